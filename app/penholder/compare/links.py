"""What a person says about two lines: they belong together, or they do not."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from penholder.document.ids import NodeId


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """A correction made by hand, stored with the draft.

    `together` True pairs the two lines, whatever the texts say; several links of one line make a
    split or a merger. `together` False keeps the two apart. Ids that are in neither text count
    for nothing, so that a link outlives the line it names.
    """

    old: NodeId
    new: NodeId
    together: bool = True


def resolved(
    links: Sequence[Link], old_ids: Sequence[NodeId], new_ids: Sequence[NodeId]
) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs of places to hold together and to keep apart; the last word on a pair counts."""
    place_old = {node: place for place, node in enumerate(old_ids)}
    place_new = {node: place for place, node in enumerate(new_ids)}
    verdicts: dict[tuple[int, int], bool] = {}
    for link in links:
        if link.old in place_old and link.new in place_new:
            verdicts[place_old[link.old], place_new[link.new]] = link.together
    together = [pair for pair, held in verdicts.items() if held]
    apart = {pair for pair, held in verdicts.items() if not held}
    return together, apart
