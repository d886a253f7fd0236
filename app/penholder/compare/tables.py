"""Two versions of a table, row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from penholder.compare.align import align
from penholder.compare.result import WordEdit, WordOp
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


def table_edits(old: str, new: str) -> tuple[WordEdit, ...]:
    """The word edits of two tables as plain text (`marked.line_plain_text`), row by row and cell by
    cell: no change goes over the border of a cell that both tables have.

    Joined they give both texts exactly, as those of `word_edits`; a row that moved goes and comes.
    """
    before, after = old.split("\n"), new.split("\n")
    steps: list[WordEdit] = []
    for i, j in _rising(_paired(before, after)):
        gone = before[i] if i is not None else ""
        came = after[j] if j is not None else ""
        steps += _row_edits(gone, came) if i is not None and j is not None else whole(gone, came)
        last = i == len(before) - 1, j == len(after) - 1
        steps += _between(i is not None and not last[0], j is not None and not last[1])
    return _joined(steps)


def _rising(places: _Places) -> list[tuple[int | None, int | None]]:
    """The pairs in an order that is that of both tables: a row that moved is one gone and one new,
    and what went comes before what stands below it.
    """
    gone = sorted(i for i, j, is_moved in places if i is not None and (is_moved or j is None))
    found: list[tuple[int | None, int | None]] = []
    for i, j, is_moved in places:
        if j is None:
            continue
        while i is not None and not is_moved and gone and gone[0] < i:
            found.append((gone.pop(0), None))
        found.append((None if is_moved else i, j))
    return [*found, *((i, None) for i in gone)]


def _row_edits(old: str, new: str) -> list[WordEdit]:
    before, after = old.split("\t"), new.split("\t")
    if len(before) != len(after):
        return list(word_edits(old, new))
    edits: list[WordEdit] = []
    for at, (gone, came) in enumerate(zip(before, after, strict=True)):
        edits += [*([WordEdit(WordOp.EQUAL, "\t")] if at else []), *word_edits(gone, came)]
    return edits


def _between(old: bool, new: bool) -> tuple[WordEdit, ...]:
    """The line feed behind a row, where either side has one."""
    if old and new:
        return (WordEdit(WordOp.EQUAL, "\n"),)
    return whole("\n" if old else "", "\n" if new else "")


def _joined(steps: Sequence[WordEdit]) -> tuple[WordEdit, ...]:
    """Neighbours of one kind in one edit, between two equal ones what went before what came."""
    edits: list[WordEdit] = []
    for equal, run in groupby(steps, lambda step: step.op is WordOp.EQUAL):
        stretch = list(run)
        ops = (WordOp.EQUAL,) if equal else (WordOp.DELETE, WordOp.INSERT)
        texts = [(op, "".join(step.text for step in stretch if step.op is op)) for op in ops]
        edits += [WordEdit(op, text) for op, text in texts if text]
    return tuple(edits)


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
