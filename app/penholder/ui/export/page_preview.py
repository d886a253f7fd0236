"""A picture of the first page as it will look in Word, painted from the figures of the UN page.

All lengths are points from the top left of a Letter page; they are those measured on official
files (A/RES/80/156 and A/C.2/80/L.10). The picture is a guide: line ends are Word's own affair.
"""

from __future__ import annotations

from functools import cache

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

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, line_texts, note_labels, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, Text, marks_in
from penholder.document.text import plain_text
from penholder.formats.word.body import has_line_of_its_own, heading_style
from penholder.formats.word.layouts import words
from penholder.formats.word.links import links_in, organ_key
from penholder.formats.word.options import STANDARD, PageSize, WordOptions
from penholder.formats.word.styles import figures
from penholder.ui.export.drawings import paint_emblem, paint_watermark
from penholder.ui.export.preview_notes import Foot
from penholder.ui.export.preview_table import paint_table
from penholder.ui.utf16 import utf16_length

PAGE = QRectF(0, 0, 612, 792)
PAPERS = {PageSize.LETTER: PAGE, PageSize.A4: QRectF(0, 0, 595.3, 841.9)}
LEFT, RIGHT, STEP = 123.1, 488.5, 23.8
EDGE = 60.0
LINK = QColor("#0000ff")
NUMBERS_AT, LINES_NUMBERED = 40.0, 5
EMBLEM = QRectF(60, 71, 56.2, 47)
BOTTOM = 706.8
LINE = 12.0
GAP = 6.0
TWIPS_IN_POINT = 20


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
        self._references: dict[NodeId, str] = {}
        notes = {note.id: (self._notes[note.id], note.spans) for note in resolution.notes}
        small = (_font(8.5), _font(6))
        self._foot = Foot(notes, self._looks, small, (LEFT, RIGHT))

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
        self._foot.paint(self.painter, BOTTOM)

    @property
    def _bottom(self) -> float:
        """Where the room for the text ends: above the notes."""
        return BOTTOM - self._foot.height

    def _has_room(self, y: float) -> bool:
        """Whether a line that begins at a height of the page stands on it."""
        return y + LINE <= self._bottom

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
            self._foot.add(note for state in sponsors.states for note in state.notes)
            self._foot.add(sponsors.notes)
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
        self._foot.add(marks_in(self.resolution.title))
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
        y = self._paragraph(self.resolution.opening, y, "", (0, STEP, 0))
        in_annex = False
        for line in lines:
            if not self._has_room(y):
                return
            label = self._labels.get(line.id, "")
            if line.kind is LineKind.TABLE:
                for spans in line_texts(line):
                    self._foot.add(marks_in(spans))
                room = QRectF(LEFT, y, RIGHT - LEFT, self._bottom - y)
                height, whole = paint_table(self.painter, line.rows, room, _font(10), self._looks)
                y = y + height + GAP if whole else PAGE.height()
                continue
            if line.kind is LineKind.ANNEX:
                in_annex = True
                y = self._title_in_text("H1", line.label or "Annex", y + 18 - GAP) + LINE
                y = self._title_in_text("H1", plain_text(line.spans), y) + LINE
                continue
            if line.kind is LineKind.HEADING:
                y = self._heading(line, label, y, in_annex=in_annex)
                continue
            y = self._paragraph(line.spans, y, label, _indents(line, label))

    def _heading(self, line: Line, label: str, y: float, *, in_annex: bool) -> float:
        style = heading_style(line.level, label, in_annex=in_annex)
        title, y = plain_text(line.spans, self._references), y + LINE - GAP
        if label and title and has_line_of_its_own(label):
            y = self._title_in_text(style, label, y)
            return self._title_in_text(style, title, y) + GAP
        if not label:
            return self._title_in_text(style, title, y) + GAP
        self._title_in_text(style, label, y)
        return self._title_in_text(style, title, y, STEP) + GAP

    def _title_in_text(self, style: str, title: str, y: float, indent: float = 0.0) -> float:
        """Sets a title in the look of a style from a height of the page; gives the one below."""
        look = next(each for each in figures().style if each.id == style)
        font = _font(look.size or 10, bold=look.bold, italic=look.italic)
        leading = look.line or LINE
        base = y + leading - 2.8
        below = self._wrapped(title, LEFT + indent, RIGHT - LEFT - indent, base, font, leading)
        return below - leading + 2.8

    def _paragraph(
        self, spans: Inline, y: float, label: str, indents: tuple[float, float, float]
    ) -> float:
        """Sets a paragraph; `indents` are those of its lines, of the first beyond, and right."""
        if not spans:
            return y
        left, first, right = indents
        if label:
            if self._has_room(y):
                self._put(LEFT + left + first, y + LINE - 2.8, label, _font(10))
            first += STEP
        width = RIGHT - LEFT - left - right
        return self._flow(spans, LEFT + left, width, y, first) + GAP

    def _looks(self, spans: Inline) -> tuple[str, list[QTextLayout.FormatRange]]:
        """The words of a text as they are shown, and how they look."""
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

    def _flow(self, spans: Inline, x: float, width: float, y: float, first: float) -> float:
        """Sets the lines that have room, the notes marked in them below; gives the height below."""
        text, formats = self._looks(spans)
        marks = self._places_of_marks(spans)
        layout = QTextLayout(text.replace("\n", "\u2028"), _font(10))
        option = QTextOption(Qt.AlignmentFlag.AlignJustify)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        height = 0.0
        indent = first
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - indent)
            end = line.textStart() + line.textLength()
            new = self._foot.add(note for at, note in marks if line.textStart() <= at < end)
            if not self._has_room(y + height):
                self._foot.take_out(new)
                line.setPosition(QPointF(0, PAGE.height()))  # begun, but on the next page
                break
            line.setPosition(QPointF(indent, height + LINE - 2.8 - line.ascent()))
            height += LINE
            self._count_line(y + height - 2.8)
            indent = 0.0
        layout.endLayout()
        layout.draw(self.painter, QPointF(x, y))
        return y + height

    def _places_of_marks(self, spans: Inline) -> list[tuple[int, NoteId]]:
        """Where the marks of notes stand among the words shown, in units of UTF-16."""
        found: list[tuple[int, NoteId]] = []
        at = 0
        for span in spans:
            if isinstance(span, NoteMark):
                found.append((at, span.note))
                at += utf16_length(self._notes.get(span.note, ""))
            else:
                at += utf16_length(plain_text((span,), self._references))
        return found

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


def _indents(line: Line, label: str) -> tuple[float, float, float]:
    """The indents of a line of the text as its Word file has them: of its lines, of the first
    beyond them, and right, in points.
    """
    match line.kind:
        case LineKind.SUBPARAGRAPH:
            return STEP * max(0, line.level - 1), STEP if line.level <= 1 else 0.0, 0.0
        case LineKind.CONTINUATION:
            return STEP * line.level, 0.0, 0.0
        case LineKind.QUOTED:
            return STEP * (1 + line.level + line.depth), -STEP if label else 0.0, STEP
        case _:
            return 0.0, STEP, 0.0


def _font(points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(["Times New Roman", "Liberation Serif", "Times", "serif"])
    font.setPixelSize(round(points))  # the painter's unit is the point: scaled with the page
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    scale, spacing = _set_wider().get(points, (100, 0.0))
    font.setStretch(scale)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


@cache
def _set_wider() -> dict[float, tuple[int, float]]:
    """By size of the text and of the notes: how wide letters are set, in per cent, and the points
    between them.
    """
    looks = [each for each in figures().style if each.id in ("Normal", "FootnoteText")]
    return {
        look.size or 10: (look.scale or 100, (look.spacing or 0) / TWIPS_IN_POINT) for look in looks
    }
