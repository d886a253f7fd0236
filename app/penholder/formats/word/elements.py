"""Building WordprocessingML: elements with their attributes and children, runs, escaped text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

from docx.oxml.ns import NamespacePrefixedTag, qn
from docx.oxml.parser import oxml_parser
from lxml import etree

Element: TypeAlias = etree._Element

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_WORDS = re.compile("([\t\n\r\u2011])")
"""What stands in a run as an element of its own."""
copied: Callable[[Element], Element] = etree._Element.__copy__  # type: ignore[attr-defined]
"""A copy of an element with all it holds: `copy.copy` takes a third longer to find this."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


_BEHIND_SPACING = frozenset(qn(f"w:{name}") for name in ("ind", "jc", "outlineLvl"))


def element(tag: str, /, *children: Element, **attributes: object) -> Element:
    """An element such as `element("w:jc", val="right")`; attributes are of the w: namespace.

    An attribute that is None is left out; "r_id" becomes r:id.
    """
    made = copied(_empty(tag))  # half the time of making one
    for key, value in attributes.items():
        if value is not None:
            made.set(_attribute(key), str(value))
    if children:
        made.extend(children)
    return made


@cache
def _empty(tag: str) -> Element:
    """An element without attributes or children, with its namespace declared at it."""
    name = NamespacePrefixedTag(tag)
    made: Element = oxml_parser.makeelement(name.clark_name, nsmap=name.nsmap)
    return made


@cache
def _attribute(key: str) -> str:
    return qn("r:id") if key == "r_id" else qn(f"w:{key}")


def escaped(text: str) -> str:
    """Text with characters that XML cannot hold written as Word does: _x0001_.

    What already looks like such an escape has its first underscore escaped, so that it stays what
    was typed (ECMA-376 Part 1, 22.4.2.4, ST_Xstring).
    """
    safe = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _ILLEGAL.sub(lambda match: f"_x{ord(match.group()):04X}_", safe)


def text_elements(text: str) -> list[Element]:
    """The content of a run: w:t for words; tabs, line breaks, no-break hyphens as elements."""
    if _NO_WORDS.search(text) is None:
        return [words(escaped(text), spaced=False)] if text else []
    made: list[Element] = []
    for part in _NO_WORDS.split(text):
        if part == "\u2011":
            made.append(element("w:noBreakHyphen"))
        elif part == "\t":
            made.append(element("w:tab"))
        elif part == "\n":
            made.append(element("w:br"))
        elif part == "\r":
            made.append(words("_x000D_", spaced=False))
        elif part:
            made.append(words(escaped(part), spaced=False))
    return made


def words(text: str, *, spaced: bool = True) -> Element:
    """A `w:t` with a text that XML can hold.

    Without `spaced` the blanks at its ends are said to count only where there are any.
    """
    made = copied(_spaced() if spaced or text != text.strip() else _empty("w:t"))
    made.text = text
    return made


@cache
def _spaced() -> Element:
    """An empty `w:t` whose blanks count."""
    made = element("w:t")
    made.set(SPACE, "preserve")
    return made


def run(
    text: str,
    *,
    italic: bool = False,
    bold: bool | None = None,
    style: str | None = None,
    size: float | None = None,
    position: int | None = None,
    highlight: str | None = None,
    raised: bool = False,
) -> Element:
    """A run of text. `size` in points, `position` raised in half-points."""
    return run_of(
        text_elements(text),
        run_properties(
            italic=italic,
            bold=bold,
            style=style,
            size=size,
            position=position,
            highlight=highlight,
            raised=raised,
        ),
    )


def run_of(content: Iterable[Element], properties: Element | None = None) -> Element:
    """A run with the content given."""
    made = element("w:r")
    if properties is not None:
        made.append(properties)
    made.extend(content)
    return made


def run_properties(
    *,
    italic: bool = False,
    bold: bool | None = None,
    style: str | None = None,
    size: float | None = None,
    position: int | None = None,
    highlight: str | None = None,
    raised: bool = False,
) -> Element | None:
    """w:rPr in the order of the schema, or None when there is nothing to say."""
    made = element("w:rPr")
    if style is not None:
        made.append(element("w:rStyle", val=style))
    if bold is not None:
        made.append(element("w:b", val=None if bold else 0))
    if italic:
        made.append(element("w:i"))
    if position is not None:
        made.append(element("w:position", val=position))
    if size is not None:
        made.append(element("w:sz", val=round(size * 2)))
    if highlight is not None:
        made.append(element("w:highlight", val=highlight))
    if raised:
        made.append(element("w:vertAlign", val="superscript"))
    return made if len(made) else None


def field(instruction: str, shown: str, properties: Element | None = None) -> list[Element]:
    """A complex field: its instruction and what it shows until Word works it out anew."""
    words = element("w:instrText")
    words.text = f" {instruction} "
    words.set(SPACE, "preserve")
    parts = [
        [element("w:fldChar", fldCharType="begin")],
        [words],
        [element("w:fldChar", fldCharType="separate")],
        text_elements(shown),
        [element("w:fldChar", fldCharType="end")],
    ]
    return [run_of(part, _copy(properties)) for part in parts]


def _copy(properties: Element | None) -> Element | None:
    if properties is None:
        return None
    copied: Element = etree.fromstring(etree.tostring(properties))
    return copied


def paragraph(
    style: str,
    *content: Element,
    left: int | None = None,
    right: int | None = None,
    hanging: int | None = None,
    first_line: int | None = None,
    before: float | None = None,
    after: float | None = None,
    align: str | None = None,
    keep_next: bool = False,
    page_break: bool = False,
    outline: int | None = None,
) -> Element:
    """A paragraph. Indents in twips, spaces before and after in points."""
    properties = element("w:pPr", element("w:pStyle", val=style))
    if keep_next:
        properties.append(element("w:keepNext"))
    if page_break:
        properties.append(element("w:pageBreakBefore"))
    if before is not None or after is not None:
        properties.append(element("w:spacing", before=_twips(before), after=_twips(after)))
    if any(value is not None for value in (left, right, hanging, first_line)):
        properties.append(
            element("w:ind", left=left, right=right, hanging=hanging, firstLine=first_line)
        )
    if align is not None:
        properties.append(element("w:jc", val=align))
    if outline is not None:
        properties.append(element("w:outlineLvl", val=outline))
    return element("w:p", properties, *content)


def set_spacing(made: Element, *, before: float) -> None:
    """Sets the space before a paragraph that has none of its own, in points."""
    properties = made[0]
    place = next((i for i, item in enumerate(properties) if item.tag in _BEHIND_SPACING), None)
    spacing = element("w:spacing", before=_twips(before))
    if place is None:
        properties.append(spacing)
    else:
        properties.insert(place, spacing)


def _twips(points: float | None) -> int | None:
    return None if points is None else round(points * 20)
