"""Blanks that another program changed are those of the old text again; all else stays."""

from __future__ import annotations

from hypothesis import given

from compare.drafts import draft, of_lines, with_notes
from compare.test_invariants import drafts
from penholder.compare import compare
from penholder.compare.blanks import with_blanks_of_old
from penholder.document.lines import Line, LineKind
from penholder.document.operations import lines_of
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.text import plain_text

OP = LineKind.OPERATIVE


def _adapted(old, new):
    return with_blanks_of_old(compare(old, new), new)


def test_a_lost_no_break_space_comes_back():
    old = draft("Recalls its meeting of 3\u00a0May 2021 in the harbour of Malta;")
    new = draft("Recalls its second meeting of 3 May 2021 in the harbour of Malta;")
    (line,) = lines_of(_adapted(old, new))
    assert plain_text(line.spans) == (
        "Recalls its second meeting of 3\u00a0May 2021 in the harbour of Malta;"
    )


def test_marks_italics_and_other_words_stay():
    old = of_lines([Line("n1", OP, plain("Thanks all of 5\u00a0May and 6\u00a0May for the tea;"))])
    spans = (Text("Thanks", italic=True), Text(" all of 5 May"), NoteMark("m"), Text(" and 7 May;"))
    (line,) = lines_of(_adapted(old, of_lines([Line("n1", OP, spans)])))
    assert line.spans[0] == Text("Thanks", italic=True)
    assert NoteMark("m") in line.spans
    assert plain_text(line.spans).startswith("Thanks all of 5\u00a0May and 7")


def test_notes_are_looked_after_too():
    old = with_notes([("Thanks the keepers of the lamps;", ["See No.\u00a012 of the list."])])
    new = with_notes([("Thanks the keepers of the lamps;", ["See No. 12 of the list."])])
    assert plain_text(_adapted(old, new).notes[0].spans) == "See No.\u00a012 of the list."


def test_a_lost_no_break_hyphen_comes_back():
    old = draft("Thanks the non\u2011permanent keepers of the harbour;")
    new = draft("Thanks the non-permanent keepers of the old harbour;")
    (line,) = lines_of(_adapted(old, new))
    assert plain_text(line.spans) == "Thanks the non\u2011permanent keepers of the old harbour;"


def test_a_dash_that_was_changed_stays_changed():
    old, new = draft("Meets in 2019-2021 at sea;"), draft("Meets in 2019–2021 at sea;")
    assert _adapted(old, new) is new


@given(drafts(), drafts("m"))
def test_nothing_but_blanks_ever_changes(old, new):
    adapted = _adapted(old, new)
    for before, after in zip(lines_of(new), lines_of(adapted), strict=True):
        one, other = plain_text(before.spans), plain_text(after.spans)
        kinds = str.maketrans("\u00a0\u2011", " -")
        assert one.translate(kinds) == other.translate(kinds)
        assert (before.id, before.kind) == (after.id, after.kind)
