"""Footnotes and endnotes of a Word file, read when a mark of theirs is met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from penholder.document.ids import IdSource, NoteId
from penholder.document.resolution import Note
from penholder.formats.word.reading.blocks import (
    Block,
    StoryReader,
    Tracked,
    WordParagraph,
)
from penholder.formats.word.reading.inline import MARK_FOLLOWS
from penholder.formats.word.reading.lookalikes import TypedNote
from penholder.formats.word.reading.names import Element, w
from penholder.formats.word.reading.pieces import NoteKey, Piece, Pieces, cut, spans_of, text_of

_NUMBER: Final = re.compile(r"\d{1,3}\s*\t\s*")


class NoteReader:
    """The notes of a file. `ids` gives the id of each note that is marked, in order of marks."""

    def __init__(
        self, footnotes: Element | None, endnotes: Element | None, story: StoryReader
    ) -> None:
        self._elements: dict[NoteKey, Element] = {}
        self.story = story
        self._source = IdSource("f")
        self.ids: dict[NoteKey, NoteId] = {}
        self.notes: dict[NoteId, Note] = {}
        self.paragraphs: dict[NoteId, list[WordParagraph]] = {}
        self.tracked: dict[NoteId, list[Tracked]] = {}
        self.leads: dict[NoteId, int] = {}
        self.pieces: dict[NoteId, Pieces] = {}
        self.typed: dict[NoteKey, TypedNote] = {}
        self.missing = 0
        for kind, root in (("footnote", footnotes), ("endnote", endnotes)):
            for element in () if root is None else root.iterchildren(w(kind)):
                # Separators between text and notes are notes too, in the file.
                if element.get(w("type"), "normal") == "normal":
                    self._elements.setdefault((kind, element.get(w("id"), "")), element)

    def meet(self, pieces: Pieces) -> None:
        """Reads the notes marked in some pieces, unless they were met before."""
        for piece in pieces:
            if piece.note is None or piece.note in self.ids:
                continue
            if piece.note in self.typed:
                self.meet_typed(piece.note, self.typed[piece.note])
                continue
            element = self._elements.get(piece.note)
            if element is None:
                self.missing += 1
                continue
            self.ids[piece.note] = self._source.next()
            self._read(piece.note, element, _sign(piece.sign))

    def meet_typed(self, key: NoteKey, typed: TypedNote) -> None:
        """Takes a note that is typed in the text, met at its first mark or at the end."""
        if key in self.ids:
            return
        note_id = self._source.next()
        self.ids[key] = note_id
        self.pieces[note_id] = typed.pieces
        sign = None if typed.sign.isdigit() else typed.sign
        self.notes[note_id] = Note(note_id, spans_of(typed.pieces, {}), sign)
        self.paragraphs[note_id] = [typed.paragraph]
        self.leads[note_id] = typed.start
        self.tracked[note_id] = [
            item._replace(
                start=max(item.start - typed.start, 0), end=max(item.end - typed.start, 0)
            )
            for item in typed.paragraph.tracked
        ]

    def starts(self, note: NoteId) -> Iterator[tuple[WordParagraph, int]]:
        """The paragraphs of a note, each with the position in it at which the note's text begins.

        It is below 0 in those behind the first.
        """
        behind = 0
        for paragraph in self.paragraphs[note]:
            yield paragraph, self.leads[note] - behind
            behind += sum(piece.size for piece in paragraph.pieces) + 1

    def unmarked(self) -> list[str]:
        """The texts of notes that no mark of the text leads to."""
        texts = []
        for key, element in self._elements.items():
            if key not in self.ids:
                pieces, _ = _joined(_flat(self.story.blocks(element)))
                texts.append(text_of(pieces).strip())
        return [text for text in texts if text]

    def signed(self, marks: Iterable[Piece]) -> dict[str, NoteKey]:
        """The notes of the file that have a sign of their own, by that sign."""
        return {
            mark.sign: mark.note
            for mark in marks
            if mark.note in self._elements and _sign(mark.sign) is not None
        }

    def counted(self, marks: Iterable[Piece]) -> list[NoteKey]:
        """The notes that Word numbers, in the order of their first marks."""
        found: dict[NoteKey, None] = {}
        for mark in marks:
            if mark.note in self._elements and _sign(mark.sign) is None:
                found[mark.note] = None
        return list(found)

    def _read(self, key: NoteKey, element: Element, sign: str | None) -> None:
        note_id = self.ids[key]
        paragraphs = _flat(self.story.blocks(element))
        pieces, tracked = _joined(paragraphs)
        text = text_of(pieces)
        lead = len(text) - len(text.lstrip())
        lead += _typed_label(text[lead:], sign, counted=_is_counted(element))
        pieces = cut(pieces, lead, max(len(text.rstrip()), lead))
        self.pieces[note_id] = pieces
        self.notes[note_id] = Note(note_id, spans_of(pieces, {}), sign)
        self.paragraphs[note_id] = paragraphs
        self.leads[note_id] = lead
        self.tracked[note_id] = [
            item._replace(start=max(item.start - lead, 0), end=max(item.end - lead, 0))
            for item in tracked
        ]


def _sign(typed: str) -> str | None:
    """The sign of a mark of its own, or None for the mark that Word counts."""
    return None if typed in ("", MARK_FOLLOWS) else typed


def _is_counted(element: Element) -> bool:
    """Whether Word sets the number of the note in it."""
    return any(True for _ in element.iter(w("footnoteRef"), w("endnoteRef")))


def _typed_label(text: str, sign: str | None, *, counted: bool) -> int:
    """How many characters of a note are its label, typed before its text."""
    if sign is not None and text.startswith(sign):
        return len(sign) + len(text[len(sign) :]) - len(text[len(sign) :].lstrip())
    number = None if counted or sign is not None else _NUMBER.match(text)
    return number.end() if number is not None else 0


def _flat(blocks: Sequence[Block]) -> list[WordParagraph]:
    """The paragraphs of a note, those in its tables among them."""
    found: list[WordParagraph] = []
    for block in blocks:
        if isinstance(block, WordParagraph):
            found.append(block)
        else:
            found.extend(p for row in block.rows for cell in row for p in cell.paragraphs)
    return found


def _joined(paragraphs: Sequence[WordParagraph]) -> tuple[Pieces, list[Tracked]]:
    """The pieces of a note's paragraphs with line breaks between them, and the changes in them."""
    pieces: list[Piece] = []
    tracked: list[Tracked] = []
    position = 0
    for paragraph in paragraphs:
        if pieces:
            pieces.append(Piece("\n"))
            position += 1
        pieces.extend(paragraph.pieces)
        tracked.extend(
            item._replace(start=item.start + position, end=item.end + position)
            for item in paragraph.tracked
        )
        position += sum(piece.size for piece in paragraph.pieces)
    return tuple(pieces), tracked
