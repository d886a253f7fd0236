"""Find and replace above the sheet: all places marked and counted, replaced singly or at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from penholder.document.searching import Match, Query, Where, find, replace
from penholder.errors import InputError
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.highlights import Layer
from penholder.ui.editor.places import cursor_at
from penholder.ui.utf16 import utf16_length

MOST_MARKED = 1_000
"""More marks than that help nobody and slow every repaint down."""

_ROLES = {Where.TITLE: Role.TITLE, Where.LINE: Role.LINE, Where.NOTE: Role.NOTE}


class ReplaceBar(QWidget):
    """Works on one editor; `closed` tells that it went."""

    closed = Signal()

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._editor = editor
        self.field, self.put = QLineEdit(), QLineEdit()
        self.field.setPlaceholderText("Find in the text")
        self.field.setAccessibleName("Find")
        self.put.setPlaceholderText("Replace by")
        self.put.setAccessibleName("Replace by")
        self.result = QLabel()
        self.result.setProperty("role", "faint")
        self.whole, self.case = QCheckBox("Whole words"), QCheckBox("Match case")
        self.pattern, self.notes = QCheckBox("Pattern"), QCheckBox("In notes")
        self.pattern.setToolTip("A regular expression; \\1 in the other field is its first group")
        self.notes.setChecked(True)
        self.one, self.every = QPushButton("Replace"), QPushButton("Replace all")
        self._second = QWidget()
        self._build()
        self.hide()

    def open_bar(self, *, replacing: bool = False) -> None:
        """Shows the bar with the keyboard in it, with the words selected on the sheet."""
        chosen = self._editor.surface.textCursor().selectedText()
        self._second.setVisible(replacing)
        self.show()
        if chosen and "\u2029" not in chosen and len(chosen) < 200:
            self.field.setText(chosen)
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hides the bar and its marks."""
        self.hide()
        self._editor.clear_found()
        self.closed.emit()

    def again(self) -> None:
        """Goes to the next place; opens the bar when nothing was looked for."""
        if self.field.text():
            self.step(1)
        else:
            self.open_bar()

    def step(self, forward: int) -> None:
        """Goes to the next (1) or previous (-1) place, around the end."""
        matches = self._find()
        if not matches:
            return
        cursor = self._editor.surface.textCursor()
        starts = [self._start(match) for match in matches]
        if forward > 0:
            here = cursor.selectionEnd()
            at = next((i for i, start in enumerate(starts) if start >= here), 0)
        else:
            here = cursor.selectionStart()
            before = [i for i, start in enumerate(starts) if 0 <= start < here]
            at = before[-1] if before else len(matches) - 1
        self._go_to(matches, at)

    def _build(self) -> None:
        previous, following, close = QToolButton(), QToolButton(), QToolButton()
        for button, sign, tip in (
            (previous, "↑", "Previous (Shift+Enter)"),
            (following, "↓", "Next (Enter, F3)"),
            (close, "✕", "Close (Esc)"),
        ):
            button.setText(sign)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        first = QHBoxLayout()
        for widget in (self.field, previous, following, self.result):
            first.addWidget(widget)
        first.addStretch(1)
        for box in (self.whole, self.case, self.pattern, self.notes):
            first.addWidget(box)
        first.addWidget(close)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self.put)
        second.addWidget(self.one)
        second.addWidget(self.every)
        second.addStretch(1)
        for field in (self.field, self.put):
            field.setMaximumWidth(320)
            field.setMinimumWidth(180)
            field.setClearButtonEnabled(True)
            field.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addWidget(self._second)
        previous.clicked.connect(lambda: self.step(-1))
        following.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.close_bar)
        self.field.textEdited.connect(lambda: self._from_cursor())
        for box in (self.whole, self.case, self.pattern, self.notes):
            box.toggled.connect(lambda: self._from_cursor())
        self.one.clicked.connect(self._replace_one)
        self.every.clicked.connect(self._replace_all)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter finds the next (in the second field: replaces), Escape closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if watched is self.put:
                    self._replace_one()
                else:
                    backward = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                    self.step(-1 if backward else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _query(self) -> Query:
        return Query(
            self.field.text(),
            self.whole.isChecked(),
            self.case.isChecked(),
            self.pattern.isChecked(),
            self.notes.isChecked(),
        )

    def _find(self) -> tuple[Match, ...]:
        """Every place; marked on the sheet, a problem said in the bar."""
        try:
            matches = find(self._editor.resolution(), self._query(), self.put.text())
        except InputError as error:
            self.result.setText(str(error))
            self._editor.clear_found()
            return ()
        self._mark(matches)
        if not matches:
            self.result.setText("Not found" if self.field.text() else "")
        return matches

    def _from_cursor(self) -> None:
        """Goes to the first place from where the cursor is."""
        matches = self._find()
        if not matches:
            return
        here = self._editor.surface.textCursor().selectionStart()
        at = next((i for i, match in enumerate(matches) if self._start(match) >= here), 0)
        self._go_to(matches, at)

    def _go_to(self, matches: tuple[Match, ...], at: int) -> None:
        cursor = self._cursor(matches[at])
        if cursor is not None:
            self._editor.surface.setTextCursor(cursor)
            self._editor.surface.ensureCursorVisible()
        self.result.setText(f"{at + 1} of {len(matches)}")

    def _cursor(self, match: Match) -> QTextCursor | None:
        surface = self._editor.surface
        return cursor_at(surface, _ROLES[match.where], match.id, match.start, match.end)

    def _start(self, match: Match) -> int:
        cursor = self._cursor(match)
        return cursor.selectionStart() if cursor is not None else -1

    def _mark(self, matches: tuple[Match, ...]) -> None:
        surface = self._editor.surface
        look = QTextCharFormat()
        look.setBackground(surface.objects.theme.color("chip_ground"))
        look.setForeground(surface.objects.theme.color("chip_text"))
        marks = []
        for match in matches[:MOST_MARKED]:
            cursor = self._cursor(match)
            if cursor is not None:
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
        surface.highlights.set(Layer.FOUND, marks)

    def _replace_one(self) -> None:
        """Replaces the place that is selected and goes on; selects the next one otherwise."""
        chosen = self._editor.surface.textCursor()
        selected = (chosen.selectionStart(), chosen.selectionEnd())
        match = next((each for each in self._find() if self._extent(each) == selected), None)
        if match is not None and not match.fixed:
            self._editor.apply(replace(self._editor.resolution(), [match]))
            after = self._editor.surface.textCursor()
            end = self._editor.surface.document().characterCount() - 1
            after.setPosition(min(selected[0] + utf16_length(match.put), end))
            self._editor.surface.setTextCursor(after)
        self.step(1)

    def _extent(self, match: Match) -> tuple[int, int] | None:
        cursor = self._cursor(match)
        if cursor is None or not cursor.hasSelection():
            return None
        return cursor.selectionStart(), cursor.selectionEnd()

    def _replace_all(self) -> None:
        matches = self._find()
        if matches:
            self._editor.apply(replace(self._editor.resolution(), matches))
            self._editor.clear_found()
            self.result.setText(_replaced(matches))


def _replaced(matches: tuple[Match, ...]) -> str:
    left = sum(match.fixed for match in matches)
    count = f"{len(matches) - left} replaced"
    if not left:
        return count
    holding = "it holds" if left == 1 else "they hold"
    return f"{count}, {left} left as {holding} a reference or a blank"
