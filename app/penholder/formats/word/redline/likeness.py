"""What a line of the draft shares with one of the base, so that little or nothing need be laid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penholder.compare.marked import Side
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.spans import Text
from penholder.formats.word.redline.lines import BaseLines, Placed, kind_of
from penholder.formats.word.redline.view import PHRASED, TITLES

WRITTEN_WHOLE = frozenset({LineKind.TABLE, LineKind.ANNEX})
"""Lines that are not laid over word by word."""


class Likeness:
    """Compares lines of the base, as they stand in its file, with lines of the draft."""

    def __init__(self, old: Side, new: Side, lines: BaseLines) -> None:
        self._old, self._new, self._lines = old, new, lines

    def same_text(self, old: NodeId, new: NodeId) -> bool:
        """Whether a line has the same words, look and label, and no notes, which may differ."""
        before, after = self._old.lines[old], self._new.lines[new]
        label = self._old.labels.get(old, "")
        if label != self._new.labels.get(new, "") or not self.same_words(old, new):
            return False
        return kind_of(before, label) == kind_of(after, label)

    def only_label_differs(self, old: NodeId, new: NodeId) -> bool:
        """Whether at most the label of a line is another."""
        before, after = self._old.lines[old], self._new.lines[new]
        return self.same_words(old, new) and kind_of(before, "x") == kind_of(after, "x")

    def same_words(self, old: NodeId, new: NodeId) -> bool:
        """Whether a line has the same words and look, and no notes, which may differ."""
        before, after = self._old.lines[old], self._new.lines[new]
        if old not in self._lines.places or {before.kind, after.kind} & WRITTEN_WHOLE:
            return False
        if before.spans != after.spans or turns_title(before, after):
            return False
        if not all(isinstance(span, Text) for span in before.spans):
            return False
        # In a file that sets no phrases, the italics are the reader's.
        return before.kind not in PHRASED or self._lines.sets_phrases

    def same_head(self, old: NodeId, new: NodeId) -> bool:
        """Whether the head of an annex needs no word of change; other lines are compared."""
        before, after = self._old.lines[old], self._new.lines[new]
        if before.kind is not after.kind or before.kind is not LineKind.ANNEX:
            return False
        if self._old.labels.get(old, "") != self._new.labels.get(new, ""):
            return False
        return self._old.plain(old) == self._new.plain(new)


def turns_title(before: Line, after: Line) -> bool:
    """Whether a title becomes ordinary text, or the other way round."""
    return (before.kind in TITLES) is not (after.kind in TITLES)


def looks_otherwise(items: Sequence[Placed], after: Iterable[Line]) -> bool:
    """Whether words of a title, whose italics say nothing, would be those of ordinary text."""
    if not any(turns_title(item.line, line) for item in items for line in after):
        return False
    return any(
        segment.piece is not None and segment.piece.italic is not segment.italic
        for item in items
        for segment in item.text
    )
