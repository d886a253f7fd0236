"""Labels and names of the clauses on show, counted for a few lines at a time.

Numbering the whole text after each Enter would cost more than the repaint. So a code of one byte
is kept for each block, counting what stands before a window of lines is left to `bytearray`, and
only the window is numbered, by the rules of `penholder.document.numbering`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_labels, reference_texts
from penholder.ui.editor.blocks import Piece, Role

WINDOW = 48
"""Lines numbered at once: a little more than a screen shows."""

_NOT_COUNTED, _FRESH_START, _OPERATIVE, _LOCKED, _PREAMBULAR, _INSIDE, _OTHER = b".HOLPix"
_KIND_CODE = {
    LineKind.OPERATIVE: _OPERATIVE,
    LineKind.PREAMBULAR: _PREAMBULAR,
    LineKind.SUBPARAGRAPH: _INSIDE,
    LineKind.CONTINUATION: _INSIDE,
    LineKind.QUOTED: _INSIDE,
    LineKind.TABLE: _INSIDE,
    LineKind.ANNEX: _FRESH_START,
}
_LEADING_NUMBER = re.compile(r"\d{1,9}")


class Numbers:
    """What each block is called, for the blocks of one sheet."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._codes = bytearray()
        self._named: dict[int, tuple[str, str]] = {}
        self.language = "en"

    def replace(self, start: int, old_end: int, pieces: Sequence[Piece]) -> None:
        """Takes over that pieces came in the place of blocks."""
        self._codes[start:old_end] = bytes(map(_code, pieces))
        self._named.clear()

    def label(self, block: int) -> str:
        """The label of a block: "12.", "(a)", "Annex I", or ''."""
        return self._both(block)[0]

    def name(self, block: int) -> str:
        """What delegates call the clause in a block: PP3, OP12, OP12 (b), or ''."""
        return self._both(block)[1]

    def _both(self, block: int) -> tuple[str, str]:
        if self._codes[block] == _NOT_COUNTED:
            return "", ""
        if block not in self._named:
            self._number(max(0, block - WINDOW // 4), min(len(self._codes), block + WINDOW))
        return self._named[block]

    def _number(self, first: int, last: int) -> None:
        """Numbers the lines of a window together with the clause it begins in."""
        while first > 0 and self._codes[first] == _INSIDE:
            first -= 1
        lines = [p.line for p in self._pieces[first:last]]
        counted = [
            line
            for line, code in zip(lines, self._codes[first:last], strict=True)
            if code != _NOT_COUNTED
        ]
        around = [*self._before(first), *counted, *self._behind(last)]
        labels = line_labels(around, self.language)
        references = reference_texts(around, self.language, labels)
        preambular = self._codes.count(_PREAMBULAR, 0, first)
        for block, line in enumerate(lines, first):
            preambular += self._codes[block] == _PREAMBULAR
            name = _name(line, references.get(line.id, ""), preambular)
            self._named[block] = labels.get(line.id, ""), name

    def _before(self, first: int) -> list[Line]:
        """A clause that bears the number reached before a window, where numbers are shown."""
        start = max(0, self._codes.rfind(_FRESH_START, 0, first))
        end = self._codes.find(_FRESH_START, first)
        end = len(self._codes) if end < 0 else end
        if self._codes[first : first + 1] == bytes([_FRESH_START]):
            return []
        if self._clauses(start, end) < 2:
            return []
        return [Line("", LineKind.OPERATIVE, label=f"{self._reached(start, first)}.")]

    def _behind(self, last: int) -> list[Line]:
        """A clause that stands for those behind a window: a single one is not numbered."""
        end = self._codes.find(_FRESH_START, last)
        more = self._clauses(last, len(self._codes) if end < 0 else end)
        return [Line("", LineKind.OPERATIVE)] if more else []

    def _clauses(self, start: int, end: int) -> int:
        return self._codes.count(_OPERATIVE, start, end) + self._codes.count(_LOCKED, start, end)

    def _reached(self, start: int, end: int) -> int:
        """The number of the last clause between two blocks; a locked number counts on."""
        locked = self._codes.rfind(_LOCKED, start, end)
        while locked >= 0:
            number = _LEADING_NUMBER.match(self._pieces[locked].line.label or "")
            if number:
                return int(number.group()) + self._codes.count(_OPERATIVE, locked, end)
            locked = self._codes.rfind(_LOCKED, start, locked)
        return self._codes.count(_OPERATIVE, start, end)


def _code(piece: Piece) -> int:
    line = piece.line
    if piece.role is not Role.LINE or piece.placeholder:
        return _NOT_COUNTED
    if line.kind is LineKind.HEADING and line.restarts:
        return _FRESH_START
    if line.kind is LineKind.OPERATIVE and line.label is not None:
        return _LOCKED
    return _KIND_CODE.get(line.kind, _OTHER)


def _name(line: Line, reference: str, preambular: int) -> str:
    match line.kind:
        case LineKind.PREAMBULAR:
            return f"PP{preambular}"
        case LineKind.OPERATIVE:
            return f"OP{reference}"
        case LineKind.SUBPARAGRAPH:
            return f"OP{reference}" if reference[:1].isdigit() else f"PP{preambular} {reference}"
        case LineKind.HEADING | LineKind.ANNEX:
            return line.label or ""
        case _:
            return ""
