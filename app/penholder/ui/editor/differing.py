"""Where one text differs from another, in positions as Qt counts them (UTF-16 units)."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from penholder.document.spans import Inline, Span, Text, length, normalized, split_at


class Difference(NamedTuple):
    """Positions of a text and what stands there in the other."""

    start: int
    end: int
    spans: Inline


def differences(old: Inline, new: Inline) -> list[Difference]:
    """What to put where to make one text the other, the last place first.

    Span by span where both have spans of the same looks (other words at the beginning, another
    sign at the end), else all from the first place that differs to the last.
    """
    new = normalized(new)
    if old == new:
        return []
    if len(old) != len(new) or not all(map(_alike, old, new)):
        return [_between_ends(old, new)]
    found: list[Difference] = []
    place = 0
    for was, becomes in zip(old, new, strict=True):
        if isinstance(was, Text) and isinstance(becomes, Text) and was != becomes:
            start, end, spans = _between_words(was, becomes)
            found.append(Difference(place + start, place + end, spans))
        place += units((was,))
    return found[::-1]


def units(spans: Inline) -> int:
    """How many positions of a QTextDocument a text takes."""
    return sum(map(_units_of, spans))


def _units_of(span: Span) -> int:
    return _letters(span.text) if isinstance(span, Text) else 1


def _letters(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(sign > "\uffff" for sign in text)


def _alike(one: Span, other: Span) -> bool:
    if isinstance(one, Text) and isinstance(other, Text):
        return (one.italic, one.bold) == (other.italic, other.bold)
    return one == other


def _between_words(old: Text, new: Text) -> Difference:
    """The same for two runs of one look, as most differences are."""
    was, becomes = old.text, new.text
    head = _same_letters(was, becomes, forward=True)
    was, becomes = was[head:], becomes[head:]
    tail = _same_letters(was, becomes, forward=False)
    if tail:
        was, becomes = was[:-tail], becomes[:-tail]
    start = _letters(old.text[:head])
    return Difference(
        start, start + _letters(was), (replace(new, text=becomes),) if becomes else ()
    )


def _between_ends(old: Inline, new: Inline) -> Difference:
    """What differs between the first place that is another and the last."""
    shorter = min(length(old), length(new))
    head = _same(old, new, shorter, forward=True)
    tail = _same(old[::-1], new[::-1], shorter - head, forward=False)
    before, rest = split_at(old, head)
    behind = split_at(old, length(old) - tail)[1]
    start = units(before)
    middle = split_at(split_at(new, length(new) - tail)[0], head)[1]
    return Difference(start, start + units(rest) - units(behind), middle)


def _same(old: Inline, new: Inline, most: int, *, forward: bool) -> int:
    """How many characters and objects are the same from the beginning (or the end) on."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one == other:
            count += length((one,))
            continue
        if isinstance(one, Text) and isinstance(other, Text) and _alike(one, other):
            count += _same_letters(one.text, other.text, forward=forward)
        break
    return min(count, most)


def _same_letters(one: str, other: str, *, forward: bool) -> int:
    if not forward:
        one, other = one[::-1], other[::-1]
    same, differ = 0, min(len(one), len(other)) + 1
    while differ - same > 1:
        middle = (same + differ) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            differ = middle
    return same
