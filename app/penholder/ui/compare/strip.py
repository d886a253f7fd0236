"""The overview beside the scroll bar: where the changes are in the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme

WIDTH = 16
OPACITY = 170
"""Of the marks (255: none of the ground shines through), so that many are no glaring block."""

NEAR = 6.0
"""How near the pointer must be to a mark for its tooltip, in pixels."""


@dataclass(frozen=True)
class Mark:
    """One change: its place from 0 (top) to 1, colour, lane (0 to 2 from the left) and what it is.

    The lanes tell the kinds apart without colour: what went left, edits across, what came right.
    """

    at: float
    color: QColor
    lane: int
    what: ViewRow
    row: int


class Strip(QWidget):
    """Shows marks; emits the row of a mark that was clicked, or the place when there is none."""

    row_chosen = Signal(int)
    place_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._marks: Sequence[Mark] = ()
        self._sight = (0.0, 1.0)
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of the changes")

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Shows these marks, in the order of the text."""
        self._marks = marks
        self.update()

    def set_sight(self, first: float, last: float) -> None:
        """The part of the text in sight, from 0 to 1."""
        if (first, last) != self._sight:
            self._sight = first, last
            self.update()

    def mark_at(self, y: float) -> Mark | None:
        """The mark at a height, the nearest one close by; None for none."""
        near = [mark for mark in self._marks if abs(mark.at * self.height() - y) <= NEAR]
        return min(near, key=lambda mark: abs(mark.at * self.height() - y), default=None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the marks and the part in sight."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.desk))
        height = float(self.height())
        sight = QRectF(0, self._sight[0] * height, WIDTH, 0)
        sight.setBottom(max(sight.top() + 6, self._sight[1] * height))
        painter.fillRect(sight, QColor(self.theme.hover))
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawRect(sight.adjusted(0, 0, -1, -1))
        for mark in self._marks:
            left, width = ((2, 6), (2, 12), (8, 6))[mark.lane]
            color = QColor(mark.color)
            color.setAlpha(OPACITY)
            painter.fillRect(QRectF(left, mark.at * height, width, 3), color)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the change there, or to the place."""
        mark = self.mark_at(event.position().y())
        if mark is not None:
            self.row_chosen.emit(mark.row)
        else:
            self.place_chosen.emit(event.position().y() / max(1, self.height()))

    def event(self, event: QEvent) -> bool:
        """Shows what a mark stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.mark_at(event.pos().y())
            if mark is not None:
                QToolTip.showText(event.globalPos(), mark.what.spoken[:300], self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
