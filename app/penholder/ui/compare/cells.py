"""One cell of the side-by-side view: the lines of one side of a row, laid out to a width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from penholder.compare.marked import MarkedLine, Run
from penholder.compare.result import WordOp
from penholder.document.lines import LineKind
from penholder.ui.compare.table_cells import LINE_SPACING, lay_out_cells, lines_of_cell
from penholder.ui.theme import Theme
from penholder.ui.utf16 import utf16_length

LABEL_WIDTH = 3.4
"""Width of the margin with the paragraph numbers, in widths of the letter M of the text font."""

LEVEL_INDENT = 1.5
"""Further indent of each level of sub-paragraph, in widths of M."""

PARAGRAPH_GAP = 0.35
"""Space between two lines of one cell, in line heights."""


Ranges = Sequence[QTextLayout.FormatRange]


@dataclass(frozen=True)
class CellStyle:
    """What a cell needs to know to be laid out.

    `routine`: its changes are faint. `labels` is the width of the margin with the paragraph
    numbers, in widths of M. `remark_font` is that of the remarks under the text.
    """

    font: QFont
    theme: Theme
    routine: bool = False
    gone: bool = False
    """Whether the whole text is struck: it stands elsewhere now."""

    labels: float = LABEL_WIDTH
    remark_font: QFont = field(default_factory=QFont)


@dataclass
class Block:
    """One line of the text, laid out; a remark is none of the text. `boxes` frame the cells of a
    table.
    """

    layout: QTextLayout
    label: str
    indent: float
    top: float = 0.0
    height: float = 0.0
    remark: bool = False
    boxes: Sequence[QRectF] = ()


@dataclass
class Cell:
    """A laid-out cell. `height` is in pixels and belongs to the width it was laid out for."""

    blocks: list[Block] = field(default_factory=list)
    height: float = 0.0

    def paint(
        self,
        painter: QPainter,
        origin: QPointF,
        style: CellStyle,
        marks: Mapping[int, Ranges] | None = None,
    ) -> None:
        """Paints the cell with its top left corner at `origin`; `marks` are looks laid over single
        blocks: what is selected or found.
        """
        for place, block in enumerate(self.blocks):
            if block.label:
                _paint_label(painter, block, origin, style)
            where = QPointF(origin.x() + block.indent, origin.y() + block.top)
            _paint_boxes(painter, block, where, style)
            painter.setPen(QColor(style.theme.faint if block.remark else style.theme.text))
            over = (marks or {}).get(place)
            if over:
                block.layout.draw(painter, where, list(over))
            else:
                block.layout.draw(painter, where)

    def spot(self, point: QPointF) -> tuple[int, int]:
        """The block at a point of the cell and the position in it (UTF-16), the nearest there is.

        (-1, 0) for a cell without text.
        """
        texts = [place for place, block in enumerate(self.blocks) if not block.remark]
        if not texts:
            return -1, 0
        place = next(
            (p for p in texts if point.y() < self.blocks[p].top + self.blocks[p].height), texts[-1]
        )
        block = self.blocks[place]
        lines = [block.layout.lineAt(number) for number in range(block.layout.lineCount())]
        inside = QPointF(point.x() - block.indent, point.y() - block.top)
        if block.boxes:
            lines = lines_of_cell(lines, block.boxes, inside)
        line = next((each for each in lines if inside.y() < each.y() + each.height()), lines[-1])
        return place, line.xToCursor(inside.x())


def _paint_boxes(painter: QPainter, block: Block, where: QPointF, style: CellStyle) -> None:
    painter.setPen(QColor(style.theme.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in block.boxes:
        painter.drawRect(box.translated(where))


def _paint_label(painter: QPainter, block: Block, origin: QPointF, style: CellStyle) -> None:
    em = _em(style.font)
    font = QFont(style.font)
    if block.label.startswith("PP") or "→" in block.label:  # a name, not a number on the page
        font.setPixelSize(max(8, round(style.font.pixelSize() * 0.75)))
    painter.setFont(font)
    painter.setPen(QColor(style.theme.faint))
    first = block.layout.lineAt(0)
    width = style.labels * em
    box = QRectF(
        origin.x() + block.indent - width, origin.y() + block.top, width - 0.5 * em, first.height()
    )
    painter.drawText(
        box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), block.label
    )


def lay_out(
    lines: Sequence[tuple[str, MarkedLine]],
    width: float,
    style: CellStyle,
    remarks: Sequence[str] = (),
) -> Cell:
    """Lays out lines, each with the label to show, to a width in pixels; remarks stand below."""
    cell = Cell()
    em = _em(style.font)
    top = 0.0
    for place, (label, marked) in enumerate(lines):
        level = marked.line.level if marked.line.kind is not LineKind.HEADING else 0
        indent = (style.labels + LEVEL_INDENT * level) * em
        layout = _layout(marked, style)
        room = max(4 * em, width - indent - 0.5 * em)
        boxes = lay_out_cells(layout, marked, room) if marked.cells else []
        height = boxes[-1].bottom() if boxes else _break_lines(layout, room)
        if place:
            top += PARAGRAPH_GAP * layout.lineAt(0).height()
        cell.blocks.append(Block(layout, label, indent, top, height, boxes=boxes))
        top += height
    if remarks:
        indent = style.labels * em
        layout = QTextLayout(" · ".join(remarks), style.remark_font)
        top += 3
        height = _break_lines(layout, max(4 * em, width - indent - 0.5 * em))
        cell.blocks.append(Block(layout, "", indent, top, height, remark=True))
        top += height
    cell.height = top
    return cell


_BOLD_KINDS = frozenset({LineKind.HEADING, LineKind.ANNEX})


def _em(font: QFont) -> float:
    return float(font.pixelSize()) * 0.85


def _layout(marked: MarkedLine, style: CellStyle) -> QTextLayout:
    runs = marked.runs
    font = QFont(style.font)
    font.setBold(marked.line.kind in _BOLD_KINDS)
    text = "".join(run.text for run in runs).replace("\n", "\u2028")
    if marked.cells:  # each cell begins a line of its own
        text = text.replace("\t", "\u2028")
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_struck(runs, style, font) if style.gone else _formats(runs, style, font))
    return layout


def _formats(
    runs: Sequence[Run], style: CellStyle, font: QFont, *, every: bool = False
) -> list[QTextLayout.FormatRange]:
    """The looks of runs that are not plain text, or of `every` run."""
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        size = utf16_length(run.text)
        if every or run != Run(run.text):
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, size, _format(run, style, font)
            ranges.append(piece)
        start += size
    return ranges


def _struck(runs: Sequence[Run], style: CellStyle, font: QFont) -> list[QTextLayout.FormatRange]:
    """The looks of a text that stands elsewhere now: struck as a whole."""
    plain = [replace(run, op=WordOp.EQUAL) for run in runs]
    ranges = _formats(plain, style, font, every=True)
    for piece in ranges:
        look = piece.format
        look.setFontStrikeOut(True)
        look.setForeground(style.theme.color("move_text"))
        piece.format = look
    return ranges


def _format(run: Run, style: CellStyle, font: QFont) -> QTextCharFormat:
    look = QTextCharFormat()
    theme = style.theme
    if run.italic:
        look.setFontItalic(True)
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if run.note:
        look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        look.setForeground(theme.color("accent"))
    if run.blank:
        look.setBackground(theme.color("chip_ground"))
        look.setForeground(theme.color("chip_text"))
    if run.op is WordOp.INSERT:
        look.setFontUnderline(True)
        look.setBackground(theme.color("routine_ground" if style.routine else "insert_ground"))
        look.setForeground(theme.color("routine_text" if style.routine else "insert_text"))
    elif run.op is WordOp.DELETE:
        look.setFontStrikeOut(True)
        look.setBackground(theme.color("routine_ground" if style.routine else "delete_ground"))
        look.setForeground(theme.color("routine_text" if style.routine else "delete_text"))
    return look


def _break_lines(layout: QTextLayout, width: float) -> float:
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() * LINE_SPACING
    layout.endLayout()
    return height
