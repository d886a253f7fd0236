"""Names of WordprocessingML elements and attributes, and small ways to look at them.

Source: ECMA-376, Part 1 (WordprocessingML). Files in the strict form are read as transitional.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_MAIN: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONSHIPS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML: Final = "urn:schemas-microsoft-com:vml"

_OFF: Final = frozenset({"0", "false", "off", "none"})


@cache
def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{MAIN}}}{name}"


@cache
def mc(name: str) -> str:
    """The full name of a markup compatibility element."""
    return f"{{{COMPATIBILITY}}}{name}"


RELATIONSHIP_ID: Final = f"{{{RELATIONSHIPS}}}id"
VAL: Final = w("val")
P, R, T, TAB, TBL, TR, TC = w("p"), w("r"), w("t"), w("tab"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR = w("pPr"), w("rPr")
_SAID_BY_VALUE: Final = frozenset({w("pStyle"), w("rStyle"), w("b"), w("i")})
"""Properties of which `w:val` says all."""
NOTE_REFERENCES: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
"""The marks of notes, and the kind of note that each leads to."""


def child_of(parent: Iterable[Element] | None, tag: str) -> Element | None:
    """The first child of a tag, or None: a third of the time of lxml's `find`.

    The parent may be given as the list of its children, where that is at hand.
    """
    if parent is not None:
        for child in parent:
            if child.tag == tag:
                return child
    return None


def told_apart(properties: Element | None) -> object:
    """What is the same for properties (`w:pPr`, `w:rPr`) that say the same in the same way.

    Most hold nothing but the name of a style, or one switch.
    """
    if properties is None:
        return None
    if len(properties) == 1 and (only := properties[0]).tag in _SAID_BY_VALUE:
        return only.tag, only.get(VAL)
    return etree.tostring(properties, with_tail=False)


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child element, or None where there is none."""
    child = child_of(parent, w(name))
    return None if child is None else child.get(VAL)


def switch(parent: Element | None, name: str) -> bool | None:
    """A property that is on or off; None where the element is silent."""
    child = child_of(parent, w(name))
    if child is None:
        return None
    return child.get(VAL, "1").lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number of an attribute, or None for anything else or absurdly long."""
    if text is None or len(text) > 10:
        return None
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return None
