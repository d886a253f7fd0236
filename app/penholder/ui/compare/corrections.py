"""What a delegate does with a change: take it over into the draft, link and unlink paragraphs.

Each of these can be undone here; what was taken over is also a step of the draft's own history.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from penholder.compare import Link
from penholder.compare.result import Comparison
from penholder.document.resolution import Resolution
from penholder.ui.compare.hand_links import HandLinks, Pair, draft_side
from penholder.ui.compare.taking import Hunk, Taking
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.open_texts import OpenText


class Edits(Protocol):
    """Where the drafts are edited."""

    def apply(self, text: OpenText, resolution: Resolution) -> None:
        """Puts another version of a text on its sheet, as one step of its undo history."""

    def undo(self, text: OpenText) -> None:
        """Takes the last step of a text back."""

    def redo(self, text: OpenText) -> None:
        """Does the step taken back again."""


@dataclass(frozen=True)
class _Step:
    undo: Callable[[], None]
    redo: Callable[[], None]
    name: str


class Corrections(QObject):
    """Acts on the comparison of a pair of texts (`show`), `current` being the text in the Draft
    place.
    """

    changed = Signal()
    """Something was done that the comparison must follow at once."""

    said = Signal(str)
    """What was done, as a sentence."""

    def __init__(self, edits: Edits, current: Callable[[], OpenText | None]) -> None:
        super().__init__()
        self._edits = edits
        self._current = current
        self._links = HandLinks()
        self._pair: Pair | None = None
        self._taking: Taking | None = None
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    # --- what is compared ------------------------------------------------------------------------

    def set_pair(self, pair: Pair | None) -> None:
        """The two texts; the history begins anew with others."""
        if self._pair is None or pair is None or set(self._pair) != set(pair):
            self._done.clear()
            self._undone.clear()
        self._pair = pair
        self._taking = None

    def show(self, comparison: Comparison, texts: tuple[Resolution, Resolution]) -> None:
        """The comparison of the two texts that is shown."""
        side = self.draft_side
        self._taking = None if side is None else Taking(comparison, texts, side)

    def links(self) -> tuple[Link, ...]:
        """What was said by hand of the lines of the two texts."""
        return () if self._pair is None else self._links.of(self._pair, self._current())

    @property
    def draft_side(self) -> int | None:
        """Which of the two texts is the draft (0 or 1), None for neither."""
        return None if self._pair is None else draft_side(self._pair, self._current())

    # --- taking over -----------------------------------------------------------------------------

    def can_take(self, row: ViewRow) -> bool:
        """Whether the change of a row can be taken over into the draft."""
        return self._taking is not None and row.changed and self._taking.can_take(row.pair)

    def can_take_words(self, row: ViewRow) -> bool:
        """Whether single changes of words of a row can be."""
        return self._taking is not None and self._taking.can_take_words(row.pair)

    def take(self, row: ViewRow) -> None:
        """Puts the other text's version of a paragraph into the draft."""
        if self._taking is not None and self.can_take(row):
            label = next(filter(None, row.labels[::-1]), "")
            name = f"paragraph {label}" if label else "the paragraph"
            self._apply(self._taking.paragraph(row.pair), f"Taken over: {name}.")

    def take_words(self, row: ViewRow, hunk: Hunk) -> None:
        """Puts the other text's words at one change into the draft."""
        if self._taking is not None and self.can_take_words(row):
            words = (hunk.come if self.draft_side == 0 else hunk.gone).strip()
            what = f"Taken over: “{words}”." if words else "Taken over: the words are gone."
            self._apply(self._taking.words(row.pair, hunk), what)

    def _apply(self, resolution: Resolution, name: str) -> None:
        side = self.draft_side
        if self._pair is None or side is None:
            return
        text = self._pair[side]

        def undo() -> None:
            self._edits.undo(text)

        def redo() -> None:
            self._edits.redo(text)

        self._edits.apply(text, resolution)
        self._did(_Step(undo, redo, name))

    # --- links -----------------------------------------------------------------------------------

    def link(self, old: ViewRow, new: ViewRow) -> bool:
        """Says that the old paragraph of one row and the new one of another belong together."""
        if not old.pair.old or not new.pair.new or old.pair is new.pair:
            return False
        said = tuple(Link(*ids) for ids in product(old.pair.old[:1], new.pair.new[:1]))
        labels = " and ".join(filter(None, (old.labels[0], new.labels[1])))
        self._say_links(said, f"Linked: {labels}." if labels else "Linked.")
        return True

    def unlink(self, row: ViewRow) -> bool:
        """Says that the two sides of a row do not belong together."""
        if not row.pair.old or not row.pair.new:
            return False
        said = tuple(Link(*ids, together=False) for ids in product(row.pair.old, row.pair.new))
        self._say_links(said, "Unlinked: the two paragraphs are compared each by itself.")
        return True

    def _say_links(self, said: tuple[Link, ...], name: str) -> None:
        pair, current = self._pair, self._current()
        if pair is None:
            return
        before = self._links.of(pair, current)

        def undo() -> None:
            self._links.set(pair, before, current)

        def redo() -> None:
            self._links.set(pair, (*before, *said), current)

        redo()
        self._did(_Step(undo, redo, name))

    # --- history ---------------------------------------------------------------------------------

    def undo(self) -> bool:
        """Takes the last of these back; False when there is none."""
        return self._move(self._done, self._undone, "Undone. ")

    def redo(self) -> bool:
        """Does again what was taken back; False when there is nothing."""
        return self._move(self._undone, self._done, "")

    def _move(self, source: list[_Step], target: list[_Step], prefix: str) -> bool:
        if not source:
            return False
        step = source.pop()
        (step.undo if source is self._done else step.redo)()
        target.append(step)
        self.said.emit(prefix + step.name)
        self.changed.emit()
        return True

    def _did(self, step: _Step) -> None:
        self._done.append(step)
        self._undone.clear()
        self.said.emit(step.name)
        self.changed.emit()
