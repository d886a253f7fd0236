"""Autosave: a journal for each open text that is not saved, and what a crash left behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from penholder.formats.journal import INTERVAL_SECONDS, Journal, Recovery
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.tasks import Task


class _Keeper(QObject):
    """Keeps the journal of one text: written some time after a change, cleared once it is saved."""

    def __init__(self, text: OpenText, problem: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self.text = text
        self._problem = problem
        self._journal = Journal(text.path)
        self._task: Task[None] | None = None
        self._again = False
        self.replaces: Recovery | None = None
        """The copy this text was recovered from; it goes once a new one is kept."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # Typing has paused for a moment before a change is told: together at most the interval.
        self._timer.setInterval(int(INTERVAL_SECONDS * 1000) - 500)
        self._timer.timeout.connect(self._write)
        text.changed.connect(self.later)
        text.saved_state_changed.connect(self._saved)

    def later(self) -> None:
        """Has the journal written soon."""
        if not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        if not self.text.modified:
            return
        if self._task is not None:
            self._again = True
            return
        draft, journal, replaced = self.text.draft, self._journal, self.replaces

        def work(given_up: Callable[[], bool]) -> None:
            journal.write(draft)
            if given_up():  # saved or closed while it was written
                journal.clear()
            elif replaced is not None:
                replaced.discard()

        self._task = Task("Keeping a copy", work, self._done, self._failed, self).start()

    def _done(self, _nothing: None) -> None:
        self._task, self.replaces = None, None
        if self._again:
            self._again = False
            self._write()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._problem(f"No copy of the unsaved changes could be kept: {error}")

    def _saved(self) -> None:
        if self.text.modified:
            self.later()
            return
        self._give_up()
        if self.text.path is not None:
            self._journal = Journal(self.text.path)

    def _give_up(self) -> None:
        """No copy is needed any more, nor one that is being written just now."""
        self._timer.stop()
        self._again = False
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._journal.clear()
        if self.replaces is not None:
            self.replaces.discard()
            self.replaces = None

    def close(self) -> None:
        """Ends the keeping: the text is saved or given up."""
        self.text.changed.disconnect(self.later)
        self.text.saved_state_changed.disconnect(self._saved)
        self._give_up()


class Journals(QObject):
    """Keeps a journal for every open text."""

    def __init__(
        self, texts: OpenTexts, problem: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._problem = problem
        self._keepers: dict[OpenText, _Keeper] = {}
        texts.added.connect(self._add)
        texts.removed.connect(self._remove)

    def replace(self, recovery: Recovery, text: OpenText) -> None:
        """Has the copy that an open text was recovered from go once a new one is kept."""
        self._keepers[text].replaces = recovery

    def close_all(self) -> None:
        """Ends the keeping of all texts: the window closes in order."""
        for keeper in self._keepers.values():
            keeper.close()
        self._keepers.clear()

    def _add(self, text: OpenText) -> None:
        self._keepers[text] = _Keeper(text, self._problem, self)
        if text.modified:
            self._keepers[text].later()

    def _remove(self, text: OpenText) -> None:
        keeper = self._keepers.pop(text, None)
        if keeper is not None:
            keeper.close()
            keeper.deleteLater()
