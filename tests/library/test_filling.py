"""Resolutions for a blank: cited as they fit there, and telling the blanks beside."""

from __future__ import annotations

import datetime

import pytest

from penholder.document.flat import OBJECT
from penholder.document.spans import BlankKind
from penholder.library.filling import beside, cited_here, resolutions_for
from penholder.library.harvest import Fact
from penholder.library.shelf import Shelf

DATED = "65/4 of 12\u00a0November 2010"
FULL = f"{DATED}, entitled “Buoys for all ports”"


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    day = datetime.date(2010, 11, 12)
    shelf.add_facts(
        "one",
        [
            Fact("A/RES/65/4", day, "Buoys for all ports"),
            Fact("S/RES/900 (1994)", datetime.date(1994, 3, 4), "Fog"),
        ],
    )
    return shelf


@pytest.fixture
def known(shelf):
    return shelf.lookup("A/RES/65/4")


def test_the_words_before_choose_the_organ(shelf):
    before = "Recalling Security Council resolution "
    assert [each.number for each in resolutions_for(shelf, before)] == ["900 (1994)"]
    assert [each.number for each in resolutions_for(shelf, "Recalling its resolution ")] == ["65/4"]
    assert len(resolutions_for(shelf, "Recalling resolution ", organ="HRC")) == 2


def test_where_the_organ_has_none_of_the_words_all_are_given(shelf):
    found = resolutions_for(shelf, "Recalling its resolution ", "fog")
    assert [each.number for each in found] == ["900 (1994)"]


def test_a_first_mention_bears_date_and_title_a_later_one_the_number(known):
    before = "Recalling its resolution "
    assert cited_here(known, before, ",") == FULL
    assert cited_here(known, before, ",", earlier=[f"Recalling resolution {DATED},"]) == "65/4"
    assert cited_here(known, before, ",", later=[f"Recalling resolution {FULL},"]) == DATED
    assert cited_here(known, f"Recalling resolution {DATED} and resolution ", ",") == "65/4"


def test_before_its_date_the_number_stands_alone(known):
    assert cited_here(known, "its resolution ", f" of {OBJECT},") == "65/4"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (f" of {OBJECT},", [(4, BlankKind.DATE)]),
        (f" of {OBJECT}, entitled “{OBJECT}”,", [(4, BlankKind.DATE), (17, BlankKind.TEXT)]),
        (f" of 12 May 2010, entitled “{OBJECT}”,", [(27, BlankKind.TEXT)]),
        (f" and {OBJECT},", []),
        (f" of {OBJECT} on {OBJECT},", [(4, BlankKind.DATE)]),
        ("", []),
    ],
)
def test_date_and_title_behind_the_number_are_told_too(known, after, told):
    found = beside(known, after)
    assert [(each.offset, each.kind) for each in found] == told
    assert all(after[each.offset] == OBJECT for each in found)
