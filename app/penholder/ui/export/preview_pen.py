"""Puts words on the picture of the first page, in the letters of the UN page."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from penholder.formats.word.styles import figures

LINE = 12.0
"""Points from line to line."""
TWIPS_IN_POINT = 20


class Pen:
    """Paints with a painter whose unit is the point."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter

    def put(self, x: float, base: float, text: str, font: QFont) -> None:
        """Puts words on a base line."""
        self.painter.setFont(font)
        self.painter.drawText(QPointF(x, base), text)

    def wrapped(
        self, text: str, x: float, width: float, base: float, font: QFont, leading: float = LINE
    ) -> float:
        """Sets text in lines from a first base line; gives the base line after the last."""
        metrics = QFontMetricsF(font)
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and metrics.horizontalAdvance(longer) > width:
                self.put(x, base, line, font)
                base, line = base + leading, word
            else:
                line = longer
        if line:
            self.put(x, base, line, font)
            base += leading
        return base


def font_of(points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """The font of a size, with letters as wide and as far apart as those of that size are set."""
    font = QFont()
    font.setFamilies(["Times New Roman", "Liberation Serif", "Times", "serif"])
    font.setPixelSize(round(points))  # the painter's unit is the point: scaled with the page
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    scale, spacing = _set_wider().get(points, (100, 0.0))
    font.setStretch(scale)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


@cache
def _set_wider() -> dict[float, tuple[int, float]]:
    """By size of the text and of the notes: how wide letters are set, in per cent, and the points
    between them.
    """
    looks = [each for each in figures().style if each.id in ("Normal", "FootnoteText")]
    return {
        look.size or 10: (look.scale or 100, (look.spacing or 0) / TWIPS_IN_POINT) for look in looks
    }
