"""The state of an alignment while it is found: who belongs to whom, and which gaps are left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from penholder.compare.units import Corpus


class Gap(NamedTuple):
    """The lines of either side that are still free between two neighbouring anchors."""

    old: list[int]
    new: list[int]


class Group(NamedTuple):
    """Places that belong together; `moved` says that the group left the order of the others."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


@dataclass(slots=True)
class Matching:
    """Pairs found so far. Anchors are pairs in one order in both texts; the other pairs moved.

    `parts_of_old[i]` are new lines that are further pieces of old line i (a split),
    `parts_of_new[j]` old lines that went into new line j (a merger).
    """

    corpus: Corpus
    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    parts_of_old: dict[int, list[int]] = field(default_factory=dict)
    parts_of_new: dict[int, list[int]] = field(default_factory=dict)
    attached_old: dict[int, int] = field(default_factory=dict)
    attached_new: dict[int, int] = field(default_factory=dict)

    def pair(self, i: int, j: int, *, moved: bool = False) -> None:
        """Pairs old line i with new line j, both free until now."""
        self.new_of[i] = j
        self.old_of[j] = i
        if moved:
            self.moved.add(i)

    def attach_new(self, i: int, j: int) -> None:
        """Makes the free new line j a further piece of old line i."""
        self.parts_of_old.setdefault(i, []).append(j)
        self.attached_new[j] = i

    def attach_old(self, i: int, j: int) -> None:
        """Makes the free old line i a further source of new line j."""
        self.parts_of_new.setdefault(j, []).append(i)
        self.attached_old[i] = j

    def old_is_free(self, i: int) -> bool:
        return i not in self.new_of and i not in self.attached_old

    def new_is_free(self, j: int) -> bool:
        return j not in self.old_of and j not in self.attached_new

    def free_old(self) -> list[int]:
        taken = self.new_of.keys() | self.attached_old.keys()
        return [i for i in range(len(self.corpus.old)) if i not in taken]

    def free_new(self) -> list[int]:
        taken = self.old_of.keys() | self.attached_new.keys()
        return [j for j in range(len(self.corpus.new)) if j not in taken]

    def anchors(self) -> list[tuple[int, int]]:
        """The pairs in order, by place."""
        return sorted((i, j) for i, j in self.new_of.items() if i not in self.moved)

    def gaps(self) -> Iterator[Gap]:
        """Every gap between anchors with a free line on at least one side."""
        last_old = last_new = -1
        end = (len(self.corpus.old), len(self.corpus.new))
        for i, j in [*self.anchors(), end]:
            if i - last_old > 1 or j - last_new > 1:
                old = [k for k in range(last_old + 1, i) if self.old_is_free(k)]
                new = [k for k in range(last_new + 1, j) if self.new_is_free(k)]
                if old or new:
                    yield Gap(old, new)
            last_old, last_new = i, j

    def groups(self) -> list[Group]:
        """Everything as groups, each line in exactly one: pairs, splits, mergers, single lines."""
        groups: list[Group] = []
        old: tuple[int, ...]
        new: tuple[int, ...]
        for i, j in self.new_of.items():
            old, new = (i,), (j,)
            if j in self.parts_of_new:
                old = tuple(sorted([i, *self.parts_of_new[j]]))
            if i in self.parts_of_old:
                new = tuple(sorted([j, *self.parts_of_old[i]]))
            groups.append(Group(old, new, i in self.moved))
        groups.extend(Group((i,), ()) for i in self.free_old())
        groups.extend(Group((), (j,)) for j in self.free_new())
        return groups
