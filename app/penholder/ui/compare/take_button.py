"""The button at the current change that takes it over into the draft."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolButton

from penholder.ui.compare.corrections import Corrections
from penholder.ui.compare.rows_layout import HEADING_HEIGHT, ROW_GAP
from penholder.ui.compare.sheets import GUTTER
from penholder.ui.compare.view import ComparisonView

HEIGHT = 22
BELOW_SIGN = 24


class TakeButton(QObject):
    """Keeps the button in the gutter of the current row, as far as there is something to take."""

    def __init__(self, view: ComparisonView, corrections: Corrections) -> None:
        super().__init__(view)
        self._view = view
        self._corrections = corrections
        self.button = QToolButton(view.viewport())
        self.button.setObjectName("takeButton")
        self.button.setText("Take over")
        self.button.setToolTip("Put the other text’s wording into the draft (Ctrl+Return)")
        self.button.setFixedSize(GUTTER - 6, HEIGHT)
        self.button.hide()
        self.button.clicked.connect(self._take)
        view.current_changed.connect(self.follow)
        view.moved.connect(self.follow)

    def follow(self) -> None:
        """Puts the button where the current row is now."""
        view, index = self._view, self._view.current
        row = view.rows[index] if 0 <= index < len(view.rows) else None
        if row is None or index not in view.shown_rows() or not self._corrections.can_take(row):
            self.button.hide()
            return
        layout = view.rows_layout
        place = layout.place_of(index)
        top = layout.tops[place] - view.scrolled + (HEADING_HEIGHT if row.heading else 0)
        bottom = layout.tops[place + 1] - view.scrolled
        y = top + ROW_GAP / 2 + BELOW_SIGN + (16 if row.numbers else 0)
        self.button.move(
            round(layout.frame.gutter) + 3, round(max(top + 2, min(y, bottom - HEIGHT - 2)))
        )
        self.button.show()

    def _take(self) -> None:
        row = self._view.rows[self._view.current]
        self._view.setFocus()
        self._corrections.take(row)
