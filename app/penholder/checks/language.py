"""Words: spelling, abbreviations, numbers, dashes, quotation marks, spaces that must not break.

What is looked for is data: resources/checks/words.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Fix
from penholder.checks.passage import Passage, Setting, Where
from penholder.checks.rules import rule
from penholder.document.operations import map_text
from penholder.document.resolution import Resolution
from penholder.document.spans import Span, Text
from penholder.phrasebook.dates import MONTH
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


class WordList(msgspec.Struct, frozen=True):
    """What resources/checks/words.toml holds, made ready to look for.

    `spellings` gives what the Organization writes instead of each spelling, in lower case;
    `informal_states` finds names of States that are not the official ones.
    """

    wordings: tuple[Wording, ...]
    spellings: dict[str, str]
    informal_states: re.Pattern[str]

    def may_hold_spellings(self, text: str) -> bool:
        """Whether to look for spellings at all, which takes longer than all else."""
        return not _first_words().isdisjoint(_LETTERS.findall(text.lower()))


_LETTERS = re.compile("[a-z]+")


@cache
def _first_words() -> frozenset[str]:
    """What the spellings begin with, up to a hyphen."""
    return frozenset(spelling.partition("-")[0] for spelling in word_list().spellings)


@cache
def word_list() -> WordList:
    """Everything that is looked for by its words."""
    with path("checks", "words.toml").open("rb") as file:
        data = tomllib.load(file)
    spellings = {**data["spelling"], **_with_z(data["ize"]["stems"])}
    return WordList(
        (
            *map(_wording, data["wording"]),
            Wording("spelling", _any_of(spellings, re.I), "", "", False),
        ),
        spellings,
        _any_of(data["informal_states"], behind=r"(?! \()"),
    )


def _with_z(stems: Iterable[str]) -> dict[str, str]:
    """Every form of the words that end in -ise, and that in -ize: "modernisation", "modernised"."""
    ends = ("e", "ed", "es", "ing", "ation", "ations", "er", "ers")
    return {f"{stem}is{end}": f"{stem}iz{end}" for stem in stems for end in ends}


def _wording(entry: dict[str, Any]) -> Wording:
    return Wording(
        entry["rule"],
        re.compile(entry["pattern"].replace("MONTH", MONTH)),
        entry["message"],
        entry.get("better", ""),
        entry.get("notes", True),
    )


def _any_of(words: Iterable[str], flags: int = 0, behind: str = "") -> re.Pattern[str]:
    """Any of some words or names, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b{behind}", flags)


def words(passage: Passage, _: Setting) -> Iterator[Finding]:
    """Everything of the list, in the text and, where it applies, in the notes."""
    quoted = quotations(passage.text)
    is_spelled = not word_list().may_hold_spellings(passage.text)
    for wording in word_list().wordings:
        if passage.where is Where.NOTE and not wording.notes:
            continue
        if wording.rule == "spelling" and is_spelled:
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
        spelled = _like(word, word_list().spellings[word.lower()])
        message = f"The spelling of the Organization is “{spelled}”."
        return passage.finding(rule("spelling"), message, *match.span(), spelled)
    better = match.expand(wording.better) if wording.better else None
    if better is not None and _CAPITALIZED.match(match.group()):
        better = better[:1].upper() + better[1:]
    message = wording.message.replace("{better}", better or "")
    return passage.finding(rule(wording.rule), message, *match.span(), better)


_CAPITALIZED = re.compile(r"[A-Z][a-z]")


def _like(word: str, better: str) -> str:
    if word.isupper():
        return better.upper()
    return better[:1].upper() + better[1:] if word[:1].isupper() else better


def quotations(text: str) -> list[tuple[int, int]]:
    """Where the text quotes: between curly quotation marks."""
    return [match.span() for match in re.finditer(r"“[^”]*”?", text)]


def state_names(passage: Passage, _: Setting) -> Iterator[Finding]:
    """States by names that are not the official short ones."""
    quoted = quotations(passage.text)
    for match in word_list().informal_states.finditer(passage.text):
        official = official_name(match.group())
        if official is None or official == match.group():
            continue
        around = passage.text[max(0, match.start() - 30) : match.end() + 40]
        if official in around or any(a <= match.start() < b for a, b in quoted):
            continue
        message = f"The official short name is {official}."
        yield passage.finding(rule("state-name"), message, *match.span(), official)


_MAY_BREAK = re.compile(
    rf"(?<=\d) (?=(?:{MONTH})\b|per cent\b|million\b|billion\b)|(?<=No\.) (?=\d)"
)


def no_break(context: Context) -> Iterator[Finding]:
    """Spaces at which a line may break where it should not: one finding for the whole text."""
    if not context.is_english or not context.is_draft:
        return
    places = [
        (passage, span)
        for passage in (*context.body, *context.notes)
        for span in passage.fact(_may_break)
    ]
    if places:
        passage, span = places[0]
        message = f"{len(places)} places like this one may be cut by the end of a line."
        found = passage.finding(rule("no-break"), message, *span)
        fix = Fix("Keep them together", change=_without_breaks)
        yield Finding(found.rule, found.place, found.message, "", fix)


def _may_break(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _MAY_BREAK.finditer(text)]


def _without_breaks(resolution: Resolution) -> Resolution:
    return map_text(resolution, lambda spans: tuple(map(_span_without_breaks, spans)))


def _span_without_breaks(span: Span) -> Span:
    if not isinstance(span, Text):
        return span
    return Text(_MAY_BREAK.sub("\u00a0", span.text), span.italic, span.bold)
