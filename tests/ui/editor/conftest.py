"""The editor on the short draft, shown and ready for keys."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from penholder.ui.editor import DraftEditor
from penholder.ui.theme import load
from ui.editor.drafts import harbour


@pytest.fixture
def harbour_editor(qtbot: QtBot) -> DraftEditor:
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.set_resolution(harbour())
    editor.show()
    return editor
