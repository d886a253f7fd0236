"""The cells of a table in one text layout: each breaks its lines in its own place of a grid.

One layout for the whole table keeps one text with one count of places, so that selecting, finding
and marking work in a table as in a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine

from penholder.compare.marked import MarkedLine
from penholder.document.tables import Placed, placed
from penholder.ui.utf16 import utf16_length

PADDING = 4.0
LINE_SPACING = 1.12
_MARGINS = 2 * PADDING + 3
_NARROWEST = 24.0
_WIDEST = 40
"""Characters from which on a cell breaks its lines rather than ask for a wider column."""


def lay_out_cells(layout: QTextLayout, marked: MarkedLine, width: float) -> list[QRectF]:
    """Breaks the lines of every cell in its column; the frames of the cells, the last one lowest.

    Empty where the table is not laid out as one: it has no cells, or its text is not theirs. The
    lines of the layout are then still to be broken.
    """
    cells = placed(marked.line.rows)
    text = "".join(run.text for run in marked.runs)
    sizes = marked.cells
    if not cells or len(cells) != len(sizes) or sum(sizes) + len(sizes) - 1 != len(text):
        return []
    starts = [0, *accumulate(size + 1 for size in sizes)]
    parts = [text[start : start + size] for start, size in zip(starts, sizes, strict=False)]
    ends = [at - 1 for at in accumulate(utf16_length(part) + 1 for part in parts)]
    edges = _column_edges(cells, parts, width, QFontMetricsF(layout.font()))
    rooms = [edges[cell.behind] - edges[cell.column] for cell in cells]
    broken = _broken(layout, ends, rooms)
    tops = _row_tops(cells, [_height(lines) for lines in broken])
    boxes: list[QRectF] = []
    for cell, lines, room in zip(cells, broken, rooms, strict=True):
        left, top = edges[cell.column], tops[cell.row]
        boxes.append(QRectF(left, top, room, tops[cell.below] - top))
        y = top + PADDING
        for line in lines:
            line.setPosition(QPointF(left + PADDING, y))
            y += line.height() * LINE_SPACING
    boxes.append(QRectF(0, 0, edges[-1], tops[-1]))
    return boxes


def lines_of_cell(
    lines: Sequence[QTextLine], boxes: Sequence[QRectF], point: QPointF
) -> list[QTextLine]:
    """The lines in the cell at a point, or nearest to it."""
    box = min(boxes[:-1], key=lambda box: _distance(box, point))
    found = [line for line in lines if box.contains(QPointF(line.x(), line.y()))]
    return found or list(lines)


def _distance(box: QRectF, point: QPointF) -> float:
    across = max(box.left() - point.x(), 0.0, point.x() - box.right())
    down = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return across + down


def _column_edges(
    cells: Sequence[Placed], parts: Sequence[str], width: float, letters: QFontMetricsF
) -> list[float]:
    """Where each column begins, and the last one ends: as wide as its words ask, if they fit."""
    count = max(cell.behind for cell in cells)
    least, wanted = [_NARROWEST] * count, [_NARROWEST] * count
    for cell, part in zip(cells, parts, strict=True):
        columns = cell.behind - cell.column
        lines = part.split("\n")
        word = max((letters.horizontalAdvance(word) for word in part.split()), default=0.0)
        line = max(letters.horizontalAdvance(line[:_WIDEST]) for line in lines)
        for column in range(cell.column, cell.behind):
            least[column] = max(least[column], (word + _MARGINS) / columns)
            wanted[column] = max(wanted[column], (max(word, line) + _MARGINS) / columns)
    return [0.0, *accumulate(_shared_out(least, wanted, width))]


def _shared_out(least: Sequence[float], wanted: Sequence[float], width: float) -> list[float]:
    """The width of each column: what it wants, else its longest word and a share of the rest."""
    if sum(wanted) <= width:
        return list(wanted)
    room = width - sum(least)
    if room <= 0:
        return [each * width / sum(least) for each in least]
    share = room / (sum(wanted) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]


def _broken(
    layout: QTextLayout, ends: Sequence[int], rooms: Sequence[float]
) -> list[list[QTextLine]]:
    """The lines of each cell, broken to the room of its columns."""
    broken: list[list[QTextLine]] = [[] for _ in ends]
    at = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        while at < len(ends) - 1 and line.textStart() > ends[at]:
            at += 1
        line.setLineWidth(max(1.0, rooms[at] - 2 * PADDING))
        broken[at].append(line)
    layout.endLayout()
    return broken


def _height(lines: Sequence[QTextLine]) -> float:
    return sum(line.height() * LINE_SPACING for line in lines) + 2 * PADDING


def _row_tops(cells: Sequence[Placed], heights: Sequence[float]) -> list[float]:
    """Where each row begins, and the last one ends."""
    rows = [0.0] * max(cell.below for cell in cells)
    for cell, height in sorted(
        zip(cells, heights, strict=True), key=lambda each: each[0].cell.rows
    ):
        missing = height - sum(rows[cell.row : cell.below])
        rows[cell.below - 1] += max(0.0, missing)
    return [0.0, *accumulate(rows)]
