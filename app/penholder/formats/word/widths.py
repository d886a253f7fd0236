"""How wide the agenda title may run: as far as the style says, a little further to save a line.

Counted on the first pages of 70 official texts: most agenda titles stay within the right indent of
their style, but 20 run on, nearly all up to 340 points from the edge of the page, and each of these
takes a line less for it.
"""

from __future__ import annotations

from functools import cache

import msgspec

from penholder import resources
from penholder.formats.word.styles import figures

STYLE = "AgendaTitleH2"
LEFT, RIGHT = 60.0, 552.0
"""Edges of the printed page in points."""

FURTHEST = 340.0
TWIPS = 20


class _Widths(msgspec.Struct, frozen=True):
    other: int
    letters: dict[str, int]


def agenda_indent(title: str) -> int | None:
    """The right indent of an agenda title in twips, None for that of its style."""
    usual = _right_indent() / TWIPS
    if _lines(title, RIGHT - usual - LEFT) == _lines(title, FURTHEST - LEFT):
        return None
    return round((RIGHT - FURTHEST) * TWIPS)


def _lines(title: str, room: float) -> int:
    """How many lines a title takes in a width of so many points."""
    lines, used = 1, 0.0
    for word in title.split():
        width = _width(word)
        if used and used + _width(" ") + width > room:
            lines, used = lines + 1, width
        else:
            used += width + (_width(" ") if used else 0.0)
    return lines


def _width(text: str) -> float:
    widths, normal = _widths(), figures().style[0]
    size, scale, spacing = normal.size or 10, normal.scale or 100, normal.spacing or 0
    letters = sum(widths.letters.get(letter, widths.other) for letter in text)
    return letters / 1000 * size * scale / 100 + len(text) * spacing / TWIPS


def _right_indent() -> int:
    return next((style.right or 0 for style in figures().style if style.id == STYLE), 0)


@cache
def _widths() -> _Widths:
    return msgspec.toml.decode(resources.path("word", "widths.toml").read_bytes(), type=_Widths)
