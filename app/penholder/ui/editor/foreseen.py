"""What a gesture is to make of the clauses, told beforehand by the gesture that writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from penholder.ui.editor.blocks import Piece


class Step(NamedTuple):
    """What a step is to make of the blocks from `start` up to `end`."""

    start: int
    end: int
    pieces: list[Piece]

    def fits(self, before: Sequence[Piece], blocks: int) -> bool:
        """Whether as many blocks came as it makes of the pieces there were."""
        return blocks == len(before) + len(self.pieces) - (self.end - self.start)


class Foreseen:
    """The step that is foreseen, if one is: it is taken once."""

    def __init__(self) -> None:
        self._step: Step | None = None

    @contextmanager
    def step(self, start: int, end: int, pieces: list[Piece]) -> Iterator[None]:
        """Tells what the one step done inside makes of the blocks from `start` up to `end`.

        A gesture that wrote these pieces itself knows them: to read a block costs many questions
        to Qt. Nothing else may change in the step, and none of it in the first block.
        """
        self._step = Step(start, end, pieces)
        try:
            yield
        finally:
            self._step = None

    def take(self) -> Step | None:
        """The step, for the change that is told first; None for any other."""
        step, self._step = self._step, None
        return step
