"""Deleting on the sheet: title, opening line, body, tables and notes never run into each other."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import groupby

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor, QTextDocument

from penholder.document.ids import random_id
from penholder.document.lines import Line, LineKind
from penholder.document.spans import Inline, NoteMark, normalized
from penholder.ui.editor.blocks import Piece, Role, read_spans
from penholder.ui.editor.content import Content
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.steps import Steps

_KEEP = QTextCursor.MoveMode.KeepAnchor


def is_table(piece: Piece) -> bool:
    """Whether a block is a table, which is one opaque object."""
    return piece.role is Role.LINE and piece.line.kind is LineKind.TABLE


def zone(piece: Piece, number: int) -> Hashable:
    """What a deletion must not join: title, opening, body, each table, each note."""
    if piece.role is Role.NOTE or is_table(piece):
        return (piece.role, number)
    return piece.role


def delete_range(steps: Steps, content: Content, start: int, end: int) -> None:
    """Deletes what stands between two positions, in one step and without joining zones.

    Notes and tables go whole where all of them is selected with something beside them; a note
    that stays marked is only emptied.
    """
    _Deletion(steps, content, start, end).run()


class _Deletion:
    def __init__(self, steps: Steps, content: Content, start: int, end: int) -> None:
        self._steps = steps
        self._document: QTextDocument = steps.document
        self._content = content
        self._start, self._end = start, end

    def run(self) -> None:
        first = self._document.findBlock(self._start).blockNumber()
        last = self._document.findBlock(self._end).blockNumber()
        pieces = self._content.pieces
        groups = [
            [number for number, _ in members]
            for _, members in groupby(
                ((number, zone(pieces[number], number)) for number in range(first, last + 1)),
                key=lambda item: item[1],
            )
        ]
        kept = self._notes_kept(first, last)
        with self._steps.step():
            for group in reversed(groups):
                self._delete_in(group, alone=len(groups) == 1, kept=kept)

    def _notes_kept(self, first: int, last: int) -> set[str]:
        """The notes that are still marked somewhere when the deletion is done."""
        content = self._content
        inside = {
            span.note
            for number in (first, last)
            for span in (*self._left(number), *self._right(number))
            if isinstance(span, NoteMark)
        }
        around = (*range(first), *range(last + 1, len(content.pieces)))
        outside = {mark for number in around for mark in content.marks_at(number)}
        return inside | outside | content.sponsors_marks()

    def _delete_in(self, group: list[int], *, alone: bool, kept: set[str]) -> None:
        first, last = group[0], group[-1]
        piece = self._content.pieces[first]
        covered = self._covers_start(first) and self._covers_end(last)
        if is_table(piece):
            if covered:
                self._delete_table(first)
        elif piece.role is Role.NOTE and covered and not alone and piece.line.id not in kept:
            replace_blocks(self._steps, first, last + 1, [])
        elif first == last:
            self._delete_inside(first)
        else:
            replace_blocks(self._steps, first, last + 1, [self._merged(first, last)])

    def _delete_table(self, number: int) -> None:
        lines = sum(p.role is Role.LINE for p in self._content.pieces)
        if lines > 1:
            replace_blocks(self._steps, number, number + 1, [])
        else:
            empty = Piece(Role.LINE, Line(random_id(), LineKind.PLAIN))
            replace_blocks(self._steps, number, number + 1, [empty])

    def _delete_inside(self, number: int) -> None:
        block = self._document.findBlockByNumber(number)
        with self._steps.step() as cursor:
            cursor.setPosition(max(self._start, block.position()))
            cursor.setPosition(min(self._end, block.position() + block.length() - 1), _KEEP)
            cursor.removeSelectedText()

    def _merged(self, first: int, last: int) -> Piece:
        """What is left of several lines: the first with the rest of the last.

        Where the whole first line goes and some of the last stays, the last stays what it is.
        """
        pieces = self._content.pieces
        tail_stays = self._covers_start(first) and not self._covers_end(last)
        head = pieces[last if tail_stays else first]
        spans = normalized((*self._left(first), *self._right(last)))
        return Piece(head.role, replace(head.line, spans=spans))

    def _left(self, number: int) -> Inline:
        block = self._document.findBlockByNumber(number)
        return read_spans(block, 0, max(0, self._start - block.position()))

    def _right(self, number: int) -> Inline:
        block = self._document.findBlockByNumber(number)
        return read_spans(block, max(0, self._end - block.position()))

    def _covers_start(self, number: int) -> bool:
        return self._start <= self._document.findBlockByNumber(number).position()

    def _covers_end(self, number: int) -> bool:
        block = self._document.findBlockByNumber(number)
        return self._end >= block.position() + block.length() - 1
