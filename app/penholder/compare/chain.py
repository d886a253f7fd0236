"""The heaviest chain: which of many possible pairs stand in the same order in both texts."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_chain(pairs: Sequence[tuple[int, int, float]]) -> list[int]:
    """Indices of the pairs (old, new, weight > 0) of the heaviest chain rising in both texts.

    A Fenwick tree of best sums over the new places: n log n for n pairs.
    """
    if len(pairs) < 2:
        return list(range(len(pairs)))
    keys = [(old, -new) for old, new, _ in pairs]
    order = sorted(range(len(pairs)), key=keys.__getitem__)
    size = max(pair[1] for pair in pairs) + 2
    best_sum = [0.0] * (size + 1)
    best_last = [-1] * (size + 1)
    previous = [-1] * len(pairs)
    for index in order:
        _, new, weight = pairs[index]
        total, last = 0.0, -1
        place = new
        while place > 0:
            if best_sum[place] > total:
                total, last = best_sum[place], best_last[place]
            place &= place - 1
        previous[index] = last
        total += weight
        place = new + 1
        while place <= size:
            if total > best_sum[place]:
                best_sum[place], best_last[place] = total, index
            place += place & -place
    end, total = -1, 0.0
    place = size
    while place > 0:
        if best_sum[place] > total:
            total, end = best_sum[place], best_last[place]
        place &= place - 1
    chain: list[int] = []
    while end >= 0:
        chain.append(end)
        end = previous[end]
    chain.reverse()
    return chain
