"""Focus mode and the full screen for the projector put the chrome away and bring it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from penholder.ui.commands import Place
from ui.windows import PRIOR, do


@pytest.fixture
def drafting(window, qtbot):
    window.open_paths([PRIOR])
    qtbot.waitUntil(lambda: window.draft.current() is not None)
    window.show()
    return window


def _chrome(window) -> list[bool]:
    work = window.draft.current()
    return [
        each.isVisible()
        for each in (
            window.menuBar(),
            window.place_bar,
            work.outline,
            work.panel,
            window._rows[Place.DRAFT],
        )
    ]


def test_the_projector_shows_only_the_text_larger_and_escape_brings_all_back(drafting):
    before, zoom = _chrome(drafting), drafting.draft.current().editor.zoom
    do(drafting, "view.projector")
    assert drafting.isFullScreen()
    assert _chrome(drafting) == [False] * 5
    assert drafting.draft.current().editor.zoom == pytest.approx(1.75 * zoom)
    QTest.keyClick(drafting, Qt.Key.Key_Escape)
    assert not drafting.isFullScreen()
    assert _chrome(drafting) == before
    assert drafting.draft.current().editor.zoom == pytest.approx(zoom)


def test_focus_mode_keeps_the_size_and_what_was_hidden_before_stays_hidden(drafting):
    drafting.draft.current().outline.hide()
    before = _chrome(drafting)
    do(drafting, "view.focus")
    assert _chrome(drafting) == [False] * 5
    assert drafting.aids.focus
    do(drafting, "view.focus")
    assert _chrome(drafting) == before


def test_the_row_of_the_place_gone_to_meanwhile_comes_back(drafting):
    do(drafting, "view.projector")
    drafting.go(Place.COMPARE)
    assert not drafting._rows[Place.COMPARE].isVisible()
    do(drafting, "view.projector")
    assert drafting._rows[Place.COMPARE].isVisible()
    assert not drafting._rows[Place.DRAFT].isVisible()
