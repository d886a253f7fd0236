"""What holds for any two texts: each line in one pair, words joined give back either text."""

from __future__ import annotations

import itertools
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.drafts import of_lines
from document_strategies import resolutions
from penholder.compare import Link, compare, statistics, to_json
from penholder.compare.marked import Side, marked_lines
from penholder.compare.result import Relation, WordOp
from penholder.compare.rows import rows
from penholder.compare.words import word_edits
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.spans import plain

WORDS = st.sampled_from(
    [
        *("rivers", "the", "of", "Requests", "States", "A/71/208", "71/244", "5 per cent", ","),
        *(
            "seventy-first",
            "session",
            "as appropriate",
            "\u00a0",
            "河",
            "",
            "  ",
            "é",
            "“x”",
            "?",
            "\n",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=12).map(" ".join),
    st.text(max_size=12),
)
KINDS = st.sampled_from([kind for kind in LineKind if kind is not LineKind.TABLE])


@st.composite
def drafts(draw, prefix="n"):
    parts = draw(st.lists(st.tuples(KINDS, TEXTS, st.integers(0, 3)), max_size=14))
    return of_lines(
        [
            Line(f"{prefix}{n}", kind, plain(text), level)
            for n, (kind, text, level) in enumerate(parts)
        ]
    )


def joined(pair, *ops):
    return "".join(edit.text for edit in pair.words if edit.op in ops)


def check(comparison, old, new):
    sides = Side(old), Side(new)
    for side, attribute, op in ((sides[0], "old", WordOp.DELETE), (sides[1], "new", WordOp.INSERT)):
        used = [node for pair in comparison.pairs for node in getattr(pair, attribute)]
        assert sorted(used) == sorted(side.lines)
        for pair in comparison.pairs:
            text = "\n".join(side.plain(node) for node in getattr(pair, attribute))
            assert joined(pair, WordOp.EQUAL, op) == text
            shown = marked_lines(pair, side, old=attribute == "old")
            assert ["".join(run.text for run in line.runs if not run.note) for line in shown] == [
                side.plain(node) for node in getattr(pair, attribute)
            ]


@given(drafts(), drafts(prefix="m"))
def test_every_line_is_in_one_pair_and_the_words_give_back_both_texts(old, new):
    comparison = compare(old, new)
    check(comparison, old, new)
    shown = rows(comparison, old, new)
    for side, text in (("old", old), ("new", new)):
        ids = [node for row in shown for node in getattr(row, side)]
        assert sorted(ids) == sorted(line.id for line in to_lines(text.body, text.annexes))
    assert json.loads(json.dumps(to_json(comparison)))["summary"] == comparison.summary
    assert statistics(comparison).words_new >= statistics(comparison).words_equal


@settings(max_examples=60)
@given(resolutions(), resolutions())
def test_any_valid_resolutions_keep_every_line_and_note(old, new):
    comparison = compare(old, new)
    check(comparison, old, new)
    for side, text in (("old", old), ("new", new)):
        notes = [note for pair in comparison.notes for note in getattr(pair, side)]
        assert sorted(notes) == sorted(note.id for note in text.notes)


@given(drafts())
def test_a_text_compared_with_itself_is_unchanged(text):
    comparison = compare(text, text)
    assert all(pair.relation is Relation.UNCHANGED for pair in comparison.pairs)
    assert all(pair.old == pair.new and not pair.moved for pair in comparison.pairs)
    assert all(pair.category is None for pair in comparison.pairs)


@settings(max_examples=50)
@given(drafts(), drafts(prefix="m"), st.data())
def test_whatever_is_linked_by_hand_every_line_stays_in_one_pair(old, new, data):
    ids = [line.id for line in to_lines(old.body)] or ["none"]
    others = [line.id for line in to_lines(new.body)] or ["none"]
    some = st.builds(Link, st.sampled_from(ids), st.sampled_from(others), st.booleans())
    links = data.draw(st.lists(some, max_size=6))
    comparison = compare(old, new, links=links)
    assert sum(len(pair.old) for pair in comparison.pairs) == len(to_lines(old.body, old.annexes))
    check(comparison, old, new)


@given(TEXTS, TEXTS)
def test_edits_join_to_either_text_and_no_two_neighbours_are_of_one_kind(old, new):
    edits = word_edits(old, new)
    assert "".join(e.text for e in edits if e.op is not WordOp.INSERT) == old
    assert "".join(e.text for e in edits if e.op is not WordOp.DELETE) == new
    assert all(one.op is not other.op for one, other in itertools.pairwise(edits))
    assert all(edit.text for edit in edits)
    order = [edit.op for edit in edits]
    assert (WordOp.INSERT, WordOp.DELETE) not in list(itertools.pairwise(order))
