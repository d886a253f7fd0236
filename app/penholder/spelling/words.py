"""The words of a text whose spelling can be looked up: no symbols, numbers, acronyms, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """A word and where it stands in the text: text[start:end]."""

    text: str
    start: int
    end: int


_RUN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_\u0300-\u036f]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ'’]+")
_NOT_PROSE = re.compile(r"\d|://|www\.|@|_|\ufffc|\w\.\w|[A-Z]/|/[A-Z]")
"""Symbols (A/RES/71/244), numbers and ordinals, addresses, names of files, blanks."""
_INNER_CAPITAL = re.compile(r"\w[’']?[A-ZÀ-ÖØ-Þ]")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")

MOST = 40
"""No word is longer, in letters; longer runs (another script's prose, noise) are no words."""


def words_of(text: str) -> Iterator[Word]:
    """Every word to look up, in order; of a compound ("follow-up") each part, without an ’s."""
    for run in _RUN.finditer(text):
        if _NOT_PROSE.search(run.group()):
            continue
        for match in _LETTERS.finditer(run.group()):
            word = _POSSESSIVE.sub("", match.group())
            if 1 < len(word) <= MOST and _LATIN.fullmatch(word) and not _INNER_CAPITAL.search(word):
                start = run.start() + match.start()
                yield Word(word, start, start + len(word))
