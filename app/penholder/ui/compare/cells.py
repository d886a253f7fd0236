"""One cell of the side-by-side view: the lines of one side of a row, laid out to a width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from penholder.compare.marked import MarkedLine, Run
from penholder.compare.result import WordOp
from penholder.document.lines import LineKind
from penholder.ui.theme import Theme

LABEL_WIDTH = 3.4
"""Width of the margin with the paragraph numbers, in widths of the letter M of the text font."""

LEVEL_INDENT = 1.5
"""Further indent of each level of sub-paragraph, in widths of M."""

PARAGRAPH_GAP = 0.35
"""Space between two lines of one cell, in line heights."""


@dataclass(frozen=True)
class CellStyle:
    """What a cell needs to know to be laid out: font, theme, and whether its changes are faint."""

    font: QFont
    theme: Theme
    routine: bool = False
    moved: bool = False


@dataclass
class _Block:
    layout: QTextLayout
    label: str
    indent: float
    top: float = 0.0


@dataclass
class Cell:
    """A laid-out cell. `height` is in pixels and belongs to the width it was laid out for."""

    blocks: list[_Block] = field(default_factory=list)
    height: float = 0.0
    text: str = ""

    def paint(self, painter: QPainter, origin: QPointF, style: CellStyle) -> None:
        """Paints the cell with its top left corner at `origin`."""
        em = _em(style.font)
        label_font = QFont(style.font)
        for block in self.blocks:
            top = origin.y() + block.top
            if block.label:
                first = block.layout.lineAt(0)
                if block.label.startswith("PP"):  # a name, not a number on the page: smaller
                    label_font.setPixelSize(max(8, round(style.font.pixelSize() * 0.75)))
                else:
                    label_font.setPixelSize(style.font.pixelSize())
                painter.setFont(label_font)
                painter.setPen(QColor(style.theme.faint))
                box = QRectF(
                    origin.x() + block.indent - LABEL_WIDTH * em,
                    top,
                    LABEL_WIDTH * em - 0.5 * em,
                    first.height(),
                )
                painter.drawText(
                    box,
                    int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                    block.label,
                )
            painter.setPen(QColor(style.theme.text))
            block.layout.draw(painter, QPointF(origin.x() + block.indent, top))


def lay_out(lines: Sequence[tuple[str, MarkedLine]], width: float, style: CellStyle) -> Cell:
    """Lays out lines, each with the label to show, to a width in pixels."""
    cell = Cell()
    em = _em(style.font)
    top = 0.0
    for place, (label, marked) in enumerate(lines):
        level = marked.line.level if marked.line.kind is not LineKind.HEADING else 0
        indent = (LABEL_WIDTH + LEVEL_INDENT * level) * em
        layout = _layout(marked.runs, style, heading=marked.line.kind in _BOLD_KINDS)
        height = _break_lines(layout, max(4 * em, width - indent - 0.5 * em))
        if place:
            top += PARAGRAPH_GAP * layout.lineAt(0).height()
        cell.blocks.append(_Block(layout, label, indent, top))
        top += height
    cell.height = top
    cell.text = "\n".join("".join(run.text for run in marked.runs) for _, marked in lines)
    return cell


_BOLD_KINDS = frozenset({LineKind.HEADING, LineKind.ANNEX})


def _em(font: QFont) -> float:
    return float(font.pixelSize()) * 0.85


def _layout(runs: Sequence[Run], style: CellStyle, *, heading: bool) -> QTextLayout:
    font = QFont(style.font)
    font.setBold(heading)
    text = "".join(run.text for run in runs).replace("\n", "\u2028")
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs, style, font))
    return layout


def _formats(runs: Sequence[Run], style: CellStyle, font: QFont) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        size = len(run.text.encode("utf-16-le")) // 2
        if run != Run(run.text):
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, size, _format(run, style, font)
            ranges.append(piece)
        start += size
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
        height += line.height() * 1.12
    layout.endLayout()
    return height
