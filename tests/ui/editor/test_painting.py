"""What a gesture leaves on the screen is what painting everything anew would show."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, ParagraphReference, Text, plain
from penholder.ui.editor import DraftEditor
from penholder.ui.theme import load

WORDS = " the lamps of every harbour shall be lit at dusk and kept by pilots of each port in fog"


def _draft(paragraphs: int) -> Resolution:
    """Preambular and operative paragraphs with sub-paragraphs, notes and references."""
    lines: list[Line] = []
    notes: list[Note] = []
    for number in range(paragraphs):
        operative = number >= paragraphs // 3
        spans = [Text("Requests" if operative else "Recalling", italic=True)]
        spans.append(Text(WORDS * (1 + number % 3)))
        if number % 3 == 0:
            spans.append(NoteMark(f"n{number}"))
            notes.append(Note(f"n{number}", plain(f"Lamp report {number}.")))
        if number % 4 == 2 and operative:
            spans += [Text(", see paragraph "), ParagraphReference(f"p{number - 1}", "1")]
        spans.append(Text(";" if operative else ","))
        sub = operative and number % 5 == 4
        kind = LineKind.OPERATIVE if operative else LineKind.PREAMBULAR
        lines.append(
            Line(f"p{number}", LineKind.SUBPARAGRAPH if sub else kind, tuple(spans), int(sub))
        )
    body, _ = from_lines(lines)
    return Resolution(
        title=plain("Lamps"), opening=plain("The Assembly,"), body=body, notes=tuple(notes)
    )


@pytest.fixture
def editor(qtbot: QtBot) -> DraftEditor:
    """An editor on the screen, its text laid out."""
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    editor.set_resolution(_draft(40))
    editor.surface.setCursorWidth(0)
    editor.show()
    qtbot.waitExposed(editor)
    QTest.qWait(100)
    return editor


def _on_screen(editor: DraftEditor) -> QImage:
    """What was painted last, not what would be painted now."""
    for _ in range(3):
        QApplication.processEvents()
    return editor.screen().grabWindow(editor.winId()).toImage()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_on_the_screen_is_out_of_date_after_a_gesture(editor, seed: int) -> None:
    choice = random.Random(seed)
    gestures = {
        "toggle": editor.toggle_kind,
        "move down": lambda: editor.move_clause(1),
        "move up": lambda: editor.move_clause(-1),
        "deeper": lambda: editor.shift(1),
        "enter": lambda: QTest.keyClick(editor.surface, Qt.Key.Key_Return),
        "letter": lambda: QTest.keyClick(editor.surface, Qt.Key.Key_A),
        "backspace": lambda: QTest.keyClick(editor.surface, Qt.Key.Key_Backspace),
        "note": editor.insert_note,
        "undo": editor.undo,
        "redo": editor.redo,
    }
    for _ in range(60):
        if choice.random() < 0.3:
            editor.surface.put_cursor(2 + choice.randrange(len(editor.content.lines())), 9)
            _on_screen(editor)
        name = choice.choice(list(gestures))
        gestures[name]()
        left = _on_screen(editor)
        editor.surface.viewport().update()
        assert left == _on_screen(editor), name


def test_a_key_pressed_while_a_long_text_is_still_laid_out_leaves_no_paragraph_without_lines(
    qtbot: QtBot,
) -> None:
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    editor.set_resolution(_draft(400))
    editor.show()
    QApplication.processEvents()
    editor.surface.put_cursor(2, 5)
    QTest.keyClick(editor.surface, Qt.Key.Key_A)
    QTest.qWait(100)
    block = editor.surface.document().begin()
    empty = 0
    while block.isValid():
        empty += block.layout().lineCount() == 0
        block = block.next()
    assert empty == 0
