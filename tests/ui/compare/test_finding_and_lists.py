"""Finding in both texts, the list of changes with its filters, and the figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.compare.conftest import do, row_with


def entries(window) -> list[str]:
    items = window.compare.changes.list
    return [items.item(place).text() for place in range(items.count())]


def choose(box, name: str) -> None:
    box.setCurrentIndex(box.findData(name))


def test_every_hit_on_both_sides_is_counted_and_gone_to(window, qtbot: QtBot) -> None:
    do(window, "edit.find")
    bar, view = window.compare_page.find_bar, window.compare.view
    qtbot.keyClicks(bar.field, "lights")
    assert len(view.finder.hits) == 4  # two paragraphs on two sides
    assert {hit.sheet for hit in view.finder.hits} == {0, 1}
    assert bar.result.text() == "1 of 4"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.result.text() == "2 of 4"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.result.text() == "4 of 4"
    assert view.current == row_with(window, "keep their lights")


def test_what_is_not_there_is_said(window, qtbot: QtBot) -> None:
    do(window, "edit.find")
    bar = window.compare_page.find_bar
    qtbot.keyClicks(bar.field, "kraken")
    assert bar.result.text() == "Not found"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert window.compare.view.finder.hits == []


def test_hit_in_a_fold_opens_it(window, qtbot: QtBot) -> None:
    do(window, "compare.changes-only")
    hidden = row_with(window, "Mindful")
    do(window, "edit.find")
    qtbot.keyClicks(window.compare_page.find_bar.field, "mindful of")
    assert window.compare.view.current == hidden
    assert hidden in window.compare.view.shown_rows()


def test_words_with_signs_outside_the_basic_plane_are_marked_at_their_place(make_window) -> None:
    text = "The General Assembly,\n\n1. Notes the sign \U0001f30a of waves;\n\n2. Decides.\n"
    window = make_window(text, text)
    window.compare.view.find_text("of waves")
    hit = window.compare.view.finder.hits[0]
    assert (hit.start, hit.length) == (len("Notes the sign XX "), len("of waves"))


def test_list_is_filtered_by_kind_and_category_with_counts(window) -> None:
    changes = window.compare.changes
    assert len(entries(window)) == 7
    choose(changes.kind, "edited")
    assert len(entries(window)) == 4
    choose(changes.category, "substance")
    assert changes.kind.currentText() == "Edited (2)"
    assert changes.category.currentText() == "Substance (2)"
    assert len(entries(window)) == 2
    choose(changes.kind, "moved")
    assert entries(window) == []
    assert changes.empty.isVisibleTo(changes)


def test_entry_says_kind_both_numbers_words_and_why(window) -> None:
    (entry,) = [text for text in entries(window) if "Urges" in text]
    assert entry.startswith("≠ 1 → 2 ")
    assert "− Urges" in entry
    assert "+ Invites" in entry


def test_chosen_entry_becomes_the_current_row(window, qtbot: QtBot) -> None:
    items = window.compare.changes.list
    place = next(i for i in range(items.count()) if "twelve lenses" in items.item(i).text())
    items.itemClicked.emit(items.item(place))
    assert window.compare.view.current == row_with(window, "twelve lenses")


def test_current_change_is_selected_in_the_list(window) -> None:
    do(window, "compare.next")
    do(window, "compare.next")
    selected = window.compare.changes.list.currentItem()
    assert selected.data(Qt.ItemDataRole.UserRole) == window.compare.view.current


def test_figures_count_paragraphs_words_and_flags(window) -> None:
    groups = {name: dict(lines) for name, lines in window.compare.figures.groups}
    assert groups["Paragraphs"]["Edited"] == "4"
    assert groups["Paragraphs"]["New"] == "1"
    assert groups["Paragraphs"]["of these moved"] == "1"
    assert groups["Of substance"]["Verb weakened"] == "1"
    words = groups["Words"]
    assert words["Earlier text"] == str(window.compare.comparison.summary["words_old"])
    assert words["Added"].startswith("+")


def test_list_says_that_nothing_is_compared_yet(window) -> None:
    window.compare.set_sides(window.compare.sides()[0], None)
    assert "once two texts are compared" in window.compare.changes.empty.text()


def test_words_are_found_in_the_table_of_years(window, qtbot: QtBot) -> None:
    do(window, "compare.years")
    qtbot.waitUntil(lambda: not window.compare.busy())
    do(window, "edit.find")
    bar, view = window.compare_page.find_bar, window.compare.years.view
    qtbot.keyClicks(bar.field, "keep their lights")
    assert bar.result.text() == "1 of 2"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert view.column == 1
    assert "keep their lights" in view.rows[view.current].cells[1].text
    assert not view.grab().isNull()
