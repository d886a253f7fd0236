"""Several files read one after another, off the interface thread, until it is called off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from penholder.cancelling import cancellable
from penholder.formats.placing import to_look_at
from penholder.ui.importing.reading import Read, as_open_text, read
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.tasks import Task


class Stage(Enum):
    """How far a file has come."""

    WAITING = auto()
    READING = auto()
    OPENED = auto()
    REFUSED = auto()
    CANCELLED = auto()


@dataclass
class Entry:
    """One file: how far it has come, the text it became, or why it could not be read."""

    path: Path
    stage: Stage = Stage.WAITING
    text: OpenText | None = None
    refusal: str = ""

    @property
    def sentence(self) -> str:
        """What became of the file, in plain words."""
        match self.stage:
            case Stage.WAITING:
                return "Waiting"
            case Stage.READING:
                return "Being read"
            case Stage.OPENED:
                told = to_look_at(self.text.findings or ()) if self.text is not None else ""
                return f"Opened, {told}" if told else "Opened"
            case Stage.REFUSED:
                return self.refusal
            case Stage.CANCELLED:
                return "Not read: cancelled"


class ImportQueue(QObject):
    """Reads files in the order they came; those that can be read are added to the open texts."""

    changed = Signal()
    """A file has come further, or more came in."""

    opened = Signal(object)
    """An entry whose text is open now."""

    finished = Signal()

    def __init__(self, texts: OpenTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._task: Task[Read] | None = None
        self.entries: list[Entry] = []

    @property
    def running(self) -> bool:
        """Whether a file is being read."""
        return self._task is not None

    def add(self, paths: Sequence[Path]) -> None:
        """Adds files; a list that was done with is begun anew."""
        if not self.running:
            self.entries = []
        self.entries += [Entry(path) for path in paths]
        self.changed.emit()
        if not self.running:
            self._next()

    def cancel(self) -> None:
        """Stops at once, also in the middle of a file; what was opened stays open."""
        if self._task is None:
            return
        self._task.cancel()
        self._task = None
        for entry in self.entries:
            if entry.stage in (Stage.WAITING, Stage.READING):
                entry.stage = Stage.CANCELLED
        self.changed.emit()
        self.finished.emit()

    def count(self, stage: Stage) -> int:
        """How many files are at a stage."""
        return sum(entry.stage is stage for entry in self.entries)

    def _next(self) -> None:
        entry = next((e for e in self.entries if e.stage is Stage.WAITING), None)
        while entry is not None and self._open_already(entry):
            entry = next((e for e in self.entries if e.stage is Stage.WAITING), None)
        if entry is None:
            self._task = None
            self.changed.emit()
            self.finished.emit()
            return
        self._read(entry)

    def _open_already(self, entry: Entry) -> bool:
        entry.text = self._texts.from_file(entry.path)
        if entry.text is None:
            return False
        entry.stage = Stage.OPENED
        self.opened.emit(entry)
        return True

    def _read(self, entry: Entry) -> None:
        entry.stage = Stage.READING
        path = entry.path

        def work(cancelled: Callable[[], bool]) -> Read:
            with cancellable(cancelled):
                return read(path)

        def done(result: Read) -> None:
            entry.text = as_open_text(result)
            entry.stage = Stage.OPENED
            self._texts.add(entry.text, show=False)
            self.opened.emit(entry)
            self._next()

        def failed(error: Exception) -> None:
            entry.stage, entry.refusal = Stage.REFUSED, str(error)
            self._next()

        self._task = Task(f"Opening {path.name}", work, done, failed, self)
        self.changed.emit()
        self._task.start()
