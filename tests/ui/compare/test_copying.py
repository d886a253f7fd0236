"""Copying from the comparison keeps the marks, for Word, for mail and as plain text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.compare.conftest import do, row_with


def test_row_is_copied_as_redline_in_both_forms(window, qapp: QApplication) -> None:
    window.compare.view.go_to(row_with(window, "keep their lights"))
    do(window, "edit.copy")
    data = qapp.clipboard().mimeData()
    assert data.text().startswith("1 → 2.\t[-Urges-][+Invites+] States to keep")
    page = data.html()
    assert "><i>Invites</i></u>" in page
    assert "><i>Urges</i></s>" in page
    assert "text-decoration:underline" in page
    assert "text-decoration:line-through" in page


def test_signs_of_the_text_are_no_tags_on_the_clipboard(make_window, qapp: QApplication) -> None:
    text = "The General Assembly,\n\n1. Notes that a < b & c;\n\n2. Decides to meet.\n"
    window = make_window(text, text)
    window.compare.view.go_to(row_with(window, "Notes that"))
    do(window, "edit.copy")
    assert "a &lt; b &amp; c" in qapp.clipboard().mimeData().html()


def test_selection_goes_over_rows_and_keeps_labels(
    window, qapp: QApplication, qtbot: QtBot
) -> None:
    view = window.compare.view
    first, last = row_with(window, "harbour masters"), row_with(window, "Encourages fishing")
    qtbot.waitUntil(lambda: not view._idle.isActive())
    left, width = view.rows_layout.frame.columns[1]
    start = QPoint(round(left) + 20, view.row_position(first).y() + 14)
    end = QPoint(round(left + width) - 4, view.row_position(last + 1).y() - 8)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    do(window, "edit.copy")
    lines = qapp.clipboard().text().splitlines()
    assert lines[0] == "3.\tRequests the harbour masters to count the buoys every [+three+] years;"
    assert lines[1].startswith("4.\tEncourages fishing crews")
    assert "five" not in qapp.clipboard().text()
    assert not view.grab().isNull()
