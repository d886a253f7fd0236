"""Words are looked up as the Organization spells; what is no prose is not looked up at all."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from penholder.resources import path
from penholder.spelling import Speller, speller, words_of


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


def test_two_words_run_together_are_parted_but_none_is_cut_into_pieces():
    assert "of the" in speller().suggestions("ofthe")
    assert not any("ogres" in offered.split() for offered in speller().suggestions("progres"))


def test_another_spelling_is_changed_in_the_dictionary_only_where_the_lists_say_so():
    source = Path(__file__).resolve().parents[2] / "packaging" / "spelling_dictionary.py"
    with_ize = runpy.run_path(str(source))["with_ize"]
    ise, ize = frozenset({"visualise", "colourise"}), frozenset({"visualize", "colourize"})
    assert with_ize("visualise/DSG", ise, ize) == "visualize/DSG"
    assert with_ize("colourise/DSG", ise, ize) == "colourize/DSG"
    assert with_ize("advise/DSG", ise, ize) == "advise/DSG"


@pytest.mark.parametrize("word", ["penholders", "mainstreaming", "refoulement", "subparagraph"])
def test_the_list_of_own_vocabulary_is_known(word):
    assert speller().known(word)


def test_the_list_holds_one_word_a_line_in_order():
    lines = path("spelling", "words.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(set(words), key=lambda word: (word.lower(), word))
    assert all(len(word.split()) == 1 for word in words)


def test_without_the_library_every_word_is_known(monkeypatch):
    monkeypatch.setattr("penholder.spelling.lookup._dictionary", lambda: None)
    alone = Speller()
    assert not alone.is_there()
    assert alone.known("goverment")
    assert alone.suggestions("goverment") == ()


@pytest.mark.parametrize("word", ["multidonor", "intergenerational", "Overdependence"])
def test_a_known_beginning_makes_a_known_word_of_a_known_word(word):
    assert speller().known(word)


@pytest.mark.parametrize("word", ["interational", "multirecieve", "overorganise", "underx"])
def test_a_known_beginning_does_not_hide_a_slip(word):
    assert not speller().known(word)
