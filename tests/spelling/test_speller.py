"""Words are looked up as the Organization spells; what is no prose is not looked up at all."""

from __future__ import annotations

import pytest

from penholder.spelling import speller, words_of


def _texts(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    "word",
    ["organization", "colour", "programme", "analyse", "advise", "Realizing", "centre", "labour"],
)
def test_oxford_spelling_is_known(word):
    assert speller().known(word)


@pytest.mark.parametrize(
    "word", ["organisation", "realise", "color", "center", "recieve", "goverment", "modernised"]
)
def test_other_spellings_and_slips_are_not_known(word):
    assert not speller().known(word)


@pytest.mark.parametrize("word", ["Türkiye", "Kiribati", "Côte", "Noting", "refoulement"])
def test_words_of_the_united_nations_are_known(word):
    assert speller().known(word)


def test_a_name_in_small_letters_is_not_known():
    assert not speller().known("kiribati")


def test_own_words_are_known_with_a_capital_too():
    assert not speller().known("zzyrgle")
    assert speller().known("zzyrgle", {"zzyrgle"})
    assert speller().known("Zzyrgle", {"zzyrgle"})
    assert not speller().known("zzyrgle", {"Zzyrgle"})


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("recieve", "receive"),
        ("developement", "development"),
        ("Commitee", "Committee"),
        ("organisation", "organization"),
        ("peacbuilding", "peacebuilding"),
    ],
)
def test_what_was_meant_is_among_five_suggestions(slip, meant):
    offered = speller().suggestions(slip)
    assert meant in offered
    assert len(offered) <= 5


@pytest.mark.parametrize(
    "text",
    ["A/RES/71/244", "E/CN.6/2019/L.3", "COVID-19", "the79th"[3:], "https://zzz.example/abc",
     "someone@zzz.example", "UNCTAD", "Организация", "منظمة", "大会", "12 345", "\ufffc"],
)  # fmt: skip
def test_symbols_numbers_addresses_acronyms_and_other_scripts_are_left_out(text):
    assert _texts(text) == []


def test_compounds_are_looked_up_part_by_part_and_possessives_without_their_ending():
    assert _texts("a follow-up by the States’ envoy’s well-known aides") == [
        "follow", "up", "by", "the", "States", "envoy", "well", "known", "aides",
    ]  # fmt: skip


def test_a_word_is_told_with_its_place():
    text = "(“recieve”, 4 May)"
    word = next(words_of(text))
    assert text[word.start : word.end] == word.text == "recieve"


def test_a_long_run_of_letters_is_no_word():
    assert _texts("a" * 100_000) == []
