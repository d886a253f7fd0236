"""Paints one row of the side-by-side view: two cells or gaps, the sign between them, its frame."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from penholder.compare.rows import RowRole
from penholder.ui.compare.cells import Cell, CellStyle
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme

GUTTER = 44
ROW_GAP = 14
HEADING_HEIGHT = 30


@dataclass(frozen=True)
class Place:
    """Where a row stands: left edges of the two columns, their width, top and height, in pixels."""

    columns: tuple[float, float]
    width: float
    top: float
    height: float


class RowPainter:
    """Paints rows in a theme; `font` is that of signs and tags."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self._font = font

    def paint(
        self,
        painter: QPainter,
        row: ViewRow,
        cells: tuple[Cell, Cell],
        style: CellStyle,
        place: Place,
        *,
        current: bool,
    ) -> None:
        """Paints a row: its cells or gaps, its sign, and a frame when it is current."""
        columns, column, y, height = place.columns, place.width, place.top, place.height
        top = y
        if row.heading:
            painter.setFont(self._font)
            painter.setPen(QColor(self.theme.faint))
            for x in columns:
                painter.drawLine(QPointF(x + 16, y + 8), QPointF(x + 140, y + 8))
                painter.drawText(QPointF(x + 16, y + HEADING_HEIGHT - 6), row.heading)
            top += HEADING_HEIGHT
        body = QRectF(columns[0], top, column * 2 + GUTTER, height - (top - y))
        if current:
            self._paint_current(painter, body)
        for side, cell in enumerate(cells):
            box = QRectF(columns[side], top + 1, column, body.height() - 2)
            if not cell.blocks:
                self._paint_gap(painter, box, row, side)
            else:
                cell.paint(painter, QPointF(columns[side] + 8, top + ROW_GAP / 2), style)
        self._paint_sign(painter, row, QRectF(columns[0] + column, top, GUTTER, body.height()))

    def _paint_current(self, painter: QPainter, body: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 3, 3)
        painter.fillRect(
            QRectF(body.left(), body.top() + 1, 4, body.height() - 2), self.theme.accent
        )

    def _paint_gap(self, painter: QPainter, box: QRectF, row: ViewRow, side: int) -> None:
        painter.fillRect(box, QBrush(QColor(self.theme.hatch), Qt.BrushStyle.BDiagPattern))
        if row.role is RowRole.BOTH:
            return
        here = row.pair.new_labels if side else row.pair.old_labels
        where = f"moved {'to' if row.role is RowRole.OLD_END else 'from'} {' '.join(here)}".strip()
        painter.setFont(self._font)
        size = painter.fontMetrics().boundingRect(where).width() + 16
        tag = QRectF(box.left() + 12, box.top() + 8, size, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.move_ground))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(QColor(self.theme.move_text))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), where)

    def _paint_sign(self, painter: QPainter, row: ViewRow, box: QRectF) -> None:
        sign = row.sign
        if not sign:
            return
        ground, ink = self.sign_colors(row)
        font = QFont(self._font)
        font.setBold(True)
        painter.setFont(font)
        width = max(22.0, QFontMetricsF(font).horizontalAdvance(sign) + 10)
        tag = QRectF(box.center().x() - width / 2, box.top() + ROW_GAP / 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(ink)
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), sign)

    def sign_colors(self, row: ViewRow) -> tuple[QColor, QColor]:
        """Ground and ink of a row's sign."""
        name = "routine"
        if row.pair.moved:
            name = "move"
        elif not row.routine:
            name = {"added": "insert", "removed": "delete"}.get(row.pair.relation.value, "chip")
        return self.theme.color(f"{name}_ground"), self.theme.color(f"{name}_text")
