"""Dates as United Nations texts write them: the day, the month in full, the year."""

from __future__ import annotations

import datetime
import re

import msgspec

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = "|".join(MONTHS)
"""Any month, as an alternative of a pattern."""

_NUMBER_OF = {month.lower(): number for number, month in enumerate(MONTHS, start=1)}
_PATTERN = rf"\b(\d{{1,2}})[ \u00a0]+({MONTH})[ \u00a0]+(\d{{4}})\b"
_DATE = re.compile(_PATTERN)

NO_BREAK_SPACE = "\u00a0"


class FoundDate(msgspec.Struct, frozen=True):
    """A date and where it stands: text[start:end]."""

    start: int
    end: int
    date: datetime.date


def parse_date(text: str) -> datetime.date | None:
    """The date a text is ("21 December 2016", any spaces), or None: no such form, no such day."""
    match = _DATE.fullmatch(text.strip())
    return _date(match) if match else None


def format_date(date: datetime.date, *, no_break: bool = False) -> str:
    """A date as written: "21 December 2016"; `no_break` keeps day and month on one line."""
    joint = NO_BREAK_SPACE if no_break else " "
    return f"{date.day}{joint}{MONTHS[date.month - 1]} {date.year}"


def find_dates(text: str) -> list[FoundDate]:
    """Every complete date in a text, in order; days that no calendar has are left out."""
    found = []
    for match in _DATE.finditer(text):
        date = _date(match)
        if date is not None:
            found.append(FoundDate(match.start(), match.end(), date))
    return found


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match[3]), _NUMBER_OF[match[2].lower()], int(match[1]))
    except ValueError:
        return None
