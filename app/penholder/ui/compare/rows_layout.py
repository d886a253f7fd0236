"""Where the rows of a comparison stand, top to bottom: laid out when they come into sight.

Until a row is laid out its height is an estimate, so that a text of any length is there at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from PySide6.QtGui import QFontMetricsF

from penholder.ui.compare.cells import Cell, CellStyle
from penholder.ui.compare.sheets import BASE_SIZE, MARGIN, PADDING, Frame, Sheets
from penholder.ui.compare.showing import Item
from penholder.ui.theme import Theme

ROW_GAP = 14
HEADING_HEIGHT = 30
FOLD_HEIGHT = 30

IDLE_ROWS = 16
"""Rows laid out in one idle moment: a few milliseconds, so that typing and scrolling go before."""


class PageRow(Protocol):
    """What the layout asks of a row."""

    @property
    def heading(self) -> str:
        """What stands above the row."""

    @property
    def sign(self) -> str:
        """What stands in the gutter."""

    @property
    def numbers(self) -> str:
        """What stands below the sign."""

    @property
    def longest(self) -> int:
        """Characters of its longest cell, for the estimate."""


R = TypeVar("R", bound=PageRow)


class RowsLayout(Generic[R]):
    """Heights, tops and cells of the items on the page. A place counts items from the top."""

    def __init__(self, theme: Theme, sheets: Sheets[R]) -> None:
        self.theme = theme
        self.zoom = 1.0
        self.sheets = sheets
        self.rows: Sequence[R] = ()
        self.items: Sequence[Item] = ()
        self.frame: Frame = sheets.frame(800.0, 1.0)
        self.heights: list[float] = []
        self.tops: list[float] = [0.0]
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self._places: dict[int, int] = {}
        self._waiting: list[int] = []

    def set_content(self, rows: Sequence[R], items: Sequence[Item]) -> None:
        """These rows, of which these items are on the page."""
        if rows is not self.rows:
            self._cells.clear()
        self.rows, self.items = rows, items
        self._places = {row: place for place, item in enumerate(items) for row in item.rows}
        self._begin()

    def set_page(self, sheets: Sheets[R], width: float, zoom: float, theme: Theme) -> None:
        """Everything is laid out anew for another page."""
        self.sheets, self.zoom, self.theme = sheets, zoom, theme
        self.frame = sheets.frame(width, zoom)
        self._cells.clear()
        self._begin()

    def _begin(self) -> None:
        self.heights = [self._height(place) for place in range(len(self.items))]
        self._waiting = [
            place
            for place, item in enumerate(self.items)
            if not item.folded and item.rows[0] not in self._cells
        ][::-1]
        self.measure()

    # --- where things are ------------------------------------------------------------------------

    @property
    def total(self) -> float:
        """The height of all there is."""
        return self.tops[-1] + MARGIN

    def measure(self) -> None:
        """Adds the heights up."""
        self.tops = list(accumulate(self.heights, initial=float(MARGIN)))

    def place_at(self, y: float) -> int:
        """The place at a height from the top of everything; -1 when there is none."""
        return (
            max(0, min(bisect_right(self.tops, y) - 1, len(self.items) - 1)) if self.items else -1
        )

    def place_of(self, row: int) -> int:
        """The place of a row, that of its fold when it is folded; -1 when it is not there."""
        return self._places.get(row, -1)

    def row_at_place(self, place: int) -> int:
        """The (first) row of a place, -1 for none."""
        return self.items[place].rows[0] if 0 <= place < len(self.items) else -1

    # --- laying out ------------------------------------------------------------------------------

    def cells(self, place: int) -> tuple[Cell, ...]:
        """The cells of the row at a place; its height is exact from now on (see `measure`)."""
        index = self.items[place].rows[0]
        cells = self._cells.get(index)
        if cells is None:
            row = self.rows[index]
            cells = self.sheets.cells(row, self.frame, self.style(row))
            self._cells[index] = cells
            self.heights[place] = self._height(place)
        return cells

    def style(self, row: R) -> CellStyle:
        """How a row is laid out."""
        return self.sheets.style(row, self.zoom, self.theme)

    def lay_out_some(self) -> bool:
        """Lays some more rows out; False when all are."""
        done = 0
        while self._waiting and done < IDLE_ROWS:
            place = self._waiting.pop()
            if place < len(self.items) and self.items[place].rows[0] not in self._cells:
                self.cells(place)
                done += 1
        return done > 0

    def _height(self, place: int) -> float:
        item = self.items[place]
        if item.folded:
            return FOLD_HEIGHT
        row = self.rows[item.rows[0]]
        cells = self._cells.get(item.rows[0])
        extra = ROW_GAP + (HEADING_HEIGHT if row.heading else 0)
        if cells is None:
            return self._estimate(row) + extra
        least = QFontMetricsF(self.style(row).font).height()
        signs = 22.0 + (16.0 if row.numbers else 0.0) if row.sign or row.numbers else 0.0
        return max(least, signs, *(cell.height for cell in cells)) + extra

    def _estimate(self, row: R) -> float:
        size = BASE_SIZE * self.zoom
        width = self.frame.columns[0][1] - 2 * PADDING - 4 * size
        per_line = max(10.0, width / (0.45 * size))
        return (row.longest / per_line + 1) * size * 1.3
