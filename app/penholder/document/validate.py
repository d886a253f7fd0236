"""What must hold of every resolution, whatever was done to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from penholder.document.ids import NodeId
from penholder.document.lines import from_lines, to_lines
from penholder.document.numbering import marks_in_order
from penholder.document.resolution import Resolution


def problems(resolution: Resolution) -> list[str]:
    """Every way in which the value is not a valid resolution, in plain words; empty when valid.

    Valid means: every id is there once, every mark has its note, notes mark no notes, and the tree
    and its list of lines are the same text. References may outlive their targets.
    """
    lines = to_lines(resolution.body, resolution.annexes)
    found = [f"the id {twice} is used twice" for twice in _repeated(line.id for line in lines)]
    found += [
        f"the note {twice} is there twice" for twice in _repeated(n.id for n in resolution.notes)
    ]
    known = {note.id for note in resolution.notes}
    missing = dict.fromkeys(mark for mark in marks_in_order(resolution) if mark not in known)
    found += [f"the mark of note {mark} has no note" for mark in missing]
    if from_lines(lines) != (resolution.body, resolution.annexes):
        found.append("the body is not in the form its lines give")
    return found


def _repeated(ids: Iterable[NodeId]) -> list[NodeId]:
    return [item for item, count in Counter(ids).items() if count > 1]
