"""The clauses at hand: those shipped, the delegate's own, and packs that were imported.

Own clauses and imported packs are files of one folder in the user's data, one pack a file; a file
that cannot be read there is passed over and named, it never costs the others.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import platformdirs
from msgspec.structs import replace

from penholder.errors import InputError, OutputError
from penholder.formats.atomic import write_atomically
from penholder.formats.files import file_bytes
from penholder.phrasebook.clauses import (
    ClauseTemplate,
    Pack,
    all_templates,
    pack_bytes,
    read_pack,
)

EXTENSION = ".clauses.json"
OWN = f"own{EXTENSION}"
OWN_GROUP = "My clauses"


class ClauseBook:
    """Every clause a delegate can choose from; None as folder keeps nothing of their own."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.problems: list[str] = []
        """What could not be read in the folder, a sentence each."""
        self._packs: dict[str, Pack] = {}
        self._read()

    def templates(self) -> tuple[ClauseTemplate, ...]:
        """Own clauses first, then those shipped, then imported packs."""
        own = self.own()
        imported = (
            clause for name, pack in self._packs.items() if name != OWN for clause in pack.clause
        )
        return (*own, *all_templates(), *imported)

    def own(self) -> tuple[ClauseTemplate, ...]:
        """The delegate's own clauses, in the order they were saved."""
        pack = self._packs.get(OWN)
        return pack.clause if pack else ()

    def find(self, clause_id: str) -> ClauseTemplate | None:
        """The clause of that id, or None."""
        return next((clause for clause in self.templates() if clause.id == clause_id), None)

    def save_own(self, clause: ClauseTemplate) -> ClauseTemplate:
        """Keeps an own clause, with an id of its own. Raises InputError, OutputError."""
        taken = {each.id for each in self.templates()}
        clause = replace(clause, id=_free_id(clause.title, taken))
        self._write(OWN, Pack((*self.own(), clause), OWN_GROUP))
        return clause

    def delete_own(self, clause_id: str) -> None:
        """Takes an own clause away. Raises OutputError."""
        kept = tuple(clause for clause in self.own() if clause.id != clause_id)
        self._write(OWN, Pack(kept, OWN_GROUP))

    def import_pack(self, path: Path) -> Pack:
        """Takes in the pack of a file; one of the same file name is replaced.

        Clauses whose id is taken get another. Raises InputError, OutputError.
        """
        pack = _pack_of(path)
        if not pack.clause:
            raise InputError(f"{path.name} holds no clauses.")
        name = _slug(path.name.removesuffix(EXTENSION).rsplit(".", 1)[0]) + EXTENSION
        name = f"pack-{name}" if name == OWN else name
        self._packs.pop(name, None)
        taken = {clause.id for clause in self.templates()}
        clauses = []
        for clause in pack.clause:
            clause = replace(clause, id=_free_id(clause.id, taken))
            taken.add(clause.id)
            clauses.append(clause)
        pack = replace(pack, clause=tuple(clauses))
        self._write(name, pack)
        return pack

    def export_pack(self, clauses: Iterable[ClauseTemplate], path: Path, name: str = "") -> None:
        """Writes clauses as one file that can be imported; it is read back before it is written.

        Raises OutputError.
        """
        pack = Pack(tuple(clauses), name)
        data = pack_bytes(pack)
        try:
            same = read_pack(data, path.name) == pack
        except InputError as error:
            raise OutputError(f"The pack was not written: {error}") from error
        if not same:
            raise OutputError("The pack was not written: it would not read back as it is.")
        write_atomically(path, data)

    def _read(self) -> None:
        if self.folder is None or not self.folder.is_dir():
            return
        for path in sorted(self.folder.glob(f"*{EXTENSION}")):
            try:
                self._packs[path.name] = _pack_of(path)
            except InputError as error:
                self.problems.append(str(error))

    def _write(self, name: str, pack: Pack) -> None:
        if self.folder is not None:
            self._write_file(self.folder, name, pack)
        self._packs[name] = pack

    def _write_file(self, folder: Path, name: str, pack: Pack) -> None:
        file = folder / name
        if name == OWN and name not in self._packs and file.exists():
            raise OutputError(f"{file} is damaged: mend it or move it away first.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{folder} cannot be made ({error.strerror}).") from error
        self.export_pack(pack.clause, file, pack.name)


def default_folder() -> Path:
    """The folder of this user's clauses; `PENHOLDER_CLAUSES` names another."""
    chosen = os.environ.get("PENHOLDER_CLAUSES")
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_data_dir("penholder", appauthor=False)) / "clauses"


def _pack_of(path: Path) -> Pack:
    """The clauses of a file a person chose or keeps. Raises InputError."""
    return read_pack(file_bytes(path), path.name)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "clause"


def _free_id(text: str, taken: set[str]) -> str:
    slug = _slug(text)
    number, free = 2, slug
    while free in taken:
        free = f"{slug}-{number}"
        number += 1
    return free
