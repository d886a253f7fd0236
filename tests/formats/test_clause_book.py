"""Own clauses and packs: kept in a folder, exported as one file, checked when they come in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder import resources
from penholder.document.nodes import ParagraphKind
from penholder.errors import InputError, OutputError
from penholder.formats.clause_book import EXTENSION, OWN, ClauseBook
from penholder.phrasebook.clauses import (
    ClauseTemplate,
    Pack,
    all_templates,
    pack_bytes,
    pack_schema,
    read_pack,
)


def _clause(title: str, text: str = "Thanks {state:host} for the tea;") -> ClauseTemplate:
    return ClauseTemplate("new", ParagraphKind.OPERATIVE, "My clauses", title, text, "")


def test_own_clauses_are_there_again_and_come_first(tmp_path: Path):
    saved = ClauseBook(tmp_path).save_own(_clause("Thanks for the tea"))
    again = ClauseBook(tmp_path)
    assert saved.id == "thanks-for-the-tea"
    assert again.own() == (saved,)
    assert again.templates()[0] == saved
    assert again.find("thanks-for-the-tea") == saved
    assert len(again.templates()) == len(all_templates()) + 1


def test_two_clauses_of_one_title_have_two_ids(tmp_path: Path):
    book = ClauseBook(tmp_path)
    ids = [book.save_own(_clause("Thanks")).id for _ in range(3)]
    assert ids == ["thanks", "thanks-2", "thanks-3"]
    book.delete_own("thanks-2")
    assert [clause.id for clause in ClauseBook(tmp_path).own()] == ["thanks", "thanks-3"]


def test_a_title_in_another_script_gets_an_id(tmp_path: Path):
    assert ClauseBook(tmp_path).save_own(_clause("شكرا")).id == "clause"


def test_an_exported_pack_is_imported_elsewhere(tmp_path: Path):
    mine, theirs = ClauseBook(tmp_path / "a"), ClauseBook(tmp_path / "b")
    saved = mine.save_own(_clause("Thanks"))
    file = tmp_path / f"tea{EXTENSION}"
    mine.export_pack(mine.own(), file, "Tea")
    pack = theirs.import_pack(file)
    assert pack == Pack((saved,), "Tea")
    assert ClauseBook(tmp_path / "b").find("thanks") == saved
    theirs.import_pack(file)  # a newer version of the same file takes its place
    assert [c.id for c in theirs.templates()].count("thanks") == 1


def test_a_pack_with_an_id_that_is_taken_gets_another(tmp_path: Path):
    book = ClauseBook(tmp_path / "book")
    taken = all_templates()[0].id
    file = tmp_path / "x.json"
    file.write_bytes(
        pack_bytes(
            Pack((ClauseTemplate(taken, ParagraphKind.OPERATIVE, "X", "T", "Thanks all;", ""),))
        )
    )
    assert book.import_pack(file).clause[0].id == f"{taken}-2"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a clause pack"),
        (b"{", "not a clause pack"),
        (b"\xff\xfe", "not a clause pack"),
        (b'{"clause": []}', "holds no clauses"),
        (b'{"clause": [{"id": "x"}]}', "not a clause pack"),
        (b'{"clause": 3}', "not a clause pack"),
        (b"[" * 100_000, "not a clause pack"),
    ],
)
def test_what_is_no_pack_is_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str):
    file = tmp_path / "pack.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match=said):
        ClauseBook(None).import_pack(file)


def test_an_id_twice_in_one_pack_is_refused():
    clause = _clause("Thanks")
    with pytest.raises(InputError, match="there twice"):
        read_pack(pack_bytes(Pack((clause, clause))), "pack.json")


def test_a_damaged_file_costs_only_itself_and_is_not_written_over(tmp_path: Path):
    ClauseBook(tmp_path).save_own(_clause("Thanks"))
    (tmp_path / OWN).write_bytes(b"{broken")
    book = ClauseBook(tmp_path)
    assert len(book.problems) == 1
    assert book.own() == ()
    assert len(book.templates()) == len(all_templates())
    with pytest.raises(OutputError, match="damaged"):
        book.save_own(_clause("Tea"))
    assert (tmp_path / OWN).read_bytes() == b"{broken"


def test_the_schema_shipped_is_that_of_the_program():
    file = resources.path("clauses", "pack.schema.json")
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(json.dumps(pack_schema()))


def test_the_place_for_the_model_clauses_is_there_and_empty():
    pack = read_pack(resources.path("clauses", "90-model-clauses.toml").read_bytes(), "90")
    assert pack.clause == ()


def test_a_folder_is_no_pack(tmp_path: Path):
    with pytest.raises(InputError, match="is a folder"):
        ClauseBook(None).import_pack(tmp_path)
