"""The table of years: one column for each text, one row for each clause, marks against the year
before.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from penholder.ui.compare.announcing import announce
from penholder.ui.compare.clipboard import mime_data
from penholder.ui.compare.finding import Finder
from penholder.ui.compare.lineages import YearRow
from penholder.ui.compare.row_painter import Place, RowPainter
from penholder.ui.compare.rows_layout import RowsLayout
from penholder.ui.compare.rows_view import RowsView
from penholder.ui.compare.sheets import MARGIN, PADDING
from penholder.ui.compare.showing import Showing, items
from penholder.ui.compare.year_sheets import YearSheets, paint_year_row
from penholder.ui.theme import Theme, paper

HEAD_HEIGHT = 34


class YearsView(RowsView):
    """Shows the rows of `lineages.year_rows` under the names of the texts."""

    column_chosen = Signal(int, int)
    """Row and column of a double click: that year is to be seen against the one before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(RowsLayout[YearRow](theme, YearSheets(1)), "Table of years", parent)
        self._theme = theme
        self._names: Sequence[str] = ()
        self.rows: Sequence[YearRow] = ()
        self.column = 0
        self.finder = Finder()
        self._showing = (Showing.ALL, False)
        self._folds = RowPainter(theme, self.font())
        self._head = _Head(self)
        self.setViewportMargins(0, HEAD_HEIGHT, 0, 0)
        self.horizontalScrollBar().setSingleStep(40)

    # --- what is shown ---------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[YearRow], names: Sequence[str]) -> None:
        """Shows a table; `names` are those of the texts, earliest first."""
        same = len(names) == len(self._names)
        self.rows, self._names = rows, names
        self.current = min(self.current, len(rows) - 1) if same else -1
        self._opened.clear()
        self.rows_layout.sheets = YearSheets(len(names))
        self.find_text(self.finder.wanted)
        self._arrange()
        self._relayout()

    def set_showing(self, showing: Showing, *, fold_light: bool = False) -> None:
        """Folds clauses away that did not change in any year, or not in substance."""
        self._showing = showing, fold_light
        self._opened.clear()
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Paints with another theme."""
        self._theme = self._folds.theme = theme
        self._relayout()

    def step_change(self, direction: int) -> bool:
        """Goes to the next (1) or previous (-1) clause that changed; False when there is none."""
        shown = [index for index in self.shown_rows() if self.rows[index].changed]
        ahead = [i for i in shown if (i > self.current if direction > 0 else i < self.current)]
        if ahead:
            self.go_to(ahead[0] if direction > 0 else ahead[-1])
        return bool(ahead)

    def go_to(self, index: int) -> None:
        """Makes a row current and brings it into sight."""
        self.current = index
        layout = self.rows_layout
        place = layout.place_of(index)
        announce(self, place)
        for near in range(max(0, place - 2), min(len(layout.items), place + 8)):
            if not layout.items[near].folded:
                layout.cells(near)
        self._measure()
        height, scrolled = self.viewport().height(), self.scrolled
        if layout.tops[place] < scrolled or layout.tops[place + 1] > scrolled + height:
            self.verticalScrollBar().setValue(round(layout.tops[place] - height / 4))
        self.viewport().update()

    def find_text(self, wanted: str) -> None:
        """Marks every place of some words in the table."""
        self.finder.search(wanted, self.rows, self.rows_layout.sheets.lines)
        self.viewport().update()

    def find_step(self, direction: int) -> bool:
        """Goes to the next or previous hit, around the ends; False when there is none."""
        hit = self.finder.step(direction, max(0, self.current))
        if hit is None:
            return False
        self.open_fold(hit.row)
        self.column = hit.sheet
        self.go_to(hit.row)
        return True

    def copy(self) -> None:
        """Puts the current cell on the clipboard with its marks."""
        if not 0 <= self.current < len(self.rows):
            return
        lines = self.rows[self.current].cells[self.column].lines
        QGuiApplication.clipboard().setMimeData(mime_data(lines, paper(self._theme)))

    # --- laying out ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        showing, light = self._showing
        shown = items(self.rows, showing, fold_light=light, opened=self._opened)
        self.rows_layout.set_content(self.rows, shown)
        self._measure()
        self._idle.start()

    def _relayout(self) -> None:
        layout = self.rows_layout
        layout.set_page(layout.sheets, self.viewport().width(), layout.zoom, self._theme)
        self._measure()
        self._idle.start()

    def _measure(self) -> None:
        layout, area = self.rows_layout, self.viewport().size()
        layout.measure()
        for bar, whole, page in (
            (self.verticalScrollBar(), layout.total, area.height()),
            (self.horizontalScrollBar(), layout.frame.right + MARGIN, area.width()),
        ):
            bar.setPageStep(page)
            bar.setRange(0, max(0, round(whole - page)))
        self._head.update()
        self.viewport().update()

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.viewport().rect()
        painter.fillRect(area, QColor(self._theme.desk))
        painter.translate(-self.horizontalScrollBar().value(), 0)
        layout = self.rows_layout
        for left, width in layout.frame.columns if self.rows else ():
            painter.fillRect(QRectF(left, 0, width, area.height()), QColor(self._theme.sheet))
        place = layout.place_at(self.scrolled)
        y = layout.tops[place] - self.scrolled if place >= 0 else 0.0
        grown = False
        while 0 <= place < len(layout.items) and y < area.height():
            before = layout.heights[place]
            self._paint_item(painter, place, y)
            grown |= layout.heights[place] != before
            y += layout.heights[place]
            place += 1
        painter.end()
        if grown:
            QTimer.singleShot(0, self, self._measure)

    def _paint_item(self, painter: QPainter, place: int, y: float) -> None:
        layout = self.rows_layout
        item = layout.items[place]
        current = self.current in item.rows
        if item.folded:
            where = Place(layout.frame, y, layout.heights[place], current)
            self._folds.paint_fold(painter, item.text, where)
            return
        row, cells = self.rows[item.rows[0]], layout.cells(place)
        at = (layout.frame, y, layout.heights[place])
        column = self.column if current else -1
        marks = self.finder.marks(item.rows[0], self._theme)
        paint_year_row(painter, row, cells, layout.style(row), at, current=column, marks=marks)

    def paint_names(self, painter: QPainter, size: QSize) -> None:
        """Paints the names of the texts above their columns."""
        painter.fillRect(0, 0, size.width(), size.height(), QColor(self._theme.desk))
        painter.translate(-self.horizontalScrollBar().value(), 0)
        painter.setPen(QColor(self._theme.text))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        for name, (left, width) in zip(self._names, self.rows_layout.frame.columns, strict=False):
            box = QRectF(left, 4, width, size.height() - 4)
            painter.fillRect(box, QColor(self._theme.sheet))
            shown = painter.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, int(width - 2 * PADDING)
            )
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(box.adjusted(PADDING, 0, -PADDING, 0), middle, shown)

    # --- hands -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out anew for another width."""
        super().resizeEvent(event)
        area = self.viewport().geometry()
        self._head.setGeometry(area.left(), area.top() - HEAD_HEIGHT, area.width(), HEAD_HEIGHT)
        if event.size().width() != event.oldSize().width():
            self._relayout()
        else:
            self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves the picture."""
        self._head.update()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes a row current or opens a fold."""
        layout = self.rows_layout
        place = layout.place_at(self.scrolled + event.position().y())
        if place < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._choose(place)
        x = event.position().x() + self.horizontalScrollBar().value()
        self.column = max(0, layout.frame.column_at(x))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click asks for that year beside the one before."""
        self.mousePressEvent(event)
        if self.current >= 0 and self.column > 0:
            self.column_chosen.emit(self.current, self.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from clause to clause and year to year; Return opens a fold or a year."""
        bar, layout = self.verticalScrollBar(), self.rows_layout
        place = layout.place_of(self.current)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if layout.items:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.go_to(layout.row_at_place(max(0, min(place + step, len(layout.items) - 1))))
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = 1 if event.key() == Qt.Key.Key_Right else -1
                self.column = max(0, min(self.column + step, len(self._names) - 1))
                left, width = layout.frame.columns[self.column]
                self.horizontalScrollBar().setValue(
                    round(left + width / 2 - self.viewport().width() / 2)
                )
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if place >= 0:
                if layout.items[place].folded:
                    self._choose(place)
                elif self.column > 0:
                    self.column_chosen.emit(self.current, self.column)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() - 60)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep() + 60)
            case _:
                super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        row = self.rows_layout.row_at_place(place)
        self.open_fold(row)
        self.go_to(row)


class _Head(QWidget):
    """The names of the texts, above their columns however far the table is scrolled."""

    def __init__(self, view: YearsView) -> None:
        super().__init__(view)
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the names."""
        painter = QPainter(self)
        self._view.paint_names(painter, self.size())
        painter.end()
