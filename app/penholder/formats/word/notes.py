"""The footnotes part: separators first, then the notes in the order of their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penholder.document.ids import NoteId
from penholder.document.resolution import Note
from penholder.formats.word.elements import Element, element, paragraph, run, run_of, run_properties
from penholder.formats.word.marks import FIRST_ID, Marks

RULE = "_" * 18
"""The rule above the notes is typed, as in the official files (15 to 18 underscores)."""

RULE_INDENT = 792


def footnotes_part(order: Sequence[NoteId], notes: Mapping[NoteId, Note], marks: Marks) -> Element:
    """w:footnotes for the notes marked, in that order."""
    root = element("w:footnotes", *_separators())
    for number, note in enumerate(order, FIRST_ID):
        root.append(_footnote(number, notes.get(note, Note(note)), marks))
    return root


def _footnote(number: int, note: Note, marks: Marks) -> Element:
    if note.label is None:
        sign = run_of([element("w:footnoteRef")], run_properties(style="FootnoteReference"))
    else:
        sign = run(note.label, style="FootnoteReference")
    content = [run("\t"), sign, run("\t"), *marks.runs(note.spans)]
    return element("w:footnote", paragraph("FootnoteText", *content), id=number)


def _separators() -> list[Element]:
    rule = paragraph("FootnoteText", run(RULE), left=RULE_INDENT, hanging=0)
    again = paragraph("FootnoteText", run(RULE), left=RULE_INDENT, hanging=0)
    return [
        element("w:footnote", rule, type="separator", id=-1),
        element("w:footnote", again, type="continuationSeparator", id=0),
    ]
