"""The table of years: one row a clause, marks against the year before, the choice of texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from penholder.compare.result import WordOp
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats.native import Draft
from penholder.ui.compare.lineages import State, YearRow, year_rows
from penholder.ui.compare.showing import Arrangement
from penholder.ui.open_texts import OpenText
from ui.compare.conftest import NEW, OLD, do, resolution, wait_compared

LATEST = NEW.replace(
    "5. Welcomes the gift of twelve lenses from the glass makers of the island;\n\n6.",
    "5. Requests the pilots to repaint the buoys in the spring of every year;\n\n6.",
).replace("2. Invites States", "2. Urges States")


def row_of(rows: list[YearRow], words: str) -> YearRow:
    (found,) = [row for row in rows if any(words in cell.text for cell in row.cells)]
    return found


@pytest.fixture
def rows() -> list[YearRow]:
    return year_rows([resolution(text) for text in (OLD, NEW, LATEST)])


def test_clause_is_followed_through_all_the_texts(rows: list[YearRow]) -> None:
    row = row_of(rows, "keep their lights burning")
    assert [cell.label for cell in row.cells] == ["1", "2", "2"]
    assert [cell.state for cell in row.cells] == [State.FIRST, State.CHANGED, State.CHANGED]
    marked = [
        "".join(r.text for _, m in cell.lines for r in m.runs if r.op is WordOp.INSERT)
        for cell in row.cells
    ]
    assert marked == ["", "Invites", "Urges"]
    assert "verb weakened" in row.cells[1].caption
    assert "verb strengthened" in row.cells[2].caption


def test_removed_and_new_clauses_are_told_apart_from_absent_ones(rows: list[YearRow]) -> None:
    museums = [cell.state for cell in row_of(rows, "lighthouse museums").cells]
    assert museums == [State.FIRST, State.GONE, State.ABSENT]
    lenses = [cell.state for cell in row_of(rows, "twelve lenses").cells]
    assert lenses == [State.ABSENT, State.NEW, State.GONE]


def test_clause_that_comes_back_years_later_is_the_same_row() -> None:
    rows = year_rows([resolution(text) for text in (OLD, NEW, OLD)])
    museums = [cell.state for cell in row_of(rows, "lighthouse museums").cells]
    assert museums == [State.FIRST, State.GONE, State.BACK]


def test_every_line_of_every_text_is_in_one_cell(rows: list[YearRow]) -> None:
    for year, text in enumerate((OLD, NEW, LATEST)):
        texts = [row.cells[year].text for row in rows if row.cells[year].text]
        assert sorted(texts) == sorted(
            plain_text(line.spans) for line in lines_of(resolution(text))
        )


def test_rows_stand_in_the_order_of_the_last_text(rows: list[YearRow]) -> None:
    last = [row.cells[-1].label for row in rows if row.cells[-1].label]
    assert last == ["PP1", "PP2", "1", "2", "3", "4", "5", "6"]


def test_clause_that_is_gone_stands_behind_what_it_stood_behind(rows: list[YearRow]) -> None:
    texts = [next(cell.text for cell in row.cells if cell.text) for row in rows]
    gone = texts.index(next(text for text in texts if "twelve lenses" in text))
    assert "Encourages fishing" in texts[gone - 1]


@pytest.fixture
def years(window, qtbot: QtBot):
    window.texts.add(OpenText(Draft(resolution(LATEST)), name="Latest"))
    do(window, "compare.years")
    wait_compared(window, qtbot)
    return window


def test_window_shows_the_table_of_the_open_texts(years) -> None:
    place = years.compare
    assert place.arrangement is Arrangement.YEARS
    assert years.actions_by_id["compare.years"].isChecked()
    assert len(place.years.view.rows[0].cells) == 3
    assert not place.years.view.grab().isNull()


def test_text_is_left_out_and_put_in_again_by_the_menu(years, qtbot: QtBot) -> None:
    table = years.compare.years
    for expected in (2, 3):
        table.fill_menu()
        next(a for a in table.menu.actions() if "Latest" in a.text()).toggle()
        wait_compared(years, qtbot)
        assert len(table.view.rows[0].cells) == expected


def test_fewer_than_two_texts_say_what_to_do(years, qtbot: QtBot) -> None:
    for text in years.texts.all()[1:]:
        text.mark_saved()
        years.texts.remove(text)
    assert "two texts or more" in years.compare.years.message.sentence.text()


def test_changes_only_folds_clauses_that_never_changed(years, qtbot: QtBot) -> None:
    view = years.compare.years.view
    every = len(view.shown_rows())
    do(years, "compare.changes-only")
    assert len(view.shown_rows()) < every
    assert all(view.rows[index].changed for index in view.shown_rows())


def test_keys_go_through_the_changed_clauses_and_open_a_year(years, qtbot: QtBot) -> None:
    view = years.compare.years.view
    do(years, "compare.next")
    first = view.current
    do(years, "compare.next")
    assert view.current > first
    do(years, "compare.previous")
    assert view.current == first
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    wait_compared(years, qtbot)
    assert years.compare.arrangement is Arrangement.SIDE_BY_SIDE


def test_double_click_on_a_year_shows_it_beside_the_one_before(years, qtbot: QtBot) -> None:
    view = years.compare.years.view
    texts = years.compare.years.texts()
    left, _width = view.rows_layout.frame.columns[2]
    at = QPoint(round(left) + 30, round(view.rows_layout.tops[1]) + 10)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert years.compare.sides() == (texts[1], texts[2])
