"""The review of a roll-over is driven by keys and clicks, and undone like anything else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from penholder import resources
from penholder.formats import native, registry
from penholder.ui import asking
from penholder.ui.asking import Answer
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch) -> MainWindow:
    monkeypatch.setattr(asking, "may_lose", lambda *_: Answer.DISCARD)
    window = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.show()
    resolution, _ = registry.read_file(resources.path("samples", "prior.txt"))
    path = tmp_path / "prior.penholder"
    native.save(native.Draft(resolution), path)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.texts.current is not None)
    window.roll_over()
    return window


def _panel(window):
    return window.draft.current().review


def _changing(panel):
    """The card of an update of the text that is in the draft."""
    updates = zip(panel.cards, panel.review().updates, strict=True)
    return next(card for card, update in updates if update.shown and not update.flagged)


def test_rolling_over_opens_the_review_with_one_card_an_update(window):
    panel = _panel(window)
    assert window.draft.current().panel.currentWidget() is panel
    assert len(panel.cards) == len(panel.review().updates) > 5
    taken = sum(u.changes and u.id in panel.review().taken for u in panel.review().updates)
    assert panel.summary.text().startswith(f"{taken} of {len(panel.cards)} updates")


def test_refusing_by_key_and_undoing(qtbot, window):
    panel = _panel(window)
    card = _changing(panel)
    before = window.draft.current().editor.resolution()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    after = window.draft.current().editor.resolution()
    assert after != before
    assert card.id not in panel.review().taken
    assert card.take.isEnabled()
    window.actions_by_id["edit.undo"].trigger()
    assert window.draft.current().editor.resolution() == before
    assert card.id in panel.review().taken
    assert not card.take.isEnabled()


def test_accepting_by_click_puts_the_new_words_back(qtbot, window):
    panel = _panel(window)
    card = _changing(panel)
    before = window.draft.current().editor.resolution()
    qtbot.mouseClick(card.leave, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.take, Qt.MouseButton.LeftButton)
    assert window.draft.current().editor.resolution() == before


def test_words_typed_in_the_card_come_into_the_text(qtbot, window):
    panel = _panel(window)
    card = _changing(panel)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    card.field.setText("our own words")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    text = window.draft.current().editor.resolution()
    assert "our own words" in repr(text)


def test_the_list_shows_only_what_is_asked_for(window):
    panel = _panel(window)
    panel.filter.setCurrentIndex(1)
    shown = [card for card in panel.cards if not card.isHidden()]
    assert len(shown) == len(panel.review().waiting())


def test_the_review_is_there_again_when_the_draft_is_opened_again(qtbot, window, tmp_path):
    panel = _panel(window)
    card = _changing(panel)
    qtbot.mouseClick(card.leave, Qt.MouseButton.LeftButton)
    text = window.texts.current
    window.draft.commit()
    path = tmp_path / "draft.penholder"
    assert window.files.save(text, path)
    window.texts.remove(text)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.texts.current is not None and window.texts.current.path == path)
    again = _panel(window)
    assert card.id not in again.review().taken
    assert len(again.cards) == len(again.review().updates)
