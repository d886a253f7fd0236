"""What a comparison remembers for the next one of nearly the same texts.

Only results that depend on nothing but the texts they are remembered by are kept, so that a
comparison with a memory is the same as one without. What a comparison did not use is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from penholder.compare.result import Category, Flag, WordEdit


class Judged(NamedTuple):
    """The word edits of two texts, how alike they are, and what kind of change it is."""

    words: tuple[WordEdit, ...]
    similarity: float
    category: Category | None
    flags: tuple[Flag, ...]


Key = tuple[str, str, int | None, bool]
"""Old text, new text, sessions between the two texts they are from, whether they are tables."""


class Memory:
    """Remembers the words of texts, and the edits and categories of pairs of texts."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._words_before: dict[str, list[str]] = {}
        self._pairs: dict[Key, Judged] = {}
        self._pairs_before: dict[Key, Judged] = {}

    def begin(self) -> None:
        """Begins a comparison: what the last one used is at hand, all else is forgotten."""
        self._words_before, self._words = self._words, {}
        self._pairs_before, self._pairs = self._pairs, {}

    def words(self, texts: Iterable[str], work: Callable[[str], list[str]]) -> dict[str, list[str]]:
        """The words of each text, by text."""
        before = self._words_before
        found = {text: before[text] if text in before else work(text) for text in texts}
        self._words.update(found)
        return found

    def judged(self, key: Key) -> Judged | None:
        """What is known of a pair."""
        found = self._pairs.get(key) or self._pairs_before.get(key)
        if found is not None:
            self._pairs[key] = found
        return found

    def remember(self, key: Key, judged: Judged) -> None:
        """Keeps what was found out about a pair."""
        self._pairs[key] = judged
