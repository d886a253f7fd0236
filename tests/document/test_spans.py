"""Inline text: cutting, joining, counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_strategies import inlines
from penholder.document.spans import (
    Blank,
    BlankKind,
    NoteMark,
    Text,
    blanks_in,
    length,
    marks_in,
    normalized,
    opening_phrase,
    plain,
    split_at,
)
from penholder.document.text import plain_text


@given(inlines, st.data())
def test_parts_of_a_cut_join_to_the_whole(spans, draw) -> None:
    offset = draw.draw(st.integers(0, length(spans)))
    left, right = split_at(spans, offset)
    assert length(left) == offset
    assert normalized((*left, *right)) == spans


@given(inlines)
def test_normalized_text_stays_as_it_is(spans) -> None:
    assert normalized(spans) == spans


def test_cut_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside"):
        split_at(plain("abc"), 4)


def test_opening_phrase_is_the_italic_beginning_without_its_comma() -> None:
    assert opening_phrase((Text("Recalling,", italic=True), Text(" its"))) == "Recalling"
    assert opening_phrase((Text("Its "), Text("Recalling", italic=True))) == ""


def test_marks_leave_no_text_and_blanks_show_their_hint() -> None:
    spans = (Text("at its "), Blank(BlankKind.SESSION, "next"), NoteMark("n"), Text(";"))
    assert plain_text(spans) == "at its [next];"
    assert marks_in(spans) == ("n",)
    assert blanks_in(spans) == (spans[1],)
