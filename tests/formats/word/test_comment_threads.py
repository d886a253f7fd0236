"""Replies to comments, and comments that are resolved: read, written back, and proved."""

import io
import zipfile

import pytest
from lxml import etree

from formats.samples import lamps
from formats.word.office import as_docx
from formats.word.reader_files import comment, docx, extended, italic, paragraph
from formats.word.valid import errors
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.errors import OutputError
from penholder.formats.word import writer
from penholder.formats.word.changing import commenting
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.reading.proposing import read_proposed
from penholder.formats.word.redline import Options, redline

DATE = "2026-05-06T07:08:09Z"
OPENING = paragraph("\t", italic("The General Assembly"), ",")
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
REFERENCE = '<w:r><w:commentReference w:id="1"/></w:r>'
BODY = paragraph("Noting the ", START, "many lamps", END, REFERENCE, " of the harbour,")
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
RELATIONSHIP = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def returned(comments, threads):
    return docx(OPENING, BODY, comments="".join(comments), commentsExtended="".join(threads))


def read(data):
    """What each comment of a file says, what it answers, and whether it is resolved."""
    comments = read_docx(data, "commented.docx").comments
    by_id = {each.id: each.text for each in comments}
    return [(each.text, by_id.get(each.parent, ""), each.resolved) for each in comments]


def said(text, key, parent="", node="n2", resolved=False, author="Eve"):
    return Comment(author, DATE, text, node, "", 0, 6, id=key, parent=parent, resolved=resolved)


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


THREAD = [
    said("Which lamps?", "a", resolved=True),
    said("All of them.", "b", "a", author="Bo"),
    said("Alone", "c", node="n1"),
]


def test_replies_and_resolved_comments_are_read():
    data = returned(
        [comment(1, "Which?", para_id="0000000A"), comment(2, "All.", "Bo", "0000000B")],
        [extended("0000000A", done=True), extended("0000000b", "0000000a")],
    )
    assert read(data) == [("Which?", "", True), ("All.", "Which?", False)]
    (_, reply) = read_docx(data, "x.docx").comments
    assert (reply.start, reply.end) == (11, 21)  # where its comment stands, having no words marked
    assert [each.parent for each in read_proposed(data, "x.docx").comments] == ["", "1"]


def test_comment_of_several_paragraphs_is_known_by_its_last():
    more = paragraph("Of two?").replace("<w:p>", '<w:p w14:paraId="0000000A">')
    first = comment(1, "Which?", para_id="0000000C").replace("</w:comment>", f"{more}</w:comment>")
    threads = [extended("0000000B", "0000000A")]
    data = returned([first, comment(2, "All.", para_id="0000000B")], threads)
    assert read(data)[1] == ("All.", "Which?\nOf two?", False)


@pytest.mark.parametrize(
    ("threads", "answers"),
    [
        ([("A", "B"), ("B", "A")], ["", "one"]),
        ([("A", "A"), ("B", "B")], ["", ""]),
        ([("A", "F"), ("B", "")], ["", ""]),
        ([("A", ""), ("B", "A"), ("B", "F")], ["", "one"]),
        ([], ["", ""]),
    ],
)
def test_loops_and_missing_parents_lose_no_comment(threads, answers):
    threads = [extended(f"0000000{own}", parent and f"0000000{parent}") for own, parent in threads]
    comments = [comment(1, "one", para_id="0000000A"), comment(2, "two", para_id="0000000B")]
    found = read(returned(comments, threads))
    assert [each[0] for each in found] == ["one", "two"]
    assert [each[1] for each in found] == answers


def test_ids_used_twice_lose_no_comment():
    comments = [
        comment(1, "one", para_id="0000000A"),
        comment(1, "two", para_id="0000000A"),
        comment(1, "three", para_id="0000000B"),
    ]
    data = returned(comments, [extended("0000000A"), extended("0000000B", "0000000A")])
    assert read(data) == [("one", "", False), ("two", "", False), ("three", "one", False)]
    assert {each.start for each in read_docx(data, "x.docx").comments} == {11}


def test_thousands_of_replies_each_to_the_last_one():
    count = 4_000
    comments = [comment(n, f"{n}", para_id=f"{n:08X}") for n in range(1, count + 1)]
    threads = [
        extended(f"{n:08X}", f"{n - 1:08X}" if n > 1 else f"{count:08X}")
        for n in range(1, count + 1)
    ]
    found = read(returned(comments, threads))
    assert len(found) == count
    assert sum(not parent for _, parent, _ in found) == 1  # the loop is opened at one place


