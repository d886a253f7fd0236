"""The native file (`.penholder`): a draft with the text it began from, its links and snapshots.

A zip with `draft.json` (format, resolution, base, links) and, where there are any, `base.json` (the
base as a resolution), `base.docx` (the official file it was), `review.json` (what the roll-over
proposed), `returned.json` (what colleagues proposed) and `snapshots/*.json`. Entries not
known are left alone, a file of any earlier format opens, one of a later format is refused.
The bytes depend on nothing but the draft: dates in the zip are fixed.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from penholder.document.ids import NodeId
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.errors import InputError, OutputError
from penholder.formats.atomic import write_atomically
from penholder.formats.files import file_bytes
from penholder.formats.report import ImportReport

FORMAT: Final = 1
"""The version of the schema that is written."""

MAX_ENTRIES = 2_000
MAX_ENTRY_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 256 * 1024 * 1024
_DATE = (1980, 1, 1, 0, 0, 0)
_T = TypeVar("_T")


class Base(msgspec.Struct, frozen=True, omit_defaults=True):
    """The earlier text a draft began from. `docx` is its official Word file, if there was one."""

    symbol: str = ""
    title: str = ""
    file_name: str = ""
    resolution: Resolution | None = None
    docx: bytes | None = None

    @classmethod
    def of(cls, resolution: Resolution, source: Path | None = None) -> Base:
        """The base that a text just read is; its Word file is kept where it is one."""
        docx = None
        if source is not None and source.suffix.lower() == ".docx":
            with contextlib.suppress(OSError):
                docx = source.read_bytes()
        if docx is not None and len(docx) > MAX_ENTRY_BYTES:
            docx = None
        name = source.name if source is not None else ""
        title = plain_text(resolution.title)
        return cls(resolution.masthead.symbol, title, name, resolution, docx)


class Snapshot(msgspec.Struct, frozen=True):
    """The draft as it stood under a name ("Rev.1"); `made` is the moment in ISO 8601, UTC."""

    name: str
    made: str
    resolution: Resolution


class HandLink(msgspec.Struct, frozen=True, array_like=True):
    """What a person said of a line of another text and one of the draft, when comparing them.

    `together` False keeps the two apart. `text` is the symbol or name of the other text, '' for
    the base of the draft.
    """

    other: NodeId
    own: NodeId
    together: bool = True
    text: str = ""


class Draft(msgspec.Struct, frozen=True):
    """Everything in a native file.

    `links` correct the comparison with other texts by hand; a later one overrules an earlier.
    `snapshots` stand in the order they were made.
    """

    resolution: Resolution
    base: Base | None = None
    links: tuple[HandLink, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    review: bytes | None = None
    ignored: tuple[tuple[str, str], ...] = ()
    returned: bytes | None = None


class _BaseEntry(msgspec.Struct, omit_defaults=True):
    symbol: str = ""
    title: str = ""
    file_name: str = ""


class _DraftEntry(msgspec.Struct):
    """What `draft.json` holds in format 1."""

    format: int
    resolution: Resolution
    base: _BaseEntry | None = None
    links: tuple[HandLink, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()


class _FormatEntry(msgspec.Struct):
    format: int


def read(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """The draft's text alone, as the registry wants it. Raises InputError."""
    return read_draft(data, name).resolution, ImportReport()


def write(resolution: Resolution) -> bytes:
    """A native file with nothing but the text."""
    return write_draft(Draft(resolution))


