"""Short ways to say where the cursor goes and what stands on the sheet."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from penholder.document.spans import Text
from penholder.document.text import plain_text
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.blocks import Role


def put(editor: DraftEditor, node: str, offset: int = 0, role: Role = Role.LINE) -> None:
    """The cursor into a line or note; a negative offset counts from its end."""
    block = editor.surface.document().findBlockByNumber(editor.content.block_of(node, role))
    cursor = editor.surface.textCursor()
    cursor.setPosition(block.position() + (offset if offset >= 0 else block.length() + offset))
    editor.surface.setTextCursor(cursor)


def select(editor: DraftEditor, first: str, start: int, last: str, end: int) -> None:
    """A selection from a place in one line to a place in another."""
    put(editor, first, start)
    anchor = editor.surface.textCursor().position()
    put(editor, last, end)
    cursor = editor.surface.textCursor()
    head = cursor.position()
    cursor.setPosition(anchor)
    cursor.setPosition(head, QTextCursor.MoveMode.KeepAnchor)
    editor.surface.setTextCursor(cursor)


def rows(editor: DraftEditor) -> list[str]:
    """Every line of the body as shown: its name and its words."""
    names = editor.content.names()
    return [
        f"{names.get(line.id, '')} {plain_text(line.spans)}".strip()
        for line in editor.content.lines()
    ]


def row(editor: DraftEditor, number: int) -> str:
    """One of `rows`; negative numbers count from the end."""
    return rows(editor)[number]


def notes(editor: DraftEditor) -> list[str]:
    """Every note as shown at the foot."""
    return [
        f"{editor.content.note_label(p.line.id)} {plain_text(p.line.spans)}".strip()
        for p in editor.content.pieces
        if p.role is Role.NOTE
    ]


def italics(editor: DraftEditor, node: str) -> list[str]:
    """The italic parts of a line."""
    spans = editor.content.pieces[editor.content.block_of(node)].line.spans
    return [span.text for span in spans if isinstance(span, Text) and span.italic]
