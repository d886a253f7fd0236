"""Work off the interface thread: started with a name, cancellable, its result brought back."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")


class _Messenger(QObject):
    """Carries a result from the working thread to the interface thread, where it lives."""

    finished = Signal(object, object)

    def __init__(self, deliver: Callable[[object, Exception | None], None]) -> None:
        super().__init__()
        self._deliver = deliver
        self.finished.connect(self.receive, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def receive(self, result: object, error: Exception | None) -> None:
        self._deliver(result, error)


class Task(Generic[T]):
    """One piece of work. `work` gets a function that says whether it was cancelled.

    Exactly one of `done` and `failed` is called, on the interface thread, unless it was cancelled
    or its `owner` (the object that shows the result) is gone: then neither is.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        self.name = name
        self._work = work
        self._done = done
        self._failed = failed
        self._owner = owner
        self._cancelled = threading.Event()
        self._messenger = _Messenger(self._deliver)
        self.running = False

    def start(self) -> Task[T]:
        """Begins the work on a thread of the pool; gives the task itself."""
        self.running = True
        _RUNNING.add(self)
        gc.disable()
        QThreadPool.globalInstance().start(_Runner(self))
        return self

    def cancel(self) -> None:
        """Asks the work to stop; its result, if any, is thrown away."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the task was asked to stop."""
        return self._cancelled.is_set()

    def run(self) -> None:
        """Does the work (called on the working thread)."""
        try:
            result: object = self._work(self._cancelled.is_set)
            error: Exception | None = None
        except Exception as raised:
            result, error = None, raised
        with contextlib.suppress(RuntimeError):  # the application has ended: nobody to tell
            self._messenger.finished.emit(result, error)

    def _deliver(self, result: object, error: Exception | None) -> None:
        self.running = False
        _RUNNING.discard(self)
        if not _RUNNING:
            gc.enable()
        if self._cancelled.is_set() or not isValid(self._owner):
            return
        if error is not None:
            self._failed(error)
        else:
            self._done(cast("T", result))


_RUNNING: set[Task[Any]] = set()
"""Keeps tasks alive until their result has been delivered. As long as there is one, Python's search
for cyclic garbage is off: found on a working thread, what is left of a closed widget is taken apart
there, under a lock of Qt that the interface thread may be waiting for while it holds Python's.
"""


class _Runner(QRunnable):
    def __init__(self, task: Task[Any]) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()
