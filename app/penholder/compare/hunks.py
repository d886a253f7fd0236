"""The separate changes of a pair, and where each stands in either text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.compare.result import Pair, WordEdit, WordOp


@dataclass(slots=True)
class Hunk:
    """Text `old` at place `old_start` of the old text became `new` at `new_start` of the new.

    `old_words` and `new_words` are the `words_in` the two.
    """

    old: str
    new: str
    old_start: int
    new_start: int
    old_words: list[str] = field(default_factory=list)
    new_words: list[str] = field(default_factory=list)


def hunks_of(words: Sequence[WordEdit]) -> list[Hunk]:
    """The changes in order. Changes with only space between them are one."""
    hunks: list[Hunk] = []
    old = new = 0
    gap = "."
    for edit in words:
        size = len(edit.text)
        if edit.op is WordOp.EQUAL:
            gap = edit.text
            old, new = old + size, new + size
            continue
        gone, came = (edit.text, "") if edit.op is WordOp.DELETE else ("", edit.text)
        last = hunks[-1] if hunks else None
        if last is not None and not gap.strip():
            last.old += gap + gone
            last.new += gap + came
        else:
            hunks.append(Hunk(gone, came, old, new))
        gap = ""
        old, new = old + len(gone), new + len(came)
    for hunk in hunks:
        hunk.old_words, hunk.new_words = words_in(hunk.old), words_in(hunk.new)
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
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    return _WORD.findall(folded(text).lower())


class PairTexts:
    """The two texts of a pair with its changes."""

    def __init__(self, pair: Pair) -> None:
        self.old = "".join([e.text for e in pair.words if e.op is not WordOp.INSERT])
        self.new = "".join([e.text for e in pair.words if e.op is not WordOp.DELETE])
        self.hunks = hunks_of(pair.words)
