"""A proposal as plain data (`show --json --changes proposed`) and as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import astuple

from penholder.document.text import plain_text
from penholder.formats.word.proposal import Proposal, ProposedRun, ProposedText
from penholder.formats.word.reading.comments import Comment


def proposal_structure(proposal: Proposal) -> dict[str, Any]:
    """Title, opening, paragraphs and notes as runs, and the comments.

    A run is {"text", "before", "after", "changes"}: whether it is in the text with all changes
    rejected and accepted, and the changes that touch it, each {"kind", "author", "date"}. A comment
    is {"id" (of a paragraph or note) or "part" of what it stands at, "cell" (row, cell and
    paragraph, from 0) or null, "start", "end", "author", "date", "text", "answers" (the place of
    another in the list, from 0) or null, "resolved"}.
    """
    return {
        "title": _runs(proposal.title),
        "opening": _runs(proposal.opening),
        "paragraphs": [{"id": line.id, "runs": _runs(line.runs)} for line in proposal.lines],
        "notes": [{"id": note.id, "runs": _runs(note.runs)} for note in proposal.notes],
        "comments": _comments(proposal.comments),
    }


def _comments(comments: Sequence[Comment]) -> list[dict[str, Any]]:
    places = {comment.id: place for place, comment in enumerate(comments)}
    return [
        {
            "id": comment.node or comment.note,
            "part": comment.part,
            "cell": None if comment.cell is None else list(astuple(comment.cell)),
            "start": comment.start,
            "end": comment.end,
            "author": comment.author,
            "date": comment.date,
            "text": comment.text,
            "answers": places.get(comment.parent) if comment.parent else None,
            "resolved": comment.resolved,
        }
        for comment in comments
    ]


def proposal_text(proposal: Proposal) -> str:
    """The text with deletions as [-words-] and insertions as {+words+}, one paragraph a block."""
    texts = [proposal.title, proposal.opening]
    texts += [line.runs for line in proposal.lines]
    texts += [note.runs for note in proposal.notes]
    return "\n\n".join(shown for text in texts if (shown := "".join(_marked(run) for run in text)))


def _runs(text: ProposedText) -> list[dict[str, Any]]:
    return [
        {
            "text": plain_text(run.spans),
            "before": run.before,
            "after": run.after,
            "changes": [
                {"kind": change.kind.value, "author": change.author, "date": change.date}
                for change in run.changes
            ],
        }
        for run in text
    ]


def _marked(run: ProposedRun) -> str:
    words = plain_text(run.spans)
    if not words or (run.before and run.after):
        return words
    if run.after:
        return f"{{+{words}+}}"
    return f"[-{words}-]" if run.before else f"[-{{+{words}+}}-]"
