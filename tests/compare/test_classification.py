"""Routine, editorial or substance, and the words that made it so."""

from __future__ import annotations

import msgspec
import pytest

from compare.drafts import draft
from penholder.compare import compare
from penholder.compare.result import Category, Flag
from penholder.document.resolution import Masthead


def change(old: str, new: str, sessions: tuple[str, str] = ("", "")):
    texts = [
        msgspec.structs.replace(draft(text), masthead=Masthead(session=session))
        for text, session in zip((old, new), sessions, strict=True)
    ]
    (pair,) = compare(*texts).pairs
    return pair


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Recalling its rule on tides,", "Recalling also its rule on tides,"),
        ("Notes the follow-up, and acts;", "Notes the follow up and acts;"),
        ("Notes that member States agree;", "Notes that Member States agree;"),
        ("Notes the “tides”;", 'Notes the "tides";'),
        ("Notes the labor of all;", "Notes the labour of all;"),
        ("Notes boats that that sink;", "Notes boats that sink;"),
        ("Notes boats as well as ports;", "Notes the boats and ports;"),
    ],
)
def test_punctuation_spelling_case_and_repeat_words_are_editorial(old, new):
    pair = change(old, new)
    assert (pair.category, pair.flags) == (Category.EDITORIAL, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Notes boats and ports;", "Notes boats or ports;"),
        ("Notes trade to islands;", "Notes trade from islands;"),
    ],
)
def test_a_small_word_that_changes_the_sense_is_substance(old, new):
    assert change(old, new).category is Category.SUBSTANCE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Asks for it at its sixty-first session;", "Asks for it at its sixty-second session;"),
        (
            "Recalling its resolutions 60/12 of 3 May 2005 and 61/45 of 9 June 2006,",
            "Recalling its resolutions 60/12 of 3 May 2005, 61/45 of 9 June 2006 and 62/7 of "
            "1 July 2007,",
        ),
        ("Notes the report in A/61/20;", "Notes the report in A/62/33/Add.1;"),
        ("As said in paragraph 27 above;", "As said in paragraph 28 above;"),
        ("Held from 3 to 5 May 2005;", "Held from 2 to 4 June 2006;"),
    ],
)
def test_sessions_dates_symbols_citations_and_paragraph_numbers_are_routine(old, new):
    assert change(old, new).category is Category.ROUTINE


def test_a_session_further_off_than_the_years_between_the_texts_is_a_deadline():
    old, new = "Asks for it at its sixty-first session;", "Asks for it at its sixty-fifth session;"
    pair = change(old, new, ("Sixtieth session", "Sixty-first session"))
    assert pair.category is Category.SUBSTANCE
    assert pair.flags == (Flag("deadline changed", "sixty-first", "sixty-fifth"),)
    assert change(old, new, ("Sixtieth session", "Sixty-fourth session")).category == "routine"


def test_a_year_behind_by_is_a_deadline():
    pair = change("Decides to end waste by 2030;", "Decides to end waste by 2045;")
    assert pair.flags == (Flag("deadline changed", "2030", "2045"),)


@pytest.mark.parametrize(
    ("old", "new", "flag"),
    [
        (
            "Urges States to count boats;",
            "Invites States to count boats;",
            Flag("verb weakened", "Urges", "Invites"),
        ),
        (
            "Also notes the plan for boats;",
            "Further endorses the plan for boats;",
            Flag("verb strengthened", "Also notes", "Further endorses"),
        ),
        (
            "Calls upon States to count boats and encourages ports to help;",
            "Calls upon States to count boats and urges ports to help;",
            Flag("verb strengthened", "encourages", "urges"),
        ),
        (
            "Calls upon States to count boats;",
            "Calls upon States to count boats, as appropriate;",
            Flag("qualifier added", "", "as appropriate"),
        ),
        (
            "Calls upon States, upon request, to count boats;",
            "Calls upon States to count boats;",
            Flag("qualifier dropped", "upon request", ""),
        ),
        (
            "Decides to keep 5 per cent of the boats;",
            "Decides to keep 15 per cent of the boats;",
            Flag("figure changed", "5", "15"),
        ),
        (
            "Requests the board of harbours to count boats;",
            "Requests the league of captains to count boats;",
            Flag("addressee changed", "the board of harbours", "the league of captains"),
        ),
    ],
)
def test_a_change_of_substance_says_why(old, new, flag):
    pair = change(old, new)
    assert pair.category is Category.SUBSTANCE
    assert flag in pair.flags


def test_a_paragraph_that_only_moved_or_was_renumbered_has_no_category():
    a, b, c = "Notes boats and their owners;", "Notes ports and harbours;", "Notes roads at night;"
    comparison = compare(draft(a, b, c), draft(b, c, a))
    assert any(pair.moved for pair in comparison.pairs)
    assert {pair.category for pair in comparison.pairs} == {None}


def test_a_qualifier_beside_the_addressee_does_not_change_the_addressee():
    pair = change("Urges ports to mend dykes;", "Urges ports, as appropriate, to mend dykes;")
    assert pair.flags == (Flag("qualifier added", new="as appropriate"),)


def test_a_decision_that_names_nobody_has_no_addressee():
    pair = change(
        "Decides to give 20 buoys to each port;", "Decides to give 25 buoys to each port;"
    )
    assert pair.flags == (Flag("figure changed", "20", "25"),)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("shall", "should", "verb weakened"), ("may", "must", "verb strengthened")],
)
def test_a_modal_verb_exchanged_for_another_says_so(old, new, kind):
    pair = change(f"Decides that ports {old} mend dykes;", f"Decides that ports {new} mend dykes;")
    assert pair.flags == (Flag(kind, old, new),)
