"""Right-to-left texts: paragraphs, runs and tables turned to the right edge.

In paragraphs that run to the left Word takes the left indent and tab stops from the right edge, so
the figures of the styles hold as they are.
"""

from __future__ import annotations

import re

from docx.oxml.ns import qn

from penholder.formats.word.elements import Element, element

LANGUAGES = frozenset({"ar", "he", "fa", "ur"})

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BIDI_FOLLOWS = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
)
_BEFORE_BIDI = frozenset(qn(f"w:{name}") for name in _BIDI_FOLLOWS)
_BEFORE_VISUAL = frozenset(qn(f"w:{name}") for name in ("tblStyle", "tblpPr", "tblOverlap"))
_COMPLEX = {qn("w:b"): "w:bCs", qn("w:i"): "w:iCs", qn("w:sz"): "w:szCs"}


def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return language.split("-")[0] in LANGUAGES


def turn(root: Element) -> None:
    """Turns all paragraphs, tables and runs of a part."""
    for properties in list(root.iter(qn("w:pPr"))):
        _insert_after(properties, _BEFORE_BIDI, element("w:bidi"))
    for properties in list(root.iter(qn("w:tblPr"))):
        _insert_after(properties, _BEFORE_VISUAL, element("w:bidiVisual"))
    for run in list(root.iter(qn("w:r"))):
        if _RIGHT_TO_LEFT.search("".join(text.text or "" for text in run.iter(qn("w:t")))):
            _turn_run(run)


def _turn_run(run: Element) -> None:
    """Marks a run, and gives its complex script the weight, slope and size of the other."""
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = element("w:rPr")
        run.insert(0, properties)
    for child in list(properties):
        twin = _COMPLEX.get(str(child.tag))
        if twin is not None:
            child.addnext(element(twin, val=child.get(qn("w:val"))))
    properties.append(element("w:rtl"))


def _insert_after(properties: Element, before: frozenset[str], made: Element) -> None:
    place = sum(1 for child in properties if child.tag in before)
    properties.insert(place, made)
