"""Spelling in the window: waves, the menu at a word, own words kept, switched off and on."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from checks.drafts import PLANTED, clean
from penholder.checks.spelling import NAME
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.operations import lines_of, with_lines
from penholder.document.spans import plain
from penholder.document.text import plain_text
from penholder.formats import native
from penholder.ui import asking
from penholder.ui.asking import Answer
from penholder.ui.editor.context_menu import context_menu
from penholder.ui.editor.highlights import Layer
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow

SLIP = "progres"


def _window(qtbot, tmp_path: Path, monkeypatch, language: str = "en") -> MainWindow:
    monkeypatch.setattr(asking, "may_lose", lambda *_: Answer.DISCARD)
    made = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.show()
    draft = next(p for p in PLANTED if p.rule == NAME).change(clean())
    path = tmp_path / "draft.penholder"
    native.save(native.Draft(replace(draft, language=language)), path)
    made.open_paths([path])
    qtbot.waitUntil(lambda: made.draft.current() is not None, timeout=20_000)
    live = made.draft.current().live_checks
    qtbot.waitUntil(lambda: live.resolution is not None, timeout=20_000)
    return made


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch) -> MainWindow:
    return _window(qtbot, tmp_path, monkeypatch)


def _found(window) -> list[str]:
    found = window.draft.current().live_checks.findings.found
    return [finding.words for finding in found if finding.rule.id == NAME]


def _waves(window) -> list[str]:
    marks = window.draft.current().editor.surface.highlights.of(Layer.CHECKS)
    return [mark.cursor.selectedText() for mark in marks]


def _at_slip(window) -> QTextCursor:
    return window.draft.current().editor.surface.document().find(SLIP)


def _menu(window, cursor: QTextCursor) -> dict[str, object]:
    menu = context_menu(window.draft.current().editor, cursor)
    return {action.text(): action for action in menu.actions() if action.text()}


def _text(window) -> str:
    lines = lines_of(window.draft.current().editor.resolution())
    return "\n".join(plain_text(line.spans) for line in lines)


def test_a_slip_has_a_wave(window):
    assert _found(window) == [SLIP]
    assert SLIP in _waves(window)


def test_the_menu_offers_words_above_all_else_and_puts_one_in_as_one_step(qtbot, window):
    entries = _menu(window, _at_slip(window))
    names = list(entries)
    assert "progress" in names[:5]
    assert names.index("Add to my words") < names.index("Undo")
    before = window.draft.current().editor.resolution()
    entries["progress"].trigger()
    assert f"{SLIP} " not in _text(window)
    assert "progress made" in _text(window)
    qtbot.waitUntil(lambda: _found(window) == [], timeout=20_000)
    window.actions_by_id["edit.undo"].trigger()
    assert window.draft.current().editor.resolution() == before


def test_the_menu_elsewhere_says_nothing_of_words(window):
    cursor = _at_slip(window)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    assert "Add to my words" not in _menu(window, cursor)


def test_an_own_word_is_kept_for_the_next_start_and_can_be_removed(qtbot, window, tmp_path):
    _menu(window, _at_slip(window))["Add to my words"].trigger()
    qtbot.waitUntil(lambda: _found(window) == [], timeout=20_000)
    assert Settings(tmp_path / "settings.json").values.own_words == [SLIP]
    panel = window.draft.current().checks
    panel.words_button.click()
    assert [panel.words.list.item(0).text()] == [SLIP]
    panel.words.list.setCurrentRow(0)
    qtbot.mouseClick(panel.words.remove, Qt.MouseButton.LeftButton)
    assert Settings(tmp_path / "settings.json").values.own_words == []
    qtbot.waitUntil(lambda: _found(window) == [SLIP], timeout=20_000)


def test_a_word_is_added_by_hand_but_no_sentence(window):
    words = window.draft.current().checks.words
    for typed in ("  zzyrgle ", "two words", ""):
        words.word.setText(typed)
        words.add.click()
    assert window.aids.words.words == ["zzyrgle"]


def test_ignored_in_this_draft_it_is_ignored_in_every_paragraph(qtbot, window):
    work = window.draft.current()
    _menu(window, _at_slip(window))["Ignore in this draft"].trigger()
    qtbot.waitUntil(lambda: _found(window) == [], timeout=20_000)
    cursor = _at_slip(window)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord)
    cursor.insertText(f"{SLIP} ")
    ignored = work.live_checks
    qtbot.waitUntil(
        lambda: [f.words for f in ignored.findings.ignored].count(SLIP) == 2, timeout=20_000
    )
    assert _found(window) == []
    assert window.aids.words.words == []


def test_spelling_is_switched_off_and_on_and_that_is_remembered(qtbot, window, tmp_path):
    assert window.actions_by_id["edit.spelling"].isChecked()
    window.actions_by_id["edit.spelling"].trigger()
    qtbot.waitUntil(lambda: _found(window) == [], timeout=20_000)
    assert not window.actions_by_id["edit.spelling"].isChecked()
    assert not Settings(tmp_path / "settings.json").values.spelling
    window.draft.current().checks.words.switch.click()
    qtbot.waitUntil(lambda: _found(window) == [SLIP], timeout=20_000)
    assert window.actions_by_id["edit.spelling"].isChecked()


def test_the_word_at_the_caret_has_no_wave_until_the_caret_leaves_it(qtbot, window):
    work = window.draft.current()
    surface = work.editor.surface
    window.activateWindow()
    surface.setFocus()
    qtbot.waitUntil(surface.hasFocus, timeout=5_000)
    end = QTextCursor(surface.document())
    end.setPosition(_at_slip(window).selectionEnd())
    surface.setTextCursor(end)
    work.checks.refresh()
    assert SLIP not in _waves(window)
    end.movePosition(QTextCursor.MoveOperation.Right)
    surface.setTextCursor(end)
    assert SLIP in _waves(window)


def test_the_detail_offers_words_as_links(qtbot, window):
    panel = window.draft.current().checks
    item = next(i for i in panel._items() if i.data(0, Qt.ItemDataRole.UserRole).rule.id == NAME)
    panel.tree.setCurrentItem(item)
    assert 'href="put:progress"' in panel.detail.text()
    panel.detail.linkActivated.emit("put:progress")
    assert "progress made" in _text(window)


def _with_table(qtbot, window, *cells: str) -> None:
    """Puts a table of one row behind the text; its first cell has a word that is none."""
    work = window.draft.current()
    row = TableRow(tuple(TableCell((plain(cell),)) for cell in cells))
    lines = lines_of(work.editor.resolution())
    table = Line("t", LineKind.TABLE, rows=(row,))
    work.editor.apply(with_lines(work.editor.resolution(), [*lines, table]))
    qtbot.waitUntil(lambda: cells[0].split()[-1] in _found(window), timeout=20_000)


def _words_of_table(window) -> list[str]:
    (row,) = lines_of(window.draft.current().editor.resolution())[-1].rows
    return [plain_text(cell.paragraphs[0]) for cell in row.cells]


def test_the_menu_at_a_table_offers_words_for_each_slip_in_it(qtbot, window):
    work = window.draft.current()
    _with_table(qtbot, window, "Old lampps", "New lampps and lanterrns")
    block = work.editor.surface.content.block_of("t")
    place = QTextCursor(work.editor.surface.document().findBlockByNumber(block))
    entries = _menu(window, place)
    assert list(entries)[:3] == ["lampps", "lanterrns", "Undo"]
    choices = {each.text(): each for each in entries["lampps"].menu().actions() if each.text()}
    assert {"lamps", "Add to my words", "Ignore in this draft"} <= choices.keys()
    choices["lamps"].trigger()
    assert _words_of_table(window) == ["Old lamps", "New lamps and lanterrns"]
    qtbot.waitUntil(lambda: "lampps" not in _found(window), timeout=20_000)
    assert list(_menu(window, place))[:2] == ["lanterrns", "Undo"]
    choices = {each.text(): each for each in _menu(window, place)["lanterrns"].menu().actions()}
    choices["Ignore in this draft"].trigger()
    qtbot.waitUntil(lambda: "lanterrns" not in _found(window), timeout=20_000)
    assert next(iter(_menu(window, place))) == "Undo"


def test_a_link_exchanges_a_word_of_a_table_as_one_step(qtbot, window):
    work = window.draft.current()
    _with_table(qtbot, window, "Old lampps", "New lampps")
    before = work.editor.resolution()
    panel = work.checks
    item = next(i for i in panel._items() if i.data(0, Qt.ItemDataRole.UserRole).words == "lampps")
    panel.tree.setCurrentItem(item)
    assert 'href="put:lamps"' in panel.detail.text()
    panel.detail.linkActivated.emit("put:lamps")
    assert _words_of_table(window) == ["Old lamps", "New lamps"]
    qtbot.waitUntil(lambda: "lampps" not in _found(window), timeout=20_000)
    window.actions_by_id["edit.undo"].trigger()
    assert work.editor.resolution() == before


def test_another_language_is_left_alone_and_a_sentence_says_so(qtbot, tmp_path, monkeypatch):
    window = _window(qtbot, tmp_path, monkeypatch, "fr")
    assert _found(window) == []
    assert "English" in window.draft.current().checks.words.sentence.text()
