"""Several texts of a series as a table: one row for each clause, followed from year to year.

Each text is compared with the one before; paragraphs that belong together, over however many
years, are one row. A paragraph that was split or merged stays in one row with its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from penholder.compare import Cell, series
from penholder.compare.marked import Side, marked_lines
from penholder.compare.result import Category, Pair, Relation, WordEdit, WordOp
from penholder.document.ids import NodeId
from penholder.document.resolution import Resolution
from penholder.formats.comparison.parts import is_changed, margin_labels, without_typography
from penholder.ui.compare.one_column import Labelled, one_column
from penholder.ui.compare.view_rows import ViewRow


class State(StrEnum):
    """What a clause is in one year against the year before."""

    FIRST = "first"
    """It stands in the first text."""

    SAME = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    BACK = "back again"
    """It is there again after a text that had it not."""

    GONE = "removed"
    ABSENT = "absent"


@dataclass(frozen=True)
class YearCell:
    """A clause in one year; `lines` has the marks against the year before (empty where it is the
    same, gone or absent).
    """

    state: State = State.ABSENT
    lines: Labelled = ()
    label: str = ""
    text: str = ""
    pairs: tuple[Pair, ...] = ()

    @property
    def routine(self) -> bool:
        """Whether all that changed this year is routine or editorial."""
        return _all_light(self.pairs)

    @property
    def caption(self) -> str:
        """What stands below the words: "12 · unchanged", "moved", "verb weakened: ..."."""
        parts = []
        if self.state is State.SAME and self.label:
            parts.append(self.label)
        if self.state in (State.SAME, State.NEW, State.BACK):
            parts.append(self.state.value)
        parts += ["moved"] * any(pair.moved for pair in self.pairs)
        parts += dict.fromkeys(flag.kind for pair in self.pairs for flag in pair.flags)
        return " · ".join(parts)


@dataclass(frozen=True)
class YearRow:
    """One clause through all the years."""

    cells: tuple[YearCell, ...]
    heading: str = ""
    sign: str = ""
    numbers: str = ""
    move: int = 0
    field: str = ""
    longest: int = 0

    @property
    def changed(self) -> bool:
        """Whether it changed in any year."""
        return any(
            cell.state in (State.NEW, State.BACK, State.GONE, State.CHANGED)
            or any(is_changed(pair) for pair in cell.pairs)
            for cell in self.cells
        )

    @property
    def routine(self) -> bool:
        """Whether all its changes are routine or editorial."""
        return _all_light([pair for cell in self.cells for pair in cell.pairs])

    @property
    def spoken(self) -> str:
        """The row for a screen reader: what the clause is in each year."""
        return "; ".join(
            f"text {number}: {cell.label} {cell.caption or cell.state.value}. {cell.text}"
            for number, cell in enumerate(self.cells, 1)
            if cell.state is not State.ABSENT
        )


def _all_light(pairs: Sequence[Pair]) -> bool:
    changed = [pair for pair in pairs if is_changed(pair)]
    light = (Category.ROUTINE, Category.EDITORIAL)
    return bool(changed) and all(pair.category in light for pair in changed)


def year_rows(
    texts: Sequence[Resolution], cancelled: Callable[[], bool] | None = None
) -> list[YearRow]:
    """The table of two or more texts, earliest first. Raises Cancelled."""
    table = series(texts, cancelled=cancelled)
    sides = [Side(text) for text in texts]
    labels = [margin_labels(side) for side in sides]
    return [_row(cells, sides, labels) for cells in table.rows]


def _row(
    clause: Sequence[Cell], sides: Sequence[Side], labels: Sequence[dict[NodeId, str]]
) -> YearRow:
    cells = tuple(_cell(year, clause, sides, labels) for year in range(len(sides)))
    longest = max(sum(len(r.text) for _, m in cell.lines for r in m.runs) for cell in cells)
    return YearRow(cells, longest=longest)


def _cell(
    year: int,
    clause: Sequence[Cell],
    sides: Sequence[Side],
    labels: Sequence[dict[NodeId, str]],
) -> YearCell:
    here = clause[year].lines
    if not here:
        gone = year > 0 and bool(clause[year - 1].lines)
        return YearCell(State.GONE if gone else State.ABSENT)
    label = ", ".join(filter(None, (labels[year][node].rstrip(".") for node in here)))
    text = " ".join(clause[year].texts)
    if year == 0:
        first = [line for node in here for line in _unmarked(node, sides[0], labels[0])]
        return YearCell(State.FIRST, tuple(first), label, text)
    pairs = tuple(pair for pair in clause[year].pairs if pair.new)
    state = _state(pairs, before=any(cell.lines for cell in clause[:year]))
    shown = [
        (_last(shown_label), line)
        for pair in pairs
        for shown_label, line in one_column(
            ViewRow(
                pair,
                _lines(pair, sides[year - 1], labels[year - 1], old=True),
                _lines(pair, sides[year], labels[year], old=False),
            )
        )
    ]
    return YearCell(state, () if state is State.SAME else tuple(shown), label, text, pairs)


def _state(pairs: Sequence[Pair], *, before: bool) -> State:
    """What a clause is in a year; `before` says whether any earlier text has it."""
    if all(not pair.old for pair in pairs):
        return State.BACK if before else State.NEW
    return State.CHANGED if any(_reworded(pair) for pair in pairs) else State.SAME


def _reworded(pair: Pair) -> bool:
    return pair.relation is not Relation.UNCHANGED and is_changed(pair)


def _last(label: str) -> str:
    """Of two labels ("12 → 14.") the one of this year: that of last year stands beside it."""
    return label.rpartition("→ ")[2]


def _lines(pair: Pair, side: Side, labels: dict[NodeId, str], *, old: bool) -> Labelled:
    if not (pair.old if old else pair.new):
        return ()
    marked = marked_lines(without_typography(pair, old=old), side, old=old)
    return tuple((labels[line.line.id], line) for line in marked)


def _unmarked(node: NodeId, side: Side, labels: dict[NodeId, str]) -> Labelled:
    """A line as it stands, without marks."""
    words = (WordEdit(WordOp.EQUAL, side.plain(node)),)
    pair = Pair(Relation.UNCHANGED, (), (node,), (), (), words)
    return _lines(pair, side, labels, old=False)
