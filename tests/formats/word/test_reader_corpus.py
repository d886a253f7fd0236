"""Official Word files are read whole: no word lost, masthead, headings and notes in their place."""

import io
import zipfile

import pytest
from lxml import etree

from formats.word.reader_files import W
from formats.words_of import words_in, words_of
from penholder.document.lines import LineKind, to_lines
from penholder.document.numbering import note_labels
from penholder.document.validate import problems
from penholder.formats.word.reader import read

PARTS = ("word/document.xml", "word/footnotes.xml")


def words_in_file(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = [etree.fromstring(archive.read(part)) for part in PARTS]
    paragraphs = (
        "".join(t.text or "" if t.tag == f"{{{W}}}t" else " " for t in p.iter(*TEXT))
        for root in roots
        for p in root.iter(f"{{{W}}}p")
    )
    return words_in("\n".join(paragraphs))


TEXT = (f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br")


@pytest.mark.parametrize("name", ["A_80_604_Add.1.docx", "A_80_6_SECT.24__CORR.1.docx"])
def test_no_word_of_an_official_file_is_lost(corpus, name):
    data = (corpus / "docx" / name).read_bytes()
    resolution, report = read(data, name)
    assert problems(resolution) == []
    lost = words_in_file(data) - words_of(resolution, report)
    # The masthead keeps what the item is, not the words "agenda item".
    assert set(lost) <= {"agenda", "item", "items", "of", "the", "preliminary", "list"}
    assert report.unplaced == ()


def test_masthead_and_sections_of_an_official_report(corpus):
    data = (corpus / "docx" / "A_80_604_Add.1.docx").read_bytes()
    resolution, report = read(data, "report.docx")
    masthead = resolution.masthead
    assert masthead.organ == "General Assembly"
    assert masthead.symbol == "A/80/604/Add.1"
    assert masthead.session == "Eightieth session"
    assert masthead.agenda_items[0].number == "156 (a)"
    assert (masthead.distribution, masthead.date) == ("General", "7 April 2026")
    lines = to_lines(resolution.body)
    numbered = [line for line in lines if line.kind is LineKind.OPERATIVE]
    assert all(line.label is None for line in numbered)  # 1, 2, 3 ... without a gap
    sections = [line.label for line in lines if line.kind is LineKind.HEADING and line.level == 1]
    assert sections[:4] == ["I.", "II.", "III.", "IV."]
    assert list(note_labels(resolution).values()) == ["1", "2"]
    assert report.furniture["job numbers"] >= 1


def test_note_at_the_foot_of_an_official_title_page_is_a_note(corpus):
    data = (corpus / "docx" / "A_80_6_SECT.24__CORR.1.docx").read_bytes()
    resolution, _ = read(data, "corrigendum.docx")
    assert [note.label for note in resolution.notes] == ["*"]
    assert resolution.masthead.symbol == "A/80/6 (Sect. 24)/Corr.1"
