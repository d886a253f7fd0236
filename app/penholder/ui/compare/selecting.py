"""What is selected in a comparison: a stretch of one sheet, over as many rows as it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextLayout

from penholder.compare.marked import MarkedLine, Run
from penholder.ui.compare.finding import text_range
from penholder.ui.compare.one_column import Labelled
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme
from penholder.ui.utf16 import from_utf16, utf16_length


@dataclass(frozen=True, order=True)
class Spot:
    """A place on a sheet: row, line, and position in the line (UTF-16)."""

    row: int
    block: int
    offset: int


@dataclass(frozen=True)
class Selection:
    """From where the mouse went down to where it is, on one sheet."""

    sheet: int
    anchor: Spot
    head: Spot

    @property
    def ends(self) -> tuple[Spot, Spot]:
        """Start and end in the order of the text."""
        return min(self.anchor, self.head), max(self.anchor, self.head)

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.head

    def marks(
        self, row: int, lengths: Sequence[int], theme: Theme
    ) -> dict[int, dict[int, list[QTextLayout.FormatRange]]]:
        """The looks of what is selected in a row, whose lines have these lengths."""
        result: dict[int, list[QTextLayout.FormatRange]] = {}
        for block, length in enumerate(lengths):
            start, end = self._within(row, block, length)
            if end > start:
                look = text_range(start, end - start, theme, "accent", "on_accent")
                result[block] = [look]
        return {self.sheet: result} if result else {}

    def lines(
        self,
        rows: Sequence[ViewRow],
        shown: Sequence[int],
        lines: Callable[[ViewRow], tuple[Labelled, ...]],
    ) -> Labelled:
        """What is selected in the rows shown, cut to size; a label comes with a whole beginning."""
        start, end = self.ends
        taken: list[tuple[str, MarkedLine]] = []
        for index in shown:
            if not start.row <= index <= end.row:
                continue
            sides = lines(rows[index])
            for block, (label, marked) in enumerate(sides[self.sheet]):
                text = "".join(run.text for run in marked.runs)
                first, last = self._within(index, block, utf16_length(text))
                if last <= first:
                    continue
                a, b = from_utf16(text, first), from_utf16(text, last)
                cut = replace(marked, runs=_cut(marked.runs, a, b))
                taken.append((label if a == 0 else "", cut))
        return tuple(taken)

    def _within(self, row: int, block: int, length: int) -> tuple[int, int]:
        """The part of a line that is selected (from, up to)."""
        start, end = self.ends
        here = (row, block)
        if here < (start.row, start.block) or here > (end.row, end.block):
            return 0, 0
        first = start.offset if here == (start.row, start.block) else 0
        last = end.offset if here == (end.row, end.block) else length
        return first, last


def _cut(runs: Sequence[Run], first: int, last: int) -> tuple[Run, ...]:
    result: list[Run] = []
    place = 0
    for run in runs:
        a, b = max(first - place, 0), min(last - place, len(run.text))
        if a < b:
            result.append(replace(run, text=run.text[a:b]))
        place += len(run.text)
    return tuple(result)
