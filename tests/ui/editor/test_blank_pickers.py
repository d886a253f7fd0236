"""Blanks are filled in place by what suits their kind, by keys alone or by mouse."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from penholder.document.ids import random_id
from penholder.document.lines import Line, LineKind
from penholder.document.resolution import AgendaItem, Masthead
from penholder.document.spans import Blank, BlankKind, Text
from penholder.library.harvest import Fact
from penholder.ui.editor.beside import rect_of
from penholder.ui.editor.blank_picker import BlankPicker
from ui.editor.drafts import harbour
from ui.editor.looking import put, row

_NBSP = "\u00a0"


@pytest.fixture
def editor(harbour_editor, qtbot):
    first_page = Masthead(
        "General Assembly",
        "Second Committee",
        "Seventy-first session",
        (AgendaItem("7 (b)", "Lamps: buoys and bells"),),
    )
    harbour_editor.set_resolution(replace(harbour(), masthead=first_page))
    harbour_editor.aids.shelf.add_facts(
        "one",
        [
            Fact("A/RES/65/4", datetime.date(2010, 11, 12), "Buoys for all ports"),
            Fact("A/RES/66/5", datetime.date(2011, 12, 9), "Lamps"),
            Fact("S/RES/900 (1994)", datetime.date(1994, 3, 4), "Fog at sea"),
        ],
    )
    harbour_editor.activateWindow()
    harbour_editor.setFocus()
    qtbot.waitUntil(harbour_editor.surface.hasFocus)
    return harbour_editor


def insert(editor, *parts):
    """A clause of words and blanks behind OP1; its first blank is selected."""
    spans = tuple(Text(part) if isinstance(part, str) else part for part in parts)
    put(editor, "op1", 4)
    editor.insert_clause([Line(random_id(), LineKind.OPERATIVE, spans)])


def picker(editor) -> BlankPicker:
    (found,) = [each for each in editor.surface.findChildren(BlankPicker) if each.isVisible()]
    return found


def is_open(editor):
    return any(each.isVisible() for each in editor.surface.findChildren(BlankPicker))


@pytest.fixture
def opened(editor, qtbot):
    def open_with(*parts):
        insert(editor, *parts)
        qtbot.keyClick(editor.surface, Qt.Key.Key_Return)
        made = picker(editor)
        qtbot.waitUntil(made.field.hasFocus)
        return made

    return open_with


def shown(made):
    return [made.choices.item(i).text() for i in range(made.choices.count())]


def fill(qtbot, made, typed="", key=Qt.Key.Key_Return, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClicks(made.field, typed)
    qtbot.keyClick(made.field, key, held)


def test_a_session_is_the_next_one_in_words_unless_another_is_typed(editor, qtbot, opened):
    made = opened("Requests a report at its ", Blank(BlankKind.SESSION, "session"), ";")
    fill(qtbot, made)
    assert row(editor, 3) == "OP2 Requests a report at its seventy-second session;"
    made = opened("Requests a report at its ", Blank(BlankKind.SESSION, "session"), ";")
    fill(qtbot, made, "75")
    assert row(editor, 3) == "OP2 Requests a report at its seventy-fifth session;"


def test_where_session_follows_the_ordinal_alone_is_written(editor, qtbot, opened):
    made = opened("Decides that the ", Blank(BlankKind.SESSION), " session shall open;")
    fill(qtbot, made, "eightieth")
    assert row(editor, 3) == "OP2 Decides that the eightieth session shall open;"


def test_the_list_of_sessions_is_gone_through_by_arrows(editor, qtbot, opened):
    made = opened("Requests a report at its ", Blank(BlankKind.SESSION, "session"), ";")
    qtbot.keyClick(made.field, Qt.Key.Key_Down)
    fill(qtbot, made)
    assert row(editor, 3).endswith("seventy-third session;")


def test_a_date_typed_in_haste_is_written_in_full(editor, qtbot, opened):
    made = opened("Decides to meet on ", Blank(BlankKind.DATE, "date"), ";")
    assert made.calendar is not None
    qtbot.keyClicks(made.field, "25.9.2015")
    assert made.calendar.date() == datetime.date(2015, 9, 25)
    fill(qtbot, made)
    assert row(editor, 3) == f"OP2 Decides to meet on 25{_NBSP}September 2015;"


def test_a_day_is_chosen_in_the_calendar_by_arrows(editor, qtbot, opened):
    made = opened("Decides to meet on ", Blank(BlankKind.DATE, "date", "3 March 2016"), ";")
    qtbot.keyClick(made.field, Qt.Key.Key_Down)
    days = QApplication.focusWidget()
    assert made.isAncestorOf(days)
    qtbot.keyClick(days, Qt.Key.Key_Right)
    assert made.field.text() == "4 March 2016"
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert row(editor, 3) == f"OP2 Decides to meet on 4{_NBSP}March 2016;"
    assert not is_open(editor)


def test_enter_without_a_date_writes_none_but_goes_to_the_calendar(editor, qtbot, opened):
    made = opened("Decides to meet on ", Blank(BlankKind.DATE, "date"), ";")
    fill(qtbot, made)
    assert row(editor, 3) == "OP2 Decides to meet on [date];"
    assert made.isAncestorOf(QApplication.focusWidget())


def test_an_organ_has_its_article_where_the_words_need_one(editor, qtbot, opened):
    made = opened("Welcomes the work of ", Blank(BlankKind.ORGAN, "organ"), ";")
    fill(qtbot, made, "security")
    assert row(editor, 3) == "OP2 Welcomes the work of the Security Council;"
    made = opened("Recalls ", Blank(BlankKind.ORGAN, "organ"), " resolution 900;")
    fill(qtbot, made, "security")
    assert row(editor, 3) == "OP2 Recalls Security Council resolution 900;"


def test_a_state_is_found_by_any_of_its_words_and_by_its_informal_name(editor, qtbot, opened):
    made = opened("Thanks the Government of ", Blank(BlankKind.STATE, "State"), ";")
    qtbot.keyClicks(made.field, "moldova")
    assert shown(made)[0] == "Republic of Moldova"
    made.field.clear()
    fill(qtbot, made, "Turkey")
    assert row(editor, 3) == "OP2 Thanks the Government of Türkiye;"


def test_a_name_in_no_list_is_written_as_typed(editor, qtbot, opened):
    made = opened("Thanks ", Blank(BlankKind.STATE, "State"), ";")
    fill(qtbot, made, "Ruritania")
    assert row(editor, 3) == "OP2 Thanks Ruritania;"


def test_a_resolution_is_found_by_words_of_its_title_and_cited_with_date_and_title(
    editor, qtbot, opened
):
    made = opened("Recalls its resolution ", Blank(BlankKind.RESOLUTION, "resolution"), ";")
    assert [text[:4] for text in shown(made)] == ["66/5", "65/4"]
    fill(qtbot, made, "buoys")
    full = f"65/4 of 12{_NBSP}November 2010, entitled “Buoys for all ports”"
    assert row(editor, 3) == f"OP2 Recalls its resolution {full};"
    editor.undo()
    assert row(editor, 3) == "OP2 Recalls its resolution [resolution];"


def test_a_resolution_is_cited_by_its_number_alone_on_shift_enter(editor, qtbot, opened):
    made = opened("Recalls its resolution ", Blank(BlankKind.RESOLUTION), ";")
    fill(qtbot, made, "65/4", held=Qt.KeyboardModifier.ShiftModifier)
    assert row(editor, 3) == "OP2 Recalls its resolution 65/4;"


def test_a_resolution_fills_the_blanks_of_its_date_and_title_in_the_same_step(
    editor, qtbot, opened
):
    made = opened(
        "Recalls its resolution ",
        Blank(BlankKind.RESOLUTION, "number"),
        " of ",
        Blank(BlankKind.DATE, "adopted on"),
        ", entitled “",
        Blank(BlankKind.TEXT, "title"),
        "”;",
    )
    before = row(editor, 3)
    fill(qtbot, made, "65/4")
    full = f"65/4 of 12{_NBSP}November 2010, entitled “Buoys for all ports”"
    assert row(editor, 3) == f"OP2 Recalls its resolution {full};"
    editor.undo()
    assert row(editor, 3) == before


def test_the_words_before_choose_the_organ_of_the_resolutions(editor, qtbot, opened):
    made = opened("Recalls Security Council resolution ", Blank(BlankKind.RESOLUTION), ";")
    assert [text[:3] for text in shown(made)] == ["900"]


def test_small_numbers_are_written_in_words_and_amounts_in_figures(editor, qtbot, opened):
    made = opened("Decides to elect ", Blank(BlankKind.NUMBER, "number"), " members;")
    fill(qtbot, made, "5")
    assert row(editor, 3) == "OP2 Decides to elect five members;"
    made = opened("Approves ", Blank(BlankKind.NUMBER, "amount"), " United States dollars;")
    fill(qtbot, made, "1500000")
    assert row(editor, 3) == "OP2 Approves 1,500,000 United States dollars;"


def test_an_agenda_item_is_chosen_among_those_of_the_first_page(editor, qtbot, opened):
    made = opened("Decides to take up “", Blank(BlankKind.TEXT, "title of the item"), "”;")
    qtbot.keyClick(made.field, Qt.Key.Key_Down)
    fill(qtbot, made)
    assert row(editor, 3) == "OP2 Decides to take up “Lamps: buoys and bells”;"


def test_tab_fills_and_opens_the_next_blank(editor, qtbot, opened):
    made = opened(
        "Asks ", Blank(BlankKind.STATE, "State"), " to light ", Blank(BlankKind.TEXT, "lamp"), ";"
    )
    fill(qtbot, made, "Chad", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: is_open(editor) and picker(editor).field.hasFocus())
    fill(qtbot, picker(editor), "all of them")
    assert row(editor, 3) == "OP2 Asks Chad to light all of them;"
    assert editor.surface.hasFocus()


def test_tab_without_a_choice_leaves_the_blank_and_goes_on(editor, qtbot, opened):
    made = opened(
        "At its ", Blank(BlankKind.SESSION, "session"), " in ", Blank(BlankKind.YEAR, "year"), ";"
    )
    assert "Tab goes on" in made._hint.text()
    qtbot.keyClick(made.field, Qt.Key.Key_Tab)
    assert row(editor, 3) == "OP2 At its [session] in [year];"
    assert picker(editor).field.accessibleName() == "year"


def test_escape_leaves_the_blank_and_gives_the_keyboard_back(editor, qtbot, opened):
    made = opened("Thanks ", Blank(BlankKind.STATE, "State"), ";")
    fill(qtbot, made, "Chad", Qt.Key.Key_Escape)
    assert row(editor, 3) == "OP2 Thanks [State];"
    assert editor.surface.hasFocus()
    assert not is_open(editor)


def test_a_click_on_the_chip_opens_it_and_a_click_elsewhere_leaves_a_search(editor, qtbot):
    insert(editor, "Thanks ", Blank(BlankKind.STATE, "State"), " for its lamps;")
    cursor = editor.surface.textCursor()
    chip = rect_of(editor.surface, cursor.selectionStart(), cursor.selectionEnd())
    put(editor, "pp1", 0)
    view = editor.surface.viewport()
    qtbot.mouseClick(
        view, Qt.MouseButton.LeftButton, pos=view.mapFrom(editor.surface, chip.center())
    )
    made = picker(editor)
    qtbot.waitUntil(made.field.hasFocus)
    qtbot.keyClicks(made.field, "Chad")
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    qtbot.waitUntil(lambda: not is_open(editor))
    assert row(editor, 3) == "OP2 Thanks [State] for its lamps;"


def test_words_typed_freely_are_kept_by_a_click_elsewhere(editor, qtbot, opened):
    made = opened("Lights ", Blank(BlankKind.TEXT, "lamp"), ";")
    qtbot.keyClicks(made.field, "every lamp")
    view = editor.surface.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    qtbot.waitUntil(lambda: not is_open(editor))
    assert row(editor, 3) == "OP2 Lights every lamp;"


def test_a_click_beside_the_chip_opens_nothing(editor, qtbot):
    insert(editor, "Thanks ", Blank(BlankKind.STATE, "State"), " for its lamps;")
    cursor = editor.surface.textCursor()
    chip = rect_of(editor.surface, cursor.selectionStart(), cursor.selectionEnd())
    view = editor.surface.viewport()
    beside = view.mapFrom(editor.surface, chip.center() + QPoint(chip.width() + 30, 0))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=beside)
    assert not is_open(editor)


@pytest.mark.parametrize("kind", list(BlankKind))
def test_every_picker_lies_inside_the_sheet_and_says_what_it_is_for(editor, opened, kind):
    editor.resize(640, 420)
    made = opened("Fills ", Blank(kind, "what is missing"), ";")
    assert editor.surface.rect().contains(made.geometry())
    assert made.accessibleName() == "Fill in: what is missing"
    assert made.field.accessibleName() == "what is missing"


def test_a_blank_that_went_while_its_picker_was_open_is_not_written_over(editor, qtbot, opened):
    made = opened("Thanks ", Blank(BlankKind.STATE, "State"), ";")
    cursor = QTextCursor(
        editor.surface.document().findBlockByNumber(editor.content.block_of("op1"))
    )
    editor.undo()
    before = editor.resolution()
    fill(qtbot, made, "Chad")
    assert editor.resolution() == before
    assert cursor.block().text() == "Requests every harbour to light its lamps;"
