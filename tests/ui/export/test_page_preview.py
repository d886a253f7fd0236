"""The first page is shown as the Word file will have it."""

from __future__ import annotations

import pytest

from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, plain
from penholder.ui.export import page_preview
from penholder.ui.export.page_preview import PagePreview


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was put on the page outside the paragraphs, in order."""
    words: list[str] = []
    monkeypatch.setattr(
        page_preview._Page, "_put", lambda _page, _x, _y, text, _f: words.append(text)
    )
    return words


def test_the_mark_of_a_note_stands_at_the_title(qtbot, put):
    preview = PagePreview()
    qtbot.addWidget(preview)
    title = (*plain("Lamps"), NoteMark("n"))
    preview.set_resolution(Resolution(title=title, notes=(Note("n", plain("Late."), label="*"),)))
    preview.grab()
    assert "Lamps*" in put


def test_half_a_character_does_not_stop_the_page(qtbot, put):
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.set_resolution(Resolution(title=plain("Lamps"), opening=plain("The Council \ud83d,")))
    preview.grab()
    assert "Lamps" in put
