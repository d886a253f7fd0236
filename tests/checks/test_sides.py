"""References that follow their paragraph, and the word behind them that says where it stands."""

import pytest

from checks.drafts import clean
from penholder.checks import check, fixed
from penholder.checks.spelling import with_word_in_table
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.operations import insert_lines, lines_of, move, set_text
from penholder.document.spans import NoteMark, ParagraphReference, Text, plain
from penholder.document.text import plain_text


def referring(*rest):
    """The clean draft, its fourth operative paragraph speaking of the second (o2)."""
    words = (Text("Urges", italic=True), Text(" all, as in paragraph "), *rest)
    return set_text(clean(), "o4", words)


def told(text):
    return [each for each in check(text).found if each.rule.id == "reference-direction"]


LIVE = ParagraphReference("o2", "2")


def test_a_reference_that_is_right_is_let_be():
    assert told(referring(LIVE, Text(" above;"))) == []


def test_word_is_exchanged_when_the_paragraph_moved_to_the_other_side():
    text = move(referring(LIVE, Text(" above;")), "o2", "o4")
    (found,) = told(text)
    assert found.words == "above"
    again = fixed(text, [found])
    line = next(line for line in lines_of(again) if line.id == "o4")
    assert plain_text(line.spans).endswith(" below;")
    assert told(again) == []


def test_several_on_one_side_are_told_once_and_on_two_sides_not_at_all():
    other = ParagraphReference("o3", "3")
    text = referring(LIVE, Text(" and "), other, Text(" below;"))
    assert [each.words for each in told(text)] == ["below"]
    assert told(move(text, "o2", "o4")) == []


@pytest.mark.parametrize("words", ["Lampps", "Lamps"])
def test_words_in_tables_are_looked_up(words):
    row = TableRow((TableCell((plain(words),)), TableCell((plain("Lamps and oil"),))))
    text = insert_lines(clean(), [Line("t", LineKind.TABLE, rows=(row, row))], "o2")
    found = [each for each in check(text).found if each.rule.id == "unknown-word"]
    assert [(each.words, each.place.id) for each in found] == (
        [("Lampps", "t")] if words == "Lampps" else []
    )


def test_a_word_found_in_a_table_is_exchanged_in_all_its_cells_with_its_look():
    bold = (Text("Of "), Text("lampps", bold=True), Text(" and oillampps"), NoteMark("f1"))
    foreign = (Text("the lampps", italic=True),)
    row = TableRow((TableCell((plain("All lampps, lampps"), foreign)), TableCell((bold,))))
    text = insert_lines(clean(), [Line("t", LineKind.TABLE, rows=(row,), header_rows=1)], "o2")
    line = next(
        each for each in lines_of(with_word_in_table(text, "t", "lampps", r"\1s")) if each.id == "t"
    )
    first, second = line.rows[0].cells
    assert first.paragraphs == (plain(r"All \1s, \1s"), foreign)
    assert second.paragraphs == (
        (Text("Of "), Text(r"\1s", bold=True), Text(" and oillampps"), NoteMark("f1")),
    )
    assert line.header_rows == 1
    for gone in ("o2", "nowhere"):
        assert with_word_in_table(text, gone, "lampps", "lamps") == text