def test_thread_is_written_and_the_file_is_valid():
    text = lamps()
    data = with_comments(writer.write(text), text, THREAD)
    assert sorted(read(data)) == [
        ("All of them.", "Which lamps?", False),
        ("Alone", "", False),
        ("Which lamps?", "", True),
    ]
    assert errors(data) == []
    assert f'ContentType="{TYPE}"' in part(data, "[Content_Types].xml").decode()
    assert f'Type="{RELATIONSHIP}"' in part(data, "word/_rels/document.xml.rels").decode()
    w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
    root = etree.fromstring(part(data, "word/comments.xml"))
    ids = [paragraph.get(w14) for paragraph in root.iter("{*}p")]
    assert len(set(ids)) == len(ids) == 3
    assert all(0 < int(each, 16) < 0x80000000 and len(each) == 8 for each in ids)


def test_without_replies_no_further_part_is_written():
    text = lamps()
    data = with_comments(writer.write(text), text, THREAD[2:])
    assert "commentsExtended" not in part(data, "[Content_Types].xml").decode()


def test_comments_that_answer_each_other_are_all_written():
    text = lamps()
    loop = [said("one", "a", "b"), said("two", "b", "a"), said("three", "c", "gone")]
    found = sorted(read(with_comments(writer.write(text), text, loop)))
    assert found == [("one", "", False), ("three", "", False), ("two", "one", False)]


def test_replies_join_a_thread_that_the_file_has():
    comments = [comment(1, "Which?", para_id="0000000A", date=DATE), comment(2, "All.", "Bo")]
    data = docx(OPENING, BODY, comments="".join(comments))
    text = read_docx(data, "x.docx").resolution
    node = lines_of(text)[0].id
    new = [
        said("Which?", "a", node=node),
        said("These.", "b", "a", node, author="Cy"),
        Comment("Bo", "", "All.", node, id="c"),
        said("None.", "d", "c", node, resolved=True),
    ]
    once = with_comments(data, text, new)
    assert read(once) == [
        ("Which?", "", False),
        ("All.", "", False),
        ("These.", "Which?", False),
        ("None.", "All.", True),
    ]
    more = with_comments(once, text, [*new, said("Late.", "e", "b", node)])
    assert read(more)[-1] == ("Late.", "These.", False)
    assert read(more)[:4] == read(once)
    assert with_comments(more, text, new) == more
    root = etree.fromstring(part(once, "word/comments.xml"))
    assert root.get(f"{{{root.nsmap['mc']}}}Ignorable") == "w14"


def test_reply_to_a_comment_whose_id_another_has_too():
    comments = [comment(1, "one", para_id="0000000A"), comment(2, "two", para_id="0000000A")]
    data = returned(comments, [extended("0000000A")])
    text = read_docx(data, "x.docx").resolution
    there = Comment("Eve", "", "two", id="a")
    made = with_comments(data, text, [there, said("three", "b", "a", lines_of(text)[0].id)])
    assert read(made)[-1] == ("three", "two", False)


def test_what_is_said_of_paragraphs_that_are_gone_is_not_said_of_new_comments():
    gone = [extended("00000001", done=True), extended("0000000A", "00000002")]
    data = returned([comment(1, "one", para_id="0000000A")], gone)
    text = read_docx(data, "x.docx").resolution
    node = lines_of(text)[0].id
    made = with_comments(data, text, [said("two", "a", "", node), said("three", "b", "a", node)])
    assert read(made) == [("one", "", False), ("two", "", False), ("three", "two", False)]


def test_thread_goes_into_the_file_for_submission():
    base, text = writer.write(lamps()), lamps()
    made = redline(base, text, Options("A. Keeper", DATE)).data
    data = with_comments(made, text, THREAD)
    assert ("All of them.", "Which lamps?", False) in read(data)
    assert errors(data) == errors(made)


def test_thread_that_does_not_read_back_is_refused(monkeypatch):
    monkeypatch.setattr(commenting, "write_threads", lambda *_: None)
    text = lamps()
    with pytest.raises(OutputError, match="does not read back"):
        with_comments(writer.write(text), text, THREAD)


def test_thousands_of_replies_are_written():
    text = lamps()
    many = [said("first", "0"), *(said(f"{n}", f"{n}", f"{n - 1}") for n in range(1, 1_500))]
    found = read(with_comments(writer.write(text), text, many))
    assert len(found) == 1_500
    assert sum(not parent for _, parent, _ in found) == 1


def test_libreoffice_keeps_the_thread(tmp_path):
    text = lamps()
    data = as_docx(with_comments(writer.write(text), text, THREAD), tmp_path)
    assert ("All of them.", "Which lamps?") in [each[:2] for each in read(data)]
    assert ("Which lamps?", "", True) in read(data)
    assert plain_text(lines_of(read_docx(data, "x.docx").resolution)[1].spans).startswith("Noting")
