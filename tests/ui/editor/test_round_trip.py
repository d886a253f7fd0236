"""What is set is what is read: the sheet holds every line, mark, blank, table and character."""

from __future__ import annotations

import random

import pytest

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import plain
from penholder.ui.editor import DraftEditor
from penholder.ui.theme import load
from ui.editor.drafts import harbour, random_draft


@pytest.mark.parametrize("seed", range(120))
def test_a_draft_of_any_shape_comes_back_as_it_was(qtbot, seed):
    draft = random_draft(random.Random(seed))
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.set_resolution(draft)
    assert editor.resolution() == draft


def test_what_is_not_on_the_sheet_stays(qtbot):
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.set_resolution(harbour())
    qtbot.keyClicks(editor.surface, "Also ")
    after = editor.resolution()
    assert after.masthead == harbour().masthead
    assert after.sponsors == harbour().sponsors
    assert after.adoption == harbour().adoption
    assert after.closing == harbour().closing
    assert [note.label for note in after.notes] == ["*", None]


def test_an_empty_text_stays_empty_until_something_is_typed(qtbot):
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.set_resolution(Resolution())
    assert editor.resolution() == Resolution()
    qtbot.keyClicks(editor.surface, "Noting the fog")
    (paragraph,) = editor.resolution().body
    assert [span.text for span in paragraph.chapeau] == ["Noting", " the fog"]


def test_a_second_text_replaces_the_first_whole(qtbot):
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    for seed in range(6):
        draft = random_draft(random.Random(seed))
        editor.set_resolution(draft)
        assert editor.resolution() == draft
        assert not editor.surface.document().isUndoAvailable()


def test_heading_without_a_number_gets_none(qtbot):
    body, _ = from_lines([Line("h", LineKind.HEADING, plain("Lamps"), 1, "")])
    draft = Resolution(body=body)
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.set_resolution(draft)
    assert editor.resolution() == draft
