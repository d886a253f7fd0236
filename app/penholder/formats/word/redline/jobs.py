"""One thing to do to the file: what changes, and how it is laid."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from penholder.formats.word.elements import Element
from penholder.formats.word.redline.script import Step


class Job(Struct):
    """One thing to do to the file, in the order of the draft: its steps, and how they are laid.

    `lay` takes the block after which it stands, and gives the last block it laid.
    """

    steps: list[Step]
    lay: Callable[[list[Step], Element | None], Element | None]


def nothing(block: Element | None = None) -> Job:
    """A job that changes nothing; what comes next stands after the block."""
    return Job([], lambda steps, cursor: cursor if block is None else block)


def lay(jobs: Iterable[Job]) -> None:
    """Does all jobs, one after the other."""
    cursor: Element | None = None
    for job in jobs:
        cursor = job.lay(job.steps, cursor)
