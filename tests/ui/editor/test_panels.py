"""Outline, clause palette, notes and details beside the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from penholder.document.resolution import AgendaItem
from penholder.ui.editor.details import Details
from penholder.ui.editor.notes_panel import NotesPanel
from penholder.ui.editor.outline import CHANGE, NAME, Outline
from penholder.ui.editor.palette import ClausePalette
from penholder.ui.theme import load
from ui.editor.drafts import harbour
from ui.editor.looking import put, rows


@pytest.fixture
def outline(qtbot, harbour_editor) -> Outline:
    outline = Outline(harbour_editor, load("light"))
    qtbot.addWidget(outline)
    outline.resize(240, 400)
    outline.show()
    outline._refresh()
    return outline


@pytest.fixture
def palette(qtbot) -> ClausePalette:
    palette = ClausePalette(load("light"))
    qtbot.addWidget(palette)
    palette.resize(300, 600)
    palette.show()
    return palette


def _names(outline: Outline) -> list[str]:
    model = outline.model
    return [model.index(i).data(NAME) for i in range(model.rowCount())]


def test_the_outline_names_every_clause_and_follows_the_text(qtbot, harbour_editor, outline):
    assert _names(outline) == ["PP1", "PP2", "OP1", "OP2", "(a)", "(b)", "OP3"]
    put(harbour_editor, "op1", -1)
    qtbot.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline.model.rowCount() == 8)
    assert _names(outline)[-1] == "OP4"


def test_a_click_in_the_outline_goes_to_the_clause(qtbot, harbour_editor, outline):
    at = outline.view.visualRect(outline.model.index(3)).center()
    qtbot.mouseClick(outline.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert harbour_editor.current_node() == "op2"


def test_the_outline_shows_where_the_cursor_is(harbour_editor, outline):
    put(harbour_editor, "b")
    assert outline.view.currentIndex().row() == 5
    put(harbour_editor, "op3")
    assert outline.view.currentIndex().row() == 6


def test_a_clause_dropped_in_the_outline_moves_with_its_sub_paragraphs(harbour_editor, outline):
    data = outline.model.mimeData([outline.model.index(3)])
    model = outline.model
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(-1))
    assert rows(harbour_editor)[:3] == [
        "OP1 Invites pilots:",
        "OP1 (a) To look for the lamps;",
        "OP1 (b) To report broken lamps;",
    ]
    harbour_editor.undo()
    assert harbour_editor.resolution() == harbour()


def test_changes_against_the_base_reach_outline_and_sheet(harbour_editor, outline):
    changes = {"op1": "edited", "op3": "added"}
    outline.set_base_changes(changes)
    harbour_editor.set_base_changes(changes)
    assert outline.model.index(2).data(CHANGE) == "edited"
    assert harbour_editor.surface.base_changes == changes


def test_down_goes_from_the_search_to_the_list_and_enter_inserts(qtbot, palette):
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    title = palette.current().title
    with qtbot.waitSignal(palette.insert_requested) as asked:
        qtbot.keyClick(palette.list, Qt.Key.Key_Return)
    assert asked.args[0]
    assert title


def test_a_double_click_inserts(qtbot, palette):
    at = palette.list.visualItemRect(palette.list.item(1)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(palette.insert_requested):
        qtbot.mouseDClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_search_without_hits_says_so(palette):
    palette.search.setText("zzzz qqqq")
    assert palette.empty.isVisible()
    assert not palette.insert.isEnabled()
    palette.search.clear()
    assert not palette.empty.isVisible()


def test_the_chosen_wording_is_the_one_inserted(qtbot, palette):
    for row in range(palette.list.count()):
        palette.list.setCurrentRow(row)
        if palette.wording.count() > 1:
            break
    asked = []
    palette.insert_requested.connect(asked.append)
    for wording in (0, palette.wording.count() - 1):
        palette.wording.setCurrentIndex(wording)
        qtbot.mouseClick(palette.insert, Qt.MouseButton.LeftButton)
    weak, strong = ([line.spans for line in lines] for lines in asked)
    assert weak != strong


def test_the_notes_panel_says_where_each_note_is_marked_and_goes_there(qtbot, harbour_editor):
    panel = NotesPanel(harbour_editor)
    qtbot.addWidget(panel)
    panel.resize(280, 300)
    panel.show()
    assert "Marked in PP2" in panel.list.item(1).text()
    at: QPoint = panel.list.visualItemRect(panel.list.item(1)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert harbour_editor.surface.piece().line.id == "n1"


def test_details_tell_only_what_was_changed(qtbot):
    details = Details()
    qtbot.addWidget(details)
    details.set_resolution(harbour())
    told = []
    details.changed.connect(told.append)
    details.fields["symbol"].setFocus()
    qtbot.keyClicks(details.fields["symbol"], "A/90/L.1")
    after = told[-1]
    assert after.masthead.symbol == "A/90/L.1"
    assert after.masthead.agenda_items == (AgendaItem("7 (b)"),)
    assert after.sponsors == harbour().sponsors
    assert after.body == harbour().body


def test_details_keep_the_notes_of_sponsors_that_stay(qtbot):
    details = Details()
    qtbot.addWidget(details)
    details.set_resolution(harbour())
    told = []
    details.changed.connect(told.append)
    qtbot.keyClicks(details.add_sponsor, "Norway")
    qtbot.keyClick(details.add_sponsor, Qt.Key.Key_Return)
    sponsors = told[-1].sponsors
    assert [state.name for state in sponsors.states] == ["Norway", "Ruritania"]
    assert sponsors.states[1].notes == ("star",)
