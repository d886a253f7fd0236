"""How a table stands on the sheet: where each cell is, and what is written in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from penholder.document.nodes import TableRow
from penholder.document.tables import placed
from penholder.ui.editor.cell_text import Shown, cell_text
from penholder.ui.theme import Theme

MOST_ROWS = 60
"""Rows painted; a longer table says how many more there are and shows them when it is opened."""

MOST_LINES = 12
"""Lines of a cell that are painted."""

PADDING = 5.0
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


def table_size(size: int) -> int:
    """The size of the words of a table in a text of a size, both in pixels."""
    return max(8, round(size * 0.85))


class Cell(NamedTuple):
    """A cell as painted: first row and column, its size in them, its words, as a heading or not."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    heading: bool


class TableLook:
    """The geometry of one table at one width, in pixels."""

    def __init__(
        self, cells: Sequence[Cell], rows: int, left: int, width: float, font: QFont
    ) -> None:
        self.cells = cells
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._left = left
        self.columns = max((cell.column + cell.columns for cell in cells), default=1)
        self._width = width
        self.heights = self._row_heights(rows)

    def size(self) -> QSizeF:
        """Width and height of all of it."""
        more = self._metrics.height() if self._left else 0
        return QSizeF(self._width, sum(self.heights) + more + 8)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paints the cells from the upper left corner of a place."""
        tops = [sum(self.heights[:row]) for row in range(len(self.heights) + 1)]
        wide = self._width / self.columns
        for cell in self.cells:
            box = QRectF(
                rect.left() + cell.column * wide,
                rect.top() + tops[cell.row],
                cell.columns * wide,
                tops[cell.row + cell.rows] - tops[cell.row],
            )
            painter.setPen(QColor(theme.line))
            painter.setBrush(QColor(theme.hover) if cell.heading else Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            painter.setPen(QColor(theme.text))
            painter.setFont(self._bold if cell.heading else self.font)
            painter.drawText(box.adjusted(PADDING, 4, -PADDING, -4), _WRAP, cell.text)
        if self._left:
            painter.setPen(QColor(theme.faint))
            below = QRectF(rect.left(), rect.top() + tops[-1], rect.width(), self._metrics.height())
            painter.drawText(below, _WRAP, f"… {self._left} more rows")

    def _row_heights(self, rows: int) -> list[float]:
        line = self._metrics.height()
        heights = [line + 10] * rows
        wide = self._width / self.columns
        for cell in self.cells:
            room = QRectF(0, 0, max(8.0, cell.columns * wide - 2 * PADDING), 1e6)
            needed = min(
                self._metrics.boundingRect(room, _WRAP, cell.text).height(), MOST_LINES * line
            )
            last = cell.row + cell.rows - 1
            there = sum(heights[cell.row : last])
            heights[last] = max(heights[last], needed + 10 - there)
        return heights


def table_look(
    rows: tuple[TableRow, ...], header_rows: int, width: float, font: QFont, shown: Shown
) -> TableLook:
    """The look of a table at a width; the same one again while nothing about it changed."""
    kept = rows[:MOST_ROWS]
    cells = tuple(
        Cell(
            each.row,
            each.column,
            each.cell.rows,
            each.cell.columns,
            cell_text(each.cell, shown),
            each.row < header_rows,
        )
        for each in placed(kept)
    )
    return _look(cells, len(kept), len(rows) - len(kept), width, font.key())


@lru_cache(maxsize=64)
def _look(cells: tuple[Cell, ...], rows: int, left: int, width: float, font: str) -> TableLook:
    chosen = QFont()
    chosen.fromString(font)
    return TableLook(cells, rows, left, width, chosen)
