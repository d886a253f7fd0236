"""Word files of every make are read into masthead, paragraphs, parts of paragraphs and annexes."""

from formats.word.reader_files import (
    bold,
    docx,
    footnote,
    italic,
    level,
    mark,
    numbered,
    paragraph,
    run,
    table,
)
from penholder.document.lines import to_lines
from penholder.document.numbering import line_labels, note_labels
from penholder.document.resolution import AgendaItem, Sponsor
from penholder.document.spans import NoteMark, Text, opening_phrase
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.formats.word.reader import read

OPENING = paragraph("\t", italic("The General Assembly"), ",", style="SingleTxt")


def read_lines(*body, **parts):
    """(kind, level, label, text) of every line."""
    resolution, _ = read(docx(*body, **parts), "draft.docx")
    assert problems(resolution) == []
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines)
    return [
        (line.kind.value, line.level, labels.get(line.id, ""), plain_text(line.spans))
        for line in lines
    ]


def official(*content):
    return paragraph("\t", *content, style="SingleTxt")


def test_official_draft_is_read_whole():
    header = (
        paragraph("United Nations")
        + paragraph(run("A", look='<w:sz w:val="40"/>'), "/C.2/81/L.7")
        + paragraph("General Assembly")
        + paragraph("Distr.: Limited\n3 November 2026")
        + paragraph("Original: English")
    )
    data = docx(
        paragraph("Eighty-first session", style="Session"),
        paragraph("Second Committee", style="H1"),
        paragraph("Agenda item 20 (b)", style="AgendaItemNormal"),
        paragraph("Bridges between islands", style="AgendaTitleH2"),
        paragraph("Chile, Fiji", mark("1", "*"), " and Palau: draft resolution", style="Sponsors"),
        paragraph("\t\tSmall ferries for the common good", style="TitleH1"),
        OPENING,
        official(italic("Recalling"), " its earlier interest in ferries,", mark("2")),
        official("1.\t", italic("Welcomes"), " the new piers;"),
        official("2.\t", italic("Requests"), " a report:"),
        official("\t(a)\tOn piers;"),
        official("\t\t(i)\tOf wood;"),
        official("\t\t(ii)\tOf stone;"),
        official("\t(b)\tOn boats."),
        section='<w:headerReference w:type="first" r:id="rId1"/><w:titlePg/>',
        footnotes=footnote("1", "*\tOn behalf of the islands.") + footnote("2", " \tSee A/80/1."),
        header1=header,
    )
    resolution, report = read(data, "draft.docx")
    masthead = resolution.masthead
    assert (masthead.organ, masthead.body) == ("General Assembly", "Second Committee")
    assert (masthead.symbol, masthead.distribution) == ("A/C.2/81/L.7", "Limited")
    assert (masthead.date, masthead.original_language) == ("3 November 2026", "English")
    assert masthead.agenda_items == (AgendaItem("20 (b)", "Bridges between islands"),)
    assert resolution.sponsors.states == (
        Sponsor("Chile"),
        Sponsor("Fiji", ("f1",)),
        Sponsor("Palau"),
    )
    assert resolution.title == (Text("Small ferries for the common good"),)
    assert resolution.opening == (Text("The General Assembly", italic=True), Text(","))
    lines = to_lines(resolution.body)
    assert [(line.kind.value, line.level) for line in lines] == [
        ("preambular", 0),
        ("operative", 0),
        ("operative", 0),
        ("subparagraph", 1),
        ("subparagraph", 2),
        ("subparagraph", 2),
        ("subparagraph", 1),
    ]
    assert lines[0].spans == (
        Text("Recalling", italic=True),
        Text(" its earlier interest in ferries,"),
        NoteMark("f2"),
    )
    assert note_labels(resolution) == {"f1": "*", "f2": "1"}
    assert [plain_text(note.spans) for note in resolution.notes] == [
        "On behalf of the islands.",
        "See A/80/1.",
    ]
    assert report.unplaced == ()
    assert report.warnings == ()


