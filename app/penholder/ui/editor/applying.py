"""Putting another version of the text on the sheet: only what differs is touched, in one step.

Everything that works out a new resolution (a fix, a change taken over or refused, an update) comes
in here, so that undo takes it back like any gesture.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from penholder.document.resolution import Resolution
from penholder.ui.editor.blocks import Piece
from penholder.ui.editor.content import pieces_of
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface


def apply(surface: Surface, resolution: Resolution, companion: object = None) -> None:
    """Makes the sheet and its details those of `resolution`, as one step of the undo history.

    `companion` is whatever state belongs to this version of the text: undo gives back the last one.
    """
    content = surface.content
    with surface.steps.step() as cursor:
        for start, end, pieces in reversed(_differences(content.pieces, pieces_of(resolution))):
            replace_blocks(surface.steps, start, end, pieces)
        content.set_details(resolution, cursor, companion)
    content.settle()


def _differences(old: list[Piece], new: list[Piece]) -> list[tuple[int, int, list[Piece]]]:
    """The blocks to replace (from, up to) and by what, from the top; blocks are kept where equal.

    The title and the opening line are always one block each, the first two.
    """
    found = [(at, at + 1, [new[at]]) for at in (0, 1) if old[at] != new[at]]
    head, tail = 2, 0
    shorter = min(len(old), len(new))
    while head < shorter and old[head] == new[head]:
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = SequenceMatcher(
        None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
    )
    for tag, a, b, c, d in middle.get_opcodes():
        if tag != "equal":
            found.append((head + a, head + b, new[head + c : head + d]))
    return found
