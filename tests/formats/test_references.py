"""References of a text to its own paragraphs follow them, and show the same words."""

from penholder.document.operations import lines_of
from penholder.document.spans import ParagraphReference
from penholder.document.text import plain_text
from penholder.formats.references import link_references
from penholder.formats.text.reader import read_text

TEXT = """The General Assembly,
1. Notes the lamp:
(a) Large;
(b) Small;
2. Lights it, as in paragraph 1 (b) above and paragraph 7 above;
3. Recalls paragraph 2 of the plan and paragraphs 1 and 2 above.
"""


def targets(resolution):
    return [
        (span.target, span.fallback)
        for line in lines_of(resolution)
        for span in line.spans
        if isinstance(span, ParagraphReference)
    ]


def test_numbers_of_paragraphs_that_are_there_become_references():
    resolution, _ = read_text(TEXT)
    ids = [line.id for line in lines_of(resolution)]
    assert targets(resolution) == [(ids[2], "1 (b)"), (ids[0], "1"), (ids[3], "2")]


def test_the_words_stay_the_same():
    resolution, _ = read_text(TEXT)
    words = " ".join(plain_text(line.spans) for line in lines_of(resolution))
    assert "paragraph 1 (b) above and paragraph 7 above" in words
    assert "paragraphs 1 and 2 above" in words


def test_linking_twice_changes_nothing():
    resolution, _ = read_text(TEXT)
    assert link_references(resolution) == resolution


def test_annexes_count_for_themselves():
    text = TEXT + "Annex\nPlan\n1. Lamps are lit as in paragraph 2 below;\n2. Bells are rung.\n"
    resolution, _ = read_text(text)
    last = resolution.annexes[0].body[-1]
    assert targets(resolution)[-1] == (last.id, "2")
