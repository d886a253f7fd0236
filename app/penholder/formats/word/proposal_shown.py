"""A proposal as plain data (`show --json --changes proposed`) and as text for a terminal."""

from __future__ import annotations

from typing import Any

from penholder.document.text import plain_text
from penholder.formats.word.proposal import Proposal, ProposedRun, ProposedText


def proposal_structure(proposal: Proposal) -> dict[str, Any]:
    """Title, opening, paragraphs and notes as runs, and the comments.

    A run is {"text", "before", "after", "changes"}: whether it is in the text with all changes
    rejected and accepted, and the changes that touch it, each {"kind", "author", "date"}. A comment
    is {"id" or "part" of what it stands at, "start", "end", "author", "date", "text"}.
    """
    return {
        "title": _runs(proposal.title),
        "opening": _runs(proposal.opening),
        "paragraphs": [{"id": line.id, "runs": _runs(line.runs)} for line in proposal.lines],
        "notes": [{"id": note.id, "runs": _runs(note.runs)} for note in proposal.notes],
        "comments": [
            {
                "id": comment.node,
                "part": comment.part,
                "start": comment.start,
                "end": comment.end,
                "author": comment.author,
                "date": comment.date,
                "text": comment.text,
            }
            for comment in proposal.comments
        ],
    }


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
