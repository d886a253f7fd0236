"""The organs that adopt resolutions and the committees that prepare them, from resources/organs."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import msgspec

from penholder import resources
from penholder.phrasebook.sessions import ordinal
from penholder.phrasebook.symbols import Symbol, parse_symbol


class Organ(msgspec.Struct, frozen=True, omit_defaults=True):
    """An organ or committee.

    `key` is its short name in the data ("GA", "C.2"), `name` the official one, `short_name` what a
    text may call it after the first mention ("the Assembly", without "the"), `opening` the words
    its resolutions begin with ("" for committees: the Assembly speaks). `series` is what symbols
    of its documents begin with ("A/C.2"), `resolutions` what those of its resolutions begin with
    ("A/RES"). `parent` is the key of the organ it belongs to; `subject` and `ordinal` are given for
    the Main Committees.
    """

    key: str
    name: str
    short_name: str = ""
    opening: str = ""
    series: str = ""
    resolutions: str = ""
    parent: str = ""
    subject: str = ""
    ordinal: int | None = None
    principal: bool = False

    @property
    def title(self) -> str:
        """The name with its subject, as in lists: "Second Committee (Economic and Financial)"."""
        return f"{self.name} ({self.subject})" if self.subject else self.name


def organs() -> tuple[Organ, ...]:
    """Every organ and committee known, principal organs first."""
    return tuple(_by_key().values())


def organ(key: str) -> Organ:
    """The organ of a key. Raises KeyError for an unknown one."""
    return _by_key()[key]


def main_committees() -> tuple[Organ, ...]:
    """The six Main Committees of the General Assembly, in order."""
    return tuple(item for item in organs() if item.ordinal is not None)


def organ_named(name: str) -> Organ | None:
    """The organ of a name, "the" and case aside, or None."""
    return _by_name().get(_folded(name))


def organ_for_symbol(symbol: str | Symbol) -> Organ | None:
    """The organ that adopts under a symbol: the General Assembly for A/C.2/71/L.5, or None."""
    body = body_for_symbol(symbol)
    while body is not None and not body.opening:
        body = _by_key().get(body.parent)
    return body


def body_for_symbol(symbol: str | Symbol) -> Organ | None:
    """The body whose document it is: the Second Committee for A/C.2/71/L.5, or None."""
    parsed = parse_symbol(symbol) if isinstance(symbol, str) else symbol
    if parsed is None:
        return None
    series = parsed.series
    while series:
        found = _by_series().get(series)
        if found is not None:
            return found
        series = series.rpartition("/")[0]
    return None


def organ_of_opening(text: str) -> Organ | None:
    """The organ whose opening words a text begins with ("The General Assembly,"), or None."""
    head = " ".join(text[:120].split())
    for item in organs():
        if item.opening and head.startswith(item.opening):
            follows = head[len(item.opening) : len(item.opening) + 1]
            if not follows.isalnum():
                return item
    return None


@cache
def _by_key() -> dict[str, Organ]:
    data = tomllib.loads(resources.path("organs", "organs.toml").read_text(encoding="utf-8"))
    found = [msgspec.convert(entry, Organ) for entry in data["organ"]]
    found += [_main_committee(entry) for entry in data["main_committee"]]
    return {item.key: item for item in found}


def _main_committee(entry: dict[str, Any]) -> Organ:
    number: int = entry["number"]
    return Organ(
        key=f"C.{number}",
        name=f"{ordinal(number, capital=True)} Committee",
        short_name="Committee",
        series=f"A/C.{number}",
        parent="GA",
        subject=entry["subject"],
        ordinal=number,
    )


@cache
def _by_series() -> dict[str, Organ]:
    return {item.series: item for item in organs() if item.series}


@cache
def _by_name() -> dict[str, Organ]:
    return {_folded(item.name): item for item in organs()}


def _folded(name: str) -> str:
    folded = " ".join(name.casefold().split()).rstrip(",")
    return folded.removeprefix("the ")
