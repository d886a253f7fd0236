"""Several texts of a series as a table: one row for each clause, followed from year to year.

Each text is compared with the one before; paragraphs that belong together, over however many
years, are one row. A paragraph that was split or merged stays in one row with its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from penholder.compare import compare
from penholder.compare.marked import Side, marked_lines
from penholder.compare.result import Category, Comparison, Pair, Relation, WordEdit, WordOp
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
        if self.state in (State.SAME, State.NEW):
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
            cell.state in (State.NEW, State.GONE, State.CHANGED)
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


Member = tuple[int, NodeId]
"""A line of one of the texts: which text, and which line."""


@dataclass
class _Clause:
    """The lines and pairs of one clause; pairs by the text they lead to."""

    members: list[Member] = field(default_factory=list)
    pairs: dict[int, list[Pair]] = field(default_factory=dict)


def year_rows(
    texts: Sequence[Resolution], cancelled: Callable[[], bool] | None = None
) -> list[YearRow]:
    """The table of at least one text, earliest first. Raises Cancelled."""
    comparisons = [compare(before, after, cancelled=cancelled) for before, after in pairwise(texts)]
    sides = [Side(text) for text in texts]
    labels = [margin_labels(side) for side in sides]
    clauses = _clauses(sides, comparisons)
    return [_row(clause, sides, labels) for clause in _in_order(clauses, sides)]


def _clauses(sides: Sequence[Side], comparisons: Sequence[Comparison]) -> list[_Clause]:
    """The lines of all texts, those that belong together in one clause."""
    parent: dict[Member, Member] = {
        (year, node): (year, node) for year, side in enumerate(sides) for node in side.lines
    }

    def root(member: Member) -> Member:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for year, comparison in enumerate(comparisons):
        for pair in comparison.pairs:
            members = [(year, node) for node in pair.old] + [(year + 1, node) for node in pair.new]
            for member in members[1:]:
                parent[root(member)] = root(members[0])
    found: dict[Member, _Clause] = {}
    for member in parent:
        found.setdefault(root(member), _Clause()).members.append(member)
    for year, comparison in enumerate(comparisons):
        for pair in comparison.pairs:
            member = (year + 1, pair.new[0]) if pair.new else (year, pair.old[0])
            found[root(member)].pairs.setdefault(year + 1, []).append(pair)
    return list(found.values())


def _in_order(clauses: Sequence[_Clause], sides: Sequence[Side]) -> list[_Clause]:
    """In the order of the last text; what it has no more stands behind what it stood behind."""
    clause_of = {member: clause for clause in clauses for member in clause.members}
    result: list[_Clause] = []
    placed: set[int] = set()
    for year in reversed(range(len(sides))):
        behind = -1
        for node in sides[year].lines:
            clause = clause_of[year, node]
            if id(clause) in placed:
                behind = next(i for i, each in enumerate(result) if each is clause)
                continue
            placed.add(id(clause))
            behind += 1
            result.insert(behind, clause)
    return result


def _row(clause: _Clause, sides: Sequence[Side], labels: Sequence[dict[NodeId, str]]) -> YearRow:
    nodes: list[list[NodeId]] = [[] for _ in sides]
    for year, node in clause.members:
        nodes[year].append(node)
    cells = tuple(
        _cell(year, nodes, clause.pairs.get(year, []), sides, labels) for year in range(len(sides))
    )
    longest = max(sum(len(r.text) for _, m in cell.lines for r in m.runs) for cell in cells)
    return YearRow(cells, longest=longest)


def _cell(
    year: int,
    nodes: Sequence[Sequence[NodeId]],
    pairs: Sequence[Pair],
    sides: Sequence[Side],
    labels: Sequence[dict[NodeId, str]],
) -> YearCell:
    here = nodes[year]
    if not here:
        gone = year > 0 and bool(nodes[year - 1])
        return YearCell(State.GONE if gone else State.ABSENT)
    label = ", ".join(filter(None, (labels[year][node].rstrip(".") for node in here)))
    text = " ".join(sides[year].plain(node) for node in here)
    if year == 0:
        lines = [line for node in here for line in _unmarked(node, sides[0], labels[0])]
        return YearCell(State.FIRST, tuple(lines), label, text)
    pairs = [pair for pair in pairs if pair.new]
    if all(not pair.old for pair in pairs):
        state = State.NEW
    else:
        state = State.CHANGED if any(_reworded(pair) for pair in pairs) else State.SAME
    marked = [
        line
        for pair in pairs
        for line in one_column(
            ViewRow(
                pair,
                _lines(pair, sides[year - 1], labels[year - 1], old=True),
                _lines(pair, sides[year], labels[year], old=False),
            )
        )
    ]
    shown = () if state is State.SAME else tuple((_last(text), line) for text, line in marked)
    return YearCell(state, shown, label, text, tuple(pairs))


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
