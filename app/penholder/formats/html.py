"""Writes a resolution as one self-contained web page, laid out like the official page.

Every part says what it is in `data-` attributes (kind, level, locked label, note, blank), so that
`html_reader` reads the page back as the same resolution; ids are those of the document.
"""

from __future__ import annotations

from collections.abc import Mapping

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind, to_lines
from penholder.document.numbering import line_labels, note_labels, reference_texts
from penholder.document.resolution import Masthead, Note, Resolution, Sponsors
from penholder.document.spans import Blank, Inline, NoteMark, ParagraphReference, Span, Text
from penholder.document.text import blank_text, plain_text, reference_shown
from penholder.formats.html_style import STYLE
from penholder.formats.markup import escape
from penholder.formats.text.language import languages
from penholder.formats.text.writer import title_number

_COMMA = '<sup class="separator">,</sup>'
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
_FIELDS = ("symbol", "organ", "distribution", "date", "original_language", "session", "body")


def write(resolution: Resolution) -> bytes:
    """The page as UTF-8."""
    return write_page(resolution).encode("utf-8")


def write_page(resolution: Resolution) -> str:
    """The page as text."""
    page = _Page(resolution)
    language = resolution.language
    direction = "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
    title = plain_text(resolution.title) or resolution.masthead.symbol or "Resolution"
    parts = [
        _masthead(resolution.masthead, language),
        page.front(),
        f"<main>\n{page.opening()}{page.lines(annexes=False)}</main>\n",
        page.closing(),
        page.lines(annexes=True),
        page.notes(),
    ]
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<article data-penholder="1">
{"".join(parts)}</article>
</body>
</html>
"""


class _Page:
    """The parts of the page below the masthead."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.all_lines = to_lines(resolution.body, resolution.annexes)
        self.labels: Mapping[NodeId, str] = line_labels(self.all_lines, resolution.language)
        self.note_labels: Mapping[NoteId, str] = note_labels(resolution)
        self.references = reference_texts(self.all_lines, resolution.language, self.labels)
        self._marked: set[NoteId] = set()

    def front(self) -> str:
        """Adoption, sponsors and title."""
        resolution = self.resolution
        parts: list[str] = []
        if resolution.adoption is not None:
            adoption = resolution.adoption
            parts.append(
                _paragraph("adoption", adoption.line, f' data-date="{escape(adoption.date)}"')
            )
            parts.append(_paragraph("report", adoption.report))
        if resolution.sponsors is not None:
            parts.append(self._sponsors(resolution.sponsors))
        if resolution.title:
            number = title_number(resolution)
            label = f'<span class="label">{escape(number)}. </span>' if number else ""
            parts.append(f'<h1 data-part="title">{label}{self._inline(resolution.title)}</h1>\n')
        return "".join(parts)

    def opening(self) -> str:
        opening = self.resolution.opening
        return f'<p data-part="opening">{self._inline(opening)}</p>\n' if opening else ""

    def lines(self, *, annexes: bool) -> str:
        """The body, or the annexes, each line as a paragraph, heading or table."""
        first = next(
            (place for place, line in enumerate(self.all_lines) if line.kind is LineKind.ANNEX),
            len(self.all_lines),
        )
        chosen = self.all_lines[first:] if annexes else self.all_lines[:first]
        return "".join(self._line(line) for line in chosen)

    def closing(self) -> str:
        closing = self.resolution.closing
        if closing is None:
            return ""
        return _paragraph("meeting", closing.meeting) + _paragraph("meeting-date", closing.date)

    def notes(self) -> str:
        if not self.resolution.notes:
            return ""
        items = "".join(self._note(note) for note in self.resolution.notes)
        return f'<footer role="doc-endnotes">\n{items}</footer>\n'

    def _sponsors(self, sponsors: Sponsors) -> str:
        names = [
            f'<span data-part="sponsor">{escape(state.name)}{self._marks(state.notes)}</span>'
            for state in sponsors.states
        ]
        proposal = f'<span data-part="proposal">{escape(sponsors.proposal)}</span>'
        marks = f'<span data-part="sponsors-notes">{self._marks(sponsors.notes)}</span>'
        return f'<p data-part="sponsors">{_listed(names)}:{marks} {proposal}</p>\n'

    def _line(self, line: Line) -> str:
        attributes = self._attributes(line)
        if line.kind is LineKind.TABLE:
            return self._table(line, attributes)
        label = self.labels.get(line.id, "") if line.kind is not LineKind.QUOTED else line.label
        if line.kind is LineKind.ANNEX:
            label = line.label
        shown = f'<span class="label">{escape(label)} </span>' if label else ""
        tag = "h2" if line.kind in (LineKind.HEADING, LineKind.ANNEX) else "p"
        return f"<{tag}{attributes}>{shown}{self._inline(line.spans)}</{tag}>\n"

    def _attributes(self, line: Line) -> str:
        depth = line.level + line.depth if line.kind not in (LineKind.HEADING,) else 0
        parts = [f' id="{escape(line.id)}" data-kind="{line.kind.value}" data-level="{line.level}"']
        if line.label is not None:
            parts.append(f' data-label="{escape(line.label)}"')
        if line.depth:
            parts.append(f' data-depth="{line.depth}"')
        if line.restarts:
            parts.append(' data-restarts="yes"')
        if line.header_rows:
            parts.append(f' data-header-rows="{line.header_rows}"')
        if depth and line.kind not in PARAGRAPH_KINDS:
            parts.append(f' style="--depth:{min(depth, 9)}"')
        return "".join(parts)

    def _table(self, line: Line, attributes: str) -> str:
        rows = []
        for place, row in enumerate(line.rows):
            tag = "th" if place < line.header_rows else "td"
            cells = []
            for cell in row.cells:
                spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
                spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
                texts = "".join(f"<p>{self._inline(text)}</p>" for text in cell.paragraphs)
                cells.append(f"<{tag}{spans}>{texts}</{tag}>")
            rows.append(f"<tr>{''.join(cells)}</tr>\n")
        return f"<table{attributes}>\n{''.join(rows)}</table>\n"

    def _note(self, note: Note) -> str:
        label = self.note_labels[note.id]
        locked = f' data-label="{escape(note.label)}"' if note.label is not None else ""
        back = f'<a class="label" href="#mark-{escape(note.id)}">{escape(label)}</a> '
        text = self._inline(note.spans)
        name = escape(note.id)
        return f'<p id="note-{name}" data-note="{name}"{locked}>{back}<span>{text}</span></p>\n'

    def _inline(self, spans: Inline) -> str:
        parts: list[str] = []
        for place, span in enumerate(spans):
            if place and isinstance(span, NoteMark) and isinstance(spans[place - 1], NoteMark):
                parts.append(_COMMA)
            parts.append(self._span(span))
        return "".join(parts)

    def _span(self, span: Span) -> str:
        match span:
            case Text():
                return _text(span)
            case NoteMark():
                return self._marks((span.note,))
            case ParagraphReference():
                target, fallback = escape(span.target), escape(span.fallback)
                shown = escape(reference_shown(span, self.references))
                return (
                    f'<a class="reference" href="#{target}" data-fallback="{fallback}">{shown}</a>'
                )
            case Blank():
                return _blank(span)

    def _marks(self, notes: tuple[NoteId, ...]) -> str:
        """The raised marks; those at one place are parted by commas."""
        return _COMMA.join(self._mark(note) for note in notes)

    def _mark(self, note: NoteId) -> str:
        label, name = escape(self.note_labels.get(note, "?")), escape(note)
        anchor = "" if note in self._marked else f' id="mark-{name}"'
        self._marked.add(note)
        return f'<sup{anchor} data-mark="{name}"><a href="#note-{name}">{label}</a></sup>'


