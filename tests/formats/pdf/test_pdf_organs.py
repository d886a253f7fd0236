"""Documents of the organs other than today's General Assembly: masthead, adoption, text, ending."""

from __future__ import annotations

import pytest

from formats.pdf.made_organs import (
    GENEVA_COLUMN,
    GENEVA_INDENT,
    GenevaPage,
    council_draft,
    council_later_page,
    council_resolution,
    economic_council_resolution,
    older_resolution,
    plenary_draft,
    security_council_resolution,
)
from formats.pdf.made_pdf import A4, COLUMN, LETTER, Page, adopted_first_page, opening, pdf
from penholder.document.lines import to_lines
from penholder.document.numbering import line_labels
from penholder.document.resolution import AgendaItem, Closing, Resolution
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.formats.pdf import read
from penholder.formats.report import ImportReport

TEXT = ["preambular", "preambular", "operative", "operative"]


def _read(*pages: Page) -> tuple[Resolution, ImportReport]:
    paper = A4 if isinstance(pages[0], GenevaPage) else LETTER
    resolution, report = read(pdf(*pages, paper=paper), "made.pdf")
    assert problems(resolution) == []
    assert report.unplaced == ()
    return resolution, report


def _kinds(resolution: Resolution) -> list[str]:
    return [line.kind.value for line in to_lines(resolution.body, resolution.annexes)]


def _texts(resolution: Resolution) -> list[str]:
    return [plain_text(line.spans) for line in to_lines(resolution.body, resolution.annexes)]


def _with_text(page: Page) -> Page:
    """Two preambular and two operative paragraphs."""
    write = page.text if isinstance(page, GenevaPage) else page.paragraph
    write((("Recalling ", "italic"), "the storms of last winter,"))
    write((("Bearing in mind ", "italic"), "the lamps,"))
    write(("1. ", ("Welcomes ", "italic"), "the new lamp;"))
    write(("2. ", ("Decides ", "italic"), "to remain at sea."))
    return page


def _closed(page: Page, *after: tuple[str | tuple[str, str], ...], left: float = 430.0) -> Page:
    """The meeting line with its date, then the lines of the vote."""
    page.line(left, ("35th meeting", "italic"), gap=24).line(left, ("17 June 2037", "italic"))
    for index, parts in enumerate(after):
        page.line(GENEVA_INDENT, *parts, gap=18 if index == 0 else 12)
    return page


def test_resolution_of_the_human_rights_council_is_read_into_its_fields():
    page = _closed(_with_text(council_resolution()), ("[Adopted without a vote.]",))
    resolution, report = _read(page)
    head = resolution.masthead
    assert (head.organ, head.body) == ("General Assembly", "Human Rights Council")
    assert (head.symbol, head.distribution) == ("A/HRC/RES/91/3", "General")
    assert (head.session, head.original_language) == ("Ninety-first session", "English")
    title = "Promotion and protection of lighthouses, towers and lamps"
    assert head.agenda_items == (AgendaItem("3", title),)
    assert resolution.adoption is not None
    assert resolution.adoption.date == "2 May 2037"
    assert plain_text(resolution.title) == "Care of lighthouses"
    assert plain_text(resolution.opening) == "The Human Rights Council,"
    assert _kinds(resolution) == [*TEXT, "plain"]
    assert resolution.closing == Closing("35th meeting", "17 June 2037")
    assert _texts(resolution)[-1] == "[Adopted without a vote.]"
    assert any("“[Adopted without a vote.]”" in warning for warning in report.warnings)
    left_out = {item.kind: item.text for item in report.left_out}
    assert left_out["dates of the session"] == "26 February\u201323 March 2037"
    assert left_out["job number"].startswith("GE.37-07987")


def test_roll_call_stands_as_plain_text_head_by_head_over_two_pages():
    first = _closed(
        _with_text(council_resolution()),
        ("[Adopted by a recorded vote of 3 to 2, with 1 abstention. The voting",),
        ("was as follows:",),
        (("In favour", "italic"), ":"),
        ("Chad, Fiji, Peru",),
    )
    second = council_later_page()
    second.line(GENEVA_INDENT, ("Against", "italic"), ":", gap=18).line(GENEVA_INDENT, "Mali, Togo")
    second.line(GENEVA_INDENT, ("Abstaining", "italic"), ":").line(GENEVA_INDENT, "Oman]")
    second.line(GENEVA_INDENT + 90, ("Annex", "bold"), gap=30)
    second.line(GENEVA_INDENT, ("List of lamps", "bold"), gap=24)
    resolution, report = _read(first, second)
    assert _kinds(resolution) == [*TEXT, *["plain"] * 7, "annex"]
    assert _texts(resolution)[4:] == [
        "[Adopted by a recorded vote of 3 to 2, with 1 abstention. The voting was as follows:",
        *("In favour:", "Chad, Fiji, Peru", "Against:", "Mali, Togo", "Abstaining:", "Oman]"),
        "List of lamps",
    ]
    assert report.furniture["page number"] == 1
    assert report.furniture["running head"] == 1


