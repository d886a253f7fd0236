"""Exporting from the window, driven as a delegate would."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from penholder.document.operations import lines_of
from penholder.document.spans import blanks_in
from penholder.formats import registry
from penholder.ui.commands import Place
from penholder.ui.export.place import facts
from penholder.ui.window import MainWindow
from ui.windows import do, saves_to


def test_export_is_written_and_proved(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.docx"
    saves_to(monkeypatch, target)
    do(opened, "file.export")
    qtbot.mouseClick(opened.export.buttons[".docx"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not opened.export.busy(), timeout=10_000)
    assert "words are in the file" in opened.export.result.text()
    assert registry.read_file(target)[0].masthead.symbol == "A/RES/79/901"


def test_blanks_left_are_counted_in_notes_too(opened: MainWindow) -> None:
    do(opened, "file.rollover")
    resolution = opened.texts.current.resolution
    texts = [line.spans for line in lines_of(resolution)] + [n.spans for n in resolution.notes]
    blanks = sum(len(blanks_in(text)) for text in texts)
    assert any(blanks_in(note.spans) for note in resolution.notes)
    assert dict(facts(resolution))["Blanks left"].startswith(f"{blanks}:")


def test_export_that_fails_says_why(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_to(monkeypatch, tmp_path / "no folder" / "out.docx")
    do(opened, "file.export")
    qtbot.mouseClick(opened.export.buttons[".docx"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened.notice.isVisible)
    assert "no folder" in opened.notice.sentence.text()


def test_submission_is_brought_into_sight_by_its_key(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(
        opened,
        Qt.Key.Key_E,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    card = opened.export.submission
    qtbot.waitUntil(card.author.hasFocus)
    assert opened.place is Place.EXPORT
    assert card.isVisible()
    top = card.mapTo(opened, card.rect().topLeft()).y()
    assert 0 <= top < opened.height()


def test_what_blocks_a_submission_is_gone_to_with_a_click(opened: MainWindow, qtbot: QtBot) -> None:
    do(opened, "file.rollover")
    do(opened, "file.submit")
    card = opened.export.submission
    qtbot.waitUntil(lambda: card.checked and card.blocking.count() > 0, timeout=20_000)
    box = card.blocking.visualItemRect(card.blocking.item(0))
    qtbot.mouseClick(card.blocking.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert opened.place is Place.DRAFT
