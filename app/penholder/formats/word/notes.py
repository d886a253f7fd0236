"""The footnotes part: separators first, then the notes in the order of their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penholder.document.ids import NoteId
from penholder.document.resolution import Note
from penholder.formats.word.elements import Element, element, paragraph, run, run_of, run_properties
from penholder.formats.word.marks import FIRST_ID, Marks, own_sign
from penholder.formats.word.styles import FOOTNOTE_MARK_TAB, TEXT_TAB

RULE = "_" * 18
"""The rule above the notes is typed, as in the official files (15 to 18 underscores)."""

RULE_INDENT, RULE_SIZE, RULE_AFTER = 792, 8, 4
"""Twips from the margin, points of the underscores, points below (template of A/80/604/Add.1)."""

SIGN_WIDTH = 60
"""Twips that a sign of a mark takes.

A note is tab, mark, space, tab, text, as in the official files: in Word the first tab, a right one,
ends the mark at 119.8 points. LibreOffice drops that tab; so the first line begins where the mark
must, its hanging indent as wide as the mark and what is left to the text, and both set mark and
text in one place. Without the space LibreOffice drops the second tab too.
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
        sign = own_sign(note.label)
    content = [run("\t"), sign, run(" \t"), *marks.runs(note.spans)]
    hanging = TEXT_TAB - FOOTNOTE_MARK_TAB + SIGN_WIDTH * len(note.label or str(number))
    return element("w:footnote", paragraph("FootnoteText", *content, hanging=hanging), id=number)


def _separators() -> list[Element]:
    return [
        element("w:footnote", _rule(), type="separator", id=-1),
        element("w:footnote", _rule(), type="continuationSeparator", id=0),
    ]


def _rule() -> Element:
    return paragraph("Normal", run(RULE, size=RULE_SIZE), left=RULE_INDENT, after=RULE_AFTER)
