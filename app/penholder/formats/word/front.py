"""The first page above the text: session, agenda, adoption or sponsors, title, opening line.

Distances are worked out from the base lines measured on A/RES/80/156 and A/C.2/80/L.10.
"""

from __future__ import annotations

import re

from penholder.document.resolution import Resolution, Sponsors
from penholder.document.text import plain_text
from penholder.formats.word.elements import Element, paragraph, run
from penholder.formats.word.marks import Marks
from penholder.formats.word.widths import agenda_indent

BLOCK_GAP = 18.0
"""Points between the agenda title's last line and the adoption line or the sponsors.

Measured on A/RES/79/236, A/C.2/80/L.10 and L.16; titles of one line and of two give the same.
"""

LINE_GAP = 12.0
TITLE_INDENT = 1267
TEXT_TAB = "\t"


def front(resolution: Resolution, marks: Marks) -> list[Element]:
    """The paragraphs from the session to the opening line."""
    made = _session_block(resolution)
    if resolution.adoption is not None:
        made += _adoption(resolution)
    elif resolution.sponsors is not None:
        made.append(_sponsors(resolution.sponsors, marks))
    if resolution.title:
        made.append(_title(resolution, marks))
    if resolution.opening:
        made.append(paragraph("SingleTxt", run(TEXT_TAB), *marks.runs(resolution.opening)))
    return made


def _session_block(resolution: Resolution) -> list[Element]:
    head = resolution.masthead
    made: list[Element] = []
    if head.session:
        made.append(paragraph("Session", run(head.session), before=1.5))
    if head.body and resolution.adoption is None:
        made.append(paragraph("H1", run(head.body)))
    for item in head.agenda_items:
        made.append(paragraph("AgendaItemNormal", run(f"Agenda item {item.number}")))
        if item.title:
            right = agenda_indent(item.title)
            made.append(paragraph("AgendaTitleH2", run(item.title), right=right))
    return made


def _adoption(resolution: Resolution) -> list[Element]:
    adoption = resolution.adoption
    if adoption is None:
        return []
    made: list[Element] = []
    if adoption.line:
        made.append(
            paragraph(
                "HCh",
                run(_in_two_lines(adoption.line)),
                left=TITLE_INDENT,
                right=TITLE_INDENT,
                before=BLOCK_GAP,
            )
        )
    if adoption.report:
        made.append(
            paragraph(
                "Normal",
                *_report_runs(adoption.report),
                left=TITLE_INDENT,
                right=TITLE_INDENT,
                before=LINE_GAP,
            )
        )
    return made


def _in_two_lines(line: str) -> str:
    """The date on a line of its own, as on the page: "Resolution adopted by ... / on ..."."""
    return re.sub(r"\s+(?=on \d{1,2}\s)", "\n", line, count=1)


def _report_runs(report: str) -> list[Element]:
    """The report line: words in italics, brackets and symbols roman."""
    parts = re.split(r"(\[|\]|\([^()]*\))", report)
    return [run(part, italic=part[0] not in "[](") for part in parts if part]


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
    words = marks.runs(resolution.title, plain=True)
    number = _number(resolution)
    if number:
        return paragraph(
            "TitleH1", run(f"\t{number}\t"), *words, before=LINE_GAP, after=LINE_GAP, outline=0
        )
    return paragraph(
        "H1",
        *words,
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
