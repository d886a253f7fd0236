"""The steps between the runs of a page and its paragraphs, on made-up runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.document.spans import NoteMark, Text, normalized
from penholder.document.text import plain_text
from penholder.formats.pdf.front import sponsors_of
from penholder.formats.pdf.furniture import part_page, rule_rows
from penholder.formats.pdf.glyphs import PageContent, Rule, Run
from penholder.formats.pdf.inline import Piece, pieces_of, spans_of
from penholder.formats.pdf.italics import clean_italics, leading_italics
from penholder.formats.pdf.notes import FootNotes
from penholder.formats.pdf.page_lines import lines_of
from penholder.formats.pdf.paragraphs import Column, blocks_of, column_of

COLUMN = Column(123.0, 488.0)


def run(text: str, left: float, right: float, y: float = 600.0, size: float = 10.0, **look) -> Run:
    return Run(text, left, right, y, size, look.get("bold", False), look.get("italic", False))


def blank(left: float, y: float = 600.0) -> Run:
    return run(" ", left, left, y)


def texts(runs) -> list[str]:
    return [line.text for line in lines_of(0, runs)]


def full_line(text: str, y: float, left: float = 123.0, right: float = 488.0, page: int = 0):
    (line,) = lines_of(page, [run(text, left, right, y)])
    return line


# --- lines ---------------------------------------------------------------------------------------


def test_runs_on_one_baseline_are_one_line():
    assert texts([run("keep", 100, 120), run("er", 120.5, 130)]) == ["keeper"]


def test_blank_between_runs_is_a_space():
    assert texts([run("old", 100, 120), blank(120.2), run("lamp", 123, 140)]) == ["old lamp"]


def test_blank_without_width_is_no_space():
    assert texts([run("22", 100, 110), blank(110.3), run("–23", 110.5, 130)]) == ["22–23"]


def test_raised_mark_belongs_to_the_line_it_stands_above():
    runs = [run("lamp,", 100, 120), run("1 ", 120.5, 123, 603.4, 6.5), run("and", 126, 140)]
    (line,) = lines_of(0, runs)
    assert [line.is_raised(part) for part in line.runs] == [False, True, False]


def test_raised_mark_at_the_start_of_a_line_waits_for_its_text():
    runs = [run("5 ", 123, 126, 713.2, 6.5), run("and more", 129, 200, 709.7)]
    (line,) = lines_of(0, runs)
    assert (line.text, line.baseline) == ("5 and more", 709.7)


def test_lines_are_sorted_from_top_to_bottom_and_left_to_right():
    runs = [run("foot", 100, 120, 40), run("right", 400, 430, 700), run("left", 60, 90, 700)]
    assert texts(runs) == ["left", "right", "foot"]


@given(st.lists(st.floats(60, 700), min_size=1, max_size=30, unique=True))
def test_no_run_is_lost_whatever_the_order(heights):
    runs = [run(f"w{i}", 100, 120, y) for i, y in enumerate(heights)]
    found = " ".join(texts(runs))
    assert all(f"w{i}" in found for i in range(len(heights)))


# --- text of lines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the high-", "level talks", "the high-level talks"),
        ("short- ", "and long-term", "short- and long-term"),
        ("2015–", "2030", "2015–2030"),
        ("plain", "words", "plain words"),
        ("see https://lamp.example/", "log", "see https://lamp.example/log"),
        ("A/91/", "7", "A/91/7"),
    ],
)
def test_lines_join_at_hyphens_dashes_and_slashes_only(first, second, joined):
    lines = [full_line(first, 600), full_line(second, 588)]
    assert plain_text(spans_of(pieces_of(lines), lambda *_: None)) == joined


def piece(text: str, *, raised: bool = False, italic: bool = False) -> Piece:
    return Piece(text, italic, False, raised, 0)


def note_of(label: str, page: int) -> str | None:
    return {"1": "f1", "2": "f2", "*": "f0"}.get(label)


def test_space_before_a_mark_moves_behind_it():
    spans = spans_of([piece("lamp, "), piece("1", raised=True), piece("the oil")], note_of)
    assert spans == (Text("lamp,"), NoteMark("f1"), Text(" the oil"))


def test_comma_between_two_marks_is_typography():
    spans = spans_of([piece("lamp;"), piece("1, 2", raised=True)], note_of)
    assert spans == (Text("lamp;"), NoteMark("f1"), NoteMark("f2"))


def test_raised_sign_that_is_no_note_stays_text():
    spans = spans_of([piece("the 5"), piece("th", raised=True), piece(" lamp")], note_of)
    assert spans == (Text("the 5th lamp"),)


def test_asterisk_is_a_mark_where_a_note_bears_it():
    assert spans_of([piece("Iraq:* draft")], note_of) == (
        Text("Iraq:"),
        NoteMark("f0"),
        Text(" draft"),
    )
    assert spans_of([piece("2 ** 3")], note_of) == (Text("2 ** 3"),)


def test_accents_typed_as_signs_of_their_own_are_joined():
    assert spans_of([piece("cafe\u0301")], note_of) == (Text("café"),)


@pytest.mark.parametrize(
    ("parts", "phrase"),
    [
        ([("Encourage", True), ("s all", False)], "Encourages"),
        (
            [("Reaffirming", True), (" ", False), ("also", True), (" its", False)],
            "Reaffirming also",
        ),
        ([("Recalling", True), (", its", False)], "Recalling"),
    ],
)
def test_slips_in_italics_are_put_right(parts, phrase):
    spans = clean_italics(tuple(Text(text, italic) for text, italic in parts))
    assert leading_italics(spans) == phrase


@given(st.lists(st.tuples(st.text("ab ,", max_size=4), st.booleans()), max_size=6))
def test_putting_italics_right_changes_no_word(parts):
    spans = normalized(Text(text, italic) for text, italic in parts)
    assert plain_text(clean_italics(spans)) == plain_text(spans)


# --- page ----------------------------------------------------------------------------------------


def page_of(runs, rules=(), page=1):
    content = PageContent(612.0, 792.0, list(runs), list(rules), 0)
    return part_page(content, lines_of(page, content.runs))


HEAD_RULE = Rule(59.3, 552.1, 727.0, 727.2)


def test_running_head_and_foot_are_furniture():
    parted = page_of(
        [
            run("A/RES/91/7", 60, 110, 733, 8.5, bold=True),
            run("words", 123, 488, 700),
            run("2/4", 60, 71, 36.7, 8.5, bold=True),
            run("30-12345", 524, 551, 38.2, 7.0),
        ],
        [HEAD_RULE],
    )
    assert [line.text for line in parted.body] == ["words"]
    assert sorted(item.kind for item in parted.furniture) == [
        "job number",
        "page number",
        "running head",
    ]


def test_words_low_on_the_page_that_are_no_furniture_stay():
    parted = page_of([run("last words", 123, 488, 45.0)], [HEAD_RULE])
    assert [line.text for line in parted.body] == ["last words"]


def test_notes_stand_below_the_rule_in_smaller_type():
    parted = page_of(
        [
            run("words", 123, 488, 700),
            run("_" * 18, 99, 171, 100, 8.0, bold=True),
            run("1 ", 117, 119, 89, 5.5),
            run("See the log.", 123, 200, 86, 8.5),
        ]
    )
    assert [line.text for line in parted.notes] == ["1 See the log."]
    assert [line.text for line in parted.body] == ["words"]


def test_text_below_a_line_to_sign_on_is_no_note():
    parted = page_of([run("_" * 18, 99, 171, 400, 8.0), run("words", 123, 488, 380)])
    assert [line.text for line in parted.body] == ["words"]


def test_lettered_note_below_a_table_is_a_note():
    parted = page_of(
        [
            run("words", 123, 488, 700),
            run("a ", 160, 162, 493, 5.5),
            run("Of the north.", 164, 220, 490, 8.5),
            run("And the south.", 164, 220, 480, 8.5),
        ]
    )
    assert [line.text for line in parted.table_notes] == ["a Of the north.", "And the south."]


def test_rules_on_one_height_are_one_row():
    rows = rule_rows(
        [Rule(60, 300, 700, 700.5), Rule(300, 550, 700, 700.5), Rule(60, 90, 650, 651)]
    )
    assert [(row.left, row.right) for row in rows] == [(60, 550), (60, 90)]


# --- notes ---------------------------------------------------------------------------------------


def note_line(label: str, text: str, y: float, page: int = 0):
    runs = [run(text, 123, 300, y, 8.5)]
    if label:
        runs.insert(0, run(f"{label} ", 117, 119, y + 3, 5.5))
    (line,) = lines_of(page, runs)
    return line


def test_note_goes_on_on_the_next_page():
    notes = FootNotes()
    notes.add_page([note_line("1", "The first log,", 80)])
    notes.add_page([note_line("", "and the second.", 80, 1), note_line("2", "A map.", 70, 1)])
    found = [(note.label, plain_text(note.spans)) for note in notes.resolved()]
    assert found == [("1", "The first log, and the second."), ("2", "A map.")]


def test_mark_means_the_note_of_its_page_or_the_nearest_before():
    notes = FootNotes()
    notes.add_page([note_line("1", "Old.", 80, 0)])
    notes.add_page([note_line("1", "New, in an annex.", 80, 4)])
    assert (notes.find("1", 0), notes.find("1", 2), notes.find("1", 4)) == ("f1", "f1", "f2")
    assert notes.find("7", 0) is None


def test_text_at_a_foot_before_any_note_is_kept_apart():
    notes = FootNotes()
    notes.add_page([note_line("", "Nobody's note.", 80)])
    assert [line.text for line in notes.stray] == ["Nobody's note."]


# --- paragraphs ----------------------------------------------------------------------------------


def test_paragraphs_end_where_the_space_is_larger():
    lines = [
        full_line("first begins", 600, 147),
        full_line("and ends,", 588),
        full_line("second", 570, 147),
    ]
    assert [block.text for block in blocks_of(lines, COLUMN)] == [
        "first begins and ends,",
        "second",
    ]


def test_paragraph_goes_on_overleaf_where_lines_begin_at_the_edge():
    lines = [
        full_line("begins", 80, 147),
        full_line("goes on", 709, page=1),
        full_line("next", 691, 147, page=1),
    ]
    assert [block.text for block in blocks_of(lines, COLUMN)] == ["begins goes on", "next"]


def test_meeting_line_beside_the_last_words_is_a_block_of_its_own():
    (line,) = lines_of(0, [run("of the tower.", 123, 200), run("64th meeting", 400, 488)])
    assert [block.text for block in blocks_of([line], COLUMN)] == ["of the tower.", "64th meeting"]


def test_column_is_where_most_lines_begin_beside_the_margin():
    lines = [full_line("agenda", 700 - i, 60, 300) for i in range(5)]
    lines += [full_line("words", 600 - i, 123.4, 488) for i in range(3)]
    assert column_of(lines, 60.0).left == pytest.approx(123.4)


# --- sponsors ------------------------------------------------------------------------------------


def test_sponsors_keep_the_marks_of_each_state():
    spans = (Text("Chad,"), NoteMark("f1"), Text(" Fiji and Mali: revised draft resolution"))
    found = sponsors_of(spans)
    assert [(state.name, state.notes) for state in found.states] == [
        ("Chad", ("f1",)),
        ("Fiji", ()),
        ("Mali", ()),
    ]
    assert found.proposal == "revised draft resolution"


def test_proposal_without_states():
    found = sponsors_of((Text("Draft resolution submitted by the Chair"),))
    assert (found.states, found.proposal) == ((), "Draft resolution submitted by the Chair")
