"""A draft laid over its base as tracked changes, read back and checked before it is handed out."""

from __future__ import annotations

from dataclasses import dataclass

from penholder.compare import compare
from penholder.compare.marked import Side
from penholder.document.resolution import Resolution
from penholder.errors import OutputError
from penholder.formats.word.redline.base import Base
from penholder.formats.word.redline.front import FrontLayout
from penholder.formats.word.redline.jobs import lay
from penholder.formats.word.redline.layout import BodyLayout
from penholder.formats.word.redline.masthead import MastheadLayout
from penholder.formats.word.redline.notes import Notes
from penholder.formats.word.redline.proof import left_alone, prove, unmarked_notes
from penholder.formats.word.redline.runs import RunLayer
from penholder.formats.word.redline.script import Op, stretches
from penholder.formats.word.redline.segments import Misfit
from penholder.formats.word.redline.stamp import Stamp

__all__ = ["Redline", "redline"]


@dataclass(frozen=True)
class Redline:
    """The file with tracked changes, which has been read back and checked.

    `left_alone` names what of the first page is still as in the base; `unmarked_notes` counts the
    notes of the draft that no mark leads to, which are not in the file.
    """

    data: bytes
    insertions: int
    deletions: int
    left_alone: tuple[str, ...] = ()
    unmarked_notes: int = 0

    @property
    def sentence(self) -> str:
        """What was done and checked, for the user."""
        counts = f"{_count(self.insertions, 'insertion')} and {_count(self.deletions, 'deletion')}"
        proof = "read back and checked: accepting all gives the draft, rejecting all the base."
        sentences = [f"{counts}; {proof}"]
        if self.left_alone:
            sentences.append(f"On the first page, change by hand: {', '.join(self.left_alone)}.")
        if self.unmarked_notes:
            left = _count(self.unmarked_notes, "note")
            sentences.append(f"Left out, as no mark leads to it: {left}.")
        return " ".join(sentences)


def redline(
    base: bytes, new: Resolution, *, author: str = "Penholder", date: str | None = None
) -> Redline:
    """Lays a draft over a Word file as tracked changes by an author at a date (ISO 8601; now).

    Every part of the file that the changes do not touch stays byte for byte. Raises InputError
    where the base cannot be read or has changes pending, and OutputError where the result, read
    back, does not hold exactly the base and the draft.
    """
    opened = Base(base)
    old = opened.reading.resolution
    sides = Side(old), Side(new)
    comparison = compare(old, new)
    stamp = Stamp(author, date, opened.roots)
    notes = Notes(opened, new, comparison, sides[1].references, stamp)
    layer = RunLayer(stamp, notes.mark)
    body = BodyLayout(opened, comparison, *sides, stamp, notes.same)
    body.layer = layer
    front = FrontLayout(opened, *sides, body, notes.same)
    try:
        jobs = [*front.before(), *body.jobs(), *front.after()]
        fields = MastheadLayout(opened, new, body).jobs()
        notes.plan([job.steps for job in jobs])
        lay(fields)
        lay(jobs)
        note_scripts = notes.finish(layer)
    except Misfit:
        raise OutputError(
            "The draft cannot be laid over this base file: its text is put together in a way that"
            " tracked changes cannot follow. Compare the two texts instead."
        ) from None
    opened.touch(opened.reading.package.document_part)
    data = opened.to_bytes()
    accepted = prove(data, opened, new, stamp)
    scripts = [*(job.steps for job in (*fields, *jobs)), *note_scripts]
    insertions = sum(stretches(steps, Op.INSERT) for steps in scripts)
    deletions = sum(stretches(steps, Op.DELETE) for steps in scripts)
    unmarked = len(unmarked_notes(new))
    return Redline(data, insertions, deletions, left_alone(accepted, new), unmarked)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
