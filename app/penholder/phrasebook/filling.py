"""What a blank may be filled with: sessions, organs, entities, States, years, numbers, items.

Each choice is written as the words around the blank demand: "seventy-second session", or
"seventy-second" where "session" follows; "the Security Council", or "Security Council" before
"resolution"; numbers one to nine in words (UN Editorial Manual, numbers).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

import msgspec

from penholder.document.spans import Blank, BlankKind
from penholder.phrasebook.dates import MONTHS, parse_date
from penholder.phrasebook.organs import organs
from penholder.phrasebook.sessions import (
    MAX_ORDINAL,
    find_sessions,
    opening_year,
    ordinal,
    parse_ordinal,
)
from penholder.phrasebook.states import (
    informal_names,
    name_in_text,
    observers,
    plain_letters,
    states,
    takes_article,
)
from penholder.phrasebook.system import entities
from penholder.phrasebook.wording import with_article


class Around(msgspec.Struct, frozen=True):
    """Where a blank stands: the paragraph `before` and `after` it, other blanks being one sign.

    `organ` is the key of the organ that speaks, `session` the number of the session and `year` the
    year the draft is for, `items` the titles of its agenda items.
    """

    before: str = ""
    after: str = ""
    organ: str = "GA"
    session: int | None = None
    year: int | None = None
    items: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True):
    """One way to fill a blank: the `text` written, what the list shows, a remark.

    `likely` marks the one that fits when nothing was typed.
    """

    text: str
    shown: str = ""
    about: str = ""
    likely: bool = False


AS_TYPED = "as typed"
_YEARS_BACK, _YEARS_AHEAD = 3, 16
_SESSIONS_BACK, _SESSIONS_AHEAD = 3, 12


def choices(blank: Blank, around: Around, typed: str = "") -> list[Choice]:
    """The ways to fill a blank that fit what was typed, the best first; then the words as typed.

    Nothing is refused: lists are never complete. Resolutions are not among these, the shelf has
    them (`library.filling`).
    """
    words = " ".join(typed.split())
    found = list(_choices(blank, around, words))
    if words and not any(words == choice.text for choice in found):
        found.append(Choice(words, about=AS_TYPED))
    if blank.previous and not words and blank.kind is not BlankKind.SESSION:
        found.append(Choice(blank.previous, about="as it was"))
    return found


def _choices(blank: Blank, around: Around, typed: str) -> Iterable[Choice]:
    match blank.kind:
        case BlankKind.SESSION:
            return _sessions(blank, around, typed)
        case BlankKind.ORGAN:
            return _organs(around, typed)
        case BlankKind.STATE:
            return _states(around, typed)
        case BlankKind.YEAR:
            return _years(around, typed)
        case BlankKind.NUMBER:
            return _numbers(blank, around, typed)
        case BlankKind.TEXT if re.search(r"\bitem\b", blank.hint):
            return [Choice(item) for item in around.items if _has(item, typed)]
        case BlankKind.TEXT if blank.hint == "ordinal":
            return _ordinals(around, typed)
        case _:
            return ()


# --- sessions and years ------------------------------------------------------------------------


def _sessions(blank: Blank, around: Around, typed: str) -> list[Choice]:
    if around.organ == "ECOSOC" and around.year is not None:
        year = around.year
        every = [Choice(f"{each} session", likely=each == year) for each in range(year, year + 6)]
        return [choice for choice in every if choice.text.startswith(typed)]
    likely = _likely_session(blank, around)
    number = int(typed) if typed.isdecimal() else None
    begun = plain_letters(typed).removesuffix(" session").replace(" ", "-")
    if typed:
        wanted = [
            each
            for each in range(1, MAX_ORDINAL + 1)
            if str(each).startswith(typed)
            or (number is None and ordinal(each).replace(" ", "-").startswith(begun))
        ]
        wanted.sort(key=lambda each: (each != number, abs(each - (likely or 1))))
    else:
        middle = likely or 1
        low = max(1, middle - _SESSIONS_BACK)
        wanted = list(range(low, min(MAX_ORDINAL, middle + _SESSIONS_AHEAD) + 1))
    return [_session(each, around, likely=each == likely) for each in wanted]


def _session(number: int, around: Around, *, likely: bool) -> Choice:
    capital = not around.before.strip()
    follows = re.match(r"[ \u00a0](?:\w+[ \u00a0])?sessions?\b", around.after)
    text = ordinal(number, capital=capital) + ("" if follows else " session")
    year = f", opens in {opening_year(number)}" if around.organ == "GA" else ""
    return Choice(text, about=f"{_figure(number)}{year}", likely=likely)


def _likely_session(blank: Blank, around: Around) -> int | None:
    """The session after the one the blank had, or after the draft's; during it, the draft's own."""
    before = find_sessions(blank.previous) or find_sessions(f"{blank.previous} session")
    if before:
        return before[-1][2] + 1
    if around.session is None:
        return None
    here = re.search(r"\b(?:during|at) the $", around.before) and "next" not in blank.hint
    return around.session if here else around.session + 1


def _ordinals(around: Around, typed: str) -> list[Choice]:
    if typed.isdecimal() and 1 <= int(typed) <= MAX_ORDINAL:
        return [Choice(ordinal(int(typed), capital=not around.before.strip()))]
    return [Choice(typed)] if parse_ordinal(typed) else []


def _figure(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in (11, 12, 13) else endings.get(number % 10, "th")
    return f"{number}{ending}"


def _years(around: Around, typed: str) -> list[Choice]:
    if around.year is None:
        return []
    low, high = around.year - _YEARS_BACK, around.year + _YEARS_AHEAD
    return [
        Choice(str(year), likely=year == around.year)
        for year in range(low, high)
        if str(year).startswith(typed)
    ]


# --- organs and States -------------------------------------------------------------------------


def _organs(around: Around, typed: str) -> list[Choice]:
    """Organs and, except where a resolution of theirs follows, the entities of the system."""
    bare = re.match(r"[ \u00a0](?:resolution|decision)", around.after) is not None
    begun = _without_article(typed)
    found = [(organ.name, organ.subject) for organ in organs() if _has(organ.title, begun)]
    if not bare:
        found += [
            (entity.name, entity.kind)
            for entity in entities()
            if _has(entity.name, begun) or (begun and any(_has(s, begun) for s in entity.short))
        ]
    found.sort(key=lambda entry: not _begins(entry[0], begun))
    return [
        Choice(name if bare else with_article(name, around.before), name, about)
        for name, about in found
    ]


def _states(around: Around, typed: str) -> list[Choice]:
    begun = _without_article(typed)
    also = {name: informal for informal, name in informal_names().items() if _has(informal, begun)}
    every = [(state.name, "") for state in (*states(), *observers())]
    found = [
        (name, f"for {also[name]}" if not _has(name, begun) else "")
        for name, _ in every
        if _has(name, begun) or (begun and name in also)
    ]
    found.sort(key=lambda entry: not _begins(entry[0], begun))
    texts = [(name_in_text(name), name, about) for name, about in found]
    return [
        Choice(with_article(text, around.before) if takes_article(text) else text, name, about)
        for text, name, about in texts
    ]


def _without_article(typed: str) -> str:
    return typed[4:] if typed[:4].lower() == "the " else typed


def _has(name: str, typed: str) -> bool:
    """Whether each word typed begins a word of the name."""
    words = re.split(r"[^\w']+", plain_letters(name))
    return all(any(word.startswith(part) for word in words) for part in _parts(typed))


def _begins(name: str, typed: str) -> bool:
    return plain_letters(name).startswith(plain_letters(typed))


def _parts(typed: str) -> list[str]:
    return [part for part in re.split(r"[^\w']+", plain_letters(typed)) if part]


# --- numbers and dates -------------------------------------------------------------------------

_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FIGURE_BEFORE = re.compile(r"(?:Goals?|Targets?|sections?|No\.|articles?|chapter)[ \u00a0]$", re.I)
_FIGURE_AFTER = re.compile(
    r"[ \u00a0](?:per cent|million|billion|(?:United States )?dollars|euros|Swiss francs)"
)
_FIGURE_HINTS = frozenset({"amount", "section", "percentage"})


def _numbers(blank: Blank, around: Around, typed: str) -> list[Choice]:
    """A number in words and in figures, the one that the rule wants first."""
    bare = re.sub(r"[,\s\u00a0]", "", typed)
    if not re.fullmatch(r"\d{1,15}(?:\.\d{1,4})?", bare):
        return []
    whole, point, rest = bare.partition(".")
    figures = Choice(f"{int(whole):,}{point}{rest}", about="in figures")
    if point or not 1 <= int(whole) <= len(_IN_WORDS):
        return [figures]
    words = Choice(_IN_WORDS[int(whole) - 1], about="in words")
    as_figure = (
        blank.hint in _FIGURE_HINTS
        or _FIGURE_BEFORE.search(around.before)
        or _FIGURE_AFTER.match(around.after)
    )
    return [figures, words] if as_figure else [words, figures]


_FIGURES = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]*([A-Za-z]{3,9})\.?(?:[ ,-]*(\d{4}))?")


def date_typed(typed: str, year: int) -> datetime.date | None:
    """The date that was typed in haste: "25.9.2015", "2015-09-25", "25 Sep", "25 September 2015".

    The day comes before the month; `year` is taken where none was typed. None for anything else.
    """
    text = " ".join(typed.split())
    exact = parse_date(text)
    if exact is not None:
        return exact
    iso, figures, named = _ISO.fullmatch(text), _FIGURES.fullmatch(text), _NAMED.fullmatch(text)
    if iso is not None:
        parts = (int(iso[1]), int(iso[2]), int(iso[3]))
    elif figures is not None:
        parts = (int(figures[3]), int(figures[2]), int(figures[1]))
    elif named is not None:
        months = [i for i, m in enumerate(MONTHS, 1) if m.lower().startswith(named[2].lower())]
        if len(months) != 1:
            return None
        parts = (int(named[3] or year), months[0], int(named[1]))
    else:
        return None
    try:
        return datetime.date(*parts)
    except ValueError:
        return None
