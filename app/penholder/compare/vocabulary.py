"""The words that classification rests on, read once from resources/comparison."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from penholder.compare.units import formulaic_words
from penholder.phrasebook.sessions import MAX_ORDINAL, ordinal
from penholder.resources import path


@dataclass(frozen=True)
class Vocabulary:
    """`routine` finds what changes every year, `qualifier` and `deadline` what their names say.

    `yearly` are the words, ordinals among them, of which what changes every year can be made;
    `respelled` all words in `editorial` or `spelling`. `qualifier` expects small letters.
    `spelling` maps a spelling to the usual one, `modals` a modal verb to its strength, from 0.
    All patterns expect `hunks.folded` text.
    """

    editorial: frozenset[str]
    spelling: dict[str, str]
    joining: frozenset[str]
    connectors: frozenset[str]
    yearly: frozenset[str]
    respelled: frozenset[str]
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
    ordinals = [ordinal(number) for number in range(1, MAX_ORDINAL + 1)]
    spellings: dict[str, str] = dict(data["spellings"])
    return Vocabulary(
        frozenset(data["editorial_words"]),
        spellings,
        frozenset(data["joining_words"]),
        frozenset(data["connectors"]),
        frozenset([*data["connectors"], *data["routine_words"], *ordinals]),
        frozenset([*data["editorial_words"], *spellings]),
        frozenset(data["number_words"]),
        frozenset(data["routine_fields"]),
        re.compile(rf"\b(?:{'|'.join(data['routine'].values())})", re.IGNORECASE),
        re.compile(rf"\b(?:{_any_of(data['qualifiers'])})\b"),
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
