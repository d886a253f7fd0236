"""What the Compare place shows: arrangements, folds, numbers, remarks, the other end of a move."""

from __future__ import annotations

import zipfile

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from penholder.compare.result import WordOp
from penholder.document.spans import plain
from penholder.ui.compare.one_column import one_column
from penholder.ui.compare.showing import Arrangement
from penholder.ui.compare.strip import Strip
from ui.compare.conftest import NEW, OLD, MakeWindow, do, row_with, wait_compared


def shown(window) -> int:
    return len(window.compare.view.shown_rows())


def test_changes_only_folds_what_did_not_change_and_says_how_much(window) -> None:
    every = shown(window)
    do(window, "compare.changes-only")
    view = window.compare.view
    assert all(view.rows[index].changed for index in view.shown_rows())
    assert "1 paragraph unchanged" in view.folds()
    do(window, "compare.all")
    assert shown(window) == every


def test_switch_chosen_twice_shows_all_again(window) -> None:
    every = shown(window)
    for _ in range(2):
        do(window, "compare.substance")
    assert shown(window) == every
    assert window.actions_by_id["compare.all"].isChecked()


def test_substance_only_folds_routine_changes_too(window) -> None:
    do(window, "compare.substance")
    view = window.compare.view
    assert row_with(window, "Recalling its resolution") not in view.shown_rows()
    assert row_with(window, "keep their lights") in view.shown_rows()
    assert any("routine or editorial change" in text for text in view.folds())


def test_routine_changes_fold_by_themselves(window) -> None:
    do(window, "compare.fold-light")
    view = window.compare.view
    assert row_with(window, "Recalling its resolution") not in view.shown_rows()
    assert row_with(window, "Mindful") in view.shown_rows()


def test_click_opens_a_fold(window, qtbot: QtBot) -> None:
    do(window, "compare.changes-only")
    view = window.compare.view
    hidden = row_with(window, "Mindful")
    assert hidden not in view.shown_rows()
    at = view.row_position(hidden)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, at.y() + 12))
    assert hidden in view.shown_rows()


def test_fold_is_gone_to_and_opened_by_key(window, qtbot: QtBot) -> None:
    do(window, "compare.changes-only")
    view = window.compare.view
    hidden = row_with(window, "Mindful")
    while view.current != hidden:
        before = view.current
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert view.current != before
    assert hidden not in view.shown_rows()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert hidden in view.shown_rows()


def test_both_numbers_stand_at_a_renumbered_paragraph(window) -> None:
    row = window.compare.view.rows[row_with(window, "Encourages fishing crews")]
    assert row.numbers == "3 → 4"
    assert "3 became 4" in row.spoken


def test_one_column_has_both_texts_with_their_marks(window) -> None:
    do(window, "compare.one-column")
    assert window.compare.view.arrangement is Arrangement.ONE_COLUMN
    row = window.compare.view.rows[row_with(window, "keep their lights")]
    ((label, line),) = one_column(row)
    assert label == "1 → 2."
    marked = {op: "".join(run.text for run in line.runs if run.op is op) for op in WordOp}
    assert "Urges" in marked[WordOp.DELETE]
    assert "Invites" in marked[WordOp.INSERT]
    assert "States to keep their lights burning" in marked[WordOp.EQUAL]


def test_one_column_of_a_split_has_a_line_for_each_part(make_window: MakeWindow) -> None:
    whole = "Requests the pilots to sound the channel, and invites the wardens to mend the nets"
    parts = "Requests the pilots to sound the channel;\n\n2. Invites the wardens to mend the nets"
    head = "The General Assembly,\n\n"
    window = make_window(
        f"{head}1. {whole};\n\n2. Decides to meet again.\n",
        f"{head}1. {parts};\n\n3. Decides to meet again.\n",
    )
    row = window.compare.view.rows[row_with(window, "sound the channel")]
    lines = one_column(row)
    assert [label for label, _ in lines] == ["1.", "2."]
    assert "".join(run.text for run in lines[1][1].runs if run.op is not WordOp.DELETE).endswith(
        "mend the nets;"
    )


def test_why_a_change_is_one_of_substance_is_said_in_words(window) -> None:
    row = window.compare.view.rows[row_with(window, "keep their lights")]
    assert "verb weakened: “Urges” → “Invites”" in row.remarks
    assert "qualifier dropped: “as appropriate”" in row.remarks
    figure = window.compare.view.rows[row_with(window, "harbour masters")]
    assert figure.remarks == ("figure changed: “five” → “three”",)


