"""Which blocks of the sheet a gesture touched."""

from __future__ import annotations


class Touched:
    """The blocks in which clauses came, went or changed kind since a gesture began."""

    def __init__(self) -> None:
        self._start = 0
        self._behind = -1

    def clear(self) -> None:
        """Nothing is touched."""
        self._behind = -1

    def add(self, start: int, end: int, count: int) -> None:
        """Blocks from `start` up to `end` were touched, of `count` there are now."""
        if self._behind < 0:
            self._start, self._behind = start, count - end
        else:
            self._start, self._behind = min(self._start, start), min(self._behind, count - end)

    def blocks(self, count: int) -> range:
        """The touched blocks of a sheet of `count`; counted from both ends, so it may grow."""
        return range(0) if self._behind < 0 else range(self._start, count - self._behind)
