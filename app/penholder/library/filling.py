"""Resolutions of the shelf as choices for a blank, and what they tell of the blanks beside it.

A template says "resolution [number] of [date], entitled “[title]”": whoever chooses the resolution
has chosen its date and its title too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from penholder.document.flat import OBJECT
from penholder.document.spans import BlankKind
from penholder.library.citing import SERIES, mentions
from penholder.library.known import Known
from penholder.library.shelf import Shelf
from penholder.phrasebook.citations import find_citations
from penholder.phrasebook.dates import format_date

MOST = 40
"""Choices shown at once; typing a word more narrows them."""


_FOLLOWED = re.compile(r",?[ \u00a0](?:of|entitled)\b")
_BESIDE = re.compile(
    rf"(?:,? of (?P<date>{OBJECT}))?"
    rf"(?:(?:,? of [^{OBJECT}]{{1,20}})?,? entitled [“\"](?P<title>{OBJECT})[”\"])?"
)


class Beside(msgspec.Struct, frozen=True):
    """A blank behind that of the resolution: how many characters on, its kind, and its words."""

    offset: int
    kind: BlankKind
    text: str


def resolutions_for(
    shelf: Shelf, before: str, typed: str = "", *, organ: str = "GA"
) -> list[Known]:
    """The resolutions that have the words typed, the latest first.

    `before` is the paragraph up to the blank: it may name the organ meant; `organ` is the key of
    the one that speaks. Those of others are given only where the one meant has none.
    """
    series = _series(before, organ)
    found = shelf.search(typed, MOST, series=series)
    return found if found or not (typed and series) else shelf.search(typed, MOST)


def cited_here(
    known: Known,
    before: str,
    after: str,
    *,
    organ: str = "GA",
    earlier: Iterable[str] = (),
    later: Iterable[str] = (),
) -> str:
    """A resolution as it is cited between two parts of a paragraph.

    The number alone where its date follows or was given before, else with the date and, unless the
    draft gives it elsewhere, the title. `earlier` and `later` are the other paragraphs.
    """
    number = known.citation(date=False, title=False)
    if _FOLLOWED.match(after):
        return number
    said = mentions(known, (*earlier, before), (after, *later), organ)
    if said.dated:
        return number
    return known.citation(title=not said.titled)


def beside(known: Known, after: str) -> list[Beside]:
    """The blanks directly behind that a resolution fills too: its date, its title."""
    match = _BESIDE.match(after.replace("\u00a0", " "))
    if match is None:
        return []
    found = []
    if match["date"] and known.date is not None:
        date = format_date(known.date, no_break=True)
        found.append(Beside(match.start("date"), BlankKind.DATE, date))
    if match["title"] and known.title:
        found.append(Beside(match.start("title"), BlankKind.TEXT, known.title))
    return found


def _series(before: str, organ: str) -> str:
    """The series the words before the blank ask for ("Security Council resolution"), or ''."""
    cited = find_citations(f"{before}1/1")
    if not cited or cited[-1].end < len(before):
        return ""
    last = cited[-1]
    return SERIES.get(last.organ or (organ if last.own else ""), "")
