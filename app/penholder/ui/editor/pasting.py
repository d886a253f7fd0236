"""Pasting and dropping on the sheet: one row into the text, several rows as clauses."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from penholder.document.ids import random_id
from penholder.document.lines import Line, LineKind
from penholder.document.spans import Inline, NoteMark, Span, Text, length, plain, split_at
from penholder.document.text import plain_text
from penholder.formats.placing import Finding, FindingKind
from penholder.ui.editor import clauses_at_hand as clauses
from penholder.ui.editor.blocks import Role, read_spans, write_spans
from penholder.ui.editor.clause_gestures import pieces_for
from penholder.ui.editor.clipboard import Clipping, fitted
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.note_gestures import NoteGestures
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface
from penholder.ui.editor.table_gestures import level_behind


class Pasting(QObject):
    """Puts clippings on one sheet, at its cursor."""

    told = Signal(object)
    """What of a paste could not be placed and what was guessed: a list of findings."""

    def __init__(self, surface: Surface, notes: NoteGestures) -> None:
        super().__init__()
        self._surface = surface
        self._steps = surface.steps
        self._notes = notes

    def paste(self, clipping: Clipping) -> None:
        """Puts a clipping at the cursor, its notes at the foot; one undo step."""
        surface = self._surface
        clipping = fitted(clipping, surface.content.pieces)
        piece = surface.piece()
        one_row = len(clipping.lines) == 1 and not clipping.lines[0].rows
        with self._steps.gesture():
            if piece.role is Role.LINE and (is_table(piece) or not one_row):
                self._as_clauses(clipping)
                self._notes.add_missing(clipping.notes)
            elif one_row and piece.role is not Role.NOTE:
                self._into_text(clipping.lines[0].spans)
                self._notes.add_missing(clipping.notes)
            else:
                self._as_words(clipping)
        found = _findings(clipping)
        if found:
            self.told.emit(found)

    def _into_text(self, spans: Inline) -> None:
        place = QTextCursor(self._surface.textCursor())
        with self._steps.step():
            write_spans(place, self._surface.piece(), spans)
        self._surface.setTextCursor(place)

    def _as_words(self, clipping: Clipping) -> None:
        """Into title, opening line or a note: one line of words a row, what notes say behind."""
        spans: list[Span] = []
        for line in clipping.lines:
            spans += [Text("\n")] if spans else []
            spans += _words_of(line)
        for note in clipping.notes:
            spans += [Text("\n"), *note.spans]
        self._into_text(tuple(span for span in spans if not isinstance(span, NoteMark)))

    def _as_clauses(self, clipping: Clipping) -> None:
        """Between the parts of the clause at the cursor, or in the place of an empty one."""
        surface = self._surface
        piece, cursor = surface.piece(), surface.textCursor()
        number = cursor.blockNumber()
        lines = _placed(clipping.lines, piece.line)
        offset = length(read_spans(cursor.block(), 0, cursor.positionInBlock()))
        if is_table(piece) or offset >= length(piece.line.spans):
            keep = [] if not is_table(piece) and clauses.is_empty(piece.line) else [piece.line]
            new = [*keep, *lines]
        else:
            left, right = split_at(piece.line.spans, offset)
            first = [replace(piece.line, spans=left)] if left else []
            tail = replace(piece.line, id=random_id() if first else piece.line.id, spans=right)
            new = [*first, *lines, tail]
        replace_blocks(self._steps, number, number + 1, pieces_for(new))
        last = number + new.index(lines[-1])
        surface.put_cursor(last, surface.document().findBlockByNumber(last).length() - 1)


def _placed(lines: Sequence[Line], before: Line) -> list[Line]:
    """Pasted lines behind another one; a table belongs to the clause it comes to stand in."""
    result: list[Line] = []
    for line in lines:
        if line.kind is LineKind.TABLE and not line.level:
            line = replace(line, level=level_behind(before))
        result.append(line)
        before = line
    return result


def _findings(clipping: Clipping) -> list[Finding]:
    """What a paste has to tell, at the first of its clauses."""
    node = clipping.lines[0].id
    unplaced, guess = FindingKind.UNPLACED, FindingKind.GUESS
    return [
        *(Finding("", unplaced, item.text, item.place, node) for item in clipping.left),
        *(Finding("", guess, sentence, "pasted text", node) for sentence in clipping.doubts),
    ]


def _words_of(line: Line) -> Inline:
    if not line.rows:
        return line.spans
    cells = (cell for row in line.rows for cell in row.cells)
    return plain(" ".join(plain_text(text) for cell in cells for text in cell.paragraphs))
