"""Comments of returned files: at their words in the draft, and back in its exports."""

from msgspec.structs import replace

from formats.samples import lamps
from formats.word.reader_files import docx, footnote, mark, paragraph
from negotiation.files import LAMPS, OPENING, circulated, returned
from penholder.document.operations import lines_of, remove, set_text
from penholder.document.spans import plain
from penholder.document.text import plain_text
from penholder.formats.word import writer
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation.applying import texts_of
from penholder.negotiation.keeping import Kept, decode, encode
from penholder.negotiation.making import cut
from penholder.negotiation.proposal import Where
from penholder.negotiation.remarks import spot_of, to_be_written
from penholder.negotiation.returned import read_returned

COMMENT = (
    '<w:comment w:id="1" w:author="Eve" w:date="2026-05-06T07:08:09Z">'
    f"{paragraph('Which?')}</w:comment>"
)
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'


def words_of(draft, spot):
    return plain_text(cut(texts_of(draft)[spot.where, spot.node], spot.start, spot.end))


def test_comment_follows_its_words_through_edits():
    sent = circulated(LAMPS)
    body = paragraph("Noting the ", START, "many lamps", END, " that burn along the quiet harbour,")
    (remark,) = returned(body, sent=sent, comments=COMMENT).remarks
    edited = set_text(
        sent, lines_of(sent)[0].id, plain("Noting also in the night the many bright lamps,")
    )
    spot = spot_of(remark, texts_of(edited))
    assert words_of(edited, spot) == "many bright lamps"
    assert spot_of(remark, texts_of(remove(sent, lines_of(sent)[0].id))) is None


def test_comment_over_two_paragraphs_goes_to_the_end_of_the_first():
    sent = circulated(LAMPS, "Noting the harbour,")
    first = paragraph("Noting the many lamps that burn along ", START, "the quiet harbour,")
    (remark,) = returned(
        first, paragraph("Noting", END, " the harbour,"), sent=sent, comments=COMMENT
    ).remarks
    assert remark.words == "the quiet harbour,"


def test_comments_go_back_into_the_draft_as_it_is_now_without_those_dismissed():
    sent = circulated(LAMPS)
    body = paragraph("Noting the ", START, "many lamps", END, " that burn along the quiet harbour,")
    back = returned(body, sent=sent, comments=COMMENT)
    edited = set_text(sent, lines_of(sent)[0].id, plain("Noting with joy the many lamps,"))
    data = with_comments(writer.write(edited), edited, to_be_written(edited, [back], {}))
    (found,) = read_docx(data, "out.docx").comments
    assert (found.author, found.text, found.start, found.end) == ("Eve", "Which?", 20, 30)
    assert to_be_written(edited, [back], {back.remarks[0].id: False}) == ()


def test_comment_on_the_title_stands_at_its_words():
    text = lamps()
    said = Comment("Eve", "", "Which lights?", "", "title", 8, 14)
    data = with_comments(writer.write(text), text, [said])
    (remark,) = read_returned(data, "back.docx", text).remarks
    assert remark.words == "lights"
    assert words_of(text, spot_of(remark, texts_of(text))) == "lights"


def test_comment_on_words_of_a_note_follows_them_and_goes_out_at_the_mark():
    clause = paragraph("Noting the lamps,", mark("1"))
    plain_note = footnote("1", " See the Lamp Accord.")
    sent = read_docx(docx(OPENING, clause, footnotes=plain_note), "sent.docx").resolution
    noted = footnote("1", " See the ", START, "Lamp", END, " Accord.")
    back = returned(clause, sent=sent, footnotes=noted, comments=COMMENT)
    (remark,) = back.remarks
    assert (remark.where, remark.node, remark.words) == (Where.NOTE, sent.notes[0].id, "Lamp")
    note = replace(sent.notes[0], spans=plain("See also the Lamp Accord."))
    edited = replace(sent, notes=(note,))
    assert words_of(edited, spot_of(remark, texts_of(edited))) == "Lamp"
    data = with_comments(writer.write(edited), edited, to_be_written(edited, [back], {}))
    (found,) = read_docx(data, "out.docx").comments
    assert (found.text, found.start, found.end) == ("Which?", 17, 18)
    assert decode(encode(Kept((back,)))).files == (back,)
