"""Where the masthead of the first page ends: at its second rule, else by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penholder.formats.pdf.page_lines import Line

_TOP_SHARE = 0.6
"""The masthead stands in the upper part of a page: lower words are text."""

_DISTRIBUTION = re.compile(r"Distr(?:\.|ibución|ibution)?\s*:?", re.IGNORECASE)
_ORIGINAL = re.compile(r"Original\s*:", re.IGNORECASE)
_CLOSE = 16.0
"""Points between the lines of the cell with distribution, date and language."""

_SAME_EDGE = 4.0
_MARGIN_STEP = 30.0
"""Points that session and agenda stand left of the text at least."""

_FURTHER = 2


@dataclass(frozen=True)
class MastheadEnd:
    """The height below which the page goes on, and the left margin there, if it is known."""

    height: float
    margin: float | None


def end_by_words(lines: Sequence[Line], height: float) -> MastheadEnd | None:
    """Where a masthead without rules ends: below the cell that begins with "Distr."."""
    cell = [
        part
        for line in lines
        if line.baseline > (1 - _TOP_SHARE) * height
        for part in line.parts(_CLOSE)
    ]
    first = next((part for part in cell if _DISTRIBUTION.match(part.text)), None)
    if first is None:
        return None
    low = first.baseline
    for part in cell:
        follows = 0 < low - part.baseline < _CLOSE and abs(part.left - first.left) < _SAME_EDGE
        apart = _ORIGINAL.match(part.text) is not None and part.baseline < low
        if follows or apart:
            low = part.baseline
    return MastheadEnd(low - 1, _margin([line for line in lines if line.baseline < low - 1]))


def _margin(below: Sequence[Line]) -> float | None:
    """The left edge, if only the first lines begin there: session and agenda, not the text.

    Further down the number before a title may stand there too.
    """
    left = min((line.left for line in below), default=0.0)
    places = [line.left < left + _SAME_EDGE for line in below]
    inner = [i for i, line in enumerate(below) if line.left >= left + _MARGIN_STEP]
    if not places or not places[0] or not inner:
        return None
    return left if sum(places[inner[0] :]) <= _FURTHER else None
