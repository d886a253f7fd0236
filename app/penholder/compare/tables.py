"""Two versions of a table, row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from penholder.compare.align import align
from penholder.compare.result import WordEdit
from penholder.compare.units import Unit, encoded
from penholder.compare.words import whole, word_edits
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableRow
from penholder.document.text import plain_text

_LEAST_SHARED = 0.5
"""Where fewer of the rows belong together the tables are not compared cell by cell."""


class CellPair(msgspec.Struct, frozen=True):
    """One cell in both versions. A column is None on the side that does not have it."""

    old_column: int | None
    new_column: int | None
    words: tuple[WordEdit, ...]


class RowPair(msgspec.Struct, frozen=True):
    """One row in both versions; None for a row that came or went. Cells of the new table's order,
    cells of columns that went where they stood.
    """

    old_row: int | None
    new_row: int | None
    cells: tuple[CellPair, ...]
    moved: bool = False


def compare_tables(
    old: Line, new: Line, references: tuple[Mapping[NodeId, str], Mapping[NodeId, str]] = ({}, {})
) -> tuple[RowPair, ...] | None:
    """The rows of two table lines in the new order, rows that went where they stood.

    None when the tables have too little in common to be compared cell by cell, or one line is no
    table: they are then to be shown as blocks. `references` name own paragraphs (`plain_text`).
    """
    if not old.rows or not new.rows:
        return None
    before, after = _texts(old.rows, references[0]), _texts(new.rows, references[1])
    rows = _paired(["\t".join(row) for row in before], ["\t".join(row) for row in after])
    both = sum(i is not None and j is not None for i, j, _ in rows)
    if both < _LEAST_SHARED * max(len(before), len(after)):
        return None
    columns = _columns(before, after)
    return tuple(
        RowPair(
            i,
            j,
            _cells(before[i] if i is not None else (), after[j] if j is not None else (), columns),
            moved,
        )
        for i, j, moved in rows
    )


_Places = list[tuple[int | None, int | None, bool]]


def _paired(old: Sequence[str], new: Sequence[str]) -> _Places:
    """Texts that belong together, in the new order; those that went stand where they stood."""
    corpus = encoded(_units(old), _units(new))
    partner: dict[int, tuple[int, bool]] = {}
    for group in align(corpus, parts=False):
        if group.old and group.new:
            partner[group.new[0]] = group.old[0], group.moved
    kept = {i for i, _ in partner.values()}
    gone = [i for i in range(len(old)) if i not in kept]
    result: _Places = []
    for j in range(len(new)):
        i, moved = partner.get(j, (None, False))
        if i is not None and not moved:
            while gone and gone[0] < i:
                result.append((gone.pop(0), None, False))
        result.append((i, j, moved))
    return [*result, *((i, None, False) for i in gone)]


def _units(texts: Sequence[str]) -> list[Unit]:
    return [Unit(str(at), LineKind.TABLE, "", text) for at, text in enumerate(texts)]


def _columns(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> _Places:
    """Which columns belong together: by their place, or by their words where one came or went."""
    widths = max(map(len, old)), max(map(len, new))
    if widths[0] == widths[1]:
        return [(at, at, False) for at in range(widths[0])]
    return _paired(_down(old, widths[0]), _down(new, widths[1]))


def _down(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The text of each column."""
    return ["\n".join(row[at] if at < len(row) else "" for row in rows) for at in range(width)]


def _cells(old: Sequence[str], new: Sequence[str], columns: _Places) -> tuple[CellPair, ...]:
    cells = []
    for i, j, _moved in columns:
        before = old[i] if i is not None and i < len(old) else ""
        after = new[j] if j is not None and j < len(new) else ""
        words = word_edits(before, after) if before and after else whole(before, after)
        cells.append(CellPair(i, j, words))
    return tuple(cells)


def _texts(rows: Sequence[TableRow], references: Mapping[NodeId, str]) -> list[list[str]]:
    return [
        ["\n".join(plain_text(text, references) for text in cell.paragraphs) for cell in row.cells]
        for row in rows
    ]
