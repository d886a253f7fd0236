"""Made-up pages in the official layout, read whole."""

from __future__ import annotations

from formats.pdf.made_pdf import (
    COLUMN,
    INDENT,
    Page,
    adopted_first_page,
    draft_first_page,
    later_page,
    opening,
    pdf,
    pdf_of_contents,
)
from penholder.document.lines import LineKind, to_lines
from penholder.document.numbering import line_labels, note_labels
from penholder.document.resolution import AgendaItem, Closing, Resolution
from penholder.document.spans import NoteMark, ParagraphReference, opening_phrase
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.formats.pdf import read
from penholder.formats.report import ImportReport


def _read(*pages) -> tuple[Resolution, ImportReport]:
    resolution, report = read(pdf(*pages), "made.pdf")
    assert problems(resolution) == []
    return resolution, report


def _shape(resolution: Resolution) -> list[tuple[str, int, str, str]]:
    """Kind, level, label and text of every line."""
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, resolution.language)
    return [
        (line.kind.value, line.level, labels.get(line.id, ""), plain_text(line.spans))
        for line in lines
    ]


def _adopted():
    return opening(adopted_first_page())


def test_first_page_of_an_adopted_resolution():
    resolution, report = _read(_adopted())
    head = resolution.masthead
    assert (head.organ, head.symbol, head.distribution) == (
        "General Assembly",
        "A/RES/91/7",
        "General",
    )
    assert (head.date, head.session) == ("3 May 2037", "Ninety-first session")
    assert head.agenda_items == (AgendaItem("7 (b)", "Lighthouses"),)
    assert resolution.adoption is not None
    assert resolution.adoption.line == "Resolution adopted by the General Assembly on 2 May 2037"
    assert resolution.adoption.date == "2 May 2037"
    assert resolution.adoption.report == "[on the report of the Second Committee (A/91/9, para. 4)]"
    assert plain_text(resolution.title) == "Care of lighthouses"
    assert plain_text(resolution.opening) == "The General Assembly,"
    assert report.unplaced == ()


def test_title_on_the_page_that_bears_another_number_is_reported():
    page = adopted_first_page()
    page.content = [
        part.replace("A/91", "A/91").replace("91/7. ", "91/8. ") for part in page.content
    ]
    _, report = _read(opening(page))
    assert any("91/8" in warning for warning in report.warnings)


def test_first_page_of_a_draft_with_starred_sponsors():
    page = opening(draft_first_page("Chad, Fiji and Trinidad and Tobago:* draft resolution"))
    page.at(116.0, 70.1, "*", "roman", 8.5).at(
        COLUMN, 70.1, "Speaking for all keepers.", "roman", 8.5
    )
    page.rule(110.6, 183.1, 80.0)
    resolution, _ = _read(page)
    assert resolution.masthead.body == "Second Committee"
    assert resolution.masthead.original_language == "English"
    assert resolution.sponsors is not None
    names = [sponsor.name for sponsor in resolution.sponsors.states]
    assert names == ["Chad", "Fiji", "Trinidad and Tobago"]
    assert resolution.sponsors.proposal == "draft resolution"
    (note,) = resolution.notes
    assert resolution.sponsors.notes == (note.id,)
    assert (note.label, plain_text(note.spans)) == ("*", "Speaking for all keepers.")


def test_preambular_and_operative_paragraphs_with_italic_phrases():
    page = _adopted()
    page.paragraph(
        (("Noting also ", "italic"), "the age of the lamps, which were built long"), "before,"
    )
    page.paragraph(("1. ", ("Requests ", "italic"), "the keepers to polish the lamps;"))
    page.paragraph(("2. ", ("Decides ", "italic"), "to look at the lamps again."))
    resolution, _ = _read(page)
    assert _shape(resolution) == [
        ("preambular", 0, "", "Noting also the age of the lamps, which were built long before,"),
        ("operative", 0, "1.", "Requests the keepers to polish the lamps;"),
        ("operative", 0, "2.", "Decides to look at the lamps again."),
    ]
    lines = to_lines(resolution.body)
    assert [opening_phrase(line.spans) for line in lines] == ["Noting also", "Requests", "Decides"]
    assert all(line.label is None for line in lines)


