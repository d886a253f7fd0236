"""Reads a page that `html` wrote back into the same resolution, by its `data-` attributes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import lxml.html

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
)

_KINDS = {kind.value: kind for kind in LineKind}
_BLANKS = {kind.value: kind for kind in BlankKind}
_MAX_SPAN = 1000


def read_own(article: lxml.html.HtmlElement, language: str) -> Resolution:
    """The resolution of the page. Parts whose attributes were taken away are passed over."""
    lines = [line for element in article.iter() if (line := _line(element)) is not None]
    body, annexes = from_lines(lines)
    meeting = _part_text(article, "meeting")
    date = _part_text(article, "meeting-date")
    return Resolution(
        _masthead(article),
        _sponsors(article),
        _adoption(article),
        _part_spans(article, "title"),
        _part_spans(article, "opening"),
        body,
        annexes,
        Closing(meeting, date) if meeting or date else None,
        tuple(_note(element) for element in article.findall(".//p[@data-note]")),
        language,
    )


def _line(element: lxml.html.HtmlElement) -> Line | None:
    kind = _KINDS.get(element.get("data-kind") or "")
    if kind is None:
        return None
    rows = _rows(element) if kind is LineKind.TABLE else ()
    return Line(
        element.get("id") or "",
        kind,
        () if kind is LineKind.TABLE else _spans(element),
        _number(element, "data-level"),
        element.get("data-label"),
        _number(element, "data-depth"),
        element.get("data-restarts") is not None,
        rows,
        _number(element, "data-header-rows"),
    )


def _number(element: lxml.html.HtmlElement, attribute: str, most: int = _MAX_SPAN) -> int:
    value = element.get(attribute) or ""
    return min(int(value), most) if value.isascii() and value.isdigit() else 0


def _rows(table: lxml.html.HtmlElement) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(
            tuple(
                TableCell(
                    tuple(_spans(paragraph) for paragraph in cell.findall("p")),
                    max(1, _number(cell, "colspan")),
                    max(1, _number(cell, "rowspan")),
                )
                for cell in row
                if cell.tag in ("td", "th")
            )
        )
        for row in table.iter("tr")
    )


def _spans(element: lxml.html.HtmlElement) -> Inline:
    return normalized(_inline(element, italic=False, bold=False))


def _inline(element: lxml.html.HtmlElement, *, italic: bool, bold: bool) -> Iterable[Span]:
    if element.text:
        yield Text(element.text, italic, bold)
    for child in element:
        yield from _child(child, italic=italic, bold=bold)
        if child.tail:
            yield Text(child.tail, italic, bold)


def _child(child: lxml.html.HtmlElement, *, italic: bool, bold: bool) -> Iterable[Span]:
    if not isinstance(child.tag, str) or child.get("class") in ("label", "separator"):
        return
    if child.get("data-mark") is not None:
        yield NoteMark(child.get("data-mark") or "")
    elif child.get("class") == "reference":
        target = (child.get("href") or "").removeprefix("#")
        yield ParagraphReference(target, child.get("data-fallback") or "")
    elif child.get("data-blank") in _BLANKS:
        kind = _BLANKS[child.get("data-blank") or ""]
        yield Blank(kind, child.get("data-hint") or "", child.get("data-previous") or "")
    elif child.tag == "br":
        yield Text("\n", italic, bold)
    else:
        yield from _inline(
            child,
            italic=italic or child.tag in ("i", "em"),
            bold=bold or child.tag in ("b", "strong"),
        )


def _masthead(article: lxml.html.HtmlElement) -> Masthead:
    fields = {
        element.get("data-field") or "": element.get("data-value") or ""
        for element in article.findall("./header/p")
        if element.get("data-field") != "agenda"
    }
    agenda = tuple(
        AgendaItem(element.get("data-number") or "", _text_in(element.findall("span")))
        for element in article.findall("./header/p[@data-field='agenda']")
    )
    return Masthead(
        fields.get("organ", ""),
        fields.get("body", ""),
        fields.get("session", ""),
        agenda,
        fields.get("symbol", ""),
        fields.get("distribution", ""),
        fields.get("date", ""),
        fields.get("original_language", ""),
    )


def _sponsors(article: lxml.html.HtmlElement) -> Sponsors | None:
    line = article.find("./p[@data-part='sponsors']")
    if line is None:
        return None
    states = []
    for element in line.findall("./span[@data-part='sponsor']"):
        name = "".join(span.text for span in _spans(element) if isinstance(span, Text))
        states.append(Sponsor(name, _marks(element)))
    notes = line.find("./span[@data-part='sponsors-notes']")
    proposal = _text_in(line.findall("./span[@data-part='proposal']"))
    return Sponsors(tuple(states), _marks(notes) if notes is not None else (), proposal)


def _marks(element: lxml.html.HtmlElement) -> tuple[str, ...]:
    return tuple(mark.get("data-mark") or "" for mark in element.findall(".//sup[@data-mark]"))


def _adoption(article: lxml.html.HtmlElement) -> Adoption | None:
    line, report = _part(article, "adoption"), _part(article, "report")
    if line is None and report is None:
        return None
    return Adoption(
        line.text_content() if line is not None else "",
        (line.get("data-date") or "") if line is not None else "",
        report.text_content() if report is not None else "",
    )


def _note(element: lxml.html.HtmlElement) -> Note:
    text = element.find("./span")
    spans = _spans(text) if text is not None else ()
    return Note(element.get("data-note") or "", spans, element.get("data-label"))


def _part(article: lxml.html.HtmlElement, part: str) -> lxml.html.HtmlElement | None:
    return article.find(f".//*[@data-part='{part}']")


def _part_spans(article: lxml.html.HtmlElement, part: str) -> Inline:
    element = _part(article, part)
    return _spans(element) if element is not None else ()


def _part_text(article: lxml.html.HtmlElement, part: str) -> str:
    element = _part(article, part)
    return element.text_content() if element is not None else ""


def _text_in(elements: Sequence[lxml.html.HtmlElement]) -> str:
    return "".join(element.text_content() for element in elements)
