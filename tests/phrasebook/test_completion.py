"""Phrases are completed as their neighbour demands, names by what they are officially called."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.document.nodes import ParagraphKind
from penholder.phrasebook.completion import name_offers, phrase_offers
from penholder.phrasebook.phrases import match_opening
from penholder.phrasebook.system import entities

PP, OP = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE


def texts(offers):
    return [offer.text for offer in offers]


def first(before, kind, previous=""):
    return texts(phrase_offers(before, kind, previous))[0]


def test_the_most_frequent_phrase_of_the_right_form_comes_first():
    assert first("Rec", PP) == "Recalling"
    assert first("rec", OP) == "Recognizes"
    assert all(match_opening(text, PP).kind is PP for text in texts(phrase_offers("No", PP)))


def test_a_phrase_used_before_goes_through_also_and_further_to_plain_again():
    chain = ["Recalling", "Recalling also", "Recalling further", "Recalling"]
    for before, after in itertools.pairwise(chain):
        assert first("Rec", PP, f"{before} its lamps,") == after
    chain = ["Requests", "Also requests", "Further requests", "Requests"]
    for before, after in itertools.pairwise(chain):
        assert first("Req", OP, f"{before} every port to light its lamps;") == after


def test_the_repeat_word_belongs_to_the_whole_phrase_of_the_neighbour():
    assert first("Noting", PP, "Noting with concern the fog,") == "Noting with concern also"
    assert "Noting" not in texts(phrase_offers("Noting", PP, "Noting with concern the fog,"))
    assert first("Req", OP, "Encourages every port;") == "Requests"


def test_the_word_also_typed_first_finds_the_phrase_it_belongs_to():
    assert texts(phrase_offers("Als", OP, "Requests every port;")) == ["Also requests"]
    assert phrase_offers("Als", OP, "Decides to meet at dusk;")[:1] != ["Also requests"]


def test_a_complete_phrase_is_offered_with_the_word_that_is_missing_and_is_not_sure():
    (offer,) = phrase_offers("Requests", OP, "Also requests every port;")
    assert (offer.text, offer.replaces, offer.sure) == ("Further requests", 8, False)


def test_behind_a_space_only_a_missing_word_is_offered():
    assert phrase_offers("Recalling ", PP) == []
    assert texts(phrase_offers("Recalling ", PP, "Recalling the fog,")) == ["Recalling also"]


def test_one_letter_or_none_is_completed_when_asked_only():
    assert phrase_offers("R", PP) == []
    assert phrase_offers("", PP) == []
    assert texts(phrase_offers("", PP, asked=True))[0] == "Recalling"


def test_what_is_no_beginning_of_a_paragraph_has_no_phrase():
    assert phrase_offers("Recalling its lamps, rec", PP) == []
    assert phrase_offers("12 Rec", PP) == []


def test_names_are_completed_after_three_letters_with_a_capital():
    assert name_offers("in Me") == []
    assert name_offers("in mex") == []
    (offer,) = name_offers("in Mex")
    assert (offer.text, offer.replaces, offer.sure) == ("Mexico", 3, True)


def test_organs_and_committees_are_names_too():
    assert texts(name_offers("Requests the Gen"))[0] == "General Assembly"
    assert texts(name_offers("by the Second Comm")) == ["Second Committee"]


def test_a_name_of_several_words_is_completed_from_where_it_begins():
    offers = name_offers("the Government of the Republic of Ko")
    assert [(offer.text, offer.replaces) for offer in offers] == [("Republic of Korea", 14)]


def test_accents_and_apostrophes_need_not_be_typed():
    assert texts(name_offers("of Cote d'I")) == ["Côte d’Ivoire"]


def test_an_informal_name_offers_the_official_one():
    assert texts(name_offers("in Turkey")) == ["Türkiye"]
    assert texts(name_offers("in Tur")) == ["Türkiye", "Turkmenistan"]


@pytest.mark.parametrize(
    ("typed", "text", "replaces"),
    [
        ("in Gamb", "the Gambia", 4),
        ("in the Gamb", "Gambia", 4),
        ("The Gamb", "Gambia", 4),
        ("in the\u00a0Gamb", "Gambia", 4),
        ("Gamb", "The Gambia", 4),
        ("bathe Gamb", "the Gambia", 4),
        ("in Chad, Russian Fed", "the Russian Federation", 11),
        ("by Russia", "the Russian Federation", 6),
        ("by UNICEF", "the United Nations Children’s Fund", 6),
        ("by the UNICEF", "United Nations Children’s Fund", 6),
        ("in Nether", "the Kingdom of the Netherlands", 6),
        ("the Kingdom of the Nether", "Kingdom of the Netherlands", 21),
        ("of Iran", "the Islamic Republic of Iran", 4),
        ("of Mex", "Mexico", 3),
    ],
)
def test_the_article_comes_with_a_name_where_running_text_has_it_and_it_was_not_typed(
    typed, text, replaces
):
    offer = name_offers(typed)[0]
    assert (offer.text, offer.replaces) == (text, replaces)


def test_a_whole_name_without_its_article_is_offered_with_it_but_may_be_meant():
    (offer,) = name_offers("in Sudan")
    assert (offer.text, offer.sure, offer.weak) == ("the Sudan", False, True)
    assert name_offers("in the Sudan") == []
    assert name_offers("in the Islamic Republic of Iran") == []


@pytest.mark.parametrize("typed", ["in South Sudan", "in Papua New Guinea", "The"])
def test_the_last_words_of_a_whole_name_are_no_other_name(typed):
    assert name_offers(typed) == []


def test_the_form_for_lists_is_offered_behind_that_of_running_text():
    offers = name_offers("of Venez")
    assert [(offer.text, offer.about) for offer in offers] == [
        ("the Bolivarian Republic of Venezuela", "State"),
        ("Venezuela (Bolivarian Republic of)", "State, as in lists"),
    ]


def test_a_word_inside_a_name_finds_it():
    assert "the Republic of Korea" in texts(name_offers("with Korea"))
    assert "Republic of Korea" in texts(name_offers("with the Korea"))


def test_a_complete_name_is_not_offered_and_a_longer_one_is_not_sure():
    assert name_offers("in Chad") == []
    (offer,) = name_offers("in Nigeri")
    assert (offer.text, offer.sure, offer.weak) == ("Nigeria", True, False)


@pytest.mark.parametrize("typed", ["the United Nations", "UN-Women and Women", "with Korea"])
def test_words_that_may_be_all_that_is_meant_are_completed_weakly(typed):
    assert all(offer.weak and not offer.sure for offer in name_offers(typed))


def test_funds_agencies_and_bodies_of_the_system_are_names_too():
    assert texts(name_offers("Invites the World Health")) == ["World Health Organization"]
    (offer,) = name_offers("the Universal Post")
    assert (offer.text, offer.about, offer.sure) == (
        "Universal Postal Union",
        "specialized agency",
        True,
    )
    assert "United Nations Population Fund" in texts(name_offers("the United Nations Pop"))


def test_organs_stand_before_the_entities_that_begin_alike():
    assert texts(name_offers("the Econ"))[0] == "Economic and Social Council"
    assert "Economic Commission for Africa" in texts(name_offers("the Econ"))


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("by UNICEF", "the United Nations Children’s Fund"),
        ("by UNES", "the United Nations Educational, Scientific and Cultural Organization"),
        ("by UN-Hab", "the United Nations Human Settlements Programme"),
        ("by WHO", "the World Health Organization"),
    ],
)
def test_a_short_form_offers_the_full_name_that_texts_write(typed, official):
    offers = name_offers(typed)
    assert texts(offers) == [official]
    assert offers[0].replaces == len(typed) - len("by ")
    assert not offers[0].weak


def test_the_entity_of_a_short_form_stands_before_names_that_begin_with_its_letters():
    assert texts(name_offers("by UNI"))[0] == "the United Nations Children’s Fund"
    assert name_offers("by UNI")[0].about == "fund or programme, for UNICEF"


@pytest.mark.parametrize("typed", ["Who", "for Ida"])
def test_a_word_is_no_short_form(typed):
    assert not any(" for " in offer.about for offer in name_offers(typed))


def test_no_short_form_is_ever_offered():
    short = {form for entity in entities() for form in entity.short}
    for form in short:
        assert not short.intersection(texts(name_offers(f"by {form}")))


def test_an_informal_name_typed_in_full_is_not_weak_but_not_sure():
    (offer,) = name_offers("in Turkey")
    assert (offer.weak, offer.sure) == (False, False)


@given(st.text(max_size=80), st.sampled_from([PP, OP]))
def test_whatever_is_typed_an_offer_replaces_no_more_than_there_is(before, kind):
    for offer in (*phrase_offers(before, kind, before), *name_offers(before)):
        assert 0 <= offer.replaces <= len(before)
