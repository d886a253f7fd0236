"""What stands in the place of a comparison while there is none: what to do, or the progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget


class Message(QWidget):
    """A sentence, or a name with a progress bar and a Cancel button."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel()
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(240)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self.cancelled)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self.sentence)
        layout.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def show_sentence(self, sentence: str) -> None:
        """Says what there is to do."""
        self._show(sentence, progress=False)

    def show_progress(self, name: str) -> None:
        """Says what is under way."""
        self._show(name, progress=True)

    def _show(self, sentence: str, *, progress: bool) -> None:
        self.sentence.setText(sentence)
        self._progress.setVisible(progress)
        self.cancel.setVisible(progress)
