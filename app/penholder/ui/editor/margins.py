"""What is painted beside the text: numbers, signs of change, hints, the rule above the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QRegion, QTextBlock, QTextCursor, QTextLine

from penholder.document.spans import Inline, NoteMark, Text
from penholder.ui.editor.blocks import ObjectType, Piece, Role, indent_of
from penholder.ui.editor.labels import Labels
from penholder.ui.editor.on_show import Box, OnShow, Place, Shown, shown_within
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

_NOTE = Role.NOTE
"""Looked up once: a member of an enumeration costs seven times a global name (Python 3.11)."""


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

    def paint(self, painter: QPainter, shown: Shown, asked: QRect, words: QRect) -> None:
        """Paints what belongs beside some blocks and is in the part of the sheet asked for.

        Only in the part `words` of it the words themselves were painted, and what stands in their
        place is.
        """
        self._paint_labels(painter, shown, asked)
        if self._surface.base_changes:
            for place, piece in zip(shown, self._pieces_of(shown), strict=False):
                self._paint_change(painter, place, piece)
        worded = shown_within(shown, words.top(), words.bottom() + RULE_ABOVE)
        for place, piece in zip(worded, self._pieces_of(worded), strict=False):
            if piece.role is _NOTE:
                self._paint_rule(painter, place)
            spans = piece.line.spans
            if not spans:
                self._paint_hint(painter, place, piece)
            elif not all(isinstance(span, Text) for span in spans):
                self._check_widths(place.block, piece)
        self._paint_selected_blank(painter)

    def _pieces_of(self, shown: Shown) -> Sequence[Piece]:
        first = shown[0].number if shown else 0
        return self._content.pieces[first : first + len(shown)]

    def words_in(self, asked: QRegion, shown: Shown) -> QRegion:
        """The part of the sheet in which words may stand: all but what is left of them."""
        words = asked.subtracted(self._left_of_all())
        pieces = self._content.pieces
        for place in shown:
            number = place.number
            if number < len(pieces) and indent_of(pieces[number]) > 1:
                words = words.subtracted(self._beside(place, pieces[number]))
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
        self._on_show.forget()
        if not self._renumbered:
            return
        self._renumbered = False
        viewport = self._surface.viewport()
        shown = self.blocks_in(viewport.rect())
        again = QRegion()
        labels, others = self._labels, list[Place]()
        for place, piece in zip(shown, self._pieces_of(shown), strict=False):
            if labels.is_other(piece, labels.of(place.number, piece)[0]):
                others.append(place)
                if indent_of(piece) > 1:
                    again = again.united(self._beside(place, piece))
            known = self._known.get(piece.line.id)
            if known is not None and known.texts != self._texts(known.spans):
                whole = QRectF(0, place.top, viewport.width(), place.height)  # words may stand out
                again = again.united(whole.toAlignedRect())
        if others:  # as one: a region of many parts is painted slowly
            top, bottom = int(others[0].top), int(others[-1].bottom)
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

    def _beside(self, place: Place, piece: Piece) -> QRect:
        return QRect(0, int(place.top), self._words_begin(indent_of(piece)), int(place.height))

    def _texts(self, spans: Inline) -> tuple[str, ...]:
        label, shown = self._content.note_label, self._surface.objects.shown
        return tuple(
            label(span.note) if isinstance(span, NoteMark) else shown(span)
            for span in spans
            if not isinstance(span, Text)
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

    def _paint_labels(self, painter: QPainter, shown: Shown, asked: QRect) -> None:
        surface, labels = self._surface, self._labels
        size, top, bottom = surface.size_in_pixels(), asked.top(), asked.bottom()
        em, across = size * LABEL_EMS, surface.horizontalScrollBar().value()
        last: bool | None = None
        for place, piece in zip(shown, self._pieces_of(shown), strict=False):
            if place.top > bottom:
                return
            label, faint = labels.of(place.number, piece)
            line = place.block.layout().lineAt(0)
            if label and line.isValid():
                box: Box = line.rect().getRect()  # type: ignore[assignment]
                x, y, _, height = box
                if place.top + y + height < top:  # only later lines are asked for
                    continue
                letters = max(8, round(size * 0.72)) if faint else size
                if faint is not last:
                    labels.make_ready(painter, self.theme, letters, faint=faint)
                    last = faint
                begin = int(SHEET_MARGIN + indent_of(piece) * em) - across
                right = max(place.left + x, begin) - size * 0.5
                labels.paint(painter, label, letters, right, place.top + y + line.ascent())
            if labels.is_other(piece, label):  # it may be painted in part only
                surface.viewport().update(self._beside(place, piece))

    def _words_at(self, place: Place, line: QTextLine, piece: Piece) -> float:
        """Where the first line of a block begins: written from the right it may be anywhere."""
        begin = SHEET_MARGIN + indent_of(piece) * self._surface.size_in_pixels() * LABEL_EMS
        across = self._surface.horizontalScrollBar().value()
        return max(place.left + line.x(), int(begin) - across)

    def _paint_rule(self, painter: QPainter, place: Place) -> None:
        """The short rule above the first note, as on the page."""
        above = self._content.pieces[place.number - 1]
        if above.role is _NOTE or place.block.layout().lineCount() == 0:
            return
        painter.setPen(QColor(self.theme.faint))
        left = SHEET_MARGIN + self._surface.size_in_pixels() * LABEL_EMS
        y = place.top - RULE_ABOVE
        painter.drawLine(QPointF(left, y), QPointF(left + RULE_WIDTH, y))

    def _paint_change(self, painter: QPainter, place: Place, piece: Piece) -> None:
        changes = self._surface.base_changes if piece.role is Role.LINE else {}
        change = changes.get(piece.line.id, "")
        sign = CHANGE_SIGNS.get(change)
        line = place.block.layout().lineAt(0)
        if sign is None or not line.isValid():
            return
        name = {"added": "insert", "moved": "move"}.get(change, "chip")
        ground = QRectF(6, place.top + line.y(), 16, line.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(f"{name}_ground"))
        painter.drawRoundedRect(ground, 3, 3)
        font = QFont()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.theme.color(f"{name}_text"))
        painter.drawText(ground, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_hint(self, painter: QPainter, place: Place, piece: Piece) -> None:
        """What belongs into an empty block, until something is typed."""
        layout = place.block.layout()
        if place.block.length() > 1 or layout.preeditAreaText():
            return
        line = layout.lineAt(0)
        if not line.isValid():
            return
        hint = {Role.TITLE: "Title", Role.OPENING: "Opening line", Role.NOTE: "Source"}.get(
            piece.role, "Type, or insert a clause (Ctrl+K)"
        )
        font = QFont(self._surface.document().defaultFont())
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.faint))
        at = QPointF(self._words_at(place, line, piece), place.top + line.y() + line.ascent())
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
