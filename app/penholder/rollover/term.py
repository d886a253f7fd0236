"""Sessions and years an organ counts by, and how far this year's text lies from last year's.

A text says itself how often it comes back: the session whose provisional agenda it puts the item
on, or else the session it asks a report for. A distance of one session is annual, of two
biennial (practice; the Human Rights Council holds three regular sessions a year).
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from penholder.document.resolution import Resolution
from penholder.phrasebook.dates import parse_date
from penholder.phrasebook.organs import organ_for_symbol, organ_named
from penholder.phrasebook.sessions import find_sessions, opening_year, ordinal, session_on
from penholder.phrasebook.symbols import Symbol, parse_symbol
from penholder.rollover.places import Place


class Role(StrEnum):
    """What a session named in the operative part is named for."""

    AGENDA = "agenda"
    REPORT = "report"
    DEADLINE = "deadline"
    EVENT = "event"
    OTHER_BODY = "other body"
    UNCLEAR = "unclear"


class Mention(msgspec.Struct, frozen=True):
    """A session named in a place: words.text[start:end] is the ordinal, or the year."""

    place: Place
    start: int
    end: int
    number: int
    role: Role


class Term(msgspec.Struct, frozen=True):
    """The session of the earlier text and of the draft.

    `number` counts sessions, or calendar years for organs that count those (`by_year`); it is None
    where the earlier text does not tell. `rhythm` is the distance the text itself keeps, `step`
    the one to the draft; `reason` says where that is from.
    """

    organ: str
    number: int | None
    by_year: bool
    step: int
    rhythm: int
    reason: str

    @property
    def target(self) -> int | None:
        """The session (or year) of the draft."""
        return None if self.number is None else self.number + self.step

    def written(self, number: int, like: str) -> str:
        """A session as the text writes it, with a capital where `like` has one."""
        return str(number) if like[:1].isdigit() else ordinal(number, like[:1].isupper())

    @property
    def first_year(self) -> int | None:
        """The calendar year in which the earlier session opened."""
        if self.number is None:
            return None
        if self.by_year:
            return self.number
        return opening_year(self.number) if self.organ == "GA" else None


_NAME_OF_STEP = {1: "annual", 2: "biennial", 3: "every three years", 4: "every four years"}
_FURTHEST = 6
"""No text asks for anything more sessions ahead than this that roll-over could guess at."""

_YEAR_SESSION = re.compile(r"\b((?:19|20)\d\d)(?= (?:(?:regular|substantive|annual) )?sessions?\b)")

_BODY = re.compile(
    r"\b(?:Assembly|Council|Committee|Commission|Conference|Forum|Board|Congress|Parties"
    r"|Working Group|Group|Tribunal|Summit|Meeting)\b"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]* |of |the |and |for |on )*$")
_BEHIND = re.compile(r"(?: (?:regular|substantive|annual))? sessions? of the ([A-Z][\w’' -]{2,60})")
_AGENDA = re.compile(r"\bagendas?\b[^.;:]{0,60}$")
_AT_THE_END = re.compile(
    r"(?:(?:by|before|until) the end of|no(?:t)? later than) (?:the |its )"
    r"(?:(?:main|first|resumed) part of (?:the |its ))?$"
)
_ASKED = re.compile(
    r"\b(?P<report>reports?|reporting|submit(?:ting)?|present(?:ing)?|inform(?:ing)?|brief(?:ing)?|update"
    r"|consider(?:ation)?|revert|review|examine|discuss|continue|include)\b"
    r"|\b(?P<event>conven(?:e|ing|ed)|hold(?:ing)?|held|organiz(?:e|ing)|host(?:ing)?|proclaim\w*"
    r"|commemorat\w*|celebrat\w*|dedicate|launch|adopted|adopt)\b"
)


def term_of(prior: Resolution, found: list[Place], session: int | None) -> Term:
    """The term of an earlier text; `session` is the draft's session where a person gave it."""
    symbol = parse_symbol(prior.masthead.symbol)
    organ = _organ_key(prior, symbol)
    by_year = organ in ("ECOSOC", "SC") and (symbol is None or symbol.year is not None)
    number = _number(prior, symbol, by_year)
    if number is None:
        return Term(organ, None, by_year, 1, 1, "the session of the earlier text is not known")
    rhythm, reason = _rhythm(mentions(found, organ, number), number, organ)
    if session is None or session - number == rhythm:
        return Term(organ, number, by_year, rhythm, rhythm, reason)
    reason = f"the draft is for {'the year' if by_year else 'session'} {session}"
    return Term(organ, number, by_year, session - number, rhythm, reason)


def mentions(found: list[Place], organ: str, number: int) -> list[Mention]:
    """Every session named in the operative part that is the present or a coming one."""
    result: list[Mention] = []
    for place in found:
        if not place.operative or "ession" not in place.words.text:
            continue
        text = place.words.text
        named = find_sessions(text)
        named += [(m.start(1), m.end(1), int(m[1])) for m in _YEAR_SESSION.finditer(text)]
        for start, end, value in sorted(named):
            if number <= value <= number + _FURTHEST:
                result.append(Mention(place, start, end, value, _role(text, start, end, organ)))
    return result


def _rhythm(named: list[Mention], number: int, organ: str) -> tuple[int, str]:
    for role, words in (
        (Role.AGENDA, "puts the item on the agenda of"),
        (Role.REPORT, "asks for a report at"),
    ):
        ahead = [m for m in named if m.role is role and m.number > number]
        if ahead:
            first = min(ahead, key=lambda mention: mention.number)
            step = first.number - number
            ahead_by = "its next session" if step == 1 else f"the session {step} further on"
            reason = f"the text {words} {ahead_by} ({first.place.label})"
            name = _NAME_OF_STEP.get(step) if organ != "HRC" else None
            return step, f"{name}: {reason}" if name else reason
    if organ == "HRC":
        return 3, "taken as annual, three sessions on: the text names no coming session"
    return 1, "taken as annual: the text names no coming session"


def _role(text: str, start: int, end: int, organ: str) -> Role:
    before = text[max(0, start - 1500) : start]
    if _AT_THE_END.search(before) and _is_own(before, text[end:], organ):
        return Role.DEADLINE
    if _AGENDA.search(before[-90:]):
        return Role.AGENDA
    if not _is_own(before, text[end:], organ):
        return Role.OTHER_BODY
    asked = None
    for asked in _ASKED.finditer(before):  # noqa: B007 - the last one counts
        pass
    if asked is None:
        return Role.UNCLEAR
    return Role.REPORT if asked["report"] else Role.EVENT


_OWN_NAMES = {
    "GA": ("General Assembly", "the Assembly"),
    "HRC": ("Human Rights Council", "the Council"),
    "ECOSOC": ("Economic and Social Council", "the Council"),
    "SC": ("Security Council", "the Council"),
}


def _is_own(before: str, behind: str, organ: str) -> bool:
    """Whether the session is the organ's own: the body named last, or behind "session of"."""
    own = _OWN_NAMES.get(organ, ())
    following = _BEHIND.match(behind)
    if following is not None:
        name = f"the {following[1]}"
        return any(name.startswith(("the " + item).replace("the the", "the")) for item in own)
    last = None
    for last in _BODY.finditer(before):  # noqa: B007 - the last one counts
        pass
    if last is None:
        return True
    return before[: last.end()].endswith(own)


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
    year = _YEAR_SESSION.search(prior.masthead.session)
    if year is not None:
        return int(year[1])
    adopted = parse_date(prior.adoption.date) if prior.adoption is not None else None
    if adopted is None:
        return None
    return adopted.year if by_year else session_on(adopted)
