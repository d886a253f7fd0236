"""Comments of a returned file and the replies to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from penholder.formats.word.reading.threads import nearest_kept, tops_of, without_loops
from penholder.negotiation.proposal import Remark


class Thread(NamedTuple):
    """A comment and everything that was said in reply to it or to a reply, in reading order."""

    first: Remark
    replies: tuple[Remark, ...] = ()

    @property
    def every(self) -> tuple[Remark, ...]:
        """The comment and its replies."""
        return (self.first, *self.replies)

    @property
    def is_resolved(self) -> bool:
        """Whether somebody said that it is done with."""
        return self.first.resolved


def parents_of(remarks: Iterable[Remark], gone: Collection[str] = ()) -> dict[str, str]:
    """What each comment answers, by id and free of loops; of those gone, what they answered."""
    remarks = list(remarks)
    ids = {remark.id for remark in remarks}
    parents = {each.id: each.answers for each in remarks if each.answers in ids}
    return nearest_kept(without_loops(parents), gone)


def threads(remarks: Iterable[Remark], gone: Collection[str] = ()) -> list[Thread]:
    """All comments of a file as threads, without those that are gone (by id)."""
    remarks = list(remarks)
    tops = tops_of(parents_of(remarks, gone))
    firsts: list[Remark] = []
    replies: dict[str, list[Remark]] = {}
    for remark in remarks:
        if remark.id in tops:
            replies.setdefault(tops[remark.id], []).append(remark)
        elif remark.id not in gone:
            firsts.append(remark)
    return [Thread(first, tuple(replies.pop(first.id, ()))) for first in firsts]
