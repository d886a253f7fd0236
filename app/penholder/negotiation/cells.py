"""Where the words of a cell stand in a table of the draft that was edited since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from penholder.document.cells import CellPlace, cell_of, row_words
from penholder.document.ids import NodeId
from penholder.document.lines import LineKind
from penholder.document.nodes import TableRow
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline
from penholder.document.text import plain_text
from penholder.negotiation.making import cut
from penholder.negotiation.positions import blocks, nearest

_ALIKE: Final = 0.5
"""A row elsewhere is the row that was meant only where it has this share of its words."""
_MOST_ROWS: Final = 200
"""Rows on either side that are looked at for one that is alike."""
_MOST_PARAGRAPHS: Final = 20
"""Paragraphs of a cell that are looked at for what is left of some words."""


class InCell(NamedTuple):
    """Words of a cell, as its file had them: where, the whole paragraph, the words of its row."""

    place: CellPlace
    start: int
    end: int
    original: Inline
    row: str


class CellSpot(NamedTuple):
    """Where they stand now; `start` is `end` at the beginning of a cell that has none of them."""

    place: CellPlace
    start: int
    end: int


class Tables:
    """The tables of a draft, made ready for finding cells in them."""

    def __init__(self, draft: Resolution) -> None:
        self._rows = {line.id: line.rows for line in lines_of(draft) if line.kind is LineKind.TABLE}
        self._words: dict[NodeId, list[str]] = {}
        self._same: dict[NodeId, dict[str, list[int]]] = {}
        self._found: dict[tuple[NodeId, int, str], int | None] = {}
        self._left: dict[tuple[Inline, Inline, int, int], tuple[int, int]] = {}

    def rows(self, node: NodeId) -> tuple[TableRow, ...]:
        """The rows of a table; none where the draft has it no more."""
        return self._rows.get(node, ())

    def find(self, node: NodeId, words: InCell) -> CellSpot | None:
        """What is left of the words in their cell; None where the table lacks the cell.

        A row that has moved is known by its words.
        """
        rows = self.rows(node)
        row = self._row(node, words.place.row, words.row)
        if row is None:
            return None
        place = CellPlace(row, words.place.cell, words.place.paragraph)
        cell = cell_of(rows, place)
        if cell is None:
            return None
        for number in _by_nearness(cell.paragraphs, words):
            start, end = self._what_is_left(words, cell.paragraphs[number])
            if start < end or words.start == words.end:
                return CellSpot(CellPlace(row, place.cell, number), start, end)
        return CellSpot(CellPlace(row, place.cell, 0), 0, 0)

    def _what_is_left(self, words: InCell, now: Inline) -> tuple[int, int]:
        key = (words.original, now, words.start, words.end)
        if key not in self._left:
            start, end = nearest(words.start, words.end, blocks(words.original, now))
            if words.start < words.end and not plain_text(cut(now, start, end)).strip():
                start = end = 0  # a blank that two texts have in common says nothing
            self._left[key] = start, end
        return self._left[key]

    def _row(self, node: NodeId, row: int, said: str) -> int | None:
        key = (node, row, said)
        if key not in self._found:
            self._found[key] = self._look_for(node, row, said)
        return self._found[key]

    def _look_for(self, node: NodeId, row: int, said: str) -> int | None:
        words = self._words.get(node)
        if words is None:
            words = self._words[node] = [row_words(each) for each in self.rows(node)]
            same = self._same[node] = {}
            for place, each in enumerate(words):
                same.setdefault(each, []).append(place)
        if row < len(words) and words[row] == said:
            return row
        equal = self._same[node].get(said, ())
        if equal:
            return min(equal, key=lambda place: abs(place - row))
        wanted = Counter(said.split())
        near = range(max(0, row - _MOST_ROWS), min(len(words), row + _MOST_ROWS + 1))
        shares = {place: _share(wanted, Counter(words[place].split())) for place in near}
        best = max(near, key=lambda place: (shares[place], -abs(place - row)), default=row)
        if shares.get(best, 0) >= _ALIKE:
            return best
        is_there = row < len(words) and (shares[row] > 0 or not wanted)
        return row if is_there else None


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0


def _by_nearness(paragraphs: Sequence[Inline], words: InCell) -> list[int]:
    """The paragraphs of a cell in the order in which they may be the one meant."""
    meant = plain_text(words.original)

    def distance(number: int) -> tuple[bool, int]:
        return plain_text(paragraphs[number]) != meant, abs(number - words.place.paragraph)

    return sorted(range(len(paragraphs)), key=distance)[:_MOST_PARAGRAPHS]
