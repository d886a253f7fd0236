"""One update of a roll-over as a card: place, words before and after, reason, and the decision."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from penholder.rollover import Update
from penholder.ui.theme import Theme


class UpdateCard(QFrame):
    """Shows one update; keys: Enter takes it, Delete leaves it out, F2 edits the new words."""

    decided = Signal(str, bool)
    """Id of the update, and whether it is taken into the draft."""

    typed = Signal(str, str)
    """Id of the update and the words a person typed in the place of the new ones."""

    chosen = Signal(str)
    step_asked = Signal(int)

    def __init__(self, update: Update, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("updateCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._place = QLabel()
        self._place.setProperty("role", "heading")
        self._state = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.setProperty("role", "faint")
        self.field = QLineEdit()
        self.field.setAccessibleName("New words")
        self.field.hide()
        self.take = QPushButton("Accept")
        self.leave = QPushButton("Refuse")
        self.edit = QPushButton("Edit…")
        self._build()
        self.show_update(update, taken=False, waiting=False)

    @property
    def id(self) -> str:
        """The id of the update shown."""
        return self._update.id

    def show_update(self, update: Update, *, taken: bool, waiting: bool) -> None:
        """Shows an update and whether it is in the draft, or waits to be looked at."""
        self._update = update
        self._place.setText(update.label)
        state = "Please check" if waiting else "In the draft" if taken else "Left as it was"
        if not update.changes:
            state = "Please check" if waiting else "Seen"
        self._state.setText(state)
        self._state.setProperty("role", "badge" if waiting else "faint")
        self._state.style().polish(self._state)
        self._words.setText(self._marked_words())
        reason = update.reason[:1].upper() + update.reason[1:]
        self._reason.setText(reason if reason.endswith(".") else f"{reason}.")
        self.take.setEnabled(waiting or not taken)
        self.take.setText("Accept" if update.changes else "Seen")
        self.leave.setEnabled(update.changes and (waiting or taken))
        self.leave.setVisible(update.changes)
        self.edit.setVisible(update.shown is not None)
        self.setAccessibleName(
            f"{update.label}: {update.before or 'nothing'} becomes {update.after or 'nothing'}."
            f" {reason}. {state}."
        )

    def set_theme(self, theme: Theme) -> None:
        """Paints the words in another theme."""
        self._theme = theme
        self._words.setText(self._marked_words())

    def begin_edit(self) -> None:
        """Opens the field with the new words."""
        if self._update.shown is None:
            return
        self.field.setText(self._update.after)
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def end_edit(self) -> None:
        """Closes the field; what was typed in it is forgotten."""
        self.field.hide()
        self.setFocus()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._place)
        head.addStretch(1)
        head.addWidget(self._state)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.take, self.leave, self.edit):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._words)
        layout.addWidget(self._reason)
        layout.addWidget(self.field)
        layout.addLayout(buttons)
        self.take.clicked.connect(lambda: self.decided.emit(self.id, True))
        self.leave.clicked.connect(lambda: self.decided.emit(self.id, False))
        self.edit.clicked.connect(self.begin_edit)
        self.field.returnPressed.connect(self._typed)

    def _typed(self) -> None:
        words = self.field.text()
        self.end_edit()
        self.typed.emit(self.id, words)

    def _marked_words(self) -> str:
        theme, update = self._theme, self._update
        if not update.changes:
            return f"<span>{escape(update.before)}</span>"
        old = (
            f'<s style="color:{theme.delete_text};background:{theme.delete_ground}">'
            f"{escape(update.before)}</s>"
        )
        new = (
            f'<u style="color:{theme.insert_text};background:{theme.insert_ground}">'
            f"{escape(update.after)}</u>"
        )
        return "<br>".join(
            part for part, text in ((old, update.before), (new, update.after)) if text
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decides by key; the arrows go to the neighbours."""
        key = event.key()
        if self.field.isVisible() and key == Qt.Key.Key_Escape:
            self.end_edit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.field.hasFocus():
            self.decided.emit(self.id, True)
        elif key == Qt.Key.Key_Delete and self._update.changes:
            self.decided.emit(self.id, False)
        elif key == Qt.Key.Key_F2:
            self.begin_edit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_asked.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Goes to the place in the text when the card is reached by key."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.chosen.emit(self.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the place in the text."""
        super().mousePressEvent(event)
        self.chosen.emit(self.id)
