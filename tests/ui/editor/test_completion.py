"""Completions at the cursor: offered after a pause or on Ctrl+Space, taken by hand only."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from penholder.document.spans import Text
from penholder.library.harvest import Fact
from penholder.ui.editor.blocks import Role
from ui.editor.looking import put, row, rows

FULL = "65/4 of 12\u00a0November 2010, entitled “Buoys for all ports”"


@pytest.fixture
def editor(harbour_editor, qtbot):
    harbour_editor.aids.shelf.add_facts(
        "one", [Fact("A/RES/65/4", datetime.date(2010, 11, 12), "Buoys for all ports")]
    )
    harbour_editor.activateWindow()
    harbour_editor.setFocus()
    qtbot.waitUntil(harbour_editor.surface.hasFocus)
    return harbour_editor


@pytest.fixture
def keys(editor, qtbot):
    """Types, and waits for the offers."""

    def press(text="", key=None, held=Qt.KeyboardModifier.NoModifier):
        if text:
            qtbot.keyClicks(editor.surface, text)
        if key is not None:
            qtbot.keyClick(editor.surface, key, held)

    return press


def offered(editor):
    return [offer.text for offer in editor.completion.offers()]


def wait_offers(qtbot, editor):
    qtbot.waitUntil(editor.completion.is_open)
    return offered(editor)


def new_preambular(editor, keys):
    put(editor, "pp1", -1)
    keys(key=Qt.Key.Key_Return)


def test_a_phrase_is_offered_after_a_pause_with_the_word_the_neighbour_demands(editor, keys, qtbot):
    new_preambular(editor, keys)
    keys("Rec")
    assert not editor.completion.is_open()
    assert wait_offers(qtbot, editor)[0] == "Recalling also"
    keys(key=Qt.Key.Key_Tab)
    assert row(editor, 1).startswith("PP2 Recalling also")
    line = editor.content.lines()[1]
    assert line.spans[0] == Text("Recalling also", italic=True)
    assert not editor.completion.is_open()


def test_a_completion_taken_is_undone_in_one_step(editor, keys, qtbot):
    new_preambular(editor, keys)
    keys("Rec")
    wait_offers(qtbot, editor)
    keys(key=Qt.Key.Key_Tab)
    editor.undo()
    assert row(editor, 1).startswith("PP2 Rec,")


def test_enter_makes_the_next_clause_while_nothing_is_chosen(editor, keys, qtbot):
    put(editor, "pp1", -1)
    count = len(rows(editor))
    keys(" Gen")
    assert len(wait_offers(qtbot, editor)) > 1
    keys(key=Qt.Key.Key_Return)
    assert len(rows(editor)) == count + 1
    assert not editor.completion.is_open()


def test_a_row_chosen_by_arrow_is_taken_by_enter(editor, keys, qtbot):
    new_preambular(editor, keys)
    keys("Rec")
    wanted = wait_offers(qtbot, editor)[1]
    keys(key=Qt.Key.Key_Down)
    keys(key=Qt.Key.Key_Down)
    keys(key=Qt.Key.Key_Return)
    assert row(editor, 1).startswith(f"PP2 {wanted}")


def test_the_only_thing_that_can_be_meant_is_taken_by_enter(editor, keys, qtbot):
    put(editor, "pp1", -1)
    count = len(rows(editor))
    keys(" in Mex")
    assert wait_offers(qtbot, editor) == ["Mexico"]
    keys(key=Qt.Key.Key_Return)
    assert row(editor, 0).endswith("in Mexico")
    assert len(rows(editor)) == count


@pytest.mark.parametrize(
    ("typed", "ends"), [(" in Gamb", "in the Gambia"), (" in the Gamb", "in the Gambia")]
)
def test_the_article_comes_with_a_name_unless_it_was_typed(editor, keys, qtbot, typed, ends):
    put(editor, "pp1", -1)
    keys(typed)
    wait_offers(qtbot, editor)
    keys(key=Qt.Key.Key_Tab)
    assert row(editor, 0).endswith(f" {ends}")
    assert "the the" not in row(editor, 0)


def test_where_the_words_may_be_all_neither_enter_nor_tab_takes_unchosen(editor, keys, qtbot):
    put(editor, "op1", -1)
    count = len(rows(editor))
    keys(" of the United Nations")
    assert wait_offers(qtbot, editor)[0] == "United Nations Environment Assembly"
    keys(key=Qt.Key.Key_Tab)
    assert row(editor, 2).endswith("of the United Nations")
    keys(" and of the United Nations")
    wait_offers(qtbot, editor)
    keys(key=Qt.Key.Key_Return)
    assert len(rows(editor)) == count + 1
    keys("Invites the United Nations")
    wait_offers(qtbot, editor)
    keys(key=Qt.Key.Key_Down)
    keys(key=Qt.Key.Key_Return)
    assert "Invites the United Nations Environment Assembly" in row(editor, 3)


def test_a_citation_goes_on_with_what_the_shelf_knows(editor, keys, qtbot):
    new_preambular(editor, keys)
    keys("Affirming its resolution 65/4")
    assert wait_offers(qtbot, editor)[0] == FULL
    keys(key=Qt.Key.Key_Tab)
    assert FULL in row(editor, 1)
    put(editor, "op1", -1)
    keys(" as in resolution 65/4")
    qtbot.wait(400)
    assert not editor.completion.is_open()


def test_typing_on_filters_and_closes_when_nothing_is_left(editor, keys, qtbot):
    put(editor, "pp1", -1)
    keys(" Ger")
    assert wait_offers(qtbot, editor) == ["Germany"]
    keys("t")
    qtbot.waitUntil(lambda: not editor.completion.is_open())


def test_escape_closes_and_the_word_is_left_alone(editor, keys, qtbot):
    put(editor, "pp1", -1)
    keys(" Uni")
    wait_offers(qtbot, editor)
    before = editor.resolution()
    keys(key=Qt.Key.Key_Escape)
    assert not editor.completion.is_open()
    assert editor.resolution() == before
    keys("t")
    qtbot.wait(350)
    assert not editor.completion.is_open()
    keys(" Mex")
    assert wait_offers(qtbot, editor) == ["Mexico"]


def test_tab_changes_the_level_when_no_list_is_open(editor, keys):
    put(editor, "b", 0)
    keys(key=Qt.Key.Key_Tab)
    assert "(a) (i)" in rows(editor)[5] or "(i)" in rows(editor)[5]


def test_ctrl_space_offers_at_once_also_when_the_switch_is_off(editor, keys, qtbot):
    editor.aids.complete = False
    put(editor, "pp1", -1)
    keys(" Mex")
    qtbot.wait(350)
    assert not editor.completion.is_open()
    keys(key=Qt.Key.Key_Space, held=Qt.KeyboardModifier.ControlModifier)
    assert offered(editor) == ["Mexico"]
    keys(key=Qt.Key.Key_Return)
    assert row(editor, 0).endswith("Mexico")


def test_asked_where_nothing_is_known_it_says_so(editor, keys):
    put(editor, "pp1", -1)
    keys(key=Qt.Key.Key_Space, held=Qt.KeyboardModifier.ControlModifier)
    assert editor.completion.is_open()
    assert offered(editor) == []
    assert "Nothing" in editor.completion.list.rows.item(0).text()
    keys("x")
    assert row(editor, 0).endswith("x")


def test_a_click_takes_a_row(editor, keys, qtbot):
    put(editor, "pp1", -1)
    keys(" Mex")
    wait_offers(qtbot, editor)
    view = editor.completion.list.rows
    place = view.visualItemRect(view.item(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert row(editor, 0).endswith("Mexico")


def test_signs_of_two_units_before_the_word_move_nothing(editor, keys, qtbot):
    put(editor, "pp1", -1)
    editor.surface.textCursor().insertText(" 🚢")
    keys(" Mex")
    wait_offers(qtbot, editor)
    keys(key=Qt.Key.Key_Tab)
    assert row(editor, 0).endswith("🚢 Mexico")


def test_names_are_completed_in_notes_too(editor, keys, qtbot):
    put(editor, "n1", -1, Role.NOTE)
    keys(" Mex")
    wait_offers(qtbot, editor)
    keys(key=Qt.Key.Key_Tab)
    assert editor.resolution().notes[1].spans[-1].text.endswith("Mexico")


def test_in_notes_resolutions_keep_their_number_alone(editor, keys, qtbot):
    put(editor, "n1", -1, Role.NOTE)
    keys(" Resolution 65/4")
    qtbot.wait(400)
    assert not editor.completion.is_open()


def test_offers_for_words_that_are_gone_write_nothing(editor, keys, qtbot):
    put(editor, "pp1", -1)
    keys(" Mex")
    wait_offers(qtbot, editor)
    editor.undo()
    before = editor.resolution()
    editor.completion.take(0)
    assert editor.resolution() == before


def test_the_list_lies_inside_the_sheet_and_has_a_name(editor, keys, qtbot):
    editor.resize(420, 260)
    put(editor, "op3", -1)
    keys(" Uni")
    wait_offers(qtbot, editor)
    frame = editor.completion.list
    assert editor.surface.rect().contains(frame.geometry())
    assert frame.rows.accessibleName() == "Completions"


def test_a_bar_that_comes_or_goes_leaves_the_list_at_its_words(editor, keys, qtbot):
    put(editor, "op3", -1)
    keys(" Uni")
    before = wait_offers(qtbot, editor)
    keys(key=Qt.Key.Key_Down)
    keys(key=Qt.Key.Key_Down)
    editor.resize(editor.width(), 300)
    qtbot.wait(150)
    assert offered(editor) == before
    assert editor.surface.rect().contains(editor.completion.list.geometry())
    keys(key=Qt.Key.Key_Return)
    assert row(editor, -1).endswith(before[1])


def test_other_languages_are_left_alone(editor, keys, qtbot):

    editor.set_resolution(replace(editor.resolution(), language="fr"))
    put(editor, "pp1", -1)
    keys(" Mex")
    qtbot.wait(350)
    assert not editor.completion.is_open()
