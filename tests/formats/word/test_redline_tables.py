"""Tracked changes in tables: words in cells, and rows that come and go."""

import pytest
from lxml import etree

from formats.samples import italic
from formats.word.office import W, part, words
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.nodes import TableCell, TableRow
from penholder.document.operations import remove
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, Text
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import redline
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write

ROWS = (("Port", "Lamps"), ("Northern quay", "12"), ("Southern quay", "9"), ("Breakwater", "4"))


def tabled(rows, notes=()):
    """A draft with a paragraph, a table and another paragraph."""
    cells = tuple(
        TableRow(tuple(TableCell((text if isinstance(text, tuple) else (Text(text),),) if text else
                                 ()) for text in row))
        for row in rows
    )  # fmt: skip
    lines = [
        Line("a", LineKind.OPERATIVE, italic("Adopts", " the table below:")),
        Line("t", LineKind.TABLE, rows=cells, header_rows=1),
        Line("b", LineKind.OPERATIVE, italic("Requests", " the keepers to count again.")),
    ]
    body, _ = from_lines(lines)
    return Resolution(opening=italic("The Harbour Board", ","), body=body, notes=notes)


def laid(old, new):
    base = write(old)
    result = redline(base, new)
    for changes, meant in (("accepted", new), ("rejected", old)):
        assert view(read_docx(result.data, "file", changes).resolution) == view(meant)
    return part(result.data)


def rows_with(root, change):
    return [row for row in root.iter(W + "tr") if row.find(f"{W}trPr/{W}{change}") is not None]


def test_a_word_changed_in_a_cell_is_changed_in_its_cell():
    rows = (*ROWS[:1], ("Northern quay", "13"), *ROWS[2:])
    root = laid(tabled(ROWS), tabled(rows))
    assert len(list(root.iter(W + "tbl"))) == 1
    assert [node.text for node in root.iter(W + "delText")] == ["12"]
    assert not rows_with(root, "ins")
    assert not rows_with(root, "del")


@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_a_row_that_comes_is_one_inserted_row(place):
    rows = (*ROWS[:place], ("Old mole", "7"), *ROWS[place:])
    root = laid(tabled(ROWS), tabled(rows))
    assert len(list(root.iter(W + "tbl"))) == 1
    assert len(rows_with(root, "ins")) == 1
    assert not rows_with(root, "del")


@pytest.mark.parametrize("place", [1, 3])
def test_a_row_that_goes_is_one_deleted_row(place):
    rows = (*ROWS[:place], *ROWS[place + 1 :])
    root = laid(tabled(ROWS), tabled(rows))
    assert len(rows_with(root, "del")) == 1
    assert not rows_with(root, "ins")


def test_a_cell_is_filled_and_another_emptied():
    rows = (*ROWS[:1], ("Northern quay", ""), *ROWS[2:])
    laid(tabled(ROWS), tabled(rows))
    laid(tabled(rows), tabled(ROWS))


def test_a_note_in_a_cell_comes_and_goes():
    marked = (*ROWS[:1], ((Text("Northern quay"), NoteMark("f")), "12"), *ROWS[2:])
    with_note = tabled(marked, (Note("f", (Text("Counted at low tide."),)),))
    laid(tabled(ROWS), with_note)
    laid(with_note, tabled(ROWS))


def test_a_table_of_other_columns_is_exchanged_whole():
    rows = tuple((*row, "lit") for row in ROWS)
    root = laid(tabled(ROWS), tabled(rows))
    assert len(list(root.iter(W + "tbl"))) == 2


def test_a_table_that_stays_is_not_touched():
    base = write(tabled(ROWS))
    before = part(base).find(f".//{W}tbl")
    other = tabled(ROWS)
    after = part(redline(base, other).data).find(f".//{W}tbl")
    assert etree.tostring(before) == etree.tostring(after)


def test_a_table_that_goes_takes_the_gap_behind_it_along():
    old = tabled(ROWS)
    root = laid(old, remove(old, "t"))
    gap = next(root.iter(W + "tbl")).getnext()
    assert words(gap) == ""
    assert gap.find(f"{W}pPr/{W}rPr/{W}del") is not None
