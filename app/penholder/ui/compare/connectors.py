"""Lines in the gutter from one end of a moved paragraph towards the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

LANES = 4
"""Lines beside each other before they share a lane."""

STUB = 10.0
"""Length of the arrow towards an end that is out of sight, in pixels."""


@dataclass(frozen=True)
class End:
    """One end of a move that is in sight: its tag, and where the other end is (y, in pixels)."""

    move: int
    tag: QRectF
    other: float
    strong: bool = False
    """Whether the row is current: its line is drawn all the way."""


def paint_connectors(
    painter: QPainter, ends: Sequence[End], color: QColor, height: float, left: float
) -> None:
    """Paints the lines of the moves in sight; `left` is the edge of the gutter."""
    in_sight: dict[int, int] = {}
    for end in ends:
        in_sight[end.move] = in_sight.get(end.move, 0) + 1
    done: set[int] = set()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for end in sorted(ends, key=lambda end: not end.strong):
        faint = QColor(color)
        faint.setAlpha(255 if end.strong else 120)
        painter.setPen(QPen(faint, 2.0 if end.strong else 1.3))
        if in_sight[end.move] == 2 or end.strong:
            if end.move not in done:
                _line(painter, end, height, left)
                done.add(end.move)
        else:
            _stub(painter, end)


def _line(painter: QPainter, end: End, height: float, left: float) -> None:
    x = left + 4 + 3.5 * (end.move % LANES)
    start = QPointF(end.tag.left(), end.tag.center().y())
    stop = max(-20.0, min(height + 20.0, end.other))
    path = QPainterPath(start)
    path.lineTo(x, start.y())
    path.lineTo(x, stop)
    if 0 <= end.other <= height:
        path.lineTo(end.tag.left(), stop)
    painter.drawPath(path)


def _stub(painter: QPainter, end: End) -> None:
    x = end.tag.left() - 6
    middle = end.tag.center().y()
    down = end.other > middle
    tip = middle + (STUB if down else -STUB)
    back = -4 if down else 4
    path = QPainterPath(QPointF(end.tag.left(), middle))
    path.lineTo(x, middle)
    path.lineTo(x, tip)
    path.moveTo(x - 3, tip + back)
    path.lineTo(x, tip)
    path.lineTo(x + 3, tip + back)
    painter.drawPath(path)
