"""Taking changes over into the draft, and linking paragraphs by hand: done, undone, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from penholder.compare.result import Relation
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats import native
from penholder.formats.native import HandLink
from ui.compare.conftest import do, row_with, wait_compared


def draft_texts(window) -> list[str]:
    return [plain_text(line.spans) for line in lines_of(window.texts.current.resolution)]


def at_row(window, words: str, **which: bool) -> None:
    window.compare.view.go_to(row_with(window, words, **which))


def take(window, qtbot: QtBot) -> None:
    do(window, "compare.take")
    wait_compared(window, qtbot)


# --- taking over ---------------------------------------------------------------------------------


def test_edited_paragraph_is_taken_over_and_the_comparison_follows(window, qtbot: QtBot) -> None:
    at_row(window, "keep their lights")
    take(window, qtbot)
    assert "Urges States to keep their lights burning, as appropriate;" in draft_texts(window)
    row = window.compare.view.rows[row_with(window, "keep their lights")]
    assert row.pair.relation is Relation.UNCHANGED
    assert window.texts.current.modified


def test_what_was_taken_over_is_undone_here_and_in_the_draft(window, qtbot: QtBot) -> None:
    before = draft_texts(window)
    at_row(window, "keep their lights")
    take(window, qtbot)
    after = draft_texts(window)
    do(window, "edit.undo")
    assert draft_texts(window) == before
    do(window, "edit.redo")
    assert draft_texts(window) == after
    do(window, "view.draft")
    do(window, "edit.undo")
    assert [
        plain_text(line.spans) for line in lines_of(window.draft.current().editor.resolution())
    ] == before


def test_removed_paragraph_comes_back_where_it_stood(window, qtbot: QtBot) -> None:
    at_row(window, "lighthouse museums")
    take(window, qtbot)
    texts = draft_texts(window)
    place = next(i for i, text in enumerate(texts) if "museums" in text)
    assert "Encourages fishing" in texts[place - 1]


def test_new_paragraph_taken_over_goes_as_the_earlier_text_has_none(window, qtbot: QtBot) -> None:
    at_row(window, "twelve lenses")
    take(window, qtbot)
    assert not any("twelve lenses" in text for text in draft_texts(window))


def test_moved_paragraph_goes_back_to_its_place(window, qtbot: QtBot) -> None:
    at_row(window, "fog signals")
    take(window, qtbot)
    texts = draft_texts(window)
    place = next(i for i, text in enumerate(texts) if "fog signals" in text)
    assert "Encourages fishing" in texts[place - 1]


def test_single_change_of_words_is_taken_over_by_keys(window, qtbot: QtBot) -> None:
    view = window.compare.view
    view.go_to(row_with(window, "keep their lights"))
    do(window, "compare.next-words")
    assert view.selection is not None
    take(window, qtbot)
    assert "Urges States to keep their lights burning;" in draft_texts(window)


def test_next_change_of_words_goes_on_to_the_next_paragraph(window) -> None:
    view = window.compare.view
    view.go_to(row_with(window, "keep their lights"))
    seen = []
    for _ in range(4):
        do(window, "compare.next-words")
        seen.append(view.current)
    first, second = row_with(window, "keep their lights"), row_with(window, "harbour masters")
    assert seen[:3] == [first, first, second]
    for _ in range(3):
        do(window, "compare.previous-words")
    assert view.current == first


def test_menu_at_a_change_takes_that_change_over(window, qtbot: QtBot) -> None:
    index = row_with(window, "harbour masters")
    line = window.compare.view.rows[index].new[0][1]
    place = "".join(run.text for run in line.runs).index("three") + 1
    menu = window.compare.menu.made(index, 1, QPoint(0, place))
    entry = next(a for a in menu.actions() if "this change" in a.text())
    assert entry.text().endswith("“three” → “five”")
    entry.trigger()
    wait_compared(window, qtbot)
    assert any("buoys every five years" in text for text in draft_texts(window))


def test_button_at_the_current_change_takes_it_over(window, qtbot: QtBot) -> None:
    at_row(window, "harbour masters")
    button = window.compare._take.button
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_compared(window, qtbot)
    assert any("buoys every five years" in text for text in draft_texts(window))
    assert not button.isVisible()


def test_nothing_is_taken_over_between_two_adopted_texts(make_window) -> None:
    adopted = (
        "Resolution adopted by the General Assembly on 12 December 2015\n\n"
        "70/900. Lighthouses\n\nThe General Assembly,\n\n1. {}\n\n2. Decides to meet again.\n\n"
        "66th plenary meeting\n12 December 2015\n"
    )
    window = make_window(
        adopted.format("Urges haste;"), adopted.format("Invites all States to haste;")
    )
    old, new = window.compare.sides()
    assert old.adopted
    assert new.adopted
    window.compare.view.step_change(1)
    assert not window.compare._take.button.isVisible()
    do(window, "compare.take")
    assert "Neither of the two texts is a draft" in window.notice.sentence.text()


def test_note_comes_along_with_the_paragraph_it_is_marked_in(make_window, qtbot: QtBot) -> None:
    head = "The General Assembly,\n\n1. Urges haste;\n\n"
    window = make_window(
        head + "2. Takes note of the atlas of reefs;[^1]\n\n3. Decides to meet.\n\n"
        "[^1]: Reefs, volume 3.\n",
        head + "2. Decides to meet.\n",
    )
    old = window.compare.sides()[0].resolution
    assert old.notes
    at_row(window, "atlas of reefs")
    take(window, qtbot)
    draft = window.texts.current.resolution
    assert [plain_text(note.spans) for note in draft.notes] == ["Reefs, volume 3."]


# --- links ---------------------------------------------------------------------------------------


def link(window, old_words: str, new_words: str, qtbot: QtBot) -> None:
    at_row(window, old_words)
    do(window, "compare.link")
    assert window.compare.hint.isVisible()
    at_row(window, new_words)
    do(window, "compare.link")
    wait_compared(window, qtbot)
    assert not window.compare.hint.isVisible()


def pair_of(window, words: str):
    return window.compare.view.rows[row_with(window, words)].pair


def test_two_paragraphs_are_linked_by_key_and_the_link_is_undone(window, qtbot: QtBot) -> None:
    link(window, "lighthouse museums", "twelve lenses", qtbot)
    pair = pair_of(window, "twelve lenses")
    assert pair.old
    assert pair.new
    do(window, "edit.undo")
    wait_compared(window, qtbot)
    assert pair_of(window, "twelve lenses").relation is Relation.ADDED


def test_two_paragraphs_are_linked_by_menu_and_click(window, qtbot: QtBot) -> None:
    view = window.compare.view
    first, second = row_with(window, "lighthouse museums"), row_with(window, "twelve lenses")
    menu = window.compare.menu.made(first, 0, QPoint(0, 0))
    next(a for a in menu.actions() if a.text().startswith("Link with")).trigger()
    view.bring_into_sight(second)
    left = view.rows_layout.frame.columns[1][0]
    at = QPoint(round(left) + 40, view.row_position(second).y() + 12)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    wait_compared(window, qtbot)
    assert pair_of(window, "twelve lenses").old


def test_escape_ends_linking(window, qtbot: QtBot) -> None:
    at_row(window, "lighthouse museums")
    do(window, "compare.link")
    qtbot.keyClick(window.compare.view, Qt.Key.Key_Escape)
    assert not window.compare.linking.active
    assert not window.compare.hint.isVisible()


def test_pair_is_unlinked_and_stays_so(window, qtbot: QtBot) -> None:
    at_row(window, "harbour masters")
    do(window, "compare.unlink")
    wait_compared(window, qtbot)
    rows = [r for r in window.compare.view.rows if "harbour" in str(r.pair.words)]
    assert sorted(row.pair.relation for row in rows) == [Relation.ADDED, Relation.REMOVED]


def test_links_are_saved_with_the_draft_and_hold_when_it_is_opened_again(
    window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link(window, "lighthouse museums", "twelve lenses", qtbot)
    file = tmp_path / "draft.penholder"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    assert window.texts.current.modified
    do(window, "view.draft")
    do(window, "file.save")
    earlier, later = window.compare.sides()
    saved = native.load(file)
    assert saved.links == later.draft.links
    assert saved.links[0].text == ""
    window.texts.remove(later)
    window.open_paths([file])
    qtbot.waitUntil(lambda: window.texts.from_file(file) is not None)
    window.compare.set_sides(earlier, window.texts.from_file(file))
    do(window, "view.compare")
    wait_compared(window, qtbot)
    assert pair_of(window, "twelve lenses").old


def test_links_hold_when_the_sides_are_swapped(window, qtbot: QtBot) -> None:
    link(window, "lighthouse museums", "twelve lenses", qtbot)
    do(window, "compare.swap")
    wait_compared(window, qtbot)
    pair = pair_of(window, "twelve lenses")
    assert pair.old
    assert pair.new


def test_links_with_another_text_than_the_base_do_not_count_for_the_base(window) -> None:
    later = window.texts.current
    ids = [line.id for line in lines_of(later.resolution)]
    later.set_links((HandLink(ids[0], ids[1], text="A/RES/1/1"),))
    assert window.compare.corrections.links() == ()
