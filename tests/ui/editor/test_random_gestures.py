"""Whatever is done to the sheet, the document and the sheet stay the same text."""

from __future__ import annotations

import random

import msgspec
import pytest

from penholder.document.numbering import line_labels, note_labels
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.validate import problems
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.blocks import Role
from penholder.ui.theme import load
from ui.editor.drafts import random_draft
from ui.editor.gestures import gesture, read_in_full, zones

GESTURES = 150


@pytest.fixture
def editor(qtbot) -> DraftEditor:
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.resize(900, 500)
    editor.show()
    return editor


def _holds(editor: DraftEditor, draft: Resolution) -> None:
    assert editor.content.pieces == read_in_full(editor)
    expected = [Role.TITLE, Role.OPENING, Role.LINE, Role.NOTE]
    assert [role for role in expected if role in zones(editor)] == zones(editor)
    assert zones(editor)[:3] == expected[:3]
    now = editor.resolution()
    assert problems(now) == []
    assert lines_of(now) == editor.content.lines()
    assert [note.id for note in now.notes] == [
        piece.line.id for piece in editor.content.pieces if piece.role is Role.NOTE
    ]
    assert editor.content.labels() == line_labels(editor.content.lines(), now.language)
    numbered = note_labels(now)
    assert {note: editor.content.note_label(note) for note in numbered} == numbered
    assert (now.masthead, now.sponsors, now.closing) == (
        draft.masthead,
        draft.sponsors,
        draft.closing,
    )
    assert msgspec.json.decode(msgspec.json.encode(now), type=Resolution) == now


@pytest.mark.parametrize("seed", range(24))
def test_sheet_and_document_stay_the_same_text(qtbot, editor, seed):
    rng = random.Random(seed)
    draft = random_draft(rng)
    editor.set_resolution(draft)
    for _ in range(GESTURES):
        gesture(editor, rng)
        _holds(editor, draft)


@pytest.mark.parametrize("seed", range(100, 116))
def test_undoing_everything_gives_the_first_text_and_redoing_the_last(qtbot, editor, seed):
    rng = random.Random(seed)
    draft = random_draft(rng)
    editor.set_resolution(draft)
    for _ in range(80):
        gesture(editor, rng)
    while editor.surface.document().isRedoAvailable():
        editor.redo()
    last = editor.resolution()
    while editor.surface.document().isUndoAvailable():
        editor.undo()
        _holds(editor, draft)
    assert editor.resolution() == draft
    while editor.surface.document().isRedoAvailable():
        editor.redo()
        _holds(editor, draft)
    assert editor.resolution() == last
