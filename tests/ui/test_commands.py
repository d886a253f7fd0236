"""Commands: each exists once, with a key of its own, in a menu there is."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from penholder import resources
from penholder.ui.commands import COMMANDS, MENUS, SEPARATOR_BEFORE, by_id


def test_ids_and_keys_are_unique() -> None:
    ids = Counter(command.id for command in COMMANDS)
    keys = Counter(QKeySequence(c.keys).toString() for c in COMMANDS if c.keys)
    assert max(ids.values()) == 1
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_is_in_a_menu_there_is() -> None:
    assert {command.menu for command in COMMANDS} == set(MENUS)
    assert {command.id for command in COMMANDS} >= SEPARATOR_BEFORE


def test_every_icon_is_there() -> None:
    missing = [
        c.icon
        for c in COMMANDS
        if c.icon and not resources.path("icons", f"{c.icon}.svg").is_file()
    ]
    assert missing == []


def test_unknown_command_is_an_error() -> None:
    with pytest.raises(KeyError):
        by_id("no.such")
