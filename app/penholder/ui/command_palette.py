"""Lists to choose from by typing: every command (Ctrl+Shift+P), the templates of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from penholder.phrasebook.document_templates import DocumentTemplate, document_templates
from penholder.ui.actions import Actions, plain
from penholder.ui.commands import COMMANDS

Choice = tuple[str, str, Callable[[], object]]
"""What is listed, what else it is found by and said of it, and what choosing it does."""

_DO = Qt.ItemDataRole.UserRole


class ChoicePalette(QDialog):
    """Lists choices over the window; words typed narrow them down, Enter or a click does one."""

    def __init__(self, name: str, choices: Iterable[Choice], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._choices = list(choices)
        self.field = QLineEdit()
        self.field.setPlaceholderText(f"Type a {name}")
        self.field.setAccessibleName(name.capitalize())
        self.list = QListWidget()
        self.list.setAccessibleName(f"{name.capitalize()}s")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.resize(480, 360)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(lambda: self._do(self.list.currentItem()))
        self.list.itemActivated.connect(self._do)
        self.list.itemClicked.connect(self._do)
        self.field.installEventFilter(self)
        self._fill("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while the field keeps the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _fill(self, wanted: str) -> None:
        words = wanted.casefold().split()
        self.list.clear()
        for text, more, do in self._choices:
            if all(word in f"{text} {more}".casefold() for word in words):
                item = QListWidgetItem(text)
                item.setToolTip(more)
                item.setData(_DO, do)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        do: Callable[[], object] = item.data(_DO)
        self.close()
        do()


class CommandPalette(ChoicePalette):
    """The commands that apply now, each with its key."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("command", _commands(actions), parent)


class TemplatePalette(ChoicePalette):
    """The templates of documents, each with when to use it; `use` gets the one chosen."""

    def __init__(self, use: Callable[[DocumentTemplate], object], parent: QWidget) -> None:
        super().__init__("template", _templates(use), parent)


def _commands(actions: Actions) -> Iterable[Choice]:
    for command in COMMANDS:
        action = actions[command.id]
        if action.isEnabled():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = f"{plain(command.menu)}: {plain(command.text)}"
            yield f"{name}   {keys}".rstrip(), "", action.trigger


def _templates(use: Callable[[DocumentTemplate], object]) -> Iterable[Choice]:
    for template in document_templates():
        text = f"{template.title}\n{template.when}"
        yield text, f"{template.organ} {template.body}", lambda t=template: use(t)  # type: ignore[misc]
