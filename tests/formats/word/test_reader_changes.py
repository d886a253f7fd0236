"""Tracked changes and comments of Word files: both readings, and the changes as data."""

from formats.word.reader_files import (
    deleted,
    docx,
    footnote,
    inserted,
    italic,
    mark,
    paragraph,
    run,
    table,
)
from penholder.document.cells import CellPlace
from penholder.document.lines import LineKind, to_lines
from penholder.document.spans import ParagraphReference, split_at
from penholder.document.text import plain_text
from penholder.formats.word.reading.changes import ChangeKind
from penholder.formats.word.reading.document import read_docx

OPENING = paragraph("\t", italic("The General Assembly"), ",")
GONE = '<w:del w:id="8" w:author="Ben" w:date="2026-01-02T03:04:05Z"/>'
NEW = '<w:ins w:id="9" w:author="Ada" w:date="2026-01-02T03:04:05Z"/>'


def both(*body, **parts):
    """The texts of the lines with all changes accepted, and with all rejected.

    Who wants the text alone is given the same.
    """
    data = docx(OPENING, *body, **parts)
    found = []
    for how in ("accepted", "rejected"):
        read = read_docx(data, "a.docx", how).resolution
        assert read_docx(data, "a.docx", how, annotated=False).resolution == read
        found.append([plain_text(line.spans) for line in to_lines(read.body)])
    return tuple(found)


def test_insertions_and_deletions_inside_a_paragraph():
    accepted, rejected = both(
        paragraph("Noting the ", deleted("old"), inserted(run("new")), " sea,")
    )
    assert accepted == ["Noting the new sea,"]
    assert rejected == ["Noting the old sea,"]


def test_words_inserted_by_one_and_deleted_by_another_are_in_neither_reading():
    nested = inserted(deleted("never "))
    assert both(paragraph("Noting ", nested, "the sea,")) == (
        ["Noting the sea,"],
        ["Noting the sea,"],
    )


