"""The line at the foot of the window: where one is, how much is written, and what is under way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar

from penholder.ui.commands import Place


class StatusLine(QStatusBar):
    """Shows what belongs to the place; `cancelled` wants what is under way stopped."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.place, self.words, self.summary = QLabel(), QLabel(), QLabel()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(120)
        self._name = QLabel()
        self._cancel = QPushButton("Cancel")
        self._cancel.clicked.connect(self.cancelled)
        self.setSizeGripEnabled(False)
        for label in (self.place, self.words, self.summary):
            self.addWidget(label)
        for widget in (self._name, self._progress, self._cancel):
            self.addPermanentWidget(widget)
        self.show_busy("")

    def show_busy(self, name: str) -> None:
        """Names what is under way, with a button to stop it; "" for nothing."""
        self._name.setText(name)
        for widget in (self._progress, self._name, self._cancel):
            widget.setVisible(bool(name))

    def show_place(self, place: Place) -> None:
        """Shows what is said at a place of the window."""
        self.place.setVisible(place is Place.DRAFT)
        self.words.setVisible(place is Place.DRAFT)
        self.summary.setVisible(place is Place.COMPARE)
