"""Replacing whole blocks of the surface, one undo step each, and deleting across its zones."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextDocument

from penholder.document.lines import LineKind
from penholder.ui.editor.blocks import Piece, Role, write_block

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEEP = QTextCursor.MoveMode.KeepAnchor


@contextmanager
def one_step(cursor: QTextCursor, *, joined: bool = False) -> Iterator[None]:
    """Everything done inside is one step of the undo history (or part of the last one)."""
    if joined:
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def replace_blocks(
    document: QTextDocument, start: int, end: int, pieces: Sequence[Piece], *, joined: bool = False
) -> None:
    """Puts pieces in the place of the blocks from `start` up to, not including, `end`.

    With no blocks to replace the pieces come before block `start`; the first block of the sheet
    (the title) is never taken away.
    """
    cursor = QTextCursor(document)
    with one_step(cursor, joined=joined):
        if not pieces:
            _remove(cursor, document, start, end)
        elif end > start:
            _fill(cursor, document, start, end, pieces)
        else:
            before = document.findBlockByNumber(start - 1)
            cursor.setPosition(before.position() + before.length() - 1)
            for piece in pieces:
                cursor.insertBlock()
                write_block(cursor, piece)


def _remove(cursor: QTextCursor, document: QTextDocument, start: int, end: int) -> None:
    if start < 1 or end <= start:
        return
    before, last = document.findBlockByNumber(start - 1), document.findBlockByNumber(end - 1)
    form, char = before.blockFormat(), before.charFormat()
    cursor.setPosition(before.position() + before.length() - 1)
    cursor.setPosition(last.position() + last.length() - 1, _KEEP)
    cursor.removeSelectedText()
    if cursor.blockFormat() != form:  # Qt gives an empty block the format of what follows it
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(char)


def _fill(
    cursor: QTextCursor, document: QTextDocument, start: int, end: int, pieces: Sequence[Piece]
) -> None:
    first, last = document.findBlockByNumber(start), document.findBlockByNumber(end - 1)
    cursor.setPosition(first.position())
    cursor.setPosition(last.position() + last.length() - 1, _KEEP)
    cursor.removeSelectedText()
    for place, piece in enumerate(pieces):
        if place:
            cursor.insertBlock()
        write_block(cursor, piece)


def zone(piece: Piece, number: int) -> Hashable:
    """What a deletion must not join: title, opening, body, each table, each note."""
    if piece.role is Role.NOTE or piece.line.kind is LineKind.TABLE:
        return (piece.role, number)
    return piece.role


def delete_selection(cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
    """Deletes what is selected without joining zones; notes and tables in the middle go whole."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first = document.findBlock(start).blockNumber()
    last = document.findBlock(end).blockNumber()
    groups = [
        [number for number, _ in members]
        for _, members in groupby(
            ((number, zone(pieces[number], number)) for number in range(first, last + 1)),
            key=lambda item: item[1],
        )
    ]
    if len(groups) == 1 and pieces[first].line.kind is not LineKind.TABLE:
        cursor.removeSelectedText()
        return
    with one_step(cursor):
        for group in reversed(groups):
            _delete_in(document, group, start, end, pieces)
    cursor.setPosition(min(start, document.characterCount() - 1))


def _delete_in(
    document: QTextDocument, group: list[int], start: int, end: int, pieces: Sequence[Piece]
) -> None:
    head, tail = document.findBlockByNumber(group[0]), document.findBlockByNumber(group[-1])
    whole_start, whole_end = head.position(), tail.position() + tail.length() - 1
    piece = pieces[group[0]]
    covered = start <= whole_start and end >= whole_end
    opaque = piece.role is Role.NOTE or piece.line.kind is LineKind.TABLE
    only_line = sum(p.role is Role.LINE for p in pieces) == 1 and piece.role is Role.LINE
    if covered and opaque and not only_line:
        replace_blocks(document, group[0], group[-1] + 1, [], joined=True)
        return
    if piece.line.kind is LineKind.TABLE and not covered:
        return
    cursor = QTextCursor(document)
    cursor.setPosition(max(start, whole_start))
    cursor.setPosition(min(end, whole_end), _KEEP)
    cursor.removeSelectedText()
