"""Every real plain text is read whole: the figures counted by hand, and no word lost."""

from collections import Counter

import pytest

from formats.words_of import words_in, words_of
from penholder.document.lines import LineKind, to_lines
from penholder.document.numbering import labels, marks_in_order, note_labels
from penholder.document.spans import ParagraphReference, marks_in, opening_phrase
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.formats.registry import read_file
from penholder.formats.text.reader import read_text
from penholder.formats.text.writer import write_text

# Words of the masthead that stand for the name of a field.
_FIELD_NAMES = {"distr", "item", "agenda", "point", "de", "l", "ordre", "du", "jour"}


def texts(corpus):
    return [
        *sorted((corpus / "text").glob("*.txt")),
        *sorted((corpus / "fr").glob("*.txt")),
        *sorted((corpus / "multilang").glob("A_RES*.txt")),
    ]


def test_no_word_of_any_text_is_lost(corpus):
    for path in texts(corpus):
        source = path.read_text(encoding="utf-8")
        resolution, report = read_file(path)
        assert problems(resolution) == []
        assert report.unplaced == (), path.name
        text = source.partition("<<ODS JOB NO>>")[0]  # what follows is masthead and furniture
        there = words_in(text.replace("[Start1]", ""))
        lost = there - words_of(resolution, report)
        assert set(lost) <= _FIELD_NAMES, path.name


def test_the_seed_has_its_figures(corpus):
    resolution, report = read_file(corpus / "text" / "A_RES_71_244.txt")
    lines = to_lines(resolution.body, resolution.annexes)
    kinds = Counter(line.kind for line in lines)
    assert kinds == {LineKind.PREAMBULAR: 11, LineKind.OPERATIVE: 33}
    assert len(resolution.notes) == 13
    names = note_labels(resolution)
    marks = [names[mark] for mark in marks_in_order(resolution)]
    assert marks == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "4", "13", "1"]
    assert list(labels(resolution).values()) == [f"{number}." for number in range(1, 34)]
    masthead = resolution.masthead
    assert masthead.symbol == "A/RES/71/244"
    assert masthead.session == "Seventy-first session"
    assert [item.number for item in masthead.agenda_items] == ["24 (b)"]
    assert (masthead.distribution, masthead.date) == ("General", "2 February 2017")
    assert masthead.organ == "General Assembly"
    assert resolution.adoption.date == "21 December 2016"
    assert resolution.adoption.report == "[on the report of the Second Committee (A/71/468/Add.2)]"
    assert (resolution.closing.meeting, resolution.closing.date) == (
        "66th plenary meeting",
        "21 December 2016",
    )
    assert plain_text(resolution.title) == "South-South cooperation"
    assert report.furniture["bar codes"] == 1
    assert report.warnings == ()


def test_marks_of_the_seed_stand_at_their_places(corpus):
    resolution, _ = read_file(corpus / "text" / "A_RES_71_244.txt")
    names = note_labels(resolution)
    lines = to_lines(resolution.body)
    places = {
        labels(resolution).get(line.id, f"PP{index + 1}"): [names[m] for m in marks_in(line.spans)]
        for index, line in enumerate(lines)
        if marks_in(line.spans)
    }
    assert places == {
        "PP2": ["1"], "PP7": ["2", "3"], "1.": ["4"], "2.": ["5", "6"], "3.": ["7"], "7.": ["8"],
        "9.": ["9"], "11.": ["10"], "17.": ["11"], "27.": ["12", "4", "13"], "29.": ["1"],
    }  # fmt: skip
    twenty_seven = next(line for line in lines if labels(resolution).get(line.id) == "27.")
    assert "19 May 2016 and decision" in plain_text(twenty_seven.spans)


def test_the_seed_refers_to_its_own_paragraph(corpus):
    resolution, _ = read_file(corpus / "text" / "A_RES_71_244.txt")
    lines = to_lines(resolution.body)
    found = [span for line in lines for span in line.spans if isinstance(span, ParagraphReference)]
    assert [labels(resolution)[span.target] for span in found] == ["27."]


def test_every_paragraph_of_the_english_texts_has_its_opening_phrase(corpus):
    for path in sorted((corpus / "text").glob("*.txt")):
        resolution, _ = read_file(path)
        for line in to_lines(resolution.body):
            if line.kind in (LineKind.PREAMBULAR, LineKind.OPERATIVE):
                assert opening_phrase(line.spans), (path.name, plain_text(line.spans)[:60])


@pytest.mark.parametrize("number", ["71_244", "72_237", "77_185"])
def test_french_texts_have_the_structure_of_the_english(corpus, number):
    english, _ = read_file(corpus / "text" / f"A_RES_{number}.txt")
    french, _ = read_file(corpus / "fr" / f"A_RES_{number}.fr.txt")
    assert french.language == "fr"
    shape = [(line.kind, line.level) for line in to_lines(english.body)]
    assert [(line.kind, line.level) for line in to_lines(french.body)] == shape


def test_six_languages_give_one_structure(corpus):
    for language in ("ar", "en", "es", "fr", "ru", "zh"):
        resolution, _ = read_file(corpus / "multilang" / f"A_RES_55_100.{language}.txt")
        assert resolution.language == language
        kinds = [line.kind.value[0] for line in to_lines(resolution.body)]
        assert "".join(kinds) == "ppppoooo"


def test_written_texts_read_back_the_same(corpus):
    for path in texts(corpus):
        resolution, _ = read_file(path)
        again, report = read_text(write_text(resolution))
        assert report.unplaced == (), path.name
        assert shape_of(again) == shape_of(resolution), path.name
        assert again.masthead == resolution.masthead
        assert again.closing == resolution.closing


def shape_of(resolution):
    names = note_labels(resolution)
    shown = labels(resolution)
    lines = to_lines(resolution.body, resolution.annexes)
    return (
        plain_text(resolution.title),
        [
            (
                line.kind,
                line.level,
                shown.get(line.id, ""),
                plain_text(line.spans),
                [names[mark] for mark in marks_in(line.spans)],
            )
            for line in lines
        ],
        [(names[note.id], plain_text(note.spans)) for note in resolution.notes],
    )
