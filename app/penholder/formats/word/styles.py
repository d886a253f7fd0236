"""The styles part: figures of resources/word/styles.toml as WordprocessingML."""

from __future__ import annotations

from functools import cache

import msgspec
from docx.oxml.ns import qn

from penholder import resources
from penholder.formats.word.elements import Element, element

LANGUAGES = {
    "en": "en-GB",
    "fr": "fr-FR",
    "es": "es-ES",
    "ru": "ru-RU",
    "zh": "zh-CN",
    "ar": "ar-SA",
}
"""The Word language of each official language; British spelling for English (Editorial Manual)."""

NUMBER_TAB, TEXT_TAB = 1022, 1267
FOOTNOTE_MARK_TAB = 1196
"""Marks of notes end here (119.8 points from the edge of the page), 71 twips before their text."""


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One style; see resources/word/styles.toml for the units."""

    id: str
    name: str
    based: str = "Normal"
    size: float | None = None
    line: float | None = None
    spacing: int | None = None
    scale: int | None = None
    kern: float | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    after: float | None = None
    bold: bool = False
    italic: bool = False
    justify: bool = False
    keep: bool = False
    all_tabs: bool = False
    numbered: bool = False
    footnote_tabs: bool = False


class _Defaults(msgspec.Struct, frozen=True):
    font: str
    tabs: tuple[int, ...]


class _Styles(msgspec.Struct, frozen=True):
    defaults: _Defaults
    style: tuple[Style, ...]


@cache
def figures() -> _Styles:
    """The figures as data."""
    data = resources.path("word", "styles.toml").read_bytes()
    return msgspec.toml.decode(data, type=_Styles)


def styles_part(language: str) -> Element:
    """w:styles for a text in a language (BCP 47)."""
    root = element("w:styles", _document_defaults(language))
    root.extend(_paragraph_style(style) for style in figures().style)
    root.append(_character_style())
    root.append(_footnote_reference())
    root.append(_hyperlink())
    root.append(_table_style())
    return root


def _document_defaults(language: str) -> Element:
    font = figures().defaults.font
    word_language = LANGUAGES.get(language.split("-")[0], "en-GB")
    runs = element(
        "w:rPr",
        element("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        element("w:sz", val=20),
        element("w:szCs", val=20),
        element("w:lang", val=word_language, eastAsia=word_language, bidi="ar-SA"),
    )
    return element(
        "w:docDefaults",
        element("w:rPrDefault", runs),
        element("w:pPrDefault", element("w:pPr", element("w:widowControl"))),
    )


def _paragraph_style(style: Style) -> Element:
    made = element("w:style", element("w:name", val=style.name), type="paragraph", styleId=style.id)
    if style.id == "Normal":
        made.set(qn("w:default"), "1")
    else:
        made.append(element("w:basedOn", val=style.based))
    made.append(element("w:qFormat"))
    paragraph, runs = _paragraph_properties(style), _run_properties(style)
    if len(paragraph):
        made.append(paragraph)
    if len(runs):
        made.append(runs)
    return made


def _paragraph_properties(style: Style) -> Element:
    made = element("w:pPr")
    if style.keep:
        made.extend((element("w:keepNext"), element("w:keepLines")))
    tabs = _tabs(style)
    if tabs is not None:
        made.append(tabs)
    if style.id == "Normal":
        made.append(element("w:suppressAutoHyphens"))
    if style.line is not None or style.after is not None:
        made.append(
            element(
                "w:spacing",
                after=None if style.after is None else round(style.after * 20),
                line=None if style.line is None else round(style.line * 20),
                lineRule=None if style.line is None else "exact",
            )
        )
    left, right, hanging = style.left, style.right, style.hanging
    if style.numbered:
        left, right, hanging = TEXT_TAB, TEXT_TAB, TEXT_TAB
    if left is not None or right is not None:
        made.append(element("w:ind", left=left, right=right, hanging=hanging))
    if style.justify:
        made.append(element("w:jc", val="both"))
    return made


def _tabs(style: Style) -> Element | None:
    stops: list[tuple[str, int]] = []
    every = figures().defaults.tabs
    if style.numbered:
        stops = [("right", NUMBER_TAB), *(("left", stop) for stop in every)]
    elif style.footnote_tabs:
        stops = [("right", FOOTNOTE_MARK_TAB), ("left", TEXT_TAB)]
    elif style.all_tabs:
        stops = [("left", stop) for stop in every]
    if not stops:
        return None
    return element("w:tabs", *(element("w:tab", val=kind, pos=stop) for kind, stop in stops))


def _run_properties(style: Style) -> Element:
    made = element("w:rPr")
    if style.bold:
        made.extend((element("w:b"), element("w:bCs")))
    if style.italic:
        made.extend((element("w:i"), element("w:iCs")))
    if style.spacing is not None:
        made.append(element("w:spacing", val=style.spacing))
    if style.scale is not None:
        made.append(element("w:w", val=style.scale))
    if style.kern is not None:
        made.append(element("w:kern", val=round(style.kern * 2)))
    if style.size is not None:
        made.append(element("w:sz", val=round(style.size * 2)))
        made.append(element("w:szCs", val=round(style.size * 2)))
    return made


def _character_style() -> Element:
    return element(
        "w:style",
        element("w:name", val="Default Paragraph Font"),
        element("w:semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )


def _footnote_reference() -> Element:
    return element(
        "w:style",
        element("w:name", val="footnote reference"),
        element("w:basedOn", val="DefaultParagraphFont"),
        element("w:rPr", element("w:vertAlign", val="superscript")),
        type="character",
        styleId="FootnoteReference",
    )


def _hyperlink() -> Element:
    """Links are blue and not underlined, as on official pages."""
    return element(
        "w:style",
        element("w:name", val="Hyperlink"),
        element("w:basedOn", val="DefaultParagraphFont"),
        element("w:rPr", element("w:color", val="0000FF"), element("w:u", val="none")),
        type="character",
        styleId="Hyperlink",
    )


def _table_style() -> Element:
    margins = (
        element("w:top", w=0, type="dxa"),
        element("w:left", w=0, type="dxa"),
        element("w:bottom", w=0, type="dxa"),
        element("w:right", w=0, type="dxa"),
    )
    return element(
        "w:style",
        element("w:name", val="Normal Table"),
        element("w:semiHidden"),
        element("w:tblPr", element("w:tblInd", w=0, type="dxa"), element("w:tblCellMar", *margins)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
