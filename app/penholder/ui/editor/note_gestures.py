"""Notes on the sheet: marking a new one, and bringing those that pasted marks belong to."""

from __future__ import annotations

from collections.abc import Sequence

from penholder.document.ids import NoteId, random_id
from penholder.document.lines import Line, LineKind
from penholder.document.resolution import Note
from penholder.document.spans import NoteMark, marks_in
from penholder.ui.editor.blocks import Piece, Role, read_spans, write_spans
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface


class NoteGestures:
    """Gestures on the notes of one sheet."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._content = surface.content
        self._steps = surface.steps

    def insert(self) -> NoteId | None:
        """Marks a new note at the cursor; None where no note can be marked."""
        surface = self._surface
        piece = surface.piece()
        if piece.role is Role.NOTE or is_table(piece):
            return None
        note = random_id()
        position = surface.textCursor().position()
        block = self._place_for(position)
        with self._steps.step() as cursor:
            new = Piece(Role.NOTE, Line(note, LineKind.PLAIN))
            replace_blocks(self._steps, block, block, [new])
            cursor.setPosition(position)
            write_spans(cursor, piece, (NoteMark(note),))
        return note

    def add_missing(self, notes: Sequence[Note]) -> None:
        """Puts notes that are not on the sheet yet at its foot, in the order of their marks."""
        there = {p.line.id for p in self._content.pieces if p.role is Role.NOTE}
        for note in notes:
            if note.id not in there:
                line = Line(note.id, LineKind.PLAIN, note.spans, label=note.label)
                place = self._place_behind(self._marks_before(note.id))
                replace_blocks(self._steps, place, place, [Piece(Role.NOTE, line)])

    def _place_for(self, position: int) -> int:
        """Number of the block before which a note marked at a position belongs."""
        document = self._surface.document()
        here = document.findBlock(position)
        ahead = {m for b in range(here.blockNumber()) for m in self._content.marks_at(b)}
        ahead.update(marks_in(read_spans(here, 0, position - here.position())))
        return self._place_behind(ahead)

    def _marks_before(self, note: NoteId) -> set[NoteId]:
        ahead: set[NoteId] = set()
        for block in range(len(self._content.pieces)):
            for mark in self._content.marks_at(block):
                if mark == note:
                    return ahead
                ahead.add(mark)
        return ahead

    def _place_behind(self, ahead: set[NoteId]) -> int:
        pieces = self._content.pieces
        notes = [i for i, p in enumerate(pieces) if p.role is Role.NOTE]
        ahead = ahead | self._content.sponsors_marks()  # these stand on the first page
        behind = [i for i in notes if pieces[i].line.id in ahead]
        if behind:
            return behind[-1] + 1
        return notes[0] if notes else len(pieces)
