"""Numbers are computed from the order of the text, unless they are locked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_strategies import any_lines
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.numbering import (
    letters,
    line_labels,
    marks_in_order,
    note_labels,
    reference_texts,
    roman,
    short_names,
    with_typed_labels,
)
from penholder.document.resolution import Note, Resolution, Sponsor, Sponsors
from penholder.document.spans import NoteMark, Text

OP, SUB = LineKind.OPERATIVE, LineKind.SUBPARAGRAPH


def operative(*labels: str | None) -> list[Line]:
    return [Line(f"p{i}", OP, label=label) for i, label in enumerate(labels)]


def test_operative_paragraphs_are_numbered_and_preambular_ones_not() -> None:
    lines = [Line("a", LineKind.PREAMBULAR), *operative(None, None)]
    assert line_labels(lines) == {"p0": "1.", "p1": "2."}


def test_single_operative_paragraph_has_no_number() -> None:
    assert line_labels(operative(None)) == {}


def test_bis_keeps_the_count_and_a_gap_moves_it_on() -> None:
    labels = line_labels(operative(None, "1 bis.", None, "7.", None))
    assert list(labels.values()) == ["1.", "1 bis.", "2.", "7.", "8."]


def test_numbering_restarts_at_annexes_and_at_headings_that_say_so() -> None:
    section = Line("s", LineKind.HEADING, level=1, label="II", restarts=True)
    annex = Line("x", LineKind.ANNEX, label="Annex")
    more = [Line("q0", OP), Line("q1", OP)]
    last = [Line("r0", OP), Line("r1", OP)]
    labels = line_labels([*operative(None, None), section, *more, annex, *last])
    assert labels["q0"] == labels["r0"] == "1."
    assert labels["s"] == "II"
    assert labels["x"] == "Annex"


def test_levels_have_their_own_signs_in_english_and_french() -> None:
    lines = [Line("p", OP), *(Line(f"s{n}", SUB, level=n) for n in (1, 2, 3, 4)), Line("q", OP)]
    assert list(line_labels(lines).values()) == ["1.", "(a)", "(i)", "a.", "i.", "2."]
    assert list(line_labels(lines, "fr").values())[1:3] == ["a)", "i)"]


def test_letters_begin_again_after_closing_text() -> None:
    lines = [
        Line("p", OP),
        Line("a", SUB, level=1),
        Line("c", LineKind.CONTINUATION),
        Line("b", SUB, level=1),
    ]
    assert line_labels(lines) == {"a": "(a)", "b": "(a)"}


@pytest.mark.parametrize(
    ("number", "text"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")]
)
def test_letters_are_doubled_after_z(number: int, text: str) -> None:
    assert letters(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (1999, "mcmxcix")]
)
def test_roman_numerals(number: int, text: str) -> None:
    assert roman(number) == text


typed = st.sampled_from(["", "1.", "2.", "3.", "5 bis.", "(a)", "(b)", "(i)", "17.", "x"])


@given(any_lines(), st.lists(typed, min_size=12, max_size=12))
def test_locked_labels_give_exactly_what_was_typed(lines: list[Line], labels: list[str]) -> None:
    wanted = {line.id: label for line, label in zip(lines, labels, strict=False)}
    locked = with_typed_labels(lines, wanted)
    shown = line_labels(locked)
    for line in lines:
        if line.kind in (OP, SUB):
            assert shown.get(line.id, "") == wanted[line.id]


def test_labels_that_counting_gives_are_not_locked() -> None:
    lines = operative("1.", "2.", "3.")
    locked = with_typed_labels(lines, {"p0": "1.", "p1": "2.", "p2": "3."})
    assert [line.label for line in locked] == [None, None, None]


def test_references_name_the_paragraph_and_its_parts() -> None:
    lines = [*operative(None, None, None), Line("a", SUB, level=1), Line("i", SUB, level=2)]
    names = reference_texts(lines)
    assert (names["p2"], names["a"], names["i"]) == ("3", "3 (a)", "3 (a) (i)")


def test_short_names_are_those_of_the_conference_room() -> None:
    lines = [
        Line("a", LineKind.PREAMBULAR),
        Line("b", LineKind.PREAMBULAR),
        *operative(None, None),
        Line("c", SUB, level=1),
    ]
    assert short_names(lines) == {"a": "PP1", "b": "PP2", "p0": "OP1", "p1": "OP2", "c": "OP2 (a)"}


def test_note_marked_twice_keeps_its_first_number_and_signs_come_first() -> None:
    star, one, two = Note("s", label="*"), Note("n1"), Note("n2")
    lines = [
        Line("a", OP, (Text("x"), NoteMark("n2"))),
        Line("b", OP, (NoteMark("n1"), NoteMark("n2"))),
    ]
    body, _annexes = from_lines(lines)
    resolution = Resolution(
        sponsors=Sponsors((Sponsor("Fiji", ("s",)),)), body=body, notes=(one, two, star)
    )
    assert marks_in_order(resolution) == ("s", "n2", "n1", "n2")
    assert note_labels(resolution) == {"s": "*", "n2": "1", "n1": "2"}


def test_note_marked_nowhere_is_numbered_last_not_lost() -> None:
    body, _annexes = from_lines([Line("a", OP, (NoteMark("n2"),))])
    resolution = Resolution(body=body, notes=(Note("n1"), Note("n2")))
    assert note_labels(resolution) == {"n2": "1", "n1": "2"}