def test_italics_that_stop_inside_a_word_reach_its_end():
    page = _adopted()
    page.paragraph(("1. ", ("Encourage", "italic"), "s all keepers;"))
    page.paragraph(("2. ", ("Urges ", "italic"), "them too."))
    resolution, _ = _read(page)
    assert opening_phrase(to_lines(resolution.body)[0].spans) == "Encourages"


def test_phrases_without_italics_are_set_and_reported():
    page = _adopted()
    page.paragraph(("Recalling the storm of last winter,",))
    page.paragraph(("1. Takes note of the damage;",)).paragraph(("2. Requests repairs.",))
    resolution, report = _read(page)
    phrases = [opening_phrase(line.spans) for line in to_lines(resolution.body)]
    assert phrases == ["Recalling", "Takes note", "Requests"]
    assert any(warning.startswith("3 opening phrases") for warning in report.warnings)


def test_single_operative_paragraph_has_no_number():
    page = _adopted()
    page.paragraph((("Recalling ", "italic"), "the storm of last winter,"))
    page.paragraph((("Requests ", "italic"), "that the lamps be lit."))
    resolution, _ = _read(page)
    assert [row[:3] for row in _shape(resolution)] == [("preambular", 0, ""), ("operative", 0, "")]


def test_sub_paragraphs_at_one_place_get_their_levels_from_their_labels():
    page = _adopted()
    page.paragraph(("1. ", ("Decides ", "italic"), "that keepers shall:"))
    for label in ("(a) polish:", "(i) the glass;", "(ii) the brass;", "(b) sleep;"):
        page.line(INDENT, label, gap=18)
    page.line(COLUMN, "and shall say so in the log;", gap=18)
    page.paragraph(("2. ", ("Thanks ", "italic"), "them."))
    resolution, _ = _read(page)
    assert _shape(resolution)[1:] == [
        ("subparagraph", 1, "(a)", "polish:"),
        ("subparagraph", 2, "(i)", "the glass;"),
        ("subparagraph", 2, "(ii)", "the brass;"),
        ("subparagraph", 1, "(b)", "sleep;"),
        ("continuation", 0, "", "and shall say so in the log;"),
        ("operative", 0, "2.", "Thanks them."),
    ]


def test_numbers_that_counting_would_not_give_are_locked():
    page = _adopted()
    for label in ("1. ", "2 bis. ", "4. "):
        page.paragraph((label, ("Thanks ", "italic"), "the keepers;"))
    resolution, _ = _read(page)
    lines = to_lines(resolution.body)
    assert [line.label for line in lines] == [None, "2 bis.", "4."]


def test_number_without_its_full_stop_is_read_when_it_is_the_next():
    page = _adopted()
    page.paragraph(("1. ", ("Thanks ", "italic"), "the keepers;"))
    page.paragraph(("2 ", ("Affirms ", "italic"), "their skill;"))
    page.paragraph(("3. ", ("Notes ", "italic"), "it twice."))
    resolution, _ = _read(page)
    assert [row[2] for row in _shape(resolution)] == ["1.", "2", "3."]


def test_sections_number_anew_and_have_preambles_of_their_own():
    page = _adopted()
    for number, title in (("I", "Lamps"), ("II", "Foghorns")):
        page.line(COLUMN, (number, "bold"), gap=24).line(COLUMN, (title, "bold"))
        page.paragraph((("Recalling ", "italic"), "what was said before,"))
        page.paragraph(("1. ", ("Thanks ", "italic"), "the keepers;"))
        page.paragraph(("2. ", ("Asks ", "italic"), "them to go on;"))
    resolution, _ = _read(page)
    lines = to_lines(resolution.body)
    assert [row[2] for row in _shape(resolution)] == ["I", "", "1.", "2.", "II", "", "1.", "2."]
    assert [line.restarts for line in lines if line.kind is LineKind.HEADING] == [False, True]


