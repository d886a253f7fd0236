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


def test_the_invented_sample_is_known_while_it_is_open_and_never_written_down(window, qtbot):
    do(window, "file.sample")
    shelf = window.aids.shelf
    assert shelf.lookup("A/RES/73/905").title.startswith("Lights for all")
    assert shelf.numbers("73/9")
    assert Shelf(default_path()).lookup("A/RES/73/905") is None
    for text in window.texts.all():
        window.texts.remove(text)
    assert shelf.lookup("A/RES/73/905") is None


def test_the_switch_of_completing_is_remembered(window):
    assert window.actions_by_id["edit.complete-typing"].isChecked()
    do(window, "file.sample")
    do(window, "edit.complete-typing")
    assert not window.aids.complete
    assert not window.actions_by_id["edit.complete-typing"].isChecked()
    assert not Settings().values.complete
    do(window, "edit.complete-typing")
    assert Settings().values.complete


def test_ctrl_space_of_the_menu_offers_completions_in_the_open_text(window, qtbot):
    do(window, "file.sample")
    editor = window.draft.current().editor
    editor.surface.setFocus()
    block = editor.content.block_of(editor.content.lines()[0].id)
    editor.surface.put_cursor(
        block, editor.surface.document().findBlockByNumber(block).length() - 1
    )
    editor.surface.textCursor().insertText(" and resolution 78/904")
    do(window, "edit.complete")
    assert editor.completion.offers()[0].text.startswith("78/904 of 19")


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
