"""The side-by-side view: two sheets, one scroll bar, rows at the same height on both.

Rows are laid out when they come into sight and, in idle moments, all others; until then their
height is an estimate, so that a text of any length is on screen at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from penholder.ui.compare.cells import Cell, CellStyle, lay_out
from penholder.ui.compare.row_painter import GUTTER, HEADING_HEIGHT, ROW_GAP, Place, RowPainter
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme

MARGIN = 16
STRIP = 12
BASE_SIZE = 16
"""Text size in pixels at zoom 1."""

IDLE_ROWS = 24
"""Rows laid out in one idle moment: a few milliseconds, so that typing and scrolling go before."""


class SideBySide(QAbstractScrollArea):
    """Shows rows; emits the index (in the rows given) of the row that becomes current."""

    current_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = RowPainter(theme, self.font())
        self._zoom = 1.0
        self._rows: list[ViewRow] = []
        self._shown: list[int] = []
        self._cells: dict[int, tuple[Cell, Cell]] = {}
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._current = -1
        self._changes_only = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(40)
        self.setAccessibleName("Comparison, side by side")
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._lay_out_some)

    # --- what is shown ---------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[ViewRow]) -> None:
        """Shows these rows from the top."""
        self._rows = list(rows)
        self._current = -1
        self.verticalScrollBar().setValue(0)
        self._filter()

    def set_changes_only(self, only: bool) -> None:
        """Leaves unchanged rows out, or shows them again; the row in sight stays in sight."""
        anchor = self._current if self._current >= 0 else self._row_at(self._scroll())
        self._changes_only = only
        self._filter()
        if anchor in self._shown:
            self._scroll_to(anchor)

    def set_theme(self, theme: Theme) -> None:
        """Paints with another theme."""
        self._theme = self._painter.theme = theme
        self._relayout()

    def set_zoom(self, zoom: float) -> None:
        """Sets the size of the text; 1 is 12 points at 96 dots an inch."""
        self._zoom = min(4.0, max(0.5, zoom))
        self._relayout()

    @property
    def zoom(self) -> float:
        """The size of the text; 1 is actual size."""
        return self._zoom

    @property
    def current(self) -> int:
        """Index of the current row, or -1."""
        return self._current

    def shown_rows(self) -> list[int]:
        """Indices of the rows that the filter lets through."""
        return list(self._shown)

    def go_to(self, index: int) -> None:
        """Makes a row current and brings it into sight."""
        if index not in self._shown:
            return
        self._set_current(index)
        self._scroll_to(index)

    def step_change(self, direction: int) -> bool:
        """Goes to the next (1) or previous (-1) changed row; False when there is none."""
        start = self._current if self._current >= 0 else (-1 if direction > 0 else len(self._rows))
        ahead = (i for i in self._shown if (i > start if direction > 0 else i < start))
        candidates = [i for i in ahead if self._rows[i].changed]
        if not candidates:
            return False
        self.go_to(candidates[0] if direction > 0 else candidates[-1])
        return True

    def find_text(self, text: str) -> bool:
        """Goes to the next row, after the current one and around the end, that has the text."""
        wanted = text.casefold()
        if not wanted:
            return False
        order = [i for i in self._shown if i > self._current]
        order += [i for i in self._shown if i <= self._current]
        for index in order:
            row = self._rows[index]
            lines = (*row.old, *row.new)
            if any(wanted in "".join(r.text for r in m.runs).casefold() for _, m in lines):
                self.go_to(index)
                return True
        return False

    # --- laying out ------------------------------------------------------------------------------

    def _filter(self) -> None:
        self._shown = [
            i for i, row in enumerate(self._rows) if row.changed or not self._changes_only
        ]
        self._relayout()

    def _relayout(self) -> None:
        anchor = self._row_at(self._scroll()) if self._shown and self._heights else -1
        self._cells.clear()
        self._heights = [self._estimate(self._rows[i]) for i in self._shown]
        self._measure()
        if anchor in self._shown and self._scroll() > 0:
            self._scroll_to(anchor)
        self._idle.start()
        self.viewport().update()

    def _style(self, row: ViewRow) -> CellStyle:
        font = QFont("Liberation Serif")
        font.setFamilies(["Liberation Serif", "Times New Roman", "Times", "serif"])
        font.setPixelSize(round(BASE_SIZE * self._zoom))
        return CellStyle(font, self._theme, row.routine, row.pair.moved)

    def _column(self) -> float:
        free = self.viewport().width() - 2 * MARGIN - GUTTER - STRIP
        return max(120.0, free / 2)

    def _estimate(self, row: ViewRow) -> float:
        size = BASE_SIZE * self._zoom
        per_line = max(10.0, (self._column() - 4 * size) / (0.45 * size))
        longest = max(
            (sum(len(r.text) for r in m.runs) for side in (row.old, row.new) for _, m in side),
            default=0,
        )
        lines = longest / per_line + 1
        return lines * size * 1.3 + ROW_GAP + (HEADING_HEIGHT if row.heading else 0)

    def _cell_pair(self, place: int) -> tuple[Cell, Cell]:
        index = self._shown[place]
        cells = self._cells.get(index)
        if cells is None:
            row = self._rows[index]
            style = self._style(row)
            width = self._column() - 16
            cells = lay_out(row.old, width, style), lay_out(row.new, width, style)
            self._cells[index] = cells
            least = QFontMetricsF(style.font).height()
            extra = HEADING_HEIGHT if row.heading else 0
            self._heights[place] = max(cells[0].height, cells[1].height, least) + ROW_GAP + extra
        return cells

    def _measure(self) -> None:
        self._tops = [float(MARGIN), *accumulate(self._heights, initial=float(MARGIN))][1:]
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, round(self._tops[-1] + MARGIN - self.viewport().height())))

    def _lay_out_some(self) -> None:
        missing = [p for p, i in enumerate(self._shown) if i not in self._cells][:IDLE_ROWS]
        if not missing:
            self._idle.stop()
            return
        self._with_anchor(lambda: [self._cell_pair(place) for place in missing])

    def _with_anchor(self, work: Callable[[], object]) -> None:
        """Does work that may change heights above the view and keeps the view where it is."""
        place = self._place_at(self._scroll())
        offset = self._scroll() - self._tops[place] if self._shown else 0.0
        work()
        self._measure()
        if self._shown and self._scroll() > 0:
            self.verticalScrollBar().setValue(round(self._tops[place] + offset))
        self.viewport().update()

    def _scroll(self) -> float:
        return float(self.verticalScrollBar().value())

    def _place_at(self, y: float) -> int:
        return max(0, min(bisect_right(self._tops, y) - 1, len(self._shown) - 1))

    def _row_at(self, y: float) -> int:
        return self._shown[self._place_at(y)] if self._shown else -1

    def _scroll_to(self, index: int) -> None:
        place = self._shown.index(index)
        height = self.viewport().height()
        first = max(0, place - 2)
        for near in range(first, min(len(self._shown), place + 12)):
            self._cell_pair(near)
        self._measure()
        top, bottom = self._tops[place], self._tops[place + 1]
        if top < self._scroll() + MARGIN or bottom > self._scroll() + height:
            self.verticalScrollBar().setValue(round(max(0.0, top - height / 4)))
        self.viewport().update()

    def _set_current(self, index: int) -> None:
        if index == self._current:
            return
        self._current = index
        self.setAccessibleDescription(self._rows[index].spoken)
        self.current_changed.emit(index)
        self.viewport().update()

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.viewport().rect()
        painter.fillRect(area, QColor(self._theme.desk))
        if not self._shown:
            painter.end()
            return
        column = self._column()
        left, right = float(MARGIN), MARGIN + column + GUTTER
        sheet = QColor(self._theme.sheet)
        for x in (left, right):
            painter.fillRect(QRectF(x, 0, column, area.height()), sheet)
        place = self._place_at(self._scroll())
        y = self._tops[place] - self._scroll()
        changed_heights = False
        while place < len(self._shown) and y < area.height():
            before = self._heights[place]
            cells = self._cell_pair(place)
            changed_heights |= self._heights[place] != before
            row = self._rows[self._shown[place]]
            where = Place((left, right), column, y, self._heights[place])
            current = self._shown[place] == self._current
            self._painter.paint(painter, row, cells, self._style(row), where, current=current)
            y += self._heights[place]
            place += 1
        self._paint_strip(painter)
        painter.end()
        if changed_heights:
            QTimer.singleShot(0, self._measure)

    def _paint_strip(self, painter: QPainter) -> None:
        """The overview beside the scroll bar: where the changes are in the whole text."""
        area = self.viewport().rect()
        total = self._tops[-1] or 1.0
        x = area.right() - STRIP + 2
        for place, index in enumerate(self._shown):
            row = self._rows[index]
            if not row.changed:
                continue
            top = self._tops[place] / total * area.height()
            painter.fillRect(QRectF(x, top, STRIP - 4, 3), self._painter.sign_colors(row)[1])

    # --- hands -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._relayout()
        else:
            self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes a row current; on the sign of a moved one it goes to the other end."""
        if not self._shown or event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position()
        if point.x() >= self.viewport().width() - STRIP:
            total = self._tops[-1]
            wanted = point.y() / max(1, self.viewport().height()) * total
            self.verticalScrollBar().setValue(round(wanted - self.viewport().height() / 2))
            return
        index = self._row_at(self._scroll() + point.y())
        row = self._rows[index]
        in_gutter = MARGIN + self._column() <= point.x() <= MARGIN + self._column() + GUTTER
        self._set_current(index)
        if row.move and in_gutter:
            self.go_to(self.other_end(index))

    def other_end(self, index: int) -> int:
        """The row of the other end of a moved paragraph; the row itself when it has none."""
        move = self._rows[index].move
        return next(
            (i for i, row in enumerate(self._rows) if move and row.move == move and i != index),
            index,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from row to row, Page and Home and End scroll, Ctrl+C copies the row."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self._shown:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                place = self._shown.index(self._current) + step if self._current >= 0 else 0
                self.go_to(self._shown[max(0, min(place, len(self._shown) - 1))])
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() - 60)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep() + 60)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_C if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.copy()
            case _:
                super().keyPressEvent(event)

    def copy(self) -> None:
        """Puts the current row on the clipboard: the old text, a blank line, the new text."""
        if self._current < 0:
            return
        row = self._rows[self._current]
        texts = [
            "\n".join(
                f"{label}\t" * bool(label) + "".join(r.text for r in m.runs) for label, m in side
            )
            for side in (row.old, row.new)
        ]
        QGuiApplication.clipboard().setText("\n\n".join(filter(None, texts)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            return
        super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves the picture; rows that come into sight are laid out as they are painted."""
        self.viewport().update()

    def row_position(self, index: int) -> QPoint:
        """Where the top left of a shown row is in the viewport (for tests and connectors)."""
        place = self._shown.index(index)
        return QPoint(MARGIN, round(self._tops[place] - self._scroll()))
