"""Filling the shelf: every text opened or saved tells it, in the background, what it knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from penholder.library.shelf import Shelf
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.tasks import Task


class Shelving(QObject):
    """Puts what the open texts tell on the shelf; of examples it knows while they are open."""

    problem = Signal(str)
    """What is wrong with the shelf, in one sentence, told once."""

    filled = Signal()
    """Something was added."""

    def __init__(self, texts: OpenTexts, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self._told = ""
        self._texts = texts
        texts.added.connect(self._follow)
        texts.removed.connect(self._forget)

    def close(self) -> None:
        """Closes the file of the shelf."""
        self.shelf.close()

    def _follow(self, text: OpenText) -> None:
        if text.example:
            self.shelf.add_example(text.resolution)
            return
        self._add(text)
        text.saved_state_changed.connect(lambda: None if text.modified else self._add(text))

    def _forget(self, text: OpenText) -> None:
        if text.example and not any(each.example for each in self._texts.all()):
            self.shelf.forget_examples()

    def _add(self, text: OpenText) -> None:
        resolution, path, shelf = text.resolution, text.source, self.shelf

        def work(_given_up: Callable[[], bool]) -> int:
            return shelf.add(resolution, path)

        Task("Learning from a text", work, self._done, self._failed, self).start()

    def _done(self, count: int) -> None:
        if self.shelf.problem != self._told:
            self._told = self.shelf.problem
            self.problem.emit(self._told)
        if count:
            self.filled.emit()

    def _failed(self, error: Exception) -> None:
        self.problem.emit(f"Nothing could be learned from a text for the shelf: {error}")
