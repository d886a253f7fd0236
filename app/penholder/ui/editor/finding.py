"""Finding text on the sheet: the next place is selected, all places are marked."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from penholder.ui.editor.highlights import Layer
from penholder.ui.editor.surface import Surface

MOST_MARKED = 1000
"""More marks than that help nobody and slow every repaint down."""


def find_text(surface: Surface, text: str, *, forward: bool, whole_words: bool, case: bool) -> bool:
    """Selects the next place of a text, around the end; all places are marked."""
    flags = QTextDocument.FindFlag(0)
    if whole_words:
        flags |= QTextDocument.FindFlag.FindWholeWords
    if case:
        flags |= QTextDocument.FindFlag.FindCaseSensitively
    mark_found(surface, text, flags)
    if not text:
        return False
    document = surface.document()
    step = flags if forward else flags | QTextDocument.FindFlag.FindBackward
    found = document.find(text, surface.textCursor(), step)
    if found.isNull():
        edge = QTextCursor(document)
        if not forward:
            edge.movePosition(QTextCursor.MoveOperation.End)
        found = document.find(text, edge, step)
    if found.isNull():
        return False
    surface.setTextCursor(found)
    return True


def mark_found(surface: Surface, text: str, flags: QTextDocument.FindFlag) -> None:
    """Marks every place of a text, the first thousand of them."""
    look = QTextCharFormat()
    look.setBackground(surface.objects.theme.color("chip_ground"))
    look.setForeground(surface.objects.theme.color("chip_text"))
    selections: list[QTextEdit.ExtraSelection] = []
    document = surface.document()
    cursor = document.find(text, 0, flags) if text else QTextCursor()
    while not cursor.isNull() and len(selections) < MOST_MARKED:
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        selections.append(selection)
        cursor = document.find(text, cursor, flags)
    surface.highlights.set(Layer.FOUND, selections)
