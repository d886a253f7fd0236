"""Small resolutions of our own for the tests of roll-over: kites, wells and lighthouses."""

from __future__ import annotations

from penholder.document.nodes import BodyNode, Paragraph, ParagraphKind
from penholder.document.resolution import Adoption, AgendaItem, Closing, Masthead, Note, Resolution
from penholder.document.spans import Inline, Text
from penholder.document.text import plain_text
from penholder.phrasebook.phrases import italicized

PP = ParagraphKind.PREAMBULAR
OP = ParagraphKind.OPERATIVE

MASTHEAD = Masthead(
    organ="General Assembly",
    session="Eightieth session",
    agenda_items=(AgendaItem("24 (b)"),),
    symbol="A/RES/80/312",
    distribution="General",
    date="9 January 2026",
)
ADOPTION = Adoption(
    line="Resolution adopted by the General Assembly on 18 December 2025",
    date="18 December 2025",
    report="[on the report of the Second Committee (A/80/555/Add.2, para. 9)]",
)
CLOSING = Closing("70th plenary meeting", "18 December 2025")


def paragraph(identity: str, kind: ParagraphKind, text: str | Inline) -> Paragraph:
    """One paragraph, its opening phrase in italics."""
    spans: Inline = (Text(text),) if isinstance(text, str) else text
    return Paragraph(identity, kind, italicized(spans, kind))


def adopted(
    *body: BodyNode, notes: tuple[Note, ...] = (), masthead: Masthead = MASTHEAD
) -> Resolution:
    """An adopted resolution on kites with the given paragraphs."""
    return Resolution(
        masthead=masthead,
        adoption=ADOPTION,
        title=(Text("Kites for development"),),
        opening=(Text("The General Assembly", italic=True), Text(",")),
        body=body,
        closing=CLOSING,
        notes=notes,
    )


def text_of(resolution: Resolution, identity: str) -> str:
    """The words of a paragraph or note."""
    for node in resolution.body:
        if isinstance(node, Paragraph) and node.id == identity:
            return plain_text(node.chapeau)
    for note in resolution.notes:
        if note.id == identity:
            return plain_text(note.spans)
    raise LookupError(identity)
