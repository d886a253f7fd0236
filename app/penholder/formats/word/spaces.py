"""No-break spaces and hyphens where the United Nations sets them.

"21 December", "5 per cent", "No. 39"; "non-proliferation", "co-chairs".
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from penholder import resources

NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\u00a0", "\u2011"
_NO_BREAK = str.maketrans({" ": NO_BREAK_SPACE, "-": NO_BREAK_HYPHEN})


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: str
    after: str
    languages: tuple[str, ...] = ()


class _Rules(msgspec.Struct, frozen=True):
    rule: tuple[_Rule, ...]
    hyphen: tuple[_Rule, ...]


class _Language(msgspec.Struct, frozen=True):
    months: str = ""


def joined(text: str, language: str) -> str:
    """The text with no-break spaces and hyphens at such places; as long as it was."""
    pattern = _pattern(language.split("-")[0])
    return text if pattern is None else pattern.sub(_join, text)


def _join(match: re.Match[str]) -> str:
    found = match.group()
    return found[:-1] + found[-1].translate(_NO_BREAK)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Matches such a space or hyphen with what stands before it, where the right thing follows."""
    rules = msgspec.toml.decode(resources.path("word", "spaces.toml").read_bytes(), type=_Rules)
    months = _months(language)
    found = [
        f"(?:{rule.before}){sign}(?={rule.after.replace('{months}', months)})"
        for sign, kind in ((" ", rules.rule), ("-", rules.hyphen))
        for rule in kind
        if not rule.languages or language in rule.languages
    ]
    return re.compile("|".join(found)) if found and months else None


def _months(language: str) -> str:
    data = resources.path("reading", "languages.toml").read_bytes()
    known = msgspec.toml.decode(data, type=dict[str, _Language])
    return known[language].months if language in known else ""
