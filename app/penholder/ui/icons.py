"""The program's icons: one set of line drawings, tinted with a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from penholder import resources

SIZE = 20
"""Side of an icon in device-independent pixels (design: one set, 20 px)."""


@lru_cache(maxsize=256)
def icon(name: str, color: str, disabled: str | None = None, on: str | None = None) -> QIcon:
    """The icon of that name in a colour "#rrggbb", sharp up to three times its size.

    `on` is its colour on a switch that is on.
    """
    result = QIcon()
    for scale in (1, 2, 3):
        result.addPixmap(_pixmap(name, color, scale))
        if on is not None:
            result.addPixmap(_pixmap(name, on, scale), QIcon.Mode.Normal, QIcon.State.On)
        if disabled is not None:
            result.addPixmap(_pixmap(name, disabled, scale), QIcon.Mode.Disabled)
    return result


def _pixmap(name: str, color: str, scale: int) -> QPixmap:
    drawing = resources.path("icons", f"{name}.svg").read_text("utf-8")
    tinted = drawing.replace("currentColor", QColor(color).name())
    renderer = QSvgRenderer(QByteArray(tinted.encode("utf-8")))
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
