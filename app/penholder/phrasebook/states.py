"""Member States and observers: official short names, and their English alphabetical order."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from penholder import resources


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """A State: its official short name in English, and the year of its admission if a Member."""

    name: str
    admitted: int | None = None


def states() -> tuple[State, ...]:
    """The Member States in English alphabetical order."""
    return tuple(msgspec.convert(entry, State) for entry in _data()["states"])


def observers() -> tuple[State, ...]:
    """The non-member observer States, in English alphabetical order."""
    return tuple(State(name) for name in _data()["observers"])


def is_state(name: str) -> bool:
    """Whether a name is an official short name of a Member or observer State, letter for letter
    except for the form of apostrophes and spaces.
    """
    return _folded(name) in _official()


def official_name(name: str) -> str | None:
    """The official short name behind a name: itself, or what an informal or former one stands for.

    Case, accents and apostrophes aside. None where no State is known by that name.
    """
    return _any_name().get(sort_key(name))


def informal_names() -> dict[str, str]:
    """Informal and former names, and the official short name each stands for."""
    names: dict[str, str] = _data()["also_called"]
    return dict(names)


def takes_article(name: str) -> bool:
    """Whether a State is called "the ..." in running text ("the Russian Federation").

    `name` is the official short name or that of running text.
    """
    return name in _with_article()


def name_in_text(name: str) -> str:
    """How running text writes a State ("Islamic Republic of Iran"): mostly its short name."""
    names: dict[str, str] = _data()["in_text"]
    return names.get(name, name)


def plain_letters(text: str) -> str:
    """A text as it is typed in haste: small letters without accents, one form of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _APOSTROPHE.sub("'", bare.casefold()).replace("\u00a0", " ")


def sorted_names(names: Iterable[str]) -> list[str]:
    """Names in English alphabetical order, as sponsors are listed."""
    return sorted(names, key=sort_key)


def sort_key(name: str) -> str:
    """What the English alphabetical order looks at: letters without accents, word by word."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(_NO_LETTER.sub(" ", _APOSTROPHE.sub("", bare.casefold())).split())


_APOSTROPHE = re.compile(r"['’ʼ]")
_NO_LETTER = re.compile(r"[^\w]+")


def _folded(name: str) -> str:
    return " ".join(_APOSTROPHE.sub("’", name).split())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.path("states", "states.toml").read_text(encoding="utf-8"))


@cache
def _with_article() -> frozenset[str]:
    return frozenset((*_data()["with_article"], *_data()["in_text"].values()))


@cache
def _official() -> frozenset[str]:
    return frozenset(_folded(state.name) for state in (*states(), *observers()))


@cache
def _any_name() -> dict[str, str]:
    names = {sort_key(state.name): state.name for state in (*states(), *observers())}
    others: dict[str, str] = _data()["also_called"]
    return {sort_key(informal): name for informal, name in others.items()} | names
