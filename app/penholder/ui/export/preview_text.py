"""The text of the picture of the first page: as many of its lines as have room above the notes.

All lengths are points; indents and spaces are those of our Word files.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_texts
from penholder.document.spans import Inline, marks_in
from penholder.formats.word.body import has_line_of_its_own, heading_style
from penholder.formats.word.styles import figures
from penholder.ui.export.preview_notes import Foot
from penholder.ui.export.preview_pen import LINE, Pen, font_of
from penholder.ui.export.preview_table import paint_table
from penholder.ui.export.preview_words import ShownWords

LEFT, RIGHT, STEP = 123.1, 488.5, 23.8
GAP = 6.0
KEPT_WITH_NEXT = 3 * LINE
"""The room that a heading wants below it: it does not stand at the foot of a page."""
BELOW = 10_000.0
"""A height below any page, for what goes to the next one."""


class PageText:
    """Sets the paragraphs.

    `bottom` is where the notes end, `counted` is told the base line of each line that was set.
    """

    def __init__(
        self,
        pen: Pen,
        words: ShownWords,
        foot: Foot,
        bottom: float,
        counted: Callable[[float], None],
    ) -> None:
        self._pen, self._words, self._foot = pen, words, foot
        self._bottom, self._counted = bottom, counted
        self._in_annex = False

    def opening(self, spans: Inline, y: float) -> float:
        """Sets the opening line from a height of the page; gives the height below."""
        return self._paragraph(spans, y, "", (0, STEP, 0))

    def line(self, line: Line, label: str, y: float) -> float:
        """Sets a line of the text from a height of the page; gives the height below."""
        if line.kind is LineKind.TABLE:
            return self._table(line, y)
        if line.kind not in (LineKind.ANNEX, LineKind.HEADING):
            return self._paragraph(line.spans, y, label, _indents(line, label))
        if not self.has_room(y + KEPT_WITH_NEXT):
            return BELOW
        self._foot.add(marks_in(line.spans))
        return (
            self._annex(line, y) if line.kind is LineKind.ANNEX else self._heading(line, label, y)
        )

    def has_room(self, y: float) -> bool:
        """Whether a line that begins at a height of the page stands on it, above the notes."""
        return y + LINE <= self._bottom - self._foot.height

    def _table(self, line: Line, y: float) -> float:
        for spans in line_texts(line):
            self._foot.add(marks_in(spans))
        room = QRectF(LEFT, y, RIGHT - LEFT, self._bottom - self._foot.height - y)
        height, whole = paint_table(
            self._pen.painter, line.rows, room, font_of(10), self._words.looks
        )
        return y + height + GAP if whole else BELOW

    def _annex(self, line: Line, y: float) -> float:
        self._in_annex = True
        y = self._title("H1", line.label or "Annex", y + 18 - GAP) + LINE
        return self._title("H1", self._words.looks(line.spans)[0], y) + LINE

    def _heading(self, line: Line, label: str, y: float) -> float:
        style = heading_style(line.level, label, in_annex=self._in_annex)
        title, y = self._words.looks(line.spans)[0], y + LINE - GAP
        if label and title and has_line_of_its_own(label):
            y = self._title(style, label, y)
            return self._title(style, title, y) + GAP
        if not label:
            return self._title(style, title, y) + GAP
        self._title(style, label, y)
        return self._title(style, title, y, STEP) + GAP

    def _title(self, style: str, title: str, y: float, indent: float = 0.0) -> float:
        """Sets a title in the look of a style from a height of the page; gives the one below."""
        look = next(each for each in figures().style if each.id == style)
        font = font_of(look.size or 10, bold=look.bold, italic=look.italic)
        leading = look.line or LINE
        base = y + leading - 2.8
        below = self._pen.wrapped(title, LEFT + indent, RIGHT - LEFT - indent, base, font, leading)
        return below - leading + 2.8

    def _paragraph(
        self, spans: Inline, y: float, label: str, indents: tuple[float, float, float]
    ) -> float:
        """Sets a paragraph; `indents` are those of its lines, of the first beyond, and right."""
        if not spans:
            return y
        left, first, right = indents
        width = RIGHT - LEFT - left - right
        behind = first + STEP if label else first
        below = self._flow(spans, LEFT + left, width, y, behind)
        if label and below > y:
            self._pen.put(LEFT + left + first, y + LINE - 2.8, label, font_of(10))
        return below + GAP

    def _flow(self, spans: Inline, x: float, width: float, y: float, first: float) -> float:
        """Sets the lines that have room, the notes marked in them below; gives the height below."""
        text, formats = self._words.looks(spans)
        marks = self._words.places_of_marks(spans)
        layout = QTextLayout(text.replace("\n", "\u2028"), font_of(10))
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
            if not self.has_room(y + height):
                self._foot.take_out(new)
                line.setPosition(QPointF(0, BELOW))  # begun, but on the next page
                break
            line.setPosition(QPointF(indent, height + LINE - 2.8 - line.ascent()))
            height += LINE
            self._counted(y + height - 2.8)
            indent = 0.0
        layout.endLayout()
        layout.draw(self._pen.painter, QPointF(x, y))
        return y + height


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
