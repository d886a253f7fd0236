"""What is painted beside the text: numbers, signs of change, hints, the rule above the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QRegion,
    QTextBlock,
    QTextCursor,
)

from penholder.document.lines import LineKind
from penholder.document.spans import Inline, Text
from penholder.ui.editor.blocks import ObjectType, Piece, Role
from penholder.ui.theme import Theme

if TYPE_CHECKING:
    from penholder.ui.editor.surface import Surface

LABEL_EMS = 3.0
"""Width of the margin for numbers, in sizes of the text."""

SHEET_MARGIN = 28
RULE_WIDTH = 110
RULE_ABOVE = 3
"""By how much the rule stands above the box of the first note."""

SLANT = 3
"""By how much a slanted letter may stand out of its line to the left."""

CHANGE_SIGNS = {"edited": "≠", "added": "+", "moved": "↕"}


MOST_KNOWN = 2000
"""Blocks remembered with what their marks and references showed; a screen has some twenty."""


class _Known(NamedTuple):
    """A text and what its marks, references and blanks showed when it was laid out."""

    spans: Inline
    texts: tuple[str, ...]


class Margins:
    """Paints the margins of one sheet, for the blocks that are on show."""

    def __init__(self, surface: Surface, theme: Theme) -> None:
        self._surface = surface
        self._content = surface.content
        self._known: dict[str, _Known] = {}
        self._fonts: dict[int, tuple[QFont, QFontMetricsF]] = {}
        self._renumbered = False
        self.theme = theme
        self.only_numbers = False
        """Whether the next painting was asked for by `renumbered`, not by the words themselves."""

    def paint(self, painter: QPainter, shown: Sequence[tuple[QTextBlock, QRectF]]) -> None:
        """Paints what belongs beside some blocks."""
        for block, box in shown:
            number = block.blockNumber()
            if number >= len(self._content.pieces):
                return
            piece = self._content.pieces[number]
            self._paint_margin(painter, block, box, piece)
            self._check_widths(block, piece)
        self._paint_selected_blank(painter)

    def words_in(self, asked: QRegion, shown: Sequence[tuple[QTextBlock, QRectF]]) -> QRegion:
        """The part of the sheet in which words may stand: all but what is left of them."""
        words = asked.subtracted(self._left_of_all())
        for block, box in shown:
            if block.blockFormat().indent() > 1:
                words = words.subtracted(self._beside(block, box))
        return words

    def blocks_in(self, asked: QRect) -> list[tuple[QTextBlock, QRectF]]:
        """The blocks in a part of the sheet and where they stand, in pixels of the viewport."""
        layout = self._surface.document().documentLayout()
        offset = QPointF(
            -self._surface.horizontalScrollBar().value(), -self._surface.verticalScrollBar().value()
        )
        top, bottom = asked.top(), asked.bottom()
        block = self._surface.cursorForPosition(QPoint(0, top)).block()
        if block.previous().isValid():
            block = block.previous()
        found: list[tuple[QTextBlock, QRectF]] = []
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(offset)
            if box.top() - RULE_ABOVE > bottom:
                break
            if box.bottom() >= top:
                found.append((block, box))
            block = block.next()
        return found

    def renumbered(self) -> None:
        """Numbers may be others: once the text is laid out again they are painted again."""
        self._renumbered = True
        QTimer.singleShot(0, self._surface, self.laid_out)

    def laid_out(self) -> None:
        """After a change: paints the margins again, and what shows another number among the words.
        All else is left to Qt, which knows what an edit moved.
        """
        if not self._renumbered:
            return
        self._renumbered = False
        viewport = self._surface.viewport()
        again = self._left_of_all()
        for block, box in self.blocks_in(viewport.rect()):
            if block.blockFormat().indent() > 1:
                again = again.united(self._beside(block, box))
            number = block.blockNumber()
            node = (
                self._content.pieces[number].line.id if number < len(self._content.pieces) else ""
            )
            known = self._known.get(node)
            if known is not None and known.texts != self._texts(known.spans):
                whole = QRectF(0, box.top(), viewport.width(), box.height())  # words may stand out
                again = again.united(whole.toAlignedRect())
        self.only_numbers = True
        viewport.update(again)

    def _left_of_all(self) -> QRegion:
        """Where no block ever has words."""
        viewport = self._surface.viewport()
        return QRegion(0, 0, self._words_begin(1), viewport.height())

    def _words_begin(self, indent: int) -> int:
        """Left of what the words of a block with an indent stand, a slanted letter included."""
        left = SHEET_MARGIN + indent * self._surface.document().indentWidth()
        return max(0, int(left) - SLANT - self._surface.horizontalScrollBar().value())

    def _beside(self, block: QTextBlock, box: QRectF) -> QRect:
        left = self._words_begin(block.blockFormat().indent())
        return QRect(0, int(box.top()), left, int(box.height()))

    def _texts(self, spans: Inline) -> tuple[str, ...]:
        return tuple(
            self._surface.objects.shown(span) for span in spans if not isinstance(span, Text)
        )

    def _check_widths(self, block: QTextBlock, piece: Piece) -> None:
        """Lays a block out again, after painting, where a number in it became wider or narrower."""
        spans = piece.line.spans
        if all(isinstance(span, Text) for span in spans):
            return
        now = _Known(spans, self._texts(spans))
        known = self._known.get(piece.line.id)
        if known == now:
            return
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known[piece.line.id] = now
        if self._surface.objects.is_stale(self._surface.document(), block):
            start, size = block.position(), block.length()
            QTimer.singleShot(0, self._surface, lambda: self._lay_out(start, size))

    def _lay_out(self, start: int, size: int) -> None:
        if start + size <= self._surface.document().characterCount():
            self._surface.document().markContentsDirty(start, size)

    def _paint_margin(
        self, painter: QPainter, block: QTextBlock, box: QRectF, piece: Piece
    ) -> None:
        layout = block.layout()
        if layout.lineCount() == 0:
            return
        line = layout.lineAt(0)
        top = box.top() + line.y()
        indent = block.blockFormat().indent()  # lines written from the right begin anywhere
        text_left = max(box.left() + line.x(), float(self._words_begin(indent) + SLANT))
        size = self._surface.size_in_pixels()
        label, faint = self._label(block.blockNumber(), piece)
        if label:
            font, letters = self._font(max(8, round(size * 0.72)) if faint else size)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.faint if faint else self.theme.text))
            width = letters.horizontalAdvance(label)
            at = QPointF(text_left - width - size * 0.5, top + line.ascent())
            painter.drawText(at, label)
        self._paint_rule(painter, block, box, piece)
        self._paint_change(painter, piece, top, line.height())
        self._paint_hint(painter, block, piece, QPointF(text_left, top + line.ascent()))

    def _font(self, size: int) -> tuple[QFont, QFontMetricsF]:
        """The font of the text in a size, with its measures."""
        if size not in self._fonts:
            font = QFont(self._surface.document().defaultFont())
            font.setPixelSize(size)
            self._fonts[size] = font, QFontMetricsF(font)
        return self._fonts[size]

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
        y = box.top() - RULE_ABOVE
        painter.drawLine(QPointF(left, y), QPointF(left + RULE_WIDTH, y))

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
