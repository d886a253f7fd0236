"""Files as colleagues send them, made with python-docx: lists, headings, merged cells, headers."""

import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from formats.word.reader_files import docx, italic, paragraph, table
from penholder.document.lines import to_lines
from penholder.document.numbering import labels
from penholder.document.spans import ParagraphReference, Text, opening_phrase
from penholder.document.text import plain_text
from penholder.formats.word.reader import read


def saved(document):
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.fixture
def mail():
    document = Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("Ferries between small islands").bold = True
    document.add_paragraph("The General Assembly,")
    document.add_paragraph("Recalling its resolution 80/1 of 3 March 2026,")
    document.add_paragraph("Mindful of the needs of islands:")
    document.add_paragraph("(a) their harbours,")
    document.add_paragraph("(b) their boats,")
    document.add_heading("Piers", 2)
    document.add_paragraph("Welcomes the new piers;", style="List Number")
    document.add_paragraph("Calls upon all harbours to build:", style="List Number")
    document.add_paragraph("in the north;", style="List Bullet")
    document.add_paragraph("in the south;", style="List Bullet")
    document.add_paragraph(
        "Requests a report that takes into account paragraph 2 above.", style="List Number"
    )
    cells = document.add_table(2, 2)
    cells.cell(0, 0).text, cells.cell(0, 1).text = "north", "south"
    cells.cell(1, 0).merge(cells.cell(1, 1)).text = "both"
    document.sections[0].header.paragraphs[0].text = "Draft of Monday"
    document.sections[0].footer.paragraphs[0].text = "Not agreed"
    return saved(document)


def test_draft_from_a_colleague_is_read_whole(mail):
    resolution, report = read(mail, "mail.docx")
    lines = to_lines(resolution.body)
    label_of = labels(resolution)
    assert plain_text(resolution.title) == "Ferries between small islands"
    assert resolution.opening == (Text("The General Assembly", italic=True), Text(","))
    assert resolution.masthead.organ == "General Assembly"
    assert [(line.kind.value, label_of.get(line.id, "")) for line in lines] == [
        ("preambular", ""),
        ("preambular", ""),
        ("subparagraph", "(a)"),
        ("subparagraph", "(b)"),
        ("heading", ""),
        ("operative", "1."),
        ("operative", "2."),
        ("subparagraph", "•"),
        ("subparagraph", "•"),
        ("operative", "3."),
        ("table", ""),
    ]
    assert [opening_phrase(line.spans) for line in lines if line.kind.value == "operative"] == [
        "Welcomes",
        "Calls upon",
        "Requests",
    ]
    assert any(isinstance(span, ParagraphReference) for span in lines[9].spans)
    assert lines[10].rows[1].cells[0].columns == 2
    assert {item.text for item in report.unplaced} == {"Draft of Monday", "Not agreed"}


def kinds_of(*body):
    resolution, _ = read(docx(*body), "a.docx")
    label_of = labels(resolution)
    return [
        (line.kind.value, label_of.get(line.id, ""))
        for line in to_lines(resolution.body, resolution.annexes)
    ]


def test_paragraphs_parted_by_line_breaks_only():
    assert kinds_of(
        paragraph("The General Assembly,\nRecalling its interest,\n1. Welcomes:\n(a) piers;"),
        paragraph("2. Notes the sea,\nand the sky."),
    ) == [
        ("preambular", ""),
        ("operative", "1."),
        ("subparagraph", "(a)"),
        ("operative", "2."),
    ]


def test_number_without_a_full_stop_is_a_number_only_where_it_is_the_next():
    assert kinds_of(
        paragraph("The General Assembly,"),
        paragraph("1. Welcomes the piers;"),
        paragraph("2 Condemns the storms;"),
        paragraph("7 Condemns the winds."),
    )[1:2] == [("operative", "2.")]


def test_single_clause_with_letters_below_it_has_no_number():
    assert kinds_of(
        paragraph(italic("The General Assembly")),
        paragraph(italic("Decides"), ":"),
        paragraph("(a) To build piers;"),
        paragraph("(b) To build boats."),
    ) == [("operative", ""), ("subparagraph", "(a)"), ("subparagraph", "(b)")]


def test_unknown_phrase_in_italics_is_believed():
    assert kinds_of(
        paragraph(italic("The General Assembly"), ","),
        paragraph(italic("Beholding"), " the sea,"),
        paragraph(italic("Beholds"), " the piers;"),
        paragraph(italic("Embraces"), " the boats."),
    ) == [("preambular", ""), ("operative", ""), ("operative", "")]


def test_parts_of_one_resolution_each_have_an_opening_line():
    assert kinds_of(
        paragraph("A", style="HCh"),
        paragraph("Piers", style="H1"),
        paragraph(italic("The General Assembly"), ","),
        paragraph("1.\tWelcomes the piers;"),
        paragraph("2.\tNotes the boats."),
        paragraph("B", style="HCh"),
        paragraph("Boats", style="H1"),
        paragraph(italic("The General Assembly"), ","),
        paragraph("1.\tWelcomes the boats;"),
        paragraph("2.\tNotes the piers."),
    )[2:] == [("heading", "B"), ("opening", ""), ("operative", "1."), ("operative", "2.")]


def test_decision_of_one_sentence_is_text_and_not_a_title():
    resolution, report = read(
        docx(
            paragraph("Chile: draft decision", style="Sponsors"),
            paragraph("Ferries", style="TitleH1"),
            paragraph(italic("The General Assembly"), ", recalling its interest, decides to wait."),
        ),
        "a.docx",
    )
    assert plain_text(resolution.title) == "Ferries"
    assert [node.kind.value for node in resolution.body] == ["plain"]
    assert any("draft decision" in warning for warning in report.warnings)


def test_masthead_in_a_table_of_the_text():
    resolution, report = read(
        docx(
            table(["United Nations", "A/C.3/81/L.4"], ["General Assembly", "Distr.: Limited"]),
            paragraph("Eighty-first session"),
            paragraph("Third Committee"),
            paragraph("Chile and Trinidad and Tobago: revised draft resolution"),
            paragraph("Ferries for all"),
            paragraph(italic("The General Assembly"), ","),
            paragraph("1.\tWelcomes the piers."),
        ),
        "a.docx",
    )
    masthead = resolution.masthead
    assert (masthead.symbol, masthead.distribution) == ("A/C.3/81/L.4", "Limited")
    assert (masthead.session, masthead.body) == ("Eighty-first session", "Third Committee")
    assert [state.name for state in resolution.sponsors.states] == ["Chile", "Trinidad and Tobago"]
    assert resolution.sponsors.proposal == "revised draft resolution"
    assert plain_text(resolution.title) == "Ferries for all"
    assert report.unplaced == ()


def test_french_draft_is_read_by_its_own_words():
    resolution, _ = read(
        docx(
            paragraph("Quatre-vingt-unième session", style="Session"),
            paragraph(italic("L’Assemblée générale"), ","),
            paragraph(italic("Rappelant"), " son intérêt pour les bacs,"),
            paragraph("1.\t", italic("Se félicite"), " des nouveaux quais :"),
            paragraph("a)\tEn bois ;"),
            paragraph("b)\tEn pierre ;"),
            paragraph("2.\t", italic("Prend note"), " du reste."),
        ),
        "a.docx",
    )
    assert resolution.language == "fr"
    assert list(labels(resolution).values()) == ["1.", "a)", "b)", "2."]
    assert resolution.body[0].kind.value == "preambular"
    assert resolution.body[1].blocks[0].label is None
