"""The parts of a Word file, a class each: their names, types and relationships."""

from __future__ import annotations

from typing import ClassVar

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from penholder.formats.word.elements import Element


class WordPart(Part):
    """A part made of one XML element, in the folder /word."""

    name: ClassVar[str]
    type: ClassVar[str]
    relationship: ClassVar[str]

    def __init__(self, package: Package, name: str = "") -> None:
        super().__init__(PackURI(f"/word/{name or self.name}.xml"), self.type, b"", package)
        self.root: Element | None = None

    @property
    def blob(self) -> bytes:
        """The XML with declaration, in UTF-8."""
        return b"" if self.root is None else serialized(self.root)

    def link(self, address: str) -> str:
        """The id of the relationship to a page of the web, made at its first use."""
        return self.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


class DocumentPart(WordPart):
    """The text: w:document."""

    name = "document"
    type = CONTENT_TYPE.WML_DOCUMENT_MAIN
    relationship = RELATIONSHIP_TYPE.OFFICE_DOCUMENT


class StylesPart(WordPart):
    """w:styles."""

    name = "styles"
    type = CONTENT_TYPE.WML_STYLES
    relationship = RELATIONSHIP_TYPE.STYLES


class SettingsPart(WordPart):
    """w:settings."""

    name = "settings"
    type = CONTENT_TYPE.WML_SETTINGS
    relationship = RELATIONSHIP_TYPE.SETTINGS


class FootnotesPart(WordPart):
    """w:footnotes."""

    name = "footnotes"
    type = CONTENT_TYPE.WML_FOOTNOTES
    relationship = RELATIONSHIP_TYPE.FOOTNOTES


class HeaderPart(WordPart):
    """w:hdr: one for the first, the even and the odd pages each."""

    name = "header"
    type = CONTENT_TYPE.WML_HEADER
    relationship = RELATIONSHIP_TYPE.HEADER


class FooterPart(WordPart):
    """w:ftr: one for the first, the even and the odd pages each."""

    name = "footer"
    type = CONTENT_TYPE.WML_FOOTER
    relationship = RELATIONSHIP_TYPE.FOOTER


class FontTablePart(WordPart):
    """w:fonts: what the fonts are like, for machines that lack them."""

    name = "fontTable"
    type = CONTENT_TYPE.WML_FONT_TABLE
    relationship = RELATIONSHIP_TYPE.FONT_TABLE


class ThemePart(WordPart):
    """a:theme: colours and fonts that Word offers in its menus."""

    name = "theme/theme1"
    type = CONTENT_TYPE.OFC_THEME
    relationship = RELATIONSHIP_TYPE.THEME


CLASSES: dict[str, type[WordPart]] = {
    "document": DocumentPart,
    "styles": StylesPart,
    "settings": SettingsPart,
    "footnotes": FootnotesPart,
    "header": HeaderPart,
    "footer": FooterPart,
    "fontTable": FontTablePart,
    "theme": ThemePart,
}
"""The class of each kind of part."""


def serialized(root: Element) -> bytes:
    """XML with declaration, in UTF-8."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