def test_what_ends_in_a_comma_before_paragraph_1_is_preambular_whatever_its_verb():
    page = _adopted()
    page.paragraph((("Recalls ", "italic"), "that the lamps were lit in 1802,"))
    page.paragraph(("1. ", ("Thanks ", "italic"), "the keepers;"))
    page.line(COLUMN, ("II", "bold"), gap=24).line(COLUMN, ("Foghorns", "bold"))
    page.paragraph((("Approves ", "italic"), "two foghorns;"))
    resolution, _ = _read(page)
    kinds = [row[0] for row in _shape(resolution)]
    assert kinds == ["preambular", "operative", "heading", "operative"]


def test_quoted_agenda_keeps_its_own_numbers():
    page = _adopted()
    page.paragraph(("1. ", ("Approves ", "italic"), "the following agenda:"))
    page.line(170.9, "1. Opening.", gap=18).line(170.9, "2. Closing.", gap=18)
    page.paragraph(("2. ", ("Thanks ", "italic"), "the chair."))
    resolution, _ = _read(page)
    assert _shape(resolution)[1:] == [
        ("quoted", 1, "1.", "Opening."),
        ("quoted", 1, "2.", "Closing."),
        ("operative", 0, "2.", "Thanks the chair."),
    ]


def test_note_marked_twice_is_one_note():
    page = _adopted()
    page.paragraph(
        (("Recalling ", "italic"), "the storm,", ("1 ", "mark"), "and the calm,", ("2", "mark"))
    )
    page.paragraph(("1. ", ("Notes ", "italic"), "the storm.", ("1", "mark")))
    page.notes(("1", "Log of the north tower."), ("2", "Log of the south tower."))
    resolution, report = _read(page)
    marks = [
        [span.note for span in line.spans if isinstance(span, NoteMark)]
        for line in to_lines(resolution.body)
    ]
    first, second = resolution.notes
    assert marks == [[first.id, second.id], [first.id]]
    assert note_labels(resolution) == {first.id: "1", second.id: "2"}
    assert (first.label, plain_text(first.spans)) == (None, "Log of the north tower.")
    assert plain_text(to_lines(resolution.body)[0].spans) == "Recalling the storm, and the calm,"
    assert report.furniture["rule"] == 1


def test_paragraph_and_note_go_on_overleaf():
    first = _adopted()
    first.paragraph(
        ("1. ", ("Requests ", "italic"), "all the keepers of the many lighthouses on the long-"),
    )
    first.notes(("1", "Log of the north tower, first"))
    second = later_page()
    second.line(COLUMN, "forgotten coast", ("1 ", "mark"), "to write;")
    second.paragraph(("2. ", ("Thanks ", "italic"), "them."))
    second.notes(("", "and second volume."))
    second.foot("2/2")
    resolution, report = _read(first, second)
    assert [row[3] for row in _shape(resolution)] == [
        "Requests all the keepers of the many lighthouses on the long-forgotten coast to write;",
        "Thanks them.",
    ]
    assert (
        plain_text(resolution.notes[0].spans) == "Log of the north tower, first and second volume."
    )
    assert report.furniture["running head"] == 1
    assert report.furniture["page number"] == 1
    assert report.furniture["job number"] == 2


def test_references_to_its_own_paragraphs_follow_their_numbers():
    page = _adopted()
    page.paragraph(("1. ", ("Requests ", "italic"), "a log;"))
    page.paragraph(("2. ", ("Notes ", "italic"), "the log in paragraph 1 above."))
    resolution, _ = _read(page)
    lines = to_lines(resolution.body)
    references = [span for span in lines[1].spans if isinstance(span, ParagraphReference)]
    assert [reference.target for reference in references] == [lines[0].id]


