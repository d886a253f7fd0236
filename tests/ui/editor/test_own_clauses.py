"""Favourites, clauses used last, and own clauses kept from the text, driven as a delegate does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from penholder.document.lines import Line, LineKind
from penholder.document.spans import NoteMark, Text, plain
from penholder.formats.clause_book import ClauseBook
from penholder.phrasebook.clauses import blanks_to_text
from penholder.ui.editor.clause_shelf import ClauseShelf
from penholder.ui.editor.palette import FAVOURITES, OWN, RECENT, ClausePalette
from penholder.ui.theme import load


@pytest.fixture
def palette(qtbot, tmp_path: Path) -> ClausePalette:
    palette = ClausePalette(load("light"), ClauseShelf(ClauseBook(tmp_path)))
    qtbot.addWidget(palette)
    palette.resize(300, 600)
    palette.show()
    return palette


def _show(palette: ClausePalette, group: str) -> list[str]:
    palette.group.setCurrentIndex(palette.group.findText(group))
    return [palette.list.item(row).text()[5:] for row in range(palette.list.count())]


def _keep(palette: ClausePalette) -> None:
    lines = [
        Line("a", LineKind.OPERATIVE, (Text("Thanks", italic=True), Text(" Chad for the tea:"))),
        Line("b", LineKind.SUBPARAGRAPH, (*plain("With milk;"), NoteMark("n")), 1),
    ]
    assert palette.keep_clause(lines) == ""


def test_the_star_keeps_a_clause_among_the_favourites(qtbot, palette):
    assert _show(palette, FAVOURITES) == []
    assert palette.empty.isVisible()
    palette.group.setCurrentIndex(0)
    title = palette.current().title
    qtbot.mouseClick(palette.star, Qt.MouseButton.LeftButton)
    assert _show(palette, FAVOURITES) == [title]
    qtbot.mouseClick(palette.star, Qt.MouseButton.LeftButton)
    assert _show(palette, FAVOURITES) == []


def test_inserted_clauses_are_the_recent_ones_newest_first(qtbot, palette):
    titles = []
    for row in (0, 3):
        palette.list.setCurrentRow(row)
        titles.insert(0, palette.current().title)
        qtbot.mouseClick(palette.insert, Qt.MouseButton.LeftButton)
    assert _show(palette, RECENT) == titles


def test_a_clause_of_the_text_is_kept_with_the_blanks_marked_by_hand(qtbot, palette):
    _keep(palette)
    form = palette.form
    cursor = form.text.textCursor()
    start = form.text.toPlainText().index("Chad")
    cursor.setPosition(start)
    cursor.setPosition(start + 4, QTextCursor.MoveMode.KeepAnchor)
    form.text.setTextCursor(cursor)
    form.blank_kind.setCurrentText("state")
    qtbot.mouseClick(form.make_blank, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.title, "Tea")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert _show(palette, OWN) == ["Tea"]
    clause = palette.current()
    assert clause.text == "Thanks {state:Chad} for the tea:"
    assert clause.items == ("With milk;",)
    inserted: list[list[Line]] = []
    palette.insert_requested.connect(inserted.append)
    qtbot.mouseClick(palette.insert, Qt.MouseButton.LeftButton)
    assert [line.kind for line in inserted[0]] == [LineKind.OPERATIVE, LineKind.SUBPARAGRAPH]
    assert blanks_to_text(inserted[0][0].spans) == clause.text


def test_a_clause_needs_a_title_and_sound_blanks(qtbot, palette):
    _keep(palette)
    qtbot.mouseClick(palette.form.save, Qt.MouseButton.LeftButton)
    assert palette.form.problem.isVisible()
    palette.form.title.setText("Tea")
    palette.form.text.setPlainText("Thanks {nobody:x};")
    qtbot.mouseClick(palette.form.save, Qt.MouseButton.LeftButton)
    assert "no kind of blank" in palette.form.problem.text()
    qtbot.mouseClick(palette.form.cancel, Qt.MouseButton.LeftButton)
    assert palette.shelf.book.own() == ()


def test_only_clauses_can_be_kept(palette):
    assert "Put the cursor" in palette.keep_clause([Line("a", LineKind.HEADING, plain("Tea"))])
    assert palette.keep_clause([]) != ""


def test_an_own_clause_is_deleted_and_shipped_ones_are_not(qtbot, palette):
    assert not palette.delete_action.isEnabled()
    _keep(palette)
    palette.form.title.setText("Tea")
    qtbot.mouseClick(palette.form.save, Qt.MouseButton.LeftButton)
    _show(palette, OWN)
    assert palette.delete_action.isEnabled()
    palette.delete_action.trigger()
    assert _show(palette, OWN) == []


def test_packs_go_out_and_come_in(palette, tmp_path):
    said: list[str] = []
    palette.shelf.problem.connect(said.append)
    _keep(palette)
    palette.form.title.setText("Tea")
    palette.form.save.click()
    file = tmp_path / "tea.clauses.json"
    palette.shelf.export_own(file)
    palette.shelf.import_pack(file)
    palette.shelf.import_pack(tmp_path / "none.json")
    assert said[0] == "1 clause was written to tea.clauses.json."
    assert said[1] == "1 clause was imported from tea.clauses.json."
    assert "none.json does not exist" in said[2]
