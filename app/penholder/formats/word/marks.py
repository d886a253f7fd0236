"""Inline text as runs: italics, note marks, repeated marks as cross-references, blanks."""

from __future__ import annotations

from collections.abc import Mapping

from penholder.document.ids import NodeId, NoteId
from penholder.document.resolution import Note
from penholder.document.spans import Blank, Inline, NoteMark, ParagraphReference, Text
from penholder.document.text import blank_text, reference_shown
from penholder.formats.word.elements import Element, element, field, run, run_of, run_properties

FIRST_ID = 1
"""Footnote ids 1, 2, ... in the order of the text; -1 and 0 are the separators."""


class Marks:
    """Hands out footnote ids in the order notes are first marked, and sets their marks.

    LibreOffice shows wrong notes unless ids follow the order of the text and are never reused.
    """

    def __init__(
        self,
        notes: Mapping[NoteId, Note],
        labels: Mapping[NoteId, str],
        references: Mapping[NodeId, str],
    ) -> None:
        self._notes = notes
        self._labels = labels
        self._references = references
        self.order: list[NoteId] = []

    def runs(self, spans: Inline, *, plain: bool = False) -> list[Element]:
        """The runs of a text; `plain` leaves bold to the style of the paragraph."""
        made: list[Element] = []
        for span in spans:
            match span:
                case Text():
                    bold = True if span.bold and not plain else None
                    made.append(run(span.text, italic=span.italic, bold=bold))
                case NoteMark():
                    made.extend(self.mark(span.note))
                case Blank():
                    made.append(run(blank_text(span), highlight="yellow"))
                case ParagraphReference():
                    made.append(run(reference_shown(span, self._references)))
        return made

    def mark(self, note: NoteId) -> list[Element]:
        """The mark of a note: the note's own the first time, then a reference to that."""
        label = self._labels.get(note, "?")
        own_sign = note in self._notes and self._notes[note].label is not None
        if note in self.order:
            if own_sign:
                return [run(label, raised=True)]
            return field(f"NOTEREF {bookmark(note, self.order)} \\f \\h", label, _raised())
        self.order.append(note)
        number = FIRST_ID + len(self.order) - 1
        reference = element(
            "w:footnoteReference", customMarkFollows=1 if own_sign else None, id=number
        )
        content = [reference]
        if own_sign:
            sign = element("w:t")
            sign.text = label
            content.append(sign)
        made = run_of(content, run_properties(style="FootnoteReference"))
        name = bookmark(note, self.order)
        return [
            element("w:bookmarkStart", id=number, name=name),
            made,
            element("w:bookmarkEnd", id=number),
        ]


def bookmark(note: NoteId, order: list[NoteId]) -> str:
    """The name of the bookmark on the first mark of a note."""
    return f"_RefNote{FIRST_ID + order.index(note)}"


def _raised() -> Element | None:
    return run_properties(raised=True)
