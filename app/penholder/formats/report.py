"""What a reader says beside the resolution it gives: nothing is dropped silently."""

from __future__ import annotations

import msgspec

from penholder.document.ids import NodeId, NoteId


class Unplaced(msgspec.Struct, frozen=True, omit_defaults=True):
    """A piece of text that is in no field of the resolution, and where it stood in the file.

    `near` is the text just before it in the file, `node` the line or note it hangs on: as far as
    the reader knows.
    """

    text: str
    place: str = ""
    near: str = ""
    node: NodeId | NoteId = ""


class Guess(msgspec.Struct, frozen=True, omit_defaults=True):
    """A guess made at one place, as a sentence; `warning` is the warning that sums it up.

    `node` is the line or note it was made in, or `near` words of it: as far as the reader knows.
    """

    sentence: str
    warning: str = ""
    near: str = ""
    node: NodeId | NoteId = ""


class LeftOut(msgspec.Struct, frozen=True, omit_defaults=True):
    """One piece of page furniture: its kind, what it says and where; `near` is text beside it."""

    kind: str
    text: str
    place: str = ""
    near: str = ""


class ImportReport(msgspec.Struct, frozen=True, omit_defaults=True):
    """The report of one reading.

    `unplaced`: every text not placed; `warnings`: every guess made and everything odd, each one
    sentence; `furniture`: page furniture left out (running heads, page numbers, bar codes, job
    numbers), by kind, with how many of each; it is repeated in the warnings of `show --json`.
    `guesses` and `left_out` say the same piece by piece, where the reader knows the places.
    """

    unplaced: tuple[Unplaced, ...] = ()
    warnings: tuple[str, ...] = ()
    furniture: dict[str, int] = {}
    guesses: tuple[Guess, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
