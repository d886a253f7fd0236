"""Lines of the draft as they are to stand in the file: their shapes, labels, texts and scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from penholder.compare.marked import Side
from penholder.compare.result import Comparison
from penholder.compare.rows import Row
from penholder.compare.words import word_edits
from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import LineKind
from penholder.formats.word.elements import Element
from penholder.formats.word.redline.joining import joined, turns
from penholder.formats.word.redline.likeness import Likeness
from penholder.formats.word.redline.lines import BaseLines, Placed, Shape, kind_of, prefix_for
from penholder.formats.word.redline.script import Op, Step, aligned, script
from penholder.formats.word.redline.segments import (
    Misfit,
    Segment,
    compared_text,
    label_segments,
    segments_of,
)

_KEEP = Op.KEEP


class Drafted:
    """What becomes of lines of the draft. `near` is the place in the base where we are."""

    def __init__(
        self, comparison: Comparison, new: Side, lines: BaseLines, likeness: Likeness
    ) -> None:
        self._comparison, self._new = comparison, new
        self._lines, self._likeness = lines, likeness
        self.near = 0

    def shape(self, node: NodeId) -> Shape:
        """What a line looks like here."""
        return self._lines.shape_for(self._new.lines[node], self._label(node), self.near)

    def prefix(self, node: NodeId, shape: Shape) -> list[Segment]:
        """What stands before the text of a line of a shape."""
        return label_segments(prefix_for(shape, self._new.lines[node], self._label(node)))

    def text(self, node: NodeId) -> list[Segment]:
        """The text of a line, of a table that of all its cells."""
        line = self._new.lines[node]
        if line.kind is LineKind.TABLE:
            return [
                segment
                for row in line.rows
                for cell in row.cells
                for text in cell.paragraphs
                for segment in segments_of(text, self._new.references)
            ]
        return segments_of(line.spans, self._new.references)

    def script(
        self, row: Row, items: Sequence[Placed], same_note: Mapping[NoteId, NoteId]
    ) -> list[Step]:
        """The script that turns lines of the base into those of the draft in their row."""
        if len(row.old) == 1 == len(row.new) and self._likeness.same_words(row.old[0], row.new[0]):
            label = aligned(items[0].before, self._prefix_over(row.new[0], items[0]))
            return [*label, *map(_kept, (*items[0].text, *items[0].tail))]
        before = joined([(item.before, item.text, item.tail) for item in items])
        lines = [
            (self._prefix_over(node, items[min(place, len(items) - 1)]), self.text(node))
            for place, node in enumerate(row.new)
        ]
        after = [*joined(lines), *items[-1].tail]
        was, is_now = compared_text(before), compared_text(after)
        edits = self._comparison.pairs[row.pair].words
        if not turns(edits, was, is_now):
            edits = word_edits(was, is_now)
        return script(edits, before, after, same_note)

    def label_script(self, node: NodeId, item: Placed) -> list[Step]:
        """The script for a line of which only the label changes: most lines behind a new paragraph.

        It leaves out the words that are neither cut nor looked at: all but those in the run where
        the label ends, and the first behind it. Without a label whose look a new one can have, any
        word may be looked at.
        """
        steps = aligned(item.before, self._prefix_over(node, item))
        has_look = item.before and not any(map(_is_raised, item.before))
        run = _run_of(item.before[-1]) if has_look else None
        for part in chain(item.text, item.tail):
            steps.append(_kept(part))
            if run is not None and _run_of(part) is not run:
                break
        return steps

    def _label(self, node: NodeId) -> str:
        return self._new.labels.get(node, "")

    def _prefix_over(self, node: NodeId, item: Placed) -> list[Segment]:
        """What stands before the text of a line that is laid over one of the base."""
        same_kind = kind_of(item.line, item.label) == kind_of(
            self._new.lines[node], self._label(node)
        )
        shape = item.shape if same_kind else self.shape(node)
        if (shape.above is None) is not (item.head is None):
            raise Misfit  # a label above becomes one before the text, or the other way round
        return self.prefix(node, shape)


def _kept(part: Segment) -> Step:
    return Step(_KEEP, part, part)


def _is_raised(part: Segment) -> bool:
    return part.piece is not None and part.piece.raised


def _run_of(part: Segment) -> Element | None:
    node = None if part.piece is None else part.piece.node
    return None if node is None else node.getparent()
