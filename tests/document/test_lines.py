"""The tree and its flat list of lines are the same text; any list of lines is some text."""

from hypothesis import given

from document_strategies import any_lines, resolutions
from penholder.document.lines import Line, LineKind, from_lines, to_lines
from penholder.document.nodes import Continuation, Paragraph, SubParagraph
from penholder.document.spans import plain
from penholder.document.validate import problems


@given(resolutions())
def test_tree_to_lines_and_back_is_identity(resolution) -> None:
    lines = to_lines(resolution.body, resolution.annexes)
    assert from_lines(lines) == (resolution.body, resolution.annexes)
    assert problems(resolution) == []


@given(any_lines())
def test_any_list_of_lines_is_accepted_and_none_is_lost(lines: list[Line]) -> None:
    body, annexes = from_lines(lines)
    again = to_lines(body, annexes)
    assert [line.id for line in again] == [line.id for line in lines]
    assert [line.spans for line in again] == [line.spans for line in lines]
    assert [line.rows for line in again] == [line.rows for line in lines]
    assert from_lines(again) == (body, annexes)


def test_text_after_subparagraphs_belongs_to_its_clause() -> None:
    lines = [
        Line("a", LineKind.OPERATIVE, plain("Requests:")),
        Line("b", LineKind.SUBPARAGRAPH, plain("One;"), 1),
        Line("c", LineKind.SUBPARAGRAPH, plain("Below one;"), 2),
        Line("d", LineKind.CONTINUATION, plain("and so on;"), 1),
        Line("e", LineKind.CONTINUATION, plain("and to report;"), 0),
    ]
    (clause,), _annexes = from_lines(lines)
    assert isinstance(clause, Paragraph)
    first, last = clause.blocks
    assert isinstance(first, SubParagraph)
    assert isinstance(last, Continuation)
    assert [type(block) for block in first.blocks] == [SubParagraph, Continuation]


def test_subparagraph_without_a_clause_becomes_a_paragraph() -> None:
    body, _annexes = from_lines([Line("a", LineKind.SUBPARAGRAPH, plain("Alone"), 2)])
    assert [line.kind for line in to_lines(body)] == [LineKind.PLAIN]


def test_line_deeper_than_it_can_stand_is_raised() -> None:
    lines = [Line("a", LineKind.OPERATIVE), Line("b", LineKind.SUBPARAGRAPH, plain("x"), 4)]
    assert to_lines(*from_lines(lines))[1].level == 1
