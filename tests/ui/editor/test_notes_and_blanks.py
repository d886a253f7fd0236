"""Notes are numbered live and go with their marks; blanks are filled one after the other."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from penholder.document.ids import random_id
from penholder.document.lines import Line, LineKind
from penholder.document.spans import Blank, BlankKind, Text
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.blocks import Role
from ui.editor.drafts import harbour, harbour_lines
from ui.editor.looking import notes, put, row, rows, select


def _template() -> list[Line]:
    spans = (
        Text("Requests", italic=True),
        Text(" "),
        Blank(BlankKind.STATE, "State"),
        Text(" to light "),
        Blank(BlankKind.TEXT, "lamp"),
        Text(";"),
    )
    return [Line(random_id(), LineKind.OPERATIVE, spans)]


def test_a_note_set_before_another_is_numbered_first_and_stands_before_it(qtbot, harbour_editor):
    put(harbour_editor, "pp1", -1)
    harbour_editor.insert_note()
    qtbot.keyClicks(harbour_editor.surface, "Tide table.")
    assert notes(harbour_editor) == ["* On behalf of the pilots.", "1 Tide table.", "2 Fog report."]


def test_a_note_whose_last_mark_is_deleted_goes_and_comes_back_by_undo(qtbot, harbour_editor):
    put(harbour_editor, "pp2", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Backspace)
    assert notes(harbour_editor) == ["* On behalf of the pilots."]
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_a_note_moved_with_its_clause_keeps_its_words(harbour_editor):
    put(harbour_editor, "pp2")
    harbour_editor.move_clause(-1)
    assert notes(harbour_editor) == ["* On behalf of the pilots.", "1 Fog report."]


def test_a_clause_cut_and_pasted_takes_its_note_along(qtbot, harbour_editor):
    select(harbour_editor, "pp2", 0, "op1", 0)
    harbour_editor.cut()
    assert notes(harbour_editor) == ["* On behalf of the pilots."]
    put(harbour_editor, "op3", -1)
    harbour_editor.paste()
    assert row(harbour_editor, -1).endswith("Noting the fog,")
    assert notes(harbour_editor) == ["* On behalf of the pilots.", "1 Fog report."]


def test_pasted_notes_of_another_text_do_not_become_those_here(qtbot, harbour_editor):
    other = DraftEditor(harbour_editor.surface.objects.theme)
    qtbot.addWidget(other)
    other.set_resolution(harbour())
    put(other, "n1", 0, Role.NOTE)
    qtbot.keyClicks(other.surface, "Another ")
    select(other, "pp2", 0, "pp2", -1)
    data = other.surface.createMimeDataFromSelection()
    put(harbour_editor, "op1", -1)
    harbour_editor.surface.insertFromMimeData(data)
    assert notes(harbour_editor) == [
        "* On behalf of the pilots.",
        "1 Fog report.",
        "2 Another Fog report.",
    ]


def test_an_inserted_clause_stands_behind_the_current_one_with_its_first_blank_selected(
    harbour_editor,
):
    put(harbour_editor, "op1", 4)
    harbour_editor.insert_clause(_template())
    assert row(harbour_editor, 3) == "OP2 Requests [State] to light [lamp];"
    assert harbour_editor._blanks.selected() == Blank(BlankKind.STATE, "State")
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_blanks_are_typed_over_and_left_by_tab(qtbot, harbour_editor):
    put(harbour_editor, "op1", 4)
    harbour_editor.insert_clause(_template())
    qtbot.keyClicks(harbour_editor.surface, "Ruritania")
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Tab)
    qtbot.keyClicks(harbour_editor.surface, "it")
    assert row(harbour_editor, 3) == "OP2 Requests Ruritania to light it;"


def test_enter_on_a_blank_opens_a_field_that_fills_it(qtbot, harbour_editor):
    put(harbour_editor, "op1", 4)
    harbour_editor.insert_clause(_template())
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    field = harbour_editor.surface.findChild(QLineEdit)
    assert field.placeholderText() == "State"
    qtbot.keyClicks(field, "Ruritania")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert row(harbour_editor, 3) == "OP2 Requests Ruritania to light [lamp];"
    harbour_editor.undo()
    assert row(harbour_editor, 3) == "OP2 Requests [State] to light [lamp];"


def test_escape_leaves_the_blank_as_it_was(qtbot, harbour_editor):
    put(harbour_editor, "op1", 4)
    harbour_editor.insert_clause(_template())
    before = harbour_editor.resolution()
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    field = harbour_editor.surface.findChild(QLineEdit)
    qtbot.keyClicks(field, "Ruri")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert harbour_editor.resolution() == before


def test_pasted_rows_become_clauses_and_no_word_is_lost(harbour_editor):
    pasted = "1. Requests pilots to wait;\n2. Invites ports:\n(a) To ring bells;\n(b) To wave."
    put(harbour_editor, "op1", -1)
    data = QMimeData()
    data.setText(pasted)
    harbour_editor.surface.insertFromMimeData(data)
    assert rows(harbour_editor)[3:7] == [
        "OP2 Requests pilots to wait;",
        "OP3 Invites ports:",
        "OP3 (a) To ring bells;",
        "OP3 (b) To wave.",
    ]
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_an_input_method_types_over_a_selection_across_title_and_clauses(harbour_editor):
    cursor = harbour_editor.surface.textCursor()
    cursor.setPosition(3)
    harbour_editor.surface.setTextCursor(cursor)
    select_to = harbour_editor.content.block_of("op1")
    cursor.setPosition(
        harbour_editor.surface.document().findBlockByNumber(select_to).position() + 9,
        cursor.MoveMode.KeepAnchor,
    )
    harbour_editor.surface.setTextCursor(cursor)
    event = QInputMethodEvent()
    event.setCommitString("灯")
    QApplication.sendEvent(harbour_editor.surface, event)
    after = harbour_editor.resolution()
    assert after.title == (Text("Lam灯"),)
    assert row(harbour_editor, 0) == "OP1 every harbour to light its lamps;"


def test_dropping_a_selection_elsewhere_moves_it_in_one_step(harbour_editor):
    select(harbour_editor, "op1", 0, "op2", 0)
    data = harbour_editor.surface.createMimeDataFromSelection()
    put_at = harbour_editor.surface.document().findBlockByNumber(
        harbour_editor.content.block_of("op3")
    )
    end = put_at.position() + put_at.length() - 1
    harbour_editor.surface.dropped.emit(data, end, True)
    assert "Requests every harbour to light its lamps;" in row(harbour_editor, -1)
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_half_a_character_never_reaches_the_text(harbour_editor):
    put(harbour_editor, "op1", -1)
    data = QMimeData()
    data.setText("a\ud83d b")
    harbour_editor.surface.insertFromMimeData(data)
    row(harbour_editor, 2).encode("utf-8")
    assert len(harbour_editor.content.lines()) == len(harbour_lines())


def test_a_formatted_list_from_a_page_keeps_its_labels(harbour_editor):
    data = QMimeData()
    data.setHtml(
        "<p>1. Invites ports:</p><ol type='a'><li>To ring bells;</li><li>To wave.</li></ol>"
    )
    data.setText("1. Invites ports:\nTo ring bells;\nTo wave.")
    put(harbour_editor, "op1", -1)
    harbour_editor.surface.insertFromMimeData(data)
    assert rows(harbour_editor)[3:6] == [
        "OP2 Invites ports:",
        "OP2 (a) To ring bells;",
        "OP2 (b) To wave.",
    ]


def test_words_that_the_formatted_text_lacks_come_from_the_plain_text(harbour_editor):
    data = QMimeData()
    data.setHtml("<p>Invites ports</p><script>bells</script>")
    data.setText("Invites ports\nto ring bells")
    put(harbour_editor, "op3", -1)
    harbour_editor.surface.insertFromMimeData(data)
    assert "to ring bells" in " ".join(rows(harbour_editor))


def test_a_broken_or_empty_page_on_the_clipboard_is_pasted_as_plain_text(harbour_editor):
    for html in ("", "<", "<!-- -->", "\x00<p>"):
        data = QMimeData()
        data.setHtml(html)
        data.setText("lamps")
        put(harbour_editor, "op1", -1)
        harbour_editor.surface.insertFromMimeData(data)
    assert row(harbour_editor, 2).count("lamps") == 5
