"""What a reader says beside the resolution it gives: nothing is dropped silently."""

from __future__ import annotations

import msgspec


class Unplaced(msgspec.Struct, frozen=True, omit_defaults=True):
    """A piece of text that is in no field of the resolution, and where it stood in the file."""

    text: str
    place: str = ""


class ImportReport(msgspec.Struct, frozen=True, omit_defaults=True):
    """The report of one reading.

    `unplaced`: every text not placed; `warnings`: every guess made and everything odd, each one
    sentence; `furniture`: page furniture left out (running heads, page numbers, bar codes, job
    numbers), by kind, with how many of each; it is repeated in the warnings of `show --json`.
    """

    unplaced: tuple[Unplaced, ...] = ()
    warnings: tuple[str, ...] = ()
    furniture: dict[str, int] = {}