def test_adopted_resolution_has_its_lines_and_no_number_in_its_title():
    resolution, report = read(
        docx(
            paragraph("Resolution adopted by the General Assembly", style="HCh"),
            paragraph("on 2 December 2026", style="HCh"),
            paragraph("[", italic("on the report of the Second Committee"), " (A/81/9)]"),
            paragraph("\t81/45.\tSmall ferries", style="TitleH1"),
            OPENING,
            official(italic("Recalling"), " its interest,"),
            official(italic("Welcomes"), " the piers."),
            paragraph("50th plenary meeting", shape='<w:jc w:val="right"/>'),
            paragraph("2 December 2026", shape='<w:jc w:val="right"/>'),
        ),
        "adopted.docx",
    )
    assert (
        resolution.adoption.line == "Resolution adopted by the General Assembly on 2 December 2026"
    )
    assert resolution.adoption.date == "2 December 2026"
    assert resolution.adoption.report == "[on the report of the Second Committee (A/81/9)]"
    assert resolution.masthead.symbol == "A/RES/81/45"
    assert plain_text(resolution.title) == "Small ferries"
    assert (resolution.closing.meeting, resolution.closing.date) == (
        "50th plenary meeting",
        "2 December 2026",
    )
    assert [node.kind.value for node in resolution.body] == ["preambular", "operative"]
    assert report.furniture["resolution numbers before the title"] == 1


def test_automatic_numbers_are_counted_as_word_shows_them():
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "decimal", "%1.")
        + level(1, "lowerLetter", "(%2)")
        + level(2, "lowerRoman", "(%3)")
        + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    lines = read_lines(
        OPENING,
        paragraph(italic("Recalling"), " its interest,"),
        numbered(3, 0, "Welcomes the piers;"),
        numbered(3, 0, "Requests the harbours:"),
        numbered(3, 1, "To mend:"),
        numbered(3, 2, "Nets;"),
        numbered(3, 2, "Sails;"),
        numbered(3, 1, "To paint;"),
        numbered(3, 0, "Decides to return to the matter:"),
        numbered(3, 1, "Soon."),
        numbering=numbering,
    )
    assert [(label, level) for _, level, label, _ in lines] == [
        ("", 0),
        ("1.", 0),
        ("2.", 0),
        ("(a)", 1),
        ("(i)", 2),
        ("(ii)", 2),
        ("(b)", 1),
        ("3.", 0),
        ("(a)", 1),
    ]


def test_numbering_that_starts_elsewhere_is_kept_as_word_shows_it():
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.", start=5)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    )
    lines = read_lines(
        OPENING,
        numbered(1, 0, "Welcomes the piers;"),
        numbered(1, 0, "Notes the boats;"),
        numbered(2, 0, "Notes the nets;"),
        numbered(2, 0, "Notes the sails."),
        numbering=numbering,
    )
    assert [label for _, _, label, _ in lines] == ["5.", "6.", "9.", "10."]


def test_bullets_are_parts_of_the_paragraph_before_them():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    lines = read_lines(
        OPENING,
        paragraph("1.\tWelcomes:"),
        numbered(1, 0, "Piers;"),
        numbered(1, 0, "Boats;"),
        paragraph("2.\tNotes the rest."),
        numbering=numbering,
    )
    assert [(kind, label) for kind, _, label, _ in lines] == [
        ("operative", "1."),
        ("subparagraph", "•"),
        ("subparagraph", "•"),
        ("operative", "2."),
    ]


def test_plain_paragraphs_are_told_by_their_opening_phrases():
    resolution, _ = read(
        docx(
            paragraph("The General Assembly,"),
            paragraph("Recalling its interest in ferries,"),
            paragraph("Noting with concern the storms,"),
            paragraph("Welcomes the new piers;"),
            paragraph("Requests a report."),
        ),
        "mail.docx",
    )
    lines = to_lines(resolution.body)
    assert [line.kind.value for line in lines] == [
        "preambular",
        "preambular",
        "operative",
        "operative",
    ]
    assert [opening_phrase(line.spans) for line in lines] == [
        "Recalling",
        "Noting with concern",
        "Welcomes",
        "Requests",
    ]


def test_italics_as_typed_are_believed_where_the_file_uses_them():
    resolution, _ = read(
        docx(
            OPENING,
            official(italic("Recalling"), " its interest,"),
            official("Noting the storms,"),
            official("1.\t", italic("Encourage"), "s ferries;"),
        ),
        "a.docx",
    )
    phrases = [opening_phrase(line.spans) for line in to_lines(resolution.body)]
    assert phrases == ["Recalling", "", "Encourage"]


