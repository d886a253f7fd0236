"""Paragraphs that were joined or split: their two halves are found and tied to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    behind = list(reversed(list(_nearest(reversed(proposals)))))
    for item, *near in zip(proposals, _nearest(proposals), behind, strict=True):
        if item.kind not in (ProposalKind.REMOVED, ProposalKind.ADDED):
            continue
        removed = item.kind is ProposalKind.REMOVED
        words = _words(item.old if removed else item.new)
        for other in near:
            if other is None or other.id in taken or not words:
                continue
            if (other.author, other.source) != (item.author, item.source):
                continue
            if _words(other.new if removed else other.old) == words:
                taken.add(other.id)
                yield item.id, other.id
                break


def _nearest(proposals: Iterable[Proposal]) -> Iterator[Proposal | None]:
    """For each proposal the last change of words in a line before it."""
    last: Proposal | None = None
    for item in proposals:
        yield last
        if item.kind is ProposalKind.WORDS and item.where is Where.LINE:
            last = item


def _words(spans: Inline) -> list[str]:
    return plain_text(spans).split()
