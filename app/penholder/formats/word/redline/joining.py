"""Rows of the comparison and the lines in them, put together for one script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from penholder.compare.result import WordEdit, WordOp
from penholder.compare.rows import Row
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.formats.word.elements import Element
from penholder.formats.word.reading.names import NOTE_REFERENCES
from penholder.formats.word.redline.script import Op, Step
from penholder.formats.word.redline.segments import Segment, SegmentKind, border


def parted(
    found: Sequence[Row], lines: Mapping[NodeId, Line]
) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows of the body, and those from the first annex on."""
    annexes = (
        place
        for place, row in enumerate(found)
        if any(lines[node].kind is LineKind.ANNEX for node in row.new)
    )
    first = next(annexes, len(found))
    return found[:first], found[first:]


def laid(steps: Sequence[Step]) -> list[Step]:
    """The steps that change runs: ends of paragraphs that go are marked on the paragraph."""
    return [step for step in steps if not (step.is_border and step.op is Op.DELETE)]


def turns(edits: Sequence[WordEdit], old: str, new: str) -> bool:
    """Whether these edits turn one text into the other."""
    before = "".join(edit.text for edit in edits if edit.op is not WordOp.INSERT)
    after = "".join(edit.text for edit in edits if edit.op is not WordOp.DELETE)
    return before == old and after == new


def joined(lines: Sequence[tuple[Sequence[Segment], ...]]) -> list[Segment]:
    """Lines, each in several parts, with borders between them."""
    made: list[Segment] = []
    for place, parts in enumerate(lines):
        if place:
            made.append(border())
        made.extend(chain.from_iterable(parts))
    return made


def first_noted(body: Element) -> int:
    """The place of the block with the first note of a body; that behind the last if none has one.

    LibreOffice (25.2 and 26.8) loses what is said of the end of that paragraph when it opens a
    file: a split stays, or what was joined stays apart, whatever is accepted and rejected.
    """
    found = next(body.iter(*NOTE_REFERENCES), None)
    return len(body) if found is None else place_in(body, found)


def parts_at_a_note(steps: Sequence[Step]) -> bool:
    """Whether a note stands before a border: in a paragraph that is split or joined to the next."""
    borders = [place for place, step in enumerate(steps) if step.is_border]
    return bool(borders) and any(map(_is_mark, steps[: borders[-1]]))


def _is_mark(step: Step) -> bool:
    segment = step.old or step.new
    return segment is not None and segment.kind is SegmentKind.MARK


def place_in(body: Element, item: Element) -> int:
    """The place of the child of a body that an element stands in, or is."""
    above = item.getparent()
    while above is not None and above is not body:
        item, above = above, above.getparent()
    return body.index(item)
