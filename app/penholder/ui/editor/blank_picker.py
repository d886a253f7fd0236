"""The picker of one blank, beside its chip: a field to type in, and what suits the kind of blank.

A list of sessions, organs, States, years, numbers or resolutions that narrows as one types, or a
calendar. Enter fills the blank, Escape leaves it as it was, Tab goes to the next and fills this one
if something was typed or chosen; whatever is typed may be written as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from penholder.document.spans import Blank, BlankKind
from penholder.phrasebook.symbols import parse_symbol
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.beside import put_beside, rect_of
from penholder.ui.editor.blank_calendar import BlankCalendar
from penholder.ui.editor.blank_rows import BlankRows
from penholder.ui.editor.choice_rows import ChoiceRows, Row
from penholder.ui.editor.surface import Surface

_WIDTHS = {BlankKind.RESOLUTION: 520, BlankKind.DATE: 340, BlankKind.TEXT: 380}
_WIDTH = 400
_KEYS = "Enter fills · Tab fills and goes on · Esc leaves"
_FIRST_KEYS = "Enter fills · Tab goes on · Esc leaves"
_DATE_KEYS = "Type a date, or ↓ for the calendar · Tab goes on · Esc leaves"
_FREE = frozenset({BlankKind.TEXT, BlankKind.SYMBOL, BlankKind.NUMBER})
"""Kinds whose words as typed are as good as a choice: they are kept when one clicks elsewhere."""

_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class BlankPicker(QFrame):
    """Fills the blank that `place` selects."""

    filled = Signal(str, object)
    """The words for the blank, and (offset, words) for blanks behind it that are filled as well."""

    next_asked = Signal(bool)
    """Tab: on to the next blank (True) or the one before."""

    def __init__(self, surface: Surface, aids: Aids, blank: Blank, place: QTextCursor) -> None:
        super().__init__(surface)
        self.setObjectName("blankPicker")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._surface, self._blank, self._place = surface, blank, place
        self._source = BlankRows(surface, aids, blank, place)
        self._rows: list[Row] = []
        self._touched = False
        self._done = False
        self.field = QLineEdit()
        self.choices = ChoiceRows()
        self.calendar: BlankCalendar | None = None
        self.forms: list[QPushButton] = []
        self._hint = QLabel(_KEYS)
        self._build()
        self._connect()
        self._refresh("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- filling and leaving ---------------------------------------------------------------------

    def take(self, form: str = "") -> bool:
        """Fills the blank with the row at hand, or the words typed; False when there are none.

        `form` says how a resolution is cited: "number", "date", "title", or '' for what fits.
        """
        row = self._at_hand()
        if row is None or self._done:
            return False
        text, more = self._source.words(row, form)
        self._end()
        self.filled.emit(text, more)
        self._surface.setFocus()
        return True

    def leave(self) -> None:
        """Leaves the blank as it was."""
        if not self._done:
            self._end()

    def _end(self) -> None:
        self._done = True
        self._surface.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _at_hand(self) -> Row | None:
        if self.calendar is not None:
            words = self._source.date_words(self.field.text())
            return Row(words) if words else None
        number = self.choices.currentRow()
        if 0 <= number < len(self._rows):
            return self._rows[number]
        typed = self.field.text().strip()
        return Row(typed) if typed else None

    # --- keys and focus --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field, and when it loses the keyboard."""
        kind = event.type()
        if watched is self._surface:
            if kind == QEvent.Type.Resize:
                self._put()
            return False
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            QTimer.singleShot(0, self, self._left)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ENTER:
            self._enter(held)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or bool(held & Qt.KeyboardModifier.ShiftModifier)
            self._tab(forward=not back)
        elif key == Qt.Key.Key_Escape:
            self.leave()
            self._surface.setFocus()
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            return False
        return True

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        form = ""
        if held & Qt.KeyboardModifier.ShiftModifier:
            form = "number"
        elif held & Qt.KeyboardModifier.ControlModifier:
            form = "title"
        if not self.take(form) and self.calendar is not None:
            self.calendar.setFocus()

    def _tab(self, *, forward: bool) -> None:
        if not (self._touched and self.take()):
            self.leave()
        self.next_asked.emit(forward)

    def _step(self, rows: int) -> None:
        self._touched = True
        if self.calendar is not None:
            self.calendar.setFocus()
        elif self._rows:
            self.choices.step(rows)
            self._hint.setText(_KEYS)

    def _left(self) -> None:
        """The keyboard went elsewhere: what was typed freely is kept, a search is not."""
        focus = QApplication.focusWidget()
        if self._done or (focus is not None and self.isAncestorOf(focus)):
            return
        if self._blank.kind in _FREE and self.field.text().strip():
            row = self._at_hand()
            if row is not None:
                self._end()
                self.filled.emit(*self._source.words(row, ""))
                return
        self.leave()

    # --- what is shown ---------------------------------------------------------------------------

    def _build(self) -> None:
        name = self._source.name()
        self.setAccessibleName(f"Fill in: {name}")
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(self._blank.previous or name)
        self._hint.setObjectName("completionHint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 2)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        if self._blank.kind is BlankKind.DATE:
            self.calendar = BlankCalendar(self._source.likely_date())
            layout.addWidget(self.calendar)
        else:
            layout.addWidget(self.choices)
        if self._blank.kind is BlankKind.RESOLUTION:
            layout.addLayout(self._forms())
        layout.addWidget(self._hint)

    def _forms(self) -> QHBoxLayout:
        """How a resolution is cited, for the mouse; the keys are written on the buttons."""
        line = QHBoxLayout()
        for form, words in (
            ("number", "Number (Shift+Enter)"),
            ("date", "With date"),
            ("title", "Date and title (Ctrl+Enter)"),
        ):
            button = QPushButton(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, form=form: self.take(form))
            self.forms.append(button)
            line.addWidget(button)
        return line

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.choices.itemClicked.connect(lambda _item: self.take())
        self._surface.installEventFilter(self)
        self._surface.verticalScrollBar().valueChanged.connect(self._put)
        if self.calendar is not None:
            self.calendar.picked.connect(self._day_taken)
            self.calendar.moved.connect(self._day_moved)
            self.calendar.left.connect(self._key)

    def _typed(self, text: str) -> None:
        self._touched = True
        self._refresh(text)

    def _refresh(self, text: str) -> None:
        if self.calendar is not None:
            date = self._source.date_of(text)
            if date is not None:
                self.calendar.show_date(date)
        else:
            self._rows = self._source.rows(text)
            self._show_rows(self._rows, text)
        self._hint.setText(self._advice(text))
        self._put()

    def _show_rows(self, rows: Sequence[Row], text: str) -> None:
        bare = len(rows) == 1 and rows[0].text == text.strip()
        self.choices.set_rows([] if bare else rows)
        self.choices.setVisible(bool(rows) and not bare)
        for button in self.forms:
            button.setEnabled(any(row.known is not None for row in rows))
        if rows and not bare:
            self.choices.setCurrentRow(self._source.first(rows, text))

    def _advice(self, text: str) -> str:
        typed = text.strip()
        if self._blank.kind is BlankKind.DATE and typed and self._source.date_of(typed) is None:
            return "No date yet: day, month, year, as in 25 9 2015"
        if self._blank.kind is BlankKind.SYMBOL and typed and parse_symbol(typed) is None:
            return "No symbol as documents bear it, such as A/71/208 · Enter writes it all the same"
        if self._blank.kind is BlankKind.RESOLUTION and not self._rows:
            return "The shelf knows none: open texts that cite it, or type the number"
        if self._blank.kind is BlankKind.DATE and not typed:
            return _DATE_KEYS
        return _KEYS if self._touched else _FIRST_KEYS

    def _day_moved(self, date: object) -> None:
        self._touched = True
        self.field.setText(self._source.written(date))
        self._hint.setText(_KEYS)

    def _day_taken(self, date: object) -> None:
        self.field.setText(self._source.written(date))
        self.take()

    def _put(self) -> None:
        """Beside the chip, also after scrolling."""
        if self._done:
            return
        self.resize(min(_WIDTHS.get(self._blank.kind, _WIDTH), self._surface.width() - 8), 10)
        self.resize(self.width(), self.sizeHint().height())
        start, end = self._place.selectionStart(), self._place.selectionEnd()
        put_beside(self, self._surface, rect_of(self._surface, start, end))
