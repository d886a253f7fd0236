"""How alike two lines are: shared words in order, and shared rare words, growth forgiven."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from operator import add

from rapidfuzz.distance import LCSseq

from penholder.compare.candidates import features
from penholder.compare.units import Corpus, Unit
from penholder.document.lines import PARAGRAPH_KINDS, LineKind

_GROWTH = 0.85
"""What being wholly contained in a longer text counts, against being equal to it."""

_SHORT = 8
"""Fewer words than this may be contained in a longer text by chance."""

_OTHER_FAMILY = 0.6
"""What remains of the likeness of a heading and a paragraph, a table and a heading."""

_LONGEST = 20_000
"""Words; the longest paragraph of 906 adopted resolutions has some 2,000."""

_BESIDE = 0.3
"""What the surroundings of a pair add, of what its words leave open."""

_WEAK, _PLAIN = 0.2, 0.5
_FOR_OPENING_WORD, _MOST_FOR_OPENING = 0.015, 0.15
"""A clause rewritten from its middle on keeps its opening words: they speak for a weak pair."""

_FEW, _FEW_SHARE = 3, 0.005
"""Two neighbouring words found in more places of the two texts together than this (at least 3; 5 in
1,000 lines) are a formula of theirs.
"""

_ENOUGH = 2_000
"""Of two texts with more lines than this together, every second (third ...) line is looked at."""

_HELD = 0.5
"""The share of the telling words of a line that a longer one must have if it is that line grown."""

_A_FEW_WORDS = 3
"""Fewer words in common than this may be so by chance."""

_ONE_BY_ONE = 50
"""So many pairs of words are counted one by one sooner than all pairs of a text at once."""

_BETWEEN = "\0"
"""No word: codes begin at 1."""

_FAMILIES = dict.fromkeys(PARAGRAPH_KINDS, 0) | {
    LineKind.SUBPARAGRAPH: 0,
    LineKind.CONTINUATION: 0,
    LineKind.QUOTED: 0,
    LineKind.HEADING: 1,
    LineKind.ANNEX: 1,
    LineKind.TABLE: 2,
}


def overlap(code: str, other: str) -> int:
    """How many words the two have in common in the same order.

    Of texts longer than any paragraph only the beginnings are looked at.
    """
    return LCSseq.similarity(code[:_LONGEST], other[:_LONGEST])


@dataclass(slots=True)
class Scorer:
    """Scores pairs of places, 0 to 1; pairs kept apart by hand score 0.

    `beside` are pairs that what stands around them supports: notes marked in one paragraph.
    """

    corpus: Corpus
    apart: set[tuple[int, int]] = field(default_factory=set)
    beside: set[tuple[int, int]] = field(default_factory=set)
    _known: dict[tuple[int, int], float] = field(default_factory=dict)
    _text: str = ""
    _most: float = 0.0
    _times: dict[str, int] = field(default_factory=dict)
    _all_counted: bool = False

    def score(self, i: int, j: int) -> float:
        known = self._known.get((i, j))
        if known is None:
            known = self._known[i, j] = self._scored(i, j)
        return known

    def _scored(self, i: int, j: int) -> float:
        if (i, j) in self.apart:
            return 0.0
        old, new = self.corpus.old[i], self.corpus.new[j]
        likeness = self.likeness(old, new)
        if old.kind is not new.kind and _FAMILIES[old.kind] != _FAMILIES[new.kind]:
            likeness *= _OTHER_FAMILY
        if 0.0 < likeness < 1.0 and (i, j) in self.beside:
            likeness += (1.0 - likeness) * _BESIDE
        if _WEAK <= likeness < _PLAIN:
            likeness += min(_MOST_FOR_OPENING, _FOR_OPENING_WORD * self._opening_run(old, new))
        return likeness

    def _opening_run(self, old: Unit, new: Unit) -> int:
        """With how many words both lines begin, if those are not just a formula."""
        run = 0
        for one, other in zip(old.code, new.code, strict=False):
            if one != other:
                break
            run += 1
        return run if run and not self.corpus.formulae.issuperset(old.code[:run]) else 0

    def likeness(self, old: Unit, new: Unit) -> float:
        """Likeness of two texts, whatever kind of line they are."""
        if old.code == new.code:
            return 1.0 if old.code or old.text == new.text else 0.0
        together = old.bag & new.bag
        if not together:
            return 0.0
        size, other_size = len(old.code), len(new.code)
        small = size if size < other_size else other_size
        shared = overlap(old.code, new.code)
        common = self.corpus.weight_of(together)
        weight, other_weight = self.corpus.weight(old), self.corpus.weight(new)
        light = weight if weight < other_weight else other_weight
        whole = shared / (size + other_size) + common / (weight + other_weight)
        held = _GROWTH * (0.4 * shared / small + 0.6 * common / light)
        if small < _SHORT:
            held *= small / _SHORT
        return whole if whole > held else held

    def as_wholes(self, i: int, j: int) -> float:
        """How alike two lines are as wholes, being contained not counted: a line far from its
        place that holds another one quotes it rather than being it.
        """
        old, new = self.corpus.old[i], self.corpus.new[j]
        if not old.code or not new.code:
            return 0.0
        shared = overlap(old.code, new.code)
        common = self.corpus.weight_of(old.bag & new.bag)
        weight = self.corpus.weight(old) + self.corpus.weight(new)
        return shared / (len(old.code) + len(new.code)) + common / weight

    def is_distinct(self, i: int, j: int, least: float, *, grown: bool = False) -> bool:
        """Whether two lines have at least a share (0 to 1) of their rare words in common, or of
        their neighbouring words outside the usual formulae: what a pair far from its place must
        show, because formulae are alike everywhere. If they may have `grown` it is enough that one
        holds half the neighbouring words of the other.
        """
        old, new = self.corpus.old[i], self.corpus.new[j]
        rarity_of = self.corpus.rarity_of
        common = rarity_of(old.bag & new.bag)
        if 2 * common >= least * (rarity_of(old.bag) + rarity_of(new.bag)) and common:
            return True
        first, second = self._telling(old.code), self._telling(new.code)
        shared = len(first & second)
        if shared > 0 and 2 * shared >= least * (len(first) + len(second)):
            return True
        return grown and shared > 1 and shared >= _HELD * min(len(first), len(second))

    def says_the_same(self, i: int, j: int, least: float) -> bool:
        """Whether two lines have at least a share (0 to 1) of their words outside the usual
        formulae in common, in the same order: what tells a line reworded from two report requests.
        """
        formulae = self.corpus.formulae
        old = [word for word in self.corpus.old[i].code if word not in formulae]
        new = [word for word in self.corpus.new[j].code if word not in formulae]
        shared = LCSseq.similarity(old, new)
        return shared >= _A_FEW_WORDS and 2 * shared >= least * (len(old) + len(new))

    def _telling(self, code: str) -> set[str]:
        """Neighbouring words, two by two, that are neither of the usual formulae nor of those of
        these texts, which their report requests have in common.
        """
        formulae = self.corpus.formulae
        found = {pair for pair in features(code) if not formulae.issuperset(pair)}
        return found - self._repeated_among(found)

    def _repeated_among(self, pairs: set[str]) -> set[str]:
        """Those of some neighbouring words that the two texts have in many places."""
        if not self._text:
            units = [*self.corpus.old, *self.corpus.new]
            units = units[:: 1 + len(units) // _ENOUGH]
            self._text = _BETWEEN.join([unit.code for unit in units])
            self._most = max(_FEW, _FEW_SHARE * len(units))
        if not self._all_counted:
            self._count(pairs)
        return {pair for pair in pairs if self._times.get(pair, 0) > self._most}

    def _count(self, pairs: set[str]) -> None:
        unknown = pairs.difference(self._times)
        if len(self._times) + len(unknown) <= _ONE_BY_ONE:
            self._times.update([(pair, self._text.count(pair)) for pair in unknown])
        else:
            self._times = Counter(map(add, self._text, self._text[1:]))
            self._all_counted = True
