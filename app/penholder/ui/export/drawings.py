"""What the choices for a Word file add to the picture of its first page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImageReader, QPainter

GREY = QColor(192, 192, 192, 110)
LARGEST_SIDE = 400
"""Pixels to which a picture is read: a picture of any size costs no more than that."""


def paint_watermark(painter: QPainter, page: QRectF, words: str) -> None:
    """Paints grey words across the page, from the lower left to the upper right."""
    if not words:
        return
    painter.save()
    painter.translate(page.center())
    painter.rotate(-45)
    font = QFont()
    font.setFamilies(["Times New Roman", "Liberation Serif", "Times", "serif"])
    font.setPixelSize(140)
    painter.setFont(font)
    painter.setPen(GREY)
    painter.drawText(QRectF(-400, -120, 800, 240), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_emblem(painter: QPainter, path: Path, place: QRectF) -> None:
    """Paints the user's picture as large as its place allows; nothing where it cannot be read."""
    reader = QImageReader(str(path))
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return
    if max(size.width(), size.height()) > LARGEST_SIDE:
        bound = QSize(LARGEST_SIDE, LARGEST_SIDE)
        reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio))
    shown = size.toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    image = reader.read()
    if not image.isNull():
        painter.drawImage(QRectF(place.topLeft(), shown), image)
