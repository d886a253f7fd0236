"""References to paragraphs of the same text: chosen, offered as one types, and following."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from penholder.document.spans import ParagraphReference, plain
from penholder.document.text import plain_text
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.blocks import Role
from ui.editor.looking import put


def words(editor: DraftEditor, node: str) -> str:
    """The words of a line with its references as they are shown now."""
    spans = editor.content.pieces[editor.content.block_of(node)].line.spans
    return plain_text(spans, editor.content.references())


def fields(editor: DraftEditor, node: str) -> list[str]:
    """The targets of the references in a line."""
    spans = editor.content.pieces[editor.content.block_of(node)].line.spans
    return [span.target for span in spans if isinstance(span, ParagraphReference)]


def test_the_list_names_numbered_paragraphs_and_narrows_as_one_types(harbour_editor):
    put(harbour_editor, "op3", -2)
    palette = harbour_editor.references.ask()
    assert palette.list.count() == 5
    QTest.keyClicks(palette.field, "broken")
    assert palette.list.item(0).text().startswith("2 (b)   To report")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert words(harbour_editor, "op3").endswith("at dusk paragraph\u00a02 (b) above.")
    assert fields(harbour_editor, "op3") == ["b"]


def test_a_paragraph_further_down_is_below_and_the_word_is_not_doubled(harbour_editor):
    put(harbour_editor, "op1", -2)
    QTest.keyClicks(harbour_editor.surface, ", as in paragraph ")
    harbour_editor.references.insert("op3")
    assert words(harbour_editor, "op1").endswith("as in paragraph 3 below;")


def test_the_field_follows_when_paragraphs_move(harbour_editor):
    put(harbour_editor, "op3", -2)
    harbour_editor.references.insert("op2")
    put(harbour_editor, "op2")
    harbour_editor.move_clause(-1)
    assert "paragraph\u00a01 above" in words(harbour_editor, "op3")


def test_a_number_typed_behind_paragraph_becomes_a_field_on_tab(harbour_editor):
    put(harbour_editor, "op3", -2)
    QTest.keyClicks(harbour_editor.surface, " under paragraph 1")
    assert harbour_editor.references.offer()
    assert "above" in harbour_editor.references.tab.hint.text()
    QTest.keyClick(harbour_editor.surface, Qt.Key.Key_Tab)
    assert words(harbour_editor, "op3").endswith("under paragraph 1 above.")
    assert fields(harbour_editor, "op3") == ["op1"]
    harbour_editor.undo()
    assert fields(harbour_editor, "op3") == []


def test_nothing_is_offered_for_a_number_no_paragraph_has_or_its_own(harbour_editor):
    put(harbour_editor, "op3", -2)
    for text in (" paragraph 9", " paragraph 3", " page 1"):
        QTest.keyClicks(harbour_editor.surface, text)
        assert not harbour_editor.references.offer()
    before = harbour_editor.resolution()
    assert not harbour_editor.references.tab.take()
    assert harbour_editor.resolution() == before


def test_going_on_typing_leaves_the_number_as_text(harbour_editor):
    put(harbour_editor, "op3", -2)
    QTest.keyClicks(harbour_editor.surface, " paragraph 1")
    harbour_editor.references.offer()
    QTest.keyClicks(harbour_editor.surface, "0")
    assert not harbour_editor.references.tab.take()
    assert harbour_editor.references.tab.hint.isHidden()


def test_a_note_can_refer_to_a_paragraph_without_above_or_below(harbour_editor):
    put(harbour_editor, "n1", -1, Role.NOTE)
    harbour_editor.references.insert("op1")
    note = next(n for n in harbour_editor.resolution().notes if n.id == "n1")
    assert note.spans == (*plain("Fog report. paragraph\u00a0"), ParagraphReference("op1", "1"))


def test_what_is_selected_over_several_clauses_stays(harbour_editor):
    before = len(harbour_editor.content.pieces)
    harbour_editor.surface.selectAll()
    cursor = harbour_editor.surface.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    cursor.setPosition(0, cursor.MoveMode.KeepAnchor)
    harbour_editor.surface.setTextCursor(cursor)
    harbour_editor.references.insert("op1")
    assert len(harbour_editor.content.pieces) == before
