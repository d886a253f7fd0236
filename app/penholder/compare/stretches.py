"""Which words of two paragraphs are the same ones: equal and changed stretches by turns.

Words that occur once on either side anchor the rest (patience), because a longest common
subsequence alone is happy with any "the"; rapidfuzz finds what lies between the anchors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from rapidfuzz.distance import LCSseq

Words: TypeAlias = Sequence[str]

_DEEPEST = 4
"""How often the stretches between anchors are searched for anchors of their own."""


LARGEST = 400_000_000
"""Pairs of words (or lines) laid over each other at once: 50 MB, a bit for each. No real text comes
near; what is larger is taken as changed throughout.
"""


class Stretch(Struct):
    """Words old[old:old_end] against new[new:new_end], equal or changed."""

    equal: bool
    old: int
    old_end: int
    new: int
    new_end: int


def stretches(old: Words, new: Words) -> list[Stretch]:
    """Stretches that cover both texts in order and by turns."""
    blocks: list[tuple[int, int, int]] = []
    _match(old, new, 0, len(old), 0, len(new), blocks, 0)
    return _covering(blocks, len(old), len(new))


def _match(
    old: Words,
    new: Words,
    i: int,
    i_end: int,
    j: int,
    j_end: int,
    blocks: list[tuple[int, int, int]],
    depth: int,
) -> None:
    """Adds the blocks (old, new, size) of old[i:i_end] and new[j:j_end] in order."""
    start = i
    while i < i_end and j < j_end and old[i] == new[j]:
        i += 1
        j += 1
    if i > start:
        blocks.append((start, j - (i - start), i - start))
    tail = 0
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end -= 1
        j_end -= 1
        tail += 1
    if i < i_end and j < j_end and not set(old[i:i_end]).isdisjoint(new[j:j_end]):
        anchors = _anchors(old[i:i_end], new[j:j_end]) if depth < _DEEPEST else []
        if anchors:
            _match_between(old, new, i, i_end, j, j_end, blocks, depth, anchors)
        else:
            _match_in_order(old, new, i, i_end, j, j_end, blocks)
    if tail:
        blocks.append((i_end, j_end, tail))


def _match_between(
    old: Words,
    new: Words,
    i: int,
    i_end: int,
    j: int,
    j_end: int,
    blocks: list[tuple[int, int, int]],
    depth: int,
    anchors: list[tuple[int, int]],
) -> None:
    first, other = i, j
    for a, b in anchors:
        if first < i + a and other < j + b:
            _match(old, new, first, i + a, other, j + b, blocks, depth + 1)
        blocks.append((i + a, j + b, 1))
        first, other = i + a + 1, j + b + 1
    _match(old, new, first, i_end, other, j_end, blocks, depth + 1)


def _match_in_order(
    old: Words,
    new: Words,
    i: int,
    i_end: int,
    j: int,
    j_end: int,
    blocks: list[tuple[int, int, int]],
) -> None:
    if (i_end - i) * (j_end - j) > LARGEST:
        return
    blocks.extend(
        (i + op.src_start, j + op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(old[i:i_end], new[j:j_end])
        if op.tag == "equal"
    )


def _anchors(old: Words, new: Words) -> list[tuple[int, int]]:
    """Words found once in either text that stand in the same order, as many as possible."""
    places, others = _once(old), _once(new)
    once = places.keys() & others.keys()
    if not once:
        return []
    first = [word for word in old if word in once]
    second = [word for word in new if word in once]
    if first == second:
        return [(places[word], others[word]) for word in first]
    if len(first) * len(second) > LARGEST:
        return []
    anchors: list[tuple[int, int]] = []
    for op in LCSseq.opcodes(first, second):
        if op.tag == "equal":
            words = first[op.src_start : op.src_end]
            anchors.extend((places[word], others[word]) for word in words)
    return anchors


def _once(text: Words) -> dict[str, int]:
    """The words found once, and where."""
    places = dict(zip(text, range(len(text)), strict=True))
    if len(places) < len(text):
        seen: set[str] = set()
        for word in text:
            if word in seen:
                places.pop(word, None)
            seen.add(word)
    return places


def _covering(blocks: list[tuple[int, int, int]], old_end: int, new_end: int) -> list[Stretch]:
    result: list[Stretch] = []
    i = j = 0
    for a, b, size in [*blocks, (old_end, new_end, 0)]:
        if a > i or b > j:
            result.append(Stretch(False, i, a, j, b))
        if size:
            last = result[-1] if result else None
            if last is not None and last.equal:
                last.old_end, last.new_end = a + size, b + size
            else:
                result.append(Stretch(True, a, a + size, b, b + size))
        i, j = a + size, b + size
    return result
