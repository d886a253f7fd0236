"""What was decided on proposals, kept with each version of the text so that undo gives it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from penholder.rollover.review import Review


@dataclass(frozen=True)
class Decided:
    """The companion of a version: the review of a roll-over, and True for accepted proposals."""

    review: Review | None = None
    by_id: Mapping[str, bool] = field(default_factory=dict)


def review_of(companion: object) -> Review | None:
    """The review of a roll-over that belongs to a version, if there is one."""
    if isinstance(companion, Decided):
        return companion.review
    return companion if isinstance(companion, Review) else None


def decisions_of(companion: object) -> Mapping[str, bool]:
    """Which proposals were accepted (True) or rejected (False), by id."""
    return companion.by_id if isinstance(companion, Decided) else {}


def with_review(companion: object, review: Review) -> object:
    """The companion with another review; decisions on proposals stay."""
    return Decided(review, companion.by_id) if isinstance(companion, Decided) else review
