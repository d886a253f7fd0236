"""Comments on words of notes: read with their note, and written at its mark."""

from msgspec.structs import replace

from formats.samples import lamps
from formats.word.office import as_docx, part
from formats.word.reader_files import (
    deleted,
    docx,
    footnote,
    inserted,
    italic,
    mark,
    paragraph,
    run,
)
from formats.word.valid import errors
from penholder.document.cells import text_at
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.operations import lines_of, with_lines
from penholder.document.resolution import Note, Sponsor, Sponsors
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.text import plain_text
from penholder.formats.word import writer
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.options import STANDARD
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.reading.proposing import read_proposed
from penholder.formats.word.redline import Options, redline
from penholder.negotiation.making import cut

DATE = "2026-05-06T07:08:09Z"
OPENING = paragraph("\t", italic("The General Assembly"), ",")
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
REFERENCE = '<w:r><w:commentReference w:id="1"/></w:r>'
SAID = f'<w:comment w:id="1" w:author="Eve" w:date="{DATE}">{paragraph("Which?")}</w:comment>'
CLAUSE = paragraph("Noting the lamps,", mark("1"))


def read(data, changes="accepted"):
    """The comments of a file with the label of their note ('' for none) and their words."""
    reading = read_docx(data, "commented.docx", changes)
    notes = {note.id: note.spans for note in reading.resolution.notes}
    places = {note: place for place, note in enumerate(notes, start=1)}
    return [
        (each.text, places.get(each.note), words_of(each, notes.get(each.note, ())))
        for each in reading.comments
    ]


def words_of(comment, spans):
    return plain_text(cut(spans, comment.start, comment.end))


def on(words, text, said="Why?"):
    """A comment on words that stand in a note of the text."""
    for note in text.notes:
        start = plain_text(note.spans).find(words)
        if start >= 0:
            return Comment("Eve", DATE, said, note=note.id, start=start, end=start + len(words))
    raise AssertionError(words)


def test_comment_is_read_with_its_note_and_words():
    content = [" See the ", START, "Lamp", END, REFERENCE, " Accord."]
    data = docx(OPENING, CLAUSE, footnotes=footnote("1", *content), comments=SAID)
    assert read(data) == [("Which?", 1, "Lamp")]


def test_comment_over_paragraphs_of_a_note():
    second = f"<w:p>{run('chapter II')}{END}{REFERENCE}{run(', end.')}</w:p>"
    note = footnote("1", " See ", START, "page 5,").replace("</w:footnote>", "%s</w:footnote>")
    data = docx(OPENING, CLAUSE, footnotes=note % second, comments=SAID)
    assert read(data) == [("Which?", 1, "page 5,\nchapter II")]


def test_comment_on_words_of_an_endnote():
    body = paragraph("Noting the lamps,", mark("1").replace("footnote", "endnote"))
    note = footnote("1", " See the ", START, "Lamp", END, REFERENCE).replace("footnote", "endnote")
    assert read(docx(OPENING, body, endnotes=note, comments=SAID)) == [("Which?", 1, "Lamp")]


def test_comment_on_struck_words_of_a_note_is_kept_with_them():
    content = [" See ", START, deleted("the old"), END, REFERENCE, inserted(run("the new"))]
    data = docx(OPENING, CLAUSE, footnotes=footnote("1", *content), comments=SAID)
    proposal = read_proposed(data, "back.docx")
    (found,), (note,) = proposal.comments, proposal.notes
    assert found.note == note.id
    assert words_of(found, tuple(s for r in note.runs for s in r.spans)) == "the old"


def test_comment_in_a_note_that_is_in_the_rejected_text_only():
    gone = paragraph("Noting the fog,", deleted("x")).replace(deleted("x"), struck(mark("1")))
    note = footnote("1", " See the ", START, "Lamp", END, REFERENCE)
    proposal = read_proposed(docx(OPENING, gone, footnotes=note, comments=SAID), "back.docx")
    (found,), (only,) = proposal.comments, proposal.notes
    assert (found.note, only.after) == (only.id, None)
    assert words_of(found, tuple(s for r in only.runs for s in r.spans)) == "Lamp"


def struck(content):
    return f'<w:del w:id="7" w:author="Ben">{content}</w:del>'


def marked_at(data):
    """The comments of a file with the letters before the place that they stand at, and its size."""
    reading = read_docx(data, "commented.docx")
    lines = {line.id: line for line in lines_of(reading.resolution)}
    found = []
    for each in reading.comments:
        line = lines.get(each.node)
        spans = reading.resolution.title if line is None else line.spans
        if each.cell is not None:
            spans = text_at(line.rows, each.cell)
        before = plain_text(cut(spans, 0, each.start))
        about = cut(spans, each.start, each.end)
        found.append((each.text, before[-10:], [type(span) for span in about]))
    return sorted(found)


