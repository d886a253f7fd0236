"""A picture of the first page as it will look in Word, painted from the figures of the UN page.

All lengths are points from the top left of a Letter page; they are those measured on official
files (A/RES/80/156 and A/C.2/80/L.10). The picture is a guide: line ends are Word's own affair.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from penholder.document.lines import to_lines
from penholder.document.numbering import line_labels, note_labels, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import NoteMark, marks_in
from penholder.document.text import plain_text
from penholder.formats.word.layouts import words
from penholder.formats.word.links import organ_key
from penholder.formats.word.options import STANDARD, PageSize, WordOptions
from penholder.ui.export.drawings import paint_emblem, paint_watermark
from penholder.ui.export.preview_notes import Foot
from penholder.ui.export.preview_pen import LINE, Pen, font_of
from penholder.ui.export.preview_text import LEFT, RIGHT, PageText
from penholder.ui.export.preview_words import ShownWords

PAGE = QRectF(0, 0, 612, 792)
PAPERS = {PageSize.LETTER: PAGE, PageSize.A4: QRectF(0, 0, 595.3, 841.9)}
EDGE = 60.0
BOTTOM = 706.8
"""Where the last note of a page ends (A/RES/79/163 and A/C.2/80/L.10)."""
NUMBERS_AT, LINES_NUMBERED = 40.0, 5
EMBLEM = QRectF(60, 71, 56.2, 47)


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
        organ = organ_key(resolution.masthead.organ, resolution.masthead.symbol)
        self.lines = 0
        self._pen = Pen(painter)
        self._lines = to_lines(resolution.body, resolution.annexes)
        self._labels = line_labels(self._lines, resolution.language)
        references = reference_texts(self._lines, resolution.language, self._labels)
        self._notes = note_labels(resolution)
        shown = ShownWords(self._notes, references, organ if options.hyperlinks else None)
        notes = {note.id: (self._notes[note.id], note.spans) for note in resolution.notes}
        self._foot = Foot(notes, shown.looks, (font_of(8.5), font_of(6)), (LEFT, RIGHT))
        # The margins of every paper are those of Letter.
        self._bottom = BOTTOM + PAPERS[options.page].height() - PAGE.height()
        self._text = PageText(self._pen, shown, self._foot, self._bottom, self._count_line)

    def _count_line(self, base: float) -> None:
        """Counts a line of the text, and numbers it where its turn is."""
        self.lines += 1
        if self.options.line_numbers and self.lines % LINES_NUMBERED == 0:
            self._pen.put(NUMBERS_AT, base, str(self.lines), font_of(10))

    def paint(self) -> None:
        self._masthead()
        y = self._session_block()
        y = self._adoption_or_sponsors(y)
        y = self._title(y)
        y = self._text.opening(self.resolution.opening, y)
        for line in self._lines:
            if not self._text.has_room(y):
                break
            y = self._text.line(line, self._labels.get(line.id, ""), y)
        self._foot.paint(self.painter, self._bottom)

    def _masthead(self) -> None:
        head = self.resolution.masthead
        self._pen.put(123.4, 60.8, self.words.nations, font_of(14))
        self._symbol(head.symbol)
        self.painter.fillRect(QRectF(EDGE, 64.8, 492, 0.5), QColor("#000000"))
        self._pen.put(123.4, 90.7, head.organ, font_of(20, bold=True))
        self._pen.put(396.9, 88.8, self.words.line("distribution", head.distribution), font_of(10))
        self._pen.put(396.9, 100.3, head.date, font_of(10))
        self._pen.put(
            396.9, 124.6, self.words.line("original", head.original_language), font_of(10)
        )
        if self.options.circulation:
            self._pen.put(396.9, 148.6, self.options.circulation, font_of(10, bold=True))
        if self.options.emblem is not None:
            paint_emblem(self.painter, self.options.emblem, EMBLEM)
        self.painter.fillRect(QRectF(EDGE, 208.0, 492, 1.5), QColor("#000000"))

    def _symbol(self, symbol: str) -> None:
        if not symbol:
            return
        first, rest = symbol[0], symbol[1:]
        large, small = font_of(20), font_of(10)
        rest_width = QFontMetricsF(small).horizontalAdvance(rest)
        x = 552 - rest_width - QFontMetricsF(large).horizontalAdvance(first)
        self._pen.put(x, 60.8, first, large)
        self._pen.put(552 - rest_width, 60.8, rest, small)

    def _session_block(self) -> float:
        head = self.resolution.masthead
        y = 224.4
        self._pen.put(EDGE, y, head.session, font_of(10, bold=True))
        if head.body and self.resolution.adoption is None:
            y += 13.7
            self._pen.put(EDGE, y, head.body, font_of(12, bold=True))
        for item in head.agenda_items:
            y += 12
            self._pen.put(EDGE, y, self.words.line("agenda", item.number), font_of(10))
            if item.title:
                y = (
                    self._pen.wrapped(item.title, EDGE, 242, y + LINE, font_of(10, bold=True))
                    - LINE
                )
        return y

    def _adoption_or_sponsors(self, y: float) -> float:
        adoption, sponsors = self.resolution.adoption, self.resolution.sponsors
        if adoption is not None:
            y = max(y + 40, 278.6)
            y = self._pen.wrapped(adoption.line, LEFT, 330, y, font_of(14, bold=True), 15)
            if adoption.report:
                y = self._pen.wrapped(
                    adoption.report, LEFT, RIGHT - LEFT, y + 20, font_of(10, italic=True)
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
            return self._pen.wrapped(line, LEFT, RIGHT - LEFT, y, font_of(10, bold=True))
        return y

    def _title(self, y: float) -> float:
        head = self.resolution.masthead
        title = "".join(
            self._notes.get(span.note, "") if isinstance(span, NoteMark) else plain_text((span,))
            for span in self.resolution.title
        )
        self._foot.add(marks_in(self.resolution.title))
        y += 14
        font = font_of(12, bold=True)
        if self.resolution.adoption is not None and head.symbol:
            number = head.symbol.removeprefix("A/RES/") + "."
            width = QFontMetricsF(font).horizontalAdvance(number)
            self._pen.put(111.1 - width, y, number, font)
        return self._pen.wrapped(title, LEFT, RIGHT - LEFT, y, font, 13.5)
