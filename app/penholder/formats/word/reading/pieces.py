"""The content of a Word paragraph as pieces, each of which knows the XML node it came from.

A position in a list of pieces counts as in `document.spans.length`: one for each character and one
for each note mark. So a position in a span leads back to the run of the file that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from penholder.document.ids import NoteId
from penholder.document.spans import Inline, NoteMark, Span, Text, normalized
from penholder.formats.word.reading.changes import Change
from penholder.formats.word.reading.names import Element

MARK: Final = "\ufffc"
"""Stands for a note mark where the text of pieces is looked at as one string."""

NoteKey: TypeAlias = tuple[str, str]
"""A note of the file: ("footnote" or "endnote", its id)."""


class Piece(Struct, frozen=True):
    """Some characters of one look, or a note mark, from one node of the file.

    `start` is the offset of the first character in the node's text. `whole` says that the
    characters do not match those of the node one to one (a symbol, a decoded escape).
    `sign` is the typed sign of a note mark of its own ("*").
    """

    text: str
    node: Element | None = None
    start: int = 0
    italic: bool = False
    bold: bool = False
    raised: bool = False
    whole: bool = False
    note: NoteKey | None = None
    sign: str = ""
    inserted: Change | None = None
    deleted: Change | None = None

    @property
    def size(self) -> int:
        """How many positions it takes."""
        return 1 if self.note is not None else len(self.text)

    @property
    def shown(self) -> str:
        """Its characters, one a position."""
        return MARK if self.note is not None else self.text


Pieces: TypeAlias = tuple[Piece, ...]


def text_of(pieces: Iterable[Piece]) -> str:
    """The text of pieces, one character a position."""
    return "".join([piece.text if piece.note is None else MARK for piece in pieces])


def has_words(pieces: Iterable[Piece]) -> bool:
    """Whether anything can be seen of them: more than white space."""
    for piece in pieces:
        if piece.note is not None or (piece.text and not piece.text.isspace()):
            return True
    return False


def cut(pieces: Sequence[Piece], start: int, end: int | None = None) -> Pieces:
    """The pieces between two positions."""
    result: list[Piece] = []
    position = 0
    for piece in pieces:
        size = 1 if piece.note is not None else len(piece.text)
        behind = position + size
        if start <= position and (end is None or behind <= end):
            if size:
                result.append(piece)
        else:
            first = start - position if start > position else 0
            last = size if end is None or behind <= end else end - position
            if first < last:
                result.append(_part(piece, first, last))
        position = behind
    return tuple(result)


def cut_apart(pieces: Sequence[Piece], bounds: Sequence[tuple[int, int]]) -> list[Pieces]:
    """The pieces between several pairs of positions, which follow one another, in one pass."""
    result: list[Pieces] = []
    place, position = 0, 0  # the piece looked at, and the position where it begins
    for start, end in bounds:
        while place < len(pieces) and position + pieces[place].size <= start:
            position += pieces[place].size
            place += 1
        last, reach = place, position
        while last < len(pieces) and reach < end:
            reach += pieces[last].size
            last += 1
        result.append(cut(pieces[place:last], start - position, end - position))
    return result


def _part(piece: Piece, first: int, last: int) -> Piece:
    start = piece.start if piece.whole else piece.start + first
    return replace(piece, text=piece.text[first:last], start=start)


def trimmed(pieces: Sequence[Piece], text: str | None = None) -> tuple[int, Pieces]:
    """The pieces without white space at either end, and how many positions went at the start.

    No-break spaces go too: at the edge of a paragraph they only make room. `text` is their text,
    where it is known.
    """
    text = text_of(pieces) if text is None else text
    lead = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if lead == 0 and end == len(text):
        return 0, tuple(pieces)
    return lead, cut(pieces, lead, max(end, lead))


def spans_of(
    pieces: Iterable[Piece],
    note_ids: dict[NoteKey, NoteId],
    *,
    italic_is_plain: bool = False,
    bold_is_plain: bool = False,
) -> Inline:
    """The pieces as inline text; a mark of a note that is not in the file leaves nothing.

    `italic_is_plain` and `bold_is_plain`: the whole text has that look (a heading), so that it
    tells nothing of single words.
    """
    spans: list[Span] = []
    for piece in pieces:
        if piece.note is not None:
            note = note_ids.get(piece.note)
            if note is not None:
                spans.append(NoteMark(note))
            continue
        spans.append(
            Text(
                piece.text,
                piece.italic and not italic_is_plain,
                piece.bold and not bold_is_plain,
            )
        )
    return normalized(spans)


def all_bold(pieces: Iterable[Piece]) -> bool:
    """Whether every visible character is bold."""
    return _all(pieces, "bold")


def all_italic(pieces: Iterable[Piece]) -> bool:
    """Whether every visible character is italic."""
    return _all(pieces, "italic")


def _all(pieces: Iterable[Piece], look: str) -> bool:
    visible = [piece for piece in pieces if piece.note is None and piece.text.strip()]
    return bool(visible) and all(getattr(piece, look) for piece in visible)
