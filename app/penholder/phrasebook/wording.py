"""The first words of a text, and sets of phrases looked up word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import msgspec

MAX_WORDS = 14
"""No opening phrase counted has more than nine words; what follows need not be looked at."""

MAX_CHARACTERS = 240
"""Where the search for words stops: longer than any phrase, short enough for any hostile text."""

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
_LEADING_WORDS = re.compile(rf"\s*{_WORD}(?:\s+{_WORD}){{0,{MAX_WORDS - 1}}}")
Trie: TypeAlias = dict[str, Any]
"""Phrases word by word; under `END` stands the whole phrase that ends there."""

END = ""


_ARTICLE_BEFORE = re.compile(r"\b[Tt]he[ \u00a0]$")


class Words(msgspec.Struct, frozen=True):
    """The first words of a text, the first in lower case; `run` are they as they stand there."""

    words: tuple[str, ...] = ()
    run: str = ""

    def end(self, count: int) -> int:
        """Where so many words end in the text."""
        place = 0
        for word in self.run.split()[:count]:
            place = self.run.index(word, place) + len(word)
        return place


def with_article(name: str, before: str) -> str:
    """A name that is called "the ..." as it goes on from the words before it in its paragraph."""
    if _ARTICLE_BEFORE.search(before[-5:]):
        return name
    return f"{'the' if before.strip() else 'The'} {name}"


def first_words(text: str) -> Words:
    """The words a text begins with, up to the first sign that is neither letter nor space."""
    found = _LEADING_WORDS.match(text, 0, MAX_CHARACTERS)
    if found is None:
        return Words()
    run = found[0]
    words = run.split()
    first = words[0]
    if not first[0].isupper():
        return Words()
    words[0] = first[0].lower() + first[1:]
    return Words(tuple(words), run)


def trie(phrases: Iterable[str]) -> Trie:
    root: Trie = {}
    for phrase in phrases:
        node = root
        for word in phrase.split():
            node = node.setdefault(word, {})
        node[END] = phrase
    return root


def longest(trie: Trie, words: Sequence[str], start: int) -> int:
    """The end of the longest entry of the trie that stands at `start`, or `start`."""
    node, best = trie, start
    for index in range(start, len(words)):
        following = node.get(words[index])
        if following is None:
            break
        node = following
        if END in node:
            best = index + 1
    return best
