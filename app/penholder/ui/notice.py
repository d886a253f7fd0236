"""A bar above the text that says one thing, in place of a dialog, and shows more on request."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class Notice(QWidget):
    """Shows one sentence, and a button where there is more to show."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.more = QPushButton("Show")
        self._show_more: Callable[[], object] | None = None
        close = QPushButton("Close")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.more)
        row.addWidget(close)
        self.more.clicked.connect(self._more)
        close.clicked.connect(self.close_notice)
        self.hide()

    def say(self, sentence: str, show: Callable[[], object] | None = None) -> None:
        """Shows a sentence; `show` is what the Show button does, there is none without it."""
        self.sentence.setText(sentence)
        self._show_more = show
        self.more.setVisible(show is not None)
        self.show()

    def close_notice(self) -> None:
        """Hides the bar."""
        self.hide()
        self.closed.emit()

    def _more(self) -> None:
        if self._show_more is not None:
            self._show_more()