def test_sign_of_a_move_leads_to_its_other_end_by_mouse_and_key(window, qtbot: QtBot) -> None:
    view = window.compare.view
    new_end = row_with(window, "fog signals")
    old_end = row_with(window, "fog signals", old_end=True)
    assert view.rows[new_end].other_label == "4"
    view.go_to(new_end)
    tag = view.page.sign_box(new_end, view.scrolled)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=tag.center().toPoint())
    assert view.current == old_end
    do(window, "compare.other-end")
    assert view.current == new_end


def test_overview_strip_goes_to_the_change_that_is_clicked(window, qtbot: QtBot) -> None:
    strip = window.compare.view.findChild(Strip)
    target = row_with(window, "Welcomes the gift")
    mark = next(mark for mark in strip._marks if mark.row == target)
    at = QPoint(4, round(mark.at * strip.height()))
    assert strip.mark_at(at.y()).row == target
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert window.compare.view.current == target


def test_identical_texts_say_so(make_window: MakeWindow) -> None:
    window = make_window(OLD, OLD)
    assert window.compare.changes.list.count() == 0
    assert "the two texts say the same" in window.compare.changes.empty.text()
    do(window, "compare.changes-only")
    assert len(window.compare.view.folds()) == 1


def test_typing_keeps_the_view_where_it_is(window, qtbot: QtBot) -> None:
    view = window.compare.view
    view.go_to(row_with(window, "Welcomes the gift"))
    current = view.current
    later = window.texts.current
    later.set_resolution(replace(later.resolution, title=plain("Lighthouses")))
    window.compare.refresh()
    qtbot.waitUntil(lambda: not window.compare.busy())
    assert view.current == current


def test_both_arrangements_paint_every_row(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(OLD, NEW)
    view = window.compare.view
    for command in ("compare.one-column", "compare.side-by-side"):
        do(window, command)
        qtbot.waitUntil(lambda: not view._idle.isActive())
        assert all(view.rows_layout.cells(place) for place in range(len(view.rows_layout.items)))
        assert not view.grab().isNull()


def test_changes_of_the_first_page_are_one_quiet_line_until_it_is_opened(window, qtbot) -> None:
    later = window.compare.sides()[1]
    masthead = replace(
        later.resolution.masthead, session="Seventy-first session", symbol="A/71/L.9"
    )
    later.set_resolution(replace(later.resolution, masthead=masthead))
    wait_compared(window, qtbot)
    view = window.compare.view
    assert view.folds() == ["First page: session, symbol changed"]
    view.go_to(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.folds() == []
    assert [view.rows[i].field for i in view.shown_rows()[:2]] == ["Session", "Symbol"]


@pytest.mark.parametrize(
    ("command", "extension", "words"),
    [
        ("compare.report", ".html", "<ins>"),
        ("compare.report-text", ".txt", "[-Urges-]"),
        ("compare.report-json", ".json", '"relation": "added"'),
    ],
)
def test_report_is_saved(window, tmp_path, monkeypatch, command, extension, words) -> None:
    path = tmp_path / f"report{extension}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    do(window, command)
    assert words in path.read_text("utf-8")
    assert path.name in window.notice.sentence.text()


@pytest.mark.parametrize("command", ["compare.report-synopsis", "compare.report-summary"])
def test_report_in_word_is_saved(window, tmp_path, monkeypatch, command) -> None:
    path = tmp_path / "report.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    do(window, command)
    with zipfile.ZipFile(path) as archive:
        assert "Invites" in archive.read("word/document.xml").decode()


def test_report_has_only_the_changes_when_only_they_are_shown(
    window, tmp_path, monkeypatch
) -> None:
    path = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    do(window, "compare.report-text")
    assert "Mindful" in path.read_text("utf-8")
    do(window, "compare.changes-only")
    do(window, "compare.report-text")
    assert "Mindful" not in path.read_text("utf-8")
    assert "changes only" in window.notice.sentence.text()


def test_report_of_the_table_of_years_is_saved(window, qtbot, tmp_path, monkeypatch) -> None:
    path = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    do(window, "compare.years")
    wait_compared(window, qtbot)
    do(window, "compare.report")
    assert "lighthouse museums" in path.read_text("utf-8")


def test_report_without_texts_says_what_to_do(window, monkeypatch) -> None:
    window.compare.set_sides(None, None)
    do(window, "compare.report")
    assert "Choose two texts" in window.notice.sentence.text()
    assert "Choose two texts above" in window.compare.message.sentence.text()
