"""Places in a table as its rows hold them: a row, a cell of it, a paragraph of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from penholder.document.nodes import TableCell, TableRow
from penholder.document.spans import Inline
from penholder.document.text import plain_text


class CellPlace(msgspec.Struct, frozen=True):
    """A paragraph of a cell, each counted from 0 as the table holds them (no grid of columns)."""

    row: int
    cell: int
    paragraph: int = 0

    @property
    def name(self) -> str:
        """What a reader calls it: "row 2, cell 1"."""
        return f"row {self.row + 1}, cell {self.cell + 1}"


def cell_of(rows: Sequence[TableRow], place: CellPlace) -> TableCell | None:
    """The cell at a place; None where the table has none there."""
    if not 0 <= place.row < len(rows) or not 0 <= place.cell < len(rows[place.row].cells):
        return None
    return rows[place.row].cells[place.cell]


def text_at(rows: Sequence[TableRow], place: CellPlace) -> Inline | None:
    """The text at a place; None where the table has none there."""
    cell = cell_of(rows, place)
    if cell is None or not 0 <= place.paragraph < len(cell.paragraphs):
        return None
    return cell.paragraphs[place.paragraph]


def texts_of(rows: Sequence[TableRow]) -> Iterator[tuple[CellPlace, Inline]]:
    """Every paragraph of every cell with its place, in reading order."""
    for row, cells in enumerate(rows):
        for cell, content in enumerate(cells.cells):
            for number, text in enumerate(content.paragraphs):
                yield CellPlace(row, cell, number), text


def row_words(row: TableRow) -> str:
    """What stands in a row, its cells parted by tabs: what it is known by when it has moved."""
    return "\t".join(" ".join(map(plain_text, cell.paragraphs)) for cell in row.cells)
