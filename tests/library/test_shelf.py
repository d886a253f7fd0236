"""The shelf answers for each resolution, believes the best source, and never stops anything."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from pathlib import Path

import pytest

from library.test_harvest import text
from penholder.library import tables
from penholder.library.harvest import Fact
from penholder.library.known import Source
from penholder.library.shelf import Shelf, default_path

DAY = datetime.date(2010, 11, 12)
CITED = "Recalling its resolution 65/4 of 12 November 2010, entitled “Buoys for all ports”,"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "folder" / "shelf.sqlite")


def test_a_resolution_cited_in_a_text_is_known_afterwards(shelf, tmp_path):
    shelf.add(text(CITED, symbol="A/C.2/70/L.1"), tmp_path / "draft.docx")
    shelf.close()
    known = Shelf(shelf.path).lookup("A/RES/65/4")
    assert known is not None
    assert (known.number, known.date, known.title) == ("65/4", DAY, "Buoys for all ports")
    assert (known.organ, known.session) == ("General Assembly", "65")
    assert known.path is None


def test_nothing_is_known_on_an_empty_shelf_and_no_file_is_made_by_asking(shelf):
    assert shelf.lookup("A/RES/65/4") is None
    assert shelf.search("") == []
    assert not shelf.path.exists()


def test_the_text_itself_is_believed_over_any_number_of_citations(shelf, tmp_path):
    for number in range(3):
        shelf.add_facts(f"A/C.2/70/L.{number}", [Fact("A/RES/71/9", DAY, "Lanterns")])
    adopted = text("Recalling,", symbol="A/RES/71/9", adopted="5 December 2016")
    shelf.add(adopted, tmp_path / "71-9.docx")
    known = shelf.lookup("A/RES/71/9")
    assert (known.date, known.title) == (datetime.date(2016, 12, 5), "Lamps in harbours")
    assert known.path == tmp_path / "71-9.docx"
    assert (known.source, known.texts, known.conflicts) == (Source.TEXT, 4, 3)


def test_adopted_texts_are_believed_over_drafts_and_most_of_them_over_few(shelf):
    shelf.add_facts("a", [Fact("A/RES/65/4", None, "Buoys", Source.ADOPTED)])
    shelf.add_facts("b", [Fact("A/RES/65/4", None, "Buoys for all", Source.ADOPTED)])
    shelf.add_facts("c", [Fact("A/RES/65/4", None, "Buoys for all", Source.ADOPTED)])
    for draft in "defgh":
        shelf.add_facts(draft, [Fact("A/RES/65/4", None, "Boys")])
    assert shelf.lookup("A/RES/65/4").title == "Buoys for all"


def test_a_text_opened_again_replaces_what_it_said(shelf):
    shelf.add_facts("one", [Fact("A/RES/65/4", DAY), Fact("A/RES/65/5", DAY)])
    shelf.add_facts("one", [Fact("A/RES/65/4", DAY, "Buoys")])
    assert shelf.lookup("A/RES/65/4").texts == 1
    assert shelf.lookup("A/RES/65/4").title == "Buoys"
    assert shelf.lookup("A/RES/65/5") is None
    assert shelf.count() == 1


def test_a_number_as_typed_comes_first_then_the_latest(shelf):
    shelf.add_facts(
        "one",
        [
            Fact("A/RES/65/12", DAY),
            Fact("A/RES/65/1", DAY),
            Fact("A/RES/64/65", datetime.date(2009, 11, 12)),
            Fact("A/RES/65/125", DAY),
        ],
    )
    assert [known.number for known in shelf.search("65/1")] == ["65/1", "65/125", "65/12"]
    assert [known.number for known in shelf.search("65/1", limit=1)] == ["65/1"]


def test_words_find_titles_by_their_beginnings_without_accents_or_case(shelf):
    shelf.add_facts(
        "one",
        [
            Fact("A/RES/65/4", DAY, "Buoys for the harbours of Côte d’Ivoire"),
            Fact("S/RES/900 (1994)", datetime.date(1994, 3, 4), "Harbour lamps"),
        ],
    )
    assert [known.symbol for known in shelf.search("COTE harb")] == ["A/RES/65/4"]
    assert len(shelf.search("harb")) == 2
    assert [known.number for known in shelf.search("harb", series="S")] == ["900 (1994)"]
    assert shelf.search("bours") == []
    assert shelf.search("100% _") == []


def test_a_broken_file_costs_the_memory_and_says_so_in_one_sentence(tmp_path):
    path = tmp_path / "shelf.sqlite"
    path.write_bytes(b"no database at all " * 100)
    shelf = Shelf(path)
    assert shelf.lookup("A/RES/65/4") is None
    assert str(path) in shelf.problem
    shelf.add(text(CITED, symbol="A/C.2/70/L.1"))
    assert shelf.lookup("A/RES/65/4").title == "Buoys for all ports"
    assert path.read_bytes().startswith(b"no database")


def test_a_file_that_cannot_be_written_is_read_and_added_to_in_memory(tmp_path):
    path = tmp_path / "shelf.sqlite"
    first = Shelf(path)
    first.add_facts("one", [Fact("A/RES/65/4", DAY)])
    first.close()
    shelf = Shelf(path)
    assert shelf.lookup("A/RES/65/4").date == DAY
    locked = sqlite3.connect(path)
    locked.execute("PRAGMA query_only = 1")
    shelf._writer = locked  # what a read-only file answers, also for a user who may write all
    shelf.add_facts("two", [Fact("A/RES/65/5", DAY)])
    assert "cannot be written" in shelf.problem
    assert shelf.lookup("A/RES/65/4").date == DAY
    assert shelf.lookup("A/RES/65/5").date == DAY


def test_a_folder_in_the_place_of_the_file_stops_nothing(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.add_facts("one", [Fact("A/RES/65/4", DAY)])
    assert shelf.lookup("A/RES/65/4").date == DAY
    assert shelf.problem


def test_a_file_held_by_another_program_is_waited_for_then_left(tmp_path, monkeypatch):
    monkeypatch.setattr("penholder.library.shelf.WRITE_WAIT_S", 0.05)
    path = tmp_path / "shelf.sqlite"
    Shelf(path).add_facts("one", [Fact("A/RES/65/4", DAY)])
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    shelf = Shelf(path)
    shelf.add_facts("two", [Fact("A/RES/65/5", DAY)])
    assert "held by another program" in shelf.problem
    assert {known.number for known in shelf.search("65")} == {"65/4", "65/5"}
    other.close()


def test_a_file_of_a_later_version_is_left_as_it_is(tmp_path):
    path = tmp_path / "shelf.sqlite"
    Shelf(path).add_facts("one", [Fact("A/RES/65/4", DAY)])
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {tables.VERSION + 1}")
    shelf = Shelf(path)
    shelf.add_facts("two", [Fact("A/RES/65/5", DAY)])
    assert "later version" in shelf.problem
    assert Shelf(path).lookup("A/RES/65/5") is None


def test_two_windows_and_many_threads_lose_nothing(tmp_path):
    path = tmp_path / "shelf.sqlite"
    windows = [Shelf(path), Shelf(path)]

    def fill(window: Shelf, first: int) -> None:
        for number in range(first, first + 10):
            window.add_facts(f"text {number}", [Fact(f"A/RES/65/{number}", DAY)])
            window.lookup(f"A/RES/65/{number}")

    threads = [threading.Thread(target=fill, args=(windows[i % 2], 10 * i + 1)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [window.problem for window in windows] == ["", ""]
    assert [window.count() for window in windows] == [40, 40]


def test_the_shelf_can_be_named_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("PENHOLDER_SHELF", str(tmp_path / "mine"))
    assert default_path() == tmp_path / "mine"
