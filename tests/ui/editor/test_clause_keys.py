"""Keys that begin, join, shift, move and turn clauses; each is one step of the history."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from penholder.document.lines import Line, LineKind
from penholder.document.spans import Blank, BlankKind, NoteMark, ParagraphReference, Text
from penholder.document.text import plain_text
from penholder.ui.editor.clauses_at_hand import split_line
from ui.editor.drafts import clause, harbour, harbour_lines
from ui.editor.looking import italics, put, row, rows, select

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_enter_begins_a_clause_of_the_same_kind_with_its_punctuation(qtbot, harbour_editor):
    put(harbour_editor, "pp1", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    qtbot.keyClicks(harbour_editor.surface, "Noting the tide")
    assert rows(harbour_editor)[:2] == [
        "PP1 Recalling its earlier texts on lamps,",
        "PP2 Noting the tide,",
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [("إذ تشير إلى المصابيح", "،"), ("回顾港口的灯", "，"), ("Ссылаясь на огни", ",")],
)
def test_enter_keeps_the_punctuation_of_the_script(text: str, mark: str):
    line = Line("x", LineKind.PREAMBULAR, (Text(text + mark),))
    (first, second), _ = split_line(line, len(text) + 1)
    assert plain_text(first.spans) == text + mark
    assert plain_text(second.spans) == mark


def test_right_to_left_words_are_typed_into_the_clause(qtbot, harbour_editor):
    put(harbour_editor, "pp1", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    event = QInputMethodEvent()
    event.setCommitString("إذ تشير")
    QApplication.sendEvent(harbour_editor.surface, event)
    assert row(harbour_editor, 1) == "PP2 إذ تشير,"


def test_the_mark_that_ends_a_clause_is_not_doubled_by_typing_it(harbour_editor):
    put(harbour_editor, "pp1", -1)
    QTest.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    QTest.keyClicks(harbour_editor.surface, "Noting lamps, large and small,")
    new = harbour_editor.content.lines()[1]
    assert plain_text(new.spans) == "Noting lamps, large and small,"
    assert harbour_editor.surface.textCursor().atBlockEnd()
    QTest.keyClicks(harbour_editor.surface, ";")  # another mark, or one behind it, is typed
    assert plain_text(harbour_editor.content.lines()[1].spans).endswith("small,;")


def test_enter_behind_the_last_clause_moves_the_full_stop_on(qtbot, harbour_editor):
    put(harbour_editor, "op3", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    qtbot.keyClicks(harbour_editor.surface, "Decides to dine")
    assert rows(harbour_editor)[-2:] == [
        "OP3 Decides to meet again at dusk;",
        "OP4 Decides to dine.",
    ]


def test_enter_after_a_colon_begins_a_sub_paragraph(qtbot, harbour_editor):
    put(harbour_editor, "op2", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    assert harbour_editor.content.lines()[4].kind is LineKind.SUBPARAGRAPH


@pytest.mark.parametrize("node", ["pp1", "pp2", "op1", "a", "op3"])
def test_backspace_takes_enter_back(qtbot, harbour_editor, node):
    before = rows(harbour_editor)
    put(harbour_editor, node, -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    assert len(rows(harbour_editor)) == len(before) + 1
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Backspace)
    assert rows(harbour_editor) == before


def test_enter_in_an_empty_preambular_clause_goes_to_the_operative_part(qtbot, harbour_editor):
    put(harbour_editor, "pp2", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    assert row(harbour_editor, 2) == "OP1 ;"


def test_shift_enter_breaks_the_line_inside_the_clause(qtbot, harbour_editor):
    put(harbour_editor, "op1", 8)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return, _SHIFT)
    assert row(harbour_editor, 2) == "OP1 Requests\n every harbour to light its lamps;"


def test_tab_and_shift_tab_change_the_level(qtbot, harbour_editor):
    put(harbour_editor, "b")
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Tab)
    assert row(harbour_editor, 5) == "OP2 (a) (i) To report broken lamps;"
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Backtab, _SHIFT)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Backtab, _SHIFT)
    assert row(harbour_editor, 5) == "OP3 To report broken lamps;"


def test_a_clause_moves_with_its_sub_paragraphs(harbour_editor):
    put(harbour_editor, "op2", 3)
    assert harbour_editor.move_clause(-1)
    assert rows(harbour_editor)[2:5] == [
        "OP1 Invites pilots:",
        "OP1 (a) To look for the lamps;",
        "OP1 (b) To report broken lamps;",
    ]
    assert harbour_editor.current_node() == "op2"
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_a_clause_keeps_all_that_is_in_it_when_it_moves_past_an_empty_one(harbour_editor):
    full = Line(
        "op1",
        LineKind.OPERATIVE,
        (
            Text("Requests", italic=True),
            Text(" that "),
            Blank(BlankKind.ORGAN, "organ"),
            Text(" follow paragraph "),
            ParagraphReference("op3", "3"),
            Text(" above"),
            NoteMark("n1"),
            Text(" on\u2028two lines;", bold=True),
        ),
        label="1 bis.",
    )
    empty = Line("op2", LineKind.OPERATIVE)
    last = clause("op3", LineKind.OPERATIVE, "Decides", " to meet.")
    text, editor = harbour([full, empty, last]), harbour_editor
    editor.set_resolution(text)
    put(editor, "op1", 4)
    assert editor.move_clause(1)
    assert editor.content.lines() == [empty, full, last]
    assert editor.move_clause(1)
    assert editor.content.lines() == [empty, last, full]
    editor.undo()
    editor.undo()
    assert editor.resolution() == text


def test_the_first_clause_cannot_move_up(harbour_editor):
    put(harbour_editor, "pp1")
    assert not harbour_editor.move_clause(-1)
    assert harbour_editor.resolution() == harbour()


def test_turning_a_clause_changes_its_verb_and_punctuation_and_back(harbour_editor):
    put(harbour_editor, "pp1", 4)
    harbour_editor.toggle_kind()
    assert row(harbour_editor, 0) == "OP1 Recalls its earlier texts on lamps;"
    assert italics(harbour_editor, "pp1") == ["Recalls"]
    harbour_editor.toggle_kind()
    assert row(harbour_editor, 0) == "PP1 Recalling its earlier texts on lamps,"


def test_the_opening_phrase_becomes_italic_as_it_is_typed(qtbot, harbour_editor):
    put(harbour_editor, "pp1", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    node = harbour_editor.current_node()
    qtbot.keyClicks(harbour_editor.surface, "Recalling the fog")
    assert italics(harbour_editor, node) == ["Recalling"]
    put(harbour_editor, node, 0)
    for _ in "Recalling":
        qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Delete)
    qtbot.keyClicks(harbour_editor.surface, "Lamps")
    assert italics(harbour_editor, node) == []


def test_italics_set_by_hand_elsewhere_stay(qtbot, harbour_editor):
    select(harbour_editor, "op1", 15, "op1", 22)
    harbour_editor.toggle_italic()
    put(harbour_editor, "op1", -1)
    qtbot.keyClicks(harbour_editor.surface, " too")
    assert italics(harbour_editor, "op1") == ["Requests", "harbour"]


def test_italics_of_an_unlisted_phrase_survive_typing_behind_it(qtbot, harbour_editor):
    first, *rest = harbour_lines()
    odd = Text("Lampooning", italic=True)
    harbour_editor.set_resolution(harbour([replace(first, spans=(odd, *first.spans[1:])), *rest]))
    put(harbour_editor, "pp1", 20)
    qtbot.keyClicks(harbour_editor.surface, "x")
    assert italics(harbour_editor, "pp1") == ["Lampooning"]


def test_a_selection_over_clauses_is_typed_over_in_one_step(qtbot, harbour_editor):
    select(harbour_editor, "pp1", 10, "op1", 9)
    qtbot.keyClicks(harbour_editor.surface, "x")
    assert row(harbour_editor, 0) == "PP1 Recalling xevery harbour to light its lamps;"
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_whole_clauses_deleted_leave_the_next_what_it_is(qtbot, harbour_editor):
    select(harbour_editor, "pp1", 0, "op1", 0)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Delete)
    assert row(harbour_editor, 0) == "OP1 Requests every harbour to light its lamps;"


def test_sub_paragraphs_whose_clause_goes_become_paragraphs(qtbot, harbour_editor):
    select(harbour_editor, "pp1", 0, "a", 0)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Delete)
    kinds = [line.kind for line in harbour_editor.content.lines()]
    assert kinds == [LineKind.PLAIN, LineKind.SUBPARAGRAPH, LineKind.OPERATIVE]
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_everything_deleted_leaves_title_opening_and_one_empty_clause(qtbot, harbour_editor):
    harbour_editor.surface.selectAll()
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Delete)
    after = harbour_editor.resolution()
    assert (after.title, after.opening) == ((), ())
    assert rows(harbour_editor) == ["PP1"]
    assert after.sponsors == harbour().sponsors
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


@pytest.mark.parametrize(
    ("key", "offset", "left"),
    [
        (Qt.Key.Key_Backspace, 8, "OP1  every harbour to light its lamps;"),
        (Qt.Key.Key_Delete, -7, "OP1 Requests every harbour to light its ;"),
    ],
)
def test_deleting_words_stays_inside_the_clause(qtbot, harbour_editor, key, offset, left):
    put(harbour_editor, "op1", offset)
    qtbot.keyClick(harbour_editor.surface, key, _CTRL)
    assert row(harbour_editor, 2) == left
    assert len(rows(harbour_editor)) == 7


def test_a_number_that_gets_wider_is_laid_out_again(qtbot, harbour_editor):
    op = LineKind.OPERATIVE
    lines = [Line(f"p{i}", op, (Text("Requests"),)) for i in range(9)]
    seen = Line("ref", op, (Text("See "), ParagraphReference("p8"), Text(" above.")))
    harbour_editor.set_resolution(harbour([*lines, seen]))
    block = harbour_editor.content.block_of
    objects, document = harbour_editor.surface.objects, harbour_editor.surface.document()
    put(harbour_editor, "p0", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: not objects.is_stale(document, document.findBlockByNumber(block("ref")))
    )
    assert harbour_editor.content.references()["p8"] == "10"


@pytest.mark.parametrize(
    ("gesture", "told"),
    [
        (lambda editor: editor.move_clause(1), [("pp1", "PP2")]),
        (lambda editor: editor.toggle_kind(), [("pp1", "OP1")]),
    ],
    ids=["move", "toggle"],
)
def test_a_gesture_tells_once_where_the_cursor_is(qtbot, harbour_editor, gesture, told):
    put(harbour_editor, "pp1", -1)
    heard = []
    harbour_editor.cursor_moved.connect(lambda node, name: heard.append((node, name)))
    gesture(harbour_editor)
    assert heard == told
