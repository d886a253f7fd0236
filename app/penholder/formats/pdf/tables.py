"""Tables: found by their rules, read cell by cell, joined where they go on overleaf.

An official table has a thin rule above its heads, a thick one below them and a thick one at its
end; the pieces of the upper rule are its columns. On every further page the heads are repeated.
Tables of other makers are found by their grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from penholder.document.nodes import TableCell, TableRow
from penholder.formats.pdf.furniture import MAX_RULE, Furniture, PageText
from penholder.formats.pdf.glyphs import Rule
from penholder.formats.pdf.grids import Grid, grids_of
from penholder.formats.pdf.inline import NoteOf, pieces_of, spans_of
from penholder.formats.pdf.page_lines import Line, line_of

_THICK = 1.6
"""A thick rule is higher than the thinnest of the page by this factor (official: 1.5 to 0.5)."""

_COLUMN = 20.0
"""A piece of a rule narrower than this is a joint, not a column."""

_MAX_RULES = 3000
"""A page with more is a drawing; the fullest table of the official files has 76."""

_ROW_GAP = 1.35
"""Lines further apart than this many type sizes belong to different rows."""


Cell: TypeAlias = Sequence[Line]
"""The lines of one cell."""


@dataclass
class Table:
    """A table on the page: rows of cells, each cell the lines in it; the first are its heads."""

    columns: list[tuple[float, float]]
    rows: list[list[Cell]] = field(default_factory=list)
    header_rows: int = 0
    page: int = 0
    top: float = 0.0
    last_page: int = 0
    open: bool = True


def take_tables(pages: Sequence[PageText]) -> list[Table]:
    """Takes the lines of tables out of the pages; repeated heads become furniture."""
    tables: list[Table] = []
    for page in pages:
        if len(page.rules) > _MAX_RULES:
            continue
        for grid in grids_of(page.rules):
            _take_grid(page, grid, tables)
        for region in _regions(page):
            _take(page, region, tables)
    return tables


def rows_of(table: Table, note_of: NoteOf) -> tuple[TableRow, ...]:
    """The rows of a table as they stand in a resolution, note marks and italics kept."""
    return tuple(TableRow(tuple(_cell(cell, note_of) for cell in row)) for row in table.rows)


def _cell(lines: Cell, note_of: NoteOf) -> TableCell:
    spans = spans_of(pieces_of(lines), note_of)
    return TableCell((spans,) if spans else ())


def _take_grid(page: PageText, grid: Grid, tables: list[Table]) -> None:
    rows: list[list[Cell]] = []
    texts: list[Line] = []
    for upper, lower in pairwise(grid.heights):
        inside = [line for line in page.body if lower <= line.baseline < upper]
        texts += inside
        rows.append(_cells(inside, grid.columns))
    if not texts:
        return
    page.body = [line for line in page.body if not grid.bottom <= line.baseline < grid.top]
    page.rules = [rule for rule in page.rules if not grid.bottom - 5 < rule.bottom < grid.top + 5]
    last = tables[-1] if tables else None
    if last and last.last_page == page.page - 1 and _same_columns(last.columns, grid.columns):
        if _texts(rows[0]) == _texts(last.rows[0]):
            last.header_rows = 1
            text = " ".join(_texts(rows.pop(0)))
            page.furniture.append(Furniture("repeated table head", text, page.page))
        last.rows += rows
        last.last_page = page.page
    else:
        tables.append(Table(grid.columns, rows, 0, page.page, grid.top, page.page))


def _texts(row: Sequence[Cell]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


@dataclass
class _Region:
    columns: list[tuple[float, float]]
    top: float
    head_end: float | None
    bottom: float
    closed: bool


def _regions(page: PageText) -> list[_Region]:
    regions: list[_Region] = []
    current: _Region | None = None
    rows = [(columns, rule) for columns, rule in _ruled_rows(page.rules) if len(columns) > 1]
    thin = min((rule.top - rule.bottom for _, rule in rows), default=0.0)
    for columns, rule in rows:
        thick = rule.top - rule.bottom > _THICK * max(thin, 0.3)
        if current is None:
            current = _Region(columns, rule.top, None, 0.0, False)
        elif current.head_end is None and thick:
            current.head_end = rule.bottom
        elif thick:
            current.bottom, current.closed = rule.bottom, True
            regions.append(current)
            current = None
        else:
            current.bottom = rule.bottom
    if current is not None:
        current.bottom = 0.0
        regions.append(current)
    return regions


def _ruled_rows(rules: Sequence[Rule]) -> list[tuple[list[tuple[float, float]], Rule]]:
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda item: (-item.bottom, item.left)):
        if rule.top - rule.bottom > MAX_RULE:
            continue
        if rows and abs(rows[-1][0].bottom - rule.bottom) < 1.0:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return [
        (
            [(rule.left, rule.right) for rule in sorted(row) if rule.right - rule.left > _COLUMN],
            row[0],
        )
        for row in rows
    ]


def _take(page: PageText, region: _Region, tables: list[Table]) -> None:
    inside = [line for line in page.body if region.bottom - 1 < line.baseline < region.top]
    if not inside:
        return
    page.body = [line for line in page.body if not region.bottom - 1 < line.baseline < region.top]
    head_end = region.head_end or region.top
    heads = [line for line in inside if line.baseline > head_end]
    rows = [line for line in inside if line.baseline <= head_end]
    last = tables[-1] if tables else None
    goes_on = (
        last is not None
        and last.open
        and last.last_page == page.page - 1
        and _same_columns(last.columns, region.columns)
    )
    if goes_on and last is not None:
        for line in heads:
            page.furniture.append(Furniture("repeated table head", line.text, page.page))
        table = last
    else:
        table = Table(region.columns, page=page.page, top=region.top)
        table.rows.extend([_cells(heads, region.columns)] if heads else [])
        table.header_rows = len(table.rows)
        tables.append(table)
    table.rows.extend(_cells(group, region.columns) for group in _row_groups(rows))
    table.last_page = page.page
    table.open = not region.closed


def _same_columns(
    first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]
) -> bool:
    return len(first) == len(second) and all(
        abs(a[0] - b[0]) < 3 for a, b in zip(first, second, strict=True)
    )


def _row_groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: -item.baseline):
        last = groups[-1][-1] if groups else None
        if last is not None and last.baseline - line.baseline < _ROW_GAP * max(
            last.size, line.size
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _cells(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[Cell]:
    """The lines of one row, parted by column; a run belongs to the column it begins in."""
    cells: list[list[Line]] = [[] for _ in columns]
    for line in lines:
        by_column: dict[int, list[int]] = {}
        for position, run in enumerate(line.runs):
            index = max(
                (i for i, (left, _) in enumerate(columns) if run.left >= left - 3), default=0
            )
            if by_column and line.is_raised(run):
                index = max(by_column)
            # A text that goes on from the column before without a gap is one text.
            if position and run.left - line.runs[position - 1].right < 3 and by_column:
                index = max(by_column)
            by_column.setdefault(index, []).append(position)
        for index, positions in by_column.items():
            runs = [line.runs[position] for position in positions]
            cells[index].append(line_of(line.page, runs, line.baseline))
    return list(cells)
