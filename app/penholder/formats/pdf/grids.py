"""Tables drawn as grids, with lines between their columns: not the official style, but common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from penholder.formats.pdf.furniture import MAX_RULE, rule_rows
from penholder.formats.pdf.glyphs import Rule

_NEAR = 4.0
"""Points by which lines that meet may miss each other."""

_MIN_HEIGHT = 6.0


@dataclass(frozen=True)
class Grid:
    """A grid on a page: its columns from left to right, the heights of its lines from the top."""

    columns: list[tuple[float, float]]
    heights: list[float]

    @property
    def top(self) -> float:
        return self.heights[0]

    @property
    def bottom(self) -> float:
        return self.heights[-1]


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of a page from the top: at least two columns and one row each."""
    upright = [
        rule
        for rule in rules
        if rule.right - rule.left <= MAX_RULE and rule.top - rule.bottom > _MIN_HEIGHT
    ]
    grids: list[Grid] = []
    for group in _stacked(upright):
        edges = _merged([(rule.left + rule.right) / 2 for rule in group])
        if len(edges) < 3:
            continue
        top, bottom = max(rule.top for rule in group), min(rule.bottom for rule in group)
        heights = _merged(
            [
                row.bottom
                for row in rule_rows(rules)
                if bottom - _NEAR < row.bottom < top + _NEAR
                and row.left < edges[0] + _NEAR
                and row.right > edges[-1] - _NEAR
            ]
        )
        if len(heights) > 1:
            grids.append(Grid(list(pairwise(edges)), heights[::-1]))
    return grids


def _stacked(upright: Sequence[Rule]) -> list[list[Rule]]:
    """Upright lines in groups that follow one another down the page without a gap."""
    groups: list[list[Rule]] = []
    lowest = 0.0
    for rule in sorted(upright, key=lambda item: -item.top):
        if groups and rule.top > lowest - _NEAR:
            groups[-1].append(rule)
            lowest = min(lowest, rule.bottom)
        else:
            groups.append([rule])
            lowest = rule.bottom
    return groups


def _merged(places: Sequence[float]) -> list[float]:
    """The places in order, those next to each other taken for one."""
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > _NEAR:
            result.append(place)
    return result
