"""Screen readers find each row of the comparison as an item of a list, with its marks in words."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from ui.compare.conftest import do, row_with


def names(view) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(view)
    children = [interface.child(place) for place in range(interface.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children]


def test_rows_are_items_that_say_what_was_inserted_and_deleted(window) -> None:
    view = window.compare.view
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.List
    read = names(view)
    assert len(read) == len(view.rows)
    text = read[row_with(window, "keep their lights")]
    assert text.startswith("1 became 2, edited (verb weakened")
    assert "[deleted: Urges]" in text
    assert "[inserted: Invites]" in text


def test_folds_say_what_they_hold(window) -> None:
    do(window, "compare.changes-only")
    assert "1 paragraph unchanged" in names(window.compare.view)


def test_item_knows_where_it_is_and_whether_it_is_current(window) -> None:
    view = window.compare.view
    index = row_with(window, "keep their lights")
    view.go_to(index)
    item = QAccessible.queryAccessibleInterface(view).child(index)
    assert item.role() == QAccessible.Role.ListItem
    assert item.state().focused
    top = view.viewport().mapToGlobal(view.row_position(index)).y()
    assert item.rect().top() == top
    assert "keep their lights" in view.accessibleDescription()


def test_clauses_of_the_table_of_years_are_items_too(window, qtbot) -> None:
    do(window, "compare.years")
    qtbot.waitUntil(lambda: not window.compare.busy())
    assert any("text 2: 2 verb weakened" in name for name in names(window.compare.years.view))
