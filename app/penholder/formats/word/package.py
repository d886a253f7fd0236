"""The package of a Word file: its parts, their relationships and types, always the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package
from lxml import etree

from penholder.formats.word.elements import Element

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry of the zip: the same text gives the same bytes."""

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)

_TYPES = {
    "document": CONTENT_TYPE.WML_DOCUMENT_MAIN,
    "styles": CONTENT_TYPE.WML_STYLES,
    "settings": CONTENT_TYPE.WML_SETTINGS,
    "footnotes": CONTENT_TYPE.WML_FOOTNOTES,
    "header": CONTENT_TYPE.WML_HEADER,
    "footer": CONTENT_TYPE.WML_FOOTER,
}
_RELATIONS = {
    "styles": RELATIONSHIP_TYPE.STYLES,
    "settings": RELATIONSHIP_TYPE.SETTINGS,
    "footnotes": RELATIONSHIP_TYPE.FOOTNOTES,
    "header": RELATIONSHIP_TYPE.HEADER,
    "footer": RELATIONSHIP_TYPE.FOOTER,
}


class WordPackage:
    """Collects parts; `main` is the document part, to which all others are related."""

    def __init__(self) -> None:
        self._package = Package()
        self.main = self._part("document", "document")
        self._package.relate_to(self.main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def _part(self, kind: str, name: str) -> Part:
        return Part(PackURI(f"/word/{name}.xml"), _TYPES[kind], b"", self._package)

    def add(self, kind: str, root: Element, name: str = "") -> str:
        """Adds a part of a kind ("styles", "header" ...) and gives its relationship id."""
        part = self._part(kind, name or kind)
        part._blob = serialized(root)
        return self.main.relate_to(part, _RELATIONS[kind])

    def set_properties(self, title: str, symbol: str) -> None:
        """Document properties: title and symbol; no author, no date of the user's."""
        part = CorePropertiesPart.default(self._package)
        core: CoreProperties = part.core_properties
        core.title, core.subject = title[:255], symbol[:255]
        core.author = core.last_modified_by = ""
        core.created = core.modified = UNDATED
        core.revision = 1
        self._package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    def to_bytes(self, document: Element) -> bytes:
        """The file. `document` is w:document."""
        self.main._blob = serialized(document)
        buffer = io.BytesIO()
        self._package.save(buffer)
        return _same_every_time(buffer.getvalue())


def serialized(root: Element) -> bytes:
    """XML with declaration, in UTF-8."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


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
