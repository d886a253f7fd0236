"""Paints what of a comparison is in sight: sheets, rows, folds, lines between moved ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout

from penholder.ui.compare.connectors import End, paint_connectors
from penholder.ui.compare.finding import Finder
from penholder.ui.compare.row_painter import Place, RowPainter, sign_colors
from penholder.ui.compare.rows_layout import HEADING_HEIGHT, ROW_GAP, RowsLayout
from penholder.ui.compare.selecting import Selection
from penholder.ui.compare.strip import Mark
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme
from penholder.ui.utf16 import utf16_length

TextMarks = dict[int, dict[int, list[QTextLayout.FormatRange]]]

_LANES = {"removed": 0, "added": 2}


@dataclass(frozen=True)
class Look:
    """What is laid over the rows: the current row, the one lit, what is found and selected.

    `other_ends` says for each end of a move which row is the other.
    """

    current: int
    flash: int
    finder: Finder
    selection: Selection | None
    other_ends: Mapping[int, int]


class Page:
    """Paints the rows of a layout."""

    def __init__(self, layout: RowsLayout[ViewRow], theme: Theme, font: QFont) -> None:
        self._layout = layout
        self._rows = RowPainter(theme, font)

    @property
    def theme(self) -> Theme:
        """The theme it is painted in."""
        return self._rows.theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._rows.theme = theme

    def paint(self, painter: QPainter, area: QRectF, scroll: float, look: Look) -> bool:
        """Paints what is in sight; says whether rows turned out higher or lower than estimated."""
        layout = self._layout
        painter.fillRect(area, QColor(self.theme.desk))
        for left, width in layout.frame.columns if layout.items else ():
            painter.fillRect(QRectF(left, 0, width, area.height()), QColor(self.theme.sheet))
        place = layout.place_at(scroll)
        y = layout.tops[place] - scroll if place >= 0 else 0.0
        grown = False
        ends: list[End] = []
        while 0 <= place < len(layout.items) and y < area.height():
            before = layout.heights[place]
            self._paint_item(painter, place, y, scroll, look, ends)
            grown |= layout.heights[place] != before
            y += layout.heights[place]
            place += 1
        color = self.theme.color("move_text")
        paint_connectors(painter, ends, color, area.height(), layout.frame.gutter)
        return grown

    def _paint_item(
        self, painter: QPainter, place: int, y: float, scroll: float, look: Look, ends: list[End]
    ) -> None:
        layout = self._layout
        item = layout.items[place]
        if item.folded:
            current = look.current in item.rows
            where = Place(layout.frame, y, layout.heights[place], current)
            self._rows.paint_fold(painter, item.text, where)
            return
        index = item.rows[0]
        row, cells = layout.rows[index], layout.cells(place)
        current = index == look.current
        marks = self._text_marks(index, row, look)
        lit = index == look.flash
        where = Place(layout.frame, y, layout.heights[place], current, lit, marks)
        self._rows.paint(painter, row, cells, layout.style(row), where)
        if row.move:
            tag = self._rows.sign_box(row, layout.frame, body_top(row, y))
            other = layout.place_of(look.other_ends.get(index, index))
            end = layout.tops[other] - scroll + ROW_GAP / 2 + tag.height() / 2
            ends.append(End(row.move, tag, end, current))

    def _text_marks(self, index: int, row: ViewRow, look: Look) -> TextMarks:
        marks = look.finder.marks(index, self.theme)
        selection = look.selection
        if selection is None or selection.empty:
            return marks
        start, end = selection.ends
        if start.row <= index <= end.row:
            lines = self._layout.sheets.lines(row)[selection.sheet]
            lengths = [utf16_length("".join(r.text for r in m.runs)) for _, m in lines]
            for sheet, blocks in selection.marks(index, lengths, self.theme).items():
                for block, ranges in blocks.items():
                    marks.setdefault(sheet, {}).setdefault(block, []).extend(ranges)
        return marks

    def sign_box(self, index: int, scrolled: float) -> QRectF:
        """Where the sign of a row is in the view."""
        layout = self._layout
        row = layout.rows[index]
        top = layout.tops[layout.place_of(index)] - scrolled
        return self._rows.sign_box(row, layout.frame, body_top(row, top))

    def overview(self) -> list[Mark]:
        """The marks of all changes for the strip beside the scroll bar."""
        layout = self._layout
        return [
            Mark(
                layout.tops[layout.place_of(index)] / layout.total,
                sign_colors(self.theme, row)[1],
                _LANES.get(row.pair.relation.value, 1),
                row,
                index,
            )
            for index, row in enumerate(layout.rows)
            if row.changed
        ]


def body_top(row: ViewRow, y: float) -> float:
    """Where the text of a row begins that stands at `y`: below its heading."""
    return y + (HEADING_HEIGHT if row.heading else 0)