def test_meeting_line_is_the_closing():
    page = _adopted()
    page.paragraph((("Thanks ", "italic"), "the keepers."))
    page.line(397.0, ("64th plenary meeting", "italic"), gap=24)
    page.line(425.0, ("2 May 2037", "italic"))
    resolution, _ = _read(page)
    assert resolution.closing == Closing("64th plenary meeting", "2 May 2037")


def test_annex_has_its_label_title_and_numbers():
    page = _adopted()
    page.paragraph(("1. ", ("Adopts ", "italic"), "the rules;"))
    page.paragraph(("2. ", ("Thanks ", "italic"), "the authors."))
    page.line(COLUMN, ("Annex I", "title"), gap=30).line(
        COLUMN, ("Rules of the tower", "title"), gap=26
    )
    page.paragraph("1. Keepers shall be awake.", x=COLUMN)
    page.paragraph("2. Lamps shall be lit.", x=COLUMN)
    resolution, _ = _read(page)
    (annex,) = resolution.annexes
    assert (annex.label, plain_text(annex.title)) == ("Annex I", "Rules of the tower")
    assert [row[2] for row in _shape(resolution)] == ["1.", "2.", "Annex I", "1.", "2."]


def test_table_is_one_node_with_its_repeated_head_left_out():
    first = _adopted()
    first.paragraph(("1. ", ("Decides ", "italic"), "on these hours:"))
    first.y -= 10
    _table(first, 300, [("North", "8"), ("South", "9")], closed=False)
    second = later_page()
    _table(second, 716, [("East", "7")], closed=True)
    second.y = 640
    second.paragraph(("2. ", ("Thanks ", "italic"), "the keepers."))
    resolution, report = _read(first, second)
    kinds = [row[0] for row in _shape(resolution)]
    assert kinds == ["operative", "table", "operative"]
    table = to_lines(resolution.body)[1]
    cells = [[plain_text(cell.paragraphs[0]) for cell in row.cells] for row in table.rows]
    assert cells == [["Tower", "Hours"], ["North", "8"], ["South", "9"], ["East", "7"]]
    assert table.header_rows == 1
    assert report.furniture["repeated table head"] == 1


def _table(page, top: float, rows, *, closed: bool) -> None:
    def rules(y: float, thickness: float) -> None:
        page.rule(123.4, 300, y, thickness).rule(300, 480, y, thickness)

    rules(top, 0.5)
    page.at(COLUMN, top - 11, "Tower", "italic", 7).at(310, top - 11, "Hours", "italic", 7)
    rules(top - 18, 1.4)
    y = top - 32
    for name, hours in rows:
        page.at(COLUMN, y, name, "roman", 8.5).at(310, y, hours, "roman", 8.5)
        y -= 14.4
    if closed:
        rules(y, 1.4)


def test_amendment_is_recognized_and_kept_as_plain_text():
    page = draft_first_page("Chad: amendment to draft resolution A/C.2/91/L.4")
    page.line(INDENT, "After operative paragraph 3, insert:", gap=18)
    page.line(170.9, ("Notes ", "italic"), "the tide;", gap=18)
    resolution, report = _read(page)
    assert [row[0] for row in _shape(resolution)] == ["plain", "quoted"]
    assert any("an amendment to a draft resolution" in warning for warning in report.warnings)


def test_decision_of_one_sentence_is_recognized():
    page = draft_first_page("Chad: draft decision")
    page.paragraph("The General Assembly, recalling the tide, decides to wait.")
    resolution, report = _read(page)
    assert resolution.opening == ()
    assert [row[0] for row in _shape(resolution)] == ["plain"]
    assert any("a draft decision" in warning for warning in report.warnings)


