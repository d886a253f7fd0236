"""The footnotes part: separators first, then the notes in the order of their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penholder.document.ids import NoteId
from penholder.document.resolution import Note
from penholder.formats.word.elements import (
    Element,
    element,
    paragraph,
    run,
    run_of,
    run_properties,
    text_elements,
)
from penholder.formats.word.marks import FIRST_ID, Marks, own_sign
from penholder.formats.word.oxml import CONTINUATION, SEPARATOR, footnotes
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

STAR_WIDTH, STAR_SPACING, GAP_SPACING = 93, -36, 10
"""Twips: width of an asterisk on the line; spacing of the asterisk and of the spaces behind it."""


def footnotes_part(order: Sequence[NoteId], notes: Mapping[NoteId, Note], marks: Marks) -> Element:
    """w:footnotes for the notes marked, in that order."""
    root = footnotes()
    root.add(-1, _rule(), SEPARATOR)
    root.add(0, _rule(), CONTINUATION)
    for number, note in enumerate(order, FIRST_ID):
        root.add(number, _footnote(number, notes.get(note, Note(note)), marks))
    return root


def _footnote(number: int, note: Note, marks: Marks) -> Element:
    if note.label is None:
        sign = run_of([element("w:footnoteRef")], run_properties(style="FootnoteReference"))
    else:
        return _own_footnote(note, note.label, marks)
    content = [run("\t"), sign, gap_behind(None), *marks.runs(note.spans)]
    hanging = TEXT_TAB - FOOTNOTE_MARK_TAB + SIGN_WIDTH * len(str(number))
    return paragraph("FootnoteText", *content, hanging=hanging)


def _own_footnote(note: Note, label: str, marks: Marks) -> Element:
    """A note with a sign of its own, such as the asterisk of the sponsors.

    LibreOffice puts a small raised sign for ours and drops every tab behind it. So the asterisk
    gives up as much of its width as it is wider than LibreOffice's, and two spaces fill the gap:
    in Word they end just before the tab's stop.
    """
    sign = own_sign(label)
    if label == "*":
        sign[0].insert(1, element("w:spacing", val=STAR_SPACING))
    width = STAR_WIDTH * len(label) if set(label) == {"*"} else SIGN_WIDTH * len(label)
    hanging = TEXT_TAB - FOOTNOTE_MARK_TAB + width
    content = [sign, gap_behind(label), *marks.runs(note.spans)]
    return paragraph("FootnoteText", *content, hanging=hanging)


def gap_behind(label: str | None) -> Element:
    """What stands between the mark of a note and its text; None for a mark that Word counts."""
    if label != "*":
        return run(" \t")
    return run_of(text_elements("  \t"), element("w:rPr", element("w:spacing", val=GAP_SPACING)))


def _rule() -> Element:
    return paragraph("Normal", run(RULE, size=RULE_SIZE), left=RULE_INDENT, after=RULE_AFTER)
