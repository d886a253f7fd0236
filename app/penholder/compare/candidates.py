"""Which pairs are worth scoring: lines that share pairs of words few other lines have."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from operator import add

from penholder.compare.units import Unit

_MOST_LINES = 12
"""A pair of words found in more lines than this tells nothing about which belongs to which."""

_VOTE = math.lcm(*range(1, _MOST_LINES + 1))
"""What a pair of words has to give to the lines that have it. Shares of it are whole numbers: sums
of fractions would depend on the order of words in a set, which is another in every run.
"""

_BEST = 4
"""How many candidates a line keeps."""


def by_rare_words(
    old: Sequence[Unit], new: Sequence[Unit], free_old: Sequence[int], free_new: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs of free lines that share rare pairs of words, the likeliest few for each new line."""
    index = _index(old, free_old)
    found: list[tuple[int, int]] = []
    for j in free_new:
        votes: defaultdict[int, int] = defaultdict(int)
        for feature in features(new[j].code):
            places = index.get(feature)
            if places is not None:
                share = _VOTE // len(places)
                for i in places:
                    votes[i] += share
        best = sorted(votes, key=lambda i: (-votes[i], abs(i - j), i))[:_BEST]
        found.extend((i, j) for i in best)
    return found


def features(code: str) -> set[str]:
    """The neighbouring words of a line, two by two; the single word of a line that has but one."""
    if len(code) < 2:
        return {code} if code else set()
    return set(map(add, code, code[1:]))


def _index(units: Sequence[Unit], free: Sequence[int]) -> dict[str, list[int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place in free:
        for feature in features(units[place].code):
            index[feature].append(place)
    return {feature: places for feature, places in index.items() if len(places) <= _MOST_LINES}
