"""Runs the checks off the interface thread whenever the text has changed and rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from penholder.checks import Cancelled, Checker, Finding, Findings
from penholder.document.resolution import Resolution
from penholder.ui.open_texts import OpenText
from penholder.ui.own_words import OwnWords
from penholder.ui.tasks import Task

PAUSE_MS = 600


class LiveChecks(QObject):
    """The findings of one open text. `found` tells that there are new ones."""

    found = Signal()

    def __init__(
        self, text: OpenText, parent: QObject | None = None, words: OwnWords | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self.words = words or OwnWords()
        self._checker = Checker()
        self._task: Task[tuple[Resolution, Findings] | None] | None = None
        self.findings = Findings(())
        self.resolution: Resolution | None = None
        """The text the findings are of."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        text.changed.connect(self._timer.start)
        self.words.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Checks the text as it stands."""
        if self._task is not None:
            self._task.cancel()
        text, ignored = self._text.resolution, dict(self._text.draft.ignored)
        base = self._text.draft.base.resolution if self._text.draft.base else None
        comparer, own = self._text.comparer, self.words.known()

        def work(cancelled: Callable[[], bool]) -> tuple[Resolution, Findings] | None:
            try:
                found = self._checker.check(
                    text,
                    base,
                    ignored=ignored,
                    cancelled=cancelled,
                    comparer=comparer,
                    own_words=own,
                )
                return text, found
            except Cancelled:
                return None

        self._task = Task("Checking", work, self._done, self._failed, self).start()

    def is_current(self) -> bool:
        """Whether the findings are those of the text as it stands."""
        return self.resolution is self._text.resolution

    def ignore(self, finding: Finding, reason: str) -> None:
        """Keeps with the draft that a finding is meant as it is, and why."""
        ignored = {**dict(self._text.draft.ignored), finding.key: reason}
        self._keep(ignored)

    def restore(self, finding: Finding) -> None:
        """No longer ignores a finding."""
        ignored = dict(self._text.draft.ignored)
        ignored.pop(finding.key, None)
        self._keep(ignored)

    def reason(self, finding: Finding) -> str:
        """Why a finding is ignored."""
        return dict(self._text.draft.ignored).get(finding.key, "")

    def _keep(self, ignored: dict[str, str]) -> None:
        self._text.set_ignored(tuple(sorted(ignored.items())))
        self.refresh()

    def _done(self, result: tuple[Resolution, Findings] | None) -> None:
        self._task = None
        if result is not None:
            self.resolution, self.findings = result
            self.found.emit()

    def _failed(self, error: Exception) -> None:
        self._task = None
        raise error
