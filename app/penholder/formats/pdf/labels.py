"""Labels of paragraphs: "12.", "(a)", "(iv)", "a.", "5 bis.", bullets; and how deep they stand.

Official texts set (a) and (i) at the same place as often as not, so the level of a sub-paragraph
follows from the sequence of labels: (i) after (h) is a letter, (i) before (ii) a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from penholder.document.numbering import roman


class Style(Enum):
    """The styles of labels."""

    NUMBER = "1."
    BRACKET_LETTER = "(a)"
    BRACKET_ROMAN = "(i)"
    BRACKET_NUMBER = "(1)"
    LETTER = "a."
    ROMAN = "i."
    DECIMAL = "1.1."
    BULLET = "•"


@dataclass(frozen=True)
class Label:
    """A label as typed, how many characters of the text it takes (the space after it included),
    and every way to read it: style and place in its sequence, from 1.
    """

    text: str
    length: int
    readings: tuple[tuple[Style, int], ...]

    @property
    def number(self) -> int | None:
        """The number of a paragraph label, or None for another style."""
        return next((place for style, place in self.readings if style is Style.NUMBER), None)

    @property
    def numbered(self) -> bool:
        """Whether it labels a paragraph ("3."), not a sub-paragraph."""
        return any(style is Style.NUMBER for style, _ in self.readings)


_FORMATS = "\u200e\u200f\u200b\u2060"
_NUMBER = re.compile(
    rf"(\d{{1,3}})(?:[  ]?(bis|ter|quater|quinquies|alt))?(\.)?[{_FORMATS}]*(?=\s|$)\s*"
)
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?(?=\s)\s+")
_BRACKET = re.compile(r"(\(?)([a-z]{1,4}|\d{1,2})\)\s*")
_DOT = re.compile(r"([a-z]{1,4})\.\s+")
_BULLET = re.compile("([•▪◦●·\uf0b7\uf02a\uf0a7–—-])\\s+")
_CAPITAL_OR_QUOTE = re.compile(r"[^\W\d_]|[“\"«\[(]")

_ROMANS = {roman(number): number for number in range(1, 60)}


def label_of(text: str) -> Label | None:
    """The label that a text begins with, or None. A number needs its full stop (see `bare_number`)."""
    found = _NUMBER.match(text)
    if found is not None and found[3]:
        return Label(found.group().strip(f" \u00a0{_FORMATS}"), found.end(), _number(found))
    found = _DECIMAL.match(text)
    if found is not None:
        return Label(found.group().strip(), found.end(), ((Style.DECIMAL, 0),))
    found = _BRACKET.match(text)
    if found is not None:
        readings = _bracket_readings(found[2])
        return Label(found.group().strip(), found.end(), readings) if readings else None
    found = _DOT.match(text)
    if found is not None:
        dotted = _dot_readings(found[1])
        return Label(found.group().strip(), found.end(), dotted) if dotted else None
    found = _BULLET.match(text)
    if found is not None:
        return Label(found[1], found.end(), ((Style.BULLET, 1),))
    return None


def bare_number(text: str) -> Label | None:
    """A number without its full stop before a capital: "26 Condemns" (a slip found in 79/160)."""
    found = _NUMBER.match(text)
    if found is None or found[3] or not _CAPITAL_OR_QUOTE.match(text, found.end()):
        return None
    return Label(found.group().strip(), found.end(), _number(found))


def begins_with_label(text: str) -> bool:
    """Whether a line begins with something that looks like a label."""
    return label_of(text) is not None


def _number(found: re.Match[str]) -> tuple[tuple[Style, int], ...]:
    return ((Style.NUMBER, int(found[1])),)


def _bracket_readings(sign: str) -> tuple[tuple[Style, int], ...]:
    if sign.isdigit():
        return ((Style.BRACKET_NUMBER, int(sign)),)
    readings: list[tuple[Style, int]] = []
    place = _letter_place(sign)
    if place:
        readings.append((Style.BRACKET_LETTER, place))
    if sign in _ROMANS:
        readings.append((Style.BRACKET_ROMAN, _ROMANS[sign]))
    return tuple(readings)


def _dot_readings(sign: str) -> tuple[tuple[Style, int], ...]:
    readings: list[tuple[Style, int]] = []
    place = _letter_place(sign)
    if place:
        readings.append((Style.LETTER, place))
    if sign in _ROMANS:
        readings.append((Style.ROMAN, _ROMANS[sign]))
    return tuple(readings)


def _letter_place(sign: str) -> int:
    """The place of a letter label: b is 2, bb is 28; 0 where it is none."""
    if len(set(sign)) != 1:
        return 0
    return (len(sign) - 1) * 26 + ord(sign[0]) - ord("a") + 1


@dataclass
class SubLevels:
    """Finds the level of each sub-paragraph of one clause from the labels met so far."""

    open: list[tuple[Style, int]] = field(default_factory=list)

    def place(self, label: Label, following: Label | None) -> int:
        """The level of a sub-paragraph with this label, from 1. `following` is the next label."""
        choice = self._going_on(label, following) or self._beginning(label)
        level, style, number = choice
        del self.open[level - 1 :]
        self.open.append((style, number))
        return level

    def close_to(self, level: int) -> None:
        """Ends the lists deeper than a level: text goes on there."""
        del self.open[level:]

    def _going_on(self, label: Label, following: Label | None) -> tuple[int, Style, int] | None:
        """The open list, deepest first, whose next label this is."""
        readings = _preferred(label.readings, following)
        for index in range(len(self.open) - 1, -1, -1):
            style, number = self.open[index]
            for reading_style, reading_number in readings:
                if reading_style is not style:
                    continue
                if reading_number == number + 1 or style in (Style.BULLET, Style.DECIMAL):
                    return index + 1, style, reading_number
        if any(place == 1 for _, place in readings):
            return None
        for index in range(len(self.open) - 1, -1, -1):  # a gap in the sequence
            style, number = self.open[index]
            for reading_style, reading_number in readings:
                if reading_style is style and reading_number > number + 1 and reading_number > 1:
                    return index + 1, style, reading_number
        return None

    def _beginning(self, label: Label) -> tuple[int, Style, int]:
        readings = [item for item in label.readings if item[1] <= 1] or list(label.readings)
        style, number = readings[-1] if self.open else readings[0]
        return len(self.open) + 1, style, number


def _preferred(
    readings: Sequence[tuple[Style, int]], following: Label | None
) -> list[tuple[Style, int]]:
    """The readings of a label, that first which the following label goes on from."""
    if following is None or len(readings) < 2:
        return list(readings)
    after = set(following.readings)
    return sorted(readings, key=lambda item: (item[0], item[1] + 1) not in after)
