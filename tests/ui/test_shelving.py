"""Opening a text fills the shelf in the background; examples and troubles stop nothing."""

from __future__ import annotations

from pathlib import Path

from penholder.library.shelf import Shelf, default_path
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow
from ui.windows import do

TEXT = """General Assembly
Seventy-first session

The General Assembly,

Recalling its resolution 65/4 of 12 November 2010, entitled “Buoys for all ports”,

1. Requests every port to keep its buoys.
"""


def test_an_opened_text_teaches_the_shelf_what_it_cites(window, qtbot, tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    with qtbot.waitSignal(window.shelving.filled):
        window.open_paths([path])
    assert Shelf(default_path()).lookup("A/RES/65/4").title == "Buoys for all ports"


def test_the_invented_sample_teaches_nothing(window, qtbot):
    do(window, "file.sample")
    qtbot.waitUntil(lambda: window.texts.current is not None)
    qtbot.wait(50)
    assert window.aids.shelf.count() == 0


def test_a_broken_shelf_is_told_once_and_the_text_opens(qtbot, tmp_path):
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"nothing of the kind " * 50)
    window = MainWindow(Settings(), Shelf(broken))
    qtbot.addWidget(window)
    told: list[str] = []
    window.shelving.problem.connect(told.append)
    path = Path(tmp_path / "draft.txt")
    path.write_text(TEXT, encoding="utf-8")
    with qtbot.waitSignal(window.shelving.filled):
        window.open_paths([path])
    assert len(told) == 1
    assert str(broken) in told[0]
    assert window.aids.shelf.lookup("A/RES/65/4") is not None
