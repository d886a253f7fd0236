"""Finding words in both texts of a comparison: every hit, and which one is current."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtGui import QTextCharFormat, QTextLayout

from penholder.ui.compare.one_column import Labelled
from penholder.ui.theme import Theme
from penholder.ui.utf16 import utf16_length

R = TypeVar("R")


@dataclass(frozen=True)
class Hit:
    """Where the words stand: row, sheet (from the left), line on it, and place in it (UTF-16)."""

    row: int
    sheet: int
    block: int
    start: int
    length: int


class Finder:
    """All hits of some words in the rows; `lines` gives the lines of a row on each sheet."""

    def __init__(self) -> None:
        self.wanted = ""
        self.hits: list[Hit] = []
        self.current = -1
        self._by_row: dict[int, list[int]] = {}

    def search(
        self,
        wanted: str,
        rows: Sequence[R],
        lines: Callable[[R], tuple[Labelled, ...]],
    ) -> None:
        """Finds words, upper and lower case alike; spaces stand for any white space."""
        self.wanted, self.hits, self.current = wanted, [], -1
        self._by_row = defaultdict(list)
        words = wanted.split()
        if not words:
            return
        pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        for index, row in enumerate(rows):
            for sheet, side in enumerate(lines(row)):
                for block, (_, marked) in enumerate(side):
                    text = "".join(run.text for run in marked.runs)
                    for match in pattern.finditer(text):
                        start = utf16_length(text[: match.start()])
                        hit = Hit(index, sheet, block, start, utf16_length(match.group()))
                        self._by_row[index].append(len(self.hits))
                        self.hits.append(hit)

    def step(self, direction: int, from_row: int) -> Hit | None:
        """The next (1) or previous (-1) hit, around the ends; the first one from a row on."""
        if not self.hits:
            return None
        if self.current >= 0:
            self.current = (self.current + direction) % len(self.hits)
        else:
            after = (i for i, hit in enumerate(self.hits) if hit.row >= from_row)
            self.current = next(after, 0)
        return self.hits[self.current]

    def counter(self) -> str:
        """Where one is: "3 of 12"; '' when nothing is looked for."""
        if not self.wanted.strip():
            return ""
        return f"{self.current + 1} of {len(self.hits)}" if self.hits else "Not found"

    def marks(self, row: int, theme: Theme) -> dict[int, dict[int, list[QTextLayout.FormatRange]]]:
        """The looks of the hits in a row, by sheet and line."""
        result: dict[int, dict[int, list[QTextLayout.FormatRange]]] = {}
        for number in self._by_row.get(row, ()):
            hit = self.hits[number]
            names = ("accent", "on_accent") if number == self.current else _HIT
            look = text_range(hit.start, hit.length, theme, *names)
            result.setdefault(hit.sheet, {}).setdefault(hit.block, []).append(look)
        return result


_HIT = ("warning_ground", "warning_text")


def text_range(
    start: int, length: int, theme: Theme, ground: str, ink: str
) -> QTextLayout.FormatRange:
    """A stretch of a line in two colours of the theme."""
    look = QTextCharFormat()
    look.setBackground(theme.color(ground))
    look.setForeground(theme.color(ink))
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start, length, look
    return piece
