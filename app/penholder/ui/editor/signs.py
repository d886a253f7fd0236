"""Signs painted over the text on show: brackets in pairs, no-break spaces, the veil of focus mode.

Nothing of it is in the text or its formats, so that typing costs no more and undo knows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from penholder.document.lines import LineKind
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.inline_objects import x_of
from penholder.ui.editor.on_show import Place, Shown

if TYPE_CHECKING:
    from penholder.ui.editor.surface import Surface

NO_BREAK = "\u00a0\u202f\u2011\u2060"
"""No-break space, narrow no-break space, non-breaking hyphen, word joiner."""

VEIL = 185
"""How opaque the veil over what is not the current clause is, of 255."""

_INSIDE = frozenset({LineKind.SUBPARAGRAPH, LineKind.CONTINUATION, LineKind.QUOTED, LineKind.TABLE})
_Place = tuple[int, int]


class Signs:
    """Paints the signs of one sheet, for the blocks that are on show."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._content = surface.content
        self._unpaired: set[_Place] | None = None
        self.aids = Aids()
        surface.content.edited.connect(self._forget)

    def paint(self, painter: QPainter, shown: Shown) -> None:
        """Paints over some blocks and where they stand, in pixels of the viewport."""
        clause = self._clause() if self.aids.focus else None
        cursor = self._surface.textCursor()
        for place in shown:
            block = place.block
            text = block.text()
            if "[" in text or "]" in text:
                here = cursor.positionInBlock() if cursor.block() == block else -1
                self._paint_brackets(painter, place, text, here)
            if self.aids.show_no_breaks:
                self._paint_no_breaks(painter, place, text)
            if clause is not None and place.number not in clause:
                self._paint_veil(painter, place)

    # --- brackets --------------------------------------------------------------------------------

    def unpaired(self) -> set[_Place]:
        """Brackets without their other half, as (block, place in its text); pairs may span lines.

        Each note, the title and the opening line are texts of their own.
        """
        if self._unpaired is None:
            self._unpaired = set()
            open_ones: list[_Place] = []
            block, role = self._surface.document().begin(), Role.TITLE
            for number, piece in enumerate(self._content.pieces):
                if piece.role is not role or role is Role.NOTE:
                    self._unpaired.update(open_ones)
                    open_ones, role = [], piece.role
                for place, sign in brackets(block.text()):
                    if sign == "[":
                        open_ones.append((number, place))
                    elif open_ones:
                        open_ones.pop()
                    else:
                        self._unpaired.add((number, place))
                block = block.next()
            self._unpaired.update(open_ones)
        return self._unpaired

    def _forget(self) -> None:
        self._unpaired = None

    def _paint_brackets(self, painter: QPainter, at: Place, text: str, cursor: int) -> None:
        theme = self._surface.margins.theme
        found, unpaired, partner = list(brackets(text)), set[int](), -1
        pairs = _pairs(found)
        if 2 * len(pairs) < len(found):
            unpaired = {place for each, place in self.unpaired() if each == at.number}
        for first, second in pairs:
            if cursor in (first, first + 1, second, second + 1):
                partner = first if partner < 0 else partner
        depths = _depths(found)
        for place, _sign in found:
            colour = QColor(theme.accent if depths[place] % 2 else theme.move_text)
            if place in unpaired:
                colour = QColor(theme.delete_text)
            rect = _rect(at, place)
            wash = QColor(colour)
            wash.setAlpha(60)
            painter.fillRect(rect, wash)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            if (partner, place) in pairs or place == partner:
                painter.setPen(QPen(colour, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(-1, 0, 1, 0))

    # --- no-break spaces -------------------------------------------------------------------------

    def _paint_no_breaks(self, painter: QPainter, at: Place, text: str) -> None:
        painter.setPen(QPen(QColor(self._surface.margins.theme.accent), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, _sign in _found(text, NO_BREAK):
            rect = _rect(at, place)
            middle = QPointF(rect.center().x(), rect.top() + rect.height() * 0.4)
            painter.drawEllipse(middle, 2.0, 2.0)

    # --- focus mode ------------------------------------------------------------------------------

    def _clause(self) -> range:
        """The blocks of the current clause with what belongs to it."""
        pieces = self._content.pieces
        start = min(self._surface.textCursor().blockNumber(), len(pieces) - 1)
        end = start + 1
        if pieces[start].role is Role.LINE:
            while start > 0 and pieces[start].role is Role.LINE and self._is_inside(start):
                start -= 1
            while end < len(pieces) and self._is_inside(end):
                end += 1
        return range(start, end)

    def _is_inside(self, number: int) -> bool:
        piece = self._content.pieces[number]
        return piece.role is Role.LINE and piece.line.kind in _INSIDE

    def _paint_veil(self, painter: QPainter, at: Place) -> None:
        veil = QColor(self._surface.margins.theme.sheet)
        veil.setAlpha(VEIL)
        width = self._surface.viewport().width()
        painter.fillRect(QRectF(0, at.top, width, at.height + 7), veil)


def brackets(text: str) -> Iterable[tuple[int, str]]:
    """Every square bracket with its place in UTF-16 units, as Qt counts."""
    return _found(text, "[]")


def _found(text: str, signs: str) -> Iterable[tuple[int, str]]:
    if not any(sign in text for sign in signs):
        return
    unit = 0
    for sign in text:
        if sign in signs:
            yield unit, sign
        unit += 2 if ord(sign) > 0xFFFF else 1


def _pairs(found: Iterable[tuple[int, str]]) -> set[_Place]:
    open_ones: list[int] = []
    pairs: set[_Place] = set()
    for place, sign in found:
        if sign == "[":
            open_ones.append(place)
        elif open_ones:
            pairs.add((open_ones.pop(), place))
    return pairs


def _depths(found: Iterable[tuple[int, str]]) -> dict[int, int]:
    """How deep each bracket is nested, from 1."""
    depth, depths = 0, {}
    for place, sign in found:
        depth += sign == "["
        depths[place] = max(1, depth)
        depth = max(0, depth - (sign == "]"))
    return depths


def _rect(at: Place, place: int) -> QRectF:
    """Where a character of a block stands, in pixels of the viewport."""
    line = at.block.layout().lineForTextPosition(place)
    if not line.isValid():
        return QRectF()
    left, right = x_of(line, place), x_of(line, place + 1)
    if right <= left:
        right = left + 4
    return QRectF(at.left + left, at.top + line.y(), right - left, line.height())
