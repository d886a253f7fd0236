"""Rows of a view that paints itself, for screen readers: each is an item of a list, with its words.

A row says what it is and what of it was inserted or deleted ("12 became 14, edited: ... [inserted:
...]"). When another row becomes current the screen reader is told.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import isValid


class Spoken(Protocol):
    """A view whose rows can be read out; a place counts them from the top."""

    def spoken_count(self) -> int:
        """How many rows there are, folds included."""

    def spoken_text(self, place: int) -> str:
        """What a row says."""

    def spoken_rect(self, place: int) -> QRect:
        """Where a row is in the viewport."""

    def spoken_current(self) -> int:
        """The current row, -1 for none."""


class _Row(QAccessibleInterface):
    def __init__(self, view: QAbstractScrollArea, place: int) -> None:
        super().__init__()
        self._view = view
        self._place = place

    @property
    def _spoken(self) -> Spoken:
        return cast("Spoken", self._view)

    def isValid(self) -> bool:
        return isValid(self._view) and self._place < self._spoken.spoken_count()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._view.window().windowHandle()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        inside = self._spoken.spoken_rect(self._place)
        return QRect(self._view.viewport().mapToGlobal(inside.topLeft()), inside.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        current = self.isValid() and self._spoken.spoken_current() == self._place
        state.focused = state.selected = current
        return state

    def text(self, kind: QAccessible.Text) -> str:
        named = kind is QAccessible.Text.Name and self.isValid()
        return self._spoken.spoken_text(self._place) if named else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Rows are not written to."""


class _Rows(QAccessibleWidget):
    """The view as a list of rows."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        self._rows: list[_Row] = []  # kept: screen readers hold on to them

    def childCount(self) -> int:
        return cast("Spoken", self._view).spoken_count() if isValid(self._view) else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        while len(self._rows) <= index:
            self._rows.append(_Row(self._view, len(self._rows)))
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((i for i, row in enumerate(self._rows) if row is child), -1)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(cast("Spoken", self._view).spoken_current())


_KEPT: dict[int, _Rows] = {}
"""The lists by their views: Python must not let go of what Qt holds."""

_VIEWS: set[int] = set()
"""The views that are read row by row."""


def make_accessible(view: QAbstractScrollArea) -> None:
    """Lets screen readers read the rows of a view, which must be `Spoken`."""
    _install()
    key = id(view)
    _VIEWS.add(key)
    view.destroyed.connect(lambda: _forget(key))


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _forget(key: int) -> None:
    _VIEWS.discard(key)
    _KEPT.pop(key, None)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    key = id(thing)
    if key not in _VIEWS or not isinstance(thing, QAbstractScrollArea):
        return None
    if key not in _KEPT:
        _KEPT[key] = _Rows(thing)
    return _KEPT[key]


def announce(view: QWidget, place: int) -> None:
    """Tells screen readers that the row at a place of a view became current."""
    view.setAccessibleDescription(cast("Spoken", view).spoken_text(place) if place >= 0 else "")
    if QAccessible.isActive() and place >= 0:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)
