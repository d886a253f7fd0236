"""Word edits of one pair: which words stayed, went and came.

The tokens of both texts are laid over each other; chance matches are then dropped, and every edit
is slid to the border where a reader would put it.
"""

from __future__ import annotations

from itertools import groupby

from penholder.compare.result import WordEdit, WordOp
from penholder.compare.stretches import Stretch, stretches
from penholder.compare.tidy import tidied
from penholder.compare.tokens import Tokens

_EQUAL = WordOp.EQUAL
_DELETE = WordOp.DELETE
_INSERT = WordOp.INSERT
"""Looked up once: a member of an enumeration costs seven times a global name (Python 3.11)."""


def word_edits(old: str, new: str) -> tuple[WordEdit, ...]:
    """The edits that turn one text into the other, deletions before insertions.

    Joining what is equal and deleted gives `old`, what is equal and inserted `new`, exactly.
    """
    if old == new:
        return (WordEdit(_EQUAL, old),) if old else ()
    if not old or not new:
        return whole(old, new)
    head, tail = _same_ends(old, new)
    before = Tokens(old[head : len(old) - tail])
    after = Tokens(new[head : len(new) - tail])
    found = tidied(stretches(before.words, after.words), before.words, after.words)
    result = _Result()
    result.keep(old[:head])
    _join(before, after, found, result)
    result.keep(old[len(old) - tail :])
    return result.edits()


def whole(old: str, new: str) -> tuple[WordEdit, ...]:
    """The edits of two texts that have nothing in common."""
    gone = (WordEdit(_DELETE, old),) if old else ()
    came = (WordEdit(_INSERT, new),) if new else ()
    return gone + came


_CONTEXT = 6
"""Words that stayed left beside the changes: no token is longer, few edits slide further."""


def _same_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters at either end are the same and not near a change; cut at blanks."""
    least = min(len(old), len(new))
    head = _shared(old, new, least)
    turned, other = old[::-1], new[::-1]
    tail = _shared(turned, other, least - head)
    return _without_context(old, head), _without_context(turned, tail)


def _shared(old: str, new: str, most: int) -> int:
    """How many characters both texts begin with."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _without_context(text: str, size: int) -> int:
    for _ in range(_CONTEXT):
        size = text.rfind(" ", 0, size)
        if size < 1:
            return 0
    return size


def _join(before: Tokens, after: Tokens, found: list[Stretch], result: _Result) -> None:
    """The stretches as text. Spaces between words that stayed are compared one by one."""
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


def _join_word_by_word(before: Tokens, after: Tokens, stretch: Stretch, to: _Result) -> None:
    """The same words with other spaces between or inside them."""
    for offset in range(stretch.old_end - stretch.old):
        here, there = stretch.old + offset, stretch.new + offset
        if offset:
            to.change(before.hole(here, here), after.hole(there, there))
        to.token(before.own(here), after.own(there))


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
        gone, came = old[: len(old) - tail], new[: len(new) - tail]
        if gone:
            self._edits.append(WordEdit(_DELETE, gone))
        if came:
            self._edits.append(WordEdit(_INSERT, came))
        self.keep(old[len(old) - tail :])

    def token(self, old: str, new: str) -> None:
        """A token that stayed: each run of other blanks inside it is a change of its own."""
        if old == new:
            self.keep(old)
            return
        for same, run in groupby(zip(old, new, strict=True), lambda signs: signs[0] == signs[1]):
            before, after = map("".join, zip(*run, strict=True))
            if same:
                self.keep(before)
            else:
                self._flush()
                self._edits.extend(whole(before, after))

    def edits(self) -> tuple[WordEdit, ...]:
        self._flush()
        return tuple(self._edits)

    def _flush(self) -> None:
        if self._kept:
            self._edits.append(WordEdit(_EQUAL, "".join(self._kept)))
            self._kept.clear()


def _shared_space(old: str, new: str) -> int:
    """How many spaces both texts begin with."""
    size = 0
    most = min(len(old), len(new))
    while size < most and old[size] == new[size] and old[size].isspace():
        size += 1
    return size
