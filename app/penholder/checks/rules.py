"""The registry of rules: what each is comes from resources/checks, what finds it from this room."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Rule, Severity
from penholder.resources import path

Check = Callable[[Context], Iterator[Finding]]
"""Looks at a text; may find things of several rules."""

_CHECKS: list[Check] = []


def check(function: Check) -> Check:
    """Registers a function that looks at a text."""
    _CHECKS.append(function)
    return function


def checks() -> tuple[Check, ...]:
    """Every registered function."""
    from penholder.checks import catalogue

    return tuple(_CHECKS) if catalogue.LOADED else ()


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of resources/checks/rules.toml."""
    with path("checks", "rules.toml").open("rb") as file:
        data = tomllib.load(file)
    return {
        name: Rule(
            name, Severity(entry["severity"]), entry["title"], entry["reason"], entry["source"]
        )
        for name, entry in data.items()
    }


def rule(name: str) -> Rule:
    """The rule of an id. Raises KeyError."""
    return rules()[name]
