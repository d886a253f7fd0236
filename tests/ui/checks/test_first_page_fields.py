"""Findings of the first page lead to their field in Details; words are mended from the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from checks.drafts import clean
from penholder.checks.spelling import NAME
from penholder.document.resolution import AgendaItem
from penholder.formats import native
from penholder.ui import asking
from penholder.ui.asking import Answer
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow


@pytest.fixture
def work(qtbot, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(asking, "may_lose", lambda *_: Answer.DISCARD)
    window = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.show()
    head = clean().masthead
    items = (AgendaItem("24 (b)", "Lamps"), AgendaItem("25", "The progres of keepers"))
    head = replace(head, agenda_items=items, session="Eighty-first sesion")
    path = tmp_path / "draft.penholder"
    native.save(native.Draft(replace(clean(), masthead=head)), path)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.draft.current() is not None, timeout=20_000)
    found = window.draft.current()
    qtbot.waitUntil(lambda: found.live_checks.resolution is not None, timeout=20_000)
    return found


def choose(work, words):
    work.panel.setCurrentWidget(work.checks)
    found = next(item for item in work.checks._items() if finding_of(item).words == words)
    work.checks.tree.setCurrentItem(found)
    return finding_of(found)


def finding_of(item):
    return item.data(0, Qt.ItemDataRole.UserRole)


def test_finding_leads_to_its_words_in_details(work):
    choose(work, "progres")
    assert "Go to Agenda items in Details" in work.checks.detail.text()
    work.checks.detail.linkActivated.emit("field")
    assert work.panel.currentWidget() is work.details
    assert work.details.agenda.textCursor().selectedText() == "progres"


def test_field_of_one_line_has_the_word_selected(work):
    work.checks.show_finding(choose(work, "sesion"))
    assert work.panel.currentWidget() is work.details
    assert work.details.fields["session"].selectedText() == "sesion"


def test_activating_a_row_goes_to_the_field(work):
    choose(work, "progres")
    work.checks.tree.itemActivated.emit(work.checks.tree.currentItem(), 0)
    assert work.panel.currentWidget() is work.details


def test_stepping_through_findings_stays_at_the_list(work):
    choose(work, "progres")
    work.checks.step(1)
    work.checks.step(-1)
    assert work.panel.currentWidget() is work.checks


def test_another_word_is_put_into_the_field_and_can_be_undone(work):
    finding = choose(work, "progres")
    assert finding.rule.id == NAME
    work.checks.detail.linkActivated.emit("put:progress")
    items = work.editor.resolution().masthead.agenda_items
    assert [item.title for item in items] == ["Lamps", "The progress of keepers"]
    assert "progress" in work.details.agenda.toPlainText()
    work.editor.undo()
    assert work.editor.resolution().masthead.agenda_items[1].title == "The progres of keepers"
