"""Joins lines into the text of a paragraph, with its italics and note marks.

Words cut at the end of a line are joined: a line that ends in a space, or in neither a hyphen, a
dash nor a slash, ends a word. The official files are not hyphenated, so every hyphen was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from penholder.document.spans import Inline, NoteMark, Span, Text, normalized
from penholder.formats.pdf.page_lines import Line

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_MARK = re.compile(r"\s*(\d{1,3}|\*{1,4}|[a-z]|†)\s*")
_JOINING_ENDS = ("-", "‑", "–", "/", "—")

NoteOf = Callable[[str, int], str | None]
"""The id of the note with a label that is marked on a page (from 0), or None."""


class Piece(NamedTuple):
    """Characters of one look; `raised` for what stands above the line as marks do."""

    text: str
    italic: bool
    bold: bool
    raised: bool
    page: int


def pieces_of(lines: Iterable[Line]) -> list[Piece]:
    """The characters of the lines as one text."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces and not _joins(pieces):
            last = pieces[-1]
            pieces[-1] = last._replace(text=last.text + " ")
        pieces.extend(
            Piece(run.text, run.italic, run.bold, line.is_raised(run), line.page)
            for run in line.runs
        )
    return pieces


def without_start(pieces: Sequence[Piece], length: int) -> list[Piece]:
    """The pieces without the first `length` characters (a label, a number before a title)."""
    for index, piece in enumerate(pieces):
        if length < len(piece.text):
            return [piece._replace(text=piece.text[length:]), *pieces[index + 1 :]]
        length -= len(piece.text)
    return []


def _joins(pieces: Sequence[Piece]) -> bool:
    """Whether the next line goes on without a space being put between."""
    last = pieces[-1].text
    if last.endswith(" ") or last.endswith(_JOINING_ENDS):
        return True
    word = last.rsplit(" ", 1)[-1]
    return "://" in word or word.startswith("www.")


def spans_of(pieces: Sequence[Piece], note_of: NoteOf) -> Inline:
    """The text as spans. A raised sign that no note bears stays as text."""
    spans: list[Span] = []
    for piece in pieces:
        marks = _marks(piece, note_of) if _may_be_mark(piece) else None
        if marks is None:
            spans.append(Text(piece.text, piece.italic, piece.bold))
        else:
            spans.extend(marks)
    return _trimmed(_spaced_marks(_without_mark_commas(spans)))


def _may_be_mark(piece: Piece) -> bool:
    return piece.raised or "*" in piece.text


def _marks(piece: Piece, note_of: NoteOf) -> list[Span] | None:
    """The marks that a piece is, with the space after them; None when it is not."""
    if not piece.raised:
        return _asterisks(piece, note_of)
    spans: list[Span] = []
    parts = piece.text.strip().split(",")
    for part in parts:
        if not part.strip():
            continue
        label = _MARK.fullmatch(part)
        note = note_of(label[1], piece.page) if label else None
        if note is None:
            return None
        spans.append(NoteMark(note))
    if not spans:
        return [Text(piece.text)] if piece.text.strip() != "," else [_MARK_COMMA]
    if piece.text.endswith(" "):
        spans.append(Text(" "))
    return spans


_MARK_COMMA = Text("\ue000")
"""Stands for the raised comma between two marks until the marks are joined."""


def _asterisks(piece: Piece, note_of: NoteOf) -> list[Span] | None:
    """Asterisks inside a text: each group that a note bears is a mark."""
    found: list[Span] = []
    end = 0
    for match in re.finditer(r"\*{1,4}", piece.text):
        note = note_of(match.group(), piece.page)
        if note is None:
            continue
        found.append(Text(piece.text[end : match.start()], piece.italic, piece.bold))
        found.append(NoteMark(note))
        end = match.end()
    if not end:
        return None
    found.append(Text(piece.text[end:], piece.italic, piece.bold))
    return found


def _without_mark_commas(spans: Sequence[Span]) -> list[Span]:
    """The raised comma between two marks is typography: it goes; elsewhere it is a comma."""
    result: list[Span] = []
    for index, span in enumerate(spans):
        if span is _MARK_COMMA:
            before = index > 0 and isinstance(spans[index - 1], NoteMark)
            if not before:
                result.append(Text(","))
            continue
        result.append(span)
    return result


def _spaced_marks(spans: Sequence[Span]) -> list[Span]:
    """A space typed before a mark is moved behind it: marks stand close to their word."""
    result: list[Span] = []
    owed = False
    for span in spans:
        if isinstance(span, NoteMark):
            last = result[-1] if result else None
            if isinstance(last, Text) and last.text.endswith(" "):
                result[-1] = Text(last.text.rstrip(" "), last.italic, last.bold)
                owed = True
            result.append(span)
            continue
        if isinstance(span, Text) and span.text:
            if owed and span.text[0].isalnum() and result and isinstance(result[-1], NoteMark):
                result.append(Text(" "))
            owed = False
        result.append(span)
    return result


def _trimmed(spans: Sequence[Span]) -> Inline:
    """Single spaces, none at either end; a space takes the look of the text before it."""
    result: list[Span] = []
    after_space = True
    for span in spans:
        if not isinstance(span, Text):
            result.append(span)
            after_space = False
            continue
        text = _SPACES.sub(" ", span.text)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)  # accents typed as signs of their own
        if after_space:
            text = text.lstrip(" ")
        if not text:
            continue
        after_space = text.endswith(" ")
        last = result[-1] if result else None
        if text == " " and isinstance(last, Text):
            result[-1] = Text(last.text + " ", last.italic, last.bold)
        else:
            result.append(Text(text, span.italic, span.bold))
    while result and isinstance(result[-1], Text):
        last_text = result[-1]
        stripped = last_text.text.rstrip(" ")
        if stripped:
            result[-1] = Text(stripped, last_text.italic, last_text.bold)
            break
        result.pop()
    return normalized(result)
