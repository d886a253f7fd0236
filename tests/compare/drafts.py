"""Small drafts for the tests of comparison, written as lists of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, plain


def draft(*texts: str, kind: LineKind = LineKind.OPERATIVE, prefix: str = "n") -> Resolution:
    """Operative paragraphs; a text that begins with "(a) " is a sub-paragraph of the one before."""
    lines = []
    for number, text in enumerate(texts, start=1):
        is_part = text.startswith("(a) ")
        lines.append(
            Line(
                f"{prefix}{number}",
                LineKind.SUBPARAGRAPH if is_part else kind,
                plain(text.removeprefix("(a) ")),
                1 if is_part else 0,
            )
        )
    return of_lines(lines)


def of_lines(lines: Sequence[Line], notes: Sequence[Note] = ()) -> Resolution:
    body, annexes = from_lines(lines)
    return Resolution(body=body, annexes=annexes, notes=tuple(notes))


def with_notes(paragraphs: Sequence[tuple[str, Sequence[str]]]) -> Resolution:
    """Paragraphs, each with the texts of the notes marked at its end."""
    lines: list[Line] = []
    notes: list[Note] = []
    for number, (text, marked) in enumerate(paragraphs, start=1):
        spans = list(plain(text))
        for note in marked:
            notes.append(Note(f"f{len(notes) + 1}", plain(note)))
            spans.append(NoteMark(notes[-1].id))
        lines.append(Line(f"n{number}", LineKind.OPERATIVE, tuple(spans)))
    return of_lines(lines, notes)
