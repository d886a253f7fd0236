"""Paragraphs that were joined or split: their two halves are found and tied to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from penholder.document.spans import Inline
from penholder.document.text import plain_text
from penholder.negotiation.proposal import Proposal, ProposalKind, Where


def tied(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The proposals, both halves of every joint and split with the other as `partner`.

    A joint puts the words of a paragraph into the one before or behind it and removes the
    paragraph; a split takes the last or first words of a paragraph away and adds a paragraph of
    them. Either half alone would double words or lose them.
    """
    partners = dict(_pairs(proposals))
    partners.update({other: one for one, other in partners.items()})
    return tuple(
        replace(item, partner=partners[item.id]) if item.id in partners else item
        for item in proposals
    )


def _pairs(proposals: Sequence[Proposal]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for place, item in enumerate(proposals):
        if item.kind is ProposalKind.REMOVED:
            words = _words(item.old)
        elif item.kind is ProposalKind.ADDED:
            words = _words(item.new)
        else:
            continue
        removed = item.kind is ProposalKind.REMOVED
        for other in _near(proposals, place):
            moved = _words(other.new if removed else other.old)
            if words and moved == words and other.id not in taken:
                taken.add(other.id)
                yield item.id, other.id
                break


def _near(proposals: Sequence[Proposal], place: int) -> Iterator[Proposal]:
    """The changes of words by the same author that stand nearest, before and behind."""
    item = proposals[place]
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(proposals):
            other = proposals[at]
            if other.kind is ProposalKind.WORDS and other.where is Where.LINE:
                if (other.author, other.source) == (item.author, item.source):
                    yield other
                break
            at += step


def _words(spans: Inline) -> list[str]:
    return plain_text(spans).split()
