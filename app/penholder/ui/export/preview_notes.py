"""The notes at the foot of the picture of the first page, below their rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout

from penholder.document.ids import NoteId
from penholder.document.spans import Inline
from penholder.ui.export.preview_table import AsShown, laid_out

LEADING, RULE_ROOM = 10.5, 18.0
RULE = QRectF(99.6, -13.2, 72.1, 0.5)
"""Points: the lines of a note, the room of the rule above the first, and the rule itself, seen from
the base line of the first. Measured on official pages (A/RES/79/163 and A/C.2/80/L.10).
"""
_BASE, _GAP, _RAISED = 2.6, 3.5, 2.8
"""Points: from the lower edge of a line to its base, from mark to text, and up to the mark."""


class Foot:
    """The notes of the page. They take room from the text as the lines with their marks are set.

    `notes` has the label and the text of each, `column` the left and right edge of the text,
    `fonts` that of notes and that of their marks.
    """

    def __init__(
        self,
        notes: Mapping[NoteId, tuple[str, Inline]],
        as_shown: AsShown,
        fonts: tuple[QFont, QFont],
        column: tuple[float, float],
    ) -> None:
        self._notes, self._as_shown = notes, as_shown
        self._font, self._small = fonts
        self._left, self._right = column
        self._set: dict[NoteId, QTextLayout] = {}

    @property
    def height(self) -> float:
        """The room that the notes take, with their rule."""
        lines = sum(layout.lineCount() for layout in self._set.values())
        return RULE_ROOM + LEADING * lines if lines else 0.0

    def add(self, marks: Iterable[NoteId]) -> list[NoteId]:
        """Takes in the notes of marks; gives those that are new on the page."""
        new = [
            note for note in dict.fromkeys(marks) if note in self._notes and note not in self._set
        ]
        width = self._right - self._left
        for note in new:
            words, looks = self._as_shown(self._notes[note][1])
            self._set[note] = laid_out(words, looks, self._font, width, LEADING)
        return new

    def take_out(self, notes: Iterable[NoteId]) -> None:
        """Takes notes out again: the line with their marks had no room."""
        for note in notes:
            del self._set[note]

    def paint(self, painter: QPainter, bottom: float) -> None:
        """Paints the notes so that the last line ends at the bottom."""
        if not self._set:
            return
        y = bottom - self.height + RULE_ROOM
        painter.fillRect(RULE.translated(0, y + LEADING - _BASE), QColor("#000000"))
        for note, layout in self._set.items():
            label = self._notes[note][0]
            before = QFontMetricsF(self._small).horizontalAdvance(label) + _GAP
            painter.setFont(self._small)
            base = y + LEADING - _BASE - _RAISED
            painter.drawText(QPointF(self._left - before, base), label)
            layout.draw(painter, QPointF(self._left, y))
            y += LEADING * layout.lineCount()
