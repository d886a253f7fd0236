"""What copying takes and pasting brings: our own lines whole, other text read as clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec
from lxml.etree import ParserError
from lxml.html import document_fromstring
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from penholder.document.ids import NoteId, random_id
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableRow
from penholder.document.numbering import line_texts
from penholder.document.operations import lines_of
from penholder.document.resolution import Note
from penholder.document.spans import Inline, NoteMark, marks_in, plain
from penholder.document.text import plain_text
from penholder.errors import PenholderError
from penholder.formats.html_tables import with_tables
from penholder.formats.html_text import page_of
from penholder.formats.report import Unplaced
from penholder.formats.text.marks import RAISED
from penholder.formats.text.reader import read_text
from penholder.phrasebook.phrases import guess_kind, italicized
from penholder.ui.editor.blocks import Piece, Role, read_spans

MIME = "application/x-penholder-lines"
MOST_PASTED = 2_000_000
"""Characters: more than any resolution; a longer paste is refused rather than half read."""


class Clipping(msgspec.Struct, frozen=True):
    """What was copied: lines (the first and last may be parts), and the notes marked in them."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    left: tuple[Unplaced, ...] = ()
    """What of a pasted text is in no line and no note: a masthead, sponsors, comments."""
    doubts: tuple[str, ...] = ()
    """What was guessed on the way, one sentence each."""


_LABEL = re.compile(r"^(?:\d{1,3}\.|\([a-z]{1,5}\)|[a-z]{1,5}\.)\s")
_PLAIN_NUMBER = re.compile(r"(?:\d+\.?|\(?[a-z]{1,6}\)|[a-z]{1,6}\.)?")
_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_CLIPPING = msgspec.json.Decoder(Clipping)


def copied(cursor: QTextCursor, pieces: Sequence[Piece]) -> QMimeData:
    """The selection as our own lines and as plain text."""
    clipping = _clipping(cursor, pieces)
    data = QMimeData()
    data.setData(MIME, msgspec.json.encode(clipping))
    data.setText("\n".join(_as_text(line) for line in clipping.lines))
    return data


def _as_text(line: Line) -> str:
    """A line as other programs get it: a table with its cells parted by tabs."""
    if not line.rows:
        return plain_text(line.spans)
    return "\n".join(
        "\t".join(" ".join(map(plain_text, cell.paragraphs)) for cell in row.cells)
        for row in line.rows
    )


def _clipping(cursor: QTextCursor, pieces: Sequence[Piece]) -> Clipping:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    lines: list[Line] = []
    while block.isValid() and block.position() <= end:
        piece = pieces[block.blockNumber()]
        first = max(0, start - block.position())
        last = min(block.length() - 1, end - block.position())
        if piece.role is Role.LINE and piece.line.kind is LineKind.TABLE:
            lines.append(piece.line)
        elif last > 0 or not lines:  # a selection down to the next line does not take it along
            own = piece.line.label if piece.role is Role.LINE else None
            lines.append(replace(piece.line, spans=read_spans(block, first, last), label=own))
        block = block.next()
    marked = set(_marks_of(lines))
    notes = tuple(
        Note(p.line.id, p.line.spans, p.line.label)
        for p in pieces
        if p.role is Role.NOTE and p.line.id in marked
    )
    return Clipping(tuple(lines), notes)


def pasted(data: QMimeData) -> Clipping | None:
    """What the clipboard brings, as lines; None when it has no text.

    Raises PenholderError for a clipboard that is too large or broken.
    """
    if data.hasFormat(MIME):
        try:
            clipping = _CLIPPING.decode(bytes(data.data(MIME).data()))
        except (msgspec.DecodeError, UnicodeDecodeError):
            return _from_text(data.text())
        return _under_new_ids(clipping)
    text, asides = text_on(data)
    if not text and not data.hasText():
        return None
    read = (_with_tables(data, text) if data.hasHtml() else None) or _from_text(text)
    return replace(read, left=(*read.left, *asides))


def text_on(data: QMimeData) -> tuple[str, tuple[Unplaced, ...]]:
    """The text another program put on the clipboard, and what it has beside it (comments).

    Word, browsers and PDF viewers put formatted and plain text there. The formatted one has list
    labels and raised marks; the plain one counts when a word of it is missing there.
    """
    html, text = data.html() if data.hasHtml() else "", data.text()
    if not html or len(html) > MOST_PASTED:
        return text, ()
    try:
        rich, asides = page_of(document_fromstring(html))
    except (ParserError, ValueError):  # nothing in it, or characters no page can have
        return text, ()
    there = Counter(_WORD.findall(" ".join((rich, *(item.text for item in asides)))))
    return (text, ()) if Counter(_WORD.findall(text)) - there else (rich, asides)


def _with_tables(data: QMimeData, text: str) -> Clipping | None:
    """Formatted text that has tables, with them as tables; None when they cannot be placed.

    `text` is what `text_on` took: nothing is done where that is the unformatted one.
    """
    if "<table" not in data.html().casefold() or len(data.html()) > MOST_PASTED:
        return None
    try:
        root = document_fromstring(data.html())
        page = with_tables(root) if page_of(root)[0] == text else None
    except (ParserError, ValueError):
        return None
    if page is None or not page.tables:
        return None
    read, waiting = _from_text(page.text), dict(page.tables)
    lines: list[Line] = []
    for line in read.lines:
        table = waiting.pop(plain_text(line.spans).strip(), None)
        if table is None:
            lines.append(line)
        else:
            rows, headings = table
            lines.append(Line(line.id, LineKind.TABLE, rows=rows, header_rows=headings))
    return None if waiting else replace(read, lines=tuple(lines))


