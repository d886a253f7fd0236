"""The text of a line as segments: stretches of one look from one place, note marks, borders.

The comparison says which words stay; note marks, labels and italics, which it does not know, are
joined to it by segments. Segments are cut where words change, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from penholder.document.ids import NodeId, NoteId
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.formats.word.reading.pieces import Piece, Pieces, cut, text_of


class SegmentKind(Enum):
    """What a segment is. Labels and marks are no part of the compared text."""

    TEXT = 1
    LABEL = 2
    MARK = 3
    BREAK = 4


_TEXT, _BREAK = SegmentKind.TEXT, SegmentKind.BREAK
_LABEL, _MARK = SegmentKind.LABEL, SegmentKind.MARK
"""Looked up once: a member of an enumeration costs seven times a global name (Python 3.11)."""


class Segment(Struct, eq=False):
    r"""Some characters of one look, a note mark, or the border between two paragraphs.

    `italic` and `bold` are as in the resolution, not as the file says it. `piece` and `offset` say
    where a segment of the base stands in its file; `note` is the note that a mark stands for, in
    the text it is of. The text of a mark is empty, that of a border "\n".
    """

    text: str
    kind: SegmentKind = SegmentKind.TEXT
    italic: bool = False
    bold: bool = False
    note: NoteId = ""
    piece: Piece | None = None
    offset: int = 0

    @property
    def compared(self) -> bool:
        """Whether the comparison counts it."""
        return self.kind is _TEXT or self.kind is _BREAK

    @property
    def look(self) -> tuple[bool, bool]:
        """Italic and bold."""
        return self.italic, self.bold

    def part(self, start: int, end: int) -> Segment:
        """The characters between two offsets."""
        text = self.text
        if start == 0 and end >= len(text):
            return self
        offset = self.offset + start
        return Segment(
            text[start:end], self.kind, self.italic, self.bold, self.note, self.piece, offset
        )


class Misfit(Exception):
    """Two paragraphs cannot be laid over each other word by word."""


def segments_of(spans: Inline, references: Mapping[NodeId, str]) -> list[Segment]:
    """The segments of a text of the draft; blanks and references as they are shown."""
    made: list[Segment] = []
    for span in spans:
        if isinstance(span, NoteMark):
            made.append(Segment("", _MARK, note=span.note))
        elif isinstance(span, Text):
            made.append(Segment(span.text, italic=span.italic, bold=span.bold))
        else:
            made.append(Segment(plain_text((span,), references)))
    return [segment for segment in made if segment.text or segment.kind is _MARK]


def label_segments(text: str) -> list[Segment]:
    """The segments of what stands before a text: tabs and the label."""
    return [Segment(text, _LABEL)] if text else []


def border() -> Segment:
    """The border between two paragraphs."""
    return Segment("\n", SegmentKind.BREAK)


def segments_in(
    pieces: Iterable[Piece], notes: Mapping[tuple[str, str], NoteId], *, label: bool = False
) -> list[Segment]:
    """The segments of pieces of the base; marks of notes that are not in the file are left out."""
    kind = _LABEL if label else _TEXT
    made: list[Segment] = []
    for piece in pieces:
        if piece.note is None:
            if piece.text:
                made.append(Segment(piece.text, kind, piece.italic, piece.bold, piece=piece))
        elif piece.note in notes:
            made.append(Segment("", _MARK, note=notes[piece.note], piece=piece))
    return made


def tail_of(pieces: Pieces) -> list[Segment]:
    """The segments of the white space that a paragraph of the base ends with.

    The reader leaves it out. It stays where it is: words that come stand before it.
    """
    if not pieces or pieces[-1].note is not None or not pieces[-1].text[-1:].isspace():
        return []
    text = text_of(pieces)
    return segments_in(cut(pieces, max(len(text.rstrip()), 0)), {}, label=True)


def with_looks(segments: Sequence[Segment], read: Sequence[Segment]) -> list[Segment]:
    """Segments of the base with the look that the reader gave their text, where both are the same.

    Segments are cut where the reader's look changes.
    """
    if text_and_marks(segments) != text_and_marks(read):
        return list(segments)
    made: list[Segment] = []
    others = [other for other in read if other.text]
    place = used = 0
    for segment in segments:
        start = 0
        while start < len(segment.text):
            other = others[place]
            size = min(len(segment.text) - start, len(other.text) - used)
            part = segment.part(start, start + size)
            part.italic, part.bold = other.italic, other.bold
            made.append(part)
            start, used = start + size, used + size
            if used == len(other.text):
                place, used = place + 1, 0
        if not segment.text:
            made.append(segment)
    return made


def text_and_marks(segments: Iterable[Segment]) -> str:
    """The text with a sign for every note mark."""
    return "".join([segment.text or "\ufffc" for segment in segments])


def compared_text(segments: Iterable[Segment]) -> str:
    """The text that the comparison sees."""
    return "".join([segment.text for segment in segments if segment.compared])
