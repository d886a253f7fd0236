"""The view of a comparison: rows on one or two sheets with one scroll bar, a gutter between.

It shows, scrolls, finds, selects and copies; what is to be done with a row is asked of the place.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
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
from penholder.ui.compare.gestures import Hands
from penholder.ui.compare.one_column import one_column
from penholder.ui.compare.page_painter import Look, Page
from penholder.ui.compare.rows_layout import RowsLayout
from penholder.ui.compare.rows_view import RowsView
from penholder.ui.compare.selecting import Selection
from penholder.ui.compare.sheets import MARGIN, OneSheet, TwoSheets
from penholder.ui.compare.showing import Arrangement, Showing, items
from penholder.ui.compare.strip import WIDTH, Strip
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme, paper

FLASH_MS = 700
"""How long the row one jumped to is lit."""


class ComparisonView(RowsView):
    """Shows rows; a row is known by its index in the rows given."""

    current_changed = Signal(int)
    moved = Signal()
    """Rows stand elsewhere in the view than before."""

    escaped = Signal()

    clicked = Signal(int, int)
    """Row and sheet (-1: the gutter) of a click that did nothing else."""

    menu_asked = Signal(int, int, QPoint, QPoint)
    """Row, sheet (-1: the gutter), place in the line clicked as (line, position), on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            RowsLayout[ViewRow](theme, TwoSheets()), "Comparison, side by side", parent
        )
        self._theme = theme
        self.page = Page(self.rows_layout, theme, self.font())
        self._rows: list[ViewRow] = []
        self._flash = -1
        self._showing = Showing.ALL
        self._fold_light = False
        self._other_ends: dict[int, int] = {}
        self.arrangement = Arrangement.SIDE_BY_SIDE
        self.finder = Finder()
        self.selection: Selection | None = None
        self._strip = Strip(theme, self)
        self._strip.row_chosen.connect(self.go_to)
        self._strip.place_chosen.connect(self._go_to_part)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._hands = Hands(self)
        self._dark = QTimer(self)
        self._dark.setSingleShot(True)
        self._dark.setInterval(FLASH_MS)
        self._dark.timeout.connect(self._end_flash)

    # --- what is shown ---------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[ViewRow], *, keep: bool = False) -> None:
        """Shows these rows from the top; `keep` leaves the view where it is."""
        position = self.verticalScrollBar().value() if keep else 0
        current = self.current if keep else -1
        self._rows = list(rows)
        self.current = current if current < len(rows) else -1
        self._opened.clear()
        self.selection = None
        self._other_ends = _other_ends(self._rows)
        self.find_text(self.finder.wanted)
        self._arrange()
        self.verticalScrollBar().setValue(position)

    def set_showing(self, showing: Showing, *, fold_light: bool = False) -> None:
        """Folds away what is not asked for; the row in sight stays in sight."""
        anchor = self.current if self.current >= 0 else self._row_in_sight()
        self._showing, self._fold_light = showing, fold_light
        self._opened.clear()
        self._arrange()
        self.bring_into_sight(anchor)

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Two sheets, or one column."""
        self.arrangement = arrangement
        self.rows_layout.sheets = (
            OneSheet() if arrangement is Arrangement.ONE_COLUMN else TwoSheets()
        )
        self.selection = None
        self.setAccessibleName(f"Comparison, {arrangement.value}")
        self.find_text(self.finder.wanted)
        self._relayout()

    def set_theme(self, theme: Theme) -> None:
        """Paints with another theme."""
        self._theme = self.page.theme = self._strip.theme = theme
        self._relayout()

    @property
    def rows(self) -> Sequence[ViewRow]:
        """All rows, shown or folded."""
        return self._rows

    def folds(self) -> list[str]:
        """What the folded runs say, from the top."""
        return [item.text for item in self.rows_layout.items if item.folded]

    def go_to(self, index: int, *, flash: bool = False) -> None:
        """Makes a row current and brings it into sight; a fold it is in opens."""
        if not 0 <= index < len(self._rows):
            return
        self.open_fold(index)
        self.set_current(index)
        self.bring_into_sight(index)
        if flash:
            self._flash = index
            self._dark.start()

    def step_change(self, direction: int) -> bool:
        """Goes to the next (1) or previous (-1) changed row; False when there is none."""
        start = self.current if self.current >= 0 else (-1 if direction > 0 else len(self._rows))
        shown = self.shown_rows()
        ahead = (i for i in shown if (i > start if direction > 0 else i < start))
        candidates = [i for i in ahead if self._rows[i].changed]
        if not candidates:
            return False
        self.go_to(candidates[0] if direction > 0 else candidates[-1])
        return True

    def other_end(self, index: int) -> int:
        """The row of the other end of a moved paragraph; the row itself when it has none."""
        return self._other_ends.get(index, index)

    def select(self, selection: Selection) -> None:
        """Selects a stretch of a row."""
        self.selection = selection
        self.viewport().update()

    def go_to_other_end(self) -> bool:
        """Goes from one end of a move to the other and lights it; False where there is none."""
        other = self.other_end(self.current)
        if other == self.current:
            return False
        self.go_to(other, flash=True)
        return True

    # --- finding ---------------------------------------------------------------------------------

    def find_text(self, wanted: str) -> None:
        """Marks every place of some words on both sheets."""
        self.finder.search(wanted, self._rows, self.rows_layout.sheets.lines)
        self.viewport().update()

    def find_step(self, direction: int) -> bool:
        """Goes to the next or previous hit, around the ends; False when there is none."""
        start = max(0, self.current if self.current >= 0 else self._row_in_sight())
        hit = self.finder.step(direction, start)
        if hit is None:
            return False
        self.go_to(hit.row)
        return True

    # --- laying out ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        shown = items(self._rows, self._showing, fold_light=self._fold_light, opened=self._opened)
        self.rows_layout.set_content(self._rows, shown)
        self._after_layout()

    def _relayout(self) -> None:
        anchor = self._row_in_sight() if self.scrolled > 0 else -1
        self.rows_layout.set_page(
            self.rows_layout.sheets, self.viewport().width(), self.rows_layout.zoom, self._theme
        )
        self._after_layout()
        if anchor >= 0:
            self.bring_into_sight(anchor, to_top=True)

    def _after_layout(self) -> None:
        self._measure()
        self._idle.start()
        self.viewport().update()

    def _measure(self) -> None:
        self.rows_layout.measure()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, round(self.rows_layout.total - height)))
        self._strip.set_marks(self.page.overview())
        self._show_sight()

    def _row_in_sight(self) -> int:
        return self.rows_layout.row_at_place(self.rows_layout.place_at(self.scrolled + MARGIN))

    def bring_into_sight(self, index: int, *, to_top: bool = False) -> None:
        """Scrolls as far as needed to show a row; `to_top` puts it at the top."""
        place = self.rows_layout.place_of(index)
        if place < 0:
            return
        count = len(self.rows_layout.items)
        for near in range(max(0, place - 2), min(count, place + 12)):
            if not self.rows_layout.items[near].folded:
                self.rows_layout.cells(near)
        self._measure()
        height = self.viewport().height()
        top, bottom = self.rows_layout.tops[place], self.rows_layout.tops[place + 1]
        if to_top:
            self.verticalScrollBar().setValue(round(top - MARGIN))
        elif top < self.scrolled + MARGIN or bottom > self.scrolled + height:
            self.verticalScrollBar().setValue(round(max(0.0, top - height / 4)))
        self.viewport().update()

    def _go_to_part(self, part: float) -> None:
        wanted = part * self.rows_layout.total - self.viewport().height() / 2
        self.verticalScrollBar().setValue(round(wanted))

    def set_current(self, index: int) -> None:
        """Makes a row current where it is."""
        if index == self.current:
            return
        self.current = index
        announce(self, self.rows_layout.place_of(index))
        self.current_changed.emit(index)
        self.viewport().update()

    def _end_flash(self) -> None:
        self._flash = -1
        self.viewport().update()

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.viewport().rect())
        look = Look(self.current, self._flash, self.finder, self.selection, self._other_ends)
        grown = self.page.paint(painter, area, self.scrolled, look)
        painter.end()
        if grown:
            QTimer.singleShot(0, self, self._measure)

    def _show_sight(self) -> None:
        total, height = self.rows_layout.total, self.viewport().height()
        self.moved.emit()
        first = self.scrolled / total
        self._strip.set_sight(first, min(1.0, first + height / total))

    # --- hands -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out anew for another width."""
        super().resizeEvent(event)
        area = self.viewport().geometry()
        self._strip.setGeometry(area.right() + 1, area.top(), WIDTH, area.height())
        if event.size().width() != event.oldSize().width():
            self._relayout()
        else:
            self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes a row current, opens a fold, or goes to the other end of a move."""
        self._hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects while the button is down; else the pointer tells what a click does."""
        self._hands.move(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of a row, at the words clicked or (by key) for the current row."""
        self._hands.ask_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from row to row, Page and Home and End scroll, Ctrl+C copies."""
        if not self._hands.key(event):
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Puts what is selected, else the current row, on the clipboard with its marks."""
        if self.selection is not None and not self.selection.empty:
            lines = self.selection.lines(
                self._rows, self.shown_rows(), self.rows_layout.sheets.lines
            )
        elif self.current >= 0:
            lines = one_column(self._rows[self.current])
        else:
            return
        QGuiApplication.clipboard().setMimeData(mime_data(lines, paper(self._theme)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves the picture; rows that come into sight are laid out as they are painted."""
        self._show_sight()
        self.viewport().update()

    def row_position(self, index: int) -> QPoint:
        """Where the top left of a row (or its fold) is in the viewport."""
        place = self.rows_layout.place_of(index)
        return QPoint(MARGIN, round(self.rows_layout.tops[place] - self.scrolled))


def _other_ends(rows: Sequence[ViewRow]) -> dict[int, int]:
    """For each end of a move the row of the other one."""
    ends: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.move:
            ends.setdefault(row.move, []).append(index)
    return {
        index: other
        for pair in ends.values()
        if len(pair) == 2
        for index, other in (pair, pair[::-1])
    }
