"""Sessions named in the operative part: whose they are, and what they are named for."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from penholder.phrasebook.sessions import find_sessions
from penholder.rollover.places import Place

_FURTHEST = 6
"""No text asks for anything more sessions ahead than this that roll-over could guess at."""

YEAR_SESSION = re.compile(r"\b((?:19|20)\d\d)(?= (?:(?:regular|substantive|annual) )?sessions?\b)")

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


def mentions(found: list[Place], organ: str, number: int) -> list[Mention]:
    """Every session named in the operative part that is the present or a coming one."""
    result: list[Mention] = []
    for place in found:
        if not place.operative or "ession" not in place.words.text:
            continue
        text = place.words.text
        named = find_sessions(text)
        named += [(m.start(1), m.end(1), int(m[1])) for m in YEAR_SESSION.finditer(text)]
        for start, end, value in sorted(named):
            if number <= value <= number + _FURTHEST:
                result.append(Mention(place, start, end, value, _role(text, start, end, organ)))
    return result


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
