"""Replacing whole blocks of the surface, in one undo step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from penholder.ui.editor.blocks import Piece, write_block
from penholder.ui.editor.steps import Steps

_KEEP = QTextCursor.MoveMode.KeepAnchor


def replace_blocks(
    steps: Steps, start: int, end: int, pieces: Sequence[Piece], *, joined: bool = False
) -> None:
    """Puts pieces in the place of the blocks from `start` up to, not including, `end`.

    With no blocks to replace the pieces come before block `start`; the first block of the sheet
    (the title) is never taken away.
    """
    with steps.step(joined=joined) as cursor:
        if not pieces:
            _remove(cursor, start, end)
        elif end > start:
            _fill(cursor, start, end, pieces)
        else:
            before = cursor.document().findBlockByNumber(start - 1)
            cursor.setPosition(before.position() + before.length() - 1)
            for piece in pieces:
                cursor.insertBlock()
                write_block(cursor, piece)


def _remove(cursor: QTextCursor, start: int, end: int) -> None:
    if start < 1 or end <= start:
        return
    document = cursor.document()
    before, last = document.findBlockByNumber(start - 1), document.findBlockByNumber(end - 1)
    form, char = before.blockFormat(), before.charFormat()
    cursor.setPosition(before.position() + before.length() - 1)
    cursor.setPosition(last.position() + last.length() - 1, _KEEP)
    cursor.removeSelectedText()
    if cursor.blockFormat() != form:  # Qt gives an empty block the format of what follows it
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(char)


def _fill(cursor: QTextCursor, start: int, end: int, pieces: Sequence[Piece]) -> None:
    document = cursor.document()
    first, last = document.findBlockByNumber(start), document.findBlockByNumber(end - 1)
    cursor.setPosition(first.position())
    cursor.setPosition(last.position() + last.length() - 1, _KEEP)
    cursor.removeSelectedText()
    for place, piece in enumerate(pieces):
        if place:
            cursor.insertBlock()
        write_block(cursor, piece)
