"""The one thing that can stop a comparison: somebody asked it to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Check: TypeAlias = Callable[[], bool]
"""Asked now and then while comparing; True stops the comparison."""


class Cancelled(Exception):
    """The comparison was cancelled while it ran; there is no result."""


def stop_if(cancelled: Check | None) -> None:
    """Raises Cancelled when the caller no longer wants the result."""
    if cancelled is not None and cancelled():
        raise Cancelled
