"""`penholder show`: the structure of a text, as the contract says."""

import json
from collections.abc import Callable
from pathlib import Path

KEYS = {
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
}


def test_the_founding_text_is_read_whole(penholder: Callable, corpus: Path) -> None:
    outcome = penholder("show", "--json", corpus / "text" / "A_RES_71_244.txt")
    found = json.loads(outcome.out)
    kinds = [paragraph["kind"] for paragraph in found["paragraphs"]]
    marks = [label for paragraph in found["paragraphs"] for label in paragraph["notes"]]
    assert outcome.status == 0
    assert set(found) >= KEYS
    assert (kinds.count("preambular"), kinds.count("operative")) == (11, 33)
    assert len(found["notes"]) == 13
    assert marks == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "4", "13", "1"]
    assert found["symbol"] == "A/RES/71/244"
    assert found["session"].lower() == "seventy-first session"
    assert found["agenda_items"][0]["number"] == "24 (b)"
    assert (found["distribution"], found["date"]) == ("General", "2 February 2017")
    assert found["title"] == "South-South cooperation"
    assert found["unplaced"] == []


def test_marks_stand_where_the_page_has_them(penholder: Callable, corpus: Path) -> None:
    outcome = penholder("show", "--json", corpus / "text" / "A_RES_71_244.txt")
    paragraphs = json.loads(outcome.out)["paragraphs"]
    by_label = {p["label"]: p for p in paragraphs if p["kind"] == "operative"}
    assert by_label["1."]["notes"] == ["4"]
    assert by_label["1."]["text"].endswith("held from 16 to 19 May 2016;")
    assert by_label["2."]["notes"] == ["5", "6"]
    texts = " ".join(p["text"] for p in paragraphs)
    assert "2030 Agenda" in texts
    assert "Agenda9" not in texts
    assert "20164" not in texts


def test_opening_phrases_are_those_set_in_italics(penholder: Callable, corpus: Path) -> None:
    outcome = penholder("show", "--json", corpus / "text" / "A_RES_71_244.txt")
    phrases = [p["phrase"] for p in json.loads(outcome.out)["paragraphs"]]
    assert phrases[:3] == ["Reaffirming", "Reaffirming also", "Recalling"]
    assert "Takes note" in phrases
    assert "Also takes note" in phrases
    assert "" not in phrases


def test_no_page_furniture_is_in_the_text(penholder: Callable, corpus: Path) -> None:
    outcome = penholder("show", "--json", corpus / "text" / "A_RES_71_244.txt")
    found = json.loads(outcome.out)
    text = json.dumps([found["paragraphs"], found["notes"]])
    assert not any(furniture in text for furniture in ("ODS", "16-22827", "*1622827*", "recycle"))


def test_structure_is_printed_for_people_too(penholder: Callable, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(
        "The General Assembly,\n\tRecalling the sea,\n\t1.\tRequests ships;\n\t2.\tDecides.\n",
        encoding="utf-8",
    )
    outcome = penholder("show", file)
    assert outcome.status == 0
    assert "Recalling the sea," in outcome.out


def test_wrong_file_gets_one_sentence_and_status_2(penholder: Callable, tmp_path: Path) -> None:
    missing = tmp_path / "missing.docx"
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    for file in (missing, empty, folder):
        outcome = penholder("show", file)
        assert outcome.status == 2
        assert outcome.err.count("\n") == 1
        assert file.name in outcome.err
        assert "Traceback" not in outcome.err


def test_wrong_arguments_get_one_sentence_and_status_2(penholder: Callable) -> None:
    for arguments in (["show"], ["show", "--no-such", "x"], ["no-such-verb"]):
        outcome = penholder(*arguments)
        assert outcome.status == 2
        assert outcome.err.count("\n") == 1
