"""Parts of proposals that tracked and untracked changes share."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from penholder.document.ids import NodeId
from penholder.document.lines import Line
from penholder.document.resolution import Note
from penholder.document.spans import Inline, marks_in, split_at
from penholder.negotiation.proposal import Proposal, ProposalKind


def added(
    base: Proposal, line: Line, preceding: tuple[NodeId, ...], notes: Mapping[str, Note]
) -> Proposal:
    """The proposal of a new paragraph behind the first of `preceding` that is there."""
    texts = [
        line.spans,
        *(text for row in line.rows for cell in row.cells for text in cell.paragraphs),
    ]
    words = tuple(span for text in texts for span in text)
    return replace(
        base,
        kind=ProposalKind.ADDED,
        new=line.spans,
        line=line,
        preceding=preceding,
        notes=notes_in(words, notes),
    )


def notes_in(spans: Inline, notes: Mapping[str, Note]) -> tuple[Note, ...]:
    """The notes marked in a text."""
    return tuple(notes[mark] for mark in dict.fromkeys(marks_in(spans)) if mark in notes)


def cut(spans: Inline, start: int, end: int) -> Inline:
    """A stretch of a text."""
    return split_at(split_at(spans, end)[0], start)[1]
