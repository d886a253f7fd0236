"""How the table of years is set: one narrow sheet for each text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from penholder.ui.compare.cells import Cell, CellStyle, Ranges, lay_out
from penholder.ui.compare.lineages import State, YearRow
from penholder.ui.compare.one_column import Labelled
from penholder.ui.compare.rows_layout import ROW_GAP
from penholder.ui.compare.sheets import MARGIN, PADDING, Frame, page_style
from penholder.ui.theme import Theme

NARROWEST = 210.0
"""Least width of a column in pixels; more texts than fit are scrolled sideways."""

BETWEEN = 6.0
SMALLER = 0.88
"""Size of the text against that of two sheets."""


class YearSheets:
    """Columns of one width, earliest text first."""

    def __init__(self, count: int) -> None:
        self.count = max(1, count)

    def frame(self, width: float, zoom: float) -> Frame:
        """As wide as the page, or wider where the columns would be too narrow to read."""
        free = (width - 2 * MARGIN - BETWEEN * (self.count - 1)) / self.count
        column = max(NARROWEST * max(1.0, zoom), free)
        columns = tuple((MARGIN + i * (column + BETWEEN), column) for i in range(self.count))
        return Frame(columns, float(MARGIN))

    def lines(self, row: YearRow) -> tuple[Labelled, ...]:
        """The lines in each year."""
        return tuple(cell.lines for cell in row.cells)

    def cells(self, row: YearRow, frame: Frame, style: CellStyle) -> tuple[Cell, ...]:
        """The lines laid out, below them what happened."""
        return tuple(
            lay_out(
                cell.lines,
                width - 2 * PADDING,
                replace(style, routine=cell.routine),
                (cell.caption,) * bool(cell.caption),
            )
            for cell, (_, width) in zip(row.cells, frame.columns, strict=True)
        )

    def style(self, row: YearRow, zoom: float, theme: Theme) -> CellStyle:
        """Text as on the page, smaller."""
        return page_style(SMALLER * zoom, theme, 2.9, routine=row.routine)


def paint_year_row(
    painter: QPainter,
    row: YearRow,
    cells: tuple[Cell, ...],
    style: CellStyle,
    where: tuple[Frame, float, float],
    *,
    current: int,
    marks: Mapping[int, Mapping[int, Ranges]],
) -> None:
    """Paints a row that stands at (frame, top, height).

    `current` is the current column, -1 where the row is not; `marks` are laid over by column and
    line.
    """
    frame, top, height = where
    theme = style.theme
    for column, (cell, laid) in enumerate(zip(row.cells, cells, strict=True)):
        left, width = frame.columns[column]
        box = QRectF(left, top, width, height)
        if cell.state in (State.GONE, State.ABSENT):
            _paint_gap(painter, box, theme, gone=cell.state is State.GONE)
        else:
            origin = QPointF(left + PADDING, top + ROW_GAP / 2)
            laid.paint(painter, origin, style, marks.get(column))
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(QPointF(frame.left, top), QPointF(frame.right, top))
    if current >= 0:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, width = frame.columns[min(current, len(frame.columns) - 1)]
        for x, wide, thick in ((frame.left, frame.right - frame.left, 1.0), (left, width, 2.5)):
            painter.setPen(QPen(QColor(theme.accent), thick))
            painter.drawRoundedRect(QRectF(x, top, wide, height).adjusted(1, 1, -1, -1), 3, 3)


def _paint_gap(painter: QPainter, box: QRectF, theme: Theme, *, gone: bool) -> None:
    painter.fillRect(box, QBrush(QColor(theme.hatch), Qt.BrushStyle.BDiagPattern))
    if gone:
        tag = QRectF(box.left() + 8, box.top() + 6, 72, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("delete_ground"))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(theme.color("delete_text"))
        painter.setFont(page_style(1.0, theme, 0).remark_font)
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), "− removed")
