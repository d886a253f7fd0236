"""Which words of a pair are marked, and where the borders of the marks lie."""

from __future__ import annotations

import pytest

from penholder.compare.result import WordOp
from penholder.compare.words import word_edits


def marked(old: str, new: str) -> str:
    signs = {WordOp.EQUAL: "{}", WordOp.DELETE: "[-{}]", WordOp.INSERT: "[+{}]"}
    return "".join(signs[edit.op].format(edit.text) for edit in word_edits(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("keep the boats dry", "keep the old boats dry", "keep the [+old ]boats dry"),
        ("keep boats, and dry", "keep boats and dry", "keep boats[-,] and dry"),
        ("see 57/270 B of May", "see 57/271 B of May", "see [-57/270 B][+57/271 B] of May"),
        ("in 1325 (2000), it", "in 1325 (2001), it", "in [-1325 (2000)][+1325 (2001)], it"),
        ("see A/71/208.", "see A/72/297.", "see [-A/71/208][+A/72/297]."),
        (
            "on 21 December 2016 it",
            "on 20 December 2017 it",
            "on [-21 December 2016][+20 December 2017] it",
        ),
        ("at 5 per cent now", "at 10 per cent now", "at [-5][+10] per cent now"),
        (
            "its sixty-first session",
            "its sixty-third session",
            "its [-sixty-first][+sixty-third] session",
        ),
        ("follow-up work", "followup work", "[-follow-up][+followup] work"),
        ("the countries’ ships", "the country’s ships", "the [-countries’][+country’s] ships"),
        ("on 3\u00a0May", "on 3 May", "on 3[-\u00a0][+ ]May"),
        ("water,", "water, and ice,", "water,[+ and ice,]"),
    ],
)
def test_marks(old, new, expected):
    assert marked(old, new) == expected


def test_an_added_clause_is_marked_from_comma_to_comma():
    old = "to build schools, to pay teachers, to buy books;"
    new = "to build schools, to mend roads, to pay teachers, to buy books;"
    assert marked(old, new) == "to build schools, [+to mend roads, ]to pay teachers, to buy books;"


def test_words_that_match_by_chance_inside_a_rewritten_clause_are_not_kept():
    old = "asks the members of the board to publish the minutes of the meeting;"
    new = "asks every village with a harbour to count the boats in the spring;"
    assert "the" not in [
        edit.text.strip() for edit in word_edits(old, new) if edit.op is WordOp.EQUAL
    ]


def test_the_ends_of_a_long_paragraph_far_from_any_change_are_one_stretch():
    start, end = "a word before it " * 40, " and a word behind it" * 40
    edits = word_edits(f"{start}old{end}", f"{start}new{end}")
    assert [edit.text for edit in edits] == [start, "old", "new", end]


def test_neighbouring_blanks_of_other_kinds_are_one_change():
    edits = word_edits("a \u00a0  b", "a  \u00a0 b")
    assert [edit.op for edit in edits] == ["equal", "delete", "insert", "equal"]
