"""A picture of the first page as it will look in Word, painted from the figures of the UN page.

All lengths are points from the top left of a Letter page; they are those measured on official
files (A/RES/80/156 and A/C.2/80/L.10). The picture is a guide: line ends are Word's own affair.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, note_labels, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.formats.word.layouts import words
from penholder.formats.word.links import links_in, organ_key
from penholder.formats.word.options import STANDARD, PageSize, WordOptions
from penholder.ui.export.drawings import paint_emblem, paint_watermark
from penholder.ui.utf16 import utf16_length

PAGE = QRectF(0, 0, 612, 792)
PAPERS = {PageSize.LETTER: PAGE, PageSize.A4: QRectF(0, 0, 595.3, 841.9)}
LEFT, RIGHT, STEP = 123.1, 488.5, 23.8
EDGE = 60.0
LINK = QColor("#0000ff")
NUMBERS_AT, LINES_NUMBERED = 40.0, 5
EMBLEM = QRectF(60, 71, 56.2, 47)
BOTTOM = 720.0
LINE = 12.0
GAP = 6.0


class PagePreview(QWidget):
    """Paints the first page of a resolution, as large as the widget allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resolution = Resolution()
        self._options = STANDARD
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(300, 388))
        self.setAccessibleName("Picture of the first page")

    def set_resolution(self, resolution: Resolution) -> None:
        """Shows another text."""
        self._resolution = resolution
        self.update()

    def set_options(self, options: WordOptions) -> None:
        """Shows what is chosen for the Word file."""
        self._options = options
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the page, scaled to the widget and centred."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = PAPERS[self._options.page]
        scale = min((self.width() - 16) / paper.width(), (self.height() - 16) / paper.height())
        painter.translate((self.width() - paper.width() * scale) / 2, 8)
        painter.scale(scale, scale)
        painter.fillRect(paper, QColor("#ffffff"))
        painter.setPen(QColor("#b8c0c7"))
        painter.drawRect(paper)
        painter.setPen(QColor("#000000"))
        painter.setClipRect(paper)
        paint_watermark(painter, paper, self._options.watermark)
        painter.translate((paper.width() - PAGE.width()) / 2, 0)
        _Page(painter, self._resolution, self._options).paint()
        painter.end()