def test_missing_opening_line_is_reported():
    page = adopted_first_page()
    page.paragraph((("Recalling ", "italic"), "the storm of last winter,"))
    page.paragraph((("Requests ", "italic"), "that the lamps be lit."))
    resolution, report = _read(page)
    assert [row[0] for row in _shape(resolution)] == ["preambular", "operative"]
    assert any("opening line" in warning for warning in report.warnings)


def test_note_without_a_mark_is_kept_and_reported():
    page = _adopted()
    page.paragraph((("Thanks ", "italic"), "the keepers."))
    page.notes(("1", "Log of the north tower."))
    resolution, report = _read(page)
    assert [plain_text(note.spans) for note in resolution.notes] == ["Log of the north tower."]
    assert any("note 1" in warning for warning in report.warnings)


def test_reading_twice_gives_the_same():
    page = _adopted()
    page.paragraph((("Thanks ", "italic"), "the keepers."))
    data = pdf(page)
    assert read(data, "made.pdf") == read(data, "made.pdf")


def test_page_shown_turned_is_read_as_it_is_shown():
    # The words run upwards on the paper, which is shown turned by a quarter: upright again.
    words = ["The keepers of the tower", "wrote a long log of storms."]
    content = "\n".join(
        f"BT /roman 10 Tf 0 1 -1 0 {100 + 12 * number} 150 Tm ({text}) Tj ET"
        for number, text in enumerate(words)
    )
    resolution, _ = read(pdf_of_contents([content.encode()], rotate=90), "made.pdf")
    assert _shape(resolution) == [("plain", 0, "", " ".join(words))]


def test_french_resolution_has_the_structure_of_the_english():
    page = Page()
    page.at(123.2, 735.5, "Nations Unies").at(481.8, 735.5, "A/RES/91/7")
    page.at(123.9, 705.7, "Assemblée générale", "bold", 20).at(396.9, 705.5, "Distr. générale")
    page.at(396.9, 693.6, "3 mai 2037").rule(60, 552, 726.7).rule(59, 552, 581.7, 1.5)
    page.at(60, 569.7, "Quatre-vingt-onzième session", "bold")
    page.at(60, 557.7, "Point 7 b) de l’ordre du jour").at(60, 545.7, "Phares", "bold")
    adopted = "Résolution adoptée par l’Assemblée générale le 2 mai 2037"
    page.at(COLUMN, 513.3, adopted, "bold", 14)
    page.at(72.8, 448.5, "91/7. ", "bold", 12).at(COLUMN, 448.5, "Entretien", "bold", 12)
    page.y = 430
    page.line(INDENT, ("L’Assemblée générale", "italic")).at(232, page.y, ",")
    storm = ("la tempête", ("1", "mark"), ", qui fut longue et froide pour tous")
    page.paragraph((("Rappelant ", "italic"), *storm), "les gardiens,")
    page.paragraph(("1. ", ("Prie ", "italic"), "les gardiens de :"))
    page.line(INDENT, "a) Polir les lampes ;", gap=18).line(INDENT, "b) Dormir ;", gap=18)
    page.paragraph(("2. ", ("Décide ", "italic"), "de les remercier."))
    page.line(397, ("64e séance plénière", "italic"), gap=24).line(425, ("2 mai 2037", "italic"))
    page.notes(("1", "Journal de la tour."))
    resolution, _ = _read(page)
    assert resolution.language == "fr"
    assert resolution.masthead.agenda_items == (AgendaItem("7 b)", "Phares"),)
    assert resolution.closing == Closing("64e séance plénière", "2 mai 2037")
    assert [row[:3] for row in _shape(resolution)] == [
        ("preambular", 0, ""),
        ("operative", 0, "1."),
        ("subparagraph", 1, "a)"),
        ("subparagraph", 1, "b)"),
        ("operative", 0, "2."),
    ]
    assert all(line.label is None for line in to_lines(resolution.body))
    assert plain_text(to_lines(resolution.body)[0].spans).startswith("Rappelant la tempête, qui")


