"""Writes a resolution as plain text that people can read and our reader reads back.

The form: masthead, adoption lines, sponsors, number and title; then one line a paragraph, indented
by a tab, its label and a tab before it, sub-paragraphs one tab further in for each level, text that
goes on after them as far in as the clause it belongs to; then annexes, meeting line and notes.
Note marks are raised digits ("Agenda⁹"), and so are the numbers of the notes at the end. Where the
text has raised digits of its own ("km²"), marks are written [9], else [^9]: the first of the three
forms that the text does not have, so that a mark is always told from the words. Marks at one place
are parted by commas. Tables are written as `tables` says, one row a line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, line_texts, note_labels, reference_texts
from penholder.document.resolution import Masthead, Resolution
from penholder.document.spans import Inline, NoteMark
from penholder.document.text import plain_text
from penholder.formats.text import tables
from penholder.formats.text.language import languages
from penholder.phrasebook.symbols import parse_symbol

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FORMS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("⁰¹²³⁴⁵⁶⁷⁸⁹", lambda label: label.translate(_RAISED)),
    ("[", lambda label: f"[{label}]"),
    ("", lambda label: f"[^{label}]"),
)


def write(resolution: Resolution) -> bytes:
    """The resolution as UTF-8 text. Half characters (lone surrogates) become question marks."""
    return write_text(resolution).encode("utf-8", "replace")


def write_text(resolution: Resolution) -> str:
    """The resolution as text in the form described above."""
    writer = _Writer(resolution)
    blocks = [
        _masthead_lines(resolution.masthead, resolution.language),
        writer.adoption_lines(),
        writer.sponsor_lines(),
        writer.title_lines(),
        writer.body_lines(annexes=False),
        writer.closing_lines(),
        writer.body_lines(annexes=True),
        writer.note_lines(),
    ]
    return "\n".join("\n".join(block) + "\n" for block in blocks if block)


@dataclass
class _Writer:
    """The parts of one resolution as lines of text."""

    resolution: Resolution

    def __post_init__(self) -> None:
        resolution = self.resolution
        lines = to_lines(resolution.body, resolution.annexes)
        labels = line_labels(lines, resolution.language)
        self.lines = lines
        self.labels: Mapping[NodeId, str] = labels
        self.notes: Mapping[NoteId, str] = note_labels(resolution)
        self.references = reference_texts(lines, resolution.language, labels)
        self.mark = self._mark_form()

    def _mark_form(self) -> Callable[[str], str]:
        """The first form of marks that is told from everything in the text."""
        resolution = self.resolution
        parts = [resolution.title, resolution.opening, *(note.spans for note in resolution.notes)]
        parts += [text for line in self.lines for text in line_texts(line)]
        words = "".join(plain_text(part, self.references) for part in parts)
        for signs, form in _FORMS:
            if not any(sign in words for sign in signs):
                return form
        return _FORMS[-1][1]

    def adoption_lines(self) -> list[str]:
        adoption = self.resolution.adoption
        if adoption is None:
            return []
        return [line for line in (*adoption.line.split("\n"), adoption.report) if line]

    def sponsor_lines(self) -> list[str]:
        sponsors = self.resolution.sponsors
        if sponsors is None:
            return []
        names = [f"{item.name}{self._signs(item.notes)}" for item in sponsors.states]
        form = languages()[self._language()].writes["sponsors"]
        proposal = f"{self._signs(sponsors.notes)} {sponsors.proposal}".strip()
        if not names:
            return [proposal]
        line = form.format(_listed(names), proposal)
        return [line.replace(": *", ":*")]

    def title_lines(self) -> list[str]:
        title = self._text(self.resolution.title)
        number = title_number(self.resolution)
        if number:
            return [f"{number}.\t{title}", ""]
        return [title, ""] if title else []

    def body_lines(self, *, annexes: bool) -> list[str]:
        first = next(
            (place for place, line in enumerate(self.lines) if line.kind is LineKind.ANNEX),
            len(self.lines),
        )
        result: list[str] = []
        if not annexes and self.resolution.opening:
            result.append("\t" + self._text(self.resolution.opening))
        before: Line | None = None
        for line in self.lines[first:] if annexes else self.lines[:first]:
            if before is not None and before.kind is line.kind is LineKind.TABLE:
                result.append("")  # or the two would be one
            result.extend(self._line(line))
            before = line
        return result

    def closing_lines(self) -> list[str]:
        closing = self.resolution.closing
        return [line for line in (closing.meeting, closing.date) if line] if closing else []

    def note_lines(self) -> list[str]:
        result = []
        for note in self.resolution.notes:
            label = self.notes[note.id]
            sign = self.mark(label) if label.isdigit() else label
            result.append(f"{sign} {plain_text(note.spans)}".rstrip())
        return result

    def _line(self, line: Line) -> list[str]:
        label = self.labels.get(line.id, "")
        text = self._text(line.spans)
        indent = "\t" * (line.level + 1)
        match line.kind:
            case LineKind.HEADING:
                both = f"{line.label}.\t{text}" if line.label and text else line.label or text
                return ["", tables.as_text(both), ""]
            case LineKind.ANNEX:
                return ["", line.label or "Annex", *([text] if text else []), ""]
            case LineKind.TABLE:
                rows = tables.written(line.rows, line.header_rows, self._text)
                return [f"{indent}{row}" for row in rows]
            case LineKind.QUOTED:
                label = line.label or ""
                indent = "\t" * (line.level + 1 + line.depth)
        return [f"{indent}{label}\t{text}" if label else f"{indent}{tables.as_text(text)}"]

    def _text(self, spans: Inline) -> str:
        """The words with note marks; line breaks become spaces: a line is a paragraph."""
        parts: list[str] = []
        after_mark = False
        for span in spans:
            if isinstance(span, NoteMark):
                label = self.notes[span.note]
                parts.append("," if after_mark else "")
                parts.append(self.mark(label) if label.isdigit() else label)
            else:
                parts.append(plain_text((span,), self.references).replace("\n", " "))
            after_mark = isinstance(span, NoteMark)
        return "".join(parts)

    def _signs(self, notes: tuple[NoteId, ...]) -> str:
        labels = [self.notes[note] for note in notes]
        return ",".join(self.mark(label) if label.isdigit() else label for label in labels)

    def _language(self) -> str:
        language = self.resolution.language
        return language if language in languages() else "en"


def _masthead_lines(masthead: Masthead, language: str) -> list[str]:
    writes = languages().get(language, languages()["en"]).writes
    distribution, original = masthead.distribution, masthead.original_language
    lines = [
        masthead.symbol,
        masthead.organ,
        writes["distribution"].format(distribution) if distribution else "",
        masthead.date,
        writes["original"].format(original) if original else "",
        masthead.session,
        masthead.body,
    ]
    lines += [
        f"{writes['agenda'].format(item.number)} {item.title}".strip()
        for item in masthead.agenda_items
    ]
    return [line for line in lines if line]


def title_number(resolution: Resolution) -> str:
    """The number that stands before the title of an adopted resolution: "71/244"."""
    if resolution.adoption is None or not resolution.title:
        return ""
    symbol = parse_symbol(resolution.masthead.symbol)
    number = symbol.text.partition("/RES/")[2] if symbol is not None else ""
    return number if "/" in number else ""


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
