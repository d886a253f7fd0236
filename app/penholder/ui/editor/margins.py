"""What is painted beside the text: numbers, signs of change, hints, the rule above the notes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QRegion, QTextBlock, QTextCursor, QTextLine

from penholder.document.spans import Inline, Text
from penholder.ui.editor.blocks import ObjectType, Piece, Role, indent_of
from penholder.ui.editor.labels import Labels
from penholder.ui.editor.on_show import OnShow, Shown
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
        self._labels = Labels(surface.content, surface.document())
        self._known: dict[str, _Known] = {}
        self._renumbered = False
        self._on_show = OnShow(surface, RULE_ABOVE)
        self.theme = theme
        self.only_numbers = False
        """Whether the next painting was asked for by `laid_out`, not by the words alone."""

    def blocks_in(self, asked: QRect) -> Shown:
        """The blocks in a part of the sheet and where they stand, in pixels of the viewport."""
        return self._on_show.blocks_in(asked)

    def paint(self, painter: QPainter, shown: Shown, asked: QRect) -> None:
        """Paints what belongs beside some blocks and is in the part of the sheet asked for."""
        first = shown[0][0].blockNumber() if shown else 0
        pieces = self._content.pieces[first : first + len(shown)]
        self._paint_labels(painter, shown, pieces, asked)
        for (block, box), piece in zip(shown, pieces, strict=False):
            if piece.role is Role.NOTE:
                self._paint_rule(painter, block, box)
            elif self._surface.base_changes:
                self._paint_change(painter, block, box, piece)
            if not piece.line.spans:
                self._paint_hint(painter, block, box, piece)
            elif not all(isinstance(span, Text) for span in piece.line.spans):
                self._check_widths(block, piece)
        self._paint_selected_blank(painter)

    def words_in(self, asked: QRegion, shown: Shown) -> QRegion:
        """The part of the sheet in which words may stand: all but what is left of them."""
        words = asked.subtracted(self._left_of_all())
        pieces = self._content.pieces
        for block, box in shown:
            number = block.blockNumber()
            if number < len(pieces) and indent_of(pieces[number]) > 1:
                words = words.subtracted(self._beside(box, pieces[number]))
        return words

    def renumbered(self) -> None:
        """Numbers may be others: once the text is laid out again they are painted again. That is
        soon, at the end of the same edit; a new text is painted as a whole.
        """
        self._renumbered = True

    def laid_out(self) -> None:
        """After a change: paints again the numbers that are others, in the margin and among the
        words. All else is left to Qt, which knows what an edit moved.
        """
        if not self._renumbered:
            return
        self._renumbered = False
        viewport = self._surface.viewport()
        shown = self.blocks_in(viewport.rect())
        first = shown[0][0].blockNumber() if shown else 0
        pieces = self._content.pieces[first : first + len(shown)]
        again = QRegion()
        others: list[QRectF] = []
        for number, (_, box), piece in zip(count(first), shown, pieces, strict=False):
            if self._labels.is_other(piece, self._labels.of(number, piece)[0]):
                others.append(box)
                if indent_of(piece) > 1:
                    again = again.united(self._beside(box, piece))
            known = self._known.get(piece.line.id)
            if known is not None and known.texts != self._texts(known.spans):
                whole = QRectF(0, box.top(), viewport.width(), box.height())  # words may stand out
                again = again.united(whole.toAlignedRect())
        if others:  # as one: a region of many parts is painted slowly
            top, bottom = int(others[0].top()), int(others[-1].bottom())
            again = again.united(QRect(0, top, self._words_begin(1), bottom - top))
        if not again.isEmpty():
            self.only_numbers = True
            viewport.update(again)

    def _left_of_all(self) -> QRegion:
        """Where no block ever has words."""
        viewport = self._surface.viewport()
        return QRegion(0, 0, self._words_begin(1), viewport.height())

    def _words_begin(self, indent: int) -> int:
        """Left of what the words of a block with an indent stand, a slanted letter included."""
        left = SHEET_MARGIN + indent * self._surface.size_in_pixels() * LABEL_EMS
        return max(0, int(left) - SLANT - self._surface.horizontalScrollBar().value())

    def _beside(self, box: QRectF, piece: Piece) -> QRect:
        return QRect(0, int(box.top()), self._words_begin(indent_of(piece)), int(box.height()))

    def _texts(self, spans: Inline) -> tuple[str, ...]:
        return tuple(
            self._surface.objects.shown(span) for span in spans if not isinstance(span, Text)
        )

    def _check_widths(self, block: QTextBlock, piece: Piece) -> None:
        """Lays a block out again, after painting, where a number in it became wider or narrower."""
        spans = piece.line.spans
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

    def _paint_labels(
        self, painter: QPainter, shown: Shown, pieces: Sequence[Piece], asked: QRect
    ) -> None:
        size, top, bottom = self._surface.size_in_pixels(), asked.top(), asked.bottom()
        last: bool | None = None
        for (block, box), piece in zip(shown, pieces, strict=False):
            begin = box.top()
            if begin > bottom:
                return
            line = block.layout().lineAt(0)
            if begin + line.y() + line.height() < top:  # only later lines are asked for
                continue
            label, faint = self._labels.of(block.blockNumber(), piece)
            if label and line.isValid():
                letters = max(8, round(size * 0.72)) if faint else size
                if faint is not last:
                    self._labels.make_ready(painter, self.theme, letters, faint=faint)
                    last = faint
                right = self._words_at(box, line, piece) - size * 0.5
                base = begin + line.y() + line.ascent()
                self._labels.paint(painter, label, letters, right, base)
            if self._labels.is_other(piece, label):  # it may be painted in part only
                self._surface.viewport().update(self._beside(box, piece))

    def _words_at(self, box: QRectF, line: QTextLine, piece: Piece) -> float:
        """Where the first line of a block begins: written from the right it may be anywhere."""
        begin = SHEET_MARGIN + indent_of(piece) * self._surface.size_in_pixels() * LABEL_EMS
        return max(box.left() + line.x(), int(begin) - self._surface.horizontalScrollBar().value())

    def _paint_rule(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        """The short rule above the first note, as on the page."""
        above = self._content.pieces[block.blockNumber() - 1]
        if above.role is Role.NOTE or block.layout().lineCount() == 0:
            return
        painter.setPen(QColor(self.theme.faint))
        left = SHEET_MARGIN + self._surface.size_in_pixels() * LABEL_EMS
        y = box.top() - RULE_ABOVE
        painter.drawLine(QPointF(left, y), QPointF(left + RULE_WIDTH, y))

    def _paint_change(
        self, painter: QPainter, block: QTextBlock, box: QRectF, piece: Piece
    ) -> None:
        changes = self._surface.base_changes if piece.role is Role.LINE else {}
        change = changes.get(piece.line.id, "")
        sign = CHANGE_SIGNS.get(change)
        line = block.layout().lineAt(0)
        if sign is None or not line.isValid():
            return
        name = {"added": "insert", "moved": "move"}.get(change, "chip")
        ground = QRectF(6, box.top() + line.y(), 16, line.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(f"{name}_ground"))
        painter.drawRoundedRect(ground, 3, 3)
        font = QFont()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.theme.color(f"{name}_text"))
        painter.drawText(ground, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_hint(self, painter: QPainter, block: QTextBlock, box: QRectF, piece: Piece) -> None:
        """What belongs into an empty block, until something is typed."""
        if block.length() > 1 or block.layout().preeditAreaText():
            return
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        hint = {Role.TITLE: "Title", Role.OPENING: "Opening line", Role.NOTE: "Source"}.get(
            piece.role, "Type, or insert a clause (Ctrl+K)"
        )
        font = QFont(self._surface.document().defaultFont())
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.faint))
        at = QPointF(self._words_at(box, line, piece), box.top() + line.y() + line.ascent())
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
