"""Labels and names of the clauses on show, counted for the blocks that are asked for.

Numbering the whole text after each Enter would cost more than the repaint. So a code of one byte
is kept for each block: counting what stands before a clause is left to `bytearray`, and only the
sub-paragraphs of one clause are labelled line by line, by the rules of
`penholder.document.numbering`. Names are asked for one clause at a time (that of the cursor), and
worked out for that clause only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_labels, reference_text, reference_texts
from penholder.ui.editor.blocks import Piece, Role

WINDOW = 16
"""Lines labelled at once behind the one asked for: about what a screen shows."""

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


class _Counted(NamedTuple):
    """A clause and its number; up to `end` the clauses behind it count on from it."""

    block: int
    end: int
    number: int
    shown: bool


_NOTHING_COUNTED = _Counted(0, 0, 0, False)


class Numbers:
    """What each block is called, for the blocks of one sheet."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._codes = bytearray()
        self._labels: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._last = _NOTHING_COUNTED
        self.language = "en"

    def replace(self, start: int, old_end: int, pieces: Sequence[Piece]) -> None:
        """Takes over that pieces came in the place of blocks."""
        self._codes[start:old_end] = bytes(map(_code, pieces))
        self._labels.clear()
        self._names.clear()
        self._last = _NOTHING_COUNTED

    def label(self, block: int) -> str:
        """The label of a block: "12.", "(a)", "Annex I", or ''."""
        known = self._labels.get(block)
        if known is not None:
            return known
        code = self._codes[block]
        if code == _OPERATIVE:
            label = self._labels[block] = self._operative(block)
            return label
        if code == _INSIDE:
            self._label_inside(block)
            return self._labels[block]
        # Whatever else has a label has one that was typed.
        return "" if code == _NOT_COUNTED else self._pieces[block].line.label or ""

    def name(self, block: int) -> str:
        """What delegates call the clause in a block: PP3, OP12, OP12 (b), or ''."""
        code = self._codes[block]
        if code == _NOT_COUNTED:
            return ""
        if code == _PREAMBULAR:
            return f"PP{self._preambular(block)}"
        if code in (_OPERATIVE, _LOCKED):
            return f"OP{reference_text(self.label(block))}"
        if block not in self._names:
            self._name(self._clause_start(block), block)
        return self._names[block]

    def _preambular(self, block: int) -> int:
        return self._codes.count(_PREAMBULAR, 0, block + 1)

    def _clause_start(self, block: int) -> int:
        while block > 0 and self._codes[block] == _INSIDE:
            block -= 1
        return block

    def _inside_end(self, block: int) -> int:
        """The end of the clause that a line is in, or of as much of it as is looked at."""
        last, most = block + 1, min(len(self._codes), block + WINDOW)
        while last < most and self._codes[last] == _INSIDE:
            last += 1
        return last

    def _name(self, first: int, asked: int) -> None:
        """Names the lines of a clause from its beginning to a little behind the one asked for."""
        lines = [piece.line for piece in self._pieces[first : self._inside_end(asked)]]
        labels = {line.id: self.label(block) for block, line in enumerate(lines, first)}
        references = reference_texts(lines, self.language, labels)
        preambular = self._preambular(first)
        for block, line in enumerate(lines, first):
            self._names[block] = _name(line, references.get(line.id, ""), preambular)

    def _label_inside(self, block: int) -> None:
        """Labels the lines of a clause from its beginning to a little behind the one asked for."""
        first = self._clause_start(block)
        lines = [piece.line for piece in self._pieces[first : self._inside_end(block)]]
        labels = line_labels(lines, self.language)
        for number, line in enumerate(lines, first):
            if self._codes[number] == _INSIDE:  # the clause itself is counted through the text
                self._labels[number] = labels.get(line.id, "")

    def _operative(self, block: int) -> str:
        """The label of a clause that is counted."""
        counted = self._last
        if not counted.block <= block < counted.end:
            counted = self._counted_to(block)
        elif counted.block < block:
            more = self._codes.count(_OPERATIVE, counted.block, block)
            counted = _Counted(block, counted.end, counted.number + more, counted.shown)
        self._last = counted
        return f"{counted.number}." if counted.shown else ""

    def _counted_to(self, block: int) -> _Counted:
        """The number of a clause, counted from where numbering begins."""
        codes = self._codes
        start = max(0, codes.rfind(_FRESH_START, 0, block))
        end = codes.find(_FRESH_START, block)
        end = len(codes) if end < 0 else end
        locked = codes.find(_LOCKED, block, end)
        shown = (  # a single clause is not numbered
            codes.find(_OPERATIVE, start, block) >= 0
            or codes.find(_OPERATIVE, block + 1, end) >= 0
            or codes.find(_LOCKED, start, end) >= 0
        )
        number = self._reached(start, block) + 1
        return _Counted(block, end if locked < 0 else locked, number, shown)

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
