"""Positions in a line of the resolution and in the pieces of the file it was read from.

They differ where a reference to a paragraph, one position, stands for the digits of its number,
and where a mark whose note is missing left nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from penholder.document.spans import Inline, ParagraphReference, Text
from penholder.formats.word.reading.names import Element
from penholder.formats.word.reading.pieces import NoteKey, Piece


class Alignment:
    """Leads from positions of a line's spans to positions of its pieces, and back."""

    def __init__(self, spans: Inline, pieces: Sequence[Piece], notes: Collection[NoteKey]) -> None:
        self._starts: list[int] = []
        there = _present(pieces, notes)
        place = 0
        for span in spans:
            size = len(span.text) if isinstance(span, Text) else 1
            shown = len(span.fallback) if isinstance(span, ParagraphReference) else size
            step = 1 if shown == size else shown
            for _ in range(size):
                self._starts.append(there[place] if place < len(there) else _end(there))
                place += step
        self._end = _end(there)

    def in_pieces(self, position: int) -> int:
        """The position among the pieces of a position among the spans."""
        if position < len(self._starts):
            return self._starts[max(position, 0)]
        return self._end

    def in_spans(self, position: int) -> int:
        """The position among the spans of a position among the pieces."""
        return bisect_left(self._starts, position)


def place_in(pieces: Sequence[Piece], position: int) -> tuple[Element, int] | None:
    """The node of the file that holds a position in some pieces, and the offset in its text."""
    behind = 0
    for piece in pieces:
        if behind <= position < behind + piece.size and piece.node is not None:
            offset = 0 if piece.whole or piece.note is not None else position - behind
            return piece.node, piece.start + offset
        behind += piece.size
    return None


def _present(pieces: Sequence[Piece], notes: Collection[NoteKey]) -> list[int]:
    """The positions of the pieces that came into the spans."""
    there: list[int] = []
    position = 0
    for piece in pieces:
        if piece.note is None or piece.note in notes:
            there.extend(range(position, position + piece.size))
        position += piece.size
    return there


def _end(there: Sequence[int]) -> int:
    return there[-1] + 1 if there else 0
