"""Choosing the two paragraphs to link: the first one, then the one it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from penholder.ui.compare.corrections import Corrections
from penholder.ui.compare.view import ComparisonView

SIDES = ("earlier", "later")


class Linking(QObject):
    """Remembers the first paragraph until the second is chosen; says what to do next."""

    hint_changed = Signal(str)
    """What is to be done now; '' when nothing is being linked."""

    def __init__(self, view: ComparisonView, corrections: Corrections) -> None:
        super().__init__()
        self._view = view
        self._corrections = corrections
        self._first: tuple[int, int] | None = None
        view.clicked.connect(self._clicked)

    @property
    def active(self) -> bool:
        """Whether the second paragraph is to be chosen."""
        return self._first is not None

    def choose(self, index: int, sheet: int = -1) -> None:
        """Takes a row as the first paragraph, or links it to the one chosen before.

        `sheet` is the side clicked (-1: the side the row has, the earlier if both).
        """
        if not 0 <= index < len(self._view.rows):
            return
        if self._first is None:
            self._begin(index, sheet)
            return
        first, side = self._first
        rows = self._view.rows
        pair = (rows[first], rows[index]) if side == 0 else (rows[index], rows[first])
        if (rows[index].pair.new if side == 0 else rows[index].pair.old) and first != index:
            self.stop()
            self._corrections.link(*pair)

    def stop(self) -> None:
        """Nothing is linked."""
        if self._first is not None:
            self._first = None
            self.hint_changed.emit("")

    def _begin(self, index: int, sheet: int) -> None:
        pair = self._view.rows[index].pair
        if not (pair.old or pair.new):
            return
        ids = (pair.old, pair.new)
        side = sheet if sheet in (0, 1) and ids[sheet] else (0 if pair.old else 1)
        self._first = index, side
        label = self._view.rows[index].labels[side]
        which = f"paragraph {label}" if label else "the paragraph"
        self.hint_changed.emit(
            f"Link {which} of the {SIDES[side]} text: choose the paragraph of the"
            f" {SIDES[1 - side]} text it belongs to, by a click or with the arrow keys and"
            " Ctrl+Shift+L. Esc leaves all as it is."
        )

    def _clicked(self, index: int, _sheet: int) -> None:
        if self.active:
            self.choose(index)
