"""A citation goes on with the date and title the shelf knows, as its place in the draft demands."""

from __future__ import annotations

import datetime

import pytest

from penholder.library.citing import citation_offers
from penholder.library.harvest import Fact
from penholder.library.shelf import Shelf

FULL = "65/4 of 12\u00a0November 2010, entitled “Buoys for all ports”"
DATED = "65/4 of 12\u00a0November 2010"


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    facts = [
        Fact("A/RES/65/4", datetime.date(2010, 11, 12), "Buoys for all ports"),
        Fact("A/RES/65/41", datetime.date(2010, 12, 8)),
        Fact("A/RES/36/7 B", datetime.date(1981, 12, 9), "Tides"),
        Fact("S/RES/900 (1994)", datetime.date(1994, 3, 4)),
        Fact("A/HRC/RES/26/3", datetime.date(2014, 6, 26), "Pilots"),
        Fact("A/DEC/65/401", datetime.date(2010, 9, 14)),
    ]
    shelf.add_facts("one", facts)
    return shelf


def texts(before, shelf, after="", **around):
    return [offer.text for offer in citation_offers(before, after, shelf, **around)]


def test_a_known_number_goes_on_with_date_and_title_then_with_the_date_alone(shelf):
    found = citation_offers("Recalling its resolution 65/4", "", shelf)
    assert [offer.text for offer in found][:2] == [FULL, DATED]
    assert found[0].replaces == len("65/4")


def test_a_number_still_being_typed_offers_those_that_begin_so(shelf):
    assert texts("Recalling resolution 65/", shelf)[0].startswith("65/41 of")
    assert texts("Recalling resolution 36/7", shelf) == [
        "36/7\u00a0B of 9\u00a0December 1981, entitled “Tides”"
    ]
    assert texts("Recalling resolution 6", shelf) == []


def test_typing_on_filters(shelf):
    assert texts("Recalling resolution 65/4 of 12 Nov", shelf) == [FULL, DATED]
    assert texts("Recalling resolution 65/4 of 12 November 2010", shelf) == [FULL]
    assert texts("Recalling resolution 65/4 on ports", shelf) == []
    assert texts(f"Recalling resolution {FULL}", shelf) == []


def test_the_last_of_a_list_is_completed(shelf):
    assert texts("Recalling resolutions 36/7 B of 9 December 1981 and 65/4", shelf)[0] == FULL


def test_the_words_before_tell_the_organ(shelf):
    assert texts("Recalling Security Council resolution 900", shelf) == [
        "900\u00a0(1994) of 4\u00a0March 1994"
    ]
    assert (
        texts("Recalling Human Rights Council resolution 26/3", shelf)[1]
        == "26/3 of 26\u00a0June 2014"
    )
    assert texts("Recalling its resolution 26/3", shelf, organ="HRC")[0].startswith("26/3 of")
    assert texts("Recalling its resolution 26/3", shelf) == []


def test_decisions_are_not_taken_for_resolutions(shelf):
    assert texts("Recalling its decision 65/401", shelf) == ["65/401 of 14\u00a0September 2010"]
    assert texts("Recalling its resolution 65/401", shelf) == []


def test_a_resolution_cited_with_its_date_before_is_cited_by_number_alone(shelf):
    earlier = [f"Recalling its resolution {DATED},"]
    assert DATED not in texts("Reaffirming resolution 65/4", shelf, earlier=earlier)
    assert FULL not in texts("Reaffirming resolution 65/4", shelf, earlier=earlier)
    asked = citation_offers("Reaffirming resolution 65/4", "", shelf, earlier=earlier, asked=True)
    assert asked[0].text == FULL


def test_a_title_the_draft_gives_further_on_is_not_repeated(shelf):
    later = [f"Reaffirming resolution {FULL},"]
    assert texts("Recalling resolution 65/4", shelf, later=later)[0] == DATED


def test_nothing_is_offered_where_the_date_stands_already(shelf):
    assert texts("Recalling resolution 65/4", shelf, " of 12 November 2010,") == []
    assert texts("Recalling resolution 65/", shelf, "41,") == []
    assert texts("Recalling resolution 65/4", shelf, " and the lamps,")[0] == FULL


def test_without_the_word_resolution_nothing_is_cited(shelf):
    assert texts("Recalling lamps of 65/4", shelf) == []


def test_a_number_may_be_all_that_is_meant_so_enter_takes_nothing_unasked(shelf):
    (only,) = citation_offers("Security Council resolution 900 (1994)", "", shelf)
    assert not only.sure
    assert not only.weak
