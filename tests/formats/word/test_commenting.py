"""Comments written into Word files: at their words, once each, the text as it was."""

import random

import pytest

from formats.samples import draft, lamps
from formats.word.office import as_docx
from formats.word.reader_files import deleted, docx, inserted, italic, mark, paragraph, run, table
from formats.word.valid import errors
from penholder.document.operations import lines_of, set_text
from penholder.document.spans import Blank, BlankKind, ParagraphReference, Text, length
from penholder.document.text import plain_text
from penholder.errors import OutputError
from penholder.formats import proof, registry
from penholder.formats.word import writer
from penholder.formats.word.changing import commenting
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.options import STANDARD
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import Options, redline
from penholder.negotiation.making import cut

DATE = "2026-05-06T07:08:09Z"
OPENING = paragraph("\t", italic("The General Assembly"), ",")


def comment(words, text, said="Why?", author="Eve Adams"):
    """A comment on words of a text, wherever they stand in it."""
    for line in lines_of(text):
        start = plain_text(line.spans).find(words)
        if start >= 0:
            return Comment(author, DATE, said, line.id, "", start, start + len(words))
    raise AssertionError(words)


def read(data, changes="accepted"):
    """The comments of a file, each with the words it is about."""
    reading = read_docx(data, "commented.docx", changes)
    texts = {line.id: line.spans for line in lines_of(reading.resolution)}
    parts = {"title": reading.resolution.title, "opening": reading.resolution.opening}
    found = []
    for each in reading.comments:
        spans = texts.get(each.node) or parts.get(each.part, ())
        found.append((each.author, each.text, plain_text(cut(spans, each.start, each.end))))
    return found


def whole(*body, **parts):
    data = docx(OPENING, *body, **parts)
    return data, read_docx(data, "own.docx").resolution


def test_comments_stand_at_their_words_and_the_text_is_the_same():
    text = lamps()
    bare = writer.write(text, STANDARD)
    said = [
        comment("lamps go out", text, "Always?\nIn which rain?"),
        comment("Noting that", text, "By whom?", "Bo"),
        comment("out in the rain,", text, "Over the other one"),
        Comment("Eve Adams", "", "Which lights?", "", "title", 8, 14),
    ]
    data = with_comments(bare, text, said)
    assert sorted(read(data)) == [
        ("Bo", "By whom?", "Noting that"),
        ("Eve Adams", "Always?\nIn which rain?", "lamps go out"),
        ("Eve Adams", "Over the other one", "out in the rain,"),
        ("Eve Adams", "Which lights?", "lights"),
    ]
    before, after = (read_docx(each, "x.docx").resolution for each in (bare, data))
    assert after == before
    assert errors(data) == []


def test_comment_runs_over_a_note_with_a_sign_of_its_own():
    notes = '<w:footnote w:id="3"><w:p><w:r><w:t>* As of then.</w:t></w:r></w:p></w:footnote>'
    body = paragraph("Noting the lamps", mark(3, "*"), " of the harbour,")
    data, text = whole(body, footnotes=notes)
    line = lines_of(text)[0]
    said = Comment("Eve", DATE, "Which?", line.id, "", 7, 17)
    made = with_comments(data, text, [said])
    again = read_docx(made, "x.docx")
    assert again.resolution == text
    assert [(each.start, each.end) for each in again.comments] == [(7, 17)]


def test_comments_behind_blanks_and_references_stand_at_their_words():
    text = lamps()
    blank = Blank(BlankKind.DATE, "date of the fog")
    spans = (
        Text("Recalls paragraph "),
        ParagraphReference("n3", "1"),
        Text(" above, and the fog of "),
        blank,
        Text(" in every port."),
    )
    text = set_text(text, "n9", spans)
    where = length(spans) - len(" in every port.")
    said = [
        Comment("Eve", DATE, "Which?", "n9", "", where + 4, where + 9),
        Comment("Eve", DATE, "First?", "n9", "", 18, 25),
    ]
    found = read(with_comments(writer.write(text), text, said))
    assert sorted(each[1:] for each in found) == [("First?", "1 above"), ("Which?", "every")]


def test_file_gets_no_comment_twice():
    text = draft()
    said = [comment("the", text, "Once"), comment("the", text, "Twice")]
    data = with_comments(writer.write(text), text, said[:1])
    both = with_comments(data, text, said)
    assert sorted(each[1] for each in read(both)) == ["Once", "Twice"]
    assert with_comments(both, text, said) == both


def test_two_equal_comments_are_both_written():
    text = draft()
    twice = [comment("the", text), comment("the", text)]
    assert len(read(with_comments(writer.write(text), text, twice))) == 2


def test_comments_of_the_file_stay_beside_ours():
    there = f'<w:comment w:id="1" w:author="Ada">{paragraph("Mine.")}</w:comment>'
    body = paragraph(
        '<w:commentRangeStart w:id="1"/>',
        "Noting the lamps",
        '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        " of the harbour,",
    )
    data, text = whole(body, comments=there)
    made = with_comments(data, text, [comment("lamps of the", text)])
    assert read(made) == [
        ("Ada", "Mine.", "Noting the lamps"),
        ("Eve Adams", "Why?", "lamps of the"),
    ]


