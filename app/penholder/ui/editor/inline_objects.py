"""How note marks, references, blanks, tables and unusual characters look inside the text."""

from __future__ import annotations

import unicodedata

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextLine,
)

from penholder.document.spans import Blank, NoteMark, ParagraphReference, Span, Text
from penholder.document.tables import Rows
from penholder.document.text import blank_text, reference_shown
from penholder.ui.editor.blocks import ObjectType, Property, table_in
from penholder.ui.editor.content import Content
from penholder.ui.editor.table_look import TableLook, table_look, table_size
from penholder.ui.theme import Theme

CHIP_PADDING = 6.0
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MOST_SIZES = 5000
"""Measured sizes remembered; every note of a long text has one."""


class InlineObjects(QPyTextObject):
    """Measures and paints every inline object of a document."""

    def __init__(self, content: Content, theme: Theme) -> None:
        super().__init__()
        self._content = content
        self.theme = theme
        self._sizes: dict[tuple[int, str, int], QSizeF] = {}
        self._mark_fonts: dict[int, tuple[QFont, float]] = {}

    def register(self, document: QTextDocument) -> None:
        """Makes the document use this for its inline objects."""
        for kind in ObjectType:
            document.documentLayout().registerHandler(kind, self)

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, form: QTextFormat) -> QSizeF:
        """Width and height of an object in pixels; it stands on the base line."""
        kind, font = form.objectType(), doc.defaultFont()
        if kind == ObjectType.TABLE:
            return self._table_look(doc, form).size()
        text = self._text(form)
        known = (kind, text, font.pixelSize())
        if known not in self._sizes:
            if len(self._sizes) > MOST_SIZES:
                self._sizes.clear()
            self._sizes[known] = self._size(doc, form, text)
        return self._sizes[known]

    def _size(self, doc: QTextDocument, form: QTextFormat, text: str) -> QSizeF:
        width = QFontMetricsF(self._font(doc, form)).horizontalAdvance(text)
        if form.objectType() == ObjectType.BLANK:
            width += 2 * CHIP_PADDING + 2
        return QSizeF(max(width, 2.0), QFontMetricsF(doc.defaultFont()).ascent())

    def look_of(self, doc: QTextDocument, rows: Rows, header_rows: int) -> TableLook:
        """How a table is laid out on the sheet."""
        font = QFont(doc.defaultFont())
        font.setPixelSize(table_size(font.pixelSize()))
        return table_look(rows, header_rows, self._table_width(doc), font, self.shown)

    def _table_look(self, doc: QTextDocument, form: QTextFormat) -> TableLook:
        rows, header_rows = table_in(str(form.property(Property.DATA)))
        return self.look_of(doc, rows, header_rows)

    def shown(self, span: Span) -> str:
        """How a mark, reference or blank is shown in the cell of a table."""
        match span:
            case NoteMark():
                return self._content.note_label(span.note).translate(RAISED)
            case ParagraphReference():
                return reference_shown(span, self._content.references())
            case Blank():
                return blank_text(span)
            case Text():
                return span.text

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        form: QTextFormat,
    ) -> None:
        """Paints an object into its place on the base line."""
        painter.save()
        kind = form.objectType()
        if kind == ObjectType.NOTE:  # by far the commonest: a screen has a dozen
            font, ascent = self._mark_font(doc, form)
            painter.setFont(font)
            painter.setPen(self.theme.color("accent"))
            painter.drawText(QPointF(rect.left(), rect.top() + ascent), self._text(form))
            painter.restore()
            return
        rect = QRectF(rect)
        painter.setFont(self._font(doc, form))
        match kind:
            case ObjectType.BLANK:
                self._paint_chip(painter, rect, form)
            case ObjectType.TABLE:
                if form.hasProperty(Property.GROUND):  # a mark lies over it
                    painter.fillRect(rect, QColor(form.property(Property.GROUND)))
                self._table_look(doc, form).paint(painter, rect, self.theme)
            case _:
                painter.setPen(QColor(self.theme.text))
                painter.drawText(QPointF(rect.left(), rect.bottom()), self._text(form))
        painter.restore()

    def _mark_font(self, doc: QTextDocument, form: QTextFormat) -> tuple[QFont, float]:
        """The font of the marks of notes and how high its letters stand, at a size of the text."""
        size = doc.defaultFont().pixelSize()
        if size not in self._mark_fonts:
            font = self._font(doc, form)
            self._mark_fonts[size] = font, QFontMetricsF(font).ascent()
        return self._mark_fonts[size]

    def is_stale(self, doc: QTextDocument, block: QTextBlock) -> bool:
        """Whether a mark or reference in a block shows a text of another width than laid out."""
        layout = block.layout()
        for part in block.textFormats():
            if part.format.objectType() not in (ObjectType.NOTE, ObjectType.REFERENCE):
                continue
            line = layout.lineForTextPosition(part.start)
            end = part.start + part.length
            if not line.isValid() or end > line.textStart() + line.textLength():
                continue  # several objects of one look, broken over two lines
            laid_out = x_of(line, end) - x_of(line, part.start)
            wanted = self.intrinsicSize(doc, block.position() + part.start, part.format).width()
            if abs(abs(laid_out) - part.length * wanted) > 1:
                return True
        return False

    def text_of(self, form: QTextFormat) -> str:
        """What an object shows, as text."""
        return self._text(form)

    def _text(self, form: QTextFormat) -> str:
        data = form.property(Property.DATA)
        match form.objectType():
            case ObjectType.NOTE:
                return self._content.note_label(str(data))
            case ObjectType.REFERENCE:
                reference = msgspec.json.decode(str(data), type=ParagraphReference)
                return self._content.references().get(reference.target) or reference.fallback
            case ObjectType.BLANK:
                blank = msgspec.json.decode(str(data), type=Blank)
                return blank.hint or blank.kind.value
            case ObjectType.CHARACTER:
                return f"⟨{unicodedata.name(chr(int(data)), f'U+{int(data):04X}').lower()}⟩"
            case _:
                return ""

    def _font(self, doc: QTextDocument, form: QTextFormat) -> QFont:
        font = QFont(doc.defaultFont())
        size = font.pixelSize()
        if form.objectType() == ObjectType.NOTE:
            font.setPixelSize(max(7, round(size * 0.66)))
        elif form.objectType() in (ObjectType.BLANK, ObjectType.CHARACTER):
            font.setFamilies(QFont().families() or ["sans-serif"])
            font.setPixelSize(max(8, round(size * 0.78)))
        return font

    def paint_selected_chip(
        self, painter: QPainter, rect: QRectF, doc: QTextDocument, form: QTextFormat
    ) -> None:
        """Paints a blank that is selected by itself, over the wash Qt lays on it."""
        painter.save()
        painter.setFont(self._font(doc, form))
        self._paint_chip(painter, rect, form, selected=True)
        painter.restore()

    def _paint_chip(
        self, painter: QPainter, rect: QRectF, form: QTextFormat, *, selected: bool = False
    ) -> None:
        theme = self.theme
        ground = theme.accent if selected else theme.chip_ground
        ink = theme.on_accent if selected else theme.chip_text
        chip = rect.adjusted(1, -1, -1, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ground if selected else ink), 0.8))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(QColor(ink))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), self._text(form))

    def _table_width(self, doc: QTextDocument) -> float:
        return max(120.0, doc.textWidth() - 3 * doc.indentWidth() - 2 * doc.documentMargin())


def x_of(line: QTextLine, position: int) -> float:
    """Where a position stands in a line, from its left; PySide gives it with the position."""
    place: object = line.cursorToX(position)
    first = place[0] if isinstance(place, tuple) else place
    return first if isinstance(first, float) else 0.0
