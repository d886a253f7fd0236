"""The numbers and names of clauses and notes, painted in the margin of the sheet."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTextDocument

from penholder.document.lines import LineKind
from penholder.ui.editor.blocks import Piece, Role
from penholder.ui.editor.content import Content
from penholder.ui.theme import Theme

_MOST_KNOWN = 2000
"""Labels remembered; a screen has some twenty."""

_LINE, _NOTE, _PREAMBULAR = Role.LINE, Role.NOTE, LineKind.PREAMBULAR
"""Looked up once: a member of an enumeration costs seven times a global name (Python 3.11)."""


class _Set(NamedTuple):
    """A label as it is painted: laid out, its width, and how high its letters stand."""

    text: QStaticText
    width: float
    ascent: float


class Labels:
    """What stands in the margin of one sheet: which labels are on the screen, and how they look."""

    def __init__(self, content: Content, document: QTextDocument) -> None:
        self._content = content
        self._document = document
        self._on_screen: dict[tuple[bool, str], str] = {}
        self._fonts: dict[int, tuple[QFont, QFontMetricsF]] = {}
        self._set: dict[tuple[int, str], _Set] = {}

    def of(self, block: int, piece: Piece) -> tuple[str, bool]:
        """The label of a block, and whether it is a faint one: that of a note, or a name."""
        role, line = piece.role, piece.line
        if role is _LINE:
            numbers = self._content.numbers
            if line.kind is _PREAMBULAR:
                label = numbers.label(block)
                return (label, False) if label else (numbers.name(block), True)
            return numbers.label(block), False
        return (self._content.note_label(line.id) if role is _NOTE else ""), True

    # --- what the screen shows -------------------------------------------------------------------

    def is_other(self, piece: Piece, label: str) -> bool:
        """Takes over what a label is now; says whether the screen shows another one."""
        name = piece.role is _NOTE, piece.line.id
        known = self._on_screen.get(name)
        if known == label:
            return False
        if len(self._on_screen) > _MOST_KNOWN:
            self._on_screen.clear()
        self._on_screen[name] = label
        return known is not None

    # --- painting --------------------------------------------------------------------------------

    def make_ready(self, painter: QPainter, theme: Theme, size: int, *, faint: bool) -> None:
        """Gives a painter font and colour of labels in a size."""
        painter.setFont(self._font(size)[0])
        painter.setPen(QColor(theme.faint if faint else theme.text))

    def _font(self, size: int) -> tuple[QFont, QFontMetricsF]:
        """The font of the text in a size, with its measures."""
        if size not in self._fonts:
            font = QFont(self._document.defaultFont())
            font.setPixelSize(size)
            self._fonts[size] = font, QFontMetricsF(font)
        return self._fonts[size]

    def paint(self, painter: QPainter, label: str, size: int, right: float, base: float) -> None:
        """Paints a label that ends at `right` on a base line, with what `make_ready` gave."""
        known = self._set.get((size, label))
        if known is None:
            known = self._as_set(label, size)
        painter.drawStaticText(QPointF(right - known.width, base - known.ascent), known.text)

    def _as_set(self, label: str, size: int) -> _Set:
        """A label laid out once for all paintings."""
        if len(self._set) > _MOST_KNOWN:
            self._set.clear()
        font, letters = self._font(size)
        text = QStaticText(label)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(font=font)
        made = _Set(text, letters.horizontalAdvance(label), letters.ascent())
        self._set[size, label] = made
        return made
