"""What goes into the file for submission, and its making off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from penholder.document.resolution import Resolution
from penholder.errors import OutputError
from penholder.formats.atomic import write_atomically
from penholder.formats.files import file_bytes
from penholder.formats.native import Draft
from penholder.negotiation.keeping import Kept
from penholder.negotiation.remarks import to_be_written

Tell = Callable[[str, int, int], None]
"""Told the name of a step, its number from 0, and how many there are."""


class Cancelled(Exception):
    """The user no longer wants the file."""


class Undecided(Exception):
    """The base holds changes of others: the user is to say what becomes of them."""


@dataclass(frozen=True)
class BaseFile:
    """The Word file to lay a draft over: what is said of it, how it is had, where it is."""

    said: str
    read: Callable[[], bytes]
    path: Path | None = None


def base_file(draft: Draft, picked: Path | None) -> BaseFile | None:
    """The base of a draft: the file picked, else the one kept with it, else its base written anew.

    None when there is nothing to lay the draft over.
    """
    if picked is not None:
        return BaseFile(f"Base: {picked.name}", lambda: file_bytes(picked), picked)
    base = draft.base
    if base is None:
        return None
    name = base.symbol or base.file_name or base.title
    docx, resolution = base.docx, base.resolution
    if docx is not None:
        return BaseFile(f"Base: {name}, the Word file kept with the draft", lambda: docx)
    if resolution is None:
        return None
    return BaseFile(
        f"Base: {name}, written anew in United Nations format: no Word file is kept with the draft."
        " Choose the official one before you submit.",
        lambda: _written(resolution),
    )


@dataclass(frozen=True)
class Wishes:
    """How the file is wanted; `pending` is one of "ask", "keep", "accept" and "reject".

    The comments that are `kept` with the draft go into it.
    """

    author: str
    pending: str
    moves: bool
    base_blanks: bool
    kept: Kept


def submit(
    base: BaseFile,
    text: Resolution,
    wishes: Wishes,
    target: Path,
    tell: Tell,
    cancelled: Callable[[], bool],
) -> str:
    """Writes the file and gives what was proved of it, in a sentence.

    Raises Undecided, Cancelled, and InputError or OutputError with nothing written.
    """
    # Rooms of their own: not for opening the window.
    from penholder.formats.word import redline
    from penholder.formats.word.changing.commenting import with_comments

    def step(name: str, number: int, count: int) -> None:
        if cancelled():
            raise Cancelled
        tell(name, number, count)

    if base.path is not None and target.resolve() == base.path.resolve():
        raise OutputError(f"{target.name} is the base itself: choose another name for the result.")
    options = redline.Options(
        wishes.author,
        pending=redline.Pending(wishes.pending),
        moves=wishes.moves,
        base_blanks=wishes.base_blanks,
    )
    try:
        made = redline.redline(base.read(), text, options, step)
    except redline.PendingChanges as error:
        raise Undecided(str(error)) from error
    comments = to_be_written(text, wishes.kept.files, wishes.kept.decided)
    data = with_comments(made.data, text, comments)
    if cancelled():
        raise Cancelled
    write_atomically(target, data)
    return made.proof.sentence


def _written(resolution: Resolution) -> bytes:
    from penholder.formats.word import writer

    return writer.write(resolution)
