"""The one list of file formats: what is read, what is written, and by which module.

Readers are `read(data: bytes, name: str) -> tuple[Resolution, ImportReport]`, writers
`write(resolution: Resolution) -> bytes`. They are named as text and imported when first used, so
that the program starts fast. A new format is one entry of `FORMATS`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from penholder.document.resolution import Resolution
from penholder.errors import InputError, OutputError, PenholderError
from penholder.formats.atomic import write_atomically
from penholder.formats.files import file_bytes
from penholder.formats.report import ImportReport
from penholder.formats.sniff import Content, sniff

Reader: TypeAlias = Callable[[bytes, str], tuple[Resolution, ImportReport]]
Writer: TypeAlias = Callable[[Resolution], bytes]


@dataclass(frozen=True)
class Format:
    """A file format: `extensions` are read; the first of them is written, if there is a writer.

    `content` is what such a file is by its bytes. Reader and writer are "module:function".
    """

    description: str
    extensions: tuple[str, ...]
    content: Content
    reader: str | None = None
    writer: str | None = None


_HERE = "penholder.formats"
FORMATS: tuple[Format, ...] = (
    Format(
        "Penholder draft",
        (".penholder",),
        Content.DRAFT,
        f"{_HERE}.native:read",
        f"{_HERE}.native:write",
    ),
    Format(
        "Word document",
        (".docx", ".docm", ".dotx"),
        Content.WORD,
        f"{_HERE}.word.reader:read",
        f"{_HERE}.word.writer:write",
    ),
    Format("PDF file", (".pdf",), Content.PDF, f"{_HERE}.pdf:read"),
    Format("Word 97-2003 document", (".doc",), Content.OLD_WORD, f"{_HERE}.doc:read"),
    Format(
        "Plain text",
        (".txt",),
        Content.TEXT,
        f"{_HERE}.text.reader:read",
        f"{_HERE}.text.writer:write",
    ),
    Format(
        "Web page",
        (".html", ".htm"),
        Content.HTML,
        f"{_HERE}.html_reader:read",
        f"{_HERE}.html:write",
    ),
    Format(
        "Akoma Ntoso",
        (".xml",),
        Content.AKOMA_NTOSO,
        f"{_HERE}.akn.reader:read",
        f"{_HERE}.akn.writer:write",
    ),
)


def read_file(path: Path) -> tuple[Resolution, ImportReport]:
    """Reads a file of any format. Raises InputError with one sentence when it cannot be read."""
    return read_bytes(file_bytes(path), path.name)


def read_bytes(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """Reads the content of a file called `name`. Raises InputError."""
    if not data:
        raise InputError(f"{name} is empty: there is nothing to read in it.")
    found = _format_of(name, sniff(data))
    if found.reader is None:
        raise InputError(f"{name} cannot be read: Penholder only writes this format.")
    reader = cast("Reader", _load(found.reader, InputError))
    try:
        return reader(data, name)
    except PenholderError:
        raise
    except Exception as error:
        # The border where files of strangers come in: whatever a damaged file sets off in a
        # library becomes a sentence here. Tests call the readers themselves and see the error.
        raise InputError(
            f"{name} cannot be read: it is damaged ({type(error).__name__})."
            " Open it in the program that made it and save it again."
        ) from error


def write_file(resolution: Resolution, path: Path) -> None:
    """Writes the resolution in the format of the extension, whole or not at all.

    Raises OutputError.
    """
    write_atomically(path, write_bytes(resolution, path))


def write_bytes(resolution: Resolution, path: Path) -> bytes:
    """The bytes of the resolution in the format of the extension of `path`; nothing is written.

    Raises OutputError.
    """
    extension = path.suffix.lower()
    found = next((f for f in FORMATS if f.writer and f.extensions[0] == extension), None)
    if found is None or found.writer is None:
        known = _listed(writable_extensions())
        raise OutputError(f"{path.name} cannot be written: the name must end in {known}.")
    writer = cast("Writer", _load(found.writer, OutputError))
    return writer(resolution)


def readable_extensions() -> tuple[str, ...]:
    """Every extension that can be opened, dot included."""
    return tuple(ext for item in FORMATS if item.reader for ext in item.extensions)


def writable_extensions() -> tuple[str, ...]:
    """Every extension that can be written, dot included."""
    return tuple(item.extensions[0] for item in FORMATS if item.writer)


def readable_formats() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Description and extensions of what can be opened, for a file dialog."""
    return tuple((item.description, item.extensions) for item in FORMATS if item.reader)


def writable_formats() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Description and extension of what can be written, for a file dialog."""
    return tuple((item.description, item.extensions[:1]) for item in FORMATS if item.writer)


def _format_of(name: str, content: Content) -> Format:
    if content is Content.LOCKED:
        raise InputError(
            f"{name} is protected by a password: open it in Word, remove the password and save it"
            " again."
        )
    extension = Path(name).suffix.lower()
    by_content = next((f for f in FORMATS if f.content is content and f.reader), None)
    by_name = next((f for f in FORMATS if extension in f.extensions), None)
    if by_name is None:
        if by_content is not None and not extension:
            return by_content
        raise InputError(_unknown(name, content, by_content))
    if content is by_name.content or _may_be(by_name.content, content):
        return by_name
    if content is Content.BINARY:
        raise InputError(
            f"{name} is not {by_name.content.value}: it is damaged, or of another kind."
        )
    raise InputError(_mismatch(name, by_name, content, by_content))


def _may_be(expected: Content, found: Content) -> bool:
    """Whether a reader can make sense of content that is not quite what the name says."""
    if expected is Content.TEXT:
        # A text may begin with "<": only what is surely not text is refused.
        return found is Content.XML
    if expected is Content.HTML:
        return found in (Content.TEXT, Content.XML)
    if expected is Content.AKOMA_NTOSO:
        return found is Content.XML  # the reader says what it misses
    # A damaged zip shows no names: the reader of the format says what is wrong.
    return expected in (Content.WORD, Content.DRAFT) and found is Content.ZIP


def _mismatch(name: str, expected: Format, content: Content, real: Format | None) -> str:
    what = f"{name} is not {expected.content.value}: it seems to be {content.value}"
    if real is None:
        return f"{what}, which Penholder cannot read."
    return f"{what}; give it a name ending in {real.extensions[0]} and open it again."


def _unknown(name: str, content: Content, real: Format | None) -> str:
    known = _listed(readable_extensions())
    if real is None or content is Content.TEXT:
        return f"{name} is of a kind Penholder cannot read: it reads files ending in {known}."
    return (
        f"{name} seems to be {content.value}: give it a name ending in {real.extensions[0]}"
        " and open it again."
    )


def _listed(extensions: tuple[str, ...]) -> str:
    return ", ".join(extensions[:-1]) + " or " + extensions[-1]


def _load(place: str, failure: type[PenholderError]) -> Callable[..., object]:
    module, _, function = place.partition(":")
    try:
        return cast("Callable[..., object]", getattr(importlib.import_module(module), function))
    except (ImportError, AttributeError) as error:
        raise failure(
            f"This installation of Penholder has no module {module}: install it again."
        ) from error
