"""The comparison against generated pairs whose truth is known: a floor under its figures."""

from __future__ import annotations

import pytest

from benchmarks.bench_compare import f1, ours, share
from benchmarks.generator import HEAVY, ORDINARY, known_pair, text_of
from benchmarks.reordered import MILD, WILD, reordered_pair
from benchmarks.sectioned import STEADY, STORMY, sectioned_pair
from penholder.compare import compare
from penholder.compare.words import word_edits
from penholder.document.nodes import Paragraph, ParagraphKind
from penholder.document.resolution import Resolution
from penholder.document.spans import plain


@pytest.mark.parametrize(("profile", "least"), [(ORDINARY, 0.995), (HEAVY, 0.98)])
def test_alignment_of_generated_texts_stays_as_good_as_it_was(profile, least):
    known = known_pair(120, profile, seed=7)
    edges, moved = ours(known)()
    assert f1(edges, known.edges) >= least
    assert share(len(moved & known.moved), len(moved)) >= 0.9
    assert share(len(edges & known.splits), len(known.splits)) >= 0.95


@pytest.mark.parametrize(("revision", "least"), [(STEADY, 0.99), (STORMY, 0.975)])
def test_sections_blocks_and_report_requests_align(revision, least):
    known = sectioned_pair(250, revision, seed=1)
    edges, moved = ours(known)()
    assert f1(edges, known.edges) >= least
    assert share(len(moved & known.moved), len(known.moved)) >= 0.8
    assert share(len(moved & known.moved), len(moved)) >= 0.8


@pytest.mark.parametrize(("reorder", "least"), [(MILD, 0.995), (WILD, 0.98)])
def test_paragraphs_are_found_again_whatever_their_order(reorder, least):
    known = reordered_pair(200, reorder, seed=1)
    edges, moved = ours(known)()
    assert f1(edges, known.edges) >= least
    assert share(len(edges & known.moved), len(known.moved)) >= 0.97
    assert share(len(moved & known.edges), len(moved)) >= 0.95


def test_the_same_seed_gives_the_same_pair():
    first, second = known_pair(30, ORDINARY, seed=3), known_pair(30, ORDINARY, seed=3)
    assert [text_of(p) for p in first.new] == [text_of(p) for p in second.new]
    assert first.edges == second.edges


def test_a_paragraph_of_a_hundred_thousand_words_is_compared_in_bounded_memory():
    old, new = "b a " * 50_000, "c a " * 50_000
    edits = word_edits(old, new)
    assert "".join(edit.text for edit in edits if edit.op != "insert") == old


def test_thousands_of_identical_lines_pair_in_order():
    def text(count: int) -> Resolution:
        return Resolution(
            body=tuple(
                Paragraph(f"n{n}", ParagraphKind.OPERATIVE, plain("Notes the tides;"))
                for n in range(count)
            )
        )

    summary = compare(text(3000), text(3010)).summary
    assert (summary["unchanged"], summary["added"]) == (3000, 10)
