"""The separate changes of a pair, and where each stands in either text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penholder.compare.result import WordEdit, WordOp

_EQUAL, _DELETE, _INSERT = WordOp.EQUAL, WordOp.DELETE, WordOp.INSERT


@dataclass(slots=True)
class Hunk:
    """Text `old` at place `old_start` of the old text became `new` at `new_start` of the new."""

    old: str
    new: str
    old_start: int
    new_start: int
    _old_words: list[str] | None = None
    _new_words: list[str] | None = None

    @property
    def old_words(self) -> list[str]:
        """The `words_in` the old text, found when first asked."""
        if self._old_words is None:
            self._old_words = words_in(self.old)
        return self._old_words

    @property
    def new_words(self) -> list[str]:
        """The `words_in` the new text, found when first asked."""
        if self._new_words is None:
            self._new_words = words_in(self.new)
        return self._new_words


def hunks_of(words: Sequence[WordEdit]) -> list[Hunk]:
    """The changes in order. Changes with only space between them are one."""
    hunks: list[Hunk] = []
    old = new = 0
    gap = "."
    for edit in words:
        size = len(edit.text)
        if edit.op is _EQUAL:
            gap = edit.text
            old, new = old + size, new + size
            continue
        gone, came = (edit.text, "") if edit.op is _DELETE else ("", edit.text)
        last = hunks[-1] if hunks else None
        if last is not None and not gap.strip():
            last.old += gap + gone
            last.new += gap + came
        else:
            hunks.append(Hunk(gone, came, old, new))
        gap = ""
        old, new = old + len(gone), new + len(came)
    return hunks


_SIGNS = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "–": "-", "—": "-", "−": "-"}
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‘’‚ʼ", "'")
)
_UNSEEN = re.compile("[\u00ad\u200b\u200d\u200e\u200f\u2060\ufeff]")
_WORD = re.compile(r"\w+(?:[-'./]\w+)*")


def folded(text: str) -> str:
    """The text with one kind of blank, dash and quotation mark; as long as it was."""
    return text if text.isascii() else text.translate(_SIGNS)


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, typography, punctuation and unseen signs aside."""
    if not text:
        return []
    if text.isalpha():  # one word, the commonest change
        return [text.lower()] if text.isascii() else _WORD.findall(text.lower())
    if not text.isascii():
        text = folded(_UNSEEN.sub("", text))
    return _WORD.findall(text.lower())


class PairTexts:
    """The two texts of a pair with its changes."""

    def __init__(self, words: Sequence[WordEdit]) -> None:
        self.old = "".join([e.text for e in words if e.op is not _INSERT])
        self.new = "".join([e.text for e in words if e.op is not _DELETE])
        self.hunks = hunks_of(words)
