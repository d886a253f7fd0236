"""A comparison as aligned rows for side-by-side renderers, each side in its own order."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from penholder.compare.result import Comparison
from penholder.document.ids import NodeId
from penholder.document.lines import to_lines
from penholder.document.resolution import Resolution


class RowRole(StrEnum):
    """Whether a row shows a whole pair or one end of a move."""

    BOTH = "both"
    OLD_END = "old end"
    NEW_END = "new end"


class Row(Struct, frozen=True):
    """One row. `pair` is the place in `Comparison.pairs`; `old` and `new` are the lines shown.

    An empty side is a gap. `move` is the number, from 1, that both ends of a moved pair bear; 0
    where nothing moved.
    """

    pair: int
    old: tuple[NodeId, ...]
    new: tuple[NodeId, ...]
    role: RowRole = RowRole.BOTH
    move: int = 0


def rows(comparison: Comparison, old: Resolution, new: Resolution) -> tuple[Row, ...]:
    """The rows of the body and annexes. A moved pair has two: its old end where it stood, its new
    end where it stands.
    """
    old_place = _places(old)
    new_place = _places(new)
    placed: list[tuple[tuple[int, int], int, RowRole]] = []
    behind = -1
    by_old = [index for index, pair in enumerate(comparison.pairs) if pair.old]
    for index in sorted(by_old, key=lambda index: old_place[comparison.pairs[index].old[0]]):
        pair = comparison.pairs[index]
        place = (behind, old_place[pair.old[0]])
        if not pair.new:
            placed.append((place, index, RowRole.BOTH))
        elif pair.moved:
            placed.append((place, index, RowRole.OLD_END))
        else:
            behind = new_place[pair.new[-1]]
    for index, pair in enumerate(comparison.pairs):
        if pair.new:
            role = RowRole.NEW_END if pair.moved else RowRole.BOTH
            placed.append(((new_place[pair.new[0]], -1), index, role))
    placed.sort(key=lambda item: item[0])
    return _numbered(comparison, placed)


def _numbered(
    comparison: Comparison, placed: list[tuple[tuple[int, int], int, RowRole]]
) -> tuple[Row, ...]:
    moves: dict[int, int] = {}
    result: list[Row] = []
    for _, index, role in placed:
        pair = comparison.pairs[index]
        if role is RowRole.BOTH:
            result.append(Row(index, pair.old, pair.new))
            continue
        move = moves.setdefault(index, len(moves) + 1)
        if role is RowRole.OLD_END:
            result.append(Row(index, pair.old, (), role, move))
        else:
            result.append(Row(index, (), pair.new, role, move))
    return tuple(result)


def _places(resolution: Resolution) -> dict[NodeId, int]:
    lines = to_lines(resolution.body, resolution.annexes)
    return {line.id: place for place, line in enumerate(lines)}