def _masthead(masthead: Masthead, language: str) -> str:
    """The fields as the masthead words them ("Distr.: Limited"), their values in `data-value`."""
    writes = languages().get(language, languages()["en"]).writes
    wording = {"distribution": writes["distribution"], "original_language": writes["original"]}
    fields = []
    for field in _FIELDS:
        value = getattr(masthead, field)
        if value:
            shown = wording.get(field, "{}").format(value)
            fields.append(
                f'<p data-field="{field}" data-value="{escape(value)}">{escape(shown)}</p>\n'
            )
    for item in masthead.agenda_items:
        number = escape(writes["agenda"].format(item.number)) if item.number else ""
        fields.append(
            f'<p data-field="agenda" data-number="{escape(item.number)}">{number}'
            f" <span>{escape(item.title)}</span></p>\n"
        )
    return f"<header>\n{''.join(fields)}</header>\n" if fields else ""


def _paragraph(part: str, text: str, attributes: str = "") -> str:
    return f'<p data-part="{part}"{attributes}>{escape(text)}</p>\n' if text else ""


def _text(span: Text) -> str:
    # A carriage return in the source would be read as a line feed; a line feed is a line break.
    text = escape(span.text).replace("\r", "&#13;").replace("\n", "<br>")
    if span.italic:
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if span.bold else text


def _blank(blank: Blank) -> str:
    return (
        f'<span class="blank" data-blank="{blank.kind.value}" data-hint="{escape(blank.hint)}"'
        f' data-previous="{escape(blank.previous)}">{escape(blank_text(blank))}</span>'
    )


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
