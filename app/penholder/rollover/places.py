"""The places of a text that roll-over looks at, with the names people use for them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from penholder.document.flat import Flat, flat
from penholder.document.ids import NoteId
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import note_labels, reference_texts
from penholder.document.operations import lines_of
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import marks_in


class Place(msgspec.Struct, frozen=True):
    """One line of the body: its label ("PP2", "OP12 (b)"), and whether its part is operative."""

    line: Line
    label: str
    operative: bool
    words: Flat


class MarkedNote(msgspec.Struct, frozen=True):
    """A note, its label ("note 5") and the places where it is marked."""

    note: Note
    label: str
    places: tuple[Place, ...]


_KEPT = frozenset({LineKind.QUOTED, LineKind.TABLE, LineKind.HEADING})
"""What is quoted or tabulated is nobody's to bring up to date without being asked."""


def places(prior: Resolution) -> list[Place]:
    """The paragraphs of the body, in order. Annexes are texts of their own and stay as they are."""
    lines = lines_of(prior)
    names = reference_texts(lines, prior.language)
    found: list[Place] = []
    count = 0
    kind = LineKind.PLAIN
    for line in lines:
        if line.kind is LineKind.ANNEX:
            break
        if line.kind in _KEPT:
            continue
        if line.kind not in (LineKind.SUBPARAGRAPH, LineKind.CONTINUATION):
            kind = line.kind
            count += kind is LineKind.PREAMBULAR
        label = _label(line, kind, count, names.get(line.id, ""), found)
        found.append(Place(line, label, kind is LineKind.OPERATIVE, flat(line.spans)))
    return found


def marked_notes(prior: Resolution, found: list[Place]) -> Iterator[MarkedNote]:
    """Every note marked in the places, in the order of the notes."""
    labels = note_labels(prior)
    marked: dict[NoteId, list[Place]] = {}
    for place in found:
        for mark in dict.fromkeys(marks_in(place.line.spans)):
            marked.setdefault(mark, []).append(place)
    for note in prior.notes:
        if note.id in marked:
            yield MarkedNote(note, f"note {labels[note.id]}", tuple(marked[note.id]))


def _label(line: Line, kind: LineKind, count: int, name: str, before: list[Place]) -> str:
    if line.kind is LineKind.CONTINUATION:
        return before[-1].label.removesuffix(" (end)") + " (end)" if before else ""
    if kind is LineKind.PREAMBULAR:
        return f"PP{count} {name}".strip()
    if kind is LineKind.OPERATIVE:
        return f"OP{name}"
    return name or "text"
