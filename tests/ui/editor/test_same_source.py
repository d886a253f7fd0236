"""A note that repeats another gives way to a second mark of that one, when one likes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from penholder.document.spans import marks_in
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.counting import Statistics, counts
from ui.editor.looking import notes, put


def _second_note(editor: DraftEditor, text: str) -> None:
    put(editor, "op1", -1)
    editor.insert_note()
    QTest.keyClicks(editor.surface, text)


def test_the_same_words_are_offered_as_the_same_source_and_taken_by_tab(harbour_editor):
    _second_note(harbour_editor, "fog report")
    before = harbour_editor.resolution()
    assert harbour_editor.same_source.offer()
    assert harbour_editor.same_source.tab.hint.text() == "Tab: same source as note 1"
    QTest.keyClick(harbour_editor.surface, Qt.Key.Key_Tab)
    assert notes(harbour_editor) == ["* On behalf of the pilots.", "1 Fog report."]
    line = harbour_editor.content.pieces[harbour_editor.content.block_of("op1")].line
    assert marks_in(line.spans) == ("n1",)
    harbour_editor.undo()
    assert harbour_editor.resolution() == before


def test_other_words_an_empty_note_and_the_text_itself_are_left_alone(harbour_editor):
    _second_note(harbour_editor, "")
    assert not harbour_editor.same_source.offer()
    QTest.keyClicks(harbour_editor.surface, "Fog")
    assert not harbour_editor.same_source.offer()
    put(harbour_editor, "op1")
    assert not harbour_editor.same_source.offer()


def test_counts_stand_beside_those_of_the_base():
    now, base = Statistics(1200, 3, 5, 0), Statistics(1210, 3, 4, 0)
    assert counts(now, base) == "1,200 words (−10) · 3 PP (=) · 5 OP (+1)"
    assert counts(now, None) == "1,200 words · 3 PP · 5 OP"
