"""A Word file as proposed: one text that holds what was there, what is new, and who wants what.

`read_proposed` (in `reading.proposing`) gives a `Proposal`; `accepted` and `rejected` give back the
resolution with all changes accepted or rejected, equal to what `read_docx` gives, with one set of
ids for both. To accept some changes only, say those of one delegation, read the file again with a
decision: `read_docx(data, name, by_authors(["Ada"]))`; numbers and structure are then counted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, from_lines
from penholder.document.operations import in_mark_order
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Inline, Span, normalized
from penholder.formats.report import ImportReport
from penholder.formats.word.reading.changes import Change
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.revisions import Revision


class ProposedRun(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words of one history.

    `before` says whether they are in the text with all changes rejected, `after` whether they are
    in it with all accepted: both for words nobody touched, `after` alone for insertions, `before`
    alone for deletions, neither for what one person inserted and another deleted. `changes` are the
    tracked changes that touch them, the insertion first. It is empty for words that stand in one
    text only because the text around them is read otherwise there: another look, another number in
    a reference.
    """

    spans: Inline
    before: bool = True
    after: bool = True
    changes: tuple[Change, ...] = ()


ProposedText: TypeAlias = tuple[ProposedRun, ...]
"""A text as proposed. Positions in it count through all runs, as in `document.spans.length`."""


class ProposedLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the text. `before` and `after` are what it is in either text, without its words.

    None says that it is no line there: a paragraph deleted or inserted whole, or joined to another.
    A table has no runs; the rows of either text are in its `before` and `after`.
    """

    id: NodeId
    runs: ProposedText = ()
    before: Line | None = None
    after: Line | None = None


class ProposedNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """A note; `before` and `after` are what it is in either text, without its words, or None."""

    id: NoteId
    runs: ProposedText = ()
    before: Note | None = None
    after: Note | None = None


class Proposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file as proposed.

    `before` and `after` are the resolutions of either text without title, opening, body, annexes
    and notes, whose words are here. `changes` lists every tracked change as in `DocxReading`, at
    its place in the accepted text. `comments` stand at positions in the proposed text of their
    line or note, those in cells at positions in the table `after`, or `before` where they say so.
    `report` is that of the accepted text.
    """

    before: Resolution
    after: Resolution
    title: ProposedText = ()
    opening: ProposedText = ()
    lines: tuple[ProposedLine, ...] = ()
    notes: tuple[ProposedNote, ...] = ()
    changes: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    report: ImportReport = ImportReport()

    @property
    def authors(self) -> tuple[str, ...]:
        """Who changed something, in the order of first changes."""
        return tuple(dict.fromkeys(change.author for change in self.changes))


def accepted(proposal: Proposal) -> Resolution:
    """The resolution with all changes accepted."""
    return _put_together(
        proposal.after,
        proposal,
        ((line.id, line.after, line.runs) for line in proposal.lines),
        ((note.after, note.runs) for note in proposal.notes),
        after=True,
    )


def rejected(proposal: Proposal) -> Resolution:
    """The resolution with all changes rejected."""
    return _put_together(
        proposal.before,
        proposal,
        ((line.id, line.before, line.runs) for line in proposal.lines),
        ((note.before, note.runs) for note in proposal.notes),
        after=False,
    )


def text_after(runs: Sequence[ProposedRun]) -> Inline:
    """The words of a text with all changes accepted."""
    return _words(run for run in runs if run.after)


def all_words(runs: Iterable[ProposedRun]) -> Inline:
    """All words of a text, deleted ones too: what positions in it count through."""
    return _words(runs)


def text_before(runs: Sequence[ProposedRun]) -> Inline:
    """The words of a text with all changes rejected."""
    return _words(run for run in runs if run.before)


def _words(runs: Iterable[ProposedRun]) -> Inline:
    spans: list[Span] = []
    for run in runs:
        spans.extend(run.spans)
    return normalized(spans)


def _put_together(
    frame: Resolution,
    proposal: Proposal,
    lines: Iterable[tuple[NodeId, Line | None, ProposedText]],
    notes: Iterable[tuple[Note | None, ProposedText]],
    *,
    after: bool,
) -> Resolution:
    words = text_after if after else text_before
    body, annexes = from_lines(
        replace(line, id=node, spans=words(runs)) for node, line, runs in lines if line is not None
    )
    resolution = replace(
        frame,
        title=words(proposal.title),
        opening=words(proposal.opening),
        body=body,
        annexes=annexes,
        notes=tuple(replace(note, spans=words(runs)) for note, runs in notes if note is not None),
    )
    return in_mark_order(resolution)
