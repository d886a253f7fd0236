"""The menu of the right button on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from penholder.ui.editor.editor import DraftEditor


def context_menu(editor: DraftEditor, place: QTextCursor | None = None) -> QMenu:
    """The commands for what is selected and for the clause at the cursor, with what others add for
    a place of the sheet.
    """
    menu = QMenu(editor)
    document = editor.surface.document()
    selected = editor.surface.textCursor().hasSelection()

    def add(text: str, command: Callable[[], object], *, enabled: bool = True) -> None:
        action = QAction(text, menu)
        action.setEnabled(enabled)
        action.triggered.connect(lambda: command())
        menu.addAction(action)

    add("Undo", editor.undo, enabled=document.isUndoAvailable())
    add("Redo", editor.redo, enabled=document.isRedoAvailable())
    menu.addSeparator()
    add("Cut", editor.cut, enabled=selected)
    add("Copy", editor.copy, enabled=selected)
    add("Paste", editor.paste, enabled=editor.surface.canPaste())
    add("Select all", editor.surface.selectAll)
    menu.addSeparator()
    add("Insert note", editor.insert_note)
    add("Refer to a paragraph…", editor.references.ask)
    add("Italic", editor.toggle_italic)
    add("Turn into PP or OP", editor.toggle_kind)
    add("Turn into…", editor.kinds.ask)
    add("Move clause up", lambda: editor.move_clause(-1))
    add("Move clause down", lambda: editor.move_clause(1))
    if place is not None:
        for addition in editor.menu_additions:
            addition(menu, place)
    return menu


def show_context_menu(editor: DraftEditor, at: QPoint) -> None:
    """Opens the menu at a point of the sheet."""
    menu = context_menu(editor, editor.surface.cursorForPosition(at))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(editor.surface.viewport().mapToGlobal(at))
