"""Notes are read and edited on a card beside their mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.text import plain_text
from penholder.ui.editor import DraftEditor
from penholder.ui.theme import load


def _draft() -> Resolution:
    lines = [
        Line(
            f"p{number}",
            LineKind.OPERATIVE,
            (
                Text("Urges", italic=True),
                Text(f" lamp {number}"),
                NoteMark(f"n{number}"),
                Text(";"),
            ),
        )
        for number in (1, 2)
    ]
    notes = (
        Note("n1", (Text("Lamp report, "), Text("vol. I", italic=True), Text("."))),
        Note("n2", plain("Fog report.")),
    )
    body, _ = from_lines(lines)
    return Resolution(title=plain("Lamps"), body=body, notes=notes)


@pytest.fixture
def editor(qtbot: QtBot) -> DraftEditor:
    """An editor with two notes, the cursor behind the mark of the first."""
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.set_resolution(_draft())
    editor.show()
    qtbot.waitExposed(editor)
    editor.surface.put_cursor(2, len("Urges lamp 1") + 1)
    return editor


def _texts(editor: DraftEditor) -> list[str]:
    return [plain_text(note.spans) for note in editor.resolution().notes]


def _rest_on_mark(editor: DraftEditor) -> None:
    """What Qt tells when the mouse rests on the first mark."""
    viewport = editor.surface.viewport()
    point = editor.surface.cursorRect().center() - QPoint(3, 0)
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)


def test_card_comes_when_the_mouse_rests_on_a_mark_and_takes_no_keys(editor) -> None:
    editor.surface.setFocus()
    _rest_on_mark(editor)
    card = editor.note_cards.card
    assert card is not None
    assert card.isVisible()
    assert card.field.toPlainText() == "Lamp report, vol. I."
    assert not card.field.hasFocus()
    assert editor.surface.rect().contains(card.geometry())


def test_card_goes_when_the_mouse_leaves_and_nobody_edits(editor, qtbot: QtBot) -> None:
    _rest_on_mark(editor)
    QApplication.sendEvent(editor.surface.viewport(), QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: editor.note_cards.card is None, timeout=3000)


def test_what_is_typed_on_the_card_is_one_step_that_undo_takes_back(editor) -> None:
    assert editor.edit_note_here()
    field = editor.note_cards.card.field
    QTest.keyClicks(field, " See page 7.")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.note_cards.card is None
    assert _texts(editor) == ["Lamp report, vol. I. See page 7.", "Fog report."]
    assert any(span.italic for span in editor.resolution().notes[0].spans)
    assert editor.surface.hasFocus()
    editor.undo()
    assert _texts(editor) == ["Lamp report, vol. I.", "Fog report."]


def test_escape_leaves_the_note_as_it_was(editor) -> None:
    editor.edit_note_here()
    QTest.keyClicks(editor.note_cards.card.field, "Wrong")
    QTest.keyClick(editor.note_cards.card.field, Qt.Key.Key_Escape)
    assert editor.note_cards.card is None
    assert _texts(editor) == ["Lamp report, vol. I.", "Fog report."]


def test_what_was_typed_is_kept_when_one_goes_on_in_the_text(editor) -> None:
    editor.edit_note_here()
    QTest.keyClicks(editor.note_cards.card.field, "!")
    editor.surface.setFocus(Qt.FocusReason.MouseFocusReason)
    assert editor.note_cards.card is None
    assert _texts(editor)[0] == "Lamp report, vol. I.!"
    assert editor.surface.textCursor().blockNumber() == 2


def test_a_note_stays_one_paragraph(editor) -> None:
    editor.edit_note_here()
    field = editor.note_cards.card.field
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.clipboard().setText("two\nlines")
    field.paste()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _texts(editor) == ["Lamp report, vol. I.two lines", "Fog report."]


def test_where_no_mark_is_nothing_opens(editor) -> None:
    editor.surface.put_cursor(2, 3)
    assert not editor.edit_note_here()
    assert editor.note_cards.card is None


def test_card_leads_to_the_note_among_the_others(editor) -> None:
    editor.edit_note_here()
    editor.note_cards.card.go_asked.emit("n2")
    assert editor.surface.piece().line.id == "n2"


def test_words_typed_on_the_card_are_in_the_draft_before_it_closes(editor) -> None:
    editor.edit_note_here()
    QTest.keyClicks(editor.note_cards.card.field, "!")
    assert _texts(editor)[0] == "Lamp report, vol. I.!"


def test_escape_after_words_were_typed_gives_all_of_the_note_back(editor) -> None:
    before = editor.resolution()
    editor.edit_note_here()
    QTest.keyClicks(editor.note_cards.card.field, "abc")
    QTest.keyClick(editor.note_cards.card.field, Qt.Key.Key_Escape)
    assert editor.resolution() == before


def test_card_closes_when_its_note_is_undone_elsewhere(editor) -> None:
    editor.edit_note_here()
    QTest.keyClicks(editor.note_cards.card.field, "!")
    editor.undo()
    assert editor.note_cards.card is None
    assert _texts(editor)[0] == "Lamp report, vol. I."


def test_where_no_mark_is_that_is_said(editor, qtbot: QtBot) -> None:
    editor.surface.put_cursor(2, 3)
    with qtbot.waitSignal(editor.problem) as told:
        editor.edit_note_here()
    assert "mark" in told.args[0]


def test_another_text_closes_the_card(editor) -> None:
    editor.edit_note_here()
    editor.set_resolution(_draft())
    assert editor.note_cards.card is None
