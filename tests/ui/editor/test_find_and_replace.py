"""Find and replace, driven by keys and clicks; every replacement is one step of the history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from penholder.document.lines import Line, LineKind
from penholder.document.operations import lines_of, with_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Blank, BlankKind, NoteMark, plain
from penholder.document.text import plain_text
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.highlights import Layer
from penholder.ui.editor.replace_bar import ReplaceBar
from penholder.ui.theme import load

OP = LineKind.OPERATIVE


@pytest.fixture
def bar(qtbot) -> ReplaceBar:
    lines = [
        Line("a", OP, plain("Urges 𝒳 States to light lamps;")),
        Line("b", OP, (*plain("Thanks the keepers of lamps;"), NoteMark("n"))),
        Line("c", OP, plain("Decides to count the lamps.")),
    ]
    draft = Resolution(title=plain("Harbours"), notes=(Note("n", plain("On lamps, A/1.")),))
    editor = DraftEditor(load("light"))
    bar = ReplaceBar(editor)
    for widget in (editor, bar):
        qtbot.addWidget(widget)
        widget.show()
    editor.set_resolution(with_lines(draft, lines))
    bar.open_bar(replacing=True)
    return bar


def _type(qtbot, bar: ReplaceBar, wanted: str, put: str = "") -> None:
    bar.field.clear()
    qtbot.keyClicks(bar.field, wanted)
    bar.put.setText(put)


def _texts(bar: ReplaceBar) -> list[str]:
    return [plain_text(line.spans) for line in lines_of(bar._editor.resolution())]


def test_places_are_counted_marked_and_gone_through_by_enter(qtbot, bar):
    _type(qtbot, bar, "lamps")
    surface = bar._editor.surface
    assert bar.result.text() == "1 of 4"
    assert len(surface.highlights.of(Layer.FOUND)) == 4
    assert surface.textCursor().selectedText() == "lamps"  # beyond a character of two units
    for expected in ("2 of 4", "3 of 4", "4 of 4", "1 of 4"):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
        assert bar.result.text() == expected
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.result.text() == "4 of 4"


def test_notes_can_be_left_out_and_words_wanted_whole(qtbot, bar):
    _type(qtbot, bar, "lamp")
    bar.notes.setChecked(False)
    assert bar.result.text() == "1 of 3"
    bar.whole.setChecked(True)
    assert bar.result.text() == "Not found"


def test_one_place_is_replaced_and_the_next_selected(qtbot, bar):
    _type(qtbot, bar, "lamps", "fires")
    qtbot.mouseClick(bar.one, Qt.MouseButton.LeftButton)
    assert _texts(bar)[0].endswith("light fires;")
    assert _texts(bar)[1].endswith("of lamps;")
    assert bar._editor.surface.textCursor().selectedText() == "lamps"
    qtbot.keyClick(bar.put, Qt.Key.Key_Return)
    assert _texts(bar)[1].endswith("of fires;")


def test_all_are_replaced_in_one_step_notes_and_marks_kept(qtbot, bar):
    before = bar._editor.resolution()
    _type(qtbot, bar, "lamps", "fires")
    qtbot.mouseClick(bar.every, Qt.MouseButton.LeftButton)
    assert bar.result.text() == "4 replaced"
    assert "lamps" not in "".join(_texts(bar))
    assert plain_text(bar._editor.resolution().notes[0].spans) == "On fires, A/1."
    bar._editor.undo()
    assert bar._editor.resolution() == before


def test_a_pattern_with_a_group(qtbot, bar):
    bar.pattern.setChecked(True)
    _type(qtbot, bar, r"light (\w+)", r"keep \1 lit")
    qtbot.mouseClick(bar.every, Qt.MouseButton.LeftButton)
    assert "keep lamps lit" in _texts(bar)[0]


def test_a_wrong_pattern_is_said_in_place(qtbot, bar):
    bar.pattern.setChecked(True)
    _type(qtbot, bar, "(")
    assert "no pattern" in bar.result.text()


def test_escape_takes_the_marks_away(qtbot, bar):
    _type(qtbot, bar, "lamps")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert bar._editor.surface.highlights.of(Layer.FOUND) == []


def test_words_of_two_units_put_in_do_not_lose_the_place(qtbot, bar):
    _type(qtbot, bar, "States", "𝒳𝒳𝒳 States")
    qtbot.keyClick(bar.put, Qt.Key.Key_Return)
    assert _texts(bar)[0] == "Urges 𝒳 𝒳𝒳𝒳 States to light lamps;"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.result.text() == "1 of 1"


def test_what_holds_a_blank_is_left_and_said_so(qtbot, bar):
    lines = [
        Line("a", OP, plain("Urges the sixth session to meet;")),
        Line(
            "b",
            OP,
            (*plain("Urges the "), Blank(BlankKind.SESSION, "session"), *plain(" to meet.")),
        ),
    ]
    bar._editor.set_resolution(with_lines(Resolution(), lines))
    bar.pattern.setChecked(True)
    _type(qtbot, bar, "Urges .* to", "Invites all to")
    qtbot.mouseClick(bar.every, Qt.MouseButton.LeftButton)
    assert _texts(bar)[0] == "Invites all to meet;"
    assert lines_of(bar._editor.resolution())[1].spans[1] == Blank(BlankKind.SESSION, "session")
    assert bar.result.text() == "1 replaced, 1 left as it holds a reference or a blank"
