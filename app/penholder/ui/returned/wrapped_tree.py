"""A tree whose rows are as high as their words need in its width."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

_MARGIN = 4
"""Pixels on either side of the words, and half of them above and below."""

_HIGHEST = 10_000


class WrappedTree(QTreeWidget):
    """Wraps the words of its one column; Qt's own wrapping leaves the height of rows as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setIndentation(12)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Wrapping(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the rows out anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Wrapping(QStyledItemDelegate):
    def __init__(self, tree: WrappedTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words need beside the indent."""
        self.initStyleOption(option, index)
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._tree.viewport().width() - depth * self._tree.indentation() - 2 * _MARGIN
        room = QRect(0, 0, max(width, 1), _HIGHEST)
        wrap = int(Qt.TextFlag.TextWordWrap)
        box = QFontMetrics(option.font).boundingRect(room, wrap, str(index.data() or ""))
        return QSize(0, box.height() + _MARGIN)
