"""What every view of rows with folds has: a scroll bar over a `RowsLayout`, zoom, spoken rows.

Rows out of sight are laid out while nothing else is to be done; a view stays at its row meanwhile.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from penholder.ui.compare.announcing import make_accessible
from penholder.ui.compare.rows_layout import RowsLayout

LEAST_ZOOM, MOST_ZOOM = 0.5, 4.0


class RowsView(QAbstractScrollArea):
    """A view of rows; a row is known by its index, a place counts rows and folds from the top."""

    rows_layout: RowsLayout[Any]

    current: int
    """Index of the current row, or -1."""

    def __init__(self, rows_layout: RowsLayout[Any], name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.rows_layout = rows_layout
        self.current = -1
        self._opened: set[int] = set()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self.setAccessibleName(name)
        make_accessible(self)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._lay_out_some)

    def shown_rows(self) -> list[int]:
        """Indices of the rows that are not folded."""
        return [item.rows[0] for item in self.rows_layout.items if not item.folded]

    @property
    def zoom(self) -> float:
        """The size of the text; 1 is 12 points at 96 dots an inch."""
        return self.rows_layout.zoom

    def set_zoom(self, zoom: float) -> None:
        """Sets the size of the text."""
        self.rows_layout.zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._relayout()

    @property
    def scrolled(self) -> float:
        """How far from the top the view is, in pixels."""
        return float(self.verticalScrollBar().value())

    def _relayout(self) -> None:
        """Lays everything out anew, for another width, zoom or theme."""
        raise NotImplementedError

    def _arrange(self) -> None:
        """Puts what is shown and what is folded on the page anew."""
        raise NotImplementedError

    def _measure(self) -> None:
        """Follows heights that are another now."""
        raise NotImplementedError

    def _lay_out_some(self) -> None:
        layout = self.rows_layout
        place = layout.place_at(self.scrolled)
        offset = self.scrolled - layout.tops[place] if place >= 0 else 0.0
        if not layout.lay_out_some():
            self._idle.stop()
        self._measure()
        if place >= 0 and self.scrolled > 0:  # rows above may be higher now: stay at the row
            self.verticalScrollBar().setValue(round(layout.tops[place] + offset))
        self.viewport().update()

    def open_fold(self, index: int) -> None:
        """Shows the rows of the fold a row is in."""
        place = self.rows_layout.place_of(index)
        if place >= 0 and self.rows_layout.items[place].folded:
            self._opened.update(self.rows_layout.items[place].rows)
            self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            return
        super().wheelEvent(event)

    # --- for screen readers ----------------------------------------------------------------------

    def spoken_count(self) -> int:
        """How many rows and folds there are."""
        return len(self.rows_layout.items)

    def spoken_text(self, place: int) -> str:
        """What a row or fold says: what it is, what was inserted and deleted."""
        item = self.rows_layout.items[place]
        return item.text or str(self.rows_layout.rows[item.rows[0]].spoken)

    def spoken_rect(self, place: int) -> QRect:
        """Where it is in the viewport."""
        top, height = self.rows_layout.tops[place] - self.scrolled, self.rows_layout.heights[place]
        return QRect(0, round(top), self.viewport().width(), round(height))

    def spoken_current(self) -> int:
        """The place of the current row."""
        return self.rows_layout.place_of(self.current)
