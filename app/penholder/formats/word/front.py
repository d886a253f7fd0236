"""The first page above the text: session, agenda, adoption or sponsors, title, opening line.

Distances are worked out from the base lines measured on A/RES/80/156 and A/C.2/80/L.10.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.oxml.ns import qn

from penholder.document.resolution import Resolution, Sponsors
from penholder.document.text import plain_text
from penholder.formats.word.elements import Element, element, paragraph, run, set_spacing
from penholder.formats.word.layouts import Layout, layout_for, words
from penholder.formats.word.marks import Marks
from penholder.formats.word.widths import agenda_indent

BLOCK_GAP = 18.0
"""Points between the agenda title's last line and the adoption line or the sponsors.

Measured on A/RES/79/236, A/C.2/80/L.10 and L.16; titles of one line and of two give the same.
"""

LINE_GAP = 12.0
_BEFORE_COUNT = frozenset(qn(f"w:{name}") for name in ("pStyle", "keepNext", "pageBreakBefore"))
BLOCK_TOP = 1.5
"""Points above the first line of the session block."""

TITLE_INDENT = 1267
TEXT_TAB = "\t"


def front(resolution: Resolution, marks: Marks) -> list[Element]:
    """The paragraphs from the session to the opening line."""
    layout = layout_for(resolution)
    made = _session_block(resolution, layout)
    if resolution.adoption is not None:
        made += _adoption(resolution, layout)
    elif resolution.sponsors is not None:
        made.append(_sponsors(resolution.sponsors, marks))
    if resolution.title:
        made.append(_title(resolution, marks))
    if resolution.opening:
        made.append(paragraph("SingleTxt", run(TEXT_TAB), *marks.runs(resolution.opening)))
    return made


def leave_out_of_count(content: Sequence[Element]) -> None:
    """Lets the numbers of lines begin with the text: not with the session, sponsors or title."""
    for made in content:
        properties = made[0]
        if properties[0].get(qn("w:val")) != "SingleTxt":
            place = sum(child.tag in _BEFORE_COUNT for child in properties)
            properties.insert(place, element("w:suppressLineNumbers"))


def _session_block(resolution: Resolution, layout: Layout) -> list[Element]:
    """Session, body and agenda items in the order of the layout."""
    head, texts = resolution.masthead, words(resolution.language)
    made: list[Element] = []
    for name in layout.block:
        if name == "session" and head.session:
            made.append(paragraph("Session", run(head.session)))
        elif name == "body" and head.body:
            made.append(paragraph("H1", run(head.body)))
        elif name == "agenda":
            for item in head.agenda_items:
                number = run(texts.line("agenda", item.number))
                made.append(paragraph("AgendaItemNormal", number))
                if item.title:
                    right = agenda_indent(item.title)
                    made.append(paragraph("AgendaTitleH2", run(item.title), right=right))
    if made:
        set_spacing(made[0], before=BLOCK_TOP)
    return made


def _adoption(resolution: Resolution, layout: Layout) -> list[Element]:
    adoption = resolution.adoption
    if adoption is None:
        return []
    made: list[Element] = []
    if adoption.line:
        made += _adoption_heading(adoption.line, layout)
    if adoption.report:
        made.append(
            paragraph(
                "Normal",
                *(run(part, italic=slanted) for part, slanted in report_parts(adoption.report)),
                left=TITLE_INDENT,
                right=TITLE_INDENT,
                before=LINE_GAP,
            )
        )
    return made


def _adoption_heading(line: str, layout: Layout) -> list[Element]:
    """The heading, its second part ("on ...", "Adopted by ...") on a line of its own."""
    spaced = line.replace("\u00a0", " ")  # "on", day, month and year may be kept together
    second = layout.second_line and re.search(rf"\s+(?={layout.second_line})", spaced)
    parts = [line[: second.start()], line[second.end() :]] if second else [line]
    if layout.second_style == "HCh" or len(parts) == 1:
        return [_heading("HCh", "\n".join(parts), BLOCK_GAP)]
    return [
        _heading("HCh", parts[0], BLOCK_GAP),
        _heading(layout.second_style, parts[1], LINE_GAP / 2),
    ]


def _heading(style: str, text: str, before: float) -> Element:
    return paragraph(style, run(text), left=TITLE_INDENT, right=TITLE_INDENT, before=before)


def report_parts(report: str) -> list[tuple[str, bool]]:
    """The report line in parts, each with whether it is italic: words are, brackets and symbols
    are roman.
    """
    parts = re.split(r"(\[|\]|\([^()]*\))", report)
    return [(part, part[0] not in "[](") for part in parts if part]


def _sponsors(sponsors: Sponsors, marks: Marks) -> Element:
    content: list[Element] = []
    last = len(sponsors.states) - 1
    for place, sponsor in enumerate(sponsors.states):
        if place:
            content.append(run(" and " if place == last else ", "))
        content.append(run(sponsor.name))
        for note in sponsor.notes:
            content.extend(marks.mark(note))
    content.append(run(":"))
    for note in sponsors.notes:
        content.extend(marks.mark(note))
    if sponsors.proposal:
        content.append(run(f" {sponsors.proposal}"))
    return paragraph("Sponsors", *content, before=BLOCK_GAP, after=LINE_GAP, keep_next=True)


def _title(resolution: Resolution, marks: Marks) -> Element:
    title = marks.runs(resolution.title, plain=True)
    number = _number(resolution) if layout_for(resolution).number else ""
    if number:
        return paragraph(
            "TitleH1", run(f"\t{number}\t"), *title, before=LINE_GAP, after=LINE_GAP, outline=0
        )
    return paragraph(
        "H1",
        *title,
        left=TITLE_INDENT,
        right=TITLE_INDENT,
        before=LINE_GAP if resolution.sponsors is None else None,
        after=LINE_GAP,
        outline=0,
    )


def _number(resolution: Resolution) -> str:
    """The number of an adopted resolution as before its title ("80/156."), or ''."""
    symbol = resolution.masthead.symbol
    if resolution.adoption is None or "/RES/" not in symbol:
        return ""
    return symbol.split("/RES/", 1)[1] + "."


def short_title(resolution: Resolution) -> str:
    """The title in the head of later pages: its first line, not too long for half a page."""
    title = " ".join(plain_text(resolution.title).split())
    return title if len(title) <= 90 else title[:89].rsplit(" ", 1)[0] + " …"
