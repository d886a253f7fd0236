"""The form in which a clause of the text becomes an own template: its words, blanks and title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.spans import Blank, BlankKind, Inline, Span, Text
from penholder.formats.clause_book import OWN_GROUP
from penholder.phrasebook.clauses import ClauseTemplate, blanks_to_text, parse_blanks
from penholder.ui.editor.clause_shelf import ClauseShelf

_KINDS = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}


class OwnClauseForm(QWidget):
    """Emits `finished` when the clause was saved or the form was left."""

    finished = Signal()

    def __init__(self, shelf: ClauseShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._kind = ParagraphKind.OPERATIVE
        self._items: tuple[str, ...] = ()
        self._closing = ""
        self.title = QLineEdit()
        self.title.setPlaceholderText("What you will look for it by")
        self.group = QComboBox()
        self.group.setEditable(True)
        self.when = QLineEdit()
        self.when.setPlaceholderText("When to use it (may be left out)")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.blank_kind = QComboBox()
        for kind in BlankKind:
            self.blank_kind.addItem(kind.value)
        self.blank_kind.setCurrentText(BlankKind.TEXT.value)
        self.make_blank = QPushButton("Make a blank")
        self.make_blank.setToolTip("Turns the selected words into a blank to be filled each time")
        self.save = QPushButton("Save")
        self.save.setProperty("primary", True)
        self.cancel = QPushButton("Cancel")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "badge")
        self.problem.hide()
        self._build()

    def begin(self, lines: Sequence[Line]) -> str:
        """Shows a clause of the text; gives a sentence when it can't be a template, else ''."""
        if not lines or lines[0].kind not in _KINDS:
            return "Put the cursor in a preambular or operative paragraph to keep it as a clause."
        self._kind = _KINDS[lines[0].kind]
        self._items = tuple(
            _as_template(line.spans) for line in lines[1:] if line.kind is LineKind.SUBPARAGRAPH
        )
        rest = [line for line in lines[1:] if line.kind is LineKind.CONTINUATION]
        self._closing = " ".join(_as_template(line.spans) for line in rest)
        self.text.setPlainText(_as_template(lines[0].spans))
        self.title.clear()
        self.when.clear()
        self.problem.hide()
        self.group.clear()
        self.group.addItems(list(dict.fromkeys([OWN_GROUP, *_groups(self._shelf)])))
        self.title.setFocus()
        return ""

    def mark_blank(self) -> None:
        """Turns the selected words into a blank of the chosen kind, the words as its hint."""
        cursor = self.text.textCursor()
        words = cursor.selectedText().strip()
        if not words or set("{}") & set(words):
            self._say("Select the words that are to be filled in each time.")
            return
        cursor.insertText(f"{{{self.blank_kind.currentText()}:{words}}}")
        self.problem.hide()

    def _build(self) -> None:
        heading = QLabel("Keep as my clause")
        heading.setProperty("role", "heading")
        names = (
            (self.title, "Title"),
            (self.group, "Group"),
            (self.when, "When to use it"),
            (self.text, "Text"),
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for widget, name in names:
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        self.blank_kind.setAccessibleName("Kind of blank")
        blank = QHBoxLayout()
        blank.addWidget(self.make_blank)
        blank.addWidget(self.blank_kind, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addLayout(blank)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.make_blank.clicked.connect(self.mark_blank)
        self.cancel.clicked.connect(self.finished)
        self.save.clicked.connect(self._save)
        self.title.returnPressed.connect(self._save)

    def _save(self) -> None:
        title, text = self.title.text().strip(), " ".join(self.text.toPlainText().split())
        if not title or not text:
            self._say("A clause needs a title and a text.")
            return
        try:
            parse_blanks(text)
        except ValueError as error:
            self._say(f"The text is not right: {error}.")
            return
        clause = ClauseTemplate(
            "new",
            self._kind,
            self.group.currentText().strip() or OWN_GROUP,
            title,
            text,
            self.when.text().strip(),
            items=self._items,
            closing=self._closing,
        )
        if self._shelf.save_own(clause) is not None:
            self.finished.emit()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()


def _groups(shelf: ClauseShelf) -> list[str]:
    return [clause.group for clause in shelf.book.templates()]


def _as_template(spans: Inline) -> str:
    """The text with its blanks; marks of notes and references belong to this text and stay out."""
    return blanks_to_text(tuple(span for span in spans if _is_kept(span)))


def _is_kept(span: Span) -> bool:
    return isinstance(span, Text) or (isinstance(span, Blank) and not set("{}") & set(span.hint))