def test_roman_blank_inside_an_opening_phrase_is_closed():
    resolution, _ = read(
        docx(OPENING, official(italic("Recalling"), run(" "), italic("also"), " its interest,")),
        "a.docx",
    )
    assert opening_phrase(to_lines(resolution.body)[0].spans) == "Recalling also"


def test_italics_of_a_character_style_are_italics():
    emphasis = run("Recalling", look='<w:rStyle w:val="Emphasis"/>')
    not_italic = run("x", look='<w:rStyle w:val="Emphasis"/><w:i w:val="0"/>')
    resolution, _ = read(docx(OPENING, official(emphasis, " its interest ", not_italic)), "a.docx")
    assert to_lines(resolution.body)[0].spans == (
        Text("Recalling", italic=True),
        Text(" its interest x"),
    )


def test_sections_restart_their_numbers_and_have_preambles_of_their_own():
    lines_of = (
        OPENING,
        paragraph("I", style="HCh"),
        paragraph("Ferries", style="HCh"),
        official(italic("Recalling"), " its interest,"),
        official("1.\t", italic("Welcomes"), " the piers;"),
        official("2.\t", italic("Notes"), " the boats;"),
        paragraph("II", style="HCh"),
        paragraph("Bridges", style="HCh"),
        official(italic("Recalling"), " the rivers,"),
        official("1.\t", italic("Welcomes"), " the bridges."),
    )
    resolution, _ = read(docx(*lines_of), "a.docx")
    lines = to_lines(resolution.body)
    labels = line_labels(lines)
    assert [(line.kind.value, labels.get(line.id, ""), line.restarts) for line in lines] == [
        ("heading", "I", False),
        ("preambular", "", False),
        ("operative", "1.", False),
        ("operative", "2.", False),
        ("heading", "II", True),
        ("preambular", "", False),
        ("operative", "1.", False),
    ]
    assert [plain_text(line.spans) for line in lines if line.kind.value == "heading"] == [
        "Ferries",
        "Bridges",
    ]


def test_bold_line_without_a_stop_is_a_heading():
    lines = read_lines(
        OPENING,
        paragraph("1.\tWelcomes the piers;"),
        paragraph(bold("Bridges and tunnels")),
        paragraph("2.\tNotes the rest."),
    )
    assert [kind for kind, *_ in lines] == ["operative", "heading", "operative"]


def test_text_goes_on_after_sub_paragraphs():
    lines = read_lines(
        OPENING,
        paragraph("1.\tRequests the harbours:"),
        paragraph("(a)\tTo mend nets;"),
        paragraph("(b)\tTo paint boats;"),
        paragraph("and to report to it on both;"),
        paragraph("2.\tNotes the rest."),
    )
    assert [(kind, level) for kind, level, *_ in lines] == [
        ("operative", 0),
        ("subparagraph", 1),
        ("subparagraph", 1),
        ("continuation", 0),
        ("operative", 0),
    ]


def test_numbers_that_restart_inside_a_paragraph_are_quoted():
    lines = read_lines(
        OPENING,
        paragraph("1.\tWelcomes the piers;"),
        paragraph("2.\tApproves this agenda:"),
        paragraph("1.\tOpening of the harbour."),
        paragraph("2.\tElection of a pilot."),
        paragraph("3.\tNotes the storms."),
    )
    assert [(kind, label) for kind, _, label, _ in lines] == [
        ("operative", "1."),
        ("operative", "2."),
        ("quoted", "1."),
        ("quoted", "2."),
        ("operative", "3."),
    ]


def test_text_in_quotation_marks_after_a_colon_is_quoted():
    lines = read_lines(
        OPENING,
        paragraph("1.\tDecides to add this article:"),
        paragraph("“Article 9"),
        paragraph("“1. Ferries are free.”"),
        paragraph("2.\tNotes the rest."),
    )
    assert [kind for kind, *_ in lines] == ["operative", "quoted", "quoted", "operative"]


def test_gaps_and_bis_numbers_stay_as_typed():
    lines = read_lines(
        OPENING,
        paragraph("1.\tWelcomes the piers;"),
        paragraph("3.\tNotes the boats;"),
        paragraph("3 bis.\tNotes the nets;"),
        paragraph("4\tNotes the sails."),
    )
    assert [label for _, _, label, _ in lines] == ["1.", "3.", "3 bis.", "4."]


