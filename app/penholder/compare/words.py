"""Word edits of one pair: which words stayed, went and came.

The tokens of both texts are coded as characters and laid over each other; chance matches are then
dropped, and every edit is slid to the border where a reader would put it.
"""

from __future__ import annotations

from itertools import accumulate

from penholder.compare.result import WordEdit, WordOp
from penholder.compare.stretches import Stretch, stretches
from penholder.compare.tidy import tidied
from penholder.compare.tokens import tokenized


def word_edits(old: str, new: str) -> tuple[WordEdit, ...]:
    """The edits that turn one text into the other, deletions before insertions.

    Joining what is equal and deleted gives `old`, what is equal and inserted `new`, exactly.
    """
    if old == new:
        return (WordEdit(WordOp.EQUAL, old),) if old else ()
    if not old or not new:
        return whole(old, new)
    before, after = _Tokens(old), _Tokens(new)
    codes: dict[str, str] = {}
    first, second = _coded(before.words, codes), _coded(after.words, codes)
    found = tidied(stretches(first, second), before.words, after.words)
    return _joined(before, after, found)


def whole(old: str, new: str) -> tuple[WordEdit, ...]:
    """The edits of two texts that have nothing in common."""
    gone = (WordEdit(WordOp.DELETE, old),) if old else ()
    came = (WordEdit(WordOp.INSERT, new),) if new else ()
    return gone + came


class _Tokens:
    """A text cut up. `words` are the tokens that are not space, `starts`, `ends` their places."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        pieces = tokenized(text)
        borders = [0, *accumulate(map(len, pieces))]
        kept = [index for index, piece in enumerate(pieces) if not piece.isspace()]
        self.text = text
        self.words = [pieces[index] for index in kept]
        self.starts = [borders[index] for index in kept]
        self.ends = [borders[index + 1] for index in kept]

    def between(self, start: int, end: int) -> str:
        """The text from the first word of a stretch to its last."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def hole(self, start: int, end: int) -> str:
        """What stands between the word before `start` and the word at `end`, spaces included."""
        first = self.ends[start - 1] if start else 0
        last = self.starts[end] if end < len(self.words) else len(self.text)
        return self.text[first:last]


def _coded(words: list[str], codes: dict[str, str]) -> str:
    for word in words:
        if word not in codes:
            codes[word] = chr(len(codes) if len(codes) < 0xD800 else len(codes) + 0x800)
    return "".join([codes[word] for word in words])


def _joined(before: _Tokens, after: _Tokens, found: list[Stretch]) -> tuple[WordEdit, ...]:
    """The stretches as text. Spaces between words that stayed are compared one by one."""
    result = _Result()
    i = j = 0
    for stretch in found:
        if not stretch.equal:
            continue
        result.change(before.hole(i, stretch.old), after.hole(j, stretch.new))
        i, j = stretch.old_end, stretch.new_end
        kept = before.between(stretch.old, i)
        if kept == after.between(stretch.new, j):
            result.keep(kept)
        else:
            _join_word_by_word(before, after, stretch, result)
    result.change(before.hole(i, len(before.words)), after.hole(j, len(after.words)))
    return result.edits()


def _join_word_by_word(before: _Tokens, after: _Tokens, stretch: Stretch, to: _Result) -> None:
    """The same words with other spaces between them."""
    to.keep(before.words[stretch.old])
    for offset in range(1, stretch.old_end - stretch.old):
        here, there = stretch.old + offset, stretch.new + offset
        to.change(before.hole(here, here), after.hole(there, there))
        to.keep(before.words[here])


class _Result:
    """Collects stretches of text; neighbours of one kind are joined."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._edits: list[WordEdit] = []

    def keep(self, text: str) -> None:
        if text:
            self._kept.append(text)

    def change(self, old: str, new: str) -> None:
        """A hole between two words that stayed; the spaces both sides share at its rims stay."""
        if old == new:
            self.keep(old)
            return
        lead = _shared_space(old, new)
        self.keep(old[:lead])
        old, new = old[lead:], new[lead:]
        tail = _shared_space(old[::-1], new[::-1])
        self._flush()
        self._edits.extend(whole(old[: len(old) - tail], new[: len(new) - tail]))
        self.keep(old[len(old) - tail :])

    def edits(self) -> tuple[WordEdit, ...]:
        self._flush()
        return tuple(self._edits)

    def _flush(self) -> None:
        if self._kept:
            self._edits.append(WordEdit(WordOp.EQUAL, "".join(self._kept)))
            self._kept.clear()


def _shared_space(old: str, new: str) -> int:
    """How many spaces both texts begin with."""
    size = 0
    for one, other in zip(old, new, strict=False):
        if one != other or not one.isspace():
            break
        size += 1
    return size
