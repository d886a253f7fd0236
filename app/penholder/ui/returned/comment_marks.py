"""Comments on the sheet: the words they are about are marked, and say the comment at hover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from penholder.document.resolution import Resolution
from penholder.negotiation.applying import texts_of
from penholder.negotiation.proposal import Remark, Where
from penholder.negotiation.remarks import spot_of
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.highlights import Layer
from penholder.ui.editor.places import cursor_at
from penholder.ui.editor.surface import Surface

ROLES: Final = {
    Where.LINE: Role.LINE,
    Where.NOTE: Role.NOTE,
    Where.TITLE: Role.TITLE,
    Where.OPENING: Role.OPENING,
}


def mark_comments(
    surface: Surface, draft: Resolution, remarks: Iterable[Remark], decided: Mapping[str, bool]
) -> None:
    """Marks the words of the comments that are not dismissed, as far as the draft has them."""
    texts = texts_of(draft)
    theme = surface.objects.theme
    marks: list[QTextEdit.ExtraSelection] = []
    for remark in remarks:
        spot = None if remark.id in decided else spot_of(remark, texts)
        if spot is None or spot.start == spot.end:
            continue
        cursor = cursor_at(surface, ROLES[spot.where], spot.node, spot.start, spot.end)
        if cursor is None:
            continue
        look = QTextCharFormat()
        look.setBackground(QColor(theme.warning_ground))
        look.setForeground(QColor(theme.warning_text))
        look.setToolTip(f"{remark.author or 'Unnamed'}: {remark.text}")
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        marks.append(mark)
    surface.highlights.set(Layer.COMMENTS, marks)
