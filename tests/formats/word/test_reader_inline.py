"""What stands inside Word paragraphs: notes, fields, links, symbols, boxes, hidden words."""

import pytest

from formats.word.reader_files import (
    docx,
    field,
    footnote,
    italic,
    mark,
    paragraph,
    run,
)
from penholder.document.lines import to_lines
from penholder.document.numbering import note_labels
from penholder.document.spans import NoteMark, Text, marks_in
from penholder.document.text import plain_text
from penholder.formats.word.reader import read

OPENING = paragraph("\t", italic("The General Assembly"), ",")


def read_first(*content, **parts):
    """The spans of the first paragraph, with the resolution and the report."""
    resolution, report = read(docx(OPENING, paragraph("Noting ", *content), **parts), "a.docx")
    return to_lines(resolution.body)[0].spans, resolution, report


def text_of(*content, **parts):
    return plain_text(read_first(*content, **parts)[0])


def test_footnote_marked_twice_through_a_field_is_one_note_with_two_marks():
    first = f'<w:bookmarkStart w:id="5" w:name="_Ref1"/>{mark("1")}<w:bookmarkEnd w:id="5"/>'
    spans, resolution, _ = read_first(
        "the sea,",
        first,
        " the sky",
        mark("2"),
        " and the sea",
        field(" NOTEREF _Ref1 \\h ", "1"),
        " again",
        footnotes=footnote("1", " See A/81/2.") + footnote("2", " See A/81/3."),
    )
    assert marks_in(spans) == ("f1", "f2", "f1")
    assert plain_text(spans) == "Noting the sea, the sky and the sea again"
    assert note_labels(resolution) == {"f1": "1", "f2": "2"}


def test_simple_noteref_field_is_a_mark_too():
    first = f'<w:bookmarkStart w:id="5" w:name="N"/>{mark("1")}<w:bookmarkEnd w:id="5"/>'
    again = f'<w:fldSimple w:instr=" NOTEREF N ">{run("1")}</w:fldSimple>'
    spans, *_ = read_first("x,", first, " y,", again, footnotes=footnote("1", " See."))
    assert marks_in(spans) == ("f1", "f1")


def test_raised_number_of_a_known_note_is_a_mark_and_a_guess():
    raised = run("1", look='<w:vertAlign w:val="superscript"/>')
    spans, _, report = read_first(
        "the sea,", mark("1"), " the bay", raised, " again", footnotes=footnote("1", " See.")
    )
    assert marks_in(spans) == ("f1", "f1")
    assert any("raised number" in warning for warning in report.warnings)


def test_raised_number_without_a_note_stays_a_word():
    raised = run("2", look='<w:vertAlign w:val="superscript"/>')
    assert text_of("100 m", raised, " of nets,") == "Noting 100 m2 of nets,"


def test_endnotes_are_notes():
    note = '<w:endnote w:id="4"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t> See.</w:t></w:r></w:p>'
    spans, resolution, _ = read_first(
        "the sea,",
        '<w:r><w:endnoteReference w:id="4"/></w:r>',
        endnotes=f"{note}</w:endnote>",
    )
    assert marks_in(spans) == ("f1",)
    assert plain_text(resolution.notes[0].spans) == "See."


def test_note_of_several_paragraphs_keeps_its_lines_and_italics():
    inside = (
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> See'
        f" </w:t></w:r>{italic('Treaty Series')}</w:p><w:p>{run('and more.')}</w:p></w:footnote>"
    )
    _, resolution, _ = read_first("x", mark("1"), footnotes=inside)
    assert resolution.notes[0].spans == (
        Text("See "),
        Text("Treaty Series", italic=True),
        Text("\nand more."),
    )


def test_note_without_a_mark_is_reported():
    _, resolution, report = read_first("x", footnotes=footnote("1", " Lost words."))
    assert resolution.notes == ()
    assert [(item.text, item.place) for item in report.unplaced] == [
        ("Lost words.", "note without a mark in the text")
    ]


