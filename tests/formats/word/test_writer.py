"""The Word export: every word, mark and number is in the file, and reads back as it was."""

import pytest

from formats.samples import draft, italic, lamps
from formats.word.office import W, as_text, part, parts, words
from penholder.document.nodes import Paragraph, ParagraphKind
from penholder.document.operations import lines_of, set_text
from penholder.document.spans import Text
from penholder.document.text import plain_text
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline.proof import view
from penholder.formats.word.writer import write

SAMPLES = pytest.mark.parametrize("resolution", [lamps(), draft()], ids=["adopted", "draft"])


def body_text(data):
    """The text as an independent reading of the XML finds it, white space made single."""
    paragraphs = (words(paragraph) for paragraph in part(data).iter(W + "p"))
    return " ".join(" ".join(paragraphs).split())


@SAMPLES
def test_every_word_of_every_line_is_in_the_file_in_order(resolution):
    found = body_text(write(resolution))
    place = 0
    for line in lines_of(resolution):
        text = " ".join(plain_text(line.spans).split())
        place = found.index(text, place) + len(text)


def test_footnotes_have_their_ids_in_the_order_of_the_text():
    data = write(lamps())
    marks = [int(mark.get(W + "id")) for mark in part(data).iter(W + "footnoteReference")]
    notes = [int(n.get(W + "id")) for n in part(data, "word/footnotes.xml").iter(W + "footnote")]
    assert marks == [1, 2]
    assert notes == sorted(notes)
    assert set(marks) < set(notes)


def test_a_note_marked_twice_becomes_a_cross_reference_to_its_first_mark():
    document = part(write(lamps()))
    fields = [node.text.split() for node in document.iter(W + "instrText")]
    names = {node.get(W + "name") for node in document.iter(W + "bookmarkStart")}
    assert [words[0] for words in fields] == ["NOTEREF"]
    assert fields[0][1] in names


def test_characters_that_xml_cannot_hold_survive():
    text = "To ring\x01 the bell _x0041_ & <twice>;"
    data = write(set_text(lamps(), "n7", (Text(text),)))
    line = next(
        line for line in lines_of(read_docx(data, "file").resolution) if "bell" in str(line)
    )
    assert plain_text(line.spans) == text


def test_the_same_text_gives_the_same_bytes():
    assert write(lamps()) == write(lamps())


@SAMPLES
def test_the_file_reads_back_as_the_text(resolution):
    found = read_docx(write(resolution), "file").resolution
    assert view(found) == view(resolution)
    assert found.masthead == resolution.masthead
    assert found.adoption == resolution.adoption
    assert found.closing == resolution.closing


def test_a_plain_paragraph_of_an_annex_stays_one():
    found = read_docx(write(draft()), "file").resolution
    assert [node.kind for node in found.annexes[0].body] == [ParagraphKind.PLAIN]
    assert isinstance(found.annexes[0].body[0], Paragraph)


def test_document_properties_hold_title_and_symbol_and_nobody():
    core = parts(write(lamps()))["docProps/core.xml"].decode()
    assert "Harbour lights" in core
    assert "A/RES/90/7" in core
    assert "python-docx" not in core


def test_libreoffice_finds_the_words(tmp_path):
    found = as_text(write(set_text(lamps(), "n2", italic("Noting", " dense fog,"))), tmp_path)
    for word in ("Harbour lights", "dense fog", "polish the lens"):
        assert word in found
