"""Actions of the window, made from the list of commands: menus and the row of each place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QSizePolicy, QToolButton, QWidget

from penholder.ui import icons
from penholder.ui.commands import COMMANDS, MENUS, SEPARATOR_BEFORE, Command, Place
from penholder.ui.theme import Theme

Handlers = dict[str, Callable[[], object]]
"""What commands do, by their ids."""


class Actions:
    """Every command as a QAction, by id. Handlers are bound once, when the window is built."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            self._actions[command.id] = self._make(command)
        self._fill_menu_bar()

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def check(self, command: str, on: bool) -> None:
        """Sets whether the switch of a command is on, without doing anything."""
        self._actions[command].setChecked(on)

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Binds what commands do. Raises KeyError for an id that is no command."""
        for command, handler in handlers.items():
            self._actions[command].triggered.connect(lambda _checked=False, do=handler: do())

    def update(self, place: Place, *, has_text: bool) -> None:
        """Enables what applies at a place, with or without an open text."""
        for command in COMMANDS:
            here = not command.places or place in command.places
            text = has_text or place is Place.COMPARE or not command.needs_text
            self._actions[command.id].setEnabled(here and text)

    def set_theme(self, theme: Theme) -> None:
        """Tints the icons."""
        for command in COMMANDS:
            if command.icon:
                icon = icons.icon(command.icon, theme.text, theme.line, theme.on_selected)
                self._actions[command.id].setIcon(icon)

    def row(self, place: Place) -> QWidget:
        """The row of the dozen commands of a place."""
        row = QWidget()
        row.setObjectName("commandRow")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        for command in COMMANDS:
            if command.row and place in command.places:
                layout.addWidget(self._button(command))
        layout.addStretch(1)
        return row

    def _button(self, command: Command) -> QToolButton:
        button = QToolButton()
        action = self._actions[command.id]
        button.setDefaultAction(action)
        button.setText(command.short)
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _make(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        action.setIconText(command.short or plain(command.text))
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.setCheckable(command.checkable)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = command.tip or plain(command.text)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        self._window.addAction(action)
        return action

    def _fill_menu_bar(self) -> None:
        for title in MENUS:
            menu = self._window.menuBar().addMenu(title)
            menu.setToolTipsVisible(False)
            self.menus[title] = menu
            for command in COMMANDS:
                if command.menu == title:
                    if command.id in SEPARATOR_BEFORE:
                        menu.addSeparator()
                    menu.addAction(self._actions[command.id])


def plain(text: str) -> str:
    """The words of a menu entry without its accelerator and dots."""
    return text.replace("&", "").removesuffix("…")
