"""Notes as notes, front matter, corrections by hand, cancelling, rows, and real resolutions."""

from __future__ import annotations

import msgspec
import pytest

from compare.drafts import draft, with_notes
from penholder.compare import Cancelled, Link, compare, statistics, to_json
from penholder.compare.result import Category, Relation
from penholder.compare.rows import Row, RowRole, rows
from penholder.document.resolution import Masthead
from penholder.document.spans import plain
from penholder.formats.registry import read_file

TIDES = "Welcomes the study of tides in the northern straits;"
BOATS = "Urges the owners of boats to carry two lamps at night;"
ROADS = "Invites mayors to close the roads along the harbour on feast days;"


def changed(pairs):
    return [pair for pair in pairs if pair.relation is not Relation.UNCHANGED]


def test_a_word_changed_in_a_note_is_one_change():
    old = with_notes([(TIDES, ["See the atlas of tides."]), (BOATS, ["A/60/1."])])
    new = with_notes([(TIDES, ["See the handbook of tides."]), (BOATS, ["A/60/1."])])
    comparison = compare(old, new)
    assert changed(comparison.pairs) == []
    (note,) = changed(comparison.notes)
    assert (note.relation, note.old_labels) == (Relation.EDITED, ("1",))


def test_a_note_added_in_the_middle_is_one_change():
    old = with_notes([(TIDES, ["A/60/1."]), (BOATS, []), (ROADS, ["A/60/7."])])
    new = with_notes([(TIDES, ["A/60/1."]), (BOATS, ["A/60/5."]), (ROADS, ["A/60/7."])])
    comparison = compare(old, new)
    assert changed(comparison.pairs) == []
    (note,) = changed(comparison.notes)
    assert (note.relation, note.new_labels) == (Relation.ADDED, ("2",))


def test_notes_that_are_only_symbols_follow_the_paragraphs_they_are_marked_in():
    old = with_notes([(TIDES, ["A/60/1."]), (BOATS, ["A/60/7."])])
    new = with_notes([(BOATS, ["A/61/9."])])
    pairs = {(pair.old_labels, pair.new_labels) for pair in compare(old, new).notes}
    assert pairs == {(("1",), ()), (("2",), ("1",))}


def test_front_matter_is_compared_by_field_and_its_yearly_changes_are_routine():
    old = msgspec.structs.replace(
        draft(TIDES), title=plain("Tides"), masthead=Masthead(symbol="A/RES/60/1")
    )
    new = msgspec.structs.replace(
        draft(TIDES), title=plain("Tides and straits"), masthead=Masthead(symbol="A/RES/61/5")
    )
    front = {pair.new[0]: pair.category for pair in compare(old, new).front}
    assert front == {"symbol": Category.ROUTINE, "title": Category.SUBSTANCE}


def test_lines_linked_by_hand_are_a_pair_and_the_rest_is_aligned_around_them():
    old, new = draft(TIDES, BOATS, ROADS), draft(TIDES, "Asks for lamps;", ROADS)
    assert compare(old, new).summary["removed"] == 1
    linked = compare(old, new, links=[Link("n2", "n2")])
    assert [pair.relation.value for pair in linked.pairs] == ["unchanged", "edited", "unchanged"]


def test_lines_unlinked_by_hand_are_no_pair_even_if_they_are_the_same():
    comparison = compare(draft(TIDES), draft(TIDES), links=[Link("n1", "n1", together=False)])
    assert {pair.relation for pair in comparison.pairs} == {Relation.ADDED, Relation.REMOVED}


def test_two_links_of_one_line_make_a_split():
    comparison = compare(
        draft(TIDES), draft(BOATS, ROADS), links=[Link("n1", "n1"), Link("n1", "n2")]
    )
    (pair,) = comparison.pairs
    assert (pair.relation, pair.new) == (Relation.SPLIT, ("n1", "n2"))


def test_a_link_to_a_line_that_is_gone_counts_for_nothing():
    links = [Link("n1", "gone"), Link("gone", "n1")]
    assert compare(draft(TIDES), draft(TIDES), links=links) == compare(draft(TIDES), draft(TIDES))


def test_a_cancelled_comparison_stops():
    with pytest.raises(Cancelled):
        compare(draft(TIDES), draft(BOATS), cancelled=lambda: True)


def test_rows_show_a_moved_paragraph_at_both_its_places():
    old, new = draft(TIDES, BOATS, ROADS), draft(BOATS, ROADS, TIDES)
    comparison = compare(old, new)
    moved = next(n for n, pair in enumerate(comparison.pairs) if pair.moved)
    shown = rows(comparison, old, new)
    assert shown[0] == Row(moved, ("n1",), (), RowRole.OLD_END, 1)
    assert shown[-1] == Row(moved, (), ("n3",), RowRole.NEW_END, 1)
    assert [row.role for row in shown[1:-1]] == [RowRole.BOTH, RowRole.BOTH]


def test_json_has_the_promised_shape():
    value = to_json(compare(draft(TIDES, BOATS), draft(TIDES, BOATS.replace("two", "three"))))
    assert set(value) == {"pairs", "notes", "front", "summary"}
    pair = value["pairs"][1]
    assert pair["relation"] == "edited"
    assert pair["category"] == "substance"
    assert pair["words"] == [
        ["equal", "Urges the owners of boats to carry "],
        ["delete", "two"],
        ["insert", "three"],
        ["equal", " lamps at night;"],
    ]


def test_statistics_tell_how_much_of_the_old_text_stands():
    figures = statistics(compare(draft(TIDES, BOATS), draft(TIDES)))
    assert (figures.kept, figures.removed, figures.words_new) == (1, 1, len(TIDES.split()))
    assert figures.unchanged_share == 1.0
    assert figures.growth < 1.0


@pytest.mark.parametrize(("older", "newer"), [("70_222", "71_244"), ("72_237", "73_249")])
def test_real_resolutions_keep_every_paragraph_in_one_pair(corpus, older, newer):
    old, new = (read_file(corpus / "text" / f"A_RES_{n}.txt")[0] for n in (older, newer))
    comparison = compare(old, new)
    assert rows(comparison, old, new)
    for side, text in (("old", old), ("new", new)):
        shown = [line for row in rows(comparison, old, new) for line in getattr(row, side)]
        used = [line for pair in comparison.pairs for line in getattr(pair, side)]
        assert len(set(used)) == len(used) == len(shown)
        assert len(used) >= len(text.body)


def test_a_resolution_adopted_again_without_change_has_no_changed_paragraph(corpus):
    old, new = (read_file(corpus / "pdf" / f"A_RES_{n}.pdf")[0] for n in ("79_163", "80_195"))
    assert changed(compare(old, new).pairs) == []
