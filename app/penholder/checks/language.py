"""Words: spelling, abbreviations, numbers, dashes, quotation marks, spaces that must not break.

What is looked for is data: resources/checks/words.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from penholder.checks.context import Context, Passage
from penholder.checks.finding import Finding, Fix
from penholder.checks.rules import check, rule
from penholder.document.operations import map_text
from penholder.document.resolution import Resolution
from penholder.document.spans import Span, Text
from penholder.phrasebook.states import official_name
from penholder.resources import path


@dataclass(frozen=True)
class Wording:
    """One thing to look for: `better` is what is written instead, with groups; "" for no fix."""

    rule: str
    pattern: re.Pattern[str]
    message: str
    better: str
    notes: bool


@cache
def wordings() -> tuple[Wording, ...]:
    """Everything that is looked for by its words."""
    with path("checks", "words.toml").open("rb") as file:
        data = tomllib.load(file)
    found = [
        Wording(
            entry["rule"],
            re.compile(entry["pattern"]),
            entry["message"],
            entry.get("better", ""),
            entry.get("notes", True),
        )
        for entry in data["wording"]
    ]
    spelling = data["spelling"]
    pattern = re.compile(
        rf"\b({'|'.join(map(re.escape, sorted(spelling, key=len)[::-1]))})\b", re.I
    )
    return (*found, Wording("spelling", pattern, "", "", False))


@cache
def _spellings() -> dict[str, str]:
    with path("checks", "words.toml").open("rb") as file:
        return dict(tomllib.load(file)["spelling"])


@check
def words(context: Context) -> Iterator[Finding]:
    """Everything of the list, in the text and, where it applies, in the notes."""
    if not context.is_english:
        return
    for passage in (context.title, *context.body, *context.notes):
        quoted = _quotations(passage.text)
        for wording in wordings():
            if passage.part == "note" and not wording.notes:
                continue
            for match in wording.pattern.finditer(passage.text):
                if any(start <= match.start() and match.end() <= end for start, end in quoted):
                    continue  # a title or a quotation is cited as it is
                found = _found(passage, wording, match)
                if found is not None:
                    yield found


def _found(passage: Passage, wording: Wording, match: re.Match[str]) -> Finding | None:
    if wording.rule == "spelling":
        word = match.group()
        if word[:1].isupper() and match.start() > 0:
            return None  # a name is spelled as its bearer spells it
        spelled = _like(word, _spellings()[word.lower()])
        message = f"The spelling of the Organization is “{spelled}”."
        return passage.finding(rule("spelling"), message, *match.span(), spelled)
    better = match.expand(wording.better) if wording.better else None
    if better is not None and match.group()[:1].isupper():
        better = better[:1].upper() + better[1:]
    message = wording.message.replace("{better}", better or "")
    return passage.finding(rule(wording.rule), message, *match.span(), better)


def _like(word: str, better: str) -> str:
    if word.isupper():
        return better.upper()
    return better[:1].upper() + better[1:] if word[:1].isupper() else better


def _quotations(text: str) -> list[tuple[int, int]]:
    """Where the text quotes: between curly quotation marks."""
    return [match.span() for match in re.finditer(r"“[^”]*”?", text)]


_NAME = re.compile(r"\b[A-Z][\w.’'-]+(?: (?:of|the|and|da|de)?\s?[A-Z][\w.’'-]+){0,4}")
_SAFE_INFORMAL = frozenset(
    {
        *(
            "Russia",
            "Vietnam",
            "Ivory Coast",
            "Cape Verde",
            "Laos",
            "Moldova",
            "Burma",
            "Macedonia",
        ),
        *("Czech Republic", "Swaziland", "East Timor", "North Korea", "South Korea", "Holland"),
        *("Turkey", "Brunei", "Great Britain", "Macedonia"),
    }
)
"""Informal and former names that hardly mean anything but the State."""


@check
def state_names(context: Context) -> Iterator[Finding]:
    """States by names that are not the official short ones."""
    if not context.is_english:
        return
    names = "|".join(re.escape(name) for name in sorted(_SAFE_INFORMAL, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{names})\b(?! \()")
    for passage in context.body:
        quoted = _quotations(passage.text)
        for match in pattern.finditer(passage.text):
            official = official_name(match.group())
            if official is None or official == match.group():
                continue
            around = passage.text[max(0, match.start() - 30) : match.end() + 40]
            if official in around or any(a <= match.start() < b for a, b in quoted):
                continue
            message = f"The official short name is {official}."
            yield passage.finding(rule("state-name"), message, *match.span(), official)


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_MAY_BREAK = re.compile(
    rf"(?<=\d) (?=(?:{_MONTH})\b|per cent\b|million\b|billion\b)|(?<=No\.) (?=\d)"
)


@check
def no_break(context: Context) -> Iterator[Finding]:
    """Spaces at which a line may break where it should not: one finding for the whole text."""
    if not context.is_english or not context.is_draft:
        return
    places = [
        (passage, match)
        for passage in (*context.body, *context.notes)
        for match in _MAY_BREAK.finditer(passage.text)
    ]
    if places:
        passage, match = places[0]
        message = f"{len(places)} places like this one may be cut by the end of a line."
        found = passage.finding(rule("no-break"), message, *match.span())
        fix = Fix("Keep them together", change=_without_breaks)
        yield Finding(found.rule, found.place, found.message, "", fix)


def _without_breaks(resolution: Resolution) -> Resolution:
    return map_text(resolution, lambda spans: tuple(map(_span_without_breaks, spans)))


def _span_without_breaks(span: Span) -> Span:
    if not isinstance(span, Text):
        return span
    return Text(_MAY_BREAK.sub("\u00a0", span.text), span.italic, span.bold)
