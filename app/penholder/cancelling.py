"""Work that can be called off: long work asks now and then whether anybody still waits for it.

The one who starts the work says how to find out; whoever does it, however deep, only asks. So no
reader has to hand the question down from function to function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from penholder.errors import PenholderError

T = TypeVar("T")

_CANCELLED: ContextVar[Callable[[], bool] | None] = ContextVar("cancelled", default=None)


class Cancelled(PenholderError):
    """The work was called off: nobody waits for its result."""


@contextmanager
def cancellable(cancelled: Callable[[], bool]) -> Iterator[None]:
    """Lets the work inside, on this thread, be called off: `cancelled` says whether it was."""
    token = _CANCELLED.set(cancelled)
    try:
        yield
    finally:
        _CANCELLED.reset(token)


def stop_if_cancelled() -> None:
    """Raises Cancelled when the work under way was called off; else does nothing, and quickly."""
    cancelled = _CANCELLED.get()
    if cancelled is not None and cancelled():
        raise Cancelled("The work was cancelled.")


def until_cancelled(items: Iterable[T]) -> Iterator[T]:
    """The items one by one, for a loop that is to end when its work is called off.

    Raises Cancelled.
    """
    for item in items:
        stop_if_cancelled()
        yield item