def test_shorthand_numbers_are_read_as_numbers():
    lines = read_lines(
        OPENING,
        paragraph("PP1 Recalling its interest,"),
        paragraph("OP1 Welcomes the piers;"),
        paragraph("OP2 Notes the boats;"),
        paragraph("OP2 bis Notes the nets."),
    )
    assert [(kind, label) for kind, _, label, _ in lines] == [
        ("preambular", "PP1"),
        ("operative", "1."),
        ("operative", "2."),
        ("operative", "2 bis."),
    ]


def test_annexes_have_titles_and_numbers_of_their_own():
    lines = read_lines(
        OPENING,
        paragraph("1.\tAdopts the rules;"),
        paragraph("2.\tNotes the rest."),
        paragraph("Annex I", style="HCh"),
        paragraph("Rules of the harbour", style="HCh"),
        paragraph("1.\tBoats keep right."),
        paragraph("2.\tFerries go first."),
        paragraph("Annex II", style="HCh"),
        paragraph("There are no other rules."),
    )
    assert lines[2:] == [
        ("annex", 0, "Annex I", "Rules of the harbour"),
        ("operative", 0, "1.", "Boats keep right."),
        ("operative", 0, "2.", "Ferries go first."),
        ("annex", 0, "Annex II", ""),
        ("plain", 0, "", "There are no other rules."),
    ]


def test_second_opening_line_begins_a_second_preamble():
    lines = read_lines(
        OPENING,
        paragraph("1.\tWelcomes the piers;"),
        OPENING,
        paragraph("Recalling its interest,"),
        paragraph("2.\tNotes the boats."),
    )
    assert [kind for kind, *_ in lines] == ["operative", "opening", "preambular", "operative"]


def test_table_keeps_its_cells_and_their_spans():
    wide = ('<w:gridSpan w:val="2"/>', "Ferries")
    top = ('<w:vMerge w:val="restart"/>', "North")
    below = ("<w:vMerge/>", "")
    data = docx(
        OPENING,
        paragraph("1.\tApproves the scale:"),
        table([wide, "Year"], [top, "12", "2026"], [below, "14", "2027"]),
        paragraph("2.\tNotes the rest."),
    )
    resolution, _ = read(data, "a.docx")
    rows = resolution.body[0].blocks[0].rows
    assert [[plain_text(cell.paragraphs[0]) for cell in row.cells] for row in rows] == [
        ["Ferries", "Year"],
        ["North", "12", "2026"],
        ["14", "2027"],
    ]
    assert (rows[0].cells[0].columns, rows[1].cells[0].rows) == (2, 2)


def test_draft_without_an_opening_line_is_read_and_said_to_be_without():
    resolution, report = read(
        docx(paragraph("Recalling its interest,"), paragraph("1.\tWelcomes the piers.")), "a.docx"
    )
    assert [node.kind.value for node in resolution.body] == ["preambular", "operative"]
    assert any("opening line" in warning for warning in report.warnings)


def set_in(twips, *content):
    return paragraph(*content, shape=f'<w:ind w:left="{twips}"/>')


def test_text_that_goes_on_belongs_to_the_part_it_stands_under():
    lines = read_lines(
        OPENING,
        paragraph("1.\tRequests the harbours:"),
        set_in(900, "(a)\tTo mend:"),
        set_in(1400, "(i)\tNets;"),
        set_in(1400, "(ii)\tSails;"),
        set_in(900, "all of them blue;"),
        set_in(900, "(b)\tTo paint boats;"),
        paragraph("and to report;"),
        paragraph("2.\tNotes the rest."),
    )
    assert [(kind, level) for kind, level, *_ in lines[4:7]] == [
        ("continuation", 1),
        ("subparagraph", 1),
        ("continuation", 0),
    ]


def test_paragraphs_set_in_after_a_colon_are_quoted():
    lines = read_lines(
        OPENING,
        paragraph("1.\tRecalls these words:"),
        set_in(900, "The sea is wide"),
        set_in(900, "And the boats are small."),
        paragraph("2.\tNotes the rest."),
    )
    assert [kind for kind, *_ in lines] == ["operative", "quoted", "quoted", "operative"]
