"""The footnotes part: separators first, then the notes in the order of their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penholder.document.ids import NoteId
from penholder.document.resolution import Note
from penholder.formats.word.elements import Element, element, paragraph, run, run_of, run_properties
from penholder.formats.word.marks import FIRST_ID, Marks
from penholder.formats.word.styles import FOOTNOTE_MARK_TAB

RULE = "_" * 18
"""The rule above the notes is typed, as in the official files (15 to 18 underscores)."""

RULE_INDENT = 792

MARK_GAP, SIGN_WIDTH = 71, 60
"""Twips between a mark's right edge (119.8 points) and the note's text, and the width of a sign.

The official files put the mark on a right tab; LibreOffice drops a tab before a footnote's number
and sets mark and text some 20 points too far left. So the style's tab is cleared for a hanging
indent as wide as the mark. In LibreOffice the mark then stands right, but its text begins at 119.9
points, not 123.4: the tab after the number takes no room there.
"""


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
    content = [sign, run("\t"), *marks.runs(note.spans)]
    hanging = MARK_GAP + SIGN_WIDTH * len(note.label or str(number))
    made = paragraph("FootnoteText", *content, hanging=hanging)
    cleared = element("w:tab", val="clear", pos=FOOTNOTE_MARK_TAB)
    made[0].insert(1, element("w:tabs", cleared))
    return element("w:footnote", made, id=number)


def _separators() -> list[Element]:
    rule = paragraph("FootnoteText", run(RULE), left=RULE_INDENT, hanging=0)
    again = paragraph("FootnoteText", run(RULE), left=RULE_INDENT, hanging=0)
    return [
        element("w:footnote", rule, type="separator", id=-1),
        element("w:footnote", again, type="continuationSeparator", id=0),
    ]
