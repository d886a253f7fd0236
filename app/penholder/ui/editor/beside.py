"""Small frames laid over the sheet beside the words they are about, inside what can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from penholder.ui.editor.surface import Surface

GAP = 4
"""Pixels between the words and the frame."""


def rect_of(surface: Surface, start: int, end: int) -> QRect:
    """Where the text between two positions stands, in pixels of the surface; its first line."""
    probe = QTextCursor(surface.document())
    probe.setPosition(start)
    first = surface.cursorRect(probe)
    probe.setPosition(end)
    last = surface.cursorRect(probe)
    rect = first.united(last) if last.top() == first.top() else first
    return rect.translated(surface.viewport().mapTo(surface, QPoint()))


def put_beside(frame: QWidget, surface: Surface, words: QRect) -> None:
    """Moves a frame, a child of the surface, under the words, or over them if that has more room.

    It never leaves the surface; one that is too tall is made lower.
    """
    below = surface.height() - words.bottom() - 2 * GAP
    above = words.top() - 2 * GAP
    under = frame.height() <= below or below >= above
    room = below if under else above
    if frame.height() > room:
        frame.resize(frame.width(), max(room, frame.minimumHeight()))
    top = words.bottom() + GAP if under else words.top() - GAP - frame.height()
    right = surface.width() - frame.width() - GAP
    bottom = max(0, surface.height() - frame.height())
    frame.move(max(0, min(words.left(), right)), max(0, min(top, bottom)))
