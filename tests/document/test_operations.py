"""Every operation keeps the resolution valid and loses no word."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_strategies import inlines, resolutions
from penholder.document import operations as op
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_texts
from penholder.document.resolution import Masthead, Resolution, Sponsor, Sponsors
from penholder.document.spans import NoteMark, Span, Text, length, plain
from penholder.document.text import plain_text
from penholder.document.validate import problems

data = st.data()
TYPED_LABELS = (LineKind.HEADING, LineKind.QUOTED, LineKind.ANNEX)


def characters(resolution: Resolution) -> Counter[str]:
    """Every character of body, annexes and notes."""
    lines = op.lines_of(resolution)
    texts = [t for line in lines for t in line_texts(line)]
    texts += [note.spans for note in resolution.notes]
    typed = [line.label or "" for line in lines if line.kind in TYPED_LABELS]
    letters = "".join([*typed, *(plain_text(text) for text in texts)])
    return Counter(letter for letter in letters if letter != " ")


def some_line(draw: st.DataObject, resolution: Resolution) -> Line | None:
    lines = op.lines_of(resolution)
    return draw.draw(st.sampled_from(lines)) if lines else None


@given(resolutions(), data)
def test_moving_keeps_every_line(resolution, draw) -> None:
    line, target = some_line(draw, resolution), some_line(draw, resolution)
    if line is None or target is None:
        return
    after = draw.draw(st.sampled_from([None, target.id]))
    moved = op.move(resolution, line.id, after)
    assert problems(moved) == []
    before = Counter(each.id for each in op.lines_of(resolution))
    assert Counter(each.id for each in op.lines_of(moved)) == before
    assert characters(moved) == characters(resolution)


@given(resolutions(), st.sampled_from(LineKind), data)
def test_another_kind_keeps_the_text(resolution, kind, draw) -> None:
    line = some_line(draw, resolution)
    if line is not None:
        changed = op.set_kind(resolution, line.id, kind)
        assert problems(changed) == []
        assert characters(changed) == characters(resolution)


@given(resolutions(), st.integers(-1, 6), data)
def test_another_level_keeps_the_text(resolution, level, draw) -> None:
    line = some_line(draw, resolution)
    if line is not None:
        changed = op.set_level(resolution, line.id, level)
        assert problems(changed) == []
        assert characters(changed) == characters(resolution)


@given(resolutions(), data)
def test_splitting_and_joining_again_keeps_the_text(resolution, draw) -> None:
    line = some_line(draw, resolution)
    if line is None or line.kind is LineKind.TABLE:
        return
    offset = draw.draw(st.integers(0, length(line.spans)))
    cut, second = op.split(resolution, line.id, offset)
    assert problems(cut) == []
    assert characters(cut) == characters(resolution)
    assert second in {each.id for each in op.lines_of(cut)}
    joined = op.join_with_next(cut, line.id)
    assert problems(joined) == []
    assert characters(joined) == characters(resolution)


@given(resolutions(), data)
def test_removing_takes_the_clause_and_nothing_else(resolution, draw) -> None:
    line = some_line(draw, resolution)
    if line is None:
        return
    left = op.remove(resolution, line.id)
    assert problems(left) == []
    assert line.id not in {each.id for each in op.lines_of(left)}
    ids = [each.id for each in op.lines_of(resolution)]
    assert [i for i in ids if i in {e.id for e in op.lines_of(left)}] == [
        each.id for each in op.lines_of(left)
    ]


@given(resolutions(), st.lists(inlines, min_size=1, max_size=3), data)
def test_inserted_clauses_get_ids_of_their_own(resolution, texts, draw) -> None:
    known = {note.id for note in resolution.notes}
    kept = [tuple(s for s in t if not isinstance(s, NoteMark) or s.note in known) for t in texts]
    lines = [Line("l0", LineKind.OPERATIVE, text) for text in kept]
    target = some_line(draw, resolution)
    for insert in (op.insert_lines, op.insert_clause):
        result = insert(resolution, lines, target.id if target else None)
        assert problems(result) == []
        grown = len(op.lines_of(result)) - len(op.lines_of(resolution))
        assert grown == len(lines)


@given(resolutions(), data)
def test_notes_are_inserted_marked_again_and_removed(resolution, draw) -> None:
    line = some_line(draw, resolution)
    if line is None or line.kind is LineKind.TABLE:
        return
    offset = draw.draw(st.integers(0, length(line.spans)))
    with_note, note = op.insert_note(resolution, line.id, offset, plain("See above."))
    assert problems(with_note) == []
    twice = op.mark_note(with_note, line.id, 0, note)
    assert problems(twice) == []
    gone = op.remove_note(twice, note)
    assert problems(gone) == []
    assert characters(gone) == characters(resolution)


@given(resolutions())
def test_order_of_notes_is_that_of_their_marks(resolution) -> None:
    ordered = op.in_mark_order(resolution)
    assert problems(ordered) == []
    assert Counter(n.id for n in ordered.notes) == Counter(n.id for n in resolution.notes)
    assert problems(op.without_unmarked_notes(resolution)) == []


@given(
    resolutions(),
    st.dictionaries(st.sampled_from(["l0", "l1", "note0"]), st.just("new"), max_size=1),
)
def test_other_ids_are_the_same_text(resolution, ids) -> None:
    renamed = op.renamed(resolution, ids)
    assert problems(renamed) == []
    assert characters(renamed) == characters(resolution)


@given(resolutions(), st.sampled_from([None, "5 bis.", ""]), data)
def test_locking_a_number_changes_only_the_number(resolution, label, draw) -> None:
    line = some_line(draw, resolution)
    if line is not None and line.kind not in TYPED_LABELS:
        locked = op.lock_label(resolution, line.id, label)
        assert problems(locked) == []
        assert characters(locked) == characters(resolution)


@given(resolutions(), inlines)
def test_front_matter_can_be_set(resolution, spans) -> None:
    changed = op.set_masthead(resolution, Masthead(symbol="A/C.2/80/L.901"))
    known = {note.id for note in resolution.notes}
    text: tuple[Span, ...] = tuple(
        s for s in spans if not isinstance(s, NoteMark) or s.note in known
    )
    changed = op.set_title(changed, text)
    changed = op.set_opening(changed, text)
    changed = op.set_adoption(changed, None, None)
    changed = op.set_sponsors(changed, Sponsors((Sponsor("Fiji"),)))
    assert problems(changed) == []
    assert changed.masthead.symbol == "A/C.2/80/L.901"


def test_clause_moves_with_its_subparagraphs_and_text_after() -> None:
    lines = [
        Line("a", LineKind.OPERATIVE, plain("A")),
        Line("b", LineKind.SUBPARAGRAPH, plain("B"), 1),
        Line("c", LineKind.CONTINUATION, plain("C")),
        Line("d", LineKind.OPERATIVE, plain("D")),
    ]
    moved = op.move(op.with_lines(Resolution(), lines), "a", "d")
    assert [line.id for line in op.lines_of(moved)] == ["d", "a", "b", "c"]


def test_clause_is_inserted_behind_the_whole_clause() -> None:
    lines = [
        Line("a", LineKind.OPERATIVE),
        Line("b", LineKind.SUBPARAGRAPH, plain("B"), 1),
        Line("c", LineKind.CONTINUATION, plain("C"), 0),
        Line("d", LineKind.OPERATIVE),
    ]
    resolution = op.with_lines(Resolution(), lines)
    for inside in ("a", "b", "c"):
        result = op.insert_clause(resolution, [Line("n", LineKind.OPERATIVE)], inside)
        assert [line.id for line in op.lines_of(result)] == ["a", "b", "c", "n", "d"]


def test_unknown_places_are_errors() -> None:
    empty = Resolution()
    with pytest.raises(op.UnknownNode):
        op.remove(empty, "nowhere")
    with pytest.raises(op.UnknownNode):
        op.remove_note(empty, "nowhere")
    with pytest.raises(op.UnknownNode):
        op.set_sponsors(empty, Sponsors(notes=("nowhere",)))


def test_text_set_is_normalized() -> None:
    resolution = op.with_lines(Resolution(), [Line("a", LineKind.OPERATIVE)])
    changed = op.set_text(resolution, "a", (Text("x"), Text(""), Text("y")))
    assert op.lines_of(changed)[0].spans == (Text("xy"),)
