"""Sessions, dates, organs and States."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.phrasebook.dates import find_dates, format_date, parse_date
from penholder.phrasebook.organs import (
    body_for_symbol,
    main_committees,
    organ_for_symbol,
    organ_named,
    organ_of_opening,
    organs,
)
from penholder.phrasebook.sessions import (
    find_sessions,
    may_fall_in,
    opening_year,
    ordinal,
    parse_ordinal,
    session_on,
)
from penholder.phrasebook.states import (
    is_state,
    name_in_text,
    observers,
    official_name,
    sorted_names,
    states,
    takes_article,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (20, "twentieth"),
        (71, "seventy-first"),
        (80, "eightieth"),
        (100, "one hundredth"),
        (101, "one hundred and first"),
        (200, "two hundredth"),
    ],
)
def test_ordinals_in_words(number: int, words: str) -> None:
    assert ordinal(number) == words
    assert parse_ordinal(ordinal(number, capital=True)) == number


@given(st.integers(1, 200), st.booleans())
def test_every_ordinal_is_read_back_also_in_a_text(number: int, capital: bool) -> None:
    words = ordinal(number, capital)
    assert parse_ordinal(words) == number
    text = f"at its {words} session"
    assert [(text[start:end], found) for start, end, found in find_sessions(text)] == [
        (words, number)
    ]


@pytest.mark.parametrize("number", [0, -1, 201])
def test_ordinals_outside_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 200"):
        ordinal(number)


def test_sessions_are_found_singly_and_in_pairs() -> None:
    text = "at its seventy-second and seventy-third regular sessions, the twenty-first century"
    assert [number for _, _, number in find_sessions(text)] == [72, 73]


def test_sessions_and_years() -> None:
    assert opening_year(71) == 2016
    assert session_on(datetime.date(2016, 12, 21)) == 71
    assert session_on(datetime.date(2017, 9, 11)) == 71
    assert session_on(datetime.date(2017, 9, 12)) == 72
    assert session_on(datetime.date(2025, 9, 9)) == 80
    assert may_fall_in(datetime.date(2016, 12, 21), 71)
    assert not may_fall_in(datetime.date(2015, 12, 21), 71)
    assert may_fall_in(datetime.date(1946, 2, 13), 1)


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1)))
def test_every_day_lies_in_the_session_of_its_date(date: datetime.date) -> None:
    assert may_fall_in(date, session_on(date))


@given(st.dates(datetime.date(1000, 1, 1)), st.booleans())
def test_dates_are_read_back(date: datetime.date, no_break: bool) -> None:
    text = format_date(date, no_break=no_break)
    assert parse_date(text) == date
    assert [found.date for found in find_dates(f"held on {text} in the harbour")] == [date]


def test_days_no_calendar_has_are_no_dates() -> None:
    assert parse_date("31 February 2016") is None
    assert parse_date("December 2016") is None
    assert find_dates("31 November 2015 and 30\u00a0November 2015")[0].start == 21


def test_the_main_committees_are_six_in_order() -> None:
    assert [committee.series for committee in main_committees()] == [
        f"A/C.{number}" for number in range(1, 7)
    ]
    assert main_committees()[1].title == "Second Committee (Economic and Financial)"


@pytest.mark.parametrize(
    ("symbol", "organ", "body"),
    [
        ("A/C.2/71/L.5", "General Assembly", "Second Committee"),
        ("A/RES/71/244", "General Assembly", "General Assembly"),
        ("S/RES/2321 (2016)", "Security Council", "Security Council"),
        ("E/2016/L.15", "Economic and Social Council", "Economic and Social Council"),
        ("A/HRC/26/L.3", "Human Rights Council", "Human Rights Council"),
        ("E/CN.3/2020/1", "Economic and Social Council", "Economic and Social Council"),
    ],
)
def test_symbols_tell_organ_and_body(symbol: str, organ: str, body: str) -> None:
    found_organ, found_body = organ_for_symbol(symbol), body_for_symbol(symbol)
    assert found_organ is not None
    assert found_body is not None
    assert (found_organ.name, found_body.name) == (organ, body)


def test_symbols_of_nobody_we_know_have_no_organ() -> None:
    assert organ_for_symbol("DP/2016/19") is None
    assert body_for_symbol("nonsense") is None


def test_organs_are_known_by_name_and_opening_words() -> None:
    assert organ_named("the general assembly") is organ_of_opening("The General Assembly,")
    assert organ_of_opening("The General Assemblyman,") is None
    assert len({item.key for item in organs()}) == len(organs())


def test_there_are_193_members_and_two_observers_in_alphabetical_order() -> None:
    names = [state.name for state in states()]
    assert len(set(names)) == 193
    assert names == sorted_names(names)
    assert [state.name for state in observers()] == ["Holy See", "State of Palestine"]
    assert {state.admitted for state in states()} <= set(range(1945, 2012))


def test_names_sort_without_regard_to_accents() -> None:
    names = [
        "Türkiye",
        "Tuvalu",
        "Croatia",
        "Côte d’Ivoire",
        "Costa Rica",
        "Guinea-Bissau",
        "Guinea",
    ]
    assert sorted_names(names) == [
        "Costa Rica",
        "Côte d’Ivoire",
        "Croatia",
        "Guinea",
        "Guinea-Bissau",
        "Türkiye",
        "Tuvalu",
    ]


def test_official_names_are_told_from_others() -> None:
    assert is_state("Lao People's Democratic Republic")
    assert is_state("Côte d’Ivoire")
    assert is_state("Holy See")
    assert not is_state("Turkey")
    assert official_name("TURKEY") == "Türkiye"
    assert official_name("Cote d'Ivoire") == "Côte d’Ivoire"
    assert official_name("Atlantis") is None


def test_names_of_running_text_belong_to_states_whose_names_stand_otherwise_in_lists():
    listed = [state.name for state in states() if "(" in state.name]
    assert len(listed) == 5
    for name in listed:
        text = name_in_text(name)
        assert sorted(text.split()) == sorted(name.replace("(", "").replace(")", "").split())
        assert official_name(text) == name
        assert takes_article(text)
        assert not takes_article(name)
    assert name_in_text("Chad") == "Chad"
