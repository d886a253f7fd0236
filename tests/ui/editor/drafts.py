"""Drafts for the tests of the editor: a short one to read, and any number made by chance."""

from __future__ import annotations

import random

from msgspec.structs import replace

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.nodes import TableCell, TableRow
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
from penholder.document.spans import (
    Blank,
    BlankKind,
    Inline,
    NoteMark,
    ParagraphReference,
    Span,
    Text,
    normalized,
    plain,
)

_REST = Resolution(
    masthead=Masthead(
        "General Assembly", "Second Committee", "Ninetieth session", (AgendaItem("7 (b)"),)
    ),
    sponsors=Sponsors((Sponsor("Ruritania", ("star",)),)),
    adoption=Adoption("Resolution adopted on 3 May", "3 May"),
    title=plain("Lamps for harbours"),
    opening=plain("The General Assembly,"),
    closing=Closing("5th plenary meeting", "3 May"),
)


def clause(node: str, kind: LineKind, phrase: str, text: str, level: int = 0) -> Line:
    """A line with its opening phrase in italics."""
    return Line(node, kind, normalized((Text(phrase, italic=True), Text(text))), level)


def harbour_lines() -> list[Line]:
    """Two preambular paragraphs, three operative ones, the second with sub-paragraphs."""
    pp, op, sub = LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.SUBPARAGRAPH
    return [
        clause("pp1", pp, "Recalling", " its earlier texts on lamps,"),
        Line("pp2", pp, (Text("Noting", italic=True), Text(" the fog,"), NoteMark("n1"))),
        clause("op1", op, "Requests", " every harbour to light its lamps;"),
        clause("op2", op, "Invites", " pilots:"),
        Line("a", sub, plain("To look for the lamps;"), 1),
        Line("b", sub, plain("To report broken lamps;"), 1),
        clause("op3", op, "Decides", " to meet again at dusk."),
    ]


def harbour(lines: list[Line] | None = None) -> Resolution:
    """The short draft, or its first page around other lines."""
    body, annexes = from_lines(harbour_lines() if lines is None else lines)
    notes = (Note("star", plain("On behalf of the pilots."), "*"), Note("n1", plain("Fog report.")))
    return replace(_REST, body=body, annexes=annexes, notes=notes)


_WORDS = (
    "lamp", "harbour", "Café", "e\u0301t\u00e9", "مرفأ", "灯塔", "🚢", "👩‍🚒", "2030", "per cent",
    "\u00a0", "\u200f", "\t", "\n", "\u2028", "\ufffc", "\x07", "\u2029", "\r", "[x]", ";", ",",
)  # fmt: skip


def random_text(rng: random.Random) -> str:
    """A few words of any script, with characters that text controls keep for themselves."""
    return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(0, 6)))


def random_inline(rng: random.Random) -> Inline:
    """Text with marks, references and blanks at any place."""
    spans: list[Span] = []
    for _ in range(rng.randint(0, 5)):
        match rng.randint(0, 6):
            case 0:
                spans.append(NoteMark(f"n{rng.randint(0, 4)}"))
            case 1:
                spans.append(ParagraphReference(f"l{rng.randint(0, 12)}", "4"))
            case 2:
                spans.append(Blank(rng.choice(list(BlankKind)), random_text(rng), "last year"))
            case _:
                spans.append(Text(random_text(rng), rng.random() < 0.3, rng.random() < 0.1))
    return normalized(spans)


def random_line(rng: random.Random, node: str) -> Line:
    """A line of any kind at any level."""
    kind, level = rng.choice(list(LineKind)), rng.randint(0, 4)
    match kind:
        case LineKind.TABLE:
            rows = (TableRow((TableCell((random_inline(rng),)), TableCell())),)
            return Line(node, kind, level=level, rows=rows, header_rows=1)
        case LineKind.HEADING:
            return Line(node, kind, random_inline(rng), level, "II", restarts=rng.random() < 0.5)
        case LineKind.QUOTED:
            return Line(node, kind, random_inline(rng), level, "3.", rng.randint(0, 3))
        case LineKind.ANNEX:
            return Line(node, kind, random_inline(rng), label="Annex I")
        case LineKind.CONTINUATION:
            return Line(node, kind, random_inline(rng), level)
        case _:
            return Line(node, kind, random_inline(rng), level, rng.choice([None, None, "5 bis."]))


def random_draft(rng: random.Random, most: int = 12) -> Resolution:
    """A draft of any shape; every mark has its note."""
    body, annexes = from_lines(random_line(rng, f"l{i}") for i in range(rng.randint(0, most)))
    notes = tuple(Note(f"n{i}", plain(f"Source {i}"), "*" if i == 3 else None) for i in range(5))
    star = Note("star", plain("On behalf of the pilots."), "*")
    return replace(
        _REST,
        title=random_inline(rng),
        opening=random_inline(rng),
        body=body,
        annexes=annexes,
        notes=(star, *notes),
    )
