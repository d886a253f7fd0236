"""Files read one after the other off the interface thread; what is read stays when one stops."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from penholder.errors import PenholderError
from penholder.ui.tasks import Task


class ReadingQueue(QObject):
    """Reads files in turn. `reader` gives, for a path, the work that reads it.

    `read` brings what a work gave, `problem` a sentence on a file that could not be read, and
    `under_way` what is being read, '' at the end.
    """

    read = Signal(object)
    problem = Signal(str)
    under_way = Signal(str)

    def __init__(self, reader: Callable[[Path], Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._waiting: deque[Path] = deque()
        self._task: Task[object] | None = None
        self._done = 0

    def add(self, paths: Sequence[Path]) -> None:
        """Reads these files behind those that wait already."""
        self._waiting.extend(paths)
        if self._task is None:
            self._done = 0
            self._next()
        else:
            self._tell()

    def stop(self) -> None:
        """Reads no further; what was read stays."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self.under_way.emit("")

    def _next(self) -> None:
        if not self._waiting:
            self._task = None
            self.under_way.emit("")
            return
        path = self._waiting.popleft()
        work = self._reader(path)
        self._name = path.name
        self._task = Task(
            "Reading returned files", lambda _cancelled: work(), self._taken, self._failed, self
        )
        self._tell()
        self._task.start()

    def _taken(self, found: object) -> None:
        self._done += 1
        self.read.emit(found)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._done += 1
        if not isinstance(error, PenholderError):
            self.stop()
            raise error
        self.problem.emit(str(error))
        self._next()

    def _tell(self) -> None:
        count = self._done + 1 + len(self._waiting)
        place = f" ({self._done + 1} of {count})" if count > 1 else ""
        self.under_way.emit(f"Reading {self._name}{place} …")
