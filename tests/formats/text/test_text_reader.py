"""Pasted and typed texts of every shape, in our own words, become the resolution meant."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.words_of import words_of
from penholder.document.lines import to_lines
from penholder.document.numbering import labels, marks_in_order, note_labels
from penholder.document.spans import opening_phrase
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.errors import InputError
from penholder.formats.text.reader import read, read_text
from penholder.formats.text.writer import write_text

P, OP, S, C, H, Q = (
    "preambular", "operative", "subparagraph", "continuation", "heading", "quoted",
)  # fmt: skip


def shape(text):
    """Kind, level, label and the first word of every line."""
    resolution, _ = read_text(text)
    assert problems(resolution) == []
    shown = labels(resolution)
    return [
        (line.kind.value, line.level, shown.get(line.id, ""), plain_text(line.spans).split(" ")[0])
        for line in to_lines(resolution.body, resolution.annexes)
    ]


def test_sub_paragraphs_nest_by_the_sequence_of_their_labels():
    text = """The General Assembly,
Recalling the lighthouse plan,
1. Requests the keepers:
(a) To polish the lens:
(i) Every day;
(ii) And every night;
(b) To ring the bell;
of the northern tower;
2. Thanks the keepers.
"""
    assert shape(text) == [
        (P, 0, "", "Recalling"),
        (OP, 0, "1.", "Requests"),
        (S, 1, "(a)", "To"),
        (S, 2, "(i)", "Every"),
        (S, 2, "(ii)", "And"),
        (S, 1, "(b)", "To"),
        (C, 0, "", "of"),
        (OP, 0, "2.", "Thanks"),
    ]


def test_i_after_h_is_a_letter_and_before_ii_a_number():
    letters = "\n".join(f"({letter}) To do {letter};" for letter in "abcdefghij")
    levels = [level for kind, level, *_ in shape(f"1. Requests:\n{letters}") if kind == S]
    assert levels == [1] * 10
    nested = "\n".join(f"({letter}) To do {letter};" for letter in "abcdefgh")
    text = f"1. Requests:\n{nested}\n(i) First;\n(ii) Second;\n(i) Ninth;"
    assert [level for kind, level, *_ in shape(text) if kind == S] == [1] * 8 + [2, 2, 1]


def test_unnumbered_clauses_are_known_by_their_opening_phrases():
    text = """The General Assembly,
Deeply concerned about the state of the harbour,
Calls upon all captains to slow down;
Requests the Secretary-General to report on it.
"""
    assert [(kind, word) for kind, _, _, word in shape(text)] == [
        (P, "Deeply"), (OP, "Calls"), (OP, "Requests"),
    ]  # fmt: skip


def test_hard_wrapped_lines_are_joined():
    text = """The General Assembly,

Recalling its earlier plan for the keeping of the lighthouses of the
northern coast, adopted in the year of the great storm,

1. Requests the keepers of all lighthouses to polish the lenses of
their lamps at least once a week, as set out in paragraph
2 of the plan, and to ring the bell in fog;

2. Thanks the keepers of the northern coast for their long service in
all weathers.
"""
    resolution, _ = read_text(text)
    words = [plain_text(line.spans) for line in to_lines(resolution.body)]
    assert len(words) == 3
    assert words[1].endswith("in paragraph 2 of the plan, and to ring the bell in fog;")


def test_draft_has_its_masthead_sponsors_and_star_note():
    text = """A/C.2/90/L.7*
Distr.: Limited
3 October 2035
Original: English
Ninetieth session
Second Committee
Agenda item 19 (c)
Lighthouses: harbour lights
Antigua and Barbuda, Brazil* and Chile: draft resolution
Harbour lights
The General Assembly,
Recalling the lamp,
1. Decides to light it.
* On behalf of the States that keep lamps.
"""
    resolution, report = read_text(text)
    masthead = resolution.masthead
    assert masthead.symbol == "A/C.2/90/L.7*"
    assert (masthead.session, masthead.body) == ("Ninetieth session", "Second Committee")
    assert masthead.original_language == "English"
    assert masthead.agenda_items[0].title == "Lighthouses: harbour lights"
    assert [state.name for state in resolution.sponsors.states] == [
        "Antigua and Barbuda", "Brazil", "Chile",
    ]  # fmt: skip
    assert len(resolution.sponsors.states[1].notes) == 1
    assert plain_text(resolution.title) == "Harbour lights"
    assert note_labels(resolution)[resolution.notes[0].id] == "*"
    assert report.unplaced == ()


def test_marks_that_ran_into_words_are_told_from_years_and_numbers():
    text = """The General Assembly,
Recalling the Lamp Accord,1 the plan of 20302 and the lamps of 2015-2030,
1. Notes the Agenda3 and document S/2015/1000 of 12 June 20121 and 300 lamps;
2. Thanks the keepers.
5th plenary meeting
12 June 2035
1 First note.
2 Second note.
3 Third note.
"""
    resolution, report = read_text(text)
    names = note_labels(resolution)
    assert [names[mark] for mark in marks_in_order(resolution)] == ["1", "2", "3", "1"]
    first, second, _ = to_lines(resolution.body)
    assert plain_text(first.spans).endswith("the plan of 2030 and the lamps of 2015-2030,")
    assert plain_text(second.spans).endswith("of 12 June 2012 and 300 lamps;")
    assert report.warnings == ()


def test_note_without_a_mark_is_kept_and_reported():
    text = "The General Assembly,\n1. Notes the lamp;\n2. Thanks all.\n\n1 A note of the lamp."
    resolution, report = read_text(text)
    assert [plain_text(note.spans) for note in resolution.notes] == ["A note of the lamp."]
    assert report.warnings == ("No mark was found in the text for note 1.",)


def test_numbers_that_counting_would_not_give_are_locked():
    text = "1. Notes one;\n2. Notes two;\n2 bis. Notes more;\n5. Notes five."
    assert [label for _, _, label, _ in shape(text)] == ["1.", "2.", "2 bis.", "5."]


def test_sections_begin_their_numbers_again():
    text = """The General Assembly,
