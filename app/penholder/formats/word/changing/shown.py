"""From the words that a comment is about in a text to those in the Word file made of that text."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from penholder.compare import compare
from penholder.compare.marked import Side
from penholder.document.cells import CellPlace, cell_of, text_at
from penholder.document.ids import NodeId
from penholder.document.lines import Line
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.formats.word.reading.comments import Comment


class Shown:
    """Leads from positions in a text to those in its file, where a blank or a reference, which is
    one position, may be the letters that it is shown with.
    """

    def __init__(self, text: Resolution, found: Resolution) -> None:
        self._sides = Side(text), Side(found)
        self._ids = _ids(text, found)

    def moved(self, comment: Comment) -> Comment:
        """A comment on the text as one on the file: at a line of it ('' for none), at its cell or,
        where the file has none there, at the table.
        """
        node = self._ids.get(comment.node, "")
        mine, theirs = (
            side.lines.get(each)
            for side, each in zip(self._sides, (comment.node, node), strict=True)
        )
        if mine is None or theirs is None:
            return replace(comment, node=node, cell=None)
        if comment.cell is not None:
            return self._in_cell(replace(comment, node=node), comment.cell, mine, theirs)
        start, end = self._between(mine.spans, theirs.spans, comment)
        return replace(comment, node=node, start=start, end=end)

    def _in_cell(self, comment: Comment, place: CellPlace, mine: Line, theirs: Line) -> Comment:
        there = _in_file(mine, place)
        text = text_at(theirs.rows, there)
        if text is None:  # a cell without words is there, and has no paragraphs
            there = CellPlace(there.row, there.cell)
            found = there if cell_of(theirs.rows, there) is not None else None
            return replace(comment, cell=found, start=0, end=0)
        start, end = self._between(text_at(mine.rows, place) or (), text, comment)
        return replace(comment, cell=there, start=start, end=end)

    def _between(self, mine: Inline, theirs: Inline, comment: Comment) -> tuple[int, int]:
        here, there = _offsets(mine, self._sides[0]), _offsets(theirs, self._sides[1])
        trimmed = _lead(mine) - _lead(theirs)
        places = (min(at, len(here) - 1) for at in (comment.start, comment.end))
        start, end = (bisect_left(there, here[at] - trimmed) for at in places)
        last = len(there) - 1
        return min(start, last), min(end, last)


def _ids(text: Resolution, found: Resolution) -> dict[NodeId, NodeId]:
    """For every line of the text its id in the file."""
    mine, theirs = lines_of(text), lines_of(found)
    if [(line.kind, line.spans) for line in mine] == [(line.kind, line.spans) for line in theirs]:
        return {one.id: other.id for one, other in zip(mine, theirs, strict=True)}
    pairs = compare(text, found).pairs
    return {old: pair.new[0] for pair in pairs if pair.new for old in pair.old}


def _in_file(line: Line, place: CellPlace) -> CellPlace:
    """The place of a cell's paragraph in the file, which reads back none that has no words."""
    cell = cell_of(line.rows, place)
    before = () if cell is None else cell.paragraphs[: max(place.paragraph, 0)]
    return CellPlace(place.row, place.cell, sum(_has_words(text) for text in before))


def _has_words(spans: Inline) -> bool:
    return any(not isinstance(span, Text) or span.text.strip() for span in spans)


def _lead(spans: Inline) -> int:
    """The blanks that a text begins with: a file may be read without them."""
    first = spans[0] if spans else None
    return len(first.text) - len(first.text.lstrip()) if isinstance(first, Text) else 0


def _offsets(spans: Inline, side: Side) -> list[int]:
    """How many letters are shown before each position of a text, and before its end.

    The mark of a note counts as one.
    """
    offsets: list[int] = []
    shown = 0
    for span in spans:
        if isinstance(span, Text):
            offsets += range(shown, shown + len(span.text))
            shown += len(span.text)
        else:
            offsets.append(shown)
            is_mark = isinstance(span, NoteMark)
            shown += 1 if is_mark else len(plain_text((span,), side.references))
    return [*offsets, shown]
