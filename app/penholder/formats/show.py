"""The structure of a reading as plain data (`show --json`) and as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any, TypeAlias

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, line_texts, note_labels, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, marks_in, opening_phrase
from penholder.document.text import plain_text
from penholder.formats.report import ImportReport

Structure: TypeAlias = dict[str, Any]

_WIDTH = 100
_FIELDS = (
    ("Symbol", "symbol"),
    ("Organ", "organ"),
    ("Body", "body"),
    ("Session", "session"),
    ("Distribution", "distribution"),
    ("Date", "date"),
    ("Original", "original_language"),
)
_KINDS = {LineKind.OPENING: "continuation", LineKind.PLAIN: "continuation"}
_PHRASED = frozenset({LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.SUBPARAGRAPH})


def structure(resolution: Resolution, report: ImportReport) -> Structure:
    """The object that `show --json` prints.

    Beside the promised keys it has those that no word is lost without: `adoption_line` and
    `report_line` (as printed; `adopted_on` repeats the date), `proposal` ("draft resolution"),
    `sponsor_notes` (signs by name, "" for those after the colon), `title_notes`, `opening_notes`
    and `language`. `sponsors` are the names alone; `agenda_items` are {"number", "title"};
    `closing` is {"meeting", "date"} or null; absent fields are "". In `paragraphs` a further
    opening line and unnumbered text that is neither preambular nor operative are of the kind
    "continuation" and level 0; the text of a table has tabs between cells and a line feed between
    rows. `unplaced` is a list of texts.
    """
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, resolution.language)
    shown = _Shown(labels, reference_texts(lines, resolution.language, labels), resolution)
    return {
        **_front(resolution, shown),
        "paragraphs": [shown.paragraph(line) for line in lines],
        "notes": [
            {"label": shown.notes[note.id], "text": shown.text(note.spans)}
            for note in resolution.notes
        ],
        "closing": _closing(resolution),
        "unplaced": [piece.text for piece in report.unplaced],
        "warnings": _warnings(report),
    }


def render(found: Structure) -> str:
    """The structure for people: fields, paragraphs with their labels, notes, what is left over."""
    blocks = [_field_lines(found), _paragraph_lines(found), _closing_lines(found)]
    for title, items in (
        ("Notes", [f"{note['label']}  {note['text']}" for note in found["notes"]]),
        ("Not placed", found["unplaced"]),
        ("Warnings", found["warnings"]),
    ):
        if items:
            blocks.append([f"{title}:", *(_wrapped(item, "  ", "     ") for item in items)])
    return "\n\n".join("\n".join(block) for block in blocks if block)


class _Shown:
    """How the labels, notes and references of one resolution are shown."""

    def __init__(
        self,
        labels: Mapping[NodeId, str],
        references: Mapping[NodeId, str],
        resolution: Resolution,
    ) -> None:
        self.labels = labels
        self.references = references
        self.notes: Mapping[NoteId, str] = note_labels(resolution)

    def text(self, spans: Inline) -> str:
        return plain_text(spans, self.references)

    def marks(self, spans: Inline) -> list[str]:
        return [self.notes.get(mark, "?") for mark in marks_in(spans)]

    def paragraph(self, line: Line) -> Structure:
        return {
            "id": line.id,
            "kind": _KINDS.get(line.kind, line.kind.value),
            "label": self.labels.get(line.id, ""),
            "level": line.level,
            "phrase": opening_phrase(line.spans) if line.kind in _PHRASED else "",
            "text": self._line_text(line),
            "notes": [mark for spans in line_texts(line) for mark in self.marks(spans)],
        }

    def _line_text(self, line: Line) -> str:
        if line.kind is not LineKind.TABLE:
            return self.text(line.spans)
        return "\n".join(
            "\t".join("\n".join(self.text(part) for part in cell.paragraphs) for cell in row.cells)
            for row in line.rows
        )


def _front(resolution: Resolution, shown: _Shown) -> Structure:
    masthead, adoption, sponsors = resolution.masthead, resolution.adoption, resolution.sponsors
    names = [state.name for state in sponsors.states] if sponsors else []
    return {
        "symbol": masthead.symbol,
        "title": shown.text(resolution.title),
        "title_notes": shown.marks(resolution.title),
        "organ": masthead.organ,
        "body": masthead.body,
        "session": masthead.session,
        "agenda_items": [
            {"number": item.number, "title": item.title} for item in masthead.agenda_items
        ],
        "distribution": masthead.distribution,
        "date": masthead.date,
        "original_language": masthead.original_language,
        "language": resolution.language,
        "adopted_on": adoption.date if adoption else "",
        "adoption_line": adoption.line if adoption else "",
        "report_line": adoption.report if adoption else "",
        "sponsors": names,
        "sponsor_notes": _sponsor_notes(resolution, shown),
        "proposal": sponsors.proposal if sponsors else "",
        "opening": shown.text(resolution.opening),
        "opening_notes": shown.marks(resolution.opening),
    }


def _sponsor_notes(resolution: Resolution, shown: _Shown) -> dict[str, list[str]]:
    sponsors = resolution.sponsors
    if sponsors is None:
        return {}
    marked = [*((state.name, state.notes) for state in sponsors.states), ("", sponsors.notes)]
    return {name: [shown.notes.get(note, "?") for note in notes] for name, notes in marked if notes}


def _closing(resolution: Resolution) -> Structure | None:
    closing = resolution.closing
    return {"meeting": closing.meeting, "date": closing.date} if closing else None


def _warnings(report: ImportReport) -> list[str]:
    if not report.furniture:
        return list(report.warnings)
    counted = ", ".join(f"{kind} ({count})" for kind, count in sorted(report.furniture.items()))
    return [*report.warnings, f"Left out as page furniture: {counted}."]


# --- for a terminal ----------------------------------------------------------------------------


def _field_lines(found: Structure) -> list[str]:
    lines = [_field(name, found[key]) for name, key in _FIELDS if found[key]]
    lines += [
        _field("Agenda item", f"{item['number']} {item['title']}".strip())
        for item in found["agenda_items"]
    ]
    if found["adoption_line"]:
        lines.append(_field("Adopted", found["adoption_line"]))
    if found["report_line"]:
        lines.append(_field("Report", found["report_line"]))
    if found["sponsors"] or found["proposal"]:
        names = ", ".join(found["sponsors"])
        lines.append(_field("Sponsors", f"{names}: {found['proposal']}"))
    if found["title"]:
        lines.append(_field("Title", found["title"] + _signs(found["title_notes"])))
    kinds = [paragraph["kind"] for paragraph in found["paragraphs"]]
    preambular, operative = kinds.count("preambular"), kinds.count("operative")
    counts = f"{preambular} PPs, {operative} OPs, {len(found['notes'])} notes"
    return [*lines, _field("Contents", counts)]


def _field(name: str, value: str) -> str:
    return _wrapped(value, f"{name}:".ljust(14), " " * 14)


def _paragraph_lines(found: Structure) -> list[str]:
    lines = [found["opening"] + _signs(found["opening_notes"])] if found["opening"] else []
    preambular = 0
    for paragraph in found["paragraphs"]:
        if paragraph["kind"] == "preambular":
            preambular += 1
        lines.append(_paragraph(paragraph, preambular))
    return lines


def _paragraph(paragraph: Structure, preambular: int) -> str:
    label = paragraph["label"]
    if paragraph["kind"] == "preambular" and not label:
        label = f"PP{preambular}"
    text = paragraph["text"] + _signs(paragraph["notes"])
    if paragraph["kind"] in ("heading", "annex"):
        return f"\n{label} {text}".rstrip() if label else f"\n{text}"
    indent = "    " * paragraph["level"]
    return _wrapped(text, f"{indent}{label.ljust(5)} ", f"{indent}      ")


def _closing_lines(found: Structure) -> list[str]:
    closing = found["closing"]
    return [line for line in (closing["meeting"], closing["date"]) if line] if closing else []


def _signs(labels: list[str]) -> str:
    return "".join(f"[{label}]" for label in labels)


def _wrapped(text: str, first: str, rest: str) -> str:
    """The text wrapped for the terminal; words and no-break spaces are never cut."""
    lines = text.split("\n") or [""]
    wrapped: list[str] = []
    for place, line in enumerate(lines):
        wrapped += textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=first if place == 0 else rest,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(wrapped) or first.rstrip()
