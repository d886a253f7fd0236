"""Turning lines into headings, sections, annexes and closing text; numbers of one's own."""

from __future__ import annotations

import pytest

from penholder.document.lines import LineKind
from penholder.document.validate import problems
from penholder.ui.editor.kinds import KINDS, SECTION
from ui.editor.looking import put, rows


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_clause_becomes_any_kind_and_back_by_undo(harbour_editor, kind):
    before = harbour_editor.resolution()
    put(harbour_editor, "op3", 3)
    assert harbour_editor.kinds.turn_into(kind)
    assert problems(harbour_editor.resolution()) == []
    line = harbour_editor.content.lines()[-1]
    assert line.kind == (LineKind.HEADING if kind == SECTION else kind)
    assert "meet again" in rows(harbour_editor)[-1]
    if line.kind is not LineKind.OPERATIVE:
        harbour_editor.undo()
    assert harbour_editor.resolution() == before


def test_a_section_numbers_the_paragraphs_behind_it_from_one(harbour_editor):
    put(harbour_editor, "op1")
    harbour_editor.kinds.turn_into(SECTION)
    assert harbour_editor.content.labels()["op2"] == "1."


def test_closing_text_goes_on_after_the_list_of_its_clause(harbour_editor):
    put(harbour_editor, "op3")
    harbour_editor.kinds.turn_into(LineKind.CONTINUATION)
    assert [type(b).__name__ for b in harbour_editor.resolution().body[-1].blocks] == [
        "SubParagraph",
        "SubParagraph",
        "Continuation",
    ]


def test_the_verb_goes_with_the_kind(harbour_editor):
    put(harbour_editor, "pp1")
    harbour_editor.kinds.turn_into(LineKind.OPERATIVE)
    assert "Recalls" in rows(harbour_editor)[0]


def test_a_number_of_its_own_is_kept_and_the_next_counts_on(harbour_editor):
    put(harbour_editor, "op2")
    assert harbour_editor.kinds.number() == "2."
    assert harbour_editor.kinds.lock_number("1 bis")
    labels = harbour_editor.content.labels()
    assert (labels["op2"], labels["op3"]) == ("1 bis.", "2.")
    harbour_editor.kinds.lock_number("")
    assert harbour_editor.content.labels()["op3"] == "3."


def test_the_title_cannot_be_turned_into_a_clause_nor_numbered(harbour_editor):
    harbour_editor.surface.put_cursor(0)
    assert not harbour_editor.kinds.turn_into(LineKind.OPERATIVE)
    assert not harbour_editor.kinds.lock_number("7")
    assert harbour_editor.kinds.ask() is None
