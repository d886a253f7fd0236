"""Labels at the beginning of lines, "12.", "(a)", "(i)", "5 bis.", and how deep each one stands.

"(i)" is the letter after (h) or the first roman number of a list inside it: which one is told by
the labels around it, not by the label itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache

from penholder.document.numbering import letters, roman

MAX_LEVEL = 12
_NUMBERS_KEPT = 10_000
"""How many labels of paragraphs are kept for the next text: numbers have up to four digits."""

_SUFFIX = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|alt(?: \d{1,2})?)"
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,4}})(?P<suffix>\s?{_SUFFIX}\b)?"
    r"(?:(?P<stop>\s?[.．](?![\d/])|\s-(?=\s)|、)|(?(suffix)(?=\s)|(?!)))[\s\u200e\u200f]*"
)
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,3})\s+(?=\S)")
_BRACKETED = re.compile(r"\((?P<sign>[a-z]{1,6}|\d{1,2})\)[\s\u200e]*")
_HALF_BRACKETED = re.compile(r"(?P<sign>[a-z]{1,6}|\d{1,2})\)[\s\u200e]+")
_DOTTED = re.compile(r"(?P<sign>[a-z]{1,2}|[ivx]{1,5})\.[\s\u200e]+(?=\S)")
_BULLET = re.compile(r"(?P<sign>[-–—•●▪◦‣⁃\uf02a\uf0b7])\s+(?=\S)")


class Style(Enum):
    """The family of a label: two labels of one list are of one family."""

    NUMBER = auto()
    LETTER = auto()
    ROMAN = auto()
    DOTTED_LETTER = auto()
    DOTTED_ROMAN = auto()
    BRACKETED_NUMBER = auto()
    BULLET = auto()


@dataclass(frozen=True)
class Reading:
    """One way to understand a label: its family and its place in the list, from 1."""

    style: Style
    value: int


@dataclass(frozen=True)
class Label:
    """A label as it is to be shown ("1.", "(a)") with every way to understand it."""

    shown: str
    readings: tuple[Reading, ...]

    @cached_property
    def number(self) -> int | None:
        """The number of a paragraph ("12.", "5 bis."); None for labels of sub-paragraphs."""
        first = self.readings[0]
        return first.value if first.style is Style.NUMBER else None


def parse_label(text: str) -> tuple[Label, str] | None:
    """The label that the line begins with and the text after it, or None."""
    number = _NUMBER.match(text)
    if number:
        return _number_label(number["number"], number["suffix"]), text[number.end() :]
    for pattern, shape in ((_BRACKETED, "({})"), (_HALF_BRACKETED, "{})"), (_DOTTED, "{}.")):
        match = pattern.match(text)
        readings = _readings(match["sign"], dotted=pattern is _DOTTED) if match else ()
        if match and readings:
            return Label(shape.format(match["sign"]), readings), text[match.end() :]
    bullet = _BULLET.match(text)
    if bullet:
        return Label(bullet["sign"], (Reading(Style.BULLET, 1),)), text[bullet.end() :]
    return None


def parse_bare_number(text: str, expected: int) -> tuple[Label, str] | None:
    """A paragraph number without its full stop ("26 Condemns"), only if it is the next one."""
    match = _BARE_NUMBER.match(text)
    if match is None or int(match["number"]) != expected:
        return None
    reading = Reading(Style.NUMBER, expected)
    return Label(f"{expected}.", (reading,)), text[match.end() :]


def levels(labels: Sequence[Label]) -> list[int]:
    """How deep each label of one clause stands, from 1, by the sequence of all of them."""
    lists: list[Reading] = []  # the last label of each open list, outermost first
    result: list[int] = []
    for index, label in enumerate(labels):
        following = labels[index + 1] if index + 1 < len(labels) else None
        level, reading = _place(lists, label, following)
        del lists[level - 1 :]
        lists.append(reading)
        result.append(level)
    return result


def levels_by_place(labels: Sequence[Label | None], ends: Callable[[int], bool]) -> dict[int, int]:
    """The level of every label of a sub-paragraph, by its place, from all those of its clause.

    A number ends the clause before it; `ends` says whether what bears no label at a place does.
    """
    result: dict[int, int] = {}
    run: list[tuple[int, Label]] = []

    def finish() -> None:
        found = levels([label for _, label in run])
        result.update(zip([place for place, _ in run], found, strict=True))
        run.clear()

    for place, label in enumerate(labels):
        if label is not None and label.number is None:
            run.append((place, label))
        elif label is not None or ends(place):
            finish()
    finish()
    return result


def _place(lists: Sequence[Reading], label: Label, following: Label | None) -> tuple[int, Reading]:
    """The level of a label, and which of its readings is meant."""
    going_on = _going_on(lists, label)
    first = next((reading for reading in label.readings if reading.value == 1), None)
    if going_on and first and first.style is not Style.BULLET and following:
        second = Reading(first.style, 2)
        if second in following.readings and first.style is not going_on[1].style:
            going_on = None
    if going_on:
        return going_on
    if first is None:
        return _out_of_order(lists, label)
    if lists and lists[-1].style is first.style:
        return len(lists), first  # the list begins again
    return min(len(lists) + 1, MAX_LEVEL), first


def _going_on(lists: Sequence[Reading], label: Label) -> tuple[int, Reading] | None:
    """The innermost open list of which the label is the next one."""
    for level in range(len(lists), 0, -1):
        last = lists[level - 1]
        for reading in label.readings:
            step = 0 if reading.style is Style.BULLET else 1
            if reading.style is last.style and reading.value == last.value + step:
                return level, reading
    return None


def _out_of_order(lists: Sequence[Reading], label: Label) -> tuple[int, Reading]:
    for level in range(len(lists), 0, -1):
        for reading in label.readings:
            if reading.style is lists[level - 1].style:
                return level, reading
    return min(len(lists) + 1, MAX_LEVEL), label.readings[0]


@lru_cache(_NUMBERS_KEPT)
def _number_label(number: str, suffix: str | None) -> Label:
    value, words = int(number), (suffix or "").split()
    return Label(f"{' '.join([str(value), *words])}.", (Reading(Style.NUMBER, value),))


def _readings(sign: str, *, dotted: bool) -> tuple[Reading, ...]:
    if sign.isdigit():
        return (Reading(Style.BRACKETED_NUMBER, int(sign)),)
    letter = Style.DOTTED_LETTER if dotted else Style.LETTER
    numeral = Style.DOTTED_ROMAN if dotted else Style.ROMAN
    found: list[Reading] = []
    if len(set(sign)) == 1 and len(sign) <= 3:
        value = ord(sign[0]) - ord("a") + 1 + 26 * (len(sign) - 1)
        if letters(value) == sign:
            found.append(Reading(letter, value))
    if set(sign) <= set("ivxlc"):
        value = next((n for n in range(1, 200) if roman(n) == sign), 0)
        if value:
            found.append(Reading(numeral, value))
    return tuple(found)
