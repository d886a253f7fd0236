"""Inline text as runs: italics, note marks, repeated marks as cross-references, links, blanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from penholder.document.ids import NodeId, NoteId
from penholder.document.resolution import Note
from penholder.document.spans import Blank, Inline, NoteMark, ParagraphReference, Text
from penholder.document.text import blank_text, reference_shown
from penholder.formats.word.elements import Element, element, field, run, run_of, run_properties
from penholder.formats.word.links import GENERAL_ASSEMBLY, Link, links_in
from penholder.formats.word.oxml import footnote_reference
from penholder.formats.word.spaces import joined

LINK_STYLE = "Hyperlink"

FIRST_ID = 1
"""Footnote ids 1, 2, ... in the order of the text; -1 and 0 are the separators."""


@dataclass
class Look:
    """How words are set beyond italics and bold.

    `language` is that of the no-break spaces, None to leave all spaces as typed. `relate` makes the
    relationship to an address in the part being written, None for no links; `organ` is the key of
    the organ whose text it is.
    """

    language: str | None = None
    organ: str = GENERAL_ASSEMBLY
    relate: Callable[[str], str] | None = None

    def links(self, text: str) -> list[Link]:
        """The documents cited in a text, where links are wanted."""
        return links_in(text, self.organ) if self.relate is not None else []

    def relation(self, address: str) -> str:
        """The id of the relationship to an address."""
        assert self.relate is not None
        return self.relate(address)


class Marks:
    """Hands out footnote ids in the order notes are first marked, and sets their marks.

    LibreOffice shows wrong notes unless ids follow the order of the text and are never reused.
    """

    def __init__(
        self,
        notes: Mapping[NoteId, Note],
        labels: Mapping[NoteId, str],
        references: Mapping[NodeId, str],
        look: Look | None = None,
    ) -> None:
        self.look = look or Look()
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
                    made.extend(self._words(span.text, italic=span.italic, bold=bold))
                case NoteMark():
                    made.extend(self.mark(span.note))
                case Blank():
                    made.append(run(blank_text(span), highlight="yellow"))
                case ParagraphReference():
                    made.append(run(reference_shown(span, self._references)))
        return made

    def _words(self, text: str, *, italic: bool, bold: bool | None) -> list[Element]:
        """The runs of words of one look, with their links and no-break spaces."""
        made: list[Element] = []
        if self.look.language is not None:
            text = joined(text, self.look.language)
        place = 0
        for link in self.look.links(text):
            if link.start > place:
                made.append(run(text[place : link.start], italic=italic, bold=bold))
            shown = run(text[link.start : link.end], italic=italic, bold=bold, style=LINK_STYLE)
            made.append(element("w:hyperlink", shown, r_id=self.look.relation(link.address)))
            place = link.end
        if place < len(text):
            made.append(run(text[place:], italic=italic, bold=bold))
        return made

    def mark(self, note: NoteId) -> list[Element]:
        """The mark of a note: the note's own the first time, then a reference to that."""
        label = self._labels.get(note, "?")
        is_own = note in self._notes and self._notes[note].label is not None
        if note in self.order:
            if is_own:
                return [run(label, raised=True)]
            return field(f"NOTEREF {bookmark(note, self.order)} \\f \\h", label, _raised())
        self.order.append(note)
        number = FIRST_ID + len(self.order) - 1
        reference = footnote_reference(number, own_sign=is_own)
        made = run_of([reference], run_properties(style="FootnoteReference"))
        if is_own:
            made = own_sign(label)
            made.insert(1, reference)
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


def own_sign(sign: str) -> Element:
    """The sign of a note that has one of its own: asterisks on the line, others raised."""
    made = run(sign, style="FootnoteReference")
    if set(sign) == {"*"}:
        made[0].append(element("w:vertAlign", val="baseline"))
    return made
