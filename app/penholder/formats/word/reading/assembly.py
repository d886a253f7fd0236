"""Puts the parts of a Word file together to the resolution that they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from penholder.cancelling import until_cancelled
from penholder.document.ids import NoteId
from penholder.document.lines import Line, LineKind, from_lines, to_lines
from penholder.document.nodes import ParagraphKind, TableCell, TableRow
from penholder.document.numbering import with_typed_labels
from penholder.document.operations import in_mark_order
from penholder.document.resolution import Adoption, Masthead, Note, Resolution
from penholder.document.spans import Inline, Span, Text, length, normalized
from penholder.document.text import plain_text
from penholder.formats.document_kind import kind_of, with_plain_text
from penholder.formats.references import link_references
from penholder.formats.text.language import Language
from penholder.formats.text.pieces import begins_small
from penholder.formats.word.reading.blocks import WordCell, WordTable
from penholder.formats.word.reading.cells import cell_source
from penholder.formats.word.reading.front import FirstPage, Part
from penholder.formats.word.reading.lines import Body
from penholder.formats.word.reading.pieces import (
    NoteKey,
    Piece,
    Pieces,
    all_bold,
    all_italic,
    spans_of,
)
from penholder.formats.word.reading.sponsors import parse_sponsors
from penholder.phrasebook.phrases import italicized, match_opening

_KINDS: Final = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}
_SPACES: Final = re.compile(r"[ \t\n]+")
_TITLES: Final = frozenset({LineKind.HEADING, LineKind.ANNEX})


def assembled(
    page: FirstPage,
    opening: Inline,
    body: Body,
    notes: Sequence[Note],
    note_ids: dict[NoteKey, NoteId],
    language: Language,
) -> Resolution:
    """The resolution, with labels locked where counting gives others, and references linked."""
    # Levels first become those the tree has, as labels are counted by them.
    lines = to_lines(*from_lines(body_lines(body, note_ids)))
    lines = [_with_label_kept(line, body) for line in lines]
    tree, annexes = from_lines(with_typed_labels(lines, body.typed, language.code))
    if not any(isinstance(span, Text) and span.italic for span in opening):
        opening = _set_opening(opening) if not _uses_italics(body) else opening
    sponsors = parse_sponsors(spans_of(_joined(page.sponsors), note_ids))
    resolution = Resolution(
        _masthead(page, opening, language),
        sponsors,
        _adoption(page, language),
        title_spans(page.title, note_ids),
        opening,
        tree,
        annexes,
        body.closing,
        tuple(notes),
        language.code,
    )
    linked = link_references(in_mark_order(resolution))
    return linked if kind_of(linked).is_resolution else with_plain_text(linked)


def _with_label_kept(line: Line, body: Body) -> Line:
    """The line with its typed label, where it became plain text for want of a clause around it."""
    label = body.typed.get(line.id)
    return replace(line, label=label) if line.kind is LineKind.PLAIN and label else line


def title_spans(parts: Sequence[Part], note_ids: dict[NoteKey, NoteId]) -> Inline:
    """The title; where it stands in several paragraphs, they are joined by spaces."""
    return _plain_look(_joined(parts), note_ids)


def _joined(parts: Sequence[Part]) -> list[Piece]:
    """The pieces of several paragraphs, joined by spaces of the look around them."""
    pieces: list[Piece] = []
    for part in parts:
        if pieces:
            bold, italic = all_bold(part.pieces), all_italic(part.pieces)
            pieces.append(Piece(" ", bold=bold, italic=italic))
        pieces.extend(part.pieces)
    return pieces


def body_lines(body: Body, note_ids: dict[NoteKey, NoteId]) -> list[Line]:
    """The lines with their spans and cells set."""
    uses_italics = _uses_italics(body)
    return [
        _set(line, body, note_ids, uses_italics=uses_italics)
        for line in until_cancelled(body.lines)
    ]


def _set(line: Line, body: Body, note_ids: dict[NoteKey, NoteId], *, uses_italics: bool) -> Line:
    item = body.items[line.id]
    if item.table is not None:
        rows = _rows(item.table, note_ids)
        return replace(line, rows=rows, header_rows=item.table.header_rows)
    source = body.source[line.id]
    if line.kind in _TITLES:
        return replace(line, spans=_plain_look(source.pieces, note_ids))
    spans = spans_of(source.pieces, note_ids)
    kind = _KINDS.get(line.kind)
    if kind is not None:
        spans = _with_whole_phrase(spans, kind) if uses_italics else italicized(spans, kind)
    return replace(line, spans=spans)


def _plain_look(pieces: Sequence[Piece], note_ids: dict[NoteKey, NoteId]) -> Inline:
    """The text of a title: what all of it looks like is the title's look, not its words'."""
    return spans_of(
        pieces,
        note_ids,
        italic_is_plain=all_italic(pieces),
        bold_is_plain=all_bold(pieces),
    )


def _uses_italics(body: Body) -> bool:
    """Whether any paragraph sets its opening phrase in italics; if not, we do for all."""
    return any(
        line.kind in _KINDS and _starts_italic(body.source[line.id].pieces)
        for line in body.lines
        if line.id in body.source
    )


def _set_opening(spans: Inline) -> Inline:
    """The organ in italics, the comma after it roman (UN Editorial Manual, resolutions)."""
    result: list[Span] = []
    for span in spans:
        if isinstance(span, Text):
            organ = span.text.rstrip(" ,:،，：")
            result += [Text(organ, italic=True), Text(span.text[len(organ) :])]
        else:
            result.append(span)
    return normalized(result)


def _starts_italic(pieces: Pieces) -> bool:
    return bool(pieces) and pieces[0].italic and bool(pieces[0].text.strip())


def _with_whole_phrase(spans: Inline, kind: ParagraphKind) -> Inline:
    """Closes roman blanks between two italic runs of one opening phrase."""
    if len(spans) < 3 or not _is(spans[0], italic=True):
        return spans
    match = match_opening(plain_text(spans[:8]), kind)
    if match is None:
        return spans
    result: list[Span] = []
    position = 0
    for index, span in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else None
        if (
            isinstance(span, Text)
            and not span.italic
            and not span.text.strip()
            and following is not None
            and _is(following, italic=True)
            and position + len(span.text) < match.length
        ):
            span = Text(span.text, True, span.bold)
        result.append(span)
        position += length((span,))
    return normalized(result)


def _is(span: Span, *, italic: bool) -> bool:
    return isinstance(span, Text) and span.italic is italic


def _rows(table: WordTable, note_ids: dict[NoteKey, NoteId]) -> tuple[TableRow, ...]:
    return tuple(TableRow(tuple(_cell(cell, note_ids) for cell in row)) for row in table.rows)


def _cell(cell: WordCell, note_ids: dict[NoteKey, NoteId]) -> TableCell:
    paragraphs = (spans_of(cell_source(each).pieces, note_ids) for each in cell.paragraphs)
    return TableCell(tuple(paragraphs), cell.columns, cell.rows)


def _masthead(page: FirstPage, opening: Inline, language: Language) -> Masthead:
    masthead = page.fields.masthead()
    if masthead.organ or not opening:
        return masthead
    words = plain_text(opening)
    found = language.organ_head.search(words)
    organ = found.group() if found else words.rstrip(" ,:،，：").removeprefix("The ")
    return replace(masthead, organ=organ)


def _adoption(page: FirstPage, language: Language) -> Adoption | None:
    lines: list[str] = []
    for text in _words(page.adoption):
        if lines and (begins_small(text) or language.date.match(text)):
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    report = " ".join(_words(page.report))
    if not lines and not report:
        return None
    date = language.date.search(" ".join(lines))
    return Adoption("\n".join(lines), " ".join(date.group().split()) if date else "", report)


def _words(parts: Iterable[Part]) -> list[str]:
    texts = ("".join(piece.text for piece in part.pieces) for part in parts)
    # No-break spaces stay: they are typed on purpose.
    return [_SPACES.sub(" ", text).strip() for text in texts if text.strip()]
