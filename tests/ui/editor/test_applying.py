"""Another version of the text put on the sheet, and details edited, are steps of the history."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy

from penholder.document.lines import Line, LineKind
from penholder.document.operations import lines_of, with_lines
from penholder.document.resolution import Masthead, Resolution
from penholder.document.spans import plain
from penholder.ui.editor import DraftEditor
from penholder.ui.theme import load
from ui.editor.drafts import random_draft


@pytest.fixture
def editor(qtbot) -> DraftEditor:
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    return editor


def _draft(*texts: str) -> Resolution:
    lines = [Line(f"n{i}", LineKind.OPERATIVE, plain(text)) for i, text in enumerate(texts)]
    return with_lines(Resolution(title=plain("Shared wells")), lines)


@pytest.mark.parametrize("seed", range(40))
def test_any_text_becomes_any_other_and_comes_back_in_one_step(editor, seed):
    rng = random.Random(seed)
    first, second = random_draft(rng), random_draft(rng)
    editor.set_resolution(first)
    before = editor.resolution()
    editor.apply(second)
    expected = editor.resolution()
    assert lines_of(expected) == lines_of(second)
    assert (expected.title, expected.opening, expected.notes) == (
        second.title,
        second.opening,
        second.notes,
    )
    assert expected.masthead == second.masthead
    assert expected.sponsors == second.sponsors
    editor.undo()
    assert editor.resolution() == before
    editor.redo()
    assert editor.resolution() == expected


def test_only_the_paragraph_that_differs_is_touched(editor):
    editor.set_resolution(_draft("Requests a report;", "Urges haste;", "Decides to meet."))
    place = editor.surface.document().findBlockByNumber(4)
    spy = QSignalSpy(editor.surface.document().contentsChange)
    editor.apply(_draft("Requests a report;", "Urges haste;", "Decides to meet again."))
    positions = [spy.at(i)[0] for i in range(spy.count())]
    assert positions
    assert all(at == 0 or at >= place.position() for at in positions)


def test_typing_in_one_field_of_the_details_is_one_step(editor):
    draft = _draft("Requests a report.")
    editor.set_resolution(draft)
    for symbol in ("A", "A/", "A/C", "A/C.2/80/L.1"):
        editor.set_details(replace(draft, masthead=Masthead(symbol=symbol)))
    editor.set_details(replace(draft, masthead=Masthead(symbol="A/C.2/80/L.1", session="80th")))
    editor.undo()
    assert editor.resolution().masthead == Masthead(symbol="A/C.2/80/L.1")
    editor.undo()
    assert editor.resolution().masthead == Masthead()
    editor.redo()
    assert editor.resolution().masthead.symbol == "A/C.2/80/L.1"
