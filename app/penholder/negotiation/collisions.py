"""Lays the proposals of several files together by paragraph and finds those that collide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, length
from penholder.negotiation.applying import Place, overlap, placed, texts_of
from penholder.negotiation.proposal import Proposal, ProposalKind, Returned, Where

Stretch = tuple[int, int]


class Collision(NamedTuple):
    """Proposals that touch the same words. `both_possible` where they only insert at one place:
    words between the same words, paragraphs behind the same paragraph.
    """

    proposals: tuple[Proposal, ...]
    both_possible: bool


class Merged(NamedTuple):
    """The proposals to one text of the draft, in the order of their words there.

    `misfits` are those whose words no longer stand in it.
    """

    place: Place
    proposals: tuple[Proposal, ...]
    collisions: tuple[Collision, ...]
    misfits: tuple[Proposal, ...]


def merged(draft: Resolution, files: Iterable[Returned]) -> tuple[Merged, ...]:
    """All proposals of all files, paragraph by paragraph, in the order they were first met."""
    texts = texts_of(draft)
    by_place: dict[Place, list[Proposal]] = {}
    for file in files:
        for proposal in file.proposals:
            by_place.setdefault(place_about(proposal, texts), []).append(proposal)
    return tuple(_merged(texts, place, found) for place, found in by_place.items())


def place_about(proposal: Proposal, texts: Collection[Place]) -> Place:
    """The text of the draft that a proposal is about; for a new paragraph the one before it."""
    before = [node for node in proposal.preceding if (Where.LINE, node) in texts]
    return proposal.where, proposal.node or (before or [""])[0]


def _merged(texts: Mapping[Place, Inline], place: Place, found: Sequence[Proposal]) -> Merged:
    stretches = [(proposal, _stretch(proposal, texts)) for proposal in found]
    misfits = tuple(proposal for proposal, stretch in stretches if stretch is None)
    fitting = sorted(
        ((proposal, stretch) for proposal, stretch in stretches if stretch is not None),
        key=lambda item: item[1],
    )
    order = tuple(proposal for proposal, _ in fitting)
    return Merged(place, order, tuple(_collisions(fitting)), misfits)


def _stretch(proposal: Proposal, texts: Mapping[Place, Inline]) -> Stretch | None:
    """The positions of the draft's text that a proposal touches; None where it does not fit."""
    if proposal.kind in (ProposalKind.ADDED, ProposalKind.FRONT):
        return (0, 0)
    spans = texts.get((proposal.where, proposal.node))
    if spans is None:
        return None
    if proposal.kind is ProposalKind.WORDS:
        return placed(proposal, spans)
    if proposal.kind is ProposalKind.REMOVED and spans != proposal.original:
        return None
    return (0, length(spans))


def _collisions(fitting: Sequence[tuple[Proposal, Stretch]]) -> Iterator[Collision]:
    """Groups of proposals, each of which collides with another of its group."""
    yield from _additions([item[0] for item in fitting if item[0].kind is ProposalKind.ADDED])
    whole = [item for item in fitting if item[0].kind is not ProposalKind.ADDED]
    group: list[tuple[Proposal, Stretch]] = []
    reach = -1
    for item in whole:
        start, end = item[1]
        if group and not (start < reach or any(_collide(item, other) for other in group)):
            yield from _collision(group)
            group, reach = [], -1
        group.append(item)
        reach = max(reach, end)
    yield from _collision(group)


def _additions(new: Sequence[Proposal]) -> Iterator[Collision]:
    """New paragraphs of several people at one place: all of them are possible."""
    if len({(item.source, item.author) for item in new}) > 1:
        yield Collision(tuple(new), both_possible=True)


def _collision(group: Sequence[tuple[Proposal, Stretch]]) -> Iterator[Collision]:
    if len(group) > 1 and any(
        _collide(one, other) for place, one in enumerate(group) for other in group[:place]
    ):
        both = all(
            proposal.kind is ProposalKind.WORDS and start == end for proposal, (start, end) in group
        )
        yield Collision(tuple(proposal for proposal, _ in group), both)


def _collide(one: tuple[Proposal, Stretch], other: tuple[Proposal, Stretch]) -> bool:
    kinds = {one[0].kind, other[0].kind}
    if kinds == {ProposalKind.WORDS, ProposalKind.RESHAPED}:
        return False
    if ProposalKind.REMOVED in kinds:
        return kinds != {ProposalKind.REMOVED}
    return one[1] == other[1] or overlap(one[1], other[1])
