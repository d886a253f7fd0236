"""Two invented texts and a window that compares them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from penholder.document.resolution import Resolution
from penholder.formats.native import Base, Draft
from penholder.formats.text.reader import read_text
from penholder.ui.commands import Place
from penholder.ui.open_texts import OpenText
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow

OLD = """The General Assembly,

Recalling its resolution 70/900 of 12 December 2015 on lighthouses,

Mindful of the keepers of remote lights,

1. Urges States to keep their lights burning, as appropriate;

2. Requests the harbour masters to count the buoys every five years;

3. Encourages fishing crews to report broken lamps without delay to the nearest station;

4. Takes note of the survey of fog signals prepared by the pilots of the northern channel;

5. Invites lighthouse museums to open their doors on the first Sunday of May;

6. Decides to consider the matter at its seventy-first session.
"""

NEW = """The General Assembly,

Recalling its resolution 71/901 of 14 December 2016 on lighthouses,

Mindful of the keepers of remote lights,

1. Takes note of the survey of fog signals prepared by the pilots of the northern channel;

2. Invites States to keep their lights burning;

3. Requests the harbour masters to count the buoys every three years;

4. Encourages fishing crews to report broken lamps without delay to the nearest station;

5. Welcomes the gift of twelve lenses from the glass makers of the island;

6. Decides to consider the matter at its seventy-second session.
"""

MakeWindow = Callable[[str, str], MainWindow]


def resolution(text: str) -> Resolution:
    """A text as the reader of plain text understands it."""
    return read_text(text)[0]


@pytest.fixture
def make_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MakeWindow:
    """Opens a window that compares two texts; the later one is a draft made from the earlier."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)

    def make(old: str, new: str) -> MainWindow:
        window = MainWindow(Settings())
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        before = resolution(old)
        earlier = OpenText(Draft(before), name="Earlier")
        later = OpenText(Draft(resolution(new), Base.of(before)), name="Later")
        window.texts.add(earlier)
        window.texts.add(later)
        window.compare.set_sides(earlier, later)
        window.go(Place.COMPARE)
        wait_compared(window, qtbot)
        return window

    return make


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window with the two texts above."""
    return make_window(OLD, NEW)


def wait_compared(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the comparison is shown."""
    qtbot.waitUntil(lambda: not window.compare.busy(), timeout=10_000)


def do(window: MainWindow, command: str) -> None:
    """Does a command as its key or menu entry would."""
    assert window.actions_by_id[command].isEnabled(), command
    window.actions_by_id[command].trigger()


def row_with(window: MainWindow, words: str, *, old_end: bool = False) -> int:
    """The row whose text has some words (of a move the new end, unless the old is asked for)."""
    found = [
        index
        for index, row in enumerate(window.compare.view.rows)
        if words in "".join(edit.text for edit in row.pair.words)
        and (not row.move or bool(row.old) == old_end)
    ]
    assert len(found) == 1, found
    return found[0]
