"""One entry of the list of changes: sign and number on the first line, words on the second."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from penholder.ui.compare.row_painter import sign_colors
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """What an entry says; `remark` is why it is a change of substance ("verb weakened")."""

    sign: str
    label: str
    words: str
    remark: str
    row: ViewRow


class EntryDelegate(QStyledItemDelegate):
    """Paints entries, which the items hold under `role`."""

    def __init__(self, theme: Theme, role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of text and the space around them."""
        return QSize(120, round(QFontMetricsF(option.font).height() * 2 + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one entry."""
        entry: Entry = index.data(self._role)
        painter.save()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, self.theme.color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self.theme.color("hover"))
        ink = QColor(self.theme.on_selected if chosen else self.theme.text)
        faint = QColor(self.theme.on_selected if chosen else self.theme.faint)
        line = QFontMetricsF(option.font).height()
        top = QRectF(box.left() + 6, box.top() + 5, box.width() - 12, line)
        left = top.left() + self._paint_sign(painter, entry, option.font, top) + 6
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(ink)
        rest = QRectF(left, top.top(), top.right() - left, line)
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), entry.label)
        left += QFontMetricsF(bold).horizontalAdvance(entry.label) + 8
        painter.setFont(option.font)
        if entry.remark:
            painter.setPen(ink if chosen else QColor(self.theme.chip_text))
            self._elided(painter, entry.remark, QRectF(left, top.top(), top.right() - left, line))
        painter.setPen(faint)
        self._elided(painter, entry.words, top.translated(0, line + 1))
        painter.restore()

    def _paint_sign(self, painter: QPainter, entry: Entry, font: QFont, line: QRectF) -> float:
        small = QFont(font)
        small.setPixelSize(11)
        small.setBold(True)
        width = max(20.0, QFontMetricsF(small).horizontalAdvance(entry.sign) + 8)
        tag = QRectF(line.left(), line.top() + (line.height() - 16) / 2, width, 16)
        ground, ink = sign_colors(self.theme, entry.row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(ink)
        painter.setFont(small)
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), entry.sign)
        return width

    @staticmethod
    def _elided(painter: QPainter, text: str, box: QRectF) -> None:
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, max(0, int(box.width()))
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
