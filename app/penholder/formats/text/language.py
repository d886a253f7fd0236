"""The fixed lines around a resolution's text (masthead, opening, meeting), in each language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from re import Pattern
from typing import Any

from penholder import resources

_SCRIPTS = {
    "en": re.compile(r"[A-Za-z]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
}
"""The letters that tell a language of the United Nations where no fixed line does."""
_LOOKED_AT = 400

_NEVER = "(?!)"
"""The pattern of lines that a language's entry does not know."""


@dataclass(frozen=True)
class Language:
    """Whole-line patterns of one language; see resources/reading/languages.toml.

    `writes` says how the masthead's lines are written, "{}" standing for the value.
    """

    code: str
    date: Pattern[str]
    organ_head: Pattern[str]
    body: Pattern[str]
    opening: Pattern[str]
    session: Pattern[str]
    agenda: Pattern[str]
    distribution: Pattern[str]
    original: Pattern[str]
    adoption: Pattern[str]
    report: Pattern[str]
    annex: Pattern[str]
    meeting: Pattern[str]
    sponsors: Pattern[str]
    nations: Pattern[str]
    proposal: Pattern[str]
    amending: Pattern[str]
    vote: Pattern[str]
    voters: Pattern[str]
    writes: dict[str, str]


@cache
def languages() -> dict[str, Language]:
    """The languages whose fixed lines are known, by BCP 47 tag; English first."""
    with resources.path("reading", "languages.toml").open("rb") as file:
        data = tomllib.load(file)
    return {code: _language(code, entry) for code, entry in data.items()}


def language_of(lines: Iterable[str]) -> Language:
    """The language of a text: that of its opening line, else of its other fixed lines, else of the
    script that most of its letters are in.
    """
    known = languages()
    votes = dict.fromkeys(known, 0)
    scripts = dict.fromkeys(_SCRIPTS, 0)
    for line in lines:
        for code, script in _SCRIPTS.items():
            scripts[code] += len(script.findall(line[:_LOOKED_AT]))
        for code, language in known.items():
            if is_opening(line, language):
                return language
            if language.adoption.fullmatch(line) or language.session.fullmatch(line):
                votes[code] += 1
            if language.annex.fullmatch(line) or language.organ_head.fullmatch(line):
                votes[code] += 1
    if not any(votes.values()) and any(scripts.values()):
        latin = scripts["en"]
        code = max(scripts, key=scripts.__getitem__)
        return known["en" if scripts[code] <= latin else code]
    return known[max(votes, key=votes.__getitem__)]


def is_opening(line: str, language: Language) -> bool:
    """Whether the line is an opening line such as "The General Assembly,"."""
    stripped = line.rstrip(" ,،，:：")
    return len(stripped) < 160 and language.opening.fullmatch(stripped) is not None


def any_space(pattern: str) -> str:
    """The pattern with every space in it standing for no-break spaces too."""
    parts: list[str] = []
    in_class = False
    for place, sign in enumerate(pattern):
        escaped = place > 0 and pattern[place - 1] == "\\"
        if sign in "[]" and not escaped:
            in_class = sign == "["
        spaces = " \u00a0\u202f" if in_class else "[ \u00a0\u202f]"
        parts.append(spaces if sign == " " else sign)
    return "".join(parts)


def _language(code: str, entry: dict[str, Any]) -> Language:
    def pattern(key: str, flags: int = re.IGNORECASE) -> Pattern[str]:
        value: str | list[str] = entry.get(key, _NEVER)
        text = value if isinstance(value, str) else "|".join(value)
        return re.compile(any_space(f"(?:{text})"), flags)

    return Language(
        code,
        pattern("date"),
        pattern("organ_heads"),
        pattern("bodies"),
        pattern("opening", re.NOFLAG),
        pattern("session"),
        pattern("agenda"),
        pattern("distribution"),
        pattern("original"),
        pattern("adoption"),
        pattern("report"),
        pattern("annex"),
        pattern("meeting"),
        pattern("sponsors"),
        pattern("nations"),
        pattern("proposal"),
        pattern("amending"),
        pattern("vote"),
        pattern("voters"),
        entry["writes"],
    )
