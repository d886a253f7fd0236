"""The user's own words in place: seen, added, removed; spelling switched on and off."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from penholder.spelling import speller
from penholder.ui.own_words import OwnWords

_MISSING = "Spelling is not available on this computer: its library is missing."
_OTHER_LANGUAGE = "Spelling is looked up in English texts only."
_NONE = "No words of your own yet. The menu of the right button at a word adds it."


class WordsList(QWidget):
    """Shows the words; what is changed holds at once and in every text."""

    def __init__(self, words: OwnWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.switch = QCheckBox("Check spelling")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("role", "faint")
        self.list = QListWidget()
        self.list.setAccessibleName("My words")
        self.list.setMaximumHeight(140)
        self.word = QLineEdit()
        self.word.setPlaceholderText("A word to add")
        self.word.setAccessibleName("A word to add to my words")
        self.add = QPushButton("Add")
        self.remove = QPushButton("Remove")
        self._is_english = True
        self._build()
        words.changed.connect(self.refresh)
        self.refresh()

    def set_english(self, is_english: bool) -> None:
        """Tells whether the text is one whose spelling is looked up."""
        if is_english != self._is_english:
            self._is_english = is_english
            self.refresh()

    def refresh(self) -> None:
        """Shows what is kept."""
        self.switch.setChecked(self._words.on)
        shown = [self.list.item(at).text() for at in range(self.list.count())]
        if shown != self._words.words:
            self.list.clear()
            self.list.addItems(self._words.words)
        self.list.setVisible(bool(self._words.words))
        self.remove.setEnabled(self.list.currentItem() is not None)
        sentence = "" if self._words.words else _NONE
        if not self._is_english:
            sentence = _OTHER_LANGUAGE
        elif not speller().is_there():
            sentence = _MISSING
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.word, 1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.switch, self.sentence, self.list):
            layout.addWidget(widget)
        layout.addLayout(row)
        self.switch.toggled.connect(self._words.switch)
        self.list.itemSelectionChanged.connect(
            lambda: self.remove.setEnabled(self.list.currentItem() is not None)
        )
        self.word.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def _add(self) -> None:
        self._words.add(self.word.text())
        self.word.clear()

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._words.remove(item.text())