def test_comments_on_words_of_notes_are_written_at_the_first_mark_of_the_note():
    text = lamps()
    said = [on("Accord", text, "Which?"), on("A/90/5", text), on("chap", text, "Or annex?")]
    for options in ({}, {"options": STANDARD}):
        bare = writer.write(text, **options)
        data = with_comments(bare, text, said)
        assert marked_at(data) == [
            ("Or annex?", "mp Accord,", [NoteMark]),
            ("Which?", "mp Accord,", [NoteMark]),
            ("Why?", "Every day;", [NoteMark]),
        ]
        assert read_docx(data, "x.docx").resolution == read_docx(bare, "x.docx").resolution
        assert errors(data) == []
        assert b"commentReference" not in part(data, "word/footnotes.xml")


def test_comments_on_notes_marked_in_the_title_and_in_a_table():
    text = lamps()
    rows = (TableRow((TableCell((plain("Lamp"),)), TableCell(((Text("Far"), NoteMark("f8")),)))),)
    lines = [*lines_of(text), Line("t1", LineKind.TABLE, rows=rows)]
    notes = (Note("f7", plain("Of the title.")), *text.notes, Note("f8", plain("Of the table.")))
    text = with_lines(replace(text, title=(*text.title, NoteMark("f7")), notes=notes), lines)
    said = [on("title", text, "First"), on("table", text, "Last")]
    assert marked_at(with_comments(writer.write(text), text, said)) == [
        ("First", "our lights", [NoteMark]),
        ("Last", "Far", [NoteMark]),
    ]


def test_comments_on_notes_marked_at_a_sponsor_or_nowhere_are_kept():
    notes = (Note("f7", plain("Of a sponsor.")), *lamps().notes, Note("f9", plain("Of nobody.")))
    text = replace(
        lamps(), adoption=None, sponsors=Sponsors((Sponsor("Chile", ("f7",)),)), notes=notes
    )
    said = [on("sponsor", text, "At Chile"), on("nobody", text, "Nowhere"), on("A/90/5", text)]
    data = with_comments(writer.write(text), text, said)
    found = {each.text: each for each in read_docx(data, "x.docx").comments}
    assert found["At Chile"].part == "sponsors"
    assert set(found) == {"At Chile", "Nowhere", "Why?"}
    assert errors(data) == []


def test_a_reply_follows_its_comment_to_the_mark():
    text = lamps()
    said = [
        replace(on("Accord", text, "Which?"), id="a"),
        Comment("Bo", DATE, "The old one.", id="b", parent="a", note="f1"),
    ]
    first, reply = read_docx(with_comments(writer.write(text), text, said), "x.docx").comments
    assert (reply.text, reply.parent, reply.node) == ("The old one.", first.id, first.node)


def test_comments_in_notes_of_the_base_stay_at_their_words():
    content = [" See the ", START, "Lamp", END, REFERENCE, " Accord."]
    data = docx(OPENING, CLAUSE, footnotes=footnote("1", *content), comments=SAID)
    text = read_docx(data, "own.docx").resolution
    made = with_comments(data, text, [on("Accord", text), on("Lamp", text, "Which?")])
    found = [(each.text, bool(each.note)) for each in read_docx(made, "x.docx").comments]
    assert sorted(found) == [("Which?", True), ("Why?", False)]


def test_comments_on_notes_go_into_the_file_for_submission():
    base = writer.write(lamps())
    first, *others = lamps().notes
    text = replace(lamps(), notes=(replace(first, spans=plain("Lamp Pact, chap. I.")), *others))
    made = redline(base, text, Options("A. Keeper", DATE)).data
    data = with_comments(made, text, [on("Pact", text), on("A/90/5", text, "Is it?")])
    assert marked_at(data) == [
        ("Is it?", "Every day;", [NoteMark]),
        ("Why?", "mp Accord,", [NoteMark]),
    ]


def test_comment_in_a_note_typed_below_the_text_is_read_there():
    raised = run("1", look='<w:vertAlign w:val="superscript"/>')
    typed = paragraph(raised, " See ", START, "A/90/5", END, REFERENCE, ".")
    body = paragraph("Noting the lamps,", raised)
    end = [paragraph("Decides to wait."), paragraph("_______"), typed]
    data = docx(OPENING, body, *end, comments=SAID)
    assert read(data) == [("Which?", 1, "A/90/5")]


def test_libreoffice_opens_the_file_and_keeps_them(tmp_path):
    text = lamps()
    data = as_docx(with_comments(writer.write(text), text, [on("Accord", text)]), tmp_path)
    assert marked_at(data) == [("Why?", "mp Accord,", [NoteMark])]
