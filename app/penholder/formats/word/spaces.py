"""No-break spaces where the United Nations sets them: "21 December", "5 per cent", "No. 39"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from penholder import resources

NO_BREAK_SPACE = "\u00a0"


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: str
    after: str
    languages: tuple[str, ...] = ()


class _Rules(msgspec.Struct, frozen=True):
    rule: tuple[_Rule, ...]


class _Language(msgspec.Struct, frozen=True):
    months: str = ""


def joined(text: str, language: str) -> str:
    """The text with no-break spaces for spaces at such places; as long as it was."""
    pattern = _pattern(language.split("-")[0])
    return text if pattern is None else pattern.sub(_join, text)


def _join(match: re.Match[str]) -> str:
    return match.group().replace(" ", NO_BREAK_SPACE)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Matches what stands before such a space and the space, where the right thing follows it."""
    rules = msgspec.toml.decode(resources.path("word", "spaces.toml").read_bytes(), type=_Rules)
    months = _months(language)
    found = [
        f"(?:{rule.before}) (?={rule.after.replace('{months}', months)})"
        for rule in rules.rule
        if not rule.languages or language in rule.languages
    ]
    return re.compile("|".join(found)) if found and months else None


def _months(language: str) -> str:
    data = resources.path("reading", "languages.toml").read_bytes()
    known = msgspec.toml.decode(data, type=dict[str, _Language])
    return known[language].months if language in known else ""
