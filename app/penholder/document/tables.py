"""Tables as grids of places: new ones, and rows and columns put in and taken out.

A cell that covers several columns or rows stands at its first place. A row or column put in beside
or inside such a cell, or taken out of it, makes it larger or smaller; no words of other cells move.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from penholder.document.nodes import TableCell, TableRow

Rows = tuple[TableRow, ...]

MOST_COLUMNS = 200
"""A cell is taken to cover no more columns or rows than these: more is a broken file."""


class Placed(NamedTuple):
    """A cell and the first row and column it covers; it ends where the grid ends."""

    row: int
    column: int
    cell: TableCell

    @property
    def below(self) -> int:
        """The first row below it."""
        return self.row + self.cell.rows

    @property
    def behind(self) -> int:
        """The first column behind it."""
        return self.column + self.cell.columns


def new_rows(rows: int, columns: int) -> Rows:
    """A table of empty cells; at least one of each."""
    row = TableRow(tuple(TableCell() for _ in range(max(1, columns))))
    return (row,) * max(1, rows)


def placed(rows: Rows) -> list[Placed]:
    """Every cell with its place, row by row; what covers rows there are not is cut off."""
    taken: set[tuple[int, int]] = set()
    cells: list[Placed] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            wide = min(MOST_COLUMNS, max(1, cell.columns))
            while wide > 1 and any((number, column + more) in taken for more in range(1, wide)):
                wide -= 1
            high = min(max(1, cell.rows), len(rows) - number, MOST_COLUMNS)
            cells.append(Placed(number, column, replace(cell, columns=wide, rows=high)))
            taken.update((number + r, column + c) for r in range(high) for c in range(wide))
            column += wide
    return cells


def width(rows: Rows) -> int:
    """How many columns a table has."""
    return max((cell.behind for cell in placed(rows)), default=0)


def cell_at(rows: Rows, row: int, column: int) -> TableCell | None:
    """The cell that covers a place, or None where the table has a gap."""
    return next((each.cell for each in placed(rows) if _covers(each, row, column)), None)


def with_cell(rows: Rows, row: int, column: int, cell: TableCell) -> Rows:
    """The table with other words in the cell that covers a place; a gap gets a cell."""
    cells = placed(rows)
    there = [each for each in cells if _covers(each, row, column)]
    if there:
        changed = [
            each._replace(cell=replace(each.cell, paragraphs=cell.paragraphs))
            if each is there[0]
            else each
            for each in cells
        ]
        return _rows_of(changed, len(rows))
    if not 0 <= row < len(rows) or column < 0:
        return rows
    fill = [Placed(row, c, TableCell()) for c in range(column) if not _taken(cells, row, c)]
    return _rows_of([*cells, *fill, Placed(row, column, cell)], len(rows))


def with_row(rows: Rows, before: int) -> Rows:
    """The table with an empty row in front of a row, or at its end."""
    cells, columns = placed(rows), width(rows)
    moved: list[Placed] = []
    covered: set[int] = set()
    for each in cells:
        if each.row >= before:
            moved.append(each._replace(row=each.row + 1))
        elif each.below > before:
            covered.update(range(each.column, each.behind))
            moved.append(each._replace(cell=replace(each.cell, rows=each.cell.rows + 1)))
        else:
            moved.append(each)
    moved += [Placed(before, c, TableCell()) for c in range(max(1, columns)) if c not in covered]
    return _rows_of(moved, len(rows) + 1)


def without_row(rows: Rows, row: int) -> Rows:
    """The table without a row; the words of a cell that goes on below it stay with that."""
    moved: list[Placed] = []
    for each in placed(rows):
        if each.row > row:
            moved.append(each._replace(row=each.row - 1))
        elif each.below <= row:
            moved.append(each)
        elif each.cell.rows > 1:
            moved.append(each._replace(cell=replace(each.cell, rows=each.cell.rows - 1)))
    return _rows_of(moved, len(rows) - 1)


def with_column(rows: Rows, before: int) -> Rows:
    """The table with an empty column in front of a column, or at its end."""
    moved: list[Placed] = []
    covered: set[int] = set()
    for each in placed(rows):
        if each.column >= before:
            moved.append(each._replace(column=each.column + 1))
        elif each.behind > before:
            covered.update(range(each.row, each.below))
            moved.append(each._replace(cell=replace(each.cell, columns=each.cell.columns + 1)))
        else:
            moved.append(each)
    gaps = _filled(moved, before, [r for r in range(len(rows)) if r not in covered])
    return _rows_of([*moved, *gaps], len(rows))


def without_column(rows: Rows, column: int) -> Rows:
    """The table without a column; the words of a cell that goes on beside it stay with that."""
    moved: list[Placed] = []
    for each in placed(rows):
        if each.column > column:
            moved.append(each._replace(column=each.column - 1))
        elif each.behind <= column:
            moved.append(each)
        elif each.cell.columns > 1:
            moved.append(each._replace(cell=replace(each.cell, columns=each.cell.columns - 1)))
    return _rows_of(moved, len(rows))


def _covers(each: Placed, row: int, column: int) -> bool:
    return each.row <= row < each.below and each.column <= column < each.behind


def _taken(cells: Sequence[Placed], row: int, column: int) -> bool:
    return any(_covers(each, row, column) for each in cells)


def _filled(cells: Sequence[Placed], column: int, rows: Sequence[int]) -> list[Placed]:
    """An empty cell in a column of each row, and in the gaps a short row has before it."""
    there = {
        (r, c) for e in cells for r in range(e.row, e.below) for c in range(e.column, e.behind)
    }
    return [
        Placed(row, c, TableCell())
        for row in rows
        for c in range(column + 1)
        if (row, c) not in there
    ]


def _rows_of(cells: Sequence[Placed], count: int) -> Rows:
    by_row: list[list[Placed]] = [[] for _ in range(count)]
    for each in cells:
        by_row[each.row].append(each)
    return tuple(
        TableRow(tuple(each.cell for each in sorted(row, key=lambda each: each.column)))
        for row in by_row
    )
