"""The journal of an open draft: a copy kept while it is edited, so that a crash costs little.

The window writes it at most every `INTERVAL_SECONDS` after a change and clears it after saving or
closing. It stands beside the document as a hidden file, or, for a draft that has no file yet and
where the folder cannot be written, in the user's state folder. A journal is a native file with one
entry more, `journal.json`; it is always replaced whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import socket
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import platformdirs

from penholder.document.ids import random_id
from penholder.document.text import plain_text
from penholder.errors import InputError, OutputError
from penholder.formats.atomic import write_atomically
from penholder.formats.native import MAX_TOTAL_BYTES, Draft, read_draft, write_draft

INTERVAL_SECONDS = 2.0
"""What a crash may cost at most (design: "at most the last two seconds")."""

_ENDING = ".penholder-journal"


class _Header(msgspec.Struct):
    """`journal.json`: the document ("" for none), the moment, and which program wrote it."""

    document: str = ""
    written: str = ""
    process: int = 0
    machine: str = ""


@dataclass(frozen=True)
class Recovery:
    """Work that was not saved: `document` is None for a draft that never had a file.

    `written` is the moment of the last copy, ISO 8601, UTC.
    """

    journal: Path
    document: Path | None
    written: str
    draft: Draft

    @property
    def name(self) -> str:
        """What to call it: the document's name, else the draft's title."""
        if self.document is not None:
            return self.document.name
        return plain_text(self.draft.resolution.title) or "Untitled draft"

    def discard(self) -> None:
        """Throws the copy away."""
        with contextlib.suppress(OSError):
            self.journal.unlink(missing_ok=True)


class Journal:
    """Keeps the copy of one open draft. `document` is its file, None while it has none."""

    def __init__(self, document: Path | None = None, state: Path | None = None) -> None:
        self._document = None if document is None else document.absolute()
        self._state = state_folder() if state is None else state
        self.path = self._place()

    def write(self, draft: Draft) -> None:
        """Puts the draft into the journal. Raises OutputError when no place can be written."""
        header = _Header(
            str(self._document or ""),
            datetime.now(UTC).isoformat(timespec="seconds"),
            os.getpid(),
            socket.gethostname(),
        )
        data = _with_header(write_draft(draft), header)
        try:
            write_atomically(self.path, data)
        except OutputError:
            if self.path.parent == self._state:
                raise
            self.path = self._state / _name_in_state(self._document)
            self._state.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, data)

    def clear(self) -> None:
        """Throws the copy away: everything is saved, or the draft is closed."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _place(self) -> Path:
        if self._document is not None:
            return beside(self._document)
        with contextlib.suppress(OSError):
            self._state.mkdir(parents=True, exist_ok=True)
        return self._state / _name_in_state(None)


def state_folder() -> Path:
    """Where journals of drafts without a file are kept."""
    return Path(platformdirs.user_state_dir("penholder", appauthor=False)) / "journals"


def beside(document: Path) -> Path:
    """The journal that stands beside a document."""
    return document.with_name(f".{document.name}{_ENDING}")


def recoverable(documents: Iterable[Path] = (), state: Path | None = None) -> list[Recovery]:
    """All unsaved work: of drafts without a file, and of the given documents; newest first.

    Journals that are damaged, and those of another window that is still open, are passed over.
    """
    folder = state_folder() if state is None else state
    places = [beside(document.absolute()) for document in documents]
    with contextlib.suppress(OSError):
        places += sorted(folder.glob(f"*{_ENDING}"))
    found = [recovery for place in dict.fromkeys(places) if (recovery := _recovery(place))]
    return sorted(found, key=lambda item: item.written, reverse=True)


def _recovery(journal: Path) -> Recovery | None:
    try:
        if journal.stat().st_size > MAX_TOTAL_BYTES:
            return None
        data = journal.read_bytes()
        header = _header_of(data)
        draft = read_draft(data, journal.name)
    except (OSError, InputError, zipfile.BadZipFile, KeyError, ValueError, RuntimeError):
        return None
    if header is None or _is_open_elsewhere(header):
        return None
    document = Path(header.document) if header.document else None
    return Recovery(journal, document, header.written, draft)


def _header_of(data: bytes) -> _Header | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("journal.json") as file:
        return msgspec.json.decode(file.read(100_000), type=_Header)


def _with_header(data: bytes, header: _Header) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("journal.json", msgspec.json.encode(header))
    return buffer.getvalue()


def _is_open_elsewhere(header: _Header) -> bool:
    """Whether the program that wrote it still runs on this machine. Not known on Windows."""
    if os.name != "posix" or header.process <= 0 or header.machine != socket.gethostname():
        return False
    if header.process == os.getpid():
        return False
    try:
        os.kill(header.process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _name_in_state(document: Path | None) -> str:
    if document is None:
        return f"{random_id()}{_ENDING}"
    digest = hashlib.sha256(str(document).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{digest}{_ENDING}"
