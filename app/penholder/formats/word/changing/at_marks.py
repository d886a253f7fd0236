"""Comments on words of notes, put where they can stand in a Word file: at the mark of the note.

The schema allows comments among the words of a note (ECMA-376-1, 17.13.4), but LibreOffice refuses
the whole file for one (25.2: "source file could not be loaded"), and a file that goes out must open
for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from penholder.document.cells import CellPlace, texts_of
from penholder.document.ids import NodeId, NoteId
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, length
from penholder.formats.word.reading.comments import Comment


class _Place(NamedTuple):
    """Where a comment stands, in the names it has in `Comment`."""

    node: NodeId = ""
    part: str = ""
    start: int = 0
    end: int = 0
    cell: CellPlace | None = None


def at_marks(text: Resolution, comments: Sequence[Comment]) -> list[Comment]:
    """The comments, those on words of a note at the first mark of it in the text.

    One on a note that nothing marks is about no place of the text.
    """
    if not any(comment.note for comment in comments):
        return list(comments)
    marks: dict[NoteId, _Place] = {}
    for note, place in _marks(text):
        marks.setdefault(note, place)
    return [
        replace(comment, note="", **marks.get(comment.note, _Place())._asdict())
        if comment.note
        else comment
        for comment in comments
    ]


def _marks(text: Resolution) -> Iterator[tuple[NoteId, _Place]]:
    """Every mark of a note with its place, first page first."""
    if text.sponsors is not None:
        for note in (
            *(n for state in text.sponsors.states for n in state.notes),
            *text.sponsors.notes,
        ):
            yield note, _Place(part="sponsors")
    for part, spans in (("title", text.title), ("opening", text.opening)):
        for note, start in _marked(spans):
            yield note, _Place("", part, start, start + 1)
    for line in lines_of(text):
        for note, start in _marked(line.spans):
            yield note, _Place(line.id, "", start, start + 1)
        for cell, spans in texts_of(line.rows):
            for note, start in _marked(spans):
                yield note, _Place(line.id, "", start, start + 1, cell)


def _marked(spans: Inline) -> Iterator[tuple[NoteId, int]]:
    place = 0
    for span in spans:
        if isinstance(span, NoteMark):
            yield span.note, place
        place += length((span,))
