"""Replacing whole blocks of the surface, in one undo step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocumentFragment

from penholder.document.lines import LineKind
from penholder.ui.editor.blocks import (
    Piece,
    Role,
    block_format,
    char_format,
    read_block,
    write_block,
    write_spans,
)
from penholder.ui.editor.differing import differences
from penholder.ui.editor.steps import Steps

_KEEP = QTextCursor.MoveMode.KeepAnchor


def replace_blocks(
    steps: Steps,
    start: int,
    end: int,
    pieces: Sequence[Piece],
    *,
    joined: bool = False,
    old: Sequence[Piece] = (),
) -> None:
    """Puts pieces in the place of the blocks from `start` up to, not including, `end`.

    `old` is what these blocks hold, where it is known: else they are read.
    With no blocks to replace the pieces come before block `start`; the first block of the sheet
    (the title) is never taken away.
    """
    with steps.step(joined=joined) as cursor:
        if not pieces:
            _remove(cursor, start, end)
        elif end > start:
            _fill(cursor, start, end, pieces, old)
        else:
            before = cursor.document().findBlockByNumber(start - 1)
            cursor.setPosition(before.position() + before.length() - 1)
            for piece in pieces:
                cursor.insertBlock()
                write_block(cursor, piece)


def carry_blocks(steps: Steps, start: int, end: int, target: int) -> None:
    """Moves the blocks from `start` up to `end` in front of the block `target`, as they are.

    The title, the first block, neither moves nor has anything put before it.
    """
    with steps.step() as cursor:
        _select(cursor, start, end)
        carried = cursor.selection()
        if target <= start:
            _remove(cursor, start, end)
            _put_behind(cursor, target - 1, carried)
        else:
            _put_behind(cursor, target - 1, carried)
            _remove(cursor, start, end)


def _put_behind(cursor: QTextCursor, block: int, carried: QTextDocumentFragment) -> None:
    """Inserts blocks that were selected from the end of the one before them."""
    before = cursor.document().findBlockByNumber(block)
    with _format_kept(cursor, before):
        cursor.setPosition(before.position() + before.length() - 1)
        cursor.insertFragment(carried)


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    """Selects blocks, from the end of the one before them."""
    document = cursor.document()
    before, last = document.findBlockByNumber(start - 1), document.findBlockByNumber(end - 1)
    cursor.setPosition(before.position() + before.length() - 1)
    cursor.setPosition(last.position() + last.length() - 1, _KEEP)


@contextmanager
def _format_kept(cursor: QTextCursor, block: QTextBlock) -> Iterator[None]:
    """Gives a block its format back: Qt gives an empty one that of what comes or goes beside it."""
    place, form, char = block.position(), block.blockFormat(), block.charFormat()
    yield
    if cursor.document().findBlock(place).blockFormat() != form:
        cursor.setPosition(place)
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(char)


def _remove(cursor: QTextCursor, start: int, end: int) -> None:
    if start < 1 or end <= start:
        return
    with _format_kept(cursor, cursor.document().findBlockByNumber(start - 1)):
        _select(cursor, start, end)
        cursor.removeSelectedText()


def _fill(
    cursor: QTextCursor, start: int, end: int, pieces: Sequence[Piece], old: Sequence[Piece]
) -> None:
    """Makes blocks what the pieces say, block by block; what is left over goes or is put behind."""
    _remove(cursor, start + len(pieces), end)
    document = cursor.document()
    there = min(len(pieces), end - start)
    for place, piece in enumerate(pieces[:there]):
        block = document.findBlockByNumber(start + place)
        _turn_into(cursor, block, old[place] if old else read_block(block), piece)
    for piece in pieces[there:]:
        cursor.insertBlock()
        write_block(cursor, piece)


def _turn_into(cursor: QTextCursor, block: QTextBlock, old: Piece, piece: Piece) -> None:
    """Makes a block another piece, the cursor at its end. Only what differs is written: less is
    laid out and kept for undo, and marks laid over the words stay with them.
    """
    look, start = char_format(piece), block.position()
    if _is_table(old) or _is_table(piece) or char_format(old) != look:
        cursor.setPosition(start)
        cursor.setPosition(start + block.length() - 1, _KEEP)
        cursor.removeSelectedText()
        write_block(cursor, piece)
        return
    for place in differences(old.line.spans, piece.line.spans):
        cursor.setPosition(start + place.start)
        cursor.setPosition(start + place.end, _KEEP)
        cursor.removeSelectedText()
        write_spans(cursor, piece, place.spans)
    cursor.setPosition(start)
    form = block_format(piece)
    if cursor.blockFormat() != form:
        cursor.setBlockFormat(form)
    if cursor.blockCharFormat() != look:
        cursor.setBlockCharFormat(look)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)


def _is_table(piece: Piece) -> bool:
    return piece.role is Role.LINE and piece.line.kind is LineKind.TABLE
