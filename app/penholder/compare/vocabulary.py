"""The words that classification rests on, read once from resources/comparison."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from penholder.compare.units import formulaic_words
from penholder.resources import path


@dataclass(frozen=True)
class Vocabulary:
    """`routine` finds what changes every year, `qualifier` and `deadline` what their names say.

    `spelling` maps a spelling to the usual one, `modals` a modal verb to its strength, from 0.
    All patterns expect `hunks.folded` text.
    """

    editorial: frozenset[str]
    spelling: dict[str, str]
    joining: frozenset[str]
    connectors: frozenset[str]
    routine_words: frozenset[str]
    numbers: frozenset[str]
    routine_fields: frozenset[str]
    routine: re.Pattern[str]
    qualifier: re.Pattern[str]
    qualifier_words: frozenset[str]
    deadline: re.Pattern[str]
    modals: dict[str, int]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of English texts."""
    with path("comparison", "classification.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    return Vocabulary(
        frozenset(data["editorial_words"]),
        dict(data["spellings"]),
        frozenset(data["joining_words"]),
        frozenset(data["connectors"]),
        frozenset(data["routine_words"]),
        frozenset(data["number_words"]),
        frozenset(data["routine_fields"]),
        re.compile("|".join(f"(?:{p})" for p in data["routine"].values()), re.IGNORECASE),
        re.compile(rf"\b(?:{_any_of(data['qualifiers'])})\b", re.IGNORECASE),
        _telling_words(data["qualifiers"]),
        re.compile(rf"\b(?:{_any_of(data['deadline_words'])}) (?:the )?(?:year )?$", re.IGNORECASE),
        {word: rank for rank, words in enumerate(data["modal_verbs"]) for word in words},
    )


def _telling_words(phrases: list[str]) -> frozenset[str]:
    """The longest word of each phrase, and those that are no everyday words of resolutions."""
    longest = {max(phrase.split(), key=len) for phrase in phrases}
    rare = {word for phrase in phrases for word in phrase.split()} - formulaic_words()
    return frozenset(longest | {word for word in rare if len(word) > 3})


def _any_of(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
