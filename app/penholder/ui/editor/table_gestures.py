"""Tables on the sheet: putting one in, writing another version of it, taking it out."""

from __future__ import annotations

from msgspec.structs import replace

from penholder.document.ids import NodeId, random_id
from penholder.document.lines import Line, LineKind
from penholder.document.parts import clause_end
from penholder.document.tables import Rows, new_rows
from penholder.ui.editor import clauses_at_hand as clauses
from penholder.ui.editor.blocks import Piece, Role
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface


class TableGestures:
    """Changes of whole tables on one sheet, each one step of the undo history."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._content = surface.content

    def table(self, node: NodeId) -> Line | None:
        """The table of that id, or None when it is not on the sheet."""
        block = self._content.block_of(node)
        piece = self._content.pieces[block] if block >= 0 else None
        return piece.line if piece is not None and is_table(piece) else None

    def insert(self, rows: int, columns: int) -> NodeId | None:
        """Puts an empty table behind the line at the cursor; None outside the body.

        It belongs to the clause it stands in, as the lists and quotations of a clause do.
        """
        surface = self._surface
        piece, number = surface.piece(), surface.textCursor().blockNumber()
        if piece.role is not Role.LINE:
            return None
        new = Line(
            random_id(),
            LineKind.TABLE,
            level=level_behind(piece.line),
            rows=new_rows(rows, columns),
            header_rows=1 if rows > 1 else 0,
        )
        start = number if clauses.is_empty(piece.line) and self._is_spare(number) else number + 1
        replace_blocks(surface.steps, start, number + 1, [Piece(Role.LINE, new)])
        surface.put_cursor(start)
        surface.edit_done.emit()
        return new.id

    def write(self, node: NodeId, rows: Rows, header_rows: int) -> None:
        """Writes another version of a table; a table without cells is taken out."""
        line, block = self.table(node), self._content.block_of(node)
        if line is None or (line.rows, line.header_rows) == (rows, header_rows):
            return
        if not any(row.cells for row in rows):
            self.delete(node)
            return
        changed = replace(line, rows=rows, header_rows=min(header_rows, len(rows)))
        replace_blocks(self._surface.steps, block, block + 1, [Piece(Role.LINE, changed)])
        self._surface.edit_done.emit()

    def delete(self, node: NodeId) -> None:
        """Takes a table out; a text that was nothing else keeps an empty line."""
        block = self._content.block_of(node)
        if self.table(node) is None:
            return
        alone = sum(piece.role is Role.LINE for piece in self._content.pieces) == 1
        rest = [Piece(Role.LINE, Line(random_id(), LineKind.PLAIN))] if alone else []
        replace_blocks(self._surface.steps, block, block + 1, rest)
        self._surface.put_cursor(max(block - 1, self._surface.first_line_block()))
        self._surface.edit_done.emit()

    def _is_spare(self, number: int) -> bool:
        """Whether a line can give way: plain, and with nothing that belongs to it."""
        body, index = self._content.lines(), self._surface.line_index()
        if not 0 <= index < len(body):
            return False
        return body[index].kind is LineKind.PLAIN and clause_end(body, index) == index + 1


def level_behind(line: Line) -> int:
    """The level at which a table or list stands that belongs to the clause of a line."""
    match line.kind:
        case LineKind.HEADING | LineKind.ANNEX | LineKind.PLAIN | LineKind.OPENING:
            return 0
        case LineKind.TABLE | LineKind.QUOTED:
            return line.level
        case LineKind.CONTINUATION | LineKind.SUBPARAGRAPH:
            return line.level + 1
        case _:
            return 1
