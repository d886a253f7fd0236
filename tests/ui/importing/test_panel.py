"""The report of an import beside the page, driven by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from penholder.document.lines import LineKind
from penholder.document.text import plain_text
from penholder.formats.placing import Finding, FindingKind
from penholder.ui.editor import DraftEditor
from penholder.ui.importing.panel import ImportPanel
from penholder.ui.settings import Settings
from penholder.ui.theme import load
from penholder.ui.window import MainWindow
from ui.editor.drafts import harbour

FOUND = (
    Finding("u0", FindingKind.UNPLACED, "Noting the tide,", "foot of page 1", "pp2"),
    Finding("u1", FindingKind.UNPLACED, "Two lines\nof a box", "text box", "b"),
    Finding("g0", FindingKind.GUESS, "There is no opening line."),
    Finding("f0", FindingKind.FURNITURE, "2/9", "page number, page 2", "op3"),
    Finding("fbar", FindingKind.FURNITURE, "", "bar code", count=3),
)
KEY = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot) -> ImportPanel:
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    editor.set_resolution(harbour())
    editor.resize(900, 300)
    editor.show()
    made = ImportPanel(editor, FOUND, load("light"))
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    made.begin()
    return made


def marked(panel: ImportPanel) -> list[int]:
    """The blocks marked on the sheet."""
    selections = panel._editor.surface.extraSelections()
    return [selection.cursor.blockNumber() for selection in selections]


def entry(panel: ImportPanel, words: str) -> QTreeWidgetItem:
    found = panel.tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return found[0]


def group_titles(panel: ImportPanel) -> list[str]:
    tree = panel.tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [item.text(0) for item in items if item is not None and not item.isHidden()]


def words(panel: ImportPanel) -> list[str]:
    return [plain_text(line.spans) for line in panel._editor.content.lines()]


def test_findings_are_grouped_and_counted(panel: ImportPanel) -> None:
    assert group_titles(panel) == [
        "Could not place (2)", "Guessed (1)", "Left out as page furniture (4)",
    ]  # fmt: skip
    assert panel.summary.text() == "2 things I could not place, 1 guess to check"


def test_first_finding_is_shown_at_its_place(panel: ImportPanel) -> None:
    assert panel.tree.current() == "u0"
    assert marked(panel) == [panel._editor.content.block_of("pp2")]


def test_arrows_go_through_the_findings_and_show_each(panel: ImportPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.tree, KEY.Key_Down)
    assert panel.tree.current() == "u1"
    assert marked(panel) == [panel._editor.content.block_of("b")]
    qtbot.keyClick(panel.tree, KEY.Key_Down)
    qtbot.keyClick(panel.tree, KEY.Key_Down)
    assert panel.tree.current() == "g0"
    assert marked(panel) == [0]


def test_enter_goes_to_the_place_in_the_text(panel: ImportPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.tree, KEY.Key_Down)
    qtbot.keyClick(panel.tree, KEY.Key_Return)
    assert panel._editor.current_node() == "b"
    assert panel._editor.focusWidget() is panel._editor.surface


def test_click_shows_the_place_again(panel: ImportPanel, qtbot: QtBot) -> None:
    panel._editor.clear_found()
    box = panel.tree.visualItemRect(entry(panel, "Noting the tide"))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert marked(panel) == [panel._editor.content.block_of("pp2")]


def test_next_and_previous_go_round_and_open_the_groups(panel: ImportPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.previous, Qt.MouseButton.LeftButton)
    assert panel.tree.current() == "g0"
    qtbot.mouseClick(panel.next, Qt.MouseButton.LeftButton)
    assert panel.tree.current() == "u0"


def test_enter_opens_and_closes_a_group(panel: ImportPanel, qtbot: QtBot) -> None:
    furniture = entry(panel, "page furniture")
    panel.tree.setCurrentItem(furniture)
    assert not furniture.isExpanded()
    qtbot.keyClick(panel.tree, KEY.Key_Return)
    assert furniture.isExpanded()


def test_text_is_put_in_behind_the_clause_and_undone(panel: ImportPanel, qtbot: QtBot) -> None:
    before = panel._editor.resolution()
    assert panel.put_in.text() == "Put in after PP2"
    qtbot.keyClick(panel.tree, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    lines = panel._editor.content.lines()
    assert plain_text(lines[2].spans) == "Noting the tide,"
    assert lines[2].kind is LineKind.PREAMBULAR
    assert group_titles(panel)[0] == "Could not place (1)"
    assert not panel.put_in.isEnabled()
    assert marked(panel) == [panel._editor.content.block_of(lines[2].id)]
    panel._editor.undo()
    assert panel._editor.resolution() == before
    assert group_titles(panel)[0] == "Could not place (2)"
    assert panel.put_in.isEnabled()
    panel._editor.redo()
    assert group_titles(panel)[0] == "Could not place (1)"


def test_text_goes_where_the_cursor_is_put(panel: ImportPanel, qtbot: QtBot) -> None:
    panel._editor.go_to("op1")
    assert panel.put_in.text() == "Put in after OP1"
    qtbot.mouseClick(panel.put_in, Qt.MouseButton.LeftButton)
    at = words(panel).index("Noting the tide,")
    assert panel._editor.content.lines()[at - 1].id == "op1"
    assert panel._editor.content.lines()[at].kind is LineKind.OPERATIVE


def test_text_near_a_subparagraph_goes_behind_its_clause_row_by_row(
    panel: ImportPanel, qtbot: QtBot
) -> None:
    panel.tree.choose("u1")
    qtbot.mouseClick(panel.put_in, Qt.MouseButton.LeftButton)
    at = words(panel).index("Two lines")
    assert panel._editor.content.lines()[at - 1].id == "b"
    assert words(panel)[at + 1] == "of a box"


def test_dismissed_findings_go_and_can_be_brought_back(panel: ImportPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.tree, KEY.Key_Delete)
    assert group_titles(panel)[0] == "Could not place (1)"
    assert panel.tree.current() == "u1"
    assert panel.show_dismissed.text() == "Show dismissed (1)"
    panel.show_dismissed.setChecked(True)
    panel.tree.choose("u0")
    assert panel.dismiss.text() == "Bring back"
    qtbot.keyClick(panel.tree, KEY.Key_Delete)
    assert group_titles(panel)[0] == "Could not place (2)"


def test_when_nothing_is_left_everything_was_placed(panel: ImportPanel, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(panel.tree, KEY.Key_Delete)
    assert panel.summary.text() == "Everything was placed"
    assert group_titles(panel) == ["Left out as page furniture (4)"]
    assert panel.to_look_at() == 0


def test_whole_group_is_dismissed_at_its_head(panel: ImportPanel, qtbot: QtBot) -> None:
    panel.tree.setCurrentItem(entry(panel, "Could not place"))
    assert panel.dismiss.text() == "Dismiss all"
    qtbot.mouseClick(panel.dismiss, Qt.MouseButton.LeftButton)
    assert group_titles(panel)[0] == "Guessed (1)"
    panel.tree.setCurrentItem(entry(panel, "page furniture"))
    assert not panel.dismiss.isEnabled()


def test_furniture_can_neither_be_dismissed_nor_put_in(panel: ImportPanel, qtbot: QtBot) -> None:
    panel.tree.choose("f0")
    assert not panel.dismiss.isEnabled()
    assert not panel.put_in.isEnabled()
    assert marked(panel) == [panel._editor.content.block_of("op3")]


def test_place_that_was_deleted_leads_to_the_top(panel: ImportPanel) -> None:
    panel._editor.go_to("pp2")
    panel._editor.apply(harbour().__class__(title=harbour().title))
    panel.tree.choose("u1")
    assert marked(panel) == [0]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(Settings())
    qtbot.addWidget(made)
    made.show()
    return made


NOTE_WITHOUT_MARK = """The Council,
Recalling the lamps,
1. Requests pilots to report;
2. Decides to meet at dusk.
5th meeting
1 See chart 4.
"""


def test_foreign_file_is_opened_with_its_report_beside_the_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lamps.txt"
    path.write_text(NOTE_WITHOUT_MARK)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.draft.current() is not None)
    work = window.draft.current()
    assert work is not None
    assert work.panel.currentWidget() is work.imported
    assert "guess to check" in window.notice.sentence.text()
    work.show_palette()
    qtbot.mouseClick(window.notice.more, Qt.MouseButton.LeftButton)
    assert work.panel.currentWidget() is work.imported
    assert work.imported.tree.current()


def test_findings_are_reached_by_key_from_the_text(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lamps.txt"
    path.write_text(NOTE_WITHOUT_MARK)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.draft.current() is not None)
    work = window.draft.current()
    assert work is not None
    work.toggle_panel()
    work.editor.setFocus()
    window.actions_by_id["import.next"].trigger()
    assert work.imported.isVisible()
    assert "No mark was found" in work.imported.tree.currentItem().text(0)
    assert window.focusWidget() is work.editor.surface
    window.actions_by_id["import.show"].trigger()
    assert window.focusWidget() is work.imported.tree


def test_file_with_every_word_placed_says_so_and_nothing_more(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lamps.txt"
    path.write_text(NOTE_WITHOUT_MARK.rsplit("\n", 2)[0])
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.draft.current() is not None)
    work = window.draft.current()
    assert work is not None
    assert work.imported.summary.text() == "Everything was placed"
    assert work.panel.currentWidget() is not work.imported
    assert not window.notice.isVisible()
    assert not work.text.modified


def test_draft_of_our_own_has_no_report(window: MainWindow) -> None:
    window.actions_by_id["file.new"].trigger()
    work = window.draft.current()
    assert work is not None
    assert work.panel.indexOf(work.imported) < 0
