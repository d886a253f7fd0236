"""What a blank may be filled with is written as the words around it demand."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.document.spans import Blank, BlankKind
from penholder.phrasebook.filling import Around, choices, date_typed

DRAFT = Around("Requests a report at its ", ";", session=71, year=2017)


def texts(blank, around=DRAFT, typed=""):
    return [choice.text for choice in choices(blank, around, typed)]


def likely(blank, around=DRAFT):
    return [choice.text for choice in choices(blank, around) if choice.likely]


def test_the_likely_session_follows_that_of_the_draft():
    assert likely(Blank(BlankKind.SESSION, "next session")) == ["seventy-second session"]


def test_during_the_session_is_the_draft_s_own():
    around = Around("to hold, during the ", ", an event;", session=71)
    assert likely(Blank(BlankKind.SESSION, "session"), around) == ["seventy-first session"]


def test_the_session_after_the_one_of_last_year_is_likely():
    blank = Blank(BlankKind.SESSION, "session", "fifty-eighth session")
    assert likely(blank) == ["fifty-ninth session"]


def test_a_session_is_found_by_figures_and_by_the_beginning_of_its_words():
    blank = Blank(BlankKind.SESSION)
    assert texts(blank, typed="80")[0] == "eightieth session"
    assert texts(blank, typed="seventy-t")[0] == "seventy-third session"
    assert texts(blank, typed="seventy third") == ["seventy-third session", "seventy third"]


def test_the_ordinal_alone_stands_before_the_word_session():
    around = Around("at its ", " regular session;", session=71)
    assert texts(Blank(BlankKind.SESSION), around, "72")[0] == "seventy-second"


def test_the_economic_and_social_council_counts_its_sessions_by_years():
    around = Around("at its ", ";", organ="ECOSOC", year=2017)
    assert likely(Blank(BlankKind.SESSION), around) == ["2017 session"]


def test_without_a_session_on_the_first_page_none_is_likely():
    assert likely(Blank(BlankKind.SESSION), Around("at its ")) == []


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("the work of ", ";", "the Security Council"),
        ("the work of the ", ";", "Security Council"),
        ("Recalling ", " resolution 900,", "Security Council"),
        ("", " shall meet;", "The Security Council"),
    ],
)
def test_organs_bear_their_article_where_it_is_missing(before, after, written):
    assert texts(Blank(BlankKind.ORGAN), Around(before, after), "security")[0] == written


def test_entities_of_the_system_are_among_the_organs_and_found_by_their_short_forms():
    around = Around("Commends the work of ", ";")
    agency = "the World Health Organization"
    assert texts(Blank(BlankKind.ORGAN, "entity"), around, "world hea")[0] == agency
    assert texts(Blank(BlankKind.ORGAN, "entity"), around, "who")[0] == agency


def test_only_organs_that_adopt_stand_before_their_resolutions():
    around = Around("Recalling ", " resolution 900,")
    assert texts(Blank(BlankKind.ORGAN), around, "world hea") == ["world hea"]


def test_states_with_an_article_bear_it_and_others_do_not():
    around = Around("the people of ", ";")
    assert texts(Blank(BlankKind.STATE), around, "republic of mold")[0] == "the Republic of Moldova"
    assert texts(Blank(BlankKind.STATE), around, "mexi")[0] == "Mexico"
    assert texts(Blank(BlankKind.STATE), around, "iran")[0] == "the Islamic Republic of Iran"


def test_names_that_begin_with_what_is_typed_stand_before_those_that_contain_it():
    assert texts(Blank(BlankKind.STATE), typed="guinea")[0] == "Guinea"


def test_what_no_list_has_stays_possible_as_typed():
    found = choices(Blank(BlankKind.STATE), DRAFT, "Ruritania")
    assert [(choice.text, choice.about) for choice in found] == [("Ruritania", "as typed")]


@pytest.mark.parametrize(
    ("hint", "before", "after", "typed", "first"),
    [
        ("number", "to elect ", " members;", "9", "nine"),
        ("number", "to elect ", " members;", "10", "10"),
        ("number", "Sustainable Development Goal ", ";", "5", "5"),
        ("number", "by ", " per cent;", "5", "5"),
        ("amount", "of ", ";", "2500000", "2,500,000"),
        ("amount", "of ", ";", "2 500", "2,500"),
        ("number", "of ", " million people;", "1.5", "1.5"),
    ],
)
def test_numbers_are_in_words_up_to_nine_except_where_figures_belong(
    hint, before, after, typed, first
):
    assert texts(Blank(BlankKind.NUMBER, hint), Around(before, after), typed)[0] == first


def test_years_begin_with_the_draft_s_own():
    assert likely(Blank(BlankKind.YEAR)) == ["2017"]
    assert "2030" in texts(Blank(BlankKind.YEAR), typed="203")


def test_an_item_of_the_agenda_is_found_by_its_words():
    around = Around(items=("Lamps and buoys", "Tides"))
    blank = Blank(BlankKind.TEXT, "title of the item")
    assert texts(blank, around) == ["Lamps and buoys", "Tides"]
    assert texts(blank, around, "buo")[0] == "Lamps and buoys"


def test_an_ordinal_is_written_in_words():
    blank = Blank(BlankKind.TEXT, "ordinal")
    assert texts(blank, Around("the "), "75")[0] == "seventy-fifth"


def test_what_stood_there_last_year_can_be_kept():
    assert texts(Blank(BlankKind.SYMBOL, "report", "A/70/1")) == ["A/70/1"]
    assert texts(Blank(BlankKind.SYMBOL, "report", "A/70/1"), typed="A/71/1") == ["A/71/1"]


@pytest.mark.parametrize(
    "typed",
    [
        "25.9.2015",
        "25/9/2015",
        "25 09 2015",
        "2015-09-25",
        "25 Sep 2015",
        "25 September 2015",
        "25th Sept. 2015",
        "25 sep",
        "25 September",
    ],
)
def test_dates_are_read_as_they_are_typed_in_haste(typed):
    assert date_typed(typed, 2015) == datetime.date(2015, 9, 25)


@pytest.mark.parametrize(
    "typed", ["", "31.2.2015", "25", "25 Ju 2015", "September 2015", "99-99-99"]
)
def test_what_is_no_date_is_none(typed):
    assert date_typed(typed, 2015) is None


@given(st.sampled_from(BlankKind), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_can_be_written_and_nothing_raises(kind, typed, around):
    found = choices(Blank(kind), Around(around, around, session=71, year=2017), typed)
    date_typed(typed, 2015)
    words = " ".join(typed.split())
    assert not words or words in [choice.text for choice in found]
