"""Three or more texts: every line of every text in one cell, clauses followed through the years."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.drafts import draft
from compare.test_invariants import drafts
from penholder.compare import Cancelled, Comparer, compare, series
from penholder.compare.series import to_json

RIVERS = "Requests the authorities of the rivers to publish their soundings every spring;"
KITES = "Encourages the makers of kites to mark their lines with ribbons of two colours;"
LAMPS = "Decides that the lamps of the harbour shall be lit before the fog comes in;"
BANKS = "Invites the banks of the valley to lend against the harvest of the orchards;"


def _labels(table):
    return [["/".join(cell.labels) for cell in row] for row in table.rows]


def test_a_clause_is_followed_through_moves_and_edits():
    table = series(
        [
            draft(RIVERS, KITES, LAMPS),
            draft(LAMPS.replace("fog", "thick fog"), RIVERS, KITES),
            draft(LAMPS.replace("fog", "thick fog"), BANKS, KITES, RIVERS),
        ]
    )
    assert _labels(table) == [
        ["3.", "1.", "1."],
        ["", "", "2."],
        ["2.", "3.", "3."],
        ["1.", "2.", "4."],
    ]
    lamps = table.rows[0]
    assert lamps[0].pairs == ()
    assert "thick" in "".join(edit.text for edit in lamps[1].pairs[0].words)
    assert not lamps[2].changed


def test_a_clause_that_went_stands_where_it_stood():
    table = series([draft(RIVERS, KITES, LAMPS), draft(RIVERS, LAMPS), draft(RIVERS, LAMPS)])
    assert _labels(table) == [["1.", "1.", "1."], ["2.", "", ""], ["3.", "2.", "2."]]
    assert table.rows[1][1].pairs[0].relation.value == "removed"
    assert table.rows[1][2].pairs == ()


def test_a_clause_that_came_back_in_the_same_words_is_one_lineage():
    years = [draft(RIVERS, KITES, BANKS), *[draft(RIVERS, BANKS)] * 2, draft(RIVERS, KITES, BANKS)]
    assert _labels(series(years)) == [
        ["1.", "1.", "1.", "1."],
        ["2.", "", "", "2."],
        ["3.", "2.", "2.", "3."],
    ]


def test_what_was_cut_in_two_stays_one_lineage():
    whole = RIVERS.replace(";", ", and ") + LAMPS[0].lower() + LAMPS[1:]
    table = series([draft(whole, KITES), draft(RIVERS, LAMPS, KITES), draft(RIVERS, LAMPS, KITES)])
    assert _labels(table) == [["1.", "1./2.", "1./2."], ["2.", "3.", "3."]]


def test_two_texts_and_one_text_and_none_are_tables_too():
    two = draft(RIVERS, KITES)
    assert _labels(series([two, two])) == [["1.", "1."], ["2.", "2."]]
    assert _labels(series([two])) == [["1."], ["2."]]
    assert series([]).rows == ()


def test_it_can_be_cancelled():
    with pytest.raises(Cancelled):
        series([draft(RIVERS), draft(KITES)], cancelled=lambda: True)


@given(st.lists(drafts(), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_line_is_in_one_cell_of_its_text(texts):
    table = series(texts)
    for year, text in enumerate(texts):
        wanted = Counter(pair.new for pair in compare(text, text).pairs for _ in pair.new)
        lines = [line for row in table.rows for line in row[year].lines]
        assert Counter((line,) for line in lines) == wanted
    assert all(len(row) == len(texts) for row in table.rows)
    assert json.loads(json.dumps(to_json(table)))["rows"] == to_json(table)["rows"]


@given(st.lists(drafts(), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_comparer_that_remembers_gives_what_a_fresh_comparison_gives(texts):
    comparer = Comparer()
    for old, new in pairwise(texts):
        assert comparer.compare(old, new) == compare(old, new)
        assert comparer.compare(texts[0], new) == compare(texts[0], new)
