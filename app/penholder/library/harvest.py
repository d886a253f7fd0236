"""What one text tells of resolutions: of itself, and of those it cites with date or title.

"resolution 70/1 of 25 September 2015, entitled “...”" tells the date and the title of 70/1. A date
that cannot be right (outside the session, another year) is passed over: in a draft it is a slip.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from penholder.document.flat import OBJECT, flat
from penholder.document.lines import to_lines
from penholder.document.numbering import line_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline
from penholder.document.text import plain_text
from penholder.library.known import Source, canonical
from penholder.phrasebook.citations import Citation, find_citations, symbol_of
from penholder.phrasebook.dates import parse_date
from penholder.phrasebook.organs import organ_for_symbol, organ_named, organ_of_opening
from penholder.phrasebook.sessions import may_fall_in
from penholder.phrasebook.symbols import Symbol, parse_symbol

MAX_TITLE = 400
"""Characters of a title that are kept; none in use is longer."""

MAX_FACTS = 5_000
"""Facts taken from one text; the longest resolutions cite a few hundred."""


class Fact(msgspec.Struct, frozen=True):
    """What one text says of one resolution; '' and None for what it does not say."""

    symbol: str
    date: datetime.date | None = None
    title: str = ""
    source: Source = Source.DRAFT
    path: str = ""


def facts_of(resolution: Resolution, path: Path | None = None) -> list[Fact]:
    """Everything a text tells, the resolution itself first; one fact for each symbol."""
    adopted = resolution.adoption is not None or resolution.closing is not None
    own = own_fact(resolution, path)
    source = Source.ADOPTED if adopted else Source.DRAFT
    found = {own.symbol: own} if own is not None else {}
    for citation in _citations(resolution):
        symbol = cited_symbol(citation, organ_key(resolution))
        if symbol is None or not (citation.date or citation.title):
            continue
        date = citation.date if citation.date and fits(symbol, citation.date) else None
        if citation.date and date is None:
            continue
        name = canonical(symbol)
        if name is None or (own is not None and name == own.symbol):
            continue
        found[name] = _joined(found.get(name), Fact(name, date, _title(citation.title), source))
        if len(found) >= MAX_FACTS:
            break
    return list(found.values())


def own_fact(resolution: Resolution, path: Path | None = None) -> Fact | None:
    """What a text is itself; None unless it bears the symbol of a resolution or decision."""
    name = canonical(resolution.masthead.symbol)
    if name is None:
        return None
    date = _date_of(resolution)
    if date is not None and not fits(parse_symbol(name), date):
        date = None
    title = _title(_without_number(plain_text(resolution.title)))
    return Fact(name, date, title, Source.TEXT, str(path or ""))


def organ_key(resolution: Resolution) -> str:
    """The key of the organ that speaks in a text ("GA"), for what it calls "its resolution"."""
    masthead = resolution.masthead
    found = (
        organ_of_opening(plain_text(resolution.opening))
        or (organ_for_symbol(masthead.symbol) if masthead.symbol else None)
        or organ_named(masthead.organ)
    )
    return found.key if found is not None else "GA"


def cited_symbol(citation: Citation, own_organ: str = "GA") -> Symbol | None:
    """The symbol of a citation in a text of an organ, or None where the words leave it open.

    "its resolution" is the organ's own. Bare numbers of a session are the General Assembly's in
    its own texts only: in others "Council resolution 5/1" may be meant.
    """
    if citation.organ:
        return citation.symbol
    if citation.own:
        return symbol_of(citation.number, citation.kind, own_organ)
    return citation.symbol if own_organ == "GA" else None


def fits(symbol: Symbol | None, date: datetime.date) -> bool:
    """Whether a resolution of that symbol can have been adopted on a date."""
    if symbol is None:
        return False
    if symbol.year is not None:
        # The Council's resolutions of a year may be adopted in the last days of the year before.
        return symbol.year - 1 <= date.year <= symbol.year
    if symbol.series == "A" and symbol.session is not None and not symbol.special:
        return may_fall_in(date, symbol.session)
    return date >= datetime.date(1946, 1, 1)


# --- the parts of a text -----------------------------------------------------------------------


def texts_of(resolution: Resolution) -> Iterator[Inline]:
    """Every inline text in which resolutions are cited: body, annexes, tables, notes."""
    lines = to_lines(resolution.body, resolution.annexes)
    yield from chain.from_iterable(line_texts(line) for line in lines)
    yield from (note.spans for note in resolution.notes)


def _citations(resolution: Resolution) -> Iterator[Citation]:
    for spans in texts_of(resolution):
        words = flat(spans).text
        if "esolution" in words or "ecision" in words:
            yield from find_citations(words)


def _joined(before: Fact | None, fact: Fact) -> Fact:
    """Two mentions in one text: the first date and the first title given."""
    if before is None:
        return fact
    return msgspec.structs.replace(
        before, date=before.date or fact.date, title=before.title or fact.title
    )


def _date_of(resolution: Resolution) -> datetime.date | None:
    adoption, closing = resolution.adoption, resolution.closing
    for written in (adoption.date if adoption else "", closing.date if closing else ""):
        date = parse_date(written)
        if date is not None:
            return date
    return None


_NUMBER_BEFORE_TITLE = re.compile(r"^\d{1,4}/\d{1,4}(?: [A-Z]{1,2})?\.\s+")


def _without_number(title: str) -> str:
    """The title without the number adopted texts may print before it ("71/244. ...")."""
    return _NUMBER_BEFORE_TITLE.sub("", title.strip())


def _title(text: str) -> str:
    """A title on one line; one with an open field in it, or far too long, is none."""
    title = " ".join(text.split())
    return "" if OBJECT in title or len(title) > MAX_TITLE else title
