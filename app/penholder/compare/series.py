"""Three or more texts of one series as a table: a row for each clause, followed through the years.

Each text is compared with the next; what belongs together in the comparisons is one lineage,
through moves, splits and mergers. A clause that left and came back in the same words years later
is the same lineage again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from penholder.compare.engine import Comparer
from penholder.compare.errors import Check, stop_if
from penholder.compare.links import Link
from penholder.compare.marked import Side
from penholder.compare.result import Comparison, Pair, Relation
from penholder.compare.units import match_words
from penholder.document.ids import NodeId
from penholder.document.resolution import Resolution

_Place = tuple[int, NodeId]
"""A line: the place of its text in the series, and its id there."""


class Cell(msgspec.Struct, frozen=True):
    """What one text has of a lineage.

    `lines` are ids in reading order, `labels` and `texts` theirs; all are empty where the text has
    none. `pairs` are those of the comparison with the text before in which these lines stand, or
    in which the lines of the text before went; empty for the first text.
    """

    lines: tuple[NodeId, ...] = ()
    labels: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything but the number is another than in the text before."""
        return any(p.relation is not Relation.UNCHANGED or p.moved for p in self.pairs)


class Series(msgspec.Struct, frozen=True):
    """The table: `rows` have a cell for each text. `comparisons` are those of neighbours in time,
    one fewer than the texts.
    """

    rows: tuple[tuple[Cell, ...], ...]
    comparisons: tuple[Comparison, ...]


def series(
    texts: Sequence[Resolution],
    *,
    links: Sequence[Sequence[Link]] = (),
    cancelled: Check | None = None,
) -> Series:
    """The table of two or more texts in the order of time. Raises Cancelled.

    `links` are corrections made by hand for each pair of neighbours, as in `compare`. Rows stand in
    the order of the last text; what it has no longer stands where it stood before.
    """
    found: list[Comparison] = []
    for place, (old, new) in enumerate(pairwise(texts)):
        stop_if(cancelled)
        by_hand = links[place] if place < len(links) else ()
        found.append(Comparer().compare(old, new, links=by_hand, cancelled=cancelled))
    sides = [Side(text) for text in texts]
    lineages = _lineages(sides, found)
    _join_returned(lineages, sides)
    table = _Table(sides, found)
    return Series(tuple(map(table.row, _in_order(lineages, sides))), tuple(found))


def to_json(table: Series) -> dict[str, Any]:
    """The table as plain values: rows of cells with lines, labels, texts and what changed."""
    return {
        "rows": [
            [
                {
                    "lines": list(cell.lines),
                    "labels": list(cell.labels),
                    "texts": list(cell.texts),
                    "relations": [pair.relation.value for pair in cell.pairs],
                    "categories": [p.category.value for p in cell.pairs if p.category is not None],
                    "moved": any(pair.moved for pair in cell.pairs),
                }
                for cell in row
            ]
            for row in table.rows
        ],
        "summaries": [dict(comparison.summary) for comparison in table.comparisons],
    }


class _Lineages:
    """Lines that belong together, as sets that are joined step by step."""

    def __init__(self) -> None:
        self._parent: dict[_Place, _Place] = {}

    def add(self, place: _Place) -> None:
        self._parent.setdefault(place, place)

    def root(self, place: _Place) -> _Place:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, first: _Place, second: _Place) -> None:
        self._parent[self.root(second)] = self.root(first)

    def members(self) -> dict[_Place, list[_Place]]:
        """The members of each lineage, by its root, in the order they were added."""
        result: dict[_Place, list[_Place]] = {}
        for place in self._parent:
            result.setdefault(self.root(place), []).append(place)
        return result


def _lineages(sides: Sequence[Side], comparisons: Sequence[Comparison]) -> _Lineages:
    lineages = _Lineages()
    for year, side in enumerate(sides):
        for node in side.lines:
            lineages.add((year, node))
    for year, comparison in enumerate(comparisons):
        for pair in comparison.pairs:
            together = [*((year, node) for node in pair.old), *((year + 1, n) for n in pair.new)]
            for other in together[1:]:
                lineages.join(together[0], other)
    return lineages


_LONG_ENOUGH = 5
"""Words: shorter lines ("Health;") say nothing about where they came from."""


def _join_returned(lineages: _Lineages, sides: Sequence[Side]) -> None:
    """Joins lineages that ended to such as begin later with the same words, when only one does."""
    members = lineages.members()
    ended: dict[str, list[_Place]] = {}
    begun: dict[str, list[_Place]] = {}
    for places in members.values():
        first, last = min(places, key=_year), max(places, key=_year)
        if _year(last) < len(sides) - 2:
            ended.setdefault(_words(sides, last), []).append(last)
        if _year(first) > 1:
            begun.setdefault(_words(sides, first), []).append(first)
    for words, lasts in ended.items():
        firsts = begun.get(words, [])
        if len(lasts) == len(firsts) == 1 and words.count(" ") >= _LONG_ENOUGH - 1:
            last, first = lasts[0], firsts[0]
            if _year(first) > _year(last) + 1:
                lineages.join(last, first)


def _year(place: _Place) -> int:
    return place[0]


def _words(sides: Sequence[Side], place: _Place) -> str:
    return " ".join(match_words(sides[place[0]].plain(place[1])))


def _in_order(lineages: _Lineages, sides: Sequence[Side]) -> list[list[_Place]]:
    """The lineages in the order of the last text; others behind the one they stood behind."""
    ordered: list[_Place] = []
    for year in range(len(sides) - 1, -1, -1):
        placed = set(ordered)
        behind: _Place | None = None
        waiting: dict[_Place | None, dict[_Place, None]] = {}
        new: set[_Place] = set()
        for node in sides[year].lines:
            root = lineages.root((year, node))
            if root in placed:
                behind = root
            elif root not in new:
                new.add(root)
                waiting.setdefault(behind, {})[root] = None
        merged = list(waiting.get(None, ()))
        for root in ordered:
            merged.append(root)
            merged.extend(waiting.get(root, ()))
        ordered = merged
    members = lineages.members()
    return [members[root] for root in ordered]


class _Table:
    """Makes rows; lines and pairs are found by their ids."""

    def __init__(self, sides: Sequence[Side], comparisons: Sequence[Comparison]) -> None:
        self._sides = sides
        self._places = [{node: at for at, node in enumerate(side.lines)} for side in sides]
        self._pairs: list[dict[_Place, Pair]] = [{}]
        for year, comparison in enumerate(comparisons):
            by_line: dict[_Place, Pair] = {}
            for pair in comparison.pairs:
                by_line.update({(year, node): pair for node in pair.old})
                by_line.update({(year + 1, node): pair for node in pair.new})
            self._pairs.append(by_line)

    def row(self, members: Sequence[_Place]) -> tuple[Cell, ...]:
        """The cells of one lineage."""
        by_year: list[list[NodeId]] = [[] for _ in self._sides]
        for year, node in members:
            by_year[year].append(node)
        return tuple(self._cell(year, by_year) for year in range(len(self._sides)))

    def _cell(self, year: int, by_year: Sequence[list[NodeId]]) -> Cell:
        side = self._sides[year]
        lines = sorted(by_year[year], key=self._places[year].__getitem__)
        found = self._pairs[year]
        near = [*((year, node) for node in lines)]
        near += [(year - 1, node) for node in by_year[year - 1]] if year else []
        pairs = {pair.old + pair.new: pair for place in near if (pair := found.get(place))}
        return Cell(
            tuple(lines),
            tuple(side.labels.get(node, "") for node in lines),
            tuple(side.plain(node) for node in lines),
            tuple(pairs.values()),
        )
