"""Tables are compared cell by cell, or shown as blocks where they have too little in common."""

from __future__ import annotations

from penholder.compare.result import WordOp
from penholder.compare.tables import compare_tables
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.spans import plain

POSTS = [
    ["Unit", "Level", "Number"],
    ["Lighthouse keepers", "P-3", "2"],
    ["Boatmen of the harbour", "G-5", "4"],
    ["Painters of buoys", "G-4", "1"],
]


def _table(rows: list[list[str]]) -> Line:
    made = tuple(TableRow(tuple(TableCell((plain(c),) if c else ()) for c in row)) for row in rows)
    return Line("t", LineKind.TABLE, rows=made, header_rows=1)


def _changed(found):
    return [
        (row.old_row, row.new_row, cell.new_column, [(e.op.value, e.text) for e in cell.words])
        for row in found
        for cell in row.cells
        if any(edit.op is not WordOp.EQUAL for edit in cell.words)
    ]


def test_a_changed_cell_is_one_change():
    new = [list(row) for row in POSTS]
    new[2][2] = "5"
    assert _changed(compare_tables(_table(POSTS), _table(new))) == [
        (2, 2, 2, [("delete", "4"), ("insert", "5")])
    ]


def test_a_row_that_came_and_one_that_went():
    new = [POSTS[0], POSTS[1], POSTS[3], ["Cooks at sea", "G-3", "7"]]
    found = compare_tables(_table(POSTS), _table(new))
    assert [(row.old_row, row.new_row) for row in found] == [
        (0, 0),
        (1, 1),
        (2, None),
        (3, 2),
        (None, 3),
    ]


def test_a_column_that_came_leaves_the_others_as_they_were():
    new = [[*row[:2], where, row[2]] for row, where in zip(POSTS, "abcd", strict=True)]
    found = compare_tables(_table(POSTS), _table(new))
    assert all(cell.new_column == 2 or cell.old_column is not None for cell in found[0].cells)
    assert {column for *_row, column, _words in _changed(found)} == {2}


def test_tables_without_rows_in_common_are_blocks():
    other = [["Kites", "Colour"], ["Long", "red"], ["Short", "blue"], ["Round", "green"]]
    assert compare_tables(_table(POSTS), _table(other)) is None
    assert compare_tables(_table(POSTS), Line("p", LineKind.PLAIN, plain("Posts"))) is None
