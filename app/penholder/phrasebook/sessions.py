"""Sessions of the General Assembly: ordinals in words, opening years, and sessions named in a text.

Session n opens in September of the year 1945 + n and ends the following September (rules of
procedure of the General Assembly; the first session, of January 1946, is the one exception).
"""

from __future__ import annotations

import datetime
import re

_UNITS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TENTHS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]

MAX_ORDINAL = 200
"""The highest ordinal written in words here."""

_OPENING_MONTH = 9
_FRIDAY = 4


def ordinal(number: int, capital: bool = False) -> str:
    """An ordinal in words: "seventy-first", "one hundredth", "one hundred and twelfth".

    `capital` gives it a capital at the beginning. Raises ValueError outside 1 to 200.
    """
    if not 1 <= number <= MAX_ORDINAL:
        raise ValueError(f"an ordinal is written for 1 to {MAX_ORDINAL}, not for {number}")
    words = _ORDINALS[number]
    return words[0].upper() + words[1:] if capital else words


def parse_ordinal(text: str) -> int | None:
    """The number an ordinal in words stands for, in any case; None for anything else."""
    return _NUMBERS.get(" ".join(text.lower().split()))


def opening_year(session: int) -> int:
    """The year in which a regular session of the General Assembly opens: 2016 for the 71st."""
    return 1945 + session


def session_on(date: datetime.date) -> int:
    """The regular session in progress on a date, by the opening day the rules of procedure give."""
    return date.year - 1945 - (date < _opening_day(date.year))


def may_fall_in(date: datetime.date, session: int) -> bool:
    """Whether a date can lie in a session, with room for openings and closings that varied."""
    start = datetime.date(opening_year(session), _OPENING_MONTH, 1)
    end = datetime.date(opening_year(session) + 1, _OPENING_MONTH, 30)
    if session == 1:
        start = datetime.date(1946, 1, 10)
    return start <= date <= end


def find_sessions(text: str) -> list[tuple[int, int, int]]:
    """Every ordinal followed by "session": (start, end, number) of the ordinal's words.

    "its seventy-second and seventy-third sessions" gives both; "special session" and sessions of
    other bodies are found too: whose session it is, the sentence says.
    """
    found: list[tuple[int, int, int]] = []
    if "session" not in text.lower():  # the pattern is slow to say so
        return found
    for match in _SESSION.finditer(text):
        for word in _ORDINAL.finditer(text, match.start(), match.end(1)):
            number = parse_ordinal(word.group())
            if number is not None:
                found.append((word.start(), word.end(), number))
    return found


def _opening_day(year: int) -> datetime.date:
    """The Tuesday on which the session of a year opens, counted from the first week of September
    with a working day: the third week, since the seventy-eighth session the second (rule 1 of the
    rules of procedure; before the fifty-eighth session the practice was much the same).
    """
    first = datetime.date(year, _OPENING_MONTH, 1)
    monday = first - datetime.timedelta(days=first.weekday())
    if first.weekday() > _FRIDAY:
        monday += datetime.timedelta(weeks=1)
    weeks = 1 if year >= opening_year(78) else 2
    return monday + datetime.timedelta(weeks=weeks, days=1)


def _ordinals() -> dict[int, str]:
    below = dict(enumerate(_UNITS, start=1))
    for index, (tens, tenth) in enumerate(zip(_TENS, _TENTHS, strict=True), start=2):
        below[10 * index] = tenth
        below |= {10 * index + unit: f"{tens}-{_UNITS[unit - 1]}" for unit in range(1, 10)}
    hundreds = {100 + number: f"one hundred and {words}" for number, words in below.items()}
    return below | {100: "one hundredth"} | hundreds | {200: "two hundredth"}


_ORDINALS = _ordinals()
_NUMBERS = {words: number for number, words in _ORDINALS.items()}
_ORDINAL_PATTERN = (
    r"(?:(?:one|two)[ \u00a0]hundred(?:th|[ \u00a0]and[ \u00a0]))?"
    rf"(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join([*_UNITS, *_TENTHS])})\b"
    r"|\b(?:one|two)[ \u00a0]hundredth\b"
)
_ORDINAL = re.compile(_ORDINAL_PATTERN, re.IGNORECASE)
_SESSION = re.compile(
    rf"\b((?:{_ORDINAL_PATTERN})(?:(?:,|,? (?:and|or|to))? (?:{_ORDINAL_PATTERN})){{0,8}})"
    r"(?: (?:regular|ordinary|special|emergency special|annual|biennial|substantive|resumed|plenary"
    r"|organizational|intersessional)){0,2}"
    r"[ \u00a0]sessions?\b",
    re.IGNORECASE,
)
