"""A draft laid over its base as tracked changes, read back and checked before it is handed out."""

from __future__ import annotations

from typing import NamedTuple

from penholder.compare import compare
from penholder.compare.blanks import with_blanks_of_old
from penholder.compare.marked import Side
from penholder.document.resolution import Resolution
from penholder.errors import OutputError
from penholder.formats.word.changing.base import NAME, Base
from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.collecting import collector_at_rest
from penholder.formats.word.redline.blocks import Blocks
from penholder.formats.word.redline.counting import counted
from penholder.formats.word.redline.endings import keep_apart
from penholder.formats.word.redline.front import FrontLayout
from penholder.formats.word.redline.gaps import take_gaps
from penholder.formats.word.redline.jobs import lay
from penholder.formats.word.redline.layout import BodyLayout
from penholder.formats.word.redline.masthead import MastheadLayout
from penholder.formats.word.redline.notes import Notes
from penholder.formats.word.redline.options import Cancelled, Options, Pending, Progress
from penholder.formats.word.redline.others import take_out_of_others
from penholder.formats.word.redline.pending import PendingChanges, settled
from penholder.formats.word.redline.proof import Proof, prove
from penholder.formats.word.redline.runs import RunLayer
from penholder.formats.word.redline.segments import Misfit

__all__ = [
    "Cancelled",
    "Options",
    "Pending",
    "PendingChanges",
    "Progress",
    "Proof",
    "Redline",
    "redline",
]

_STEPS = ("Reading the base", "Comparing", "Writing the changes", "Reading the result back")


class Redline(NamedTuple):
    """The file with tracked changes, and what was proved about it."""

    data: bytes
    proof: Proof


def redline(
    base: bytes,
    new: Resolution,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Redline:
    """Lays a draft over a Word file as tracked changes.

    Every part of the file that the changes do not touch stays byte for byte.

    Raises InputError where the base cannot be read, PendingChanges where it has changes pending and
    the options do not say what becomes of them, and OutputError where the result, read back, does
    not hold exactly the base and the draft. Nothing is handed out then.
    """
    options = options or Options()
    with collector_at_rest():
        return _laid_over(base, new, options, progress or _quiet)


def _laid_over(data: bytes, new: Resolution, options: Options, progress: Progress) -> Redline:
    progress(_STEPS[0], 0, len(_STEPS))
    base = Base(settled(data, NAME, options.pending), annotated=False)
    old = base.reading.resolution
    progress(_STEPS[1], 1, len(_STEPS))
    comparison = compare(old, new, weighed=False)
    adapted = with_blanks_of_old(comparison, new) if options.base_blanks else new
    if adapted is not new:
        new, comparison = adapted, compare(old, adapted, weighed=False)
    progress(_STEPS[2], 2, len(_STEPS))
    sides = Side(old), Side(new)
    stamp = Stamp(options.author, options.date, base.roots)
    notes = Notes(base, new, comparison, sides[1].references, stamp)
    layer = RunLayer(stamp, notes.mark)
    blocks = Blocks(base, stamp, layer, sides[1].references)
    body = BodyLayout(base, comparison, *sides, blocks, notes.same, moves=options.moves)
    front = FrontLayout(base, *sides, blocks, notes.same)
    try:
        jobs = [*front.before(), *body.jobs(front.meeting)]
        fields = MastheadLayout(base, new, blocks).jobs()
        notes.plan([job.steps for job in jobs])
        lay(fields)
        lay(jobs)
        for root in base.roots:
            take_out_of_others(root, stamp)
        take_gaps(base.body, stamp)
        keep_apart(base.body, stamp)
        notes.finish(layer)
    except Misfit:
        raise OutputError(
            "The draft cannot be laid over this base file: its text is put together in a way that"
            " tracked changes cannot follow. Compare the two texts instead."
        ) from None
    base.touch(base.reading.package.document_part)
    result = base.to_bytes()
    progress(_STEPS[3], 3, len(_STEPS))
    return Redline(result, prove(result, base, new, stamp, counted(base.touched, stamp.is_ours)))


def _quiet(step: str, number: int, count: int) -> None:
    """Tells nobody."""
