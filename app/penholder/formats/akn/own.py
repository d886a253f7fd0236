"""Reads an Akoma Ntoso document that our writer made back into the same resolution."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

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
from penholder.formats.akn.front import FIELDS
from penholder.formats.akn.names import XML_LANG, akn, own

_KINDS = {kind.value: kind for kind in LineKind}
_BLANKS = {kind.value: kind for kind in BlankKind}
_MAX_NUMBER = 1000
_NOTES = (akn("authorialNote"), akn("note"))


def read_own(statement: etree._Element) -> Resolution:
    """The resolution of the document; elements without our attributes are passed over."""
    marked = statement.iter("*")
    lines = [line for element in marked if (line := _line(element)) is not None]
    body, annexes = from_lines(lines)
    preface = statement.find(akn("preface"))
    preface = preface if preface is not None else etree.Element("none")
    opening = statement.find(f"{akn('preamble')}/{akn('formula')}/{akn('p')}")
    title = preface.find(f".//{akn('docTitle')}")
    return Resolution(
        _masthead(preface),
        _sponsors(preface),
        _adoption(preface),
        _spans(title) if title is not None else (),
        _spans(opening) if opening is not None else (),
        body,
        annexes,
        _closing(statement),
        tuple(_notes(statement)),
        _language(statement),
    )


def _language(statement: etree._Element) -> str:
    main = statement.find(akn("mainBody"))
    return (main.get(XML_LANG) if main is not None else None) or "en"


def _line(element: etree._Element) -> Line | None:
    kind = _KINDS.get(element.get(own("kind")) or "")
    if kind is None:
        return None
    text = _text_element(element)
    return Line(
        element.get(own("id")) or "",
        kind,
        _spans(text) if text is not None and kind is not LineKind.TABLE else (),
        _number(element, own("level")),
        element.get(own("label")),
        _number(element, own("depth")),
        element.get(own("restarts")) is not None,
        _rows(element) if kind is LineKind.TABLE else (),
        _number(element, own("header-rows")),
    )


def _text_element(element: etree._Element) -> etree._Element | None:
    """Where the text of a line stands, by the element it is."""
    if element.tag == akn("p"):
        return element
    for place in (
        akn("heading"),
        akn("p"),
        f"{akn('content')}/{akn('p')}",
        f"{akn('intro')}/{akn('p')}",
    ):
        found = element.find(place)
        if found is not None:
            return found
    return None


def _number(element: etree._Element, attribute: str) -> int:
    value = element.get(attribute) or ""
    return min(int(value[:9]), _MAX_NUMBER) if value.isascii() and value.isdigit() else 0


def _rows(element: etree._Element) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(
            tuple(
                TableCell(
                    tuple(_spans(paragraph) for paragraph in cell.findall(akn("p"))),
                    max(1, _number(cell, "colspan")),
                    max(1, _number(cell, "rowspan")),
                )
                for cell in row
            )
        )
        for row in element.iter(akn("tr"))
    )


def _spans(element: etree._Element) -> Inline:
    return normalized(_inline(element, italic=False, bold=False))


def _inline(element: etree._Element, *, italic: bool, bold: bool) -> Iterable[Span]:
    if element.text:
        yield Text(element.text, italic, bold)
    for child in element:
        yield from _child(child, italic=italic, bold=bold)
        if child.tail:
            yield Text(child.tail, italic, bold)


def _child(child: etree._Element, *, italic: bool, bold: bool) -> Iterable[Span]:
    if not isinstance(child.tag, str) or child.get("class") == "num":
        return
    if child.tag in (*_NOTES, akn("noteRef")):
        yield NoteMark(child.get(own("note")) or "")
    elif child.tag == akn("ref") and child.get(own("target")) is not None:
        fallback = child.get(own("fallback")) or ""
        yield ParagraphReference(child.get(own("target")) or "", fallback)
    elif child.tag == akn("placeholder") and child.get(own("blank")) in _BLANKS:
        kind = _BLANKS[child.get(own("blank")) or ""]
        yield Blank(kind, child.get("originalText") or "", child.get(own("previous")) or "")
    elif child.tag == akn("br"):
        yield Text("\n", italic, bold)
    else:
        yield from _inline(
            child, italic=italic or child.tag == akn("i"), bold=bold or child.tag == akn("b")
        )


def _notes(statement: etree._Element) -> list[Note]:
    """The notes in the order of their list, which their eId tells."""
    found: list[tuple[int, Note]] = []
    for element in statement.iter(*_NOTES):
        text = element.find(akn("p"))
        place = (element.get("eId") or "").removeprefix("note_")
        spans = _spans(text) if text is not None else ()
        note = Note(element.get(own("note")) or "", spans, element.get(own("label")))
        found.append((int(place[:9]) if place.isascii() and place.isdigit() else 0, note))
    return [note for _, note in sorted(found, key=lambda item: item[0])]


def _masthead(preface: etree._Element) -> Masthead:
    values = {field: _part_text(preface, field) for field in FIELDS}
    agenda = []
    for paragraph in _parts(preface, "agenda"):
        number = _text(paragraph.find(f"{akn('span')}[@class='number']"))
        agenda.append(AgendaItem(number, _text(paragraph.find(f"{akn('span')}[@class='title']"))))
    return Masthead(agenda_items=tuple(agenda), **values)


def _adoption(preface: etree._Element) -> Adoption | None:
    lines = _parts(preface, "adoption")
    if not lines:
        return None
    date = lines[0].get(own("date")) or ""
    return Adoption(_text(lines[0]), date, _part_text(preface, "report"))


def _sponsors(preface: etree._Element) -> Sponsors | None:
    lines = _parts(preface, "sponsors")
    if not lines:
        return None
    states = tuple(
        Sponsor(_text(element), _marks(element))
        for element in lines[0].findall(akn("docProponent"))
    )
    marks = lines[0].find(f"{akn('span')}[@class='marks']")
    proposal = _text(lines[0].find(f"{akn('span')}[@class='proposal']"))
    return Sponsors(states, _marks(marks) if marks is not None else (), proposal)


def _marks(element: etree._Element) -> tuple[str, ...]:
    return tuple(span.note for span in _spans(element) if isinstance(span, NoteMark))


def _closing(statement: etree._Element) -> Closing | None:
    conclusions = statement.find(akn("conclusions"))
    if conclusions is None:
        return None
    return Closing(_part_text(conclusions, "meeting"), _part_text(conclusions, "meeting-date"))


def _parts(parent: etree._Element, name: str) -> list[etree._Element]:
    return parent.findall(f"{akn('p')}[@class='{name}']")


def _part_text(parent: etree._Element, name: str) -> str:
    found = _parts(parent, name)
    return _text(found[0]) if found else ""


def _text(element: etree._Element | None) -> str:
    """The words of the element, without those of notes in it."""
    if element is None:
        return ""
    return "".join(span.text for span in _spans(element) if isinstance(span, Text))
