"""The rules: what each is, why, and where it is written, from resources/checks/rules.toml."""

from __future__ import annotations

import tomllib
from functools import cache

from penholder.checks.finding import Rule, Severity
from penholder.resources import path


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
