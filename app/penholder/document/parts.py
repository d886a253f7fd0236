"""Which lines belong together: a clause with all below it, an annex with its whole body."""

from __future__ import annotations

from collections.abc import Sequence

from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind


def clause_end(lines: Sequence[Line], start: int) -> int:
    """Index just behind the clause that begins at `start`: its sub-paragraphs, its text after."""
    first = lines[start]
    end = start + 1
    if first.kind in PARAGRAPH_KINDS:
        while end < len(lines) and _belongs_below(lines[end], 0):
            end += 1
    elif first.kind is LineKind.SUBPARAGRAPH:
        while end < len(lines) and _belongs_below(lines[end], first.level):
            end += 1
    return end


def _belongs_below(line: Line, level: int) -> bool:
    match line.kind:
        case LineKind.CONTINUATION:
            return line.level >= level
        case LineKind.SUBPARAGRAPH | LineKind.QUOTED | LineKind.TABLE:
            return line.level > level
        case _:
            return False


def part_end(lines: Sequence[Line], start: int) -> int:
    """Index just behind what goes with a line: an annex up to the next, else its clause."""
    if lines[start].kind is LineKind.ANNEX:
        following = range(start + 1, len(lines))
        return next((i for i in following if lines[i].kind is LineKind.ANNEX), len(lines))
    return clause_end(lines, start)