def test_vote_whose_bracket_never_closes_swallows_no_paragraph():
    page = _closed(_with_text(council_resolution()), ("[Adopted without a vote",))
    page.text(("3. ", ("Thanks ", "italic"), "the keepers;"))
    page.text(("4. ", ("Asks ", "italic"), "them to go on."))
    resolution, _ = _read(page)
    assert _kinds(resolution) == [*TEXT, "plain", "operative", "operative"]


def test_heading_ends_a_vote_whose_bracket_never_closes():
    page = _closed(_with_text(council_resolution()), ("[Adopted without a vote",))
    page.line(GENEVA_COLUMN, ("Final words", "bold"), gap=24)
    page.text((("Recalling ", "italic"), "the keepers,"))
    resolution, _ = _read(page)
    assert _kinds(resolution) == [*TEXT, "plain", "heading", "preambular"]


def test_vote_printed_under_the_date_is_no_part_of_the_date():
    page = _closed(_with_text(council_resolution()))
    page.line(430.0, "[Adopted without a vote.]")
    resolution, _ = _read(page)
    assert resolution.closing == Closing("35th meeting", "17 June 2037")
    assert _texts(resolution)[-1] == "[Adopted without a vote.]"


def test_meeting_line_at_the_left_is_the_closing():
    resolution, _ = _read(_closed(_with_text(council_resolution()), left=GENEVA_INDENT))
    assert resolution.closing == Closing("35th meeting", "17 June 2037")
    assert _kinds(resolution) == TEXT


@pytest.mark.parametrize("size", [10.0, 12.0])
def test_draft_of_the_human_rights_council_has_sponsors_and_a_title_without_number(size):
    page = _with_text(council_draft(size))
    page.notes(
        ("*", "State that is no member of the Council."), ("**", "On behalf of the islands.")
    )
    resolution, report = _read(page)
    sponsors = resolution.sponsors
    assert sponsors is not None
    assert [(state.name, len(state.notes)) for state in sponsors.states] == [
        ("Chad", 1),
        ("Fiji", 0),
        ("Peru", 0),
        ("Togo", 0),
    ]
    assert (len(sponsors.notes), sponsors.proposal) == (1, "draft resolution")
    assert plain_text(resolution.title) == "Care of lighthouses"
    assert [note.label for note in resolution.notes] == ["*", "**"]
    assert report.warnings == ()
    assert _kinds(resolution) == TEXT


@pytest.mark.parametrize("where", ["at its 9518th meeting, ", ""])
def test_resolution_of_the_security_council_has_no_title(where):
    resolution, report = _read(_with_text(security_council_resolution(adopted=where)))
    assert resolution.masthead.organ == "Security Council"
    assert resolution.masthead.symbol == "S/RES/2999 (2037)"
    assert resolution.adoption is not None
    assert resolution.adoption.line == (
        f"Resolution 2999 (2037) Adopted by the Security Council {where}on 2 May 2037"
    )
    assert resolution.adoption.date == "2 May 2037"
    assert resolution.title == ()
    assert plain_text(resolution.opening) == "The Security Council,"
    assert _kinds(resolution) == TEXT
    assert report.warnings == ()


def test_adoption_line_in_roman_type_after_the_bold_number_is_no_text():
    page = security_council_resolution()
    page.content = [line.replace("/bold 12.0", "/roman 12.0") for line in page.content]
    page.content = [line.replace("/bold 12 ", "/roman 12 ") for line in page.content]
    resolution, report = _read(_with_text(page))
    assert resolution.adoption is not None
    assert resolution.adoption.date == "2 May 2037"
    assert plain_text(resolution.opening) == "The Security Council,"
    assert report.warnings == ()


@pytest.mark.parametrize(
    "session", ["Substantive session of 2037", "Resumed organizational session for 2037"]
)
def test_sessions_of_a_year_are_sessions(session):
    page = economic_council_resolution()
    page.content = [line.replace("2037 session", session) for line in page.content]
    resolution, _ = _read(_with_text(page))
    assert (resolution.masthead.session, resolution.masthead.body) == (session, "")


def test_resolution_of_the_economic_and_social_council_is_numbered_by_its_year():
    resolution, report = _read(_closed(_with_text(economic_council_resolution())))
    head = resolution.masthead
    assert (head.organ, head.distribution) == ("Economic and Social Council", "General")
    assert (head.session, head.agenda_items) == ("2037 session", (AgendaItem("12 (d)"),))
    assert plain_text(resolution.title) == "Care of towers"
    assert resolution.adoption is not None
    assert resolution.adoption.report.startswith("[on the recommendation of the Commission")
    assert resolution.closing == Closing("35th meeting", "17 June 2037")
    assert report.warnings == ()


