"""A bar above the text that says what a reader could not place or guessed, in place of a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from penholder.formats.report import ImportReport


class Notice(QWidget):
    """Shows one sentence and, on request, its details."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.more = QPushButton("Show")
        self.more.setCheckable(True)
        close = QPushButton("Close")
        self.details = QListWidget()
        self.details.setMaximumHeight(160)
        self.details.setWordWrap(True)
        self.details.hide()
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.more)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.addLayout(row)
        layout.addWidget(self.details)
        self.more.toggled.connect(self.details.setVisible)
        close.clicked.connect(self.close_notice)
        self.hide()

    def say(self, sentence: str, details: list[str] | None = None) -> None:
        """Shows a sentence, with a list behind the Show button when there is one."""
        self.sentence.setText(sentence)
        self.details.clear()
        self.details.addItems(details or [])
        self.more.setVisible(bool(details))
        self.more.setChecked(False)
        self.show()

    def say_report(self, report: ImportReport, name: str) -> None:
        """Shows what a reader reports of a file; nothing when it placed every word, surely."""
        unplaced, warnings = len(report.unplaced), len(report.warnings)
        if not unplaced and not warnings:
            self.hide()
            return
        parts = []
        if unplaced:
            parts.append(f"{unplaced} {'text' if unplaced == 1 else 'texts'} could not be placed")
        if warnings:
            parts.append(f"{warnings} {'remark' if warnings == 1 else 'remarks'}")
        details = [f"Not placed: {item.text} {item.place}".strip() for item in report.unplaced]
        self.say(f"{name}: {', '.join(parts)}.", [*details, *report.warnings])

    def close_notice(self) -> None:
        """Hides the bar."""
        self.hide()
        self.closed.emit()
