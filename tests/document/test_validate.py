"""What is not a valid resolution is said in plain words."""

from penholder.document.nodes import Paragraph, ParagraphKind, SubParagraph, Table
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark
from penholder.document.validate import problems

PP = ParagraphKind.PREAMBULAR


def test_ids_used_twice_are_found() -> None:
    found = problems(Resolution(body=(Paragraph("a", PP), Paragraph("a", PP))))
    assert found == ["the id a is used twice"]


def test_marks_without_a_note_and_notes_twice_are_found() -> None:
    body = (Paragraph("a", PP, (NoteMark("gone"),)),)
    found = problems(Resolution(body=body, notes=(Note("n"), Note("n"))))
    assert found == ["the note n is there twice", "the mark of note gone has no note"]


def test_valid_text_has_no_problems() -> None:
    body = (Paragraph("a", PP, blocks=(SubParagraph("b"), Table("t"))),)
    assert problems(Resolution(body=body)) == []