def test_a_field_that_begins_in_words_that_go_and_ends_outside():
    begun = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    )
    ended = (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    gone = f'<w:del w:id="2" w:author="Ben" w:date="2026-01-02T03:04:05Z">{begun}</w:del>'
    assert both(paragraph("Noting the sea", gone, ended, " and the sky,")) == (
        ["Noting the sea and the sky,"],
        ["Noting the sea and the sky,"],
    )


def test_an_instruction_that_changed_while_its_field_stayed():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    gone = "<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>"
    struck = f'<w:del w:id="2" w:author="Ben" w:date="2026-01-02T03:04:05Z">{gone}</w:del>'
    ended = (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert both(paragraph("Noting the sea", begun, struck, ended, " and the sky,")) == (
        ["Noting the sea and the sky,"],
        ["Noting the sea and the sky,"],
    )


def test_deleted_paragraph_mark_joins_two_paragraphs():
    accepted, rejected = both(
        paragraph("Noting the sea", mark=GONE), paragraph(" and the Recalling sky,")
    )
    assert accepted == ["Noting the sea and the Recalling sky,"]
    assert rejected == ["Noting the sea", "and the Recalling sky,"]


def test_inserted_paragraph_is_there_when_accepted_only():
    accepted, rejected = both(
        paragraph("1.\tWelcomes the piers;"),
        paragraph(inserted(run("2.\tNotes the boats;")), mark=NEW),
        paragraph(deleted("2"), inserted(run("3")), ".\tNotes the nets."),
    )
    assert accepted == ["Welcomes the piers;", "Notes the boats;", "Notes the nets."]
    assert rejected == ["Welcomes the piers;", "Notes the nets."]


def test_deleted_paragraph_leaves_its_neighbours_alone():
    accepted, rejected = both(
        paragraph("Noting the sea,"),
        paragraph(deleted("Noting the sky,"), mark=GONE),
        paragraph("Noting the land,"),
    )
    assert accepted == ["Noting the sea,", "Noting the land,"]
    assert rejected == ["Noting the sea,", "Noting the sky,", "Noting the land,"]


def test_moved_paragraph_stands_in_one_place_in_each_reading():
    moved_from = f'<w:moveFrom w:id="3" w:author="Ada">{run("Noting the sea,")}</w:moveFrom>'
    moved_to = f'<w:moveTo w:id="4" w:author="Ada">{run("Noting the sea,")}</w:moveTo>'
    accepted, rejected = both(
        paragraph(moved_from, mark='<w:moveFrom w:id="5" w:author="Ada"/>'),
        paragraph("Noting the sky,"),
        paragraph(moved_to, mark='<w:moveTo w:id="6" w:author="Ada"/>'),
        paragraph("Noting the land,"),
    )
    assert accepted == ["Noting the sky,", "Noting the sea,", "Noting the land,"]
    assert rejected == ["Noting the sea,", "Noting the sky,", "Noting the land,"]


def test_rows_inserted_and_deleted():
    new = f"<w:tr><w:trPr>{NEW}</w:trPr><w:tc>{paragraph(inserted(run('new')))}</w:tc></w:tr>"
    old = f"<w:tr><w:trPr>{GONE}</w:trPr><w:tc>{paragraph(deleted('old'))}</w:tc></w:tr>"
    whole = table(["kept"]).replace("</w:tbl>", f"{new}{old}</w:tbl>")
    data = docx(OPENING, paragraph("1.\tApproves:"), whole)
    for how, word in (("accepted", "new"), ("rejected", "old")):
        rows = read_docx(data, "a.docx", how).resolution.body[0].blocks[0].rows
        words = [plain_text(row.cells[0].paragraphs[0]) for row in rows]
        assert words == ["kept", word]


def test_changes_inside_notes_and_notes_of_one_reading_only():
    data = docx(
        OPENING,
        paragraph("Noting the sea,", mark("1"), inserted(mark("2"))),
        footnotes=footnote("1", " See ", deleted("A/1"), inserted(run("A/2")), ".")
        + footnote("2", inserted(run(" See A/3."))),
    )
    accepted, rejected = read_docx(data, "a.docx"), read_docx(data, "a.docx", "rejected")
    assert [plain_text(note.spans) for note in accepted.resolution.notes] == [
        "See A/2.",
        "See A/3.",
    ]
    assert [plain_text(note.spans) for note in rejected.resolution.notes] == ["See A/1."]
    in_notes = [(item.note, item.text) for item in accepted.revisions if item.note]
    assert in_notes == [("f1", "A/1"), ("f1", "A/2"), ("f2", " See A/3.")]
    assert rejected.report.unplaced == ()


def test_formatting_and_numbering_before_a_change_count_when_rejected():
    before = (
        '<w:rPr><w:rPrChange w:id="1" w:author="Ada"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>'
    )
    data = docx(OPENING, f"<w:p><w:r>{before}<w:t>Noting</w:t></w:r>{run(' the sea,')}</w:p>")
    accepted, rejected = read_docx(data, "a.docx"), read_docx(data, "a.docx", "rejected")
    assert rejected.resolution.body[0].chapeau[0].italic
    assert rejected.resolution.body[0].chapeau[0].text == "Noting"
    assert plain_text(accepted.resolution.body[0].chapeau) == "Noting the sea,"


def test_revisions_say_who_changed_what_and_where():
    data = docx(
        OPENING, paragraph("1.\tNotes the ", deleted("old "), inserted(run("new")), " sea.")
    )
    reading = read_docx(data, "a.docx")
    deletion, insertion = reading.revisions
    line = to_lines(reading.resolution.body)[0]
    assert (deletion.kind, deletion.author, deletion.text) == (ChangeKind.DELETION, "Ben", "old ")
    assert (deletion.node, deletion.start, deletion.end) == (line.id, 10, 10)
    assert (insertion.kind, insertion.date) == (ChangeKind.INSERTION, "2026-01-02T03:04:05Z")
    assert plain_text(line.spans)[insertion.start : insertion.end] == "new"
    assert reading.report.warnings == (
        "The file holds 2 tracked changes by Ben and Ada: they were read as accepted.",
    )


def test_comment_is_kept_with_its_place_and_reported():
    comment = (
        '<w:comment w:id="7" w:author="Eve" w:date="2026-05-06T07:08:09Z">'
        f"{paragraph('Which sea?')}</w:comment>"
    )
    data = docx(
        OPENING,
        paragraph(
            "1.\tNotes the ",
            '<w:commentRangeStart w:id="7"/>',
            run("sea"),
            '<w:commentRangeEnd w:id="7"/>',
            '<w:r><w:commentReference w:id="7"/></w:r>',
            run("."),
        ),
        comments=comment,
    )
    reading = read_docx(data, "a.docx")
    (found,) = reading.comments
    line = to_lines(reading.resolution.body)[0]
    assert (found.author, found.text, found.node) == ("Eve", "Which sea?", line.id)
    assert plain_text(line.spans)[found.start : found.end] == "sea"
    assert [(item.text, item.place) for item in reading.report.unplaced] == [
        ("Which sea?", "comment by Eve")
    ]


COMMENT = (
    '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/>'
    '<w:r><w:commentReference w:id="7"/></w:r>'
)
REMARK = (
    '<w:comment w:id="7" w:author="Eve" w:date="2026-05-06T07:08:09Z">'
    f"{paragraph('A paragraph is missing here.')}</w:comment>"
)


def place_of_remark(*blocks, how="accepted"):
    """The words before and behind the comment in its line."""
    reading = read_docx(docx(OPENING, *blocks, comments=REMARK), "a.docx", how)
    (found,) = reading.comments
    spans = {line.id: line.spans for line in to_lines(reading.resolution.body)}
    if not found.node:
        return found.part
    assert found.start == found.end
    words = plain_text(spans[found.node])
    return words[: found.start], words[found.start :]


def test_comment_on_an_empty_paragraph_stands_at_the_end_of_the_one_before():
    empty = paragraph(COMMENT)
    first, second = paragraph("1.\tNotes the sea;"), paragraph("2.\tNotes the land.")
    assert place_of_remark(first, empty, second) == ("Notes the sea;", "")
    assert place_of_remark(first, empty, paragraph(" "), second) == ("Notes the sea;", "")
    assert place_of_remark(first, second, empty) == ("Notes the land.", "")


def test_comment_on_an_empty_paragraph_behind_the_opening_or_a_table():
    second = paragraph("1.\tNotes the land.")
    assert place_of_remark(paragraph(COMMENT), second) == "opening"
    rows = table(["a", "b"])
    assert place_of_remark(rows, paragraph(COMMENT), second) == ("", "Notes the land.")


def test_comment_on_an_empty_paragraph_before_a_table_and_on_an_empty_cell():
    first, second = paragraph("1.\tNotes the sea:"), paragraph("2.\tNotes the land.")
    rows = table(["a", "b"])
    assert place_of_remark(first, paragraph(COMMENT), rows, second) == ("Notes the sea:", "")
    remarked = rows.replace(paragraph("a"), paragraph(COMMENT))
    reading = read_docx(docx(OPENING, first, remarked, second, comments=REMARK), "a.docx")
    (found,) = reading.comments
    kind = {line.id: line.kind for line in to_lines(reading.resolution.body)}[found.node]
    assert (kind, found.cell, found.start, found.end) == (LineKind.TABLE, CellPlace(0, 0), 0, 0)


def test_tens_of_thousands_of_comments_on_empty_paragraphs_are_read_in_bounded_time():
    count = 20_000
    empty = "".join(paragraph(COMMENT.replace('"7"', f'"{at}"')) for at in range(count))
    said = "".join(REMARK.replace('w:id="7"', f'w:id="{at}"') for at in range(count))
    blocks = paragraph("1.\tNotes the sea;"), empty, paragraph("2.\tNotes the land.")
    reading = read_docx(docx(OPENING, *blocks, comments=said), "a.docx")
    assert {(each.start, each.end) for each in reading.comments} == {(14, 14)}
    assert len(reading.comments) == count


def test_comment_on_a_paragraph_that_goes_stands_at_the_one_before():
    first, gone = paragraph("1.\tNotes the sea;"), paragraph(deleted("2.\tNotes fish."), COMMENT)
    last = paragraph("3.\tNotes the land.")
    assert place_of_remark(first, gone, last) == ("Notes the sea;", "")
    assert place_of_remark(first, gone, last, how="rejected")[0] == "Notes fish."


def test_every_position_leads_back_to_its_run():
    data = docx(
        OPENING,
        paragraph("1.\t", italic("Notes"), " the sea", mark("1"), " again."),
        footnotes=footnote("1", " See."),
    )
    reading = read_docx(data, "a.docx")
    line = to_lines(reading.resolution.body)[0]
    shown = []
    for position in range(20):
        place = reading.place_of(line.id, position)
        assert place is not None
        element, offset = place
        shown.append("!" if element.text is None else element.text[offset])
    assert "".join(shown) == "Notes the sea! again"
    assert reading.paragraph_of(line.id).tag.endswith("}p")
    assert reading.place_of(line.id, 500) is None


def test_positions_behind_a_reference_to_a_paragraph_are_right():
    data = docx(
        OPENING,
        paragraph("1.\tNotes the sea;"),
        paragraph("12.\tNotes the sky;"),
        paragraph("13.\tRecalls paragraph 12 above and ", inserted(run("the land")), "."),
    )
    reading = read_docx(data, "a.docx")
    line = to_lines(reading.resolution.body)[2]
    assert any(isinstance(span, ParagraphReference) for span in line.spans)
    (insertion,) = reading.revisions
    _, rest = split_at(line.spans, insertion.start)
    assert plain_text(split_at(rest, insertion.end - insertion.start)[0]) == "the land"
    element, offset = reading.place_of(line.id, insertion.start)
    assert element.text[offset:] == "the land"


def test_changes_on_the_first_page_and_in_tables_are_listed():
    data = docx(
        paragraph("\t\tFerries ", inserted(run("and piers")), style="TitleH1"),
        OPENING,
        paragraph("1.\tApproves:"),
        table(["x"]).replace(run("x"), inserted(run("new"))),
    )
    reading = read_docx(data, "a.docx")
    table_id = to_lines(reading.resolution.body)[1].id
    assert [(item.part, item.node, item.text) for item in reading.revisions] == [
        ("title", "", "and piers"),
        ("", table_id, "new"),
    ]


def test_struck_out_words_are_read_and_said_to_be_struck_out():
    reading = read_docx(
        docx(OPENING, paragraph("Noting the ", run("old ", look="<w:strike/>"), "sea,")), "a.docx"
    )
    assert plain_text(reading.resolution.body[0].chapeau) == "Noting the old sea,"
    assert any("struck-out" in warning for warning in reading.report.warnings)