def test_comments_on_tracked_words_survive_accepting_and_rejecting():
    before = paragraph("Noting the ", deleted("many"), inserted(run("few green")), " lamps,")
    data, text = whole(before)
    made = with_comments(data, text, [comment("green lamps", text), comment("few", text, "No")])
    assert sorted(read(made)) == [("Eve Adams", "No", "few"), ("Eve Adams", "Why?", "green lamps")]
    assert sorted(each[1] for each in read(made, "rejected")) == ["No", "Why?"]
    assert errors(made) == errors(data)


def test_comments_go_into_the_file_for_submission():
    base = writer.write(draft())
    text = lamps()
    made = redline(base, text, Options("A. Keeper", DATE)).data
    data = with_comments(made, text, [comment("ring the bell", text)])
    assert read(data) == [("Eve Adams", "Why?", "ring the bell")]
    for changes in ("accepted", "rejected"):
        before, after = (read_docx(each, "x.docx", changes).resolution for each in (made, data))
        assert after == before


@pytest.mark.parametrize("node", ["n2", "gone", ""])
def test_comment_without_words_stands_at_its_paragraph_or_the_title(node):
    text = lamps()
    said = Comment("Eve", DATE, "All of this", node)
    again = read_docx(with_comments(writer.write(text), text, [said]), "x.docx")
    (found,) = again.comments
    names = {line.id: plain_text(line.spans) for line in lines_of(again.resolution)}
    if node == "n2":
        assert names[found.node].startswith("Noting that")
    else:
        assert found.part == "title"


def test_comment_on_a_table_stands_in_its_first_cell():
    data, text = whole(paragraph("Noting the list:"), table(["Lamp", "Place"], ["One", "Port"]))
    node = lines_of(text)[-1].id
    again = read_docx(with_comments(data, text, [Comment("Eve", DATE, "Add", node)]), "x.docx")
    assert [each.node for each in again.comments] == [lines_of(again.resolution)[-1].id]


def test_signs_that_no_file_can_hold_are_left_out():
    text = lamps()
    said = Comment("E\x01ve", "yesterday", "Why\x02 not?\n\n  Tell ", "n2", "", 0, 6)
    data = with_comments(writer.write(text), text, [said])
    assert read(data) == [("Eve", "Why not?\nTell", "Noting")]
    assert errors(data) == []


def test_what_looks_like_an_escape_stays_as_it_was_said():
    text = lamps()
    data = with_comments(writer.write(text), text, [comment("bell", text, "Say _x0041_ or A?")])
    assert read(data) == [("Eve Adams", "Say _x0041_ or A?", "bell")]


def test_no_break_hyphens_stay_in_comments_and_around_them():
    text = set_text(lamps(), "n2", (Text("Noting non\u2011permanent keepers of non-toxic oil,"),))
    said = [comment("permanent keepers", text, "non\u2011permanent?"), comment("toxic oil", text)]
    data = with_comments(writer.write(text, STANDARD), text, said)
    assert [(each[1], each[2]) for each in read(data)] == [
        ("non\u2011permanent?", "permanent keepers"),
        ("Why?", "toxic oil"),
    ]


def test_a_difference_in_the_text_is_refused(monkeypatch):
    put = commenting._put

    def spoiling(point, mark):
        put(point, mark)
        point.node.text = "lost"

    monkeypatch.setattr(commenting, "_put", spoiling)
    text = lamps()
    with pytest.raises(OutputError, match="does not read back"):
        with_comments(writer.write(text), text, [comment("bell", text)])


def test_export_writes_them_and_proves_every_word(tmp_path):
    text, path = lamps(), tmp_path / "lamps.docx"
    proved = proof.export(text, path, STANDARD, [comment("bell", text)])
    assert proved.same
    assert read(path.read_bytes()) == [("Eve Adams", "Why?", "bell")]


def test_libreoffice_keeps_them_at_their_words(tmp_path):
    text = lamps()
    said = [comment("lamps go out", text), comment("ring the bell", text, "Loud?")]
    data = as_docx(with_comments(writer.write(text), text, said), tmp_path)
    assert sorted(read(data)) == [
        ("Eve Adams", "Loud?", "ring the bell"),
        ("Eve Adams", "Why?", "lamps go out"),
    ]


def test_comments_anywhere_in_real_texts(corpus):
    for number, path in enumerate(sorted((corpus / "text").iterdir())):
        text = registry.read_bytes(path.read_bytes(), path.name)[0]
        chance = random.Random(number)
        said = []
        for count in range(25):
            line = chance.choice(lines_of(text))
            start, end = sorted(chance.randint(0, length(line.spans)) for _ in range(2))
            said.append(Comment("Eve", DATE, f"Remark {count}", line.id, "", start, end))
        data = with_comments(writer.write(text, STANDARD), text, said)
        assert len(read_docx(data, "x.docx").comments) == 25
