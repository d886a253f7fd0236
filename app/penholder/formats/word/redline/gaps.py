"""Paragraphs without words between blocks that go: they go with them.

Files of the Secretariat set titles off by small empty paragraphs. Left behind, dozens of them would
stand between the paragraphs of the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.reading.names import P_PR, R_PR, TBL, TR, Element, P, child_of, w

_SILENT: Final = frozenset({P_PR, w("proofErr")})
_ID: Final = w("id")


class _Block(Enum):
    """What becomes of a paragraph or table."""

    STAYS = auto()
    GOES = auto()
    COMES = auto()
    GAP = auto()


def take_gaps(body: Element, stamp: Stamp) -> None:
    """Strikes the gaps between blocks that go, and puts the last new words in a gap at the end.

    The last paragraph of a text cannot go: where what stands before it goes, the last new paragraph
    takes its place.
    """
    blocks = [child for child in body if child.tag in (P, TBL)]
    if not any(len(block) < 2 and block.tag == P for block in blocks):
        return
    before = _Block.STAYS
    gaps: list[Element] = []
    for block in blocks:
        kind = _kind_of(block, stamp)
        if kind is _Block.GAP:
            gaps.append(block)
        elif kind is not _Block.COMES:
            if kind is before is _Block.GOES:
                for gap in gaps:
                    stamp.mark(gap, "del")
            before, gaps = kind, []
    if before is _Block.GOES and gaps and gaps[-1] is blocks[-1]:
        _take_the_place(blocks, gaps, stamp)


def _take_the_place(blocks: Sequence[Element], gaps: Sequence[Element], stamp: Stamp) -> None:
    """Moves the words of the last new paragraph into the gap that the text ends with."""
    if len(blocks) < 2 or blocks[-2].tag != P or _kind_of(blocks[-2], stamp) is not _Block.COMES:
        return
    new, last = blocks[-2:]
    for gap in gaps[:-1]:
        stamp.mark(gap, "del")
    stamp.reshape(last, child_of(new, P_PR))
    last.extend([child for child in new if child.tag != P_PR])
    parent = new.getparent()
    if parent is not None:
        parent.remove(new)


def _kind_of(block: Element, stamp: Stamp) -> _Block:
    marked = _marks_of(block, stamp)
    for change, kind in (("del", _Block.GOES), ("ins", _Block.COMES)):
        if w(change) in marked:
            return kind
    is_gap = block.tag == P and not marked and all(child.tag in _SILENT for child in block)
    properties = child_of(block, P_PR)
    if is_gap and child_of(properties, w("sectPr")) is None:
        return _Block.GAP
    return _Block.STAYS


def _marks_of(block: Element, stamp: Stamp) -> set[str]:
    """What we did to the end of a paragraph, or to every row of a table."""
    if block.tag == P:
        return _ours(child_of(child_of(block, P_PR), R_PR), stamp)
    rows = [_ours(child_of(row, w("trPr")), stamp) for row in block.iter(TR)]
    return set.intersection(*rows) if rows else set()


def _ours(properties: Element | None, stamp: Stamp) -> set[str]:
    return {
        str(child.tag)
        for child in (() if properties is None else properties)
        if stamp.is_ours(child.get(_ID, ""))
    }
