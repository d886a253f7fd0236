"""The real files: every PDF read whole, and each irregularity met in them.

Skipped where the corpus is absent. Figures were counted on the pages.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from formats.words_of import words_in
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, line_texts, note_labels
from penholder.document.resolution import Resolution
from penholder.document.spans import NoteMark, opening_phrase
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.errors import InputError
from penholder.formats.pdf.reader import Reading, read_whole

SCAN = "1971-10-25_GA_Resolution_2758_ru"
DIRTY_OCR = "1971-09-29_A_L.632-EN"


@cache
def _reading(folder: Path, name: str) -> Reading:
    file = folder / "pdf" / f"{name}.pdf"
    return read_whole(file.read_bytes(), file.name)


@pytest.fixture
def reading(corpus):
    return lambda name: _reading(corpus, name)


def _lines(resolution: Resolution) -> list[Line]:
    return to_lines(resolution.body, resolution.annexes)


def _count(resolution: Resolution, kind: LineKind, *, annexes: bool = False) -> int:
    lines = to_lines(resolution.body, resolution.annexes if annexes else ())
    return sum(line.kind is kind for line in lines)


def _labels(resolution: Resolution, kind: LineKind) -> list[str]:
    lines = _lines(resolution)
    labels = line_labels(lines, resolution.language)
    return [labels.get(line.id, "") for line in lines if line.kind is kind]


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text.casefold() if sign.isalnum())


def _all_text(reading: Reading) -> str:
    """Every word of the reading, furniture included."""
    resolution = reading.resolution
    head, labels = resolution.masthead, note_labels(resolution)
    parts = [head.organ, head.body, head.session, head.symbol, head.distribution, head.date]
    parts += [head.original_language]
    parts += [f"{item.number} {item.title}" for item in head.agenda_items]
    if resolution.sponsors:
        names = [state.name for state in resolution.sponsors.states]
        parts += [*names, "and" if len(names) > 1 else "", resolution.sponsors.proposal]
    if resolution.adoption:
        parts += [resolution.adoption.line, resolution.adoption.report]
    if resolution.closing:
        parts += [resolution.closing.meeting, resolution.closing.date]
    texts = [resolution.title, resolution.opening]
    texts += [spans for line in _lines(resolution) for spans in line_texts(line)]
    texts += [note.spans for note in resolution.notes]
    for spans in texts:
        parts.append(plain_text(spans))
        parts += [labels[span.note] for span in spans if isinstance(span, NoteMark)]
    parts += line_labels(_lines(resolution), resolution.language).values()
    parts += labels.values()
    parts += [piece.text for piece in reading.report.unplaced]
    parts += [piece.text for piece in reading.furniture]
    return "\n".join(parts)


def test_every_file_is_read_and_no_letter_of_its_pages_is_lost(corpus):
    files = sorted((corpus / "pdf").glob("*.pdf"))
    assert len(files) > 50
    lost = {}
    for file in files:
        if file.stem == SCAN:
            continue
        reading = _reading(corpus, file.stem)
        assert problems(reading.resolution) == [], file.name
        document = pypdfium2.PdfDocument(file.read_bytes())
        pages = "\n".join(page.get_textpage().get_text_range() for page in document)
        missing = _letters(pages) - _letters(_all_text(reading))
        if missing:
            lost[file.name] = missing
    assert lost == {}


@pytest.mark.parametrize(
    ("name", "preambular", "operative", "notes"),
    [
        ("A_RES_78_167", 18, 26, 7),
        ("A_RES_79_144", 38, 381, 170),
        ("A_RES_78_69", 38, 376, 158),
        ("A_RES_78_124", 1, 1, 1),
        ("A_RES_80_195", 8, 2, 7),
        ("A_C.3_80_L.3", 72, 73, 51),
    ],
)
def test_paragraphs_and_notes_are_as_many_as_on_the_pages(
    reading, name, preambular, operative, notes
):
    resolution = reading(name).resolution
    assert _count(resolution, LineKind.PREAMBULAR) == preambular
    assert _count(resolution, LineKind.OPERATIVE) == operative
    assert len(resolution.notes) == notes


def test_pictures_of_pages_are_refused(corpus):
    with pytest.raises(InputError, match="OCR"):
        _reading(corpus, SCAN)


def test_text_recognized_by_a_machine_is_flagged(reading):
    assert any("OCR" in warning for warning in reading(DIRTY_OCR).report.warnings)


def test_no_opening_line(reading):
    found = reading("A_RES_78_225")
    assert found.resolution.opening == ()
    assert _count(found.resolution, LineKind.PREAMBULAR) == 8
    assert any("opening line" in warning for warning in found.report.warnings)


@pytest.mark.parametrize("name", ["A_RES_79_1", "A_RES_73_3"])
def test_outcome_document_in_the_body(reading, name):
    resolution = reading(name).resolution
    assert not plain_text(resolution.opening).endswith(",")
    numbers = _labels(resolution, LineKind.OPERATIVE)
    assert numbers[:3] == ["", "1.", "2."]  # what adopts it has no number


@pytest.mark.parametrize("name", ["A_RES_78_246", "A_RES_78_124"])
def test_single_operative_paragraph_without_a_number(reading, name):
    assert _labels(reading(name).resolution, LineKind.OPERATIVE) == [""]


def test_verb_alone_before_its_sub_paragraphs(reading):
    resolution = reading("A_RES_78_329").resolution
    assert _labels(resolution, LineKind.OPERATIVE) == [""]
    assert _labels(resolution, LineKind.SUBPARAGRAPH) == ["(a)", "(b)"]


def test_numbers_without_their_full_stop(reading):
    numbers = _labels(reading("A_RES_79_160").resolution, LineKind.OPERATIVE)
    assert numbers[24:28] == ["25.", "26", "27", "28."]


@pytest.mark.parametrize(
    ("name", "quoted", "operative"),
    [
        ("A_RES_78_223", ["1.", "2.", "3.", "4.", "5.", "6.", "7."], 24),
        ("A_RES_78_248", ["", "4."], 16),
    ],
)
def test_numbers_inside_a_quotation_are_its_own(reading, name, quoted, operative):
    resolution = reading(name).resolution
    assert _labels(resolution, LineKind.QUOTED) == quoted
    numbers = _labels(resolution, LineKind.OPERATIVE)
    assert numbers == [f"{number}." for number in range(1, operative + 1)]


def test_sub_paragraphs_of_the_preamble_on_two_levels(reading):
    lines = _lines(reading("A_RES_80_116").resolution)
    labels = line_labels(lines)
    first = next(i for i, line in enumerate(lines) if line.kind is LineKind.SUBPARAGRAPH)
    found = [(lines[i].level, labels[lines[i].id]) for i in range(first, first + 8)]
    assert found == [
        (1, "(a)"),
        (2, "(i)"),
        (2, "(ii)"),
        (2, "(iii)"),
        (2, "(iv)"),
        (2, "(v)"),
        (2, "(vi)"),
        (1, "(b)"),
    ]
    assert lines[first - 1].kind is LineKind.PREAMBULAR


@pytest.mark.parametrize("name", ["A_RES_78_253", "A_C.5_80_L.5"])
def test_sections_with_preambles_and_numbers_of_their_own(reading, name):
    lines = _lines(reading(name).resolution)
    sections = [line for line in lines if line.kind is LineKind.HEADING and line.level == 1]
    labels = [line.label for line in sections]
    assert labels[:4] == ["I", "II", "III", "IV"]
    assert len(set(labels)) == len(labels) > 20
    assert sections[1].restarts
    kinds = [line.kind for line in lines]
    after_first_operative = kinds[kinds.index(LineKind.OPERATIVE) :]
    assert LineKind.PREAMBULAR in after_first_operative


def test_title_without_its_number(reading):
    found = reading("A_RES_79_9").resolution
    assert plain_text(found.title).startswith("Cooperation between")
    assert found.masthead.symbol == "A/RES/79/9"


def test_table_over_six_pages_is_one(reading):
    resolution = reading("A_RES_79_249").resolution
    (table,) = [line for line in _lines(resolution) if line.kind is LineKind.TABLE]
    assert (table.header_rows, len(table.rows)) == (1, 194)
    assert {len(row.cells) for row in table.rows} == {2}
    assert reading("A_RES_79_249").report.furniture["repeated table head"] == 5


def test_list_of_meetings_inside_a_paragraph(reading):
    lines = _lines(reading("A_RES_78_128").resolution)
    place = next(i for i, line in enumerate(lines) if line_labels(lines).get(line.id) == "10.")
    assert [line.kind for line in lines[place + 1 : place + 7]] == [
        *[LineKind.QUOTED] * 5,
        LineKind.OPERATIVE,
    ]


def test_annexes_with_rules_numbered_on_their_own(reading):
    resolution = reading("A_RES_78_128").resolution
    assert [annex.label for annex in resolution.annexes] == ["Annex I", "Annex II", "Annex III"]
    headings = [line.label for line in _lines(resolution) if line.kind is LineKind.HEADING]
    assert [label for label in headings if label.startswith("Rule")] == [
        f"Rule {number}" for number in range(1, 69)
    ]


def test_italics_with_slips(reading):
    phrases = [opening_phrase(line.spans) for line in _lines(reading("A_RES_78_167").resolution)]
    assert "Encourages" in phrases
    assert "Encourage" not in phrases
    dotted = [opening_phrase(line.spans) for line in _lines(reading("A_RES_79_191").resolution)]
    assert not [phrase for phrase in dotted if phrase.startswith(".")]


def test_document_without_reliable_italics(reading):
    lines = to_lines(reading("A_RES_79_333").resolution.body)
    kinds = (LineKind.PREAMBULAR, LineKind.OPERATIVE)
    phrases = [opening_phrase(line.spans) for line in lines if line.kind in kinds]
    assert len(phrases) == 21
    assert all(phrases)
    assert not [phrase for phrase in phrases if "," in phrase]


def test_paragraph_cut_by_the_notes_of_its_page_goes_on(reading):
    lines = _lines(reading("A_RES_78_167").resolution)
    first = next(line for line in lines if line.kind is LineKind.OPERATIVE)
    assert plain_text(first.spans).endswith(";")
    assert sum(isinstance(span, NoteMark) for span in first.spans) == 1


def test_word_joiner_is_no_space(reading):
    texts = [plain_text(line.spans) for line in _lines(reading("A_RES_80_150").resolution)]
    assert any("22–23 September 2024" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("A_80_L.20", "an amendment to a draft resolution"),
        ("A_C.3_80_L.56", "an amendment to a draft resolution"),
        ("A_C.1_80_L.35", "a draft decision"),
        ("A_C.4_80_L.3", "a draft decision"),
        ("A_C.4_80_L.10", "a draft decision"),
        ("A_C.6_80_L.9", "a draft decision"),
        ("A_C.3_80_L.1", "a document of another kind"),
    ],
)
def test_what_is_no_draft_resolution_is_said_to_be_so(reading, name, kind):
    found = reading(name)
    assert any(kind in warning for warning in found.report.warnings)
    assert _count(found.resolution, LineKind.OPERATIVE) == 0
    assert _count(found.resolution, LineKind.PREAMBULAR) == 0


def test_sponsors_and_their_note(reading):
    resolution = reading("A_C.2_80_L.10").resolution
    assert resolution.sponsors is not None
    assert [state.name for state in resolution.sponsors.states] == ["Iraq"]
    labels = note_labels(resolution)
    assert [labels[note] for note in resolution.sponsors.notes] == ["*"]
    many = reading("A_C.1_80_L.26").resolution.sponsors
    assert many is not None
    assert len(many.states) == 26


def test_draft_and_adopted_text_have_the_same_shape(reading):
    draft, adopted = reading("A_C.3_80_L.3").resolution, reading("A_RES_80_229").resolution
    for kind in (LineKind.PREAMBULAR, LineKind.OPERATIVE):
        assert abs(_count(draft, kind) - _count(adopted, kind)) < 12
    assert adopted.closing is not None
    assert draft.closing is None


def test_words_of_a_page_are_not_cut(reading):
    """PDFium sees spaces inside words of justified lines; readers must not."""
    words = words_in(_all_text(reading("A_RES_79_144")))
    assert words["isputes"] == words["esolution"] == words["ons"] == 0
