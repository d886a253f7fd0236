"""The package of a Word file: its parts, their relationships and types, always the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package

from penholder.formats.word.elements import Element
from penholder.formats.word.fonts import font_table, theme
from penholder.formats.word.parts import CLASSES, DocumentPart, SettingsPart, WordPart, serialized
from penholder.formats.word.settings import settings

__all__ = ["EPOCH", "UNDATED", "WordPackage", "serialized"]

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry of the zip: the same text gives the same bytes."""

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


class WordPackage:
    """Collects parts; `main` is the document part, to which all others are related."""

    def __init__(self) -> None:
        self.package = Package()
        self.main = DocumentPart(self.package)
        self.package.relate_to(self.main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self.add("fontTable", font_table())
        self.add("theme", theme())

    def part(self, kind: str, name: str = "") -> WordPart:
        """A new part of a kind ("styles", "header" ...), related to the document, still empty."""
        made = CLASSES[kind](self.package, name)
        self.main.relate_to(made, made.relationship)
        return made

    def add(self, kind: str, root: Element, name: str = "") -> str:
        """Adds a part of a kind with its content and gives its relationship id."""
        part = self.part(kind, name)
        part.root = root
        return self.relation(part)

    def relation(self, part: WordPart) -> str:
        """The id of the relationship of the document to a part."""
        return self.main.relate_to(part, part.relationship)

    def set_properties(self, title: str, symbol: str, author: str = "", language: str = "") -> None:
        """Document properties: title, symbol, language; no author unless given, no date ever."""
        part = CorePropertiesPart.default(self.package)
        core: CoreProperties = part.core_properties
        core.title, core.subject = title[:255], symbol[:255]
        core.author = core.last_modified_by = author[:255]
        core.language = language
        core.created = core.modified = UNDATED
        core.revision = 1
        self.package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    def to_bytes(self, document: Element) -> bytes:
        """The file. `document` is w:document."""
        self.main.root = document
        if not any(isinstance(part, SettingsPart) for part in self.main.related_parts.values()):
            self.add("settings", settings(even_and_odd=False))
        buffer = io.BytesIO()
        self.package.save(buffer)
        return _same_every_time(buffer.getvalue())


def _same_every_time(data: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, source.read(name))
    return target.getvalue()
