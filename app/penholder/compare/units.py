"""What is aligned: the lines of a text (or its notes) as sequences of word codes with weights.

Every different word of the two texts gets one code, a character, so that a paragraph is a short
string that rapidfuzz compares in microseconds. A word weighs more the fewer paragraphs have it,
and less if it belongs to the formulae that any resolution is made of.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, repeat

from penholder.compare.memory import Memory
from penholder.document.lines import LineKind
from penholder.resources import path

_WORDS = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORDS_AND_SIGNS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""Chinese and Japanese have no spaces between words: each of their characters is a word."""

_LETTERS = bytes(
    ord(chr(n).lower() if n < 128 and _WORDS.match(chr(n)) else " ") for n in range(256)
)
"""Small letters for ASCII, and blanks for what is in no word: many times as fast as a search."""

_CODES, _MORE_CODES = range(1, 0xD800), range(0xE000, 0x110000)
"""All characters but the first, which is no code, and the surrogates."""

_FORMULAIC = 0.45
"""What a word of the usual formulae weighs against another one as rare in the two texts."""

_RARE_SHARE = 0.02

_UNIT = 1024
"""Weights are whole numbers of this fraction: sums of them do not depend on the order of words, so
that the same texts are aligned the same way in every run.
"""


@dataclass(slots=True, eq=False)
class Unit:
    """One line or note. `code` has one character a word, in order.

    `parent` is the place of the line whose part this one is, -1 for none.
    """

    id: str
    kind: LineKind
    label: str
    text: str
    parent: int = -1
    code: str = ""
    weight: int = -1
    _bag: frozenset[str] | None = None

    @property
    def bag(self) -> frozenset[str]:
        """Each word of the line once."""
        if self._bag is None:
            self._bag = frozenset(self.code)
        return self._bag


@dataclass(slots=True)
class Corpus:
    """The two texts ready to be aligned, and what each word weighs in them.

    `rarity` is the part of a word's weight that only words of few paragraphs have; the others,
    and those of the usual formulae, are not in it. `formulae` are the codes of the latter.
    """

    old: list[Unit]
    new: list[Unit]
    weights: dict[str, int] = field(default_factory=dict)
    rarity: dict[str, int] = field(default_factory=dict)
    formulae: frozenset[str] = frozenset()

    def weight(self, unit: Unit) -> int:
        """What the words of a unit weigh together, worked out when first asked."""
        if unit.weight < 0:
            unit.weight = self.weight_of(unit.bag)
        return unit.weight

    def weight_of(self, words: frozenset[str]) -> int:
        """The weight of a set of words."""
        weights = self.weights
        return sum(map(weights.__getitem__, words))

    def rarity_of(self, words: frozenset[str]) -> int:
        """The rarity of a set of words."""
        rarity = self.rarity
        return sum([rarity[word] for word in rarity.keys() & words])


def encoded(old: list[Unit], new: list[Unit], memory: Memory | None = None) -> Corpus:
    """Gives every unit its code, bag and weight; `memory` knows the words of earlier texts."""
    memory = memory or Memory()
    units = [*old, *new]
    words = memory.words(dict.fromkeys([unit.text for unit in units]), match_words)
    signs = _signs_of(words.values())
    known = {text: "".join(map(signs.__getitem__, own)) for text, own in words.items()}
    for unit in units:
        unit.code = known[unit.text]
    formulae = frozenset([signs[word] for word in formulaic_words() & signs.keys()])
    weights = _weights(formulae, old, new)
    common = _common_weight(len(old) + len(new))
    rarity = {sign: weight - common for sign, weight in weights.items() if weight > common}
    return Corpus(old, new, weights, rarity, formulae)


def _common_weight(count: int) -> int:
    """The weight from which on a word is rare: found in 2 of 100 paragraphs, or in two of few."""
    return round(_UNIT * math.log1p(count / max(3, _RARE_SHARE * count)))


def match_words(text: str) -> list[str]:
    """The words that alignment looks at: no punctuation, no case, hyphenated words in parts."""
    if text.isascii():
        return text.encode("ascii").translate(_LETTERS).decode("ascii").split()
    plain = _UNSPACED.search(text) is None
    return (_WORDS if plain else _WORDS_AND_SIGNS).findall(text.lower())


def _signs_of(texts: Iterable[Sequence[str]]) -> dict[str, str]:
    """A character for every different word; the last one for all words beyond a million."""
    words = dict.fromkeys(chain.from_iterable(texts))
    signs = map(chr, chain(_CODES, _MORE_CODES))
    return dict(zip(words, chain(signs, repeat(chr(_MORE_CODES[-1]))), strict=False))


def _weights(formulae: frozenset[str], old: Sequence[Unit], new: Sequence[Unit]) -> dict[str, int]:
    """log(1 + paragraphs / times the word is found), counted over both texts."""
    found = Counter("".join([unit.code for unit in (*old, *new)]))
    count = max(1, len(old) + len(new))
    logs = {
        times: round(_UNIT * math.log1p(count / max(2, times))) for times in set(found.values())
    }
    weights = {sign: logs[times] for sign, times in found.items()}
    for sign in formulae & weights.keys():
        weights[sign] = round(weights[sign] * _FORMULAIC)
    return weights


@cache
def formulaic_words() -> frozenset[str]:
    """The words that resolutions are made of whatever their subject (resources/comparison)."""
    with path("comparison", "formulae.toml").open("rb") as file:
        data = tomllib.load(file)
    words: Iterable[str] = data["words"].split()
    return frozenset(words)
