"""Edits of inline text: what is replaced, what stays, and how the new words look."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penholder.document.flat import behind_marks, flat
from penholder.document.spans import (
    Blank,
    BlankKind,
    Inline,
    NoteMark,
    Span,
    Text,
    length,
    normalized,
)
from penholder.rollover import TextEdit
from penholder.rollover.updates import with_edits

_spans = st.lists(
    st.one_of(
        st.builds(Text, st.text("abé\u0301 ", max_size=4), st.booleans(), st.booleans()),
        st.sampled_from([NoteMark("n"), NoteMark("m"), Blank(BlankKind.DATE, "x")]),
    ),
    max_size=6,
).map(normalized)


def _atoms(spans: Inline) -> list[str | Span]:
    atoms: list[str | Span] = []
    for span in spans:
        atoms.extend(span.text if isinstance(span, Text) else [span])
    return atoms


@given(st.data())
def test_edits_replace_their_range_and_nothing_else(data: st.DataObject) -> None:
    spans = data.draw(_spans)
    size = length(spans)
    bounds = sorted(data.draw(st.sets(st.integers(0, size), max_size=6)))
    pairs = list(zip(bounds[::2], bounds[1::2], strict=False))
    edits = [TextEdit(start, end, (Text("Z"),)) for start, end in pairs]
    expected = _atoms(spans)
    for start, end in reversed(pairs):
        kept = [atom for atom in expected[start:end] if isinstance(atom, NoteMark)]
        expected[start:end] = ["Z", *kept]
    assert _atoms(with_edits(spans, reversed(edits))) == expected


@given(_spans)
def test_no_edit_changes_nothing(spans: Inline) -> None:
    assert with_edits(spans, []) == spans


def test_new_words_look_like_those_they_replace() -> None:
    spans = (Text("Seventy-first Session", italic=True), Text(" (A/71/39)"))
    assert with_edits(spans, [TextEdit(0, 13, (Text("Seventy-second"),))]) == (
        Text("Seventy-second Session", italic=True),
        Text(" (A/71/39)"),
    )


def test_words_put_in_look_like_those_before_them() -> None:
    spans = (Text("one", bold=True), Text(" two"))
    assert with_edits(spans, [TextEdit(3, 3, (Text("!"),))]) == (
        Text("one!", bold=True),
        Text(" two"),
    )


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    spans = (Text("abcdef"),)
    edits = [TextEdit(2, 5, (Text("Y"),)), TextEdit(1, 3, (Text("X"),))]
    assert with_edits(spans, edits) == (Text("aXdef"),)


@given(_spans)
def test_the_flat_text_leads_back_to_its_characters(spans: Inline) -> None:
    words = flat(spans)
    atoms = _atoms(spans)
    for index, sign in enumerate(words.text):
        atom = atoms[words.start(index)]
        assert atom == sign or isinstance(atom, Blank)
        assert words.end(index + 1) == words.start(index) + 1


def test_the_place_behind_several_marks() -> None:
    spans = (Text("ab"), NoteMark("n"), NoteMark("m"), Text("c"))
    assert behind_marks(spans, 2) == 4
    assert behind_marks(spans, 1) == 1
