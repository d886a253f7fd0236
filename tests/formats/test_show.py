"""What `show` prints: the promised object, with every word of the text in it."""

import json

from formats.samples import draft, lamps
from penholder.formats.report import ImportReport, Unplaced
from penholder.formats.show import render, structure

PROMISED = [
    "symbol",
    "title",
    "organ",
    "body",
    "session",
    "agenda_items",
    "distribution",
    "date",
    "original_language",
    "adopted_on",
    "sponsors",
    "opening",
    "paragraphs",
    "notes",
    "closing",
    "unplaced",
    "warnings",
]


def test_the_promised_keys_are_there_and_it_is_json():
    for resolution in (lamps(), draft()):
        found = structure(resolution, ImportReport())
        assert set(PROMISED) <= set(found)
        assert json.loads(json.dumps(found)) == found


def test_paragraphs_have_labels_levels_phrases_and_notes_apart_from_the_text():
    found = structure(lamps(), ImportReport())
    assert [(p["kind"], p["label"], p["level"]) for p in found["paragraphs"]] == [
        ("preambular", "", 0),
        ("preambular", "", 0),
        ("operative", "1.", 0),
        ("subparagraph", "(a)", 1),
        ("subparagraph", "(i)", 2),
        ("subparagraph", "(ii)", 2),
        ("subparagraph", "(b)", 1),
        ("continuation", "", 0),
        ("operative", "2.", 0),
    ]
    first, last = found["paragraphs"][0], found["paragraphs"][-1]
    assert (first["phrase"], first["text"]) == ("Recalling", "Recalling the Lamp Accord,")
    assert last["text"] == "Thanks the keepers named in paragraph 1 above."
    assert [p["notes"] for p in found["paragraphs"] if p["notes"]] == [["1"], ["2"], ["1"]]
    assert found["notes"][0] == {"label": "1", "text": "Lamp Accord, chap. I."}
    assert found["closing"] == {"meeting": "66th plenary meeting", "date": "21 December 2035"}
    assert found["adopted_on"] == "21 December 2035"


def test_a_draft_shows_sponsors_table_quotation_and_annex():
    found = structure(draft(), ImportReport())
    assert found["sponsors"] == ["Brazil", "Chile"]
    assert found["sponsor_notes"] == {"Brazil": ["*"]}
    kinds = [p["kind"] for p in found["paragraphs"]]
    assert kinds[-4:] == ["quoted", "table", "annex", "continuation"]
    assert found["paragraphs"][5]["text"] == "Lamp\t"
    assert found["agenda_items"] == [{"number": "19 (c)", "title": "Lighthouses"}]
    assert found["closing"] is None


def test_what_could_not_be_placed_and_page_furniture_are_said():
    report = ImportReport((Unplaced("Stray words"),), ("One guess.",), {"page numbers": 3})
    found = structure(lamps(), report)
    assert found["unplaced"] == ["Stray words"]
    assert found["warnings"] == ["One guess.", "Left out as page furniture: page numbers (3)."]
    assert "Stray words" in render(found)


def test_the_text_for_people_has_every_word():
    for resolution in (lamps(), draft()):
        found = structure(resolution, ImportReport())
        text = " ".join(render(found).split())
        for paragraph in found["paragraphs"]:
            assert " ".join(paragraph["text"].split()) in text.replace("[1]", "").replace("[2]", "")
        assert found["title"] in text
