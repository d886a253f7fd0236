"""Paints a table on the picture of the first page: lines around its cells, and their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout

from penholder.document import tables
from penholder.document.spans import Inline
from penholder.document.tables import Placed, Rows

Set = Callable[[Inline], tuple[str, list[QTextLayout.FormatRange]]]
"""Gives the words of a text as they are shown, and how they look."""

LEADING, PADDING, RULE = 12.0, 2.85, 0.5
"""Points: the lines of a cell, the margin left and right of its words, the width of its lines (as
our Word files have them)."""
MOST_LINES = 60
"""No page holds more rows of a table, or lines of a cell or note: further ones are not laid out."""
_BASE = 2.8
"""How far above the lower edge of a line its letters stand."""


@dataclass(frozen=True)
class _Cell:
    """A cell and its paragraphs, laid out in its width."""

    placed: Placed
    paragraphs: list[QTextLayout]

    @property
    def height(self) -> float:
        """In points; an empty cell has one line."""
        return LEADING * max(1, sum(max(1, each.lineCount()) for each in self.paragraphs))


def paint_table(
    painter: QPainter, rows: Rows, room: QRectF, font: QFont, laid: Set
) -> tuple[float, bool]:
    """Paints the rows that have room.

    Gives their height in points, and whether the whole table had room.
    """
    first = rows[:MOST_LINES]
    wide = room.width() / max(1, tables.width(first))
    cells = [_cell(each, wide, font, laid) for each in tables.placed(first)]
    tops = _tops(cells, len(first))
    shown = sum(top <= room.height() for top in tops[1:])
    painter.save()
    painter.setPen(QPen(QColor("#000000"), RULE))
    for cell in cells:
        each = cell.placed
        if each.row >= shown:
            continue
        top, below = tops[each.row], tops[min(each.below, shown)]
        place = room.topLeft() + QPointF(each.column * wide, top)
        painter.drawRect(QRectF(place.x(), place.y(), each.cell.columns * wide, below - top))
        _paint_words(painter, cell.paragraphs, place + QPointF(PADDING, 0))
    painter.restore()
    return tops[shown], shown == len(rows)


def _cell(each: Placed, wide: float, font: QFont, laid: Set) -> _Cell:
    width = max(1.0, each.cell.columns * wide - 2 * PADDING)
    texts = each.cell.paragraphs[:MOST_LINES]
    return _Cell(each, [laid_out(*laid(text), font, width, LEADING) for text in texts])


def laid_out(
    text: str, formats: list[QTextLayout.FormatRange], font: QFont, width: float, leading: float
) -> QTextLayout:
    """A text in lines of a width, no more than a page holds."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setFormats(formats)
    layout.beginLayout()
    while layout.lineCount() < MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, layout.lineCount() * leading - _BASE - line.ascent()))
    layout.endLayout()
    return layout


def _tops(cells: Sequence[_Cell], rows: int) -> list[float]:
    """Where each row begins, and where the last one ends: a row is as high as what ends in it."""
    tops = [0.0]
    for row in range(rows):
        ends = [cell for cell in cells if cell.placed.below == row + 1]
        lowest = max((tops[cell.placed.row] + cell.height for cell in ends), default=0.0)
        tops.append(max(lowest, tops[row] + LEADING))
    return tops


def _paint_words(painter: QPainter, paragraphs: Sequence[QTextLayout], place: QPointF) -> None:
    y = 0.0
    for layout in paragraphs:
        layout.draw(painter, place + QPointF(0, y))
        y += LEADING * max(1, layout.lineCount())
