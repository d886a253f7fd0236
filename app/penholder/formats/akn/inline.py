"""The text of one paragraph as Akoma Ntoso inline elements, with its notes."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from penholder.document.ids import NodeId, NoteId
from penholder.document.numbering import note_labels
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Blank, Inline, NoteMark, ParagraphReference, Span, Text
from penholder.document.text import blank_text, reference_shown
from penholder.formats.akn.names import akn, own
from penholder.formats.markup import allowed


class InlineWriter:
    """Puts spans into elements; a note stands at its first mark, later marks refer to it."""

    def __init__(self, resolution: Resolution, references: Mapping[NodeId, str]) -> None:
        self._notes: dict[NoteId, Note] = {note.id: note for note in resolution.notes}
        self._places = {note.id: place for place, note in enumerate(resolution.notes, 1)}
        self._labels = note_labels(resolution)
        self._references = references
        self._written: set[NoteId] = set()
        self.eids: dict[NodeId, str] = {}

    def put(self, parent: etree._Element, spans: Inline) -> None:
        """Appends the spans to what stands in the element."""
        for span in spans:
            self._span(parent, span)

    def mark(self, parent: etree._Element, note: NoteId) -> None:
        """A mark: the note itself the first time, then a reference to it."""
        place = self._places.get(note, 0)
        label = self._labels.get(note, "?")
        if note in self._written or note not in self._notes:
            attributes = {"href": f"#note_{place}", "marker": label, own("note"): allowed(note)}
            etree.SubElement(parent, akn("noteRef"), attributes)
            return
        self._written.add(note)
        self.note(etree.SubElement(parent, akn("authorialNote")), note)

    def note(self, element: etree._Element, note: NoteId) -> None:
        """Fills the element of a note: its marker, our id, its text."""
        value = self._notes[note]
        element.set("eId", f"note_{self._places[note]}")
        element.set("marker", allowed(self._labels[note]))
        element.set(own("note"), allowed(note))
        if value.label is not None:
            element.set(own("label"), allowed(value.label))
        self.put(etree.SubElement(element, akn("p")), value.spans)

    def unwritten(self) -> list[NoteId]:
        """The notes marked nowhere."""
        return [note for note in self._notes if note not in self._written]

    def _span(self, parent: etree._Element, span: Span) -> None:
        match span:
            case Text():
                _put_text(parent, span)
            case NoteMark():
                self.mark(parent, span.note)
            case ParagraphReference():
                target = self.eids.get(span.target, "unknown")
                element = etree.SubElement(parent, akn("ref"), {"href": f"#{target}"})
                element.set(own("target"), allowed(span.target))
                element.set(own("fallback"), allowed(span.fallback))
                element.text = allowed(reference_shown(span, self._references))
            case Blank():
                element = etree.SubElement(parent, akn("placeholder"))
                element.set("originalText", allowed(span.hint))
                element.set(own("blank"), span.kind.value)
                element.set(own("previous"), allowed(span.previous))
                element.text = allowed(blank_text(span))


def add_text(parent: etree._Element, text: str) -> None:
    """Appends characters behind what stands in the element."""
    last = parent[-1] if len(parent) else None
    if last is None:
        parent.text = (parent.text or "") + allowed(text)
    else:
        last.tail = (last.tail or "") + allowed(text)


def _put_text(parent: etree._Element, span: Text) -> None:
    target = parent
    if span.bold:
        target = etree.SubElement(target, akn("b"))
    if span.italic:
        target = etree.SubElement(target, akn("i"))
    for place, line in enumerate(span.text.split("\n")):
        if place:
            etree.SubElement(target, akn("br"))
        add_text(target, line)
