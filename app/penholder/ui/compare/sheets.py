"""How a comparison is set on the page: two sheets beside each other, or one with all marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from PySide6.QtGui import QFont

from penholder.compare.rows import RowRole
from penholder.ui.compare.cells import LABEL_WIDTH, Cell, CellStyle, lay_out
from penholder.ui.compare.one_column import Labelled, one_column
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme

MARGIN = 16
GUTTER = 84
"""Width of the strip with signs and numbers, in pixels."""

PADDING = 8
"""Between the edge of a sheet and what stands on it."""

BASE_SIZE = 16
"""Text size in pixels at zoom 1."""

WIDEST = 46.0
"""Widest single column, in text sizes: about 95 characters, more is hard to read."""

WIDE_LABELS = 6.2
"""The margin for "12 → 14", in widths of M."""


@dataclass(frozen=True)
class Frame:
    """Where the sheets stand for one width of the page: (left, width) of each, and the gutter."""

    columns: tuple[tuple[float, float], ...]
    gutter: float

    @property
    def left(self) -> float:
        """The left edge of all there is."""
        return min(self.gutter, self.columns[0][0])

    @property
    def right(self) -> float:
        """The right edge of all there is."""
        return self.columns[-1][0] + self.columns[-1][1]

    def column_at(self, x: float) -> int:
        """The sheet at a place across the page, -1 for none."""
        return next(
            (i for i, (left, width) in enumerate(self.columns) if left <= x <= left + width), -1
        )


R_contra = TypeVar("R_contra", contravariant=True)


class Sheets(Protocol[R_contra]):
    """One way to set rows on the page."""

    def frame(self, width: float, zoom: float) -> Frame:
        """Where the sheets stand on a page of that width."""

    def lines(self, row: R_contra) -> tuple[Labelled, ...]:
        """The lines on each sheet."""

    def cells(self, row: R_contra, frame: Frame, style: CellStyle) -> tuple[Cell, ...]:
        """The lines on each sheet, laid out."""

    def style(self, row: R_contra, zoom: float, theme: Theme) -> CellStyle:
        """How a row is laid out."""


class TwoSheets:
    """The old text on the left, the new one on the right."""

    labels = LABEL_WIDTH

    def frame(self, width: float, zoom: float) -> Frame:
        """Two sheets of one width with the gutter between them."""
        column = max(120.0, (width - 2 * MARGIN - GUTTER) / 2)
        right = MARGIN + column + GUTTER
        return Frame(((float(MARGIN), column), (right, column)), MARGIN + column)

    def lines(self, row: ViewRow) -> tuple[Labelled, ...]:
        """The lines of either text."""
        return row.old, row.new

    def cells(self, row: ViewRow, frame: Frame, style: CellStyle) -> tuple[Cell, ...]:
        """Each side laid out; what there is to remark stands under the new text, else the old."""
        widths = [width - 2 * PADDING for _, width in frame.columns]
        remarks = row.remarks
        return (
            lay_out(row.old, widths[0], style, () if row.new else remarks),
            lay_out(row.new, widths[1], style, remarks if row.new else ()),
        )

    def style(self, row: ViewRow, zoom: float, theme: Theme) -> CellStyle:
        """Text as on the page."""
        return page_style(zoom, theme, self.labels, routine=row.routine)


class OneSheet(TwoSheets):
    """One column in which what went is struck and what came is underlined."""

    labels = WIDE_LABELS

    def frame(self, width: float, zoom: float) -> Frame:
        """One sheet, no wider than can be read, the gutter on its left."""
        column = max(160.0, min(width - 2 * MARGIN - GUTTER, WIDEST * BASE_SIZE * zoom))
        left = max(float(MARGIN), (width - column - GUTTER) / 2)
        return Frame(((left + GUTTER, column),), left)

    def lines(self, row: ViewRow) -> tuple[Labelled, ...]:
        """The lines of both texts in one."""
        return (one_column(row),)

    def cells(self, row: ViewRow, frame: Frame, style: CellStyle) -> tuple[Cell, ...]:
        """The one column laid out; of the old end of a move the beginning is enough."""
        width = frame.columns[0][1] - 2 * PADDING
        remarks = row.remarks
        if row.role is RowRole.OLD_END:
            remarks = (f"moved from here to {row.other_label}" if row.other_label else "moved",)
            style = replace(style, gone=True)
        return (lay_out(one_column(row), width, style, remarks),)


def page_style(zoom: float, theme: Theme, labels: float, *, routine: bool = False) -> CellStyle:
    """The type of the UN page, and that of the interface for remarks."""
    font = QFont("Liberation Serif")
    font.setFamilies(["Liberation Serif", "Times New Roman", "Times", "serif"])
    font.setPixelSize(round(BASE_SIZE * zoom))
    remark = QFont()
    remark.setPixelSize(max(9, round(12 * zoom)))
    return CellStyle(font, theme, routine, labels=labels, remark_font=remark)
