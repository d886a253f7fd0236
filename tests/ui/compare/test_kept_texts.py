"""Texts kept with a draft are there to be compared with: its base, the versions sent out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from penholder.document.operations import lines_of
from penholder.formats.native import Base, Draft
from penholder.ui.commands import Place
from penholder.ui.open_texts import OpenText
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow
from ui.compare.conftest import NEW, OLD, resolution, wait_compared


@pytest.fixture
def alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with nothing open but a draft, as it was saved: base and one version in its file."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    text = OpenText(Draft(resolution(NEW), Base.of(resolution(OLD))), name="Later")
    text.keep_version("Rev.1.docx", resolution(NEW.replace("twelve lenses", "ten lenses")))
    text.mark_saved()
    window.texts.add(text)
    return window


def names(window: MainWindow, place: int = 0) -> list[str]:
    picker = window.compare.head.pickers[place]
    return [picker.itemText(row) for row in range(picker.count())]


def test_a_draft_that_is_open_alone_is_compared_with_its_base(
    alone: MainWindow, qtbot: QtBot
) -> None:
    alone.go(Place.COMPARE)
    wait_compared(alone, qtbot)
    earlier, later = alone.compare.sides()
    assert earlier is not None
    assert later is alone.texts.current
    assert earlier.resolution == resolution(OLD)
    assert earlier.long_name.startswith("Base")
    assert alone.compare.comparison is not None
    assert alone.compare.comparison.pairs


def test_a_version_sent_out_can_be_picked(alone: MainWindow, qtbot: QtBot) -> None:
    alone.go(Place.COMPARE)
    wait_compared(alone, qtbot)
    picker = alone.compare.head.pickers[0]
    row = next(at for at, name in enumerate(names(alone)) if name.startswith("Sent as Rev.1.docx"))
    picker.setCurrentIndex(row)
    picker.activated.emit(row)
    wait_compared(alone, qtbot)
    comparison = alone.compare.comparison
    assert comparison is not None
    assert dict(comparison.summary)["edited"] == 1
    assert names(alone)[picker.currentIndex()].startswith("Sent as Rev.1.docx")


def test_nothing_is_taken_over_into_a_kept_text(alone: MainWindow, qtbot: QtBot) -> None:
    alone.go(Place.COMPARE)
    wait_compared(alone, qtbot)
    before = alone.compare.sides()[0].resolution
    alone.compare.swap()
    wait_compared(alone, qtbot)
    qtbot.keyClick(alone.compare.view, Qt.Key.Key_F8)
    alone.actions_by_id["compare.take"].trigger()
    assert alone.compare.sides()[1].resolution is before
    assert lines_of(alone.texts.current.resolution) != lines_of(resolution(NEW))


def test_kept_texts_are_not_offered_twice_and_go_with_their_draft(
    alone: MainWindow, qtbot: QtBot
) -> None:
    alone.go(Place.COMPARE)
    wait_compared(alone, qtbot)
    base = OpenText(Draft(resolution(OLD)), name="Opened")
    alone.texts.add(base, show=False)
    assert not any(name.startswith("Base") for name in names(alone))
    alone.texts.remove(alone.texts.all()[0])
    assert not any(name.startswith("Sent as") for name in names(alone))