def test_older_resolution_has_its_date_at_the_end_only():
    resolution, report = _read(_closed(_with_text(older_resolution())))
    assert resolution.masthead.agenda_items == (AgendaItem("107"),)
    assert resolution.adoption is not None
    assert resolution.adoption.line == "Resolution adopted by the General Assembly"
    assert resolution.adoption.report == "[on the report of the Third Committee (A/55/595)]"
    assert plain_text(resolution.title) == "Care of towers"
    assert _kinds(resolution) == TEXT
    assert report.furniture["job number"] == 1


@pytest.mark.parametrize(
    ("page", "symbol", "session"),
    [
        (older_resolution, "A/RES/55/66", "Fifty-fifth session"),
        (council_resolution, "A/HRC/RES/91/3", "Ninety-first session"),
        (security_council_resolution, "S/RES/2999 (2037)", ""),
        (plenary_draft, "A/71/L.12", "Seventy-first session"),
    ],
)
def test_masthead_without_rules_is_known_by_its_words(page, symbol, session):
    made = page()
    made.content = [part for part in made.content if not part.endswith(" f")]
    resolution, report = _read(_with_text(made))
    ruled, _ = _read(_with_text(page()))
    assert (resolution.masthead.symbol, resolution.masthead.session) == (symbol, session)
    assert resolution.masthead == ruled.masthead
    assert resolution.title == ruled.title
    assert resolution.adoption == ruled.adoption
    assert _texts(resolution) == _texts(ruled)
    assert report.warnings == ()


def test_notes_of_geneva_stand_at_the_foot_of_their_page():
    first = council_resolution()
    first.text((("Recalling ", "italic"), "its resolution on lamps,", ("1", "mark")))
    first.notes(("1", "A/HRC/90/2, annex."), top=130.0)
    second = council_later_page()
    second.text(("1. ", ("Welcomes ", "italic"), "the new lamp", ("2", "mark"), " of the coast."))
    second.notes(("2", "See A/HRC/90/4."), top=110.0)
    resolution, report = _read(first, second)
    assert [plain_text(note.spans) for note in resolution.notes] == [
        "A/HRC/90/2, annex.",
        "See A/HRC/90/4.",
    ]
    assert _kinds(resolution) == ["preambular", "operative"]
    assert report.warnings == ()


def test_note_marked_at_the_symbol_is_said_to_be_so():
    page = older_resolution()
    page.content = [line.replace("/RES/55/66)", "/RES/55/66*)") for line in page.content]
    resolution, report = _read(_with_text(page.notes(("*", "Issued again for the lamps."))))
    assert resolution.masthead.symbol == "A/RES/55/66"
    assert [note.label for note in resolution.notes] == ["*"]
    assert report.warnings[0] == (
        "Note * is marked at the symbol on the page: “Issued again for the lamps”."
    )


def test_draft_before_the_plenary_has_no_committee():
    resolution, _ = _read(_with_text(plenary_draft()))
    assert (resolution.masthead.body, resolution.masthead.symbol) == ("", "A/71/L.12")
    assert resolution.masthead.agenda_items == (AgendaItem("9", "Report of the keepers"),)
    assert plain_text(resolution.title) == "Care of towers"


def test_two_resolutions_under_one_symbol_keep_their_titles_and_meeting_lines():
    page = adopted_first_page()
    page.content = [
        line.replace("Resolution adopted", "Resolutions adopted") for line in page.content
    ]
    for part in ("A", "B"):
        page.line(300.0, (part, "title"), gap=24)
        page.line(COLUMN, (f"Tower {part}", "title"), gap=24)
        _with_text(opening(page))
        page.line(430.0, ("35th plenary meeting", "italic"), gap=24)
        page.line(430.0, ("17 June 2037", "italic"))
    resolution, report = _read(page)
    part = ["heading", "opening", *TEXT]
    assert _kinds(resolution) == [*part, "plain", "plain", *part]
    assert plain_text(resolution.title) == "Care of lighthouses"
    texts = _texts(resolution)
    assert (texts[0], texts[8]) == ("Tower A", "Tower B")
    assert texts[6:8] == ["35th plenary meeting", "17 June 2037"]
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, "en")
    assert [labels.get(line.id, "") for line in lines if labels.get(line.id)] == [
        *("A", "1.", "2."),
        *("B", "1.", "2."),
    ]
    assert resolution.closing == Closing("35th plenary meeting", "17 June 2037")
    assert any("2 resolutions under one symbol (A, B)" in warning for warning in report.warnings)
