"""A resolution made ready for comparison: the units of its body and of its notes."""

from __future__ import annotations

from collections.abc import Sequence

from penholder.compare.marked import Side
from penholder.compare.units import Unit
from penholder.document.lines import Line, LineKind
from penholder.document.text import plain_text


def body_units(side: Side) -> list[Unit]:
    """One unit a line, in reading order."""
    lines = list(side.lines.values())
    parents = parents_of(lines)
    return [
        Unit(line.id, line.kind, side.labels.get(line.id, ""), side.plain(line.id), parent)
        for line, parent in zip(lines, parents, strict=True)
    ]


def note_units(side: Side) -> list[Unit]:
    """One unit a note, in the order of their labels' first marks (that of the resolution)."""
    return [
        Unit(
            note.id,
            LineKind.PLAIN,
            side.notes.get(note.id, ""),
            plain_text(note.spans, side.references),
        )
        for note in side.resolution.notes
    ]


def parents_of(lines: Sequence[Line]) -> list[int]:
    """For each line the place of the line it is part of, -1 for none."""
    parents: list[int] = []
    open_lines: list[int] = []  # index = level
    for place, line in enumerate(lines):
        match line.kind:
            case LineKind.SUBPARAGRAPH:
                level = max(1, line.level)
            case LineKind.CONTINUATION:
                level = line.level + 1
            case LineKind.QUOTED | LineKind.TABLE:
                level = line.level
            case _:
                level = 0
        del open_lines[level:]
        parents.append(open_lines[-1] if open_lines else -1)
        if line.kind not in (LineKind.CONTINUATION, LineKind.QUOTED, LineKind.TABLE):
            open_lines.append(place)
    return parents
