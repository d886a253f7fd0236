"""Tables are compared cell by cell, or shown as blocks where they have too little in common."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from penholder.compare.result import WordOp
from penholder.compare.tables import compare_tables, table_edits
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


def _flat(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _changes(edits):
    return [(edit.op.value, edit.text) for edit in edits if edit.op is not WordOp.EQUAL]


def test_no_change_goes_over_the_border_of_a_cell():
    new = [list(row) for row in POSTS]
    new[1][1:] = ["D-1", "8"]
    assert _changes(table_edits(_flat(POSTS), _flat(new))) == [
        ("delete", "P-3"),
        ("insert", "D-1"),
        ("delete", "2"),
        ("insert", "8"),
    ]


def test_a_last_row_that_came_takes_the_line_feed_before_it_along():
    new = [*POSTS, ["Cooks at sea", "G-3", "7"]]
    assert _changes(table_edits(_flat(POSTS), _flat(new))) == [("insert", "\nCooks at sea\tG-3\t7")]


cells = st.text("ab \n\t", max_size=6)
tables = st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=5).map(_flat)


@given(tables, tables)
def test_the_edits_of_a_table_give_both_tables(old, new):
    edits = table_edits(old, new)
    assert "".join(e.text for e in edits if e.op is not WordOp.INSERT) == old
    assert "".join(e.text for e in edits if e.op is not WordOp.DELETE) == new
    ops = [edit.op for edit in edits]
    assert all(one is not other for one, other in pairwise(ops))
