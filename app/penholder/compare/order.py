"""The order in which the groups of a comparison are read."""

from __future__ import annotations

from collections.abc import Sequence

from penholder.compare.matching import Group


def reading_order(groups: Sequence[Group]) -> list[Group]:
    """Groups in the order of the new text; a removed line follows the line it stood behind."""
    places: list[tuple[int, int, Group]] = []
    behind = -1
    for group in sorted((group for group in groups if group.old), key=lambda group: group.old):
        if not group.new:
            places.append((behind, group.old[0], group))
        elif not group.moved:
            behind = group.new[-1]
    places.extend((group.new[0], -1, group) for group in groups if group.new)
    places.sort(key=lambda place: place[:2])
    return [group for _, _, group in places]
