"""Running verbs as a user would: arguments in, status and output back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from penholder.cli.main import group, run
from penholder.tour import tour


@dataclass(frozen=True)
class Outcome:
    """What a verb gave."""

    status: int
    out: str
    err: str


@pytest.fixture
def penholder(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Outcome]:
    """`penholder("show", file)` runs the verb and gives status and output."""
    group.add_command(tour)

    def call(*arguments: object) -> Outcome:
        capfdbinary.readouterr()
        status = run([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Outcome(status, captured.out.decode("utf-8"), captured.err.decode("utf-8"))

    return call
