"""Accepts or rejects tracked changes in the XML itself, as Word does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from penholder.formats.word.reading.names import P_PR, R_PR, TC, TR, Element, P, T, child_of, w

Chosen: TypeAlias = Callable[[Element], bool]
"""Says which changes are meant."""

COMING: Final = frozenset({w("ins"), w("moveTo")})
GOING: Final = frozenset({w("del"), w("moveFrom")})
FORMER: Final = frozenset(
    w(f"{name}Change")
    for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
"""Changes of formatting: each holds the properties from before."""
CELLS: Final = {w("cellIns"): True, w("cellDel"): False}
RANGES: Final = frozenset(
    w(name)
    for name in (
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    )
)
ALL: Final = COMING | GOING | FORMER | CELLS.keys() | RANGES
"""Every element that says that something was changed."""

_AS_TEXT: Final = {w("delText"): T, w("delInstrText"): w("instrText")}
_STAYS_IN_PARAGRAPHS: Final = frozenset({R_PR, w("sectPr")})
_LEFT_EMPTY: Final = frozenset({P_PR, w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")})


def settle(root: Element, chosen: Chosen, *, accepted: bool) -> None:
    """Accepts or rejects the chosen changes of a part, in place."""
    stays, goes = (COMING, GOING) if accepted else (GOING, COMING)
    marks: list[Element] = []
    for item in list(root.iter(*ALL)):
        parent = item.getparent()
        if parent is None or not chosen(item):
            continue
        if item.tag in RANGES:
            parent.remove(item)
        elif item.tag in FORMER:
            _settle_former(item, parent, accepted=accepted)
        elif item.tag in CELLS:
            _settle_cell(item, parent, stays=CELLS[str(item.tag)] is accepted)
        elif parent.tag == R_PR:
            marks.append(item)
        elif parent.tag == w("trPr"):
            _settle_row(item, parent, stays=item.tag in stays)
        elif item.tag in goes:
            parent.remove(item)
        else:
            _unwrap(item, parent)
    for item in reversed(marks):
        _settle_mark(item, stays=item.tag in stays)


def _settle_former(change: Element, properties: Element, *, accepted: bool) -> None:
    """Takes off a change of formatting; rejecting it puts back the properties from before."""
    if accepted:
        properties.remove(change)
        return
    former = change[0] if len(change) else None
    kept = _STAYS_IN_PARAGRAPHS if properties.tag == P_PR else frozenset()
    for child in list(properties):
        if child.tag not in kept:
            properties.remove(child)
    for place, child in enumerate(list(former) if former is not None else ()):
        properties.insert(place, child)


def _settle_cell(item: Element, properties: Element, *, stays: bool) -> None:
    cell = properties.getparent()
    properties.remove(item)
    row = None if cell is None else cell.getparent()
    if not stays and cell is not None and row is not None:
        row.remove(cell)
        if row.find(TC) is None:
            _remove_row(row)


def _settle_row(item: Element, properties: Element, *, stays: bool) -> None:
    row = properties.getparent()
    properties.remove(item)
    if row is not None and not len(properties):
        row.remove(properties)
    if not stays and row is not None:
        _remove_row(row)


def _remove_row(row: Element) -> None:
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    holder = table.getparent()
    if holder is not None and table.find(TR) is None:
        holder.remove(table)


def _unwrap(item: Element, parent: Element) -> None:
    for child in list(item):
        item.addprevious(child)
        for node in list(child.iter(*_AS_TEXT)):
            node.tag = _AS_TEXT[str(node.tag)]
    parent.remove(item)


def _settle_mark(item: Element, *, stays: bool) -> None:
    """Takes a change off the end of a paragraph; an end that goes joins it to the next one."""
    run_properties = item.getparent()
    properties = None if run_properties is None else run_properties.getparent()
    paragraph = None if properties is None else properties.getparent()
    if run_properties is None or properties is None or paragraph is None:
        return
    run_properties.remove(item)
    if stays or paragraph.tag != P:
        return
    holder, following = paragraph.getparent(), paragraph.getnext()
    content = [child for child in paragraph if child.tag != P_PR]
    if holder is None:
        return
    if following is not None and following.tag == P:
        place = 0 if child_of(following, P_PR) is None else 1
        for child in reversed(content):
            following.insert(place, child)
        holder.remove(paragraph)
    elif all(child.tag in _LEFT_EMPTY for child in content) and _may_go(paragraph, holder):
        holder.remove(paragraph)


def _may_go(paragraph: Element, holder: Element) -> bool:
    """A cell keeps its last paragraph."""
    return holder.tag != TC or len(holder.findall(P)) > 1
