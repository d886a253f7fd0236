"""Rows and columns come and go; the words of other cells stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penholder.document.nodes import TableCell, TableRow
from penholder.document.spans import plain
from penholder.document.tables import (
    cell_at,
    new_rows,
    placed,
    width,
    with_cell,
    with_column,
    with_row,
    without_column,
    without_row,
)
from penholder.document.text import plain_text


def _cell(text: str, columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((plain(text),), columns, rows)


def _words(rows) -> list[str]:
    return [plain_text(p) for row in rows for cell in row.cells for p in cell.paragraphs]


def test_a_new_table_has_empty_cells():
    rows = new_rows(2, 3)
    assert (len(rows), width(rows), _words(rows)) == (2, 3, [])


def test_a_cell_over_two_rows_pushes_the_next_row_to_the_right():
    rows = (TableRow((_cell("tall", 1, 2), _cell("a"))), TableRow((_cell("b"),)))
    assert [(e.row, e.column, plain_text(e.cell.paragraphs[0])) for e in placed(rows)] == [
        (0, 0, "tall"),
        (0, 1, "a"),
        (1, 1, "b"),
    ]


def test_a_row_put_inside_a_tall_cell_makes_it_taller():
    rows = (TableRow((_cell("tall", 1, 2), _cell("a"))), TableRow((_cell("b"),)))
    grown = with_row(rows, 1)
    assert cell_at(grown, 2, 0) == _cell("tall", 1, 3)
    assert cell_at(grown, 1, 1) == TableCell()
    assert without_row(grown, 1) == rows


def test_a_column_put_inside_a_wide_cell_makes_it_wider():
    rows = (TableRow((_cell("wide", 2),)), TableRow((_cell("a"), _cell("b"))))
    grown = with_column(rows, 1)
    assert cell_at(grown, 0, 2) == _cell("wide", 3)
    assert without_column(grown, 1) == rows


def test_the_first_row_of_a_tall_cell_goes_and_its_words_stay():
    rows = (TableRow((_cell("tall", 1, 2), _cell("a"))), TableRow((_cell("b"),)))
    assert _words(without_row(rows, 0)) == ["tall", "b"]


def test_words_go_into_the_cell_that_covers_a_place_or_into_a_gap():
    rows = (TableRow((_cell("wide", 2),)), TableRow((_cell("a"),)))
    assert _words(with_cell(rows, 0, 1, _cell("other"))) == ["other", "a"]
    assert _words(with_cell(rows, 1, 1, _cell("b"))) == ["wide", "a", "b"]


_CELLS = st.builds(_cell, st.text("abc", max_size=2), st.integers(1, 3), st.integers(1, 3))
_TABLES = st.lists(
    st.lists(_CELLS, min_size=1, max_size=4).map(lambda cells: TableRow(tuple(cells))),
    min_size=1,
    max_size=4,
).map(tuple)


@given(_TABLES, st.integers(0, 5), st.integers(0, 5))
def test_what_is_put_in_and_taken_out_leaves_every_word(rows, row, column):
    row, column = min(row, len(rows)), min(column, width(rows))
    assert sorted(_words(without_row(with_row(rows, row), row))) == sorted(_words(rows))
    assert sorted(_words(without_column(with_column(rows, column), column))) == sorted(_words(rows))


@given(_TABLES)
def test_no_two_cells_cover_one_place(rows):
    places = [
        (r, c)
        for each in placed(rows)
        for r in range(each.row, each.below)
        for c in range(each.column, each.behind)
    ]
    assert len(places) == len(set(places))
