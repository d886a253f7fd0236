"""The first pairs: lines whose words are the same in both texts."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from penholder.compare.chain import heaviest_chain
from penholder.compare.matching import Gap, Matching
from penholder.compare.stretches import LARGEST
from penholder.compare.units import Unit
from penholder.document.lines import LineKind

_HEADINGS = (LineKind.HEADING, LineKind.ANNEX)

_WORTH_A_MOVE = 5
"""Shorter lines that are the same in another place ("Health;") are no sign of a move."""


def pair_identical(matching: Matching, apart: set[tuple[int, int]]) -> None:
    """Pairs lines with the same words: first those found once on each side, then repeated ones
    where they stand between the same neighbours.
    """
    _pair_unique(matching, apart)
    for gap in list(matching.gaps()):
        if gap.old and gap.new:
            _pair_repeated(matching, gap, apart)


def key(unit: Unit) -> str:
    """The same for lines with the same words; signs count only where there are no words."""
    return unit.code or "\0" + unit.text


def _pair_unique(matching: Matching, apart: set[tuple[int, int]]) -> None:
    corpus = matching.corpus
    old = _places(corpus.old, matching.free_old())
    new = _places(corpus.new, matching.free_new())
    found = [
        (i, new[text], float(len(corpus.old[i].code) + 1))
        for text, i in old.items()
        if i >= 0 and new.get(text, -1) >= 0 and (i, new[text]) not in apart
    ]
    held = [(i, j, 1e6) for i, j in matching.anchors()]
    chain = set(heaviest_chain([*held, *found]))
    for index, (i, j, weight) in enumerate(found, start=len(held)):
        if index in chain:
            matching.pair(i, j)
        elif weight > _WORTH_A_MOVE or _are_headings(corpus.old[i], corpus.new[j]):
            matching.pair(i, j, moved=True)


def _are_headings(old: Unit, new: Unit) -> bool:
    """Headings are short, and found once they name their section wherever it stands."""
    return old.kind in _HEADINGS and new.kind in _HEADINGS


def _places(units: Sequence[Unit], free: Sequence[int]) -> dict[str, int]:
    """Where each text stands; -1 for one that stands in several places."""
    places: dict[str, int] = {}
    for place in free:
        text = key(units[place])
        places[text] = -1 if text in places else place
    return places


def _pair_repeated(matching: Matching, gap: Gap, apart: set[tuple[int, int]]) -> None:
    corpus = matching.corpus
    old = [key(corpus.old[i]) for i in gap.old]
    new = [key(corpus.new[j]) for j in gap.new]
    if set(old).isdisjoint(new) or len(old) * len(new) > LARGEST:
        return
    codes = {text: number for number, text in enumerate(dict.fromkeys([*old, *new]))}
    first, second = [codes[text] for text in old], [codes[text] for text in new]
    for op in LCSseq.opcodes(first, second):
        if op.tag != "equal":
            continue
        for offset in range(op.src_end - op.src_start):
            i, j = gap.old[op.src_start + offset], gap.new[op.dest_start + offset]
            if (i, j) not in apart:
                matching.pair(i, j)
