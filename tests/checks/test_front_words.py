"""Spelling of the first page: slips in its fields are found, names and official words are not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checks.drafts import clean
from penholder.checks import Part, check
from penholder.checks.front_words import with_word
from penholder.checks.spelling import NAME
from penholder.document.resolution import Adoption, AgendaItem, Closing, Sponsor, Sponsors


def _draft(**fields):
    """The clean draft with other fields; those of the masthead by their names."""
    draft = clean()
    head = {name: fields.pop(name) for name in list(fields) if hasattr(draft.masthead, name)}
    return replace(draft, masthead=replace(draft.masthead, **head), **fields)


def _found(draft, **choices):
    found = check(draft, **choices).found
    return [(each.place.id, each.words) for each in found if each.rule.id == NAME]


def _items(*titles):
    return tuple(AgendaItem(f"{number} (a)", title) for number, title in enumerate(titles, 20))


def test_a_slip_in_the_title_of_an_agenda_item_is_found_at_its_field():
    draft = _draft(agenda_items=_items("Lamps and harbours", "Care of lighthuoses"))
    (found,) = (each for each in check(draft).found if each.rule.id == NAME)
    assert (found.place.part, found.place.id) == (Part.FRONT, "masthead.agenda_items")
    assert found.place.name == "Agenda items"
    assert found.words == "lighthuoses"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"session": "Eighty-frist session"}, ("masthead.session", "frist")),
        ({"sponsors": Sponsors((), (), "revised draft resoluton")}, ("sponsors", "resoluton")),
        ({"sponsors": Sponsors((Sponsor("Chad, on behlf of Fiji"),))}, ("sponsors", "behlf")),
        ({"adoption": Adoption("Resolution adopted withuot a vote")}, ("adoption", "withuot")),
        ({"adoption": Adoption("", "", "[on the reprot of Malta]")}, ("adoption", "reprot")),
        ({"closing": Closing("66th plenery meeting")}, ("closing", "plenery")),
    ],
)
def test_slips_in_other_fields_are_found(fields, expected):
    assert _found(_draft(**fields)) == [expected]


def test_names_numbers_and_words_of_the_organization_are_no_slips():
    names = ("Côte d’Ivoire", "Türkiye", "Egypt, on behalf of the Group of 77 and China")
    draft = _draft(
        session="Resumed eighty-first session",
        agenda_items=_items("Macroeconomic policy and the Qwertz Initiative", "A/80/L.5"),
        sponsors=Sponsors(tuple(map(Sponsor, names))),
        adoption=Adoption(
            "Resolution adopted by the General Assembly on 21 December 2016",
            "21 December 2016",
            "[without reference to a Main Committee (A/71/L.12 and A/71/L.12/Add.1)]",
        ),
    )
    assert _found(draft) == []


def test_a_misspelled_name_of_a_state_is_said_once():
    draft = _draft(sponsors=Sponsors((Sponsor("Argentna"),)))
    found = [each.rule.id for each in check(draft).found if each.words == "Argentna"]
    assert found == ["sponsor-unknown"]


def test_the_same_slip_is_said_once_a_field():
    draft = _draft(agenda_items=_items("The lamsp", "More lamsp"))
    assert _found(draft) == [("masthead.agenda_items", "lamsp")]


def test_words_spelled_as_elsewhere_are_found_where_no_other_rule_looks():
    assert _found(_draft(agenda_items=_items("Work to organise"))) != []


def test_own_words_other_languages_and_no_spelling():
    draft = _draft(agenda_items=_items("The zzyrgle"))
    assert _found(draft, own_words=frozenset({"zzyrgle"})) == []
    assert _found(draft, own_words=None) == []
    assert _found(replace(draft, language="fr")) == []


def test_another_word_is_put_in_its_place():
    draft = _draft(
        session="Eighty-frist session",
        agenda_items=_items("The lamsp", "No lamps"),
        sponsors=Sponsors((Sponsor("Chad, on behlf of Fiji"),), (), "draft resoluton"),
        adoption=Adoption("Adopted withuot a vote", "", "[the reprot]"),
        closing=Closing("66th plenery meeting", "21 December 2016"),
    )
    for field, words in _found(draft):
        draft = with_word(draft, field, words, r"\1 lamp")
    assert _found(draft) == []
    assert draft.masthead.session == r"Eighty-\1 lamp session"
    assert [item.title for item in draft.masthead.agenda_items] == [r"The \1 lamp", "No lamps"]
    assert draft.sponsors.proposal == r"draft \1 lamp"
    assert draft.adoption.report == r"[the \1 lamp]"
    assert draft.closing == Closing(r"66th \1 lamp meeting", "21 December 2016")
    assert with_word(clean(), "title", "Care", "x") == clean()


def test_only_whole_words_are_exchanged():
    draft = _draft(agenda_items=_items("A lamp and its lamps"))
    made = with_word(draft, "masthead.agenda_items", "lamp", "bell")
    assert made.masthead.agenda_items[0].title == "A bell and its lamps"
