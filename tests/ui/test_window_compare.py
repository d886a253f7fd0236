"""Comparing in the window, driven as a delegate would."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from penholder import resources
from penholder.document.operations import lines_of
from penholder.ui.window import MainWindow
from ui.windows import do, saves_to


def compared(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.compare.busy(), timeout=10_000)


def test_sample_compares_row_by_row_with_keys_for_the_changes(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_sample()
    do(window, "view.compare")
    compared(window, qtbot)
    view = window.compare.view
    every = len(view.shown_rows())
    do(window, "compare.next")
    first = view.current
    do(window, "compare.next")
    assert view.current > first >= 0
    do(window, "compare.previous")
    assert view.current == first
    do(window, "compare.changes-only")
    assert 0 < len(view.shown_rows()) < every
    assert all(view.rows[i].changed for i in view.shown_rows())
    do(window, "compare.changes-only")
    assert len(view.shown_rows()) == every


def test_changes_are_marked_by_signs_and_words_not_colour_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_sample()
    do(window, "view.compare")
    compared(window, qtbot)
    changed = [row for row in window.compare.view.rows if row.changed]
    assert all(row.sign for row in changed)
    assert any("inserted:" in row.spoken for row in changed)
    assert any("deleted:" in row.spoken for row in changed)
    assert {"+", "−", "≠", "split", "merged"} <= {row.sign for row in changed}


def test_moved_paragraph_stands_at_both_ends_under_one_number(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_sample()
    do(window, "view.compare")
    compared(window, qtbot)
    view = window.compare.view
    ends = [i for i, row in enumerate(view.rows) if row.move == 1]
    assert len(ends) == 2
    view.go_to(ends[0])
    view.go_to(view.other_end(ends[0]))
    assert view.current == ends[1]


def test_sides_are_swapped_and_chosen_from_recent_files(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(resources.path("samples", "draft.txt").read_bytes())
    opened.settings.remember_file(other)
    do(opened, "view.compare")
    picker = opened.compare.head.pickers[1]
    opened.compare.head.fill()
    place = next(i for i in range(picker.count()) if other.name in picker.itemText(i))
    picker.setCurrentIndex(place)
    picker.activated.emit(place)
    qtbot.waitUntil(lambda: opened.compare.sides()[1] is not None)
    compared(opened, qtbot)
    old, new = opened.compare.sides()
    assert new is not None
    assert new.source == other
    do(opened, "compare.swap")
    assert opened.compare.sides() == (new, old)


def test_comparison_follows_the_typing(window: MainWindow, qtbot: QtBot) -> None:
    window.open_sample()
    do(window, "view.compare")
    compared(window, qtbot)
    before = window.compare.comparison
    do(window, "view.draft")
    workspace = window.draft.current()
    assert workspace is not None
    workspace.editor.go_to(lines_of(workspace.text.resolution)[0].id)
    qtbot.keyClicks(workspace.editor.surface, "Mindful of gulls and ")
    do(window, "view.compare")
    qtbot.waitUntil(lambda: window.compare.comparison is not before)
    compared(window, qtbot)
    words = "".join(e.text for p in window.compare.comparison.pairs for e in p.words)
    assert "gulls" in words


def test_split_paragraph_is_listed_by_its_new_words(window: MainWindow, qtbot: QtBot) -> None:
    window.open_sample()
    do(window, "view.compare")
    compared(window, qtbot)
    items = window.compare.changes.list
    lines = [items.item(i).text() for i in range(items.count())]
    assert any("Also invites Member States to open" in line for line in lines)


def test_comparison_is_saved_as_a_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_sample()
    do(window, "view.compare")
    compared(window, qtbot)
    saves_to(monkeypatch, tmp_path / "page.html")
    do(window, "compare.report")
    assert "<ins" in (tmp_path / "page.html").read_text("utf-8")
