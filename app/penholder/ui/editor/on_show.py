"""The blocks on show in a part of the sheet, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit

Box = tuple[float, float, float, float]
"""Left, top, width and height, as `getRect` of a QRectF gives them (PySide calls it an object)."""


class Place(NamedTuple):
    """A block, its number, and the box it stands in, in pixels of the viewport.

    Plain numbers: whoever paints asks for them several times a block, and each question to Qt costs
    more than all that is done with the answer.
    """

    block: QTextBlock
    number: int
    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where the box ends."""
        return self.top + self.height


Shown = Sequence[Place]


def shown_within(shown: Shown, top: float, bottom: float) -> Shown:
    """Those of some blocks that reach into a strip of the viewport."""
    return [place for place in shown if place.top <= bottom and place.bottom >= top]


_NEAR = 30
"""Blocks gone through to find the first on show; farther away Qt is asked for the one at a point.
"""

_FAR = 3000
"""Pixels scrolled since, beyond which the place found last is no help."""


class _Found(NamedTuple):
    """What was found in a strip of the viewport, and how far the sheet was scrolled then."""

    across: int
    down: int
    top: int
    bottom: int
    shown: Shown


class OnShow:
    """Finds what is on show on one sheet.

    It is sought around the place found last: mostly the text was not scrolled since, and to ask
    which letter is at a point costs more than to ask some blocks where they are. What was found is
    kept until the next edit: the numbers that an edit made others are sought among the same blocks
    that are painted then.
    """

    def __init__(self, sheet: QTextEdit, above: int) -> None:
        self._sheet = sheet
        self._above = above
        self._number, self._top = 0, 0
        self._found: _Found | None = None

    def forget(self) -> None:
        """After an edit: blocks that were found may be gone."""
        self._found = None

    def blocks_in(self, asked: QRect) -> Shown:
        """The blocks in a part of the viewport; `above` is how far a block reaches above itself."""
        across = self._sheet.horizontalScrollBar().value()
        down = self._sheet.verticalScrollBar().value()
        top, bottom = asked.top(), asked.bottom()
        found = self._found
        if found is not None and self._holds(found, top, bottom, across, down):
            return shown_within(found.shown, top, bottom + self._above)
        shown = self._seek(top, bottom, across, down)
        self._found = _Found(across, down, top, bottom, shown)
        return shown

    def _holds(self, found: _Found, top: int, bottom: int, across: int, down: int) -> bool:
        """Whether a strip is within one looked at before, and blocks stand where they did then: to
        lay the text out in another size or width is no edit, but moves the last of them.
        """
        inside = found.top <= top and bottom <= found.bottom
        if not inside or (found.across, found.down) != (across, down) or not found.shown:
            return False
        last = found.shown[-1]
        box: Box = self._box_of(last.block).getRect()  # type: ignore[assignment]
        return box == (last.left + across, last.top + down, last.width, last.height)

    def _box_of(self, block: QTextBlock) -> QRectF:
        return self._sheet.document().documentLayout().blockBoundingRect(block)

    def _seek(self, top: int, bottom: int, across: int, down: int) -> Shown:
        document = self._sheet.document()
        box_of = document.documentLayout().blockBoundingRect
        top, bottom = top + down, bottom + down
        block = self._first_at(top, down)
        first, lowest = self._number, bottom + self._above
        found: list[Place] = []
        for number in range(first, document.blockCount()):
            box: Box = box_of(block).getRect()  # type: ignore[assignment]
            left, begin, width, height = box
            if begin > lowest:
                break
            if begin + height >= top:
                found.append(Place(block, number, left - across, begin - down, width, height))
            block = block.next()
        return found

    def _first_at(self, top: int, down: int) -> QTextBlock:
        """The first block that reaches below a height of the text, or one shortly before it."""
        block = self._near(top)
        if block is None:
            block = self._sheet.cursorForPosition(QPoint(0, top - down)).block()
            before = block.previous()
            block = before if before.isValid() else block
        self._number, self._top = block.blockNumber(), top
        return block

    def _near(self, top: int) -> QTextBlock | None:
        document = self._sheet.document()
        layout = document.documentLayout()
        block = document.findBlockByNumber(self._number)
        if not block.isValid() or abs(top - self._top) > _FAR:
            return None
        steps = _NEAR
        while layout.blockBoundingRect(block).bottom() < top:
            block, steps = block.next(), steps - 1
            if not block.isValid() or not steps:
                return None
        before = block.previous()
        while before.isValid() and layout.blockBoundingRect(before).bottom() >= top:
            block, before, steps = before, before.previous(), steps - 1
            if not steps:
                return None
        return block
