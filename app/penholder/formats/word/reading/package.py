"""Opens the zip of a Word file safely: bounded sizes, no entities, no network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from penholder.errors import InputError
from penholder.formats.word.reading.names import (
    MAIN,
    RELATIONSHIPS,
    STRICT_MAIN,
    STRICT_RELATIONSHIPS,
    Element,
    w,
)

MAX_PART_BYTES: Final = 48 * 1024 * 1024
"""The longest resolution (200,000 characters) with every word a tracked change is below 20 MB."""
MAX_TOTAL_BYTES: Final = 96 * 1024 * 1024
MAX_TAGS: Final = 3_000_000
"""A tree of so many tags takes about 300 MB; the longest resolutions have some 200,000."""
MAX_NAMES: Final = 10_000

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """A link from one part to another: its id, the last word of its type, and the part's name."""

    id: str
    type: str
    target: str


class Package:
    """The parts of a Word file, read when asked for. `name` is the file's name, for messages."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises InputError when the bytes are not a zip with a Word document in it."""
        self.name = name
        self._spent = 0
        self._roots: dict[str, Element | None] = {}
        self._archive = _opened(data, name)
        self.document_part = self._find_document()

    def root(self, part: str) -> Element | None:
        """The root of an XML part, or None where the part is missing. Raises InputError."""
        if part not in self._roots:
            data = self._read(part)
            self._roots[part] = None if data is None else self._parsed(data, part)
        return self._roots[part]

    def relations(self, part: str) -> Iterator[Relation]:
        """The links a part has to other parts of the package; outside links are left out."""
        folder, file = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return
        for relation in root.iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            where = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            yield Relation(relation.get("Id", ""), kind, where)

    def related(self, kind: str) -> str | None:
        """The name of the document's first part of a kind ("footnotes", "styles"), or None."""
        return next((r.target for r in self.relations(self.document_part) if r.type == kind), None)

    def related_root(self, kind: str) -> Element | None:
        """The root of the document's first part of a kind, or None where there is none."""
        part = self.related(kind)
        return None if part is None else self.root(part)

    def _find_document(self) -> str:
        found = [r.target for r in self.relations("") if r.type == "officeDocument"]
        for part in (*found, "word/document.xml"):
            root = self.root(part)
            if root is not None and root.tag == w("document"):
                return part
        raise InputError(
            f"{self.name} is not a Word document: it has no text part."
            " Open it in the program that made it and save it as .docx."
        )

    def _read(self, part: str) -> bytes | None:
        try:
            info = self._archive.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & 0x1:
            raise InputError(
                f"{self.name} is protected by a password: open it in Word, remove the password and"
                " save it again."
            )
        limit = min(MAX_PART_BYTES, MAX_TOTAL_BYTES - self._spent)
        try:
            with self._archive.open(info) as file:
                data = file.read(limit + 1)
        except (*_ZIP_ERRORS, KeyError) as error:
            raise _damaged(self.name) from error
        if len(data) > limit:
            raise InputError(
                f"{self.name} unpacks to far more than any resolution holds: it is damaged or"
                " made to do harm, and was not read."
            )
        self._spent += len(data)
        return data

    def _parsed(self, data: bytes, part: str) -> Element:
        if data.count(b"<") > MAX_TAGS:
            raise InputError(
                f"{self.name} holds more marked-up parts than any resolution has: it was not read."
            )
        if STRICT_MAIN.encode() in data:
            data = data.replace(STRICT_MAIN.encode(), MAIN.encode())
        if STRICT_RELATIONSHIPS.encode() in data:
            data = data.replace(STRICT_RELATIONSHIPS.encode(), RELATIONSHIPS.encode())
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise _damaged(self.name, part) from error
        if root.getroottree().docinfo.internalDTD is not None:
            # Open Packaging Conventions (ECMA-376, Part 2) forbid document type declarations.
            raise InputError(
                f"{self.name} declares entities, which Word files never do: it was not read."
            )
        return root


_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
    IndexError,
)


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError(
                f"{name} is protected by a password: open it in Word, remove the password and save"
                " it again."
            )
        raise InputError(
            f"{name} is an old Word document (.doc), not a .docx: give it a name ending in .doc, or"
            " save it as .docx in Word."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS as error:
        raise _damaged(name) from error
    if len(archive.infolist()) > MAX_NAMES:
        raise InputError(f"{name} holds more files than any Word document: it was not read.")
    return archive


def _damaged(name: str, part: str = "") -> InputError:
    where = f" (in {part})" if part else ""
    return InputError(
        f"{name} is not a readable Word document: it is damaged or cut short{where}."
        " Ask for it again, or open it in Word and save it again."
    )
