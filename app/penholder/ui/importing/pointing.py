"""Showing on the sheet where a finding comes from: scrolled to, and marked as found words are."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from penholder.document.ids import NodeId, NoteId
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.highlights import Layer


def point_at(editor: DraftEditor, node: NodeId | NoteId) -> None:
    """Brings a line or note into view and marks it; '' means the title, at the top."""
    block = block_of(editor, node)
    role = editor.content.pieces[block].role
    if role is Role.NOTE:
        editor.go_to_note(node)
    elif role is Role.LINE:
        editor.go_to(node)
    else:
        editor.surface.put_cursor(0)
        editor.surface.verticalScrollBar().setValue(0)
    _mark(editor, block)


def block_of(editor: DraftEditor, node: NodeId | NoteId) -> int:
    """The block a finding belongs to; that of the title when its own has gone."""
    content = editor.content
    found = content.block_of(node) if node else 0
    return found if found >= 0 else max(0, content.block_of(node, Role.NOTE))


def name_of(editor: DraftEditor, node: NodeId | NoteId) -> str:
    """What a delegate calls the place: "OP12 (b)", "Note 3", "Title"."""
    block = block_of(editor, node)
    piece = editor.content.pieces[block]
    if piece.role is Role.NOTE:
        return f"Note {editor.content.note_label(piece.line.id)}"
    if piece.role is Role.LINE:
        return editor.content.names().get(piece.line.id, "") or "Text"
    return piece.role.value.capitalize()


def _mark(editor: DraftEditor, block: int) -> None:
    surface = editor.surface
    look = QTextCharFormat()
    look.setBackground(surface.objects.theme.color("chip_ground"))
    look.setForeground(surface.objects.theme.color("chip_text"))
    look.setProperty(QTextFormat.Property.FullWidthSelection, True)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = QTextCursor(surface.document().findBlockByNumber(block))
    selection.cursor.movePosition(
        QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
    )
    selection.format = look
    surface.highlights.set(Layer.POINTED, [selection])