def read_draft(data: bytes, name: str = "The file") -> Draft:
    """Reads a native file. Raises InputError with a sentence when it is none, or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _draft_in(archive, name)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise InputError(
            f"{name} is damaged and cannot be opened: use a copy or a snapshot of it."
        ) from error


def load(path: Path) -> Draft:
    """Opens a native file. Raises InputError."""
    return read_draft(file_bytes(path), path.name)


def write_draft(draft: Draft) -> bytes:
    """The native file as bytes, the same for the same draft. Raises OutputError."""
    try:
        entries = _entries(draft)
    except UnicodeEncodeError as error:
        raise OutputError(
            "The text has half a character (a lone surrogate) in it: delete it and save again."
        ) from error
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            info = zipfile.ZipInfo(entry, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # the same bytes on every system
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def save(draft: Draft, path: Path) -> None:
    """Saves the draft: written new, read back, synced, put in place. Raises OutputError."""
    data = write_draft(draft)
    try:
        again = read_draft(data)
    except InputError as error:
        raise OutputError(f"{path.name} was not saved: {error}") from error
    if again != draft:
        raise OutputError(f"{path.name} was not saved: it would not read back as it is.")
    write_atomically(path, data)


def _entries(draft: Draft) -> dict[str, bytes]:
    base = draft.base
    named = _BaseEntry(base.symbol, base.title, base.file_name) if base else None
    entry = _DraftEntry(FORMAT, draft.resolution, named, draft.links, draft.ignored)
    encode = msgspec.json.encode
    entries = {"draft.json": encode(entry)}
    if base and base.resolution is not None:
        entries["base.json"] = encode(base.resolution)
    if base and base.docx is not None:
        entries["base.docx"] = base.docx
    if draft.review is not None:
        entries["review.json"] = draft.review
    if draft.returned is not None:
        entries["returned.json"] = draft.returned
    for number, snapshot in enumerate(draft.snapshots, 1):
        entries[f"snapshots/{number:04}.json"] = encode(snapshot)
    return entries


def _draft_in(archive: zipfile.ZipFile, name: str) -> Draft:
    names = archive.namelist()
    if len(names) > MAX_ENTRIES or sum(i.file_size for i in archive.infolist()) > MAX_TOTAL_BYTES:
        raise InputError(f"{name} is far too large inside to be a draft: it is not opened.")
    if "draft.json" not in names:
        raise InputError(f"{name} is not a Penholder draft: choose a file that was saved by it.")
    main = _bytes_of(archive, "draft.json", name)
    _check_format(main, name)
    entry = _decoded(main, _DraftEntry, name)
    draft = Draft(
        _valid(entry.resolution, name),
        _base(archive, entry.base, name),
        entry.links,
        tuple(
            _decoded(_bytes_of(archive, item, name), Snapshot, name)
            for item in sorted(names)
            if item.startswith("snapshots/") and item.endswith(".json")
        ),
        _bytes_of(archive, "review.json", name) if "review.json" in names else None,
        entry.ignored,
        _bytes_of(archive, "returned.json", name) if "returned.json" in names else None,
    )
    for snapshot in draft.snapshots:
        _valid(snapshot.resolution, name)
    return draft


def _base(archive: zipfile.ZipFile, entry: _BaseEntry | None, name: str) -> Base | None:
    if entry is None:
        return None
    names = archive.namelist()
    resolution = None
    if "base.json" in names:
        resolution = _valid(_decoded(_bytes_of(archive, "base.json", name), Resolution, name), name)
    docx = _bytes_of(archive, "base.docx", name) if "base.docx" in names else None
    return Base(entry.symbol, entry.title, entry.file_name, resolution, docx)


def _check_format(main: bytes, name: str) -> None:
    found = _decoded(main, _FormatEntry, name).format
    if found > FORMAT:
        raise InputError(f"{name} was made by a newer Penholder: update Penholder to open it.")
    if found < 1:
        raise InputError(f"{name} is not a Penholder draft: its format is {found}.")


def _bytes_of(archive: zipfile.ZipFile, entry: str, name: str) -> bytes:
    """One entry, never more than the limit, whatever the zip says of its size."""
    try:
        with archive.open(entry) as file:
            content = file.read(MAX_ENTRY_BYTES + 1)
    except RuntimeError as error:  # encrypted entries
        raise InputError(f"{name} is protected by a password: save it without one.") from error
    except zlib.error as error:
        raise InputError(
            f"{name} is damaged and cannot be opened: use a copy or a snapshot of it."
        ) from error
    if len(content) > MAX_ENTRY_BYTES:
        raise InputError(f"{name} is far too large inside to be a draft: it is not opened.")
    return content


def _decoded(content: bytes, kind: type[_T], name: str) -> _T:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            f"{name} is damaged: its text cannot be understood ({error})."
            " Use a copy or a snapshot of it."
        ) from error


def _valid(resolution: Resolution, name: str) -> Resolution:
    found = problems(resolution)
    if found:
        raise InputError(f"{name} is damaged: {found[0]}. Use a copy or a snapshot of it.")
    return resolution
