"""Words are found and replaced in body, title and notes; a bad pattern is refused in a sentence."""

from __future__ import annotations

import itertools

import pytest

from penholder.document import searching
from penholder.document.lines import Line, LineKind
from penholder.document.operations import lines_of, with_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.searching import Query, Where, find, replace
from penholder.document.spans import NoteMark, ParagraphReference, Text, plain
from penholder.document.text import plain_text
from penholder.errors import InputError

OP = LineKind.OPERATIVE


def _draft() -> Resolution:
    lines = [
        Line(
            "a", LineKind.OPERATIVE, (Text("Urges", italic=True), Text(" States to light lamps;"))
        ),
        Line(
            "b",
            LineKind.OPERATIVE,
            (*plain("Thanks the state of Lamp"), NoteMark("n"), Text("land.")),
        ),
    ]
    text = Resolution(title=plain("Lamps"), notes=(Note("n", plain("On lamps see A/1.")),))
    return with_lines(text, lines)


def _found(text: str, **options: bool) -> list[tuple[str, str, str]]:
    return [(m.where.value, m.id, m.words) for m in find(_draft(), Query(text, **options))]


def test_words_are_found_everywhere_in_any_case():
    assert _found("lamp") == [
        ("title", "", "Lamp"),
        ("line", "a", "lamp"),
        ("line", "b", "Lamp"),
        ("note", "n", "lamp"),
    ]
    assert _found("lamp", in_notes=False)[-1][0] == "line"
    assert len(_found("Lamp", case=True)) == 2


def test_whole_words_only():
    assert [place for _, place, _ in _found("state", whole_words=True)] == ["b"]
    assert _found("") == []


def test_a_note_mark_does_not_split_a_word_and_is_kept():
    assert ("line", "b", "Lampland") in _found("lampland")
    mended = replace(_draft(), find(_draft(), Query("Lampland"), "Malta"))
    line = next(line for line in lines_of(mended) if line.id == "b")
    assert plain_text(line.spans) == "Thanks the state of Malta."
    assert NoteMark("n") in line.spans


def test_replacing_keeps_the_look_of_what_was_there():
    mended = replace(_draft(), find(_draft(), Query("urges"), "Invites"))
    assert lines_of(mended)[0].spans[0] == Text("Invites", italic=True)


def test_all_places_are_replaced_at_once():
    mended = replace(_draft(), find(_draft(), Query("lamps"), "fires"))
    assert plain_text(mended.title) == "fires"
    assert plain_text(mended.notes[0].spans) == "On fires see A/1."


def test_a_pattern_may_name_its_groups():
    found = find(_draft(), Query(r"light (\w+)", pattern=True), r"keep \1 lit")
    assert found[0].put == "keep lamps lit"
    assert found[0].where is Where.LINE


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "(?P<x"])
def test_what_is_no_pattern_is_refused(pattern):
    with pytest.raises(InputError, match="no pattern"):
        find(_draft(), Query(pattern, pattern=True))


def test_a_group_there_is_not_is_refused():
    with pytest.raises(InputError, match="not right"):
        find(_draft(), Query("lamp", pattern=True), r"\7")


def test_a_pattern_that_takes_too_long_is_stopped(monkeypatch):
    from penholder.document import searching

    monkeypatch.setattr(searching, "LONGEST_S", 0.05)
    text = with_lines(Resolution(), [Line("a", LineKind.OPERATIVE, plain("a" * 5000 + "!"))])
    with pytest.raises(InputError, match="too long"):
        find(text, Query(r"(a|aa|aaa)*\1b$|(a+)+b", pattern=True))


def test_empty_matches_are_passed_over():
    assert _found("x*", pattern=True) == []


def test_a_place_with_a_reference_is_found_and_not_replaced():
    spans = (*plain("as in "), ParagraphReference("a"), *plain(" above and below;"))
    draft = with_lines(Resolution(), [Line("b", OP, spans)])
    found = find(draft, Query("in .* above", pattern=True), "elsewhere")
    assert [match.fixed for match in found] == [True]
    assert replace(draft, found) == draft


def test_the_time_is_that_of_the_whole_search_not_of_each_passage(monkeypatch):
    ticks = itertools.count(0, searching.LONGEST_S / 3)
    monkeypatch.setattr(searching.time, "monotonic", lambda: next(ticks))
    few, many = (
        with_lines(Resolution(), [Line(f"l{at}", OP, plain("lamps")) for at in range(count)])
        for count in (1, 9)
    )
    assert len(find(few, Query("lamps"))) == 1
    ticks = itertools.count(0, searching.LONGEST_S / 3)
    with pytest.raises(InputError, match="too long"):
        find(many, Query("lamps"))