def test_table_drawn_as_a_grid_is_read_row_by_row():
    first, second = _adopted(), later_page()
    first.paragraph(("1. ", ("Decides ", "italic"), "on these hours:"))
    _grid(first, 380, [("Tower", "Hours"), ("North", "8"), ("South", "9")])
    _grid(second, 710, [("Tower", "Hours"), ("East", "7")])
    second.y = 640
    second.paragraph(("2. ", ("Thanks ", "italic"), "the keepers."))
    resolution, report = _read(first, second)
    assert [row[0] for row in _shape(resolution)] == ["operative", "table", "operative"]
    table = to_lines(resolution.body)[1]
    cells = [[plain_text(cell.paragraphs[0]) for cell in row.cells] for row in table.rows]
    assert cells == [["Tower", "Hours"], ["North", "8"], ["South", "9"], ["East", "7"]]
    assert table.header_rows == 1
    assert report.furniture["repeated table head"] == 1


def _grid(page, top: float, rows) -> None:
    height = 16.0
    for number, (name, hours) in enumerate(rows):
        y = top - height * number
        page.rule(123, 480, y)
        page.at(128, y - 11, name).at(305, y - 11, hours)
        for x in (123, 300, 480):
            page.content.append(f"{x} {y - height} 0.5 {height} re f")
    page.rule(123, 480, top - height * len(rows))


def test_frame_around_a_text_is_no_table():
    page = _adopted()
    page.paragraph(("1. ", ("Adopts ", "italic"), "this:"))
    page.rule(123, 489, 380).rule(123, 489, 340)
    for x in (123, 489):
        page.content.append(f"{x} 340 0.5 40 re f")
    page.at(INDENT, 362, "Lamps are lit at dusk.")
    resolution, _ = _read(page)
    assert [row[0] for row in _shape(resolution)] == ["operative", "quoted"]


def test_words_at_the_margin_that_are_no_field_are_reported():
    page = adopted_first_page().at(60, 640.0, "Above the rule").at(60, 525.0, "Below the rule")
    resolution, report = _read(opening(page))
    assert plain_text(resolution.title) == "Care of lighthouses"
    assert [piece.text for piece in report.unplaced] == ["Above the rule", "Below the rule"]


def test_agenda_title_on_the_line_of_its_number():
    page = adopted_first_page()
    page.content = [part for part in page.content if "Lighthouses" not in part]
    page.at(60, 545.7, "Lighthouses")
    resolution, _ = _read(opening(page))
    assert resolution.masthead.agenda_items == (AgendaItem("7 (b)", "Lighthouses"),)


def test_resolution_in_two_parts_has_two_openings_and_numbers_anew():
    page = adopted_first_page()
    for part in ("A", "B"):
        page.line(COLUMN, (part, "bold"), gap=24).line(COLUMN, (f"Tower {part}", "bold"))
        opening(page)
        page.paragraph((("Recalling ", "italic"), "the storm,"))
        page.paragraph(("1. ", ("Thanks ", "italic"), "the keepers;"))
        page.paragraph(("2. ", ("Asks ", "italic"), "them to go on."))
    resolution, _ = _read(page)
    part = ["heading", "opening", "preambular", "operative", "operative"]
    assert [row[0] for row in _shape(resolution)] == [*part, *part]
    assert [row[2] for row in _shape(resolution)] == [
        "A",
        "",
        "",
        "1.",
        "2.",
        "B",
        "",
        "",
        "1.",
        "2.",
    ]


def test_gap_in_the_numbers_stays():
    page = _adopted()
    for label in ("5. ", "7. ", "8. "):
        page.paragraph((label, ("Thanks ", "italic"), "the keepers;"))
    resolution, _ = _read(page)
    assert [row[2] for row in _shape(resolution)] == ["5.", "7.", "8."]