def fitted(clipping: Clipping, pieces: Sequence[Piece]) -> Clipping:
    """A clipping whose notes are those of the sheet where they say the same, else new ones.

    Another text may use the same ids for other notes: their words must not be lost.
    """
    marks = _marks_of(clipping.lines)
    if not marks and not clipping.notes:  # mostly: the notes of the sheet need not be gone through
        return clipping
    there = {
        p.line.id: Note(p.line.id, p.line.spans, p.line.label)
        for p in pieces
        if p.role is Role.NOTE
    }
    notes = {note.id: note for note in clipping.notes}
    for mark in marks:
        if mark not in notes and mark not in there:
            notes[mark] = Note(mark)
    renamed = {i: random_id() for i, n in notes.items() if i in there and there[i] != n}
    lines = tuple(with_marks(line, renamed) for line in clipping.lines)
    fitting = tuple(_fitted_note(note, renamed) for note in notes.values())
    return replace(clipping, lines=lines, notes=fitting)


def _fitted_note(note: Note, renamed: dict[NoteId, NoteId]) -> Note:
    spans = tuple(span for span in note.spans if not isinstance(span, NoteMark))
    return replace(note, id=renamed.get(note.id, note.id), spans=spans)


def with_marks(line: Line, renamed: dict[NoteId, NoteId]) -> Line:
    """A line whose note marks are those of other notes, in the cells of a table too."""
    if not renamed:
        return line
    rows = tuple(
        TableRow(
            tuple(
                replace(cell, paragraphs=tuple(_marked(text, renamed) for text in cell.paragraphs))
                for cell in row.cells
            )
        )
        for row in line.rows
    )
    return replace(line, spans=_marked(line.spans, renamed), rows=rows)


def _marked(spans: Inline, renamed: dict[NoteId, NoteId]) -> Inline:
    return tuple(
        NoteMark(renamed.get(span.note, span.note)) if isinstance(span, NoteMark) else span
        for span in spans
    )


def _marks_of(lines: Sequence[Line]) -> list[NoteId]:
    return [mark for line in lines for text in line_texts(line) for mark in marks_in(text)]


def _under_new_ids(clipping: Clipping) -> Clipping:
    return replace(clipping, lines=tuple(replace(line, id=random_id()) for line in clipping.lines))


def _from_text(text: str) -> Clipping:
    if len(text) > MOST_PASTED:
        raise PenholderError("The clipboard is longer than any resolution: open it as a file.")
    rows = [row for row in text.splitlines() if row.strip()]
    if len(rows) <= 1:
        row = rows[0].strip("\r\n") if rows else text
        return Clipping((Line(random_id(), LineKind.PLAIN, plain(row)),))
    return _under_new_ids(_clauses_in(text, rows))


def _clauses_in(text: str, rows: Sequence[str]) -> Clipping:
    """Pasted text as clauses; rows whose words are in none of them are left over.

    Row by row where hardly anything of it is a clause or a note.
    """
    by_row = Clipping(tuple(Line("", LineKind.PLAIN, plain(row.strip())) for row in rows))
    try:
        resolution, report = read_text(text, "The pasted text")
    except PenholderError:
        return by_row
    first = [_by_phrase(s) for s in (resolution.title, resolution.opening) if s]
    lines = (_counted_here(line) for line in lines_of(resolution))
    clipping = Clipping((*first, *lines), resolution.notes)
    left = _left_over(rows, clipping)
    if not clipping.lines or 2 * len(left) > len(rows):
        return by_row
    doubts = tuple(guess.sentence for guess in report.guesses)
    unplaced = tuple(Unplaced(row, "pasted text") for row in left)
    return replace(clipping, left=unplaced, doubts=doubts)


def _by_phrase(spans: Inline) -> Line:
    """What stood first: a short paragraph may have been taken for a title."""
    kind = guess_kind(plain_text(spans))
    if kind is None:
        return Line("", LineKind.PLAIN, spans)
    return Line("", LineKind(kind.value), italicized(spans, kind))


def _left_over(rows: Sequence[str], clipping: Clipping) -> list[str]:
    """The rows with words that the lines and notes do not have; their labels need not be there."""
    texts = [text for line in clipping.lines for text in line_texts(line)]
    texts += [note.spans for note in clipping.notes]
    kept = Counter(word for text in texts for word in _WORDS.findall(plain_text(text)))
    marks = {note.label or str(n) for n, note in enumerate(clipping.notes, 1)}
    left: list[str] = []
    for row in rows:
        words = Counter(_WORDS.findall(_LABEL.sub("", row.strip())))
        missing = words - kept
        if any(word.translate(RAISED) not in marks for word in missing):
            left.append(row.strip())
        else:
            kept -= words
    return left


def _counted_here(line: Line) -> Line:
    """Pasted clauses are counted where they are put; only a number such as "5 bis." stays."""
    plain_number = line.label is not None and _PLAIN_NUMBER.fullmatch(line.label)
    numbered = line.kind in (LineKind.OPERATIVE, LineKind.SUBPARAGRAPH)
    return replace(line, label=None) if numbered and plain_number else line
