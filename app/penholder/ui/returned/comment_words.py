"""How comments of colleagues are told: in the list, beside it, and at hover on the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from penholder.negotiation.proposal import Remark, Returned
from penholder.negotiation.remarks import Spot
from penholder.negotiation.threads import Thread, parents_of, threads

MOST_REPLIES: Final = 20
"""Replies that are told at once; the list has them all."""
_SHORT: Final = 80


def row_words(remark: Remark, spot: Spot | None) -> str:
    """One line that says what a comment says; in a table on which words of which cell."""
    where = _in_table(remark, spot)
    return f"comment on {where}: {remark.text}" if where else f"comment: {remark.text}"


def told(thread: Thread, spot: Spot | None) -> str:
    """What the mark of a comment says at hover: it, and the replies to it."""
    first = thread.first
    where = _in_table(first, spot)
    author = _author(first) + (f" on {where}" if where else "")
    head = f"{author} (resolved)" if thread.is_resolved else author
    return "\n".join([f"{head}: {first.text}", *_replies(thread.replies)])


def detail(remark: Remark, file: Returned) -> str:
    """All that is known of a comment of a file: who, when, on which words, what was replied."""
    thread = next((each for each in threads(file.remarks) if remark in each.every), Thread(remark))
    lines = [" · ".join(part for part in (remark.author, remark.date[:10], file.source) if part)]
    if thread.first is not remark and thread.first != remark:
        parent = parents_of(thread.every).get(remark.id, "")
        answered = next((each for each in thread.every if each.id == parent), thread.first)
        lines.append(f"In reply to {_author(answered)}: {_shortened(answered.text)}")
        return "\n".join([*lines, remark.text])
    if remark.words:
        lines.append(f"“{remark.words}”")
    lines.append(remark.text)
    if thread.is_resolved:
        lines.append("Resolved.")
    return "\n".join([*lines, *_replies(thread.replies)])


def _replies(replies: Iterable[Remark]) -> Iterator[str]:
    replies = list(replies)
    for reply in replies[:MOST_REPLIES]:
        yield f"↳ {_author(reply)}: {reply.text}"
    left = len(replies) - MOST_REPLIES
    if left > 0:
        yield f"… and {left:,} more"


def _author(remark: Remark) -> str:
    return remark.author or "Unnamed"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _SHORT else f"“{line[:_SHORT].rstrip()} …”"


def _in_table(remark: Remark, spot: Spot | None) -> str:
    """The words of a comment in a table and their cell: “Port” (row 2, cell 1)."""
    if remark.cell is None:
        return ""
    place = "a cell no longer there"
    if spot is not None and spot.cell is not None:
        place = spot.cell.name
    return f"“{remark.words}” ({place})" if remark.words else place
