"""Sessions and years an organ counts by, and how far this year's text lies from last year's.

A text says itself how often it comes back: the session whose provisional agenda it puts the item
on, or else the session it asks a report for. A distance of one session is annual, of two
biennial (practice; the Human Rights Council holds three regular sessions a year).
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from penholder.document.resolution import Resolution
from penholder.phrasebook.dates import parse_date
from penholder.phrasebook.organs import organ_for_symbol, organ_named
from penholder.phrasebook.sessions import (
    MAX_ORDINAL,
    find_sessions,
    opening_year,
    ordinal,
    session_on,
)
from penholder.phrasebook.symbols import Symbol, parse_symbol
from penholder.rollover.mentions import YEAR_SESSION, Mention, Role, mentions
from penholder.rollover.places import Place

_A_YEAR_OF_THE_COUNCIL = 3
"""The Human Rights Council holds three regular sessions a year."""

_NAME_OF_STEP = {1: "annual", 2: "biennial", 3: "every three years", 4: "every four years"}


class Term(msgspec.Struct, frozen=True):
    """The session of the earlier text and of the draft.

    `number` counts sessions, or calendar years for organs that count those (`by_year`); it is None
    where the earlier text does not tell. `rhythm` is the distance the text itself keeps, `step`
    the one to the draft; `reason` says where that is from. `assumed` is set where the text
    gives no rhythm of its own.
    """

    organ: str
    number: int | None
    by_year: bool
    step: int
    rhythm: int
    reason: str
    assumed: bool = False

    @property
    def target(self) -> int | None:
        """The session (or year) of the draft."""
        return None if self.number is None else self.number + self.step

    def written(self, number: int, like: str) -> str:
        """A session as the text writes it, with a capital where `like` has one."""
        if like[:1].isdigit() or not 1 <= number <= MAX_ORDINAL:
            return str(number)
        return ordinal(number, like[:1].isupper())

    @property
    def first_year(self) -> int | None:
        """The calendar year in which the earlier session opened."""
        if self.number is None:
            return None
        if self.by_year:
            return self.number
        return opening_year(self.number) if self.organ == "GA" else None


def term_of(prior: Resolution, found: list[Place], session: int | None) -> Term:
    """The term of an earlier text; `session` is the draft's session where a person gave it."""
    symbol = parse_symbol(prior.masthead.symbol)
    organ = _organ_key(prior, symbol)
    by_year = organ in ("ECOSOC", "SC") and (symbol is None or symbol.year is not None)
    number = _number(prior, symbol, by_year)
    if number is None:
        return Term(organ, None, by_year, 1, 1, "the session of the earlier text is not known")
    paced = _rhythm(mentions(found, organ, number), number, organ)
    rhythm, reason = paced or (
        _A_YEAR_OF_THE_COUNCIL if organ == "HRC" else 1,
        "taken as annual: the text names no coming session",
    )
    if session is None or session - number == rhythm:
        return Term(organ, number, by_year, rhythm, rhythm, reason, assumed=paced is None)
    reason = f"the draft is for {'the year' if by_year else 'session'} {session}"
    return Term(organ, number, by_year, session - number, rhythm, reason)


def paced_by_chain(term: Term, distance: int, label: str) -> Term:
    """The term by the distance to the last resolution recalled, where the text says no more."""
    reason = _named(distance, term.organ, f"the last one recalled is that far back ({label})")
    return replace(term, step=distance, rhythm=distance, reason=reason, assumed=False)


def _rhythm(named: list[Mention], number: int, organ: str) -> tuple[int, str] | None:
    for role, words in (
        (Role.AGENDA, "puts the item on the agenda of"),
        (Role.REPORT, "asks for a report at"),
    ):
        ahead = [m for m in named if m.role is role and m.number > number]
        if not ahead:
            continue
        first = min(ahead, key=lambda mention: mention.number)
        step = first.number - number
        if organ == "HRC":
            whole = [m for m in ahead if not (m.number - number) % _A_YEAR_OF_THE_COUNCIL]
            first = min(whole or [first], key=lambda mention: mention.number)
            step = -(-(first.number - number) // _A_YEAR_OF_THE_COUNCIL) * _A_YEAR_OF_THE_COUNCIL
        ahead_by = "its next session" if step == 1 else f"the session {step} further on"
        return step, _named(step, organ, f"the text {words} {ahead_by} ({first.place.label})")
    return None


def _named(step: int, organ: str, reason: str) -> str:
    years, rest = divmod(step, _A_YEAR_OF_THE_COUNCIL if organ == "HRC" else 1)
    name = _NAME_OF_STEP.get(years) if not rest else None
    return f"{name}: {reason}" if name else reason


def _organ_key(prior: Resolution, symbol: Symbol | None) -> str:
    organ = organ_for_symbol(symbol) if symbol is not None else None
    organ = organ or organ_named(prior.masthead.organ)
    return organ.key if organ is not None else "GA"


def _number(prior: Resolution, symbol: Symbol | None, by_year: bool) -> int | None:
    if symbol is not None and not symbol.special:
        number = symbol.year if by_year else symbol.session
        if number is not None:
            return number
    named = find_sessions(prior.masthead.session)
    if named:
        return named[0][2]
    year = YEAR_SESSION.search(prior.masthead.session)
    if year is not None:
        return int(year[1])
    adopted = parse_date(prior.adoption.date) if prior.adoption is not None else None
    if adopted is None:
        return None
    return adopted.year if by_year else session_on(adopted)
