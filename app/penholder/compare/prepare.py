"""A resolution made ready for comparison: the units of its body and of its notes."""

from __future__ import annotations

from collections.abc import Sequence

from penholder.compare.marked import Side
from penholder.compare.result import Pair
from penholder.compare.units import Unit
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_texts
from penholder.document.spans import marks_in


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
            side.text(note.spans),
        )
        for note in side.resolution.notes
    ]


def marked_together(sides: tuple[Side, Side], pairs: Sequence[Pair]) -> set[tuple[int, int]]:
    """Places of notes that are marked first in paired lines, one after the other in either."""
    found: set[tuple[int, int]] = set()
    if not (sides[0].resolution.notes and sides[1].resolution.notes):
        return found
    old, new = (_first_marks(side) for side in sides)
    for pair in pairs:
        before = [place for node in pair.old for place in old.get(node, ())]
        after = [place for node in pair.new for place in new.get(node, ())]
        found.update(zip(before, after, strict=False))
        found.update(zip(reversed(before), reversed(after), strict=False))
    return found


def _first_marks(side: Side) -> dict[NodeId, list[int]]:
    """For each line the places of the notes whose first mark it bears."""
    places = {note.id: place for place, note in enumerate(side.resolution.notes)}
    found: dict[NodeId, list[int]] = {}
    if not places:
        return found
    for line in side.lines.values():
        for text in line_texts(line):
            for note in marks_in(text):
                place = places.pop(note, None)
                if place is not None:
                    found.setdefault(line.id, []).append(place)
    return found


_DEEPER = {LineKind.CONTINUATION: 1, LineKind.QUOTED: 0, LineKind.TABLE: 0}
"""How much deeper than its level says a line stands that is part of the one before it."""

_WITHOUT_PARTS = frozenset(_DEEPER)
_SUBPARAGRAPH = LineKind.SUBPARAGRAPH
_OPERATIVE, _PREAMBULAR = LineKind.OPERATIVE, LineKind.PREAMBULAR


def _level(line: Line) -> int:
    """How deep a line stands inside its clause, 0 for one that begins a clause."""
    if line.kind is _SUBPARAGRAPH:
        return max(1, line.level)
    return line.level + _DEEPER[line.kind] if line.kind in _DEEPER else 0


def parents_of(lines: Sequence[Line]) -> list[int]:
    """For each line the place of the line it is part of, -1 for none."""
    parents: list[int] = []
    open_lines: list[int] = []  # index = level
    for place, line in enumerate(lines):
        if line.kind is _OPERATIVE or line.kind is _PREAMBULAR:  # most lines
            parents.append(-1)
            open_lines = [place]
            continue
        level = _level(line)
        del open_lines[level:]
        parents.append(open_lines[-1] if open_lines else -1)
        if line.kind not in _WITHOUT_PARTS:
            open_lines.append(place)
    return parents
