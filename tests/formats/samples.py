"""Small resolutions of our own for the tests of all formats."""

from penholder.document.nodes import (
    Annex,
    Continuation,
    Heading,
    Paragraph,
    ParagraphKind,
    Quotation,
    SubParagraph,
    Table,
    TableCell,
    TableRow,
)
from penholder.document.resolution import (
    Adoption,
    AgendaItem,
    Closing,
    Masthead,
    Note,
    Resolution,
    Sponsor,
    Sponsors,
)
from penholder.document.spans import Blank, BlankKind, NoteMark, ParagraphReference, Text

PP, OP = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE


def italic(phrase, rest):
    return (Text(phrase, italic=True), Text(rest))


def lamps():
    """An adopted resolution with notes, one marked twice, sub-paragraphs and a reference."""
    return Resolution(
        Masthead(
            organ="General Assembly",
            session="Ninetieth session",
            agenda_items=(AgendaItem("24 (b)"),),
            symbol="A/RES/90/7",
            distribution="General",
            date="2 February 2036",
        ),
        adoption=Adoption(
            "Resolution adopted by the General Assembly on 21 December 2035",
            "21 December 2035",
            "[on the report of the Second Committee (A/90/468)]",
        ),
        title=(Text("Harbour lights"),),
        opening=italic("The General Assembly", ","),
        body=(
            Paragraph("n1", PP, (*italic("Recalling", " the Lamp Accord,"), NoteMark("f1"))),
            Paragraph("n2", PP, italic("Noting", " that lamps go out in the rain,")),
            Paragraph(
                "n3",
                OP,
                italic("Requests", " the keepers:"),
                (
                    SubParagraph("n4", (Text("To polish the lens:"),), (
                        SubParagraph("n5", (Text("Every day;"), NoteMark("f2"))),
                        SubParagraph("n6", (Text("And every night;"),)),
                    )),
                    SubParagraph("n7", (Text("To ring the bell;"),)),
                    Continuation("n8", (Text("in all weathers;"),)),
                ),
            ),
            Paragraph(
                "n9",
                OP,
                (
                    *italic("Thanks", " the keepers named in paragraph "),
                    ParagraphReference("n3", "1"),
                    Text(" above."),
                    NoteMark("f1"),
                ),
            ),
        ),
        closing=Closing("66th plenary meeting", "21 December 2035"),
        notes=(Note("f1", (Text("Lamp Accord, chap. I."),)), Note("f2", (Text("See A/90/5."),))),
    )  # fmt: skip


def draft():
    """A draft with sponsors, a `*` note, headings, a blank, a quotation, a table and an annex."""
    return Resolution(
        Masthead(
            organ="General Assembly",
            body="Second Committee",
            session="Ninety-first session",
            agenda_items=(AgendaItem("19 (c)", "Lighthouses"),),
            symbol="A/C.2/91/L.7",
            distribution="Limited",
            date="3 October 2036",
            original_language="English",
        ),
        sponsors=Sponsors((Sponsor("Brazil", ("f1",)), Sponsor("Chile"))),
        title=(Text("Harbour lights"),),
        opening=italic("The General Assembly", ","),
        body=(
            Paragraph("n1", PP, italic("Deeply concerned", " about fog,")),
            Heading("n2", (Text("Lamps"),), 1, "I"),
            Paragraph("n3", OP, (*italic("Decides", " to meet at its "), Blank(BlankKind.SESSION))),
            Paragraph(
                "n4",
                OP,
                italic("Adopts", " the table:"),
                (
                    Quotation("n5", (Text("“Lamps are lit.”"),), "1."),
                    Table("n6", (TableRow((TableCell(((Text("Lamp"),),)), TableCell())),), 1),
                ),
            ),
        ),
        annexes=(
            Annex(
                "n7",
                "Annex",
                (Text("Plan"),),
                (Paragraph("n8", ParagraphKind.PLAIN, (Text("Light < dark & “bell”."),)),),
            ),
        ),
        notes=(Note("f1", (Text("On behalf of the States that keep lamps."),), "*"),),
    )
