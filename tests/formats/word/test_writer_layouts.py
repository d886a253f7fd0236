"""Which layout a text has, and what stands where above the title."""

import pytest

from formats.samples import draft, lamps
from formats.word.office import W, part, words
from penholder.document.resolution import Adoption, AgendaItem, Masthead, Resolution
from penholder.document.spans import Text
from penholder.formats.word.layouts import layout_for, layouts, remark
from penholder.formats.word.writer import write
from penholder.phrasebook.organs import organs

DONE = Adoption("Resolution adopted by the Council on 2 May 2036", "2 May 2036")


def text(organ="", symbol="", adoption=None, **head):
    masthead = Masthead(organ=organ, symbol=symbol, **head)
    return Resolution(masthead, adoption=adoption, title=(Text("Harbour lights"),))


@pytest.mark.parametrize(
    ("organ", "symbol", "adoption", "key"),
    [
        ("General Assembly", "A/RES/90/7", DONE, "ga-adopted"),
        ("General Assembly", "A/90/L.12", None, "ga-plenary-draft"),
        *(("General Assembly", f"A/C.{n}/90/L.5", None, "ga-committee-draft") for n in range(1, 7)),
        ("Economic and Social Council", "E/RES/2036/4", DONE, "ecosoc-adopted"),
        ("Economic and Social Council", "E/2036/L.4", None, "ecosoc-draft"),
        ("General Assembly", "A/HRC/RES/96/3", DONE, "hrc-adopted"),
        ("General Assembly", "A/HRC/96/L.3", None, "hrc-draft"),
        ("Security Council", "S/RES/4000 (2036)", DONE, "sc-adopted"),
        ("Security Council", "S/2036/100", None, "sc-draft"),
        ("", "", None, "ga-plenary-draft"),
        ("Lighthouse Conference", "", None, "other-draft"),
        ("Lighthouse Conference", "", DONE, "other-adopted"),
    ],
)
def test_organ_body_and_status_choose_the_layout(organ, symbol, adoption, key):
    assert layout_for(text(organ, symbol, adoption)).key == key


def test_an_organ_without_a_layout_of_its_own_is_named_to_the_user():
    assert "Lighthouse Conference" in remark(text("Lighthouse Conference"))
    assert remark(text("Security Council", "S/2036/100")) == ""


def test_every_layout_is_of_an_organ_that_is_known():
    known = {organ.key for organ in organs()} | {""}
    assert {layout.organ for layout in layouts()} <= known


def shown(resolution):
    return [words(item) for item in part(write(resolution)).iter(W + "p") if words(item).strip()]


def test_the_committee_of_a_draft_stands_behind_the_session():
    lines = shown(draft())
    head = draft().masthead
    assert lines.index(head.session) < lines.index(head.body)


def test_the_human_rights_council_stands_before_its_session():
    head = {"body": "Human Rights Council", "session": "Ninety-sixth session"}
    lines = shown(text("General Assembly", "A/HRC/RES/96/3", DONE, **head))
    assert lines[:2] == ["Human Rights Council", "Ninety-sixth session"]
    assert lines[3].split() == ["96/3.", "Harbour", "lights"]


def test_a_resolution_of_the_security_council_has_two_headings_and_no_number():
    line = "Resolution 4000 (2036) Adopted by the Security Council at its 9999th meeting"
    lines = shown(text("Security Council", "S/RES/4000 (2036)", Adoption(line)))
    assert lines == [
        "Resolution 4000 (2036)",
        "Adopted by the Security Council at its 9999th meeting",
        "Harbour lights",
    ]


def test_the_masthead_is_in_the_language_of_the_text():
    head = Masthead("Assemblée générale", distribution="générale", original_language="français")
    french = Resolution(head, language="fr", title=(Text("Les phares"),))
    found = words(part(write(french), "word/header3.xml"))
    for line in ("Nations Unies", "Distr. générale", "Original : français"):
        assert line in found


def test_an_agenda_title_runs_on_only_to_save_a_line():
    def indents(title):
        head = {"agenda_items": (AgendaItem("7", title),)}
        document = part(write(text("General Assembly", "A/90/L.1", **head)))
        return next(
            item.find(f"{W}ind")
            for item in document.iter(W + "pPr")
            if item.find(f"{W}pStyle").get(W + "val") == "AgendaTitleH2"
        )

    assert indents("Lamps and their keepers") is None
    assert indents("Lights on the coast: lights on the coast and in all harbours").get(W + "right")


def test_an_adopted_text_without_symbol_has_no_number():
    bare = text("General Assembly", "", lamps().adoption)
    assert "Harbour lights" in shown(bare)


def test_the_date_of_adoption_has_a_line_of_its_own_whatever_its_spaces():
    done = Adoption(
        "Resolution adopted by the General Assembly on\u00a02\u00a0May 2036", "2 May 2036"
    )
    made = part(write(text("General Assembly", "A/RES/90/7", done)))
    heading = next(item for item in made.iter(W + "p") if "Resolution adopted" in words(item))
    assert heading.find(f".//{W}br") is not None
