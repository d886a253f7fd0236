"""What each clause of a draft is against its base: unchanged, edited, new or moved.

Worked out off the interface thread, after the editing pauses.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from penholder.compare.result import Comparison, Relation
from penholder.ui.open_texts import OpenText
from penholder.ui.tasks import Task

PAUSE_MS = 500


class BaseChanges(QObject):
    """Emits `found` with a dict from node id to "unchanged", "edited", "added" or "moved"."""

    found = Signal(object)

    def __init__(self, text: OpenText, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._task: Task[Comparison] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        text.changed.connect(self._timer.start)

    def refresh(self) -> None:
        """Works it out anew; nothing to do for a text without a base."""
        base = self._text.draft.base
        if base is None or base.resolution is None:
            return
        if self._task is not None:
            self._task.cancel()
        old, new, comparer = base.resolution, self._text.resolution, self._text.comparer

        def work(cancelled: Callable[[], bool]) -> Comparison:
            return comparer.compare(old, new, cancelled=cancelled)

        self._task = Task("Comparing with the base", work, self._done, self._failed, self).start()

    def _done(self, comparison: Comparison) -> None:
        self._task = None
        self.found.emit(changes_by_node(comparison))

    def _failed(self, error: Exception) -> None:
        self._task = None
        raise error


def changes_by_node(comparison: Comparison) -> dict[str, str]:
    """The change of every line of the new text by node id."""
    result: dict[str, str] = {}
    for pair in comparison.pairs:
        if pair.moved:
            change = "moved"
        elif pair.relation in (Relation.UNCHANGED, Relation.ADDED):
            change = pair.relation.value
        else:
            change = "edited"
        result.update(dict.fromkeys(pair.new, change))
    return result
