"""What delegates do to clauses on the sheet: begin, insert, join, move, shift, change of kind.

Each is worked out on lines by `clauses_at_hand` and put in the place of the old blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from penholder.document.ids import NodeId, random_id
from penholder.document.lines import Line, LineKind
from penholder.document.parts import clause_end
from penholder.document.spans import length
from penholder.ui.editor import clauses_at_hand as clauses
from penholder.ui.editor.blocks import LINE_BREAK, Piece, Role, char_format, read_spans
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.replacing import carry_blocks, replace_blocks
from penholder.ui.editor.surface import Surface


def pieces_for(lines: Sequence[Line]) -> list[Piece]:
    """Lines as pieces of the body."""
    return [Piece(Role.LINE, line) for line in lines]


class ClauseGestures:
    """Gestures on whole clauses of one sheet; the caller tidies up after them."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._content = surface.content
        self._steps = surface.steps

    # --- beginning and joining -------------------------------------------------------------------

    def enter(self) -> None:
        """Begins the next clause of the same kind, or cuts the current one in two."""
        surface = self._surface
        piece, number = surface.piece(), surface.textCursor().blockNumber()
        if piece.role is Role.NOTE:
            self.break_line()
        elif piece.role is not Role.LINE:
            surface.put_cursor(number + 1)
        elif is_table(piece):
            self._begin_behind(number)
        elif not (clauses.is_empty(piece.line) and self._step_out(piece, number)):
            self._split(piece, number)

    def break_line(self) -> None:
        """Goes on in a new line of the same paragraph."""
        piece = self._surface.piece()
        if is_table(piece):
            return
        position = self._surface.textCursor().position()
        with self._steps.step() as cursor:
            cursor.setPosition(position)
            cursor.insertText(LINE_BREAK, char_format(piece))

    def join_with_previous(self, number: int) -> None:
        """Appends the clause in a block to the one before it."""
        pieces = self._content.pieces
        line, _meets = clauses.joined(pieces[number - 1].line, pieces[number].line)
        at = self._surface.document().findBlockByNumber(number - 1).length() - 1
        self._replace(number - 1, number + 1, [line], 0, at)

    def _begin_behind(self, number: int) -> None:
        new = Line(random_id(), LineKind.PLAIN)
        replace_blocks(self._steps, number + 1, number + 1, pieces_for([new]))
        self._surface.put_cursor(number + 1)

    def _split(self, piece: Piece, number: int) -> None:
        cursor = self._surface.textCursor()
        offset = length(read_spans(cursor.block(), 0, cursor.positionInBlock()))
        lines, at = clauses.split_line(piece.line, offset)
        self._replace(number, number + 1, lines, 1, at)

    def _step_out(self, piece: Piece, number: int) -> bool:
        """Enter in an empty clause: a level higher, and from the preamble to the operative part."""
        line = piece.line
        if line.kind is LineKind.SUBPARAGRAPH:
            return self.shift(-1)
        if line.kind is not LineKind.PREAMBULAR or len(self._content.body()) < 2:
            return False
        changed = Line(line.id, LineKind.OPERATIVE, line.spans)
        if clauses.end_mark(line.spans):
            changed = replace(changed, spans=clauses.with_end_mark(line.spans, ";"))
        self._replace(number, number + 1, [changed], 0)
        return True

    # --- inserting -------------------------------------------------------------------------------

    def insert(self, new: Sequence[Line]) -> int:
        """Puts a clause behind the current one, or where its kind stands; gives its block."""
        body = self._content.lines()
        index = min(max(0, self._surface.line_index()), max(0, len(body) - 1))
        first = self._surface.first_line_block()
        if not body:  # the empty line of an empty text gives way
            replace_blocks(self._steps, first, first + 1, pieces_for(new))
            return first
        if self._is_spare(body, index, new[0].kind):
            start, end = index, index + 1
        else:
            start = end = clauses.place_for(body, index, new[0].kind)
        if start == end == len(body):
            before, new = clauses.with_end_moved_on(body[-1], new)
            if before is not body[-1]:
                lines = [before, *new]
                replace_blocks(self._steps, first + start - 1, first + start, pieces_for(lines))
                return first + start
        replace_blocks(self._steps, first + start, first + end, pieces_for(new))
        return first + start

    def _is_spare(self, body: Sequence[Line], index: int, kind: LineKind) -> bool:
        line = body[index]
        return clauses.is_empty(line) and line.kind is kind and clause_end(body, index) == index + 1

    # --- level and kind --------------------------------------------------------------------------

    def shift(self, step: int) -> bool:
        """The current clause one level deeper (1) or higher (-1); False when it can't."""
        body, index = self._content.body(), self._surface.line_index()
        if not 0 <= index < len(body):
            return False
        lines = clauses.shifted(body, index, step)
        if lines is None:
            return False
        first = self._surface.first_line_block()
        self._turn(first + index, lines)
        return True

    def toggle_kind(self) -> None:
        """Turns a preambular paragraph into an operative one and back."""
        surface = self._surface
        piece, number = surface.piece(), surface.textCursor().blockNumber()
        if piece.role is Role.LINE and piece.line.kind in clauses.OTHER_KIND:
            self._turn(number, [clauses.other_kind(piece.line)])

    # --- moving ----------------------------------------------------------------------------------

    def move(self, step: int) -> bool:
        """Moves the current clause up (-1) or down (1) among its neighbours; False at the edge."""
        body, index = self._content.body(), self._surface.line_index()
        if not 0 <= index < len(body):
            return False
        parts = clauses.neighbour(body, index, step)
        if parts is None:
            return False
        start, middle, end = parts
        offset = self._surface.textCursor().positionInBlock()
        there = index + (end - middle if index < middle else start - middle)
        # The shorter of the two is taken out and put in at the other side: less to lay out.
        if end - middle <= middle - start:
            self._carry(middle, end, start)
        else:
            self._carry(start, middle, end)
        self._surface.put_cursor(self._surface.first_line_block() + there, offset)
        return True

    def move_to(self, node: NodeId, before: NodeId | None) -> None:
        """Moves a clause in front of another line (None: to the end of the text)."""
        body = self._content.lines()
        places = {line.id: place for place, line in enumerate(body)}
        if node not in places:
            return
        start = places[node]
        end = clause_end(body, start)
        target = places.get(before, len(body)) if before is not None else len(body)
        if not start <= target <= end:
            self._carry(start, end, target)
            self._surface.put_cursor(self._content.block_of(node))

    def _carry(self, start: int, end: int, target: int) -> None:
        """Moves lines in front of the line at `target`, in one step."""
        content, first = self._content, self._surface.first_line_block()
        start, end, target = first + start, first + end, first + target
        if target <= start:
            top, middle, bottom = target, start, end
        else:
            top, middle, bottom = start, end, target
        moved = content.pieces[middle:bottom] + content.pieces[top:middle]
        with content.foreseen.step(top, bottom, moved):
            carry_blocks(self._steps, start, end, target)

    def _turn(self, start: int, lines: Sequence[Line]) -> None:
        """Makes as many body blocks other lines; the cursor stays at its word."""
        self._write(start, start + len(lines), lines)
        self._surface.ensureCursorVisible()

    def _replace(
        self, start: int, end: int, lines: Sequence[Line], shown: int, offset: int = 0
    ) -> None:
        """Puts lines in the place of body blocks and the cursor into one of them."""
        self._write(start, end, lines)
        self._surface.put_cursor(start + shown, offset)

    def _write(self, start: int, end: int, lines: Sequence[Line]) -> None:
        old, new = self._content.pieces[start:end], pieces_for(lines)
        with self._content.foreseen.step(start, end, new):
            replace_blocks(self._steps, start, end, new, old=old)
