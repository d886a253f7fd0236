"""Paints one row of a comparison: cells or gaps, the sign and the numbers, its frame; and folds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from penholder.compare.result import Relation
from penholder.compare.rows import RowRole
from penholder.ui.compare.cells import Cell, CellStyle, Ranges
from penholder.ui.compare.rows_layout import HEADING_HEIGHT, ROW_GAP
from penholder.ui.compare.sheets import GUTTER, PADDING, Frame
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme

SIGN_HEIGHT = 20


@dataclass(frozen=True)
class Place:
    """Where a row stands and how: top and height in pixels, and what is laid over its blocks.

    `marks`: for each sheet, by block, the looks of what is selected or found.
    """

    frame: Frame
    top: float
    height: float
    current: bool = False
    flash: bool = False
    marks: Mapping[int, Mapping[int, Ranges]] = field(default_factory=dict)


class RowPainter:
    """Paints rows in a theme; `font` is that of signs and tags."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self._font = font
        self._small = QFont(font)
        self._small.setPixelSize(11)

    def paint(
        self,
        painter: QPainter,
        row: ViewRow,
        cells: tuple[Cell, ...],
        style: CellStyle,
        place: Place,
    ) -> None:
        """Paints a row: its cells or gaps, its sign, and a frame when it is current."""
        frame, top = place.frame, place.top
        if row.heading:
            self._paint_heading(painter, row, frame, top)
            top += HEADING_HEIGHT
        height = place.height - (top - place.top)
        body = QRectF(frame.left, top, frame.right - frame.left, height)
        if place.flash:
            painter.fillRect(body, self.theme.color("selected"))
        for side, cell in enumerate(cells):
            left, width = frame.columns[side]
            if not cell.blocks:
                self._paint_gap(painter, QRectF(left, top + 1, width, height - 2), row)
                continue
            origin = QPointF(left + PADDING, top + ROW_GAP / 2)
            cell.paint(painter, origin, style, place.marks.get(side))
        if place.current:
            self._paint_current(painter, body)
        both = len(cells) == 2  # one column has both numbers in its margin
        self._paint_sign(painter, row, QRectF(frame.gutter, top, GUTTER, height), numbers=both)
        if row.pair.relation in (Relation.SPLIT, Relation.MERGED) and len(cells) == 2:
            self._paint_bracket(painter, row, cells, frame, top + ROW_GAP / 2)

    def paint_fold(self, painter: QPainter, text: str, place: Place) -> None:
        """Paints a folded run as one quiet line."""
        frame = place.frame
        box = QRectF(frame.left, place.top, frame.right - frame.left, place.height)
        painter.fillRect(box, QColor(self.theme.desk))
        middle = box.center().y()
        painter.setPen(QPen(QColor(self.theme.line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(box.left() + 8, middle), QPointF(box.right() - 8, middle))
        painter.setFont(self._small)
        left, column = frame.columns[0]  # not in the gutter, where the lines of moves run
        letters = QFontMetricsF(self._small)
        shown = letters.elidedText(f"⋯  {text}", Qt.TextElideMode.ElideRight, column - 24)
        width = letters.horizontalAdvance(shown) + 24
        label = QRectF(left + (column - width) / 2, middle - 10, width, 20)
        painter.fillRect(label, QColor(self.theme.desk))
        painter.setPen(QColor(self.theme.faint))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), shown)
        if place.current:
            self._paint_current(painter, box.adjusted(0, 3, 0, -3))

    def sign_box(self, row: ViewRow, frame: Frame, top: float) -> QRectF:
        """Where the sign of a row stands whose top (below a heading) is given."""
        width = max(24.0, QFontMetricsF(self._bold()).horizontalAdvance(row.sign) + 12)
        middle = frame.gutter + GUTTER / 2
        return QRectF(middle - width / 2, top + ROW_GAP / 2, width, SIGN_HEIGHT)

    def _bold(self) -> QFont:
        font = QFont(self._small)
        font.setPixelSize(12)
        font.setBold(True)
        return font

    def _paint_heading(self, painter: QPainter, row: ViewRow, frame: Frame, y: float) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(self.theme.faint))
        for x, _ in frame.columns:
            if not row.field:  # a new part of the text begins
                painter.drawLine(QPointF(x + 16, y + 8), QPointF(x + 140, y + 8))
            painter.drawText(QPointF(x + 16, y + HEADING_HEIGHT - 6), row.heading)

    def _paint_current(self, painter: QPainter, body: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 3, 3)
        painter.fillRect(
            QRectF(body.left(), body.top() + 1, 4, body.height() - 2), self.theme.accent
        )

    def _paint_gap(self, painter: QPainter, box: QRectF, row: ViewRow) -> None:
        painter.fillRect(box, QBrush(QColor(self.theme.hatch), Qt.BrushStyle.BDiagPattern))
        if row.role is RowRole.BOTH:
            return
        direction = "to" if row.role is RowRole.OLD_END else "from"
        where = f"moved {direction} {row.other_label}" if row.other_label else "moved"
        painter.setFont(self._small)
        size = painter.fontMetrics().boundingRect(where).width() + 16
        self._paint_tag(painter, QRectF(box.left() + 12, box.top() + 6, size, 20), where, "move")

    def _paint_tag(self, painter: QPainter, tag: QRectF, text: str, colors: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(f"{colors}_ground"))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(self.theme.color(f"{colors}_text"))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_sign(self, painter: QPainter, row: ViewRow, box: QRectF, *, numbers: bool) -> None:
        below = box.top() + ROW_GAP / 2
        if row.sign:
            ground, ink = sign_colors(self.theme, row)
            tag = QRectF(self.sign_box(row, Frame(((0, 0),), box.left()), box.top()))
            painter.setFont(self._bold())
            painter.setPen(QPen(ink, 1) if row.move else Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(tag, 4, 4)
            painter.setPen(ink)
            painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), row.sign)
            below = tag.bottom() + 2
        if numbers and row.numbers and row.role is RowRole.BOTH:
            painter.setFont(self._small)
            painter.setPen(QColor(self.theme.faint))
            line = QRectF(box.left(), below, box.width(), 16)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), row.numbers)

    def _paint_bracket(
        self,
        painter: QPainter,
        row: ViewRow,
        cells: tuple[Cell, ...],
        frame: Frame,
        top: float,
    ) -> None:
        """A bracket around the parts of a split or merged paragraph, open towards the whole."""
        parts = 1 if row.pair.relation is Relation.SPLIT else 0
        texts = [block for block in cells[parts].blocks if not block.remark]
        if len(texts) < 2:
            return
        inward = -6.0 if parts else 6.0
        x = frame.columns[1][0] - 4 if parts else frame.columns[0][0] + frame.columns[0][1] + 4
        painter.setPen(QPen(sign_colors(self.theme, row)[1], 1.5))
        first, last = top + texts[0].top + 4, top + texts[-1].top + texts[-1].height - 4
        painter.drawLine(QPointF(x + inward, first), QPointF(x + inward, last))
        for block in texts:
            y = top + block.top + min(block.height / 2, 10.0)
            painter.drawLine(QPointF(x + inward, y), QPointF(x, y))
        y = top + SIGN_HEIGHT / 2
        painter.drawLine(QPointF(x + inward, y), QPointF(x + 2 * inward, y))


def sign_colors(theme: Theme, row: ViewRow) -> tuple[QColor, QColor]:
    """Ground and ink of a row's sign."""
    name = "routine"
    if row.pair.moved:
        name = "move"
    elif row.changed and not row.routine:
        name = {"added": "insert", "removed": "delete"}.get(row.pair.relation.value, "chip")
    return theme.color(f"{name}_ground"), theme.color(f"{name}_text")
