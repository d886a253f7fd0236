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

from penholder.document.lines import LineKind
from penholder.resources import path

_WORDS = re.compile(r"\w+")
_WORDS_AND_SIGNS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""Chinese and Japanese have no spaces between words: each of their characters is a word."""

_FIRST_CODE = 1
_SURROGATES = range(0xD800, 0xE000)
_LAST_CODE = 0x10FFFF

_FORMULAIC = 0.45
"""What a word of the usual formulae weighs against another one as rare in the two texts."""


_RARE_SHARE = 0.02


@dataclass(slots=True, eq=False)
class Unit:
    """One line or note. `code` has one character a word, in order; `bag` each of them once.

    `parent` is the place of the line whose part this one is, -1 for none.
    """

    id: str
    kind: LineKind
    label: str
    text: str
    parent: int = -1
    code: str = ""
    bag: frozenset[str] = frozenset()
    weight: float = -1.0


@dataclass(slots=True)
class Corpus:
    """The two texts ready to be aligned, and what each word weighs in them.

    `rarity` is the part of a word's weight that only words of few paragraphs have; the others,
    and those of the usual formulae, are not in it. `formulae` are the codes of the latter.
    """

    old: list[Unit]
    new: list[Unit]
    weights: dict[str, float] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)
    formulae: frozenset[str] = frozenset()

    def weight(self, unit: Unit) -> float:
        """What the words of a unit weigh together, worked out when first asked."""
        if unit.weight < 0.0:
            unit.weight = self.weight_of(unit.bag)
        return unit.weight

    def weight_of(self, words: frozenset[str]) -> float:
        """The weight of a set of words."""
        weights = self.weights
        return sum([weights[word] for word in words])

    def rarity_of(self, words: frozenset[str]) -> float:
        """The rarity of a set of words."""
        rarity = self.rarity
        return sum([rarity[word] for word in words if word in rarity])


def encoded(old: list[Unit], new: list[Unit]) -> Corpus:
    """Gives every unit its code, bag and weight."""
    codes: dict[str, str] = {}
    known: dict[str, tuple[str, frozenset[str]]] = {}
    for unit in (*old, *new):
        if unit.text not in known:
            words = match_words(unit.text)
            for word in words:
                if word not in codes:
                    codes[word] = _code(len(codes))
            code = "".join([codes[word] for word in words])
            known[unit.text] = code, frozenset(code)
        unit.code, unit.bag = known[unit.text]
    formulae = frozenset(codes[word] for word in formulaic_words() if word in codes)
    weights = _weights(formulae, old, new)
    common = _common_weight(len(old) + len(new))
    rarity = {sign: weight - common for sign, weight in weights.items() if weight > common}
    return Corpus(old, new, weights, rarity, formulae)


def _common_weight(count: int) -> float:
    """The weight from which on a word is rare: found in 2 of 100 paragraphs, or in two of few."""
    return math.log1p(count / max(3, _RARE_SHARE * count))


def match_words(text: str) -> list[str]:
    """The words that alignment looks at: no punctuation, no case, hyphenated words in parts."""
    pattern = _WORDS if text.isascii() or not _has_unspaced_script(text) else _WORDS_AND_SIGNS
    return pattern.findall(text.lower())


def _has_unspaced_script(text: str) -> bool:
    return max(text) >= "\u3040"


def _code(number: int) -> str:
    code = _FIRST_CODE + number
    if code >= _SURROGATES.start:
        code += len(_SURROGATES)
    return chr(min(code, _LAST_CODE))


def _weights(
    formulae: frozenset[str], old: Sequence[Unit], new: Sequence[Unit]
) -> dict[str, float]:
    """log(1 + paragraphs / paragraphs with the word), counted over both texts."""
    found: Counter[str] = Counter()
    for unit in (*old, *new):
        found.update(unit.bag)
    count = max(1, len(old) + len(new))
    logs: dict[int, float] = {}
    weights: dict[str, float] = {}
    for sign, times in found.items():
        if times not in logs:
            logs[times] = math.log1p(count / max(2, times))
        weights[sign] = logs[times]
    for sign in formulae & weights.keys():
        weights[sign] *= _FORMULAIC
    return weights


@cache
def formulaic_words() -> frozenset[str]:
    """The words that resolutions are made of whatever their subject (resources/comparison)."""
    with path("comparison", "formulae.toml").open("rb") as file:
        data = tomllib.load(file)
    words: Iterable[str] = data["words"].split()
    return frozenset(words)
