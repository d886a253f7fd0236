"""Where the words of a table's cells stand in the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from penholder.document.cells import CellPlace, text_at
from penholder.document.nodes import TableRow
from penholder.formats.word.reading.blocks import WordCell, WordParagraph, WordTable
from penholder.formats.word.reading.pieces import NoteKey, Piece, Pieces, trimmed
from penholder.formats.word.reading.positions import Alignment


class CellSource(NamedTuple):
    """The text of a paragraph of a cell: the position there at which it begins, and its pieces.

    A number that Word counts is its beginning, so that `start` may be below 0.
    """

    start: int
    pieces: Pieces


def cell_source(paragraph: WordParagraph) -> CellSource:
    """The text of a paragraph of a cell, without blanks around it."""
    start, pieces = trimmed(paragraph.pieces)
    if paragraph.number is None:
        return CellSource(start, pieces)
    label = Piece(f"{paragraph.number.label} ")
    return CellSource(start - label.size, (label, *pieces))


def cell_at(table: WordTable | None, place: CellPlace) -> WordCell | None:
    """The cell of the file that a place of a table was read from."""
    if table is None or not 0 <= place.row < len(table.rows):
        return None
    row = table.rows[place.row]
    return row[place.cell] if 0 <= place.cell < len(row) else None


def paragraph_at(table: WordTable | None, place: CellPlace) -> WordParagraph | None:
    """The paragraph of the file that a place of a table was read from."""
    cell = cell_at(table, place)
    paragraphs = [] if cell is None else cell.paragraphs
    return paragraphs[place.paragraph] if 0 <= place.paragraph < len(paragraphs) else None


def alignment_at(
    rows: Sequence[TableRow], place: CellPlace, pieces: Pieces, notes: Collection[NoteKey]
) -> Alignment | None:
    """Leads from the text of a cell to its pieces and back; None where the table has it not."""
    spans = text_at(rows, place)
    return None if spans is None else Alignment(spans, pieces, notes)