I
Lamps
Recalling the lamp,
1. Notes the lamp;
2. Lights it;
II
Bells
Recalling the bell,
1. Notes the bell;
2. Rings it.
"""
    assert [item[:3] for item in shape(text)] == [
        (H, 1, "I"), (P, 0, ""), (OP, 0, "1."), (OP, 0, "2."),
        (H, 1, "II"), (P, 0, ""), (OP, 0, "1."), (OP, 0, "2."),
    ]  # fmt: skip
    resolution, _ = read_text(text)
    assert resolution.body[0].label == "I"
    assert plain_text(resolution.body[0].spans) == "Lamps"


def test_numbers_inside_a_clause_are_quoted():
    text = """1. Notes the list;
2. Adopts the agenda as follows:
1. Opening.
2. Lamps.
3. Thanks the keepers.
"""
    assert [item[:3] for item in shape(text)] == [
        (OP, 0, "1."), (OP, 0, "2."), (Q, 1, "1."), (Q, 1, "2."), (OP, 0, "3."),
    ]  # fmt: skip


def test_lines_after_a_colon_go_on_with_the_clause():
    text = """1. Decides to meet as follows:
Monday: from 9 a.m. to noon.
Tuesday: from 10 a.m. to noon.
2. Thanks all.
"""
    assert [item[:3] for item in shape(text)] == [
        (OP, 0, "1."), (C, 0, ""), (C, 0, ""), (OP, 0, "2."),
    ]  # fmt: skip


def test_a_heading_may_go_on_in_the_next_line():
    text = """The General Assembly,
II
Revised estimates of the lamps
of the northern coast
Recalling the lamp,
1. Notes the lamp;
2. Lights it.
"""
    resolution, _ = read_text(text)
    heading = resolution.body[0]
    assert (heading.label, plain_text(heading.spans)) == (
        "II",
        "Revised estimates of the lamps of the northern coast",
    )


def test_annex_has_its_title_and_numbers_of_its_own():
    text = """The General Assembly,
1. Adopts the plan;
2. Thanks all.
Annex II
Plan of the lamps
1. Lamps are lit.
2. Bells are rung.
"""
    resolution, _ = read_text(text)
    assert resolution.annexes[0].label == "Annex II"
    assert plain_text(resolution.annexes[0].title) == "Plan of the lamps"
    assert [label for *_, label, _ in shape(text)] == ["1.", "2.", "Annex II", "1.", "2."]


def test_opening_phrase_is_italic_and_the_organ_too():
    resolution, _ = read_text("The General Assembly,\nRecalling also the lamp,\n1. Decides it.")
    assert opening_phrase(resolution.body[0].chapeau) == "Recalling also"
    assert [(span.text, span.italic) for span in resolution.opening] == [
        ("The General Assembly", True), (",", False),
    ]  # fmt: skip


def test_reading_twice_gives_the_same_ids():
    text = "The General Assembly,\nRecalling the lamp,\n1. Notes it:\n(a) Now;\n(b) Then.\n"
    assert read_text(text) == read_text(text)


def test_text_in_another_encoding_is_read_and_said():
    resolution, report = read("1. Notes the café.\n".encode("cp1252"), "old.txt")
    assert plain_text(resolution.body[0].chapeau) == "Notes the café."
    assert report.warnings == ("The file is not in UTF-8: it was read as Western European text.",)


def test_empty_and_endless_texts_are_refused():
    with pytest.raises(InputError, match="no text"):
        read_text(" \n\t\n", "a.txt")
    with pytest.raises(InputError, match="too long"):
        read_text("x" * 5_000_001, "a.txt")


def test_raised_digits_of_the_text_itself_stay_words():
    text = "1. Notes 5 km² of lamps;[1]\n2. Thanks all.\n\n[1] Source.\n"
    resolution, _ = read_text(text)
    assert plain_text(resolution.body[0].chapeau) == "Notes 5 km² of lamps;"
    written = write_text(resolution)
    assert "lamps;[1]" in written
    assert read_text(written)[0].body == resolution.body


@given(st.text(alphabet="abivxT ,;.:()\n\t12*“-", max_size=300))
def test_no_letter_of_any_text_is_lost(text):
    try:
        resolution, report = read_text(text)
    except InputError:
        return
    assert problems(resolution) == []
    there = Counter(char for char in text.casefold() if char.isalpha())
    kept = Counter(char for word in words_of(resolution, report).elements() for char in word)
    assert there - kept == Counter()


@given(st.text(max_size=300))
def test_whatever_is_pasted_gives_a_valid_resolution(text):
    try:
        resolution, _ = read_text(text)
    except InputError:
        return
    assert problems(resolution) == []
    write_text(resolution)
