"""The font table and the theme that every Word file is to have, with the one font of the text."""

from __future__ import annotations

from docx.oxml import OxmlElement

from penholder.formats.word.elements import Element, element
from penholder.formats.word.styles import figures

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "2F5597",
    "accent2": "C55A11",
    "accent3": "7B7B7B",
    "accent4": "BF8F00",
    "accent5": "2E75B6",
    "accent6": "538135",
    "hlink": "0000FF",
    "folHlink": "0000FF",
}
_FIRST_LINE, _LINE_STEP = 6350, 6350
_STYLES_OF_A_KIND = 3
"""A theme has three fills, lines, effects and backgrounds at least (ECMA-376 Part 1, 20.1.4.1)."""


def font_table() -> Element:
    """w:fonts with the font of the text."""
    return element(
        "w:fonts",
        element(
            "w:font",
            element("w:panose1", val="02020603050405020304"),
            element("w:charset", val="00"),
            element("w:family", val="roman"),
            element("w:pitch", val="variable"),
            name=figures().defaults.font,
        ),
    )


def theme() -> Element:
    """a:theme: plain colours, the font of the text, the plainest formats."""
    parts = _a("a:themeElements", _colours(), _fonts(), _formats())
    return _a("a:theme", parts, name="Penholder")


def _colours() -> Element:
    made = _a("a:clrScheme", name="Penholder")
    made.extend(_a(f"a:{name}", _a("a:srgbClr", val=value)) for name, value in _COLOURS.items())
    return made


def _fonts() -> Element:
    font = figures().defaults.font
    made = _a("a:fontScheme", name="Penholder")
    for kind in ("a:majorFont", "a:minorFont"):
        scripts = [_a("a:latin", typeface=font), _a("a:ea", typeface=""), _a("a:cs", typeface="")]
        made.append(_a(kind, *scripts))
    return made


def _formats() -> Element:
    lines = (
        _a("a:ln", _fill(), w=_FIRST_LINE + _LINE_STEP * step) for step in range(_STYLES_OF_A_KIND)
    )
    effects = (_a("a:effectStyle", _a("a:effectLst")) for _ in range(_STYLES_OF_A_KIND))
    return _a(
        "a:fmtScheme",
        _a("a:fillStyleLst", *(_fill() for _ in range(_STYLES_OF_A_KIND))),
        _a("a:lnStyleLst", *lines),
        _a("a:effectStyleLst", *effects),
        _a("a:bgFillStyleLst", *(_fill() for _ in range(_STYLES_OF_A_KIND))),
        name="Penholder",
    )


def _fill() -> Element:
    return _a("a:solidFill", _a("a:schemeClr", val="phClr"))


def _a(tag: str, /, *children: Element, **attributes: object) -> Element:
    """An element of DrawingML, whose attributes have no namespace."""
    made: Element = OxmlElement(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name, str(value))
    made.extend(children)
    return made
