"""The window, driven as a delegate would: open, roll over, insert, compare, export, save."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats import native, registry
from penholder.formats.journal import Journal, Recovery
from penholder.ui.command_palette import CommandPalette, TemplatePalette
from penholder.ui.commands import COMMANDS, Place
from penholder.ui.editor.surface import Surface
from penholder.ui.settings import Settings
from penholder.ui.theme import load
from penholder.ui.window import MainWindow
from ui.windows import PRIOR, do, saves_to


def test_start_page_comes_first_and_never_an_empty_window(window: MainWindow) -> None:
    assert window.place is Place.START
    assert window.start.isVisible()
    assert not window.actions_by_id["file.save"].isEnabled()


def test_every_command_does_something(window: MainWindow) -> None:
    receivers = [window.actions_by_id[c.id].receivers("2triggered(bool)") for c in COMMANDS]
    assert 0 not in receivers


def test_cards_of_the_start_page_are_commands(window: MainWindow, qtbot: QtBot) -> None:
    card = next(b for b, _icon in window.start._cards if b.accessibleName() == "Empty draft")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.place is Place.DRAFT
    assert window.texts.current is not None


def test_opened_text_is_shown_whole_with_its_outline(opened: MainWindow, qtbot: QtBot) -> None:
    workspace = opened.draft.current()
    assert workspace is not None
    assert workspace.editor.resolution() == registry.read_file(PRIOR)[0]
    assert workspace.outline.model.rowCount() == 38
    assert "A/RES/79/901" in opened.windowTitle()
    assert not opened.texts.current.modified


def test_opening_the_same_file_twice_shows_the_open_text(opened: MainWindow, qtbot: QtBot) -> None:
    opened.open_paths([PRIOR])
    qtbot.wait(50)
    assert len(opened.texts.all()) == 1


def test_file_that_cannot_be_read_is_said_in_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    window.open_paths([broken])
    qtbot.waitUntil(window.notice.isVisible)
    assert "broken.docx" in window.notice.sentence.text()
    assert window.place is Place.START


def test_dropped_files_are_opened(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(PRIOR))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.texts.current is not None)


def test_roll_over_opens_a_draft_that_knows_its_base(opened: MainWindow, qtbot: QtBot) -> None:
    do(opened, "file.rollover")
    text = opened.texts.current
    assert text is not None
    assert text.draft.base is not None
    assert text.draft.base.symbol == "A/RES/79/901"
    assert text.resolution.closing is None
    assert text.modified
    assert opened.notice.isVisible()
    assert opened.compare.sides()[1] is text


def test_clause_is_found_inserted_by_enter_and_its_blanks_filled(
    opened: MainWindow, qtbot: QtBot
) -> None:
    workspace = opened.draft.current()
    assert workspace is not None
    before = len(workspace.editor.content.lines())
    workspace.editor.go_to(lines_of(workspace.text.resolution)[20].id)
    do(opened, "clause.palette")
    search = workspace.palette_panel.search
    qtbot.keyClicks(search, "report later session")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert len(workspace.editor.content.lines()) == before + 1
    qtbot.keyClicks(workspace.editor.surface, "eighty-first session")
    text = plain_text(workspace.editor.surface.piece().line.spans)
    assert "at its eighty-first session a report" in text
    workspace.editor.undo()
    while workspace.editor.resolution() != workspace.text._saved:
        workspace.editor.undo()


def test_double_click_in_the_palette_inserts(opened: MainWindow, qtbot: QtBot) -> None:
    workspace = opened.draft.current()
    assert workspace is not None
    before = len(workspace.editor.content.lines())
    panel = workspace.palette_panel
    box = panel.list.visualItemRect(panel.list.item(0)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(workspace.editor.content.lines()) == before + 1


def test_find_goes_to_the_place(opened: MainWindow, qtbot: QtBot) -> None:
    do(opened, "edit.find")
    workspace = opened.draft.current()
    assert workspace is not None
    qtbot.keyClicks(workspace.find_bar.field, "fog signals")
    assert workspace.editor.surface.textCursor().selectedText() == "fog signals"
    qtbot.keyClicks(workspace.find_bar.field, " xyz")
    assert workspace.find_bar.result.text() == "Not found"
    qtbot.keyClick(workspace.find_bar.field, Qt.Key.Key_Escape)
    assert not workspace.find_bar.isVisible()


@pytest.mark.parametrize(
    ("typed", "start"),
    [("PP2", "Reaffirming its"), ("op 6 (a)", "To keep"), ("20", "Decides to include")],
)
def test_paragraph_is_gone_to_by_its_name(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, typed: str, start: str
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (typed, True))
    do(opened, "edit.go-to")
    workspace = opened.draft.current()
    assert workspace is not None
    assert plain_text(workspace.editor.surface.piece().line.spans).startswith(start)


def test_paragraph_that_is_not_there_is_said(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("OP99", True))
    do(opened, "edit.go-to")
    assert "OP99" in opened.notice.sentence.text()


def test_recovered_copy_goes_only_once_a_new_one_is_kept(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    journal = Journal(state=tmp_path / "old")
    journal.write(opened.texts.current.draft)
    recovery = Recovery(journal.path, None, "", opened.texts.current.draft)
    opened._recover(recovery)
    assert journal.path.is_file()
    opened.journals._keepers[opened.texts.current]._write()
    qtbot.waitUntil(lambda: not journal.path.is_file())


def test_copy_that_is_being_written_while_a_text_is_closed_goes_too(
    opened: MainWindow, qtbot: QtBot
) -> None:
    do(opened, "file.rollover")
    keeper = opened.journals._keepers[opened.texts.current]
    keeper._write()
    path = keeper._journal.path
    do(opened, "file.close")
    assert QThreadPool.globalInstance().waitForDone(5000)
    assert not path.is_file()


def test_saved_draft_opens_again_with_its_base(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(opened, "file.rollover")
    file = tmp_path / "draft.penholder"
    saves_to(monkeypatch, file)
    do(opened, "file.save")
    text = opened.texts.current
    assert text is not None
    assert not text.modified
    again = native.load(file)
    assert again.resolution == text.resolution
    assert again.base == text.draft.base


def test_work_not_saved_is_offered_after_a_crash(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(opened, "file.rollover")
    wanted = opened.texts.current.resolution
    keeper = opened.journals._keepers[opened.texts.current]
    keeper._write()
    qtbot.waitUntil(lambda: keeper._task is None)
    monkeypatch.setattr("penholder.formats.journal._is_open_elsewhere", lambda _header: False)
    after_crash = MainWindow(Settings())
    qtbot.addWidget(after_crash)
    found = after_crash.start._recoveries.count()
    assert found == 1
    buttons = after_crash.start.findChildren(type(opened.compare.message.cancel), "")
    restore = next(b for b in buttons if b.text() == "Recover")
    qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert after_crash.texts.current.resolution == wanted
    assert after_crash.texts.current.modified


def test_details_change_the_masthead(opened: MainWindow, qtbot: QtBot) -> None:
    workspace = opened.draft.current()
    assert workspace is not None
    field = workspace.details.fields["session"]
    field.selectAll()
    qtbot.keyClicks(field, "Eightieth session")
    assert workspace.text.resolution.masthead.session == "Eightieth session"


@pytest.mark.parametrize("name", ["dark", "contrast", "light"])
def test_theme_is_changed_everywhere_and_remembered(opened: MainWindow, name: str) -> None:
    do(opened, f"view.theme-{name}")
    assert opened.theme.name == name
    assert json.loads(opened.settings.path.read_text())["theme"] == name
    assert opened.actions_by_id[f"view.theme-{name}"].isChecked()


def test_the_sheet_takes_on_the_colours_of_a_theme_chosen_while_a_text_is_open(
    opened: MainWindow, qtbot: QtBot
) -> None:
    for name in ("light", "dark", "contrast", "light"):
        do(opened, f"view.theme-{name}")
        surface = opened.findChild(Surface)
        assert surface is not None
        picture = surface.viewport().grab().toImage()
        corner = QColor(picture.pixel(3, picture.height() - 4))
        assert corner == QColor(load(name).sheet), name
        desk = QColor(surface.grab().toImage().pixel(3, 3))
        assert desk == QColor(load(name).desk), name


def test_zoom_is_that_of_the_place(opened: MainWindow) -> None:
    workspace = opened.draft.current()
    assert workspace is not None
    do(opened, "view.zoom-in")
    assert workspace.editor.zoom > 1
    do(opened, "view.zoom-reset")
    assert workspace.editor.zoom == 1


def test_window_fits_a_small_screen(opened: MainWindow) -> None:
    assert opened.minimumSizeHint().width() <= 1366
    assert opened.minimumSizeHint().height() <= 768


def test_command_palette_finds_and_does(opened: MainWindow, qtbot: QtBot) -> None:
    palette = CommandPalette(opened.actions_by_id, opened)
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette.field, "view compare")
    assert palette.list.count() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.place is Place.COMPARE


def test_closing_a_text_asks_when_it_is_not_saved(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(opened, "file.rollover")
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    do(opened, "file.close")
    assert len(opened.texts.all()) == 2
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    do(opened, "file.close")
    assert len(opened.texts.all()) == 1


def test_a_template_is_found_by_typing_and_opened_as_a_draft(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = TemplatePalette(
        lambda template: window.show_text(window.files.new_from(template)), window
    )
    qtbot.addWidget(palette)
    palette.show()
    assert palette.list.count() >= 8
    qtbot.keyClicks(palette.field, "security council")
    assert palette.list.count() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    current = window.texts.current
    assert current is not None
    assert current.resolution.masthead.organ == "Security Council"
    assert current.modified
    assert window.place is Place.DRAFT
