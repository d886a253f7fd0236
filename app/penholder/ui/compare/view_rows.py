"""What the side-by-side view shows, row by row: a comparison made ready to be painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from penholder.compare.marked import MarkedLine, Run, Side, marked_lines, marked_text
from penholder.compare.result import Category, Comparison, Pair, Relation, WordOp
from penholder.compare.rows import RowRole, rows
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline
from penholder.formats.comparison.parts import is_changed, margin_labels, without_typography


@dataclass(frozen=True)
class ViewRow:
    """One row: the lines of either side with the labels shown, and what the row is.

    `move` is the number that ties the two ends of a moved paragraph together, 0 for none.
    """

    pair: Pair
    old: tuple[tuple[str, MarkedLine], ...]
    new: tuple[tuple[str, MarkedLine], ...]
    role: RowRole = RowRole.BOTH
    move: int = 0
    heading: str = ""
    changed: bool = False
    """Whether a reader who looks for changes must stop here: typography alone does not count."""

    @property
    def routine(self) -> bool:
        """Whether all that changed is routine or editorial: shown grey."""
        return self.pair.category in (Category.ROUTINE, Category.EDITORIAL)

    @property
    def sign(self) -> str:
        """The sign in the middle of the row, so that no change is told by colour alone."""
        if self.move:
            return f"↕{self.move}"
        if self.pair.relation is Relation.EDITED and not self.changed:
            return "≈"
        return _SIGNS[self.pair.relation]

    @property
    def spoken(self) -> str:
        """The row for a screen reader: what it is, then the words with their marks named."""
        labels = " → ".join(
            filter(None, (" ".join(self.pair.old_labels), " ".join(self.pair.new_labels)))
        )
        words = " ".join(
            _spoken(edit.op, edit.text) for edit in self.pair.words if edit.text.strip()
        )
        moved = "moved, " if self.pair.moved else ""
        return f"{labels}, {moved}{self.pair.relation.value}: {words}"


_SIGNS = {
    Relation.UNCHANGED: "",
    Relation.EDITED: "≠",
    Relation.ADDED: "+",
    Relation.REMOVED: "−",
    Relation.SPLIT: "⑂",
    Relation.MERGED: "⑃",
}


def _spoken(op: WordOp, text: str) -> str:
    if op is WordOp.EQUAL:
        return text
    return f"[{'inserted' if op is WordOp.INSERT else 'deleted'}: {text}]"


def view_rows(comparison: Comparison, old: Resolution, new: Resolution) -> list[ViewRow]:
    """Every row of the view in order: title and opening, the body, the notes."""
    sides = Side(old), Side(new)
    labels = margin_labels(sides[0]), margin_labels(sides[1])
    result = _front_rows(comparison, sides)
    for row in rows(comparison, old, new):
        pair = comparison.pairs[row.pair]
        result.append(
            ViewRow(
                pair,
                _labelled(pair, sides[0], row.old, labels[0], old=True),
                _labelled(pair, sides[1], row.new, labels[1], old=False),
                row.role,
                row.move,
                changed=is_changed(pair),
            )
        )
    result += _note_rows(comparison, sides)
    return result


def _labelled(
    pair: Pair, side: Side, shown: Sequence[str], labels: dict[NodeId, str], *, old: bool
) -> tuple[tuple[str, MarkedLine], ...]:
    if not shown:
        return ()
    wanted = set(shown)
    return tuple(
        (labels[marked.line.id], marked)
        for marked in marked_lines(without_typography(pair, old=old), side, old=old)
        if marked.line.id in wanted
    )


def _front_rows(comparison: Comparison, sides: tuple[Side, Side]) -> list[ViewRow]:
    texts = {
        "title": (sides[0].resolution.title, sides[1].resolution.title, LineKind.ANNEX),
        "opening": (sides[0].resolution.opening, sides[1].resolution.opening, LineKind.OPENING),
    }
    result: list[ViewRow] = []
    for pair in comparison.front:
        for name in ("title", "opening"):
            if name in pair.old or name in pair.new:
                before, after, kind = texts[name]
                result.append(_text_row(pair, name, kind, (before, after), sides))
    return result


def _note_rows(comparison: Comparison, sides: tuple[Side, Side]) -> list[ViewRow]:
    texts = [{note.id: note.spans for note in side.resolution.notes} for side in sides]
    result: list[ViewRow] = []
    for pair in comparison.notes:
        before = texts[0].get(pair.old[0], ()) if pair.old else ()
        after = texts[1].get(pair.new[0], ()) if pair.new else ()
        labels = " ".join(pair.old_labels), " ".join(pair.new_labels)
        row = _text_row(pair, "note", LineKind.PLAIN, (before, after), sides, labels)
        heading = "Notes" if not result else ""
        result.append(replace(row, heading=heading))
    return result


def _text_row(
    pair: Pair,
    name: str,
    kind: LineKind,
    texts: tuple[Inline, Inline],
    sides: tuple[Side, Side],
    labels: tuple[str, str] = ("", ""),
) -> ViewRow:
    def side(index: int) -> tuple[tuple[str, MarkedLine], ...]:
        if not (pair.old, pair.new)[index]:
            return ()
        runs: tuple[Run, ...] = marked_text(
            texts[index],
            without_typography(pair, old=index == 0),
            sides[index],
            old=index == 0,
        )
        return ((labels[index], MarkedLine(Line(name, kind), labels[index], runs)),)

    return ViewRow(pair, side(0), side(1), changed=is_changed(pair))
