"""Replies to comments in returned files: kept with their comment, and written back as a thread."""

from msgspec.structs import replace

from formats.word.reader_files import comment, extended, paragraph
from negotiation.files import LAMPS, circulated, returned
from penholder.document.operations import lines_of, set_text
from penholder.document.spans import plain
from penholder.formats.word import writer
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation import keeping
from penholder.negotiation.proposal import Remark
from penholder.negotiation.remarks import to_be_written
from penholder.negotiation.threads import threads

START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
BODY = paragraph("Noting the ", START, "many lamps", END, " that burn along the quiet harbour,")


def discussed():
    """Eve asks, Bo answers, Cy replies to Bo; it is resolved."""
    said = [
        comment(1, "Which?", "Eve", "0000000A"),
        comment(2, "All.", "Bo", "0000000B"),
        comment(3, "Truly?", "Cy", "0000000C"),
    ]
    known = [
        extended("0000000A", done=True),
        extended("0000000B", "0000000A"),
        extended("0000000C", "0000000B"),
    ]
    return returned(
        BODY, sent=circulated(LAMPS), comments="".join(said), commentsExtended="".join(known)
    )


def told(found):
    return [(each.first.text, [reply.text for reply in each.replies]) for each in found]


def exported(draft, back, dismissed=()):
    """What the comments of an export say, answer, and are about."""
    data = with_comments(writer.write(draft), draft, to_be_written(draft, [back], dismissed))
    comments = read_docx(data, "out.docx").comments
    by_id = {each.id: each.text for each in comments}
    return [(each.text, by_id.get(each.parent, ""), each.start, each.end) for each in comments]


def test_replies_stand_under_the_comment_that_began_it():
    (thread,) = threads(discussed().remarks)
    assert told([thread]) == [("Which?", ["All.", "Truly?"])]
    assert thread.is_resolved
    assert [each.words for each in thread.every] == ["many lamps"] * 3


def test_thread_goes_back_out_at_the_words_as_they_are_now():
    draft = circulated(LAMPS)
    draft = set_text(draft, lines_of(draft)[0].id, plain("Noting with joy the many lamps,"))
    assert exported(draft, discussed()) == [
        ("Which?", "", 20, 30),
        ("All.", "Which?", 20, 30),
        ("Truly?", "All.", 20, 30),
    ]


def test_reply_to_one_dismissed_answers_what_that_answered():
    back = discussed()
    first, second, _ = (each.id for each in back.remarks)
    draft = circulated(LAMPS)
    assert [each[:2] for each in exported(draft, back, {second: False})] == [
        ("Which?", ""),
        ("Truly?", "Which?"),
    ]
    assert [each[:2] for each in exported(draft, back, {first: False})] == [
        ("All.", ""),
        ("Truly?", "All."),
    ]
    assert told(threads(back.remarks, {first: False})) == [("All.", ["Truly?"])]


def test_threads_are_kept_with_the_draft():
    kept = keeping.Kept((discussed(),))
    assert keeping.decode(keeping.encode(kept)) == kept


def test_loops_and_ids_used_twice_lose_no_comment():
    one = Remark("Eve", "", "one", id="a", answers="b")
    two = Remark("Eve", "", "two", id="b", answers="a")
    again = replace(two, text="again")
    alone = Remark("Eve", "", "self", id="c", answers="c")
    found = threads([one, two, again, alone])
    assert told(found) == [("one", ["two", "again"]), ("self", [])]


def test_long_chains_of_replies_are_no_trouble():
    chain = [Remark("Eve", "", f"{n}", id=f"{n}", answers=f"{n - 1}") for n in range(20_000)]
    (thread,) = threads(chain)
    assert len(thread.replies) == 19_999
    (last,) = threads(chain, {f"{n}": False for n in range(19_999)})
    assert last.first.text == "19999"
