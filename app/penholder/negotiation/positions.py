"""Where the words of one text stand in another that was edited since."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final, NamedTuple

import regex
from msgspec.structs import replace

from penholder.document.spans import Inline, ParagraphReference, Span, Text

MOST_TOKENS: Final = 3_000
"""Words of the changed middle of a paragraph beyond which it is not looked into."""

_TOKEN: Final = regex.compile(r"\w+|\s+|.", regex.DOTALL)
_KINDS: Final = {ord(blank): " " for blank in "\u00a0\u2007\u202f"} | {0x2011: "-"}
_FIRST_OBJECT: Final = 0xF0000  # a private plane: no character of any text


class Block(NamedTuple):
    """`size` positions from `old` in the one text are those from `new` in the other."""

    old: int
    new: int
    size: int


def blocks(old: Inline, new: Inline) -> list[Block]:
    """What two texts have in common, in order; looks (italics) do not matter."""
    objects: dict[Span, str] = {}
    before, after = _signs(old, objects), _signs(new, objects)
    if before == after:
        return [Block(0, 0, len(before))]
    start = _shared(before, after)
    tail = _shared(before[start:][::-1], after[start:][::-1])
    one = _TOKEN.findall(before[start : len(before) - tail])
    other = _TOKEN.findall(after[start : len(after) - tail])
    found = [Block(0, 0, start)]
    if len(one) <= MOST_TOKENS and len(other) <= MOST_TOKENS:
        found += _between(one, other, start)
    found.append(Block(len(before) - tail, len(after) - tail, tail))
    return _joined(found)


def place_of(start: int, end: int, found: list[Block]) -> tuple[int, int] | None:
    """The positions in the other text; None where the words there are no longer the same."""
    for block in found:
        if block.old <= start and end <= block.old + block.size:
            shift = block.new - block.old
            return start + shift, end + shift
    return None


def nearest(start: int, end: int, found: list[Block]) -> tuple[int, int]:
    """What is left of some words in the other text; both positions are one where nothing is."""
    left = [
        (
            max(start, block.old) + block.new - block.old,
            min(end, block.old + block.size) + block.new - block.old,
        )
        for block in found
        if block.old < end and start < block.old + block.size
    ]
    if left:
        return left[0][0], left[-1][1]
    before = [block for block in found if block.old <= start]
    place = max((block.new + min(start - block.old, block.size) for block in before), default=0)
    return place, place


def _between(one: list[str], other: list[str], start: int) -> list[Block]:
    """The blocks of two lists of words, which begin at `start` in their texts."""
    old_at, new_at = _begins(one, start), _begins(other, start)
    return [
        Block(old_at[item.a], new_at[item.b], old_at[item.a + item.size] - old_at[item.a])
        for item in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    ]


def _begins(words: list[str], start: int) -> list[int]:
    places = [start]
    for word in words:
        places.append(places[-1] + len(word))
    return places


def without_numbers(spans: Inline) -> Inline:
    """A text whose references do not say the number they were last shown with."""
    return tuple(
        replace(span, fallback="") if isinstance(span, ParagraphReference) else span
        for span in spans
    )


def _signs(spans: Inline, objects: dict[Span, str]) -> str:
    """One character a position; marks, references and blanks have one each of their own.

    Kinds of spaces and hyphens do not matter: an export puts no-break ones where the draft has
    others. Nor does the number in a reference, which follows its paragraph.
    """
    parts: list[str] = []
    for span in without_numbers(spans):
        if isinstance(span, Text):
            parts.append(span.text.translate(_KINDS))
        else:
            parts.append(objects.setdefault(span, chr(_FIRST_OBJECT + len(objects) % 0xFFFE)))
    return "".join(parts)


def _shared(one: str, other: str) -> int:
    size = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        size += 1
    return size


def _joined(found: list[Block]) -> list[Block]:
    """Neighbouring blocks as one; empty ones only where nothing else is common at the ends."""
    result: list[Block] = []
    for block in found:
        last = result[-1] if result else None
        if last and (last.old + last.size, last.new + last.size) == (block.old, block.new):
            result[-1] = Block(last.old, last.new, last.size + block.size)
        else:
            result.append(block)
    return result
