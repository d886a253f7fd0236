"""The find bar: appears above the text on Ctrl+F, goes on Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


class FindBar(QWidget):
    """Emits `wanted` with the text and the direction (True: forward)."""

    wanted = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in the text")
        self.field.setAccessibleName("Find")
        self.field.setMaximumWidth(360)
        self.field.setClearButtonEnabled(True)
        self.result = QLabel()
        self.result.setProperty("role", "faint")
        previous, following, close = QToolButton(), QToolButton(), QToolButton()
        previous.setText("↑")
        previous.setToolTip("Previous (Shift+Enter)")
        following.setText("↓")
        following.setToolTip("Next (Enter, F3)")
        close.setText("✕")
        close.setToolTip("Close (Esc)")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        for widget in (self.field, previous, following, self.result):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(close)
        previous.clicked.connect(lambda: self._ask(forward=False))
        following.clicked.connect(lambda: self._ask(forward=True))
        close.clicked.connect(self.close_bar)
        self.field.textEdited.connect(lambda: self._ask(forward=True))
        self.field.installEventFilter(self)
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Shows the bar with the keyboard in it."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hides the bar."""
        self.hide()
        self.closed.emit()

    def again(self) -> None:
        """Looks for the same text once more; opens the bar when there is none."""
        if self.field.text():
            self._ask(forward=True)
        else:
            self.open_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter finds the next, Shift+Enter the previous place, Escape closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                backward = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._ask(forward=not backward)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _ask(self, *, forward: bool) -> None:
        self.wanted.emit(self.field.text(), forward)
