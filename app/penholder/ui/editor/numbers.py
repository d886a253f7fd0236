"""Labels and names of the clauses on show, counted for a few lines at a time.

Numbering the whole text after each Enter would cost more than the repaint. So a code of one byte
is kept for each block, counting what stands before a window of lines is left to `bytearray`, and
only the window is labelled, by the rules of `penholder.document.numbering`. Names are asked for
one clause at a time (that of the cursor), and worked out for that clause only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_labels, reference_texts
from penholder.ui.editor.blocks import Piece, Role

WINDOW = 16
"""Lines numbered at once: about what a screen shows, so that a gesture pays for little else."""

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
        self._labels: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self.language = "en"

    def replace(self, start: int, old_end: int, pieces: Sequence[Piece]) -> None:
        """Takes over that pieces came in the place of blocks."""
        self._codes[start:old_end] = bytes(map(_code, pieces))
        self._labels.clear()
        self._names.clear()

    def label(self, block: int) -> str:
        """The label of a block: "12.", "(a)", "Annex I", or ''."""
        if self._codes[block] == _NOT_COUNTED:
            return ""
        if block not in self._labels:
            self._number(max(0, block - WINDOW // 4), min(len(self._codes), block + WINDOW))
        return self._labels[block]

    def name(self, block: int) -> str:
        """What delegates call the clause in a block: PP3, OP12, OP12 (b), or ''."""
        code = self._codes[block]
        if code == _NOT_COUNTED:
            return ""
        if code == _PREAMBULAR:
            return f"PP{self._preambular(block)}"
        if block not in self._names:
            self._name(self._clause_start(block), block)
        return self._names[block]

    def _preambular(self, block: int) -> int:
        return self._codes.count(_PREAMBULAR, 0, block + 1)

    def _clause_start(self, block: int) -> int:
        while block > 0 and self._codes[block] == _INSIDE:
            block -= 1
        return block

    def _name(self, first: int, asked: int) -> None:
        """Names the lines of a clause from its beginning to a little behind the one asked for."""
        last = asked + 1
        while last < min(len(self._codes), asked + WINDOW) and self._codes[last] == _INSIDE:
            last += 1
        lines = [piece.line for piece in self._pieces[first:last]]
        labels = {line.id: self.label(block) for block, line in enumerate(lines, first)}
        references = reference_texts(lines, self.language, labels)
        preambular = self._preambular(first)
        for block, line in enumerate(lines, first):
            self._names[block] = _name(line, references.get(line.id, ""), preambular)

    def _number(self, first: int, last: int) -> None:
        """Labels the lines of a window together with the clause it begins in."""
        first = self._clause_start(first)
        lines = [p.line for p in self._pieces[first:last]]
        counted = [
            line
            for line, code in zip(lines, self._codes[first:last], strict=True)
            if code != _NOT_COUNTED
        ]
        around = [*self._before(first), *counted, *self._behind(last)]
        labels = line_labels(around, self.language)
        for block, line in enumerate(lines, first):
            self._labels[block] = labels.get(line.id, "")

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
        case LineKind.OPERATIVE:
            return f"OP{reference}"
        case LineKind.SUBPARAGRAPH:
            return f"OP{reference}" if reference[:1].isdigit() else f"PP{preambular} {reference}"
        case LineKind.HEADING | LineKind.ANNEX:
            return line.label or ""
        case _:
            return ""
