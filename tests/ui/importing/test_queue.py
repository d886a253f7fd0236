"""Several files at once: one after another, with progress, Cancel, and a list of results."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from penholder.cancelling import Cancelled, stop_if_cancelled
from penholder.ui.commands import Place
from penholder.ui.importing import queue as queues
from penholder.ui.importing.queue import Stage
from penholder.ui.importing.reading import Read, read
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    made = MainWindow(Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def drafts(folder: Path, count: int) -> list[Path]:
    """Files of a draft each; the note of the second has no mark in the text."""
    paths = []
    for number in range(1, count + 1):
        path = folder / f"draft {number}.txt"
        rows = ["The Council,", f"1. Requests harbour {number} to report;", "2. Decides to meet."]
        if number == 2:
            rows += ["5th meeting", "1 See chart 4."]
        path.write_text("\n".join(rows))
        paths.append(path)
    return paths


def finished(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.imports.queue.running)


def rows(window: MainWindow) -> list[tuple[str, str]]:
    tree = window.imports.strip.list
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


class Gate:
    """Reading that waits at the second file until it is let through or called off."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open, self.left = (threading.Event() for _ in range(3))
        self.read: list[str] = []
        monkeypatch.setattr(queues, "read", self)

    def __call__(self, path: Path) -> Read:
        self.read.append(path.name)
        if len(self.read) == 2:
            self.reached.set()
            try:
                while not self.open.wait(0.005):
                    stop_if_cancelled()
            except Cancelled:
                self.left.set()
                raise
        return read(path)


def test_files_are_read_one_after_another_and_listed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "draft 9.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    window.open_paths([*drafts(tmp_path, 3), broken])
    finished(window, qtbot)
    listed = rows(window)
    assert [name for name, _ in listed] == [
        "draft 1.txt", "draft 2.txt", "draft 3.txt", "draft 9.pdf",
    ]  # fmt: skip
    assert [sentence for _, sentence in listed[:3]] == [
        "Opened", "Opened, 1 guess to check", "Opened",
    ]  # fmt: skip
    assert "draft 9.pdf is not a PDF file" in listed[3][1]
    assert window.imports.strip.sentence.text() == (
        "4 files: 3 opened (1 with something to look at), 1 could not be read."
    )
    assert [text.name for text in window.texts.all()] == ["draft 1", "draft 2", "draft 3"]


def test_first_of_several_is_shown_and_the_others_do_not_push_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_paths(drafts(tmp_path, 3))
    finished(window, qtbot)
    assert window.place is Place.DRAFT
    assert window.texts.current is window.texts.all()[0]
    assert window.draft.tabs.count() == 3
    assert window.draft.tabs.currentIndex() == 0


def test_progress_names_the_file_and_the_window_stays_free(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    window.open_paths(drafts(tmp_path, 3))
    qtbot.waitUntil(gate.reached.is_set)
    strip = window.imports.strip
    assert strip.sentence.text() == "Reading 2 of 3: draft 2.txt"
    assert (strip.bar.value(), strip.bar.maximum()) == (1, 3)
    work = window.draft.current()
    assert work is not None
    work.editor.go_to(work.editor.content.lines()[0].id)
    qtbot.keyClicks(work.editor.surface, "Typed meanwhile ")
    assert "Typed meanwhile" in work.editor.surface.toPlainText()
    gate.open.set()
    finished(window, qtbot)
    assert "Typed meanwhile" in work.editor.surface.toPlainText()
    assert window.draft.current() is work


def test_cancel_stops_in_the_middle_of_a_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    window.open_paths(drafts(tmp_path, 4))
    qtbot.waitUntil(gate.reached.is_set)
    qtbot.mouseClick(window.imports.strip.cancel, LEFT)
    assert not window.imports.queue.running
    assert [stage for _, stage in rows(window)] == ["Opened"] + ["Not read: cancelled"] * 3
    assert window.imports.strip.sentence.text() == "4 files: 1 opened, 3 cancelled."
    qtbot.waitUntil(gate.left.is_set)
    assert gate.read == ["draft 1.txt", "draft 2.txt"]
    assert not window.imports.strip.cancel.isVisible()


def test_click_on_a_file_opens_it(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.open_paths(drafts(tmp_path, 3))
    finished(window, qtbot)
    tree = window.imports.strip.list
    box = tree.visualItemRect(tree.topLevelItem(1))
    qtbot.mouseClick(tree.viewport(), LEFT, pos=box.center())
    assert window.texts.current is window.texts.all()[1]
    assert "guess to check" in window.notice.sentence.text()


def test_enter_opens_a_file_that_was_closed_meanwhile(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_paths(drafts(tmp_path, 3))
    finished(window, qtbot)
    window.texts.remove(window.texts.all()[2])
    tree = window.imports.strip.list
    tree.setCurrentItem(tree.topLevelItem(2))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.texts.all()) == 3)
    assert window.texts.current is not None
    assert window.texts.current.name == "draft 3"


def test_files_dropped_while_others_are_read_are_added_to_the_list(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    first = drafts(tmp_path, 3)
    window.open_paths(first[:2])
    qtbot.waitUntil(gate.reached.is_set)
    drop(window, first[2:])
    assert window.imports.strip.sentence.text() == "Reading 2 of 3: draft 2.txt"
    gate.open.set()
    finished(window, qtbot)
    assert window.imports.queue.count(Stage.OPENED) == 3
    assert window.texts.current is window.texts.all()[0]


def test_folder_stands_for_the_files_in_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drafts(tmp_path, 2)
    (tmp_path / "picture.png").write_bytes(b"no text")
    drop(window, [tmp_path])
    finished(window, qtbot)
    assert [name for name, _ in rows(window)] == ["draft 1.txt", "draft 2.txt"]


def test_file_that_is_open_already_is_not_read_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = drafts(tmp_path, 2)
    window.open_paths(paths)
    finished(window, qtbot)
    window.open_paths(paths)
    finished(window, qtbot)
    assert len(window.texts.all()) == 2
    assert rows(window)[0] == ("draft 1.txt", "Opened")


def test_one_file_needs_no_list(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.open_paths(drafts(tmp_path, 1))
    qtbot.waitUntil(lambda: window.texts.current is not None)
    assert not window.imports.strip.isVisible()


def test_list_can_be_folded_and_closed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.open_paths(drafts(tmp_path, 2))
    finished(window, qtbot)
    strip = window.imports.strip
    qtbot.mouseClick(strip.fold, LEFT)
    assert not strip.list.isVisible()
    qtbot.mouseClick(strip.fold, LEFT)
    assert strip.list.isVisible()
    qtbot.mouseClick(strip.close_button, LEFT)
    assert not strip.isVisible()


def drop(window: MainWindow, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, keys)
    window.dropEvent(event)
