"""The funds, programmes, agencies and bodies of the United Nations system, from resources/organs.

Sources: see resources/organs/system.toml. Organs that adopt resolutions are in `organs.py`.
"""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from penholder import resources


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entity: its official full name, usual short forms to find it by, and what it is.

    Texts write the name in full, behind "the"; `short` is never written. `kind` is said as in
    "fund or programme", "specialized agency".
    """

    name: str
    short: tuple[str, ...] = ()
    kind: str = ""


def entities() -> tuple[Entity, ...]:
    """Every entity known, group by group in the order of the data."""
    return _entities()


class _Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    short: tuple[str, ...] = ()


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    members: tuple[_Member, ...]


@cache
def _entities() -> tuple[Entity, ...]:
    data = tomllib.loads(resources.path("organs", "system.toml").read_text(encoding="utf-8"))
    groups = msgspec.convert(data["group"], tuple[_Group, ...])
    return tuple(
        Entity(member.name, member.short, group.kind)
        for group in groups
        for member in group.members
    )