def test_mark_without_a_note_leaves_a_warning():
    spans, _, report = read_first("the sea", mark("9"), " and sky,")
    assert plain_text(spans) == "Noting the sea and sky,"
    assert any("not in the file" in warning for warning in report.warnings)


def test_fields_and_links_show_their_result():
    link = f'<w:hyperlink w:anchor="x">{run("resolution 9/9")}</w:hyperlink>'
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        f"{field('REF a', 'not shown')}"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("shown")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text_of(link, " and ", nested, ",") == "Noting resolution 9/9 and shown,"


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:bdo>{}</w:bdo>",
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_wrapped_runs_are_read(wrapper):
    assert text_of("a ", wrapper.format(run("boat")), ",") == "Noting a boat,"


def test_whole_paragraphs_in_content_controls_are_read():
    control = f"<w:sdt><w:sdtContent>{paragraph('Noting the sea,')}</w:sdtContent></w:sdt>"
    resolution, _ = read(docx(OPENING, control), "a.docx")
    assert plain_text(resolution.body[0].chapeau) == "Noting the sea,"


def test_special_characters_are_kept():
    special = (
        "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>s</w:t><w:br/>"
        '<w:t>5\u00a0%</w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    )
    assert text_of(special, "x") == "Noting co\u2011op\u00ads\n5\u00a0%•x"


def test_page_breaks_are_no_line_breaks():
    assert text_of('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>') == "Noting ab"


def test_escaped_control_characters_and_split_accents_are_joined():
    assert text_of("a_x0001_b_x0041_ c_x005F_x0001_ d_x005F_") == (
        "Noting a\x01b_x0041_ c_x0001_ d_x005F_"
    )
    assert text_of("cafe\u0301") == "Noting café"


def test_hidden_words_are_reported():
    spans, _, report = read_first("the sea", run(" secret", look="<w:vanish/>"), ",")
    assert plain_text(spans) == "Noting the sea,"
    assert [(item.text, item.place) for item in report.unplaced] == [("secret", "hidden text")]


def test_text_box_is_reported_once():
    box = f"<w:txbxContent>{paragraph('Draft of Monday')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}'
        "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    _, _, report = read_first("the sea,", both)
    assert [(item.text, item.place) for item in report.unplaced] == [
        ("Draft of Monday", "text box")
    ]


def test_formula_keeps_its_characters():
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {math}><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    data = docx(OPENING, f"<w:p>{run('Noting ')}{formula}</w:p>")
    resolution, _ = read(data, "a.docx")
    assert plain_text(resolution.body[0].chapeau) == "Noting x+1"


def test_pictures_are_counted():
    _, _, report = read_first("the sea,", "<w:r><w:drawing/></w:r>")
    assert any("1 picture" in warning for warning in report.warnings)


def test_typed_sign_notes_at_a_page_foot_become_notes():
    sign = run("*", look='<w:vertAlign w:val="superscript"/>')
    data = docx(
        OPENING,
        paragraph("Noting the list", sign, " of boats,"),
        paragraph(
            "\t", sign, "\tKept by the pilots.", shape='<w:framePr w:w="100" w:hAnchor="page"/>'
        ),
    )
    resolution, report = read(data, "a.docx")
    assert note_labels(resolution) == {"f1": "*"}
    assert NoteMark("f1") in resolution.body[0].chapeau
    assert plain_text(resolution.notes[0].spans) == "Kept by the pilots."
    assert report.unplaced == ()


def test_footer_words_are_furniture_or_reported():
    footer = (
        paragraph("26-12345 (E)")
        + paragraph(field("PAGE", "3"), "/", field("NUMPAGES", "9"))
        + paragraph("Second version, not agreed")
    )
    _, _, report = read_first("the sea,", footer1=footer)
    assert report.furniture["job numbers"] == 1
    assert report.furniture["page numbers"] == 1
    assert [(item.text, item.place) for item in report.unplaced] == [
        ("Second version, not agreed", "header or footer")
    ]
