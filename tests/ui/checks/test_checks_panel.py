"""The checks beside the text: live, gone to by key and click, fixed, ignored with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from checks.drafts import PLANTED, clean
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats import native
from penholder.ui import asking
from penholder.ui.asking import Answer
from penholder.ui.editor.highlights import Layer
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow


def _spoilt():
    draft = clean()
    for name in ("spelling", "bracket-unpaired", "range-dash"):
        draft = next(p for p in PLANTED if p.rule == name).change(draft)
    return draft


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch) -> MainWindow:
    monkeypatch.setattr(asking, "may_lose", lambda *_: Answer.DISCARD)
    window = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.show()
    path = tmp_path / "draft.penholder"
    native.save(native.Draft(_spoilt()), path)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.draft.current() is not None, timeout=20_000)
    panel = window.draft.current().checks
    qtbot.waitUntil(lambda: len(_rules(panel)) >= 3, timeout=20_000)
    return window


def _panel(window):
    return window.draft.current().checks


def _rules(panel) -> list[str]:
    return [item.data(0, Qt.ItemDataRole.UserRole).rule.id for item in panel._items()]


def _choose(panel, rule: str) -> None:
    item = panel._items()[_rules(panel).index(rule)]
    panel.tree.setCurrentItem(item)


def _words(window) -> str:
    lines = lines_of(window.draft.current().editor.resolution())
    return "\n".join(plain_text(line.spans) for line in lines)


def test_findings_are_listed_by_severity_and_waved_on_the_sheet(window):
    panel = _panel(window)
    groups = [panel.tree.topLevelItem(i).text(0) for i in range(panel.tree.topLevelItemCount())]
    assert groups[0] == "Errors (1)"
    assert _rules(panel)[0] == "bracket-unpaired"
    waves = window.draft.current().editor.surface.highlights.of(Layer.CHECKS)
    assert "[" in [wave.cursor.selectedText() for wave in waves]
    assert "1 error" in window.draft.current()._words()


def test_f7_opens_the_checks_and_ctrl_f7_goes_to_the_words(qtbot, window):
    window.actions_by_id["checks.show"].trigger()
    work = window.draft.current()
    assert work.panel.currentWidget() is work.checks
    window.actions_by_id["checks.next"].trigger()
    first = work.checks.current()
    assert first is not None
    assert work.editor.surface.textCursor().selectedText() == first.words
    window.actions_by_id["checks.next"].trigger()
    assert work.checks.current() is not first
    window.actions_by_id["checks.previous"].trigger()
    assert work.checks.current() is first


def test_a_fix_is_one_step_of_the_history(qtbot, window):
    panel = _panel(window)
    before = window.draft.current().editor.resolution()
    _choose(panel, "range-dash")
    qtbot.mouseClick(panel.fix, Qt.MouseButton.LeftButton)
    assert "2019–2021" in _words(window)
    window.actions_by_id["edit.undo"].trigger()
    assert window.draft.current().editor.resolution() == before


def test_all_of_a_kind_are_fixed_at_once_and_the_list_follows(qtbot, window):
    panel = _panel(window)
    _choose(panel, "spelling")
    assert panel.fix_all.isEnabled()
    qtbot.mouseClick(panel.fix_all, Qt.MouseButton.LeftButton)
    assert "programme organized" in _words(window)
    qtbot.waitUntil(lambda: "spelling" not in _rules(panel), timeout=20_000)


def test_a_finding_without_a_fix_offers_none_and_says_why_it_matters(window):
    panel = _panel(window)
    _choose(panel, "bracket-unpaired")
    assert not panel.fix.isEnabled()
    assert "pairs" in panel.detail.text()


def test_an_ignored_finding_is_kept_with_its_reason_and_restored(qtbot, window, tmp_path):
    panel = _panel(window)
    _choose(panel, "bracket-unpaired")
    panel.reason.setText("quoted so")
    qtbot.mouseClick(panel.ignore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel._live.findings.ignored) == 1, timeout=20_000)
    text = window.texts.current
    assert text.modified
    path = tmp_path / "again.penholder"
    assert window.files.save(text, path)
    assert native.load(path).ignored[0][1] == "quoted so"
    assert not text.modified
    _choose(panel, "bracket-unpaired")
    assert "quoted so" in panel.detail.text()
    assert panel.ignore.text() == "Restore"
    qtbot.mouseClick(panel.ignore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel._live.findings.ignored) == 0, timeout=20_000)


def test_a_clean_text_says_that_nothing_was_found(qtbot, window, tmp_path):
    path = tmp_path / "clean.penholder"
    native.save(native.Draft(clean()), path)
    window.open_paths([path])
    qtbot.waitUntil(
        lambda: window.texts.current is not None and window.texts.current.path == path,
        timeout=20_000,
    )
    window.actions_by_id["checks.show"].trigger()
    panel = _panel(window)
    qtbot.waitUntil(panel._live.is_current, timeout=20_000)
    assert panel.empty.isVisible()
    assert not panel.fix.isVisible()
