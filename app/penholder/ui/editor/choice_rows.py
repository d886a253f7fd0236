"""The list of choices in a picker: what is written on the left, a faint remark on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from penholder.library.known import Known
from penholder.ui.announcing import announce

MOST_SHOWN = 7
_ABOUT = Qt.ItemDataRole.UserRole + 1
_PAD = 8


@dataclass(frozen=True)
class Row:
    """A choice: the words it writes, what the list shows, a remark, the resolution it is."""

    text: str
    shown: str = ""
    about: str = ""
    known: Known | None = None


class ChoiceRows(QListWidget):
    """Shows rows; the field above keeps the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Choices")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows, none of them current."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.shown or row.text)
            item.setData(_ABOUT, row.about)
            item.setToolTip(row.text)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (row.text, row.about)))
            )
            self.addItem(item)
        shown = min(MOST_SHOWN, len(rows))
        self.setFixedHeight((self.sizeHintForRow(0) * shown + 4) if rows else 0)

    def step(self, rows: int) -> None:
        """Goes some rows down or up, to the ends at most."""
        here = self.currentRow()
        wanted = 0 if here < 0 else here + rows
        self.setCurrentRow(max(0, min(self.count() - 1, wanted)))
        spoken = self.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
        announce(self, str(spoken or ""))


class _Delegate(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        about = str(index.data(_ABOUT) or "")
        metrics = option.fontMetrics
        room = option.rect.width() - 2 * _PAD
        width = min(metrics.horizontalAdvance(about) + 2 if about else 0, room // 2)
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        background.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, background, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(background.palette.color(role))
        inner = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        left = QRect(inner)
        left.setWidth(room - width - (_PAD if width else 0))
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, int(Qt.AlignmentFlag.AlignVCenter), text)
        if not selected:
            painter.setPen(background.palette.color(QPalette.ColorRole.PlaceholderText))
        short = metrics.elidedText(about, Qt.TextElideMode.ElideRight, width)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, int(aligned), short)
        painter.restore()
