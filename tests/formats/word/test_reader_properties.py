"""What holds of every Word file: no word is lost, and changes read as if they had been made."""

from hypothesis import given, settings
from hypothesis import strategies as st

from formats.word.reader_files import deleted, docx, inserted, paragraph, run
from formats.words_of import words_in, words_of
from penholder.document.lines import to_lines
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.formats.word.reading.document import read_docx

OPENING = paragraph("The General Assembly,")
STARTS = ["", "", "1.\t", "2.\t", "12. ", "(a)\t", "(i)\t", "\t\t(b)\t", "I.\t", "Annex", "“", "• "]
WORDS = st.lists(
    st.sampled_from(
        [
            "Recalling",
            "Welcomes",
            "Also requests",
            "the piers",
            "of wood:",
            "boats,",
            "nets;",
            "sails.",
            "paragraph 2 above",
            "A/81/5",
            "50th plenary meeting",
            "Agenda item 9",
            "caf\u00e9",
            "x\u00a0z",
            "*",
            "”",
            "\t",
            "\n",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
STYLES = st.sampled_from(["", "", "SingleTxt", "H1", "HCh", "TitleH1", "Session", "Sponsors"])


@st.composite
def any_paragraph(draw):
    look = draw(st.sampled_from(["", "", "<w:i/>", "<w:b/>"]))
    text = draw(st.sampled_from(STARTS)) + draw(WORDS)
    return draw(STYLES), look, text


@given(st.lists(any_paragraph(), min_size=1, max_size=12), st.booleans())
def test_no_word_of_any_file_is_lost(drawn, opened):
    body = [paragraph(run(text, look=look), style=style) for style, look, text in drawn]
    source = "\n".join(text for _, _, text in drawn)
    if not words_in(source):
        return
    data = docx(*([OPENING] if opened else []), *body)
    reading = read_docx(data, "a.docx")
    assert problems(reading.resolution) == []
    lost = words_in(source) - words_of(reading.resolution, reading.report)
    # "Agenda item" is the name of a field: its content is kept; a symbol said twice is counted.
    again = {"a"} if reading.report.furniture.get("repeated masthead fields") else set()
    assert set(lost) <= {"agenda", "item"} | again


PART = st.tuples(st.sampled_from(["kept", "new", "old", "passing"]), WORDS)
CHANGED = st.tuples(st.lists(PART, max_size=4), st.sampled_from(["", "", "ins", "del"]))


def as_tracked(parts, mark):
    runs = {
        "kept": run,
        "new": lambda words: inserted(run(words)),
        "old": deleted,
        "passing": lambda words: inserted(deleted(words)),
    }
    change = f'<w:{mark} w:id="9" w:author="Ada"/>' if mark else ""
    return paragraph(*(runs[kind](f"{words} ") for kind, words in parts), mark=change)


def as_if_made(paragraphs, gone_words, gone_mark):
    """The texts of the paragraphs once the changes are made."""
    texts, waiting = [], ""
    for parts, mark in paragraphs:
        waiting += "".join(f"{words} " for kind, words in parts if kind not in gone_words)
        if mark != gone_mark:
            texts.append(waiting)
            waiting = ""
    return [*texts, waiting] if waiting else texts


@settings(max_examples=60)
@given(st.lists(CHANGED, min_size=1, max_size=6))
def test_reading_equals_that_of_the_file_with_the_changes_made(paragraphs):
    tracked = docx(OPENING, *(as_tracked(*each) for each in paragraphs))
    for how, gone_words, gone_mark in (
        ("accepted", {"old", "passing"}, "del"),
        ("rejected", {"new", "passing"}, "ins"),
    ):
        texts = as_if_made(paragraphs, gone_words, gone_mark)
        made = docx(OPENING, *(paragraph(run(text)) for text in texts if text.strip()))
        one, other = read_docx(tracked, "a.docx", how), read_docx(made, "a.docx")
        assert one.resolution == other.resolution
        assert one.report.unplaced == other.report.unplaced


@settings(max_examples=60)
@given(st.lists(CHANGED, min_size=1, max_size=6))
def test_every_position_leads_to_its_character(paragraphs):
    reading = read_docx(docx(OPENING, *(as_tracked(*each) for each in paragraphs)), "a.docx")
    for line in to_lines(reading.resolution.body):
        if any(hasattr(span, "target") for span in line.spans):
            continue
        for position, char in enumerate(plain_text(line.spans)):
            element, offset = reading.place_of(line.id, position)
            shown = {"tab": "\t", "br": "\n"}.get(element.tag.rpartition("}")[2])
            assert char == (shown or element.text[offset])
