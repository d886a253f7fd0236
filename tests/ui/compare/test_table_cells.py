"""Tables in a comparison stand in a grid, their changes marked cell by cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from penholder.compare import compare
from penholder.compare.result import WordOp
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.nodes import TableCell, TableRow
from penholder.document.resolution import Resolution
from penholder.document.spans import plain
from penholder.ui.compare.cells import LABEL_WIDTH, Cell, lay_out
from penholder.ui.compare.one_column import one_column
from penholder.ui.compare.sheets import page_style
from penholder.ui.compare.view_rows import ViewRow, view_rows
from penholder.ui.theme import load

POSTS = [
    ["Post", "Level", "Number"],
    ["Keepers of the outer lights", "P-3", "2"],
    ["Boatmen", "", "4"],
]


def _text(rows: list[list[str]], *, wide_first: bool = False) -> Resolution:
    made = [
        TableRow(tuple(TableCell((plain(text),) if text else ()) for text in row)) for row in rows
    ]
    if wide_first:
        made.insert(0, TableRow((TableCell((plain("Posts of the harbour"),), columns=3),)))
    body, _ = from_lines([Line("t", LineKind.TABLE, rows=tuple(made))])
    return Resolution(body=body)


def _row(old: Resolution, new: Resolution) -> ViewRow:
    rows = view_rows(compare(old, new), old, new)
    return next(row for row in rows if row.new and row.new[0][1].line.kind is LineKind.TABLE)


def _laid(row: ViewRow, width: float = 420.0) -> Cell:
    return lay_out(row.new, width, page_style(1.0, load("light"), LABEL_WIDTH))


def _words_at(cell: Cell, point: QPointF) -> str:
    """The text of the cell of the table at a point."""
    block, offset = cell.spot(point)
    text = cell.blocks[block].layout.text()
    before = text[:offset].rpartition("\u2028")[2]
    return before + text[offset:].partition("\u2028")[0]


def test_every_cell_stands_in_its_own_place_of_the_grid(qapp) -> None:
    cell = _laid(_row(_text(POSTS), _text(POSTS)))
    block = cell.blocks[0]
    *boxes, frame = block.boxes
    assert len(boxes) == 9
    assert len({round(box.left()) for box in boxes}) == 3
    assert len({round(box.top()) for box in boxes}) == 3
    assert not any(
        one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )
    assert cell.height == pytest.approx(frame.bottom())
    assert frame.right() <= 420


def test_a_click_in_a_cell_finds_the_words_of_that_cell(qapp) -> None:
    cell = _laid(_row(_text(POSTS), _text(POSTS)))
    block = cell.blocks[0]
    texts = [text for row in POSTS for text in row]
    for box, text in zip(block.boxes, texts, strict=False):
        if text:
            point = QPointF(block.indent + box.left() + 6, block.top + box.center().y())
            assert _words_at(cell, point) == text


def test_a_cell_over_all_columns_is_as_wide_as_the_table(qapp) -> None:
    cell = _laid(_row(_text(POSTS, wide_first=True), _text(POSTS, wide_first=True)))
    boxes = cell.blocks[0].boxes
    assert boxes[0].width() == pytest.approx(boxes[-1].width())


def test_signs_beyond_the_first_plane_stay_in_their_cells(qapp) -> None:
    rows = [["𐌰𐌱𐌲", "one"], ["two", "𐌳"]]
    cell = _laid(_row(_text(rows), _text(rows)))
    layout, boxes = cell.blocks[0].layout, cell.blocks[0].boxes
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        words = layout.text().encode("utf-16-le")[2 * line.textStart() :].decode("utf-16-le")
        word = words.partition("\u2028")[0]
        at = next(k for k, box in enumerate(boxes) if box.contains(QPointF(line.x(), line.y())))
        assert word == [text for row in rows for text in row][at]


def test_in_one_column_what_went_and_what_came_stand_in_the_same_cell(qapp) -> None:
    new = [list(row) for row in POSTS]
    new[1][1] = "D-1"
    ((_, line),) = one_column(_row(_text(POSTS), _text(new)))
    text = "".join(run.text for run in line.runs)
    start = sum(line.cells[:4]) + 4
    assert text[start : start + line.cells[4]] == "P-3D-1"
    assert len(text) == sum(line.cells) + len(line.cells) - 1


def test_in_one_column_a_row_that_went_is_not_lost(qapp) -> None:
    ((_, line),) = one_column(_row(_text(POSTS), _text(POSTS[:2])))
    gone = "".join(run.text for run in line.runs if run.op is WordOp.DELETE)
    assert "Boatmen" in gone
    assert not line.cells


def test_every_place_of_the_text_is_a_place_on_the_page(qapp) -> None:
    row = _row(_text(POSTS), _text(POSTS))
    text = "".join(run.text for run in row.new[0][1].runs)
    shown = _laid(row).blocks[0].layout.text()
    assert shown == text.replace("\t", "\u2028").replace("\n", "\u2028")


def test_a_narrow_page_squeezes_a_wide_table(qapp) -> None:
    wide = [[f"Unbreakable{number}" for number in range(12)]]
    cell = _laid(_row(_text(wide), _text(wide)), width=300.0)
    assert cell.blocks[0].boxes[-1].right() <= 300


def test_a_tab_in_a_paragraph_stays_a_tab(qapp) -> None:
    body, _ = from_lines([Line("p", LineKind.OPERATIVE, plain("Lamps\tand buoys;"))])
    text = Resolution(body=body)
    row = next(row for row in view_rows(compare(text, text), text, text) if row.new)
    assert _laid(row).blocks[0].layout.text() == "Lamps\tand buoys;"
