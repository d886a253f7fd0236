"""Odd Word files: every word is in the resolution or in the report, once."""

import pytest

from formats.word.reader_files import (
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
from penholder.document.lines import LineKind
from penholder.document.numbering import line_labels, line_texts
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats.word.reader import read

OPENING = paragraph("\t", italic("The General Assembly"), ",")
TEXT_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r></w:p>"
)
BOX = (
    "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>lanterns</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></w:pict>"
)
BOTH = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice>'
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)


def found(data):
    """All words of the resolution, and all that the report lists."""
    resolution, report = read(data, "odd.docx")
    lines = lines_of(resolution)
    labels = line_labels(lines)
    texts = [resolution.title, *(text for line in lines for text in line_texts(line))]
    texts += [note.spans for note in resolution.notes]
    placed = " ".join([*(plain_text(text) for text in texts), *labels.values()])
    return placed, " ".join(item.text for item in report.unplaced), report


def shapes(data):
    lines = lines_of(read(data, "odd.docx")[0])
    labels = line_labels(lines)
    return [(line.kind, labels.get(line.id, ""), line.level) for line in lines]


ONE_WORD = "lanterns"
PLACES = {
    # where the word stands: (the file's body, further parts)
    "a run": (paragraph("1.\tNotes the lanterns."), {}),
    "a text box": (paragraph("1.\tNotes the sea.") + TEXT_BOX.format(paragraph("lanterns")), {}),
    "a text box in both branches": (
        paragraph("1.\tNotes the sea.") + f"<w:p><w:r>{BOTH.format(BOX, BOX)}</w:r></w:p>",
        {},
    ),
    "a box in a box": (
        paragraph("1.\tNotes the sea.") + TEXT_BOX.format(TEXT_BOX.format(paragraph("lanterns"))),
        {},
    ),
    "a content control": (
        "<w:sdt><w:sdtPr/><w:sdtContent>"
        + paragraph("1.", " Notes the lanterns.")
        + "</w:sdtContent></w:sdt>",
        {},
    ),
    "a content control in a line": (
        paragraph(
            "1.\tNotes the ", "<w:sdt><w:sdtContent>" + run("lanterns") + "</w:sdtContent></w:sdt>"
        ),
        {},
    ),
    "smart tags": (
        paragraph(
            "1.\tNotes the ",
            '<w:smartTag w:element="place"><w:smartTag>'
            + run("lanterns")
            + "</w:smartTag></w:smartTag>",
        ),
        {},
    ),
    "custom XML": (
        "<w:customXml>" + paragraph("1.", " Notes the lanterns.") + "</w:customXml>",
        {},
    ),
    "the result of nested fields": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>DATE</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run("lanterns"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        {},
    ),
    "a field over two paragraphs": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run("1. Notes the sea;"),
        )
        + paragraph(run("2. Notes the lanterns."), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        {},
    ),
    "a table": (paragraph("1.\tApproves:") + table(["a", "lanterns"]), {}),
    "a table in a table": (
        paragraph("1.\tApproves:")
        + table(["a", "x"]).replace(paragraph("x"), table(["lanterns"]) + paragraph("x")),
        {},
    ),
    "a row in a content control": (
        paragraph("1.\tApproves:")
        + f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('lanterns')}</w:tc></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>",
        {},
    ),
    "a footnote": (
        paragraph("1.\tNotes the sea.", mark("1")),
        {"footnotes": footnote("1", " lanterns")},
    ),
    "a table in a footnote": (
        paragraph("1.\tNotes the sea.", mark("1")),
        {
            "footnotes": f'<w:footnote w:id="1">{paragraph("See:")}{table(["lanterns"])}'
            "</w:footnote>"
        },
    ),
    "a text box in a footnote": (
        paragraph("1.\tNotes the sea.", mark("1")),
        {
            "footnotes": f'<w:footnote w:id="1">{paragraph("See:")}'
            f"{TEXT_BOX.format(paragraph('lanterns'))}</w:footnote>"
        },
    ),
    "an endnote": (
        paragraph("1.\tNotes the sea.", '<w:r><w:endnoteReference w:id="1"/></w:r>'),
        {"endnotes": f'<w:endnote w:id="1">{paragraph("lanterns")}</w:endnote>'},
    ),
    "a note without a mark": (
        paragraph("1.\tNotes the sea."),
        {"footnotes": footnote("1", " lanterns")},
    ),
    "a comment": (
        paragraph("1.\tNotes the sea."),
        {"comments": f'<w:comment w:id="1" w:author="Eve">{paragraph("lanterns")}</w:comment>'},
    ),
    "an answer to a comment": (
        paragraph("1.\tNotes the sea."),
        {
            "comments": f'<w:comment w:id="1" w:author="Eve">{paragraph("Which?")}</w:comment>'
            f'<w:comment w:id="2" w:author="Ben">{paragraph("lanterns")}</w:comment>'
        },
    ),
    "hidden text of a note": (
        paragraph("1.\tNotes the sea.", mark("1")),
        {"footnotes": footnote("1", " See", run("lanterns", look="<w:vanish/>"))},
    ),
    "a text box of a header": (
        paragraph("1.\tNotes the sea."),
        {"header1": TEXT_BOX.format(paragraph("lanterns"))},
    ),
    "a table of a header": (paragraph("1.\tNotes the sea."), {"header1": table(["lanterns"])}),
    "hidden text": (paragraph("1.\tNotes the sea", run("lanterns", look="<w:vanish/>"), "."), {}),
    "ruby": (
        paragraph(
            "1.\tNotes the ",
            "<w:r><w:ruby><w:rt>"
            + run("aside")
            + "</w:rt><w:rubyBase>"
            + run("lanterns")
            + "</w:rubyBase></w:ruby></w:r>",
        ),
        {},
    ),
    "a link": (
        paragraph(
            "1.\tNotes the ", '<w:hyperlink w:anchor="x">' + run("lanterns") + "</w:hyperlink>"
        ),
        {},
    ),
    "text of two directions": (
        paragraph(
            "1.\tNotes the ", '<w:bdo w:val="rtl"><w:dir>' + run("lanterns") + "</w:dir></w:bdo>"
        ),
        {},
    ),
    "moved words": (
        "<w:p>"
        + run("1.\tNotes the ")
        + '<w:moveToRangeStart w:id="1" w:name="m"/><w:moveTo w:id="2" w:author="Ada">'
        + run("lanterns")
        + '</w:moveTo><w:moveToRangeEnd w:id="1"/></w:p>',
        {},
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_word_is_placed_or_reported_once(place):
    body, parts = PLACES[place]
    placed, reported, _ = found(docx(OPENING, body, **parts))
    assert (placed + " " + reported).count(ONE_WORD) == 1


def test_what_is_not_text_is_said_to_be_left_out():
    _, _, report = found(
        docx(
            OPENING,
            paragraph("1.\tNotes the sea."),
            '<w:altChunk r:id="rId9"/>',
            "<w:p><w:r><w:object/></w:r></w:p>",
        )
    )
    said = " ".join(report.warnings)
    assert "embedded document" in said
    assert "picture" in said


def test_deleted_rows_and_words_are_in_the_changes_and_not_in_the_text():
    gone = '<w:trPr><w:del w:id="1" w:author="Ben"/></w:trPr>'
    row = f"<w:tr>{gone}<w:tc>{paragraph('lanterns')}</w:tc></w:tr>"
    body = paragraph("1.\tApproves:") + table(["lamps"]).replace("</w:tbl>", row + "</w:tbl>")
    placed, _, _ = found(docx(OPENING, body))
    assert "lamps" in placed
    assert "lanterns" not in placed


def test_automatic_numbers_with_odd_levels():
    levels = (
        level(0, "decimal", "%1.") + level(1, "lowerRoman", "(%2)") + level(3, "lowerLetter", "%4)")
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = (
        numbered(1, 0, "Requests the keepers:"),
        numbered(1, 1, "To light the lamps;"),
        numbered(1, 3, "In the north;"),
        numbered(1, 8, "In the deep;"),
        numbered(1, 0, "Thanks the keepers."),
        numbered(7, 0, "Notes a list that is not there."),
    )
    placed, reported, _ = found(docx(OPENING, *body, numbering=numbering))
    for words in ("light the lamps", "In the north", "In the deep", "Thanks", "not there"):
        assert (placed + reported).count(words) == 1
    assert shapes(docx(OPENING, *body, numbering=numbering))[0] == (LineKind.OPERATIVE, "1.", 0)


def test_lists_made_with_tabs():
    assert shapes(
        docx(
            OPENING,
            paragraph("1.\tRequests the keepers:"),
            paragraph("\t(a)\tTo light the lamps:"),
            paragraph("\t\t(i)\tIn the north;"),
            paragraph("\t\t(ii)\tIn the south;"),
            paragraph("\t(b)\tTo buy oil."),
        )
    ) == [
        (LineKind.OPERATIVE, "1.", 0),
        (LineKind.SUBPARAGRAPH, "(a)", 1),
        (LineKind.SUBPARAGRAPH, "(i)", 2),
        (LineKind.SUBPARAGRAPH, "(ii)", 2),
        (LineKind.SUBPARAGRAPH, "(b)", 1),
    ]


def test_footnotes_and_endnotes_of_the_same_ids_are_different_notes():
    resolution, _ = read(
        docx(
            OPENING,
            paragraph(
                "1.\tNotes the sea", mark("1"), ".", '<w:r><w:endnoteReference w:id="1"/></w:r>'
            ),
            footnotes=footnote("1", " At the foot."),
            endnotes=f'<w:endnote w:id="1">{paragraph("At the end.")}</w:endnote>',
        ),
        "odd.docx",
    )
    assert [plain_text(note.spans) for note in resolution.notes] == ["At the foot.", "At the end."]
