"""Paints a table on the picture of the first page: lines around its cells, and their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout

from penholder.document import tables
from penholder.document.spans import Inline
from penholder.document.tables import Placed, Rows

AsShown = Callable[[Inline], tuple[str, list[QTextLayout.FormatRange]]]
"""Gives the words of a text as they are shown, and how they look."""

LEADING, PADDING, RULE = 12.0, 2.85, 0.5
"""Points: the lines of a cell, the margin left and right of its words, the width of its lines (as
our Word files have them)."""
MOST_LINES = 60
"""No page holds more rows of a table, or lines of a cell or a note."""
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
    painter: QPainter, rows: Rows, room: QRectF, font: QFont, as_shown: AsShown
) -> tuple[float, bool]:
    """Paints the rows that have room; further ones are not even laid out.

    Gives their height in points, and whether the whole table had room.
    """
    found = tables.placed(rows[:MOST_LINES])
    wide = room.width() / max((each.behind for each in found), default=1)
    cells: list[_Cell] = []
    tops = [0.0]  # where each row begins, and where the last one ends
    for row in range(min(len(rows), MOST_LINES)):
        cells += [_cell(each, wide, font, as_shown) for each in found if each.row == row]
        # A row is as high as the cells that end in it need.
        ends = [
            tops[each.placed.row] + each.height for each in cells if each.placed.below == row + 1
        ]
        below = max([tops[row] + LEADING, *ends])
        if below > room.height():
            break
        tops.append(below)
    painter.save()
    painter.setPen(QPen(QColor("#000000"), RULE))
    for cell in cells:
        _paint_cell(painter, cell, wide, tops, room.topLeft())
    painter.restore()
    return tops[-1], len(tops) > len(rows)


def _paint_cell(
    painter: QPainter, cell: _Cell, wide: float, tops: Sequence[float], corner: QPointF
) -> None:
    """Paints a cell as far as its rows have room: all that have it have a top below them."""
    each, shown = cell.placed, len(tops) - 1
    if each.row >= shown:
        return
    top, below = tops[each.row], tops[min(each.below, shown)]
    place = corner + QPointF(each.column * wide, top)
    painter.drawRect(QRectF(place.x(), place.y(), each.cell.columns * wide, below - top))
    words = place + QPointF(PADDING, 0)
    for layout in cell.paragraphs:
        layout.draw(painter, words)
        words += QPointF(0, LEADING * max(1, layout.lineCount()))


def _cell(each: Placed, wide: float, font: QFont, as_shown: AsShown) -> _Cell:
    width = max(1.0, each.cell.columns * wide - 2 * PADDING)
    texts = each.cell.paragraphs[:MOST_LINES]
    return _Cell(each, [laid_out(*as_shown(text), font, width, LEADING) for text in texts])


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
