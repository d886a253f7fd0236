"""Turning the clause at the cursor into another kind of line, and locking its number."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from penholder.document.lines import Line, LineKind
from penholder.ui.command_palette import Choice, ChoicePalette
from penholder.ui.editor import clauses_at_hand as clauses
from penholder.ui.editor.blocks import Piece, Role
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface

SECTION = "section"
"""A heading after which the operative paragraphs are numbered from 1 again."""

KINDS: Mapping[str, tuple[str, str]] = {
    LineKind.PREAMBULAR: ("Preambular paragraph", "PP"),
    LineKind.OPERATIVE: ("Operative paragraph", "OP numbered"),
    LineKind.SUBPARAGRAPH: ("Sub-paragraph", "(a) lettered list"),
    LineKind.CONTINUATION: ("Closing text of the clause above", "continuation goes on"),
    LineKind.PLAIN: ("Paragraph without a number", "plain"),
    LineKind.QUOTED: ("Quoted text", "quotation block"),
    LineKind.HEADING: ("Heading", "title"),
    SECTION: ("Section, numbered from 1 again", "heading restart part"),
    LineKind.ANNEX: ("Annex", "title of an annex"),
    LineKind.OPENING: ("Further opening line", "The General Assembly"),
}
"""What a clause can be turned into: its name for users, and what else it is found by."""


class Kinds:
    """Changes what the line at the cursor of one sheet is."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def ask(self) -> ChoicePalette | None:
        """Opens the list of kinds at the cursor; None outside the body and on a table."""
        if self._line() is None:
            return None
        choices: list[Choice] = [
            (name, more, lambda kind=kind: self.turn_into(kind))  # type: ignore[misc]
            for kind, (name, more) in KINDS.items()
        ]
        palette = ChoicePalette("kind of paragraph", choices, self._surface)
        palette.move(self._surface.viewport().mapToGlobal(self._surface.cursorRect().bottomLeft()))
        palette.show()
        return palette

    def turn_into(self, kind: str) -> bool:
        """Makes the current line one of KINDS, verb and end mark with it; False where it can't."""
        line = self._line()
        if line is None:
            return False
        wanted = LineKind.HEADING if kind == SECTION else LineKind(kind)
        if clauses.OTHER_KIND.get(line.kind) is wanted:
            new = clauses.other_kind(line)
        else:
            new = self._as(line, wanted, restarts=kind == SECTION)
        self._write(new)
        return True

    def lock_number(self, label: str) -> bool:
        """Gives the current paragraph a number of its own ("5 bis"); '' counts it again."""
        line = self._line()
        if line is None or line.kind not in (LineKind.OPERATIVE, LineKind.SUBPARAGRAPH):
            return False
        self._write(replace(line, label=_with_stop(label.strip(), line.kind) or None))
        return True

    def number(self) -> str | None:
        """The number of the current paragraph as shown; None where none can be given."""
        line = self._line()
        if line is None or line.kind not in (LineKind.OPERATIVE, LineKind.SUBPARAGRAPH):
            return None
        return self._surface.content.labels().get(line.id, "")

    def _line(self) -> Line | None:
        piece = self._surface.piece()
        return None if piece.role is not Role.LINE or is_table(piece) else piece.line

    def _as(self, line: Line, kind: LineKind, *, restarts: bool) -> Line:
        level = line.level if kind is line.kind else 0
        label: str | None = None
        match kind:
            case LineKind.SUBPARAGRAPH | LineKind.QUOTED:
                level = max(1, line.level)
            case LineKind.HEADING:
                level, label = 1, ""
            case LineKind.ANNEX:
                label = self._annex_label()
        return Line(line.id, kind, line.spans, level, label, restarts=restarts)

    def _annex_label(self) -> str:
        others = sum(line.kind is LineKind.ANNEX for line in self._surface.content.lines())
        return f"Annex {_ROMAN[others]}" if 0 < others < len(_ROMAN) else "Annex"

    def _write(self, line: Line) -> None:
        surface = self._surface
        cursor = surface.textCursor()
        number, offset = cursor.blockNumber(), cursor.positionInBlock()
        replace_blocks(surface.steps, number, number + 1, [Piece(Role.LINE, line)])
        surface.put_cursor(number, offset)
        surface.edit_done.emit()


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _with_stop(label: str, kind: LineKind) -> str:
    """A number as typed with the full stop a paragraph's number has on the page."""
    bare = label.rstrip(".")
    return f"{bare}." if bare and kind is LineKind.OPERATIVE else label