class _Page:
    def __init__(self, painter: QPainter, resolution: Resolution, options: WordOptions) -> None:
        self.painter = painter
        self.options = options
        self.resolution = resolution
        self.words = words(resolution.language)
        self.organ = organ_key(resolution.masthead.organ, resolution.masthead.symbol)
        self.lines = 0
        self._notes = note_labels(resolution)

    def _count_line(self, base: float) -> None:
        """Counts a line of the text, and numbers it where its turn is."""
        self.lines += 1
        if self.options.line_numbers and self.lines % LINES_NUMBERED == 0:
            self._put(NUMBERS_AT, base, str(self.lines), _font(10))

    def paint(self) -> None:
        self._masthead()
        y = self._session_block()
        y = self._adoption_or_sponsors(y)
        y = self._title(y)
        self._text(y)

    def _put(self, x: float, base: float, text: str, font: QFont) -> None:
        self.painter.setFont(font)
        self.painter.drawText(QPointF(x, base), text)

    def _masthead(self) -> None:
        head = self.resolution.masthead
        self._put(123.4, 60.8, self.words.nations, _font(14))
        self._symbol(head.symbol)
        self.painter.fillRect(QRectF(EDGE, 64.8, 492, 0.5), QColor("#000000"))
        self._put(123.4, 90.7, head.organ, _font(20, bold=True))
        self._put(396.9, 88.8, self.words.line("distribution", head.distribution), _font(10))
        self._put(396.9, 100.3, head.date, _font(10))
        self._put(396.9, 124.6, self.words.line("original", head.original_language), _font(10))
        if self.options.circulation:
            self._put(396.9, 148.6, self.options.circulation, _font(10, bold=True))
        if self.options.emblem is not None:
            paint_emblem(self.painter, self.options.emblem, EMBLEM)
        self.painter.fillRect(QRectF(EDGE, 208.0, 492, 1.5), QColor("#000000"))

    def _symbol(self, symbol: str) -> None:
        if not symbol:
            return
        first, rest = symbol[0], symbol[1:]
        large, small = _font(20), _font(10)
        rest_width = QFontMetricsF(small).horizontalAdvance(rest)
        x = 552 - rest_width - QFontMetricsF(large).horizontalAdvance(first)
        self._put(x, 60.8, first, large)
        self._put(552 - rest_width, 60.8, rest, small)

    def _session_block(self) -> float:
        head = self.resolution.masthead
        y = 224.4
        self._put(EDGE, y, head.session, _font(10, bold=True))
        if head.body and self.resolution.adoption is None:
            y += 13.7
            self._put(EDGE, y, head.body, _font(12, bold=True))
        for item in head.agenda_items:
            y += 12
            self._put(EDGE, y, self.words.line("agenda", item.number), _font(10))
            if item.title:
                y = self._wrapped(item.title, EDGE, 242, y + LINE, _font(10, bold=True)) - LINE
        return y

    def _adoption_or_sponsors(self, y: float) -> float:
        adoption, sponsors = self.resolution.adoption, self.resolution.sponsors
        if adoption is not None:
            y = max(y + 40, 278.6)
            y = self._wrapped(adoption.line, LEFT, 330, y, _font(14, bold=True), 15)
            if adoption.report:
                y = self._wrapped(
                    adoption.report, LEFT, RIGHT - LEFT, y + 20, _font(10, italic=True)
                )
            return y
        y = max(y + 36, 303.9)
        if sponsors is not None:
            names = [f"{s.name}{'*' * bool(s.notes)}" for s in sponsors.states]
            listed = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
            marks = "*" * bool(sponsors.notes)
            line = f"{listed}:{marks} {sponsors.proposal}"
            return self._wrapped(line, LEFT, RIGHT - LEFT, y, _font(10, bold=True))
        return y

    def _title(self, y: float) -> float:
        head = self.resolution.masthead
        title = "".join(
            self._notes.get(span.note, "") if isinstance(span, NoteMark) else plain_text((span,))
            for span in self.resolution.title
        )
        y += 14
        font = _font(12, bold=True)
        if self.resolution.adoption is not None and head.symbol:
            number = head.symbol.removeprefix("A/RES/") + "."
            width = QFontMetricsF(font).horizontalAdvance(number)
            self._put(111.1 - width, y, number, font)
        return self._wrapped(title, LEFT, RIGHT - LEFT, y, font, 13.5)

    def _text(self, y: float) -> None:
        lines = to_lines(self.resolution.body, self.resolution.annexes)
        language = self.resolution.language
        self._labels = line_labels(lines, language)
        self._references = reference_texts(lines, language, self._labels)
        y = self._paragraph(self.resolution.opening, y, "", 0)
        for line in lines:
            if y > BOTTOM:
                return
            if line.kind is LineKind.TABLE:
                y += LINE * len(line.rows)
                continue
            y = self._paragraph(line.spans, y, self._labels.get(line.id, ""), _indent_level(line))

    def _paragraph(self, spans: Inline, y: float, label: str, level: int) -> float:
        if not spans:
            return y
        text, formats = self._set(spans)
        indent = STEP * max(0, level - 1)
        first = STEP if level <= 1 else 0.0
        if label:
            self._put(LEFT + indent + first, y + LINE - 2.8, label, _font(10))
            first += STEP
        return self._flow(text, formats, LEFT + indent, RIGHT - LEFT - indent, y, first) + GAP

    def _set(self, spans: Inline) -> tuple[str, list[QTextLayout.FormatRange]]:
        text = ""
        ranges: list[QTextLayout.FormatRange] = []
        linked: list[tuple[int, int]] = []
        for span in spans:
            look = QTextCharFormat()
            if isinstance(span, NoteMark):
                piece = self._notes.get(span.note, "")
                look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            else:
                piece = plain_text((span,), self._references)
            if isinstance(span, Text) and span.italic:
                look.setFontItalic(True)
            if isinstance(span, Text) and self.options.hyperlinks:
                linked += _linked(piece, len(text), self.organ)
            item = QTextLayout.FormatRange()
            item.start = utf16_length(text)
            item.length = utf16_length(piece)
            item.format = look
            ranges.append(item)
            text += piece
        return text, ranges + [_range(text, start, end, LINK) for start, end in linked]

    def _flow(
        self,
        text: str,
        formats: list[QTextLayout.FormatRange],
        x: float,
        width: float,
        y: float,
        first: float,
    ) -> float:
        layout = QTextLayout(text.replace("\n", "\u2028"), _font(10))
        option = QTextOption(Qt.AlignmentFlag.AlignJustify)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        height = 0.0
        indent = first
        while (line := layout.createLine()).isValid():
            if y + height > BOTTOM:
                line.setPosition(QPointF(0, PAGE.height()))  # begun, but on the next page
                break
            line.setLineWidth(width - indent)
            line.setPosition(QPointF(indent, height + LINE - 2.8 - line.ascent()))
            height += LINE
            self._count_line(y + height - 2.8)
            indent = 0.0
        layout.endLayout()
        layout.draw(self.painter, QPointF(x, y))
        return y + height

    def _wrapped(
        self, text: str, x: float, width: float, base: float, font: QFont, leading: float = LINE
    ) -> float:
        """Sets text in lines from a first base line; gives the base line after the last."""
        metrics = QFontMetricsF(font)
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and metrics.horizontalAdvance(longer) > width:
                self._put(x, base, line, font)
                base, line = base + leading, word
            else:
                line = longer
        if line:
            self._put(x, base, line, font)
            base += leading
        return base


def _linked(text: str, start: int, organ: str) -> list[tuple[int, int]]:
    """Where the links of a piece of a text are, which begins at a place of it."""
    return [(start + link.start, start + link.end) for link in links_in(text, organ)]


def _range(text: str, start: int, end: int, colour: QColor) -> QTextLayout.FormatRange:
    """A stretch of a text in a colour; Qt counts in units of UTF-16."""
    made = QTextLayout.FormatRange()
    made.start = utf16_length(text[:start])
    made.length = utf16_length(text[start:end])
    look = QTextCharFormat()
    look.setForeground(colour)
    made.format = look
    return made


def _indent_level(line: Line) -> int:
    return line.level if line.kind in (LineKind.SUBPARAGRAPH, LineKind.QUOTED) else 0


def _font(points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(["Times New Roman", "Liberation Serif", "Times", "serif"])
    font.setPixelSize(round(points))  # the painter's unit is the point: scaled with the page
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
