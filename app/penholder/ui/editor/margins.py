"""What is painted beside the text: numbers, signs of change, hints, the rule above the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextBlock, QTextCursor

from penholder.document.lines import LineKind
from penholder.document.spans import Text
from penholder.ui.editor.blocks import ObjectType, Piece, Role
from penholder.ui.theme import Theme

if TYPE_CHECKING:
    from penholder.ui.editor.surface import Surface

LABEL_EMS = 3.0
"""Width of the margin for numbers, in sizes of the text."""

SHEET_MARGIN = 28
RULE_WIDTH = 110
CHANGE_SIGNS = {"edited": "≠", "added": "+", "moved": "↕"}


class Margins:
    """Paints the margins of one sheet, for the blocks that are on show."""

    def __init__(self, surface: Surface, theme: Theme) -> None:
        self._surface = surface
        self._content = surface.content
        self._checked: set[int] = set()
        self.theme = theme

    def paint(self, painter: QPainter, shown: Sequence[tuple[QTextBlock, QRectF]]) -> None:
        """Paints what belongs beside some blocks."""
        for block, box in shown:
            number = block.blockNumber()
            if number >= len(self._content.pieces):
                return
            self._paint_margin(painter, block, box, self._content.pieces[number])
            self._check_widths(block)
        self._paint_selected_blank(painter)

    def blocks_in(self, asked: QRect) -> list[tuple[QTextBlock, QRectF]]:
        """The blocks in a part of the sheet and where they stand, in pixels of the viewport."""
        top, bottom = asked.top(), asked.bottom()
        return [
            (block, box)
            for block, box in self._visible_blocks()
            if box.bottom() >= top and box.top() <= bottom
        ]

    def renumbered(self) -> None:
        """Numbers may be others: what is shown is checked and painted again."""
        self._checked.clear()
        self._surface.viewport().update()

    def _check_widths(self, block: QTextBlock) -> None:
        """Lays a block out again, after painting, where a number in it became wider or narrower."""
        number = block.blockNumber()
        if number in self._checked:
            return
        self._checked.add(number)
        piece = self._content.pieces[number]
        if all(isinstance(span, Text) for span in piece.line.spans):
            return
        if self._surface.objects.is_stale(self._surface.document(), block):
            start, size = block.position(), block.length()
            QTimer.singleShot(0, self._surface, lambda: self._lay_out(start, size))

    def _lay_out(self, start: int, size: int) -> None:
        if start + size <= self._surface.document().characterCount():
            self._surface.document().markContentsDirty(start, size)

    def _visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        layout = self._surface.document().documentLayout()
        offset = QPointF(
            -self._surface.horizontalScrollBar().value(), -self._surface.verticalScrollBar().value()
        )
        block = self._surface.cursorForPosition(QPoint(0, 0)).block()
        if block.previous().isValid():
            block = block.previous()
        height = self._surface.viewport().height()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(offset)
            if box.top() > height:
                return
            yield block, box
            block = block.next()

    def _paint_margin(
        self, painter: QPainter, block: QTextBlock, box: QRectF, piece: Piece
    ) -> None:
        layout = block.layout()
        if layout.lineCount() == 0:
            return
        line = layout.lineAt(0)
        top = box.top() + line.y()
        text_left = box.left() + line.x()
        size = self._surface.size_in_pixels()
        label, faint = self._label(block.blockNumber(), piece)
        if label:
            font = QFont(self._surface.document().defaultFont())
            if faint:
                font.setPixelSize(max(8, round(size * 0.72)))
            painter.setFont(font)
            painter.setPen(QColor(self.theme.faint if faint else self.theme.text))
            width = QFontMetricsF(font).horizontalAdvance(label)
            at = QPointF(text_left - width - size * 0.5, top + line.ascent())
            painter.drawText(at, label)
        self._paint_rule(painter, block, box, piece)
        self._paint_change(painter, piece, top, line.height())
        self._paint_hint(painter, block, piece, QPointF(text_left, top + line.ascent()))

    def _label(self, block: int, piece: Piece) -> tuple[str, bool]:
        if piece.role is Role.NOTE:
            return self._content.note_label(piece.line.id), True
        if piece.role is not Role.LINE:
            return "", True
        label = self._content.numbers.label(block)
        if not label and piece.line.kind is LineKind.PREAMBULAR:
            return self._content.numbers.name(block), True
        return label, False

    def _paint_rule(self, painter: QPainter, block: QTextBlock, box: QRectF, piece: Piece) -> None:
        """The short rule above the first note, as on the page."""
        number = block.blockNumber()
        if piece.role is not Role.NOTE or self._content.pieces[number - 1].role is Role.NOTE:
            return
        painter.setPen(QColor(self.theme.faint))
        left = SHEET_MARGIN + self._surface.size_in_pixels() * LABEL_EMS
        painter.drawLine(QPointF(left, box.top() - 3), QPointF(left + 110, box.top() - 3))

    def _paint_change(self, painter: QPainter, piece: Piece, top: float, height: float) -> None:
        change = (
            self._surface.base_changes.get(piece.line.id, "") if piece.role is Role.LINE else ""
        )
        sign = CHANGE_SIGNS.get(change)
        if sign is None:
            return
        name = {"added": "insert", "moved": "move"}.get(change, "chip")
        box = QRectF(6, top, 16, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(f"{name}_ground"))
        painter.drawRoundedRect(box, 3, 3)
        font = QFont()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.theme.color(f"{name}_text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_hint(self, painter: QPainter, block: QTextBlock, piece: Piece, at: QPointF) -> None:
        """What belongs into an empty block, until something is typed."""
        if block.length() > 1 or block.layout().preeditAreaText():
            return
        hint = {Role.TITLE: "Title", Role.OPENING: "Opening line", Role.NOTE: "Source"}.get(
            piece.role, "Type, or insert a clause (Ctrl+K)"
        )
        font = QFont(self._surface.document().defaultFont())
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.faint))
        painter.drawText(at, hint)

    def _paint_selected_blank(self, painter: QPainter) -> None:
        cursor = self._surface.textCursor()
        start = cursor.selectionStart()
        if cursor.selectionEnd() - start != 1 or self._surface.object_at(start) != ObjectType.BLANK:
            return
        block = self._surface.document().findBlock(start)
        line = block.layout().lineForTextPosition(start - block.position())
        probe = QTextCursor(self._surface.document())
        probe.setPosition(start)
        left = self._surface.cursorRect(probe)
        probe.setPosition(start + 1)
        form = probe.charFormat()
        size = self._surface.objects.intrinsicSize(self._surface.document(), start, form)
        box = self._surface.document().documentLayout().blockBoundingRect(block)
        base = box.top() + line.y() + line.ascent() - self._surface.verticalScrollBar().value()
        x = left.left() + left.width() / 2
        rect = QRectF(x, base - size.height(), size.width(), size.height())
        painter.fillRect(rect.adjusted(0, -2, 0, 4), QColor(self.theme.sheet))
        self._surface.objects.paint_selected_chip(painter, rect, self._surface.document(), form)
