"""A change is carried over to a text that was edited since, or said to be impossible."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from document_strategies import resolutions
from penholder.document.carry import carry, carry_text
from penholder.document.lines import Line, LineKind
from penholder.document.operations import with_lines
from penholder.document.resolution import Masthead, Note, Resolution
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.text import plain_text


def _text(*texts: str) -> Resolution:
    lines = [Line(f"n{i}", LineKind.OPERATIVE, plain(text)) for i, text in enumerate(texts)]
    return with_lines(Resolution(), lines)


def test_words_edited_elsewhere_in_the_paragraph_stay():
    before = plain("Requests a report at the fortieth session on kites")
    after = plain("Requests a report at the forty-first session on kites")
    now = plain("Requests, again, a report at the fortieth session on all kites")
    assert plain_text(carry_text(now, before, after) or ()) == (
        "Requests, again, a report at the forty-first session on all kites"
    )


def test_words_that_are_gone_block_the_change():
    before, after = plain("by 2025 at the latest"), plain("by 2026 at the latest")
    assert carry_text(plain("without delay"), before, after) is None


def test_words_that_stand_twice_block_the_change():
    before, after = plain("in 2025"), plain("in 2026")
    assert carry_text(plain("in 2025 and in 2025"), before, after) is None


def test_marks_of_notes_and_italics_stay():
    before = (Text("Recalls", italic=True), Text(" resolution 70/1 of last year"))
    after = (Text("Recalls", italic=True), Text(" resolution 71/2 of last year"))
    now = (Text("Recalls", italic=True), Text(" resolution 70/1"), NoteMark("m"), Text(" of"))
    assert carry_text(now, before, after) is None  # the words behind are others
    now = (*before, NoteMark("m"))
    assert carry_text(now, before, after) == (*after, NoteMark("m"))


def test_a_field_edited_since_is_named_and_left_alone():
    before = Resolution(masthead=Masthead(symbol="A/1", session="First session"))
    after = Resolution(masthead=Masthead(symbol="A/2", session="Second session"))
    now = Resolution(masthead=Masthead(symbol="A/9", session="First session"))
    carried = carry(now, before, after)
    assert carried.blocked == ("masthead.symbol",)
    assert carried.resolution.masthead == Masthead(symbol="A/9", session="Second session")


def test_paragraphs_added_and_deleted_since_stay_so():
    before, after = _text("Urges haste", "Meets in 2025"), _text("Urges haste", "Meets in 2026")
    now = with_lines(
        Resolution(),
        [Line("new", LineKind.OPERATIVE, plain("Welcomes all")), *_lines(before)[1:]],
    )
    carried = carry(now, before, after)
    assert [plain_text(line.spans) for line in _lines(carried.resolution)] == [
        "Welcomes all",
        "Meets in 2026",
    ]
    gone = with_lines(Resolution(), _lines(before)[:1])
    assert carry(gone, before, after).blocked == ("n1",)


def test_a_note_that_the_change_brings_comes():
    before = _text("Urges haste")
    after = replace(before, notes=(Note("m", plain("See below")),))
    assert carry(before, before, after).resolution.notes == after.notes


@given(resolutions(), st.text(max_size=8))
def test_an_unedited_text_becomes_the_changed_one(draft, title):
    changed = replace(draft, title=plain(title))
    assert carry(draft, draft, changed) == (changed, ())


def _lines(resolution: Resolution) -> list[Line]:
    from penholder.document.operations import lines_of

    return lines_of(resolution)
