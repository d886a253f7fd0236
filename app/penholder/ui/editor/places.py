"""From positions in the text to the cursor on the sheet."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from penholder.document.spans import Inline, Text, length
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.surface import Surface
from penholder.ui.utf16 import utf16_length


def cursor_at(surface: Surface, role: Role, node: str, start: int, end: int) -> QTextCursor | None:
    """Selects positions (as `spans.length` counts) of a line, note or title; None if not there."""
    number = surface.content.block_of(node, role)
    if number < 0:
        return None
    spans = surface.content.pieces[number].line.spans
    block = surface.document().findBlockByNumber(number)
    first, behind = (min(at, length(spans)) for at in (start, end))
    cursor = QTextCursor(block)
    last = block.length() - 1
    cursor.setPosition(block.position() + min(last, _units(spans, first)))
    position = block.position() + min(last, _units(spans, behind))
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def table_at(surface: Surface, node: str) -> QTextCursor | None:
    """Selects a table, which is one object on the sheet; None if not there."""
    number = surface.content.block_of(node)
    if number < 0:
        return None
    cursor = QTextCursor(surface.document().findBlockByNumber(number))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(spans: Inline, position: int) -> int:
    """A position counted as Qt counts: two for a character beyond the first 65,536."""
    extra = place = 0
    for span in spans:
        if place >= position:
            break
        if isinstance(span, Text):
            part = span.text[: position - place]
            extra += utf16_length(part) - len(part)
            place += len(span.text)
        else:
            place += 1
    return position + extra
