"""The review of a roll-over: each update is in the draft or not, and can be taken, left or edited.

The draft is edited meanwhile, so a decision is carried over to it as it stands instead of being
worked out anew; an update whose words were changed since is named and left to the person.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from penholder.document.carry import carry
from penholder.document.resolution import Resolution
from penholder.rollover import apply
from penholder.rollover.updates import RollOver, Update, edited


class Review(msgspec.Struct, frozen=True):
    """The text rolled over, its updates, and the ids of those taken into the draft.

    `seen` are the ids somebody decided on; an update in doubt stays to be checked until then.
    """

    prior: Resolution
    updates: tuple[Update, ...]
    taken: frozenset[str]
    seen: frozenset[str] = frozenset()

    @classmethod
    def of(cls, prior: Resolution, rolled: RollOver) -> Review:
        """The review as it begins: taken is what is not in doubt."""
        taken = frozenset(update.id for update in rolled.updates if not update.flagged)
        return cls(prior, rolled.updates, taken)

    def waiting(self) -> tuple[Update, ...]:
        """The updates in doubt that nobody has decided on."""
        return tuple(u for u in self.updates if u.flagged and u.id not in self.seen)

    def draft(self) -> Resolution:
        """The earlier text with the updates taken, as if nothing else had been edited."""
        return apply(self.prior, (u for u in self.updates if u.id in self.taken))


class Decision(msgspec.Struct, frozen=True):
    """The draft and the review after a decision; `blocked` are places edited since, left alone."""

    resolution: Resolution
    review: Review
    blocked: tuple[str, ...] = ()


def decide(current: Resolution, review: Review, ids: Iterable[str], *, take: bool) -> Decision:
    """Takes updates into the draft, or takes them out of it."""
    chosen = frozenset(ids)
    taken = review.taken | chosen if take else review.taken - chosen
    return _decided(current, review, replace(review, taken=taken, seen=review.seen | chosen))


def edit(current: Resolution, review: Review, identity: str, after: str) -> Decision:
    """Takes an update with other words, typed by a person. Raises KeyError for an unknown id."""
    known = {update.id: update for update in review.updates}
    update = edited(known[identity], after)
    updates = tuple(update if u.id == identity else u for u in review.updates)
    wanted = replace(
        review,
        updates=updates,
        taken=review.taken | {identity},
        seen=review.seen | {identity},
    )
    return _decided(current, review, wanted)


def _decided(current: Resolution, before: Review, after: Review) -> Decision:
    carried = carry(current, before.draft(), after.draft())
    if carried.blocked:
        return Decision(current, before, carried.blocked)
    return Decision(carried.resolution, after)


def encode(review: Review) -> bytes:
    """The review as JSON, to be kept with the draft."""
    return msgspec.json.encode(review)


def decode(data: bytes) -> Review:
    """The review kept with a draft. Raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(data, type=Review)
