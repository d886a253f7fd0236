"""What the side-by-side view shows, row by row: a comparison made ready to be painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from penholder.compare.marked import MarkedLine, Run, Side, marked_lines, marked_text
from penholder.compare.result import Category, Comparison, Flag, Pair, Relation, WordOp
from penholder.compare.rows import RowRole, rows
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline
from penholder.formats.comparison.parts import (
    FIELD_NAMES,
    front_runs,
    is_changed,
    margin_labels,
    without_typography,
)


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
    elsewhere: tuple[tuple[str, MarkedLine], ...] = ()
    """At one end of a move: the lines at its other end."""

    field: str = ""
    """The field of the first page that the row shows ("Sponsors"); '' for the text itself."""

    changed: bool = False
    """Whether a reader who looks for changes must stop here: typography alone does not count."""

    @property
    def longest(self) -> int:
        """Characters of the longer side."""
        lines = (*self.old, *self.new)
        return max((sum(len(run.text) for run in marked.runs) for _, marked in lines), default=0)

    @property
    def routine(self) -> bool:
        """Whether all that changed is routine or editorial: shown grey."""
        return self.pair.category in (Category.ROUTINE, Category.EDITORIAL)

    @property
    def labels(self) -> tuple[str, str]:
        """The labels of the pair in the old and the new text: "12", "PP3"; '' where it has none."""
        if self.role is RowRole.BOTH:
            return _labels_of(self.old), _labels_of(self.new)
        ends = _labels_of(self.old or self.new), self.other_label
        return ends if self.old else (ends[1], ends[0])

    @property
    def other_label(self) -> str:
        """At one end of a move: the label at its other end."""
        return _labels_of(self.elsewhere)

    @property
    def numbers(self) -> str:
        """Both numbers where they differ: "12 → 14"; else ''."""
        before, after = self.labels
        return f"{before} → {after}" if before and after and before != after else ""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Why the change is one of substance, one phrase each; the words that show it."""
        return (
            tuple(flag_text(flag) for flag in self.pair.flags) if self.new or not self.move else ()
        )

    @property
    def sign(self) -> str:
        """The sign in the middle of the row, so that no change is told by colour alone."""
        if self.move:
            return f"↕ {self.move}"
        if self.pair.relation is Relation.EDITED and not self.changed:
            return "≈"
        return _SIGNS[self.pair.relation]

    @property
    def spoken(self) -> str:
        """The row for a screen reader: what it is, then the words with their marks named."""
        before, after = self.labels
        labels = after if before == after else " became ".join(filter(None, (before, after)))
        words = " ".join(
            _spoken(edit.op, edit.text) for edit in self.pair.words if edit.text.strip()
        )
        moved = "moved, " if self.pair.moved else ""
        remarks = "".join(f" ({remark})" for remark in self.remarks)
        what = f"{moved}{self.pair.relation.value}{remarks}"
        return f"{labels or self.field or 'no number'}, {what}: {words}"


MOST_LABELS = 3
"""Labels of one side of a row that are shown; of more the first and the last are."""

_SIGNS = {
    Relation.UNCHANGED: "",
    Relation.EDITED: "≠",
    Relation.ADDED: "+",
    Relation.REMOVED: "−",
    Relation.SPLIT: "split",
    Relation.MERGED: "merged",
}


def flag_text(flag: Flag) -> str:
    """A flag in words: "verb weakened: “Urges” → “Invites”"."""
    words = " → ".join(f"“{text.strip()}”" for text in (flag.old, flag.new) if text.strip())
    return f"{flag.kind}: {words}" if words else flag.kind


def _labels_of(lines: Sequence[tuple[str, MarkedLine]]) -> str:
    """The labels of what a row shows: "12", of a split "12, 13"."""
    labels = [label.rstrip(".") for label, _ in lines if label]
    return ", ".join(labels if len(labels) <= MOST_LABELS else (labels[0], "…", labels[-1]))


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
                elsewhere=_elsewhere(row.role, pair, sides, labels),
                changed=is_changed(pair),
            )
        )
    result += _note_rows(comparison, sides)
    return result


def _elsewhere(
    role: RowRole,
    pair: Pair,
    sides: tuple[Side, Side],
    labels: tuple[dict[NodeId, str], dict[NodeId, str]],
) -> tuple[tuple[str, MarkedLine], ...]:
    if role is RowRole.NEW_END:
        return _labelled(pair, sides[0], pair.old, labels[0], old=True)
    if role is RowRole.OLD_END:
        return _labelled(pair, sides[1], pair.new, labels[1], old=False)
    return ()


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
    fields: list[ViewRow] = []
    result: list[ViewRow] = []
    for pair in comparison.front:
        name = (*pair.old, *pair.new)[0]
        if name in texts:
            before, after, kind = texts[name]
            result.append(_text_row(pair, name, kind, (before, after), sides))
        elif is_changed(pair):
            fields.append(_field_row(pair, name, sides))
    return [*fields, *result]


def _field_row(pair: Pair, name: str, sides: tuple[Side, Side]) -> ViewRow:
    """A field of the first page, with its name above."""
    lines = [
        ("", MarkedLine(Line(name, LineKind.PLAIN), "", front_runs(name, pair, side, old=old)))
        for side, old in zip(sides, (True, False), strict=True)
    ]
    title = FIELD_NAMES.get(name, name)
    return ViewRow(
        pair,
        (lines[0],) if pair.old else (),
        (lines[1],) if pair.new else (),
        heading=title,
        field=title,
        changed=True,
    )


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
