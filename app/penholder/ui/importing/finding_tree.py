"""The findings as a list in groups: read with the arrows, opened with Enter, dismissed by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from penholder.formats.placing import Finding, FindingKind
from penholder.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

GROUPS: tuple[tuple[FindingKind, str], ...] = (
    (FindingKind.UNPLACED, "Could not place"),
    (FindingKind.GUESS, "Guessed"),
    (FindingKind.FURNITURE, "Left out as page furniture"),
)

MOST_SHOWN = 2000
"""Entries of a group: a file of a thousand pages has more furniture than anybody reads."""

_ID = Qt.ItemDataRole.UserRole
_HEAD = _ID + 1
_FAINT = _ID + 2
_PADDING = 8
_MOST_LINES = 5
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class FindingTree(QTreeWidget):
    """Lists findings; moving to one shows its place, Enter goes there."""

    shown = Signal(str)
    """A finding was moved to or clicked: its place is to be shown."""

    moved = Signal()
    """The keyboard is at another entry or head of a group."""

    entered = Signal(str)
    dismiss_asked = Signal()
    insert_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = _Delegate(self, theme)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What was found on reading the file")
        self._groups: dict[FindingKind, QTreeWidgetItem] = {}
        for kind, title in GROUPS:
            group = QTreeWidgetItem([title])
            self.addTopLevelItem(group)
            group.setExpanded(kind is not FindingKind.FURNITURE)
            self._groups[kind] = group
        self.currentItemChanged.connect(lambda item, _old: self._tell(item))
        self.currentItemChanged.connect(lambda _item, _old: self.moved.emit())
        self.itemClicked.connect(self._clicked)

    def set_theme(self, theme: Theme) -> None:
        """Paints in another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_findings(
        self,
        kind: FindingKind,
        found: Sequence[Finding],
        describe: Callable[[Finding], tuple[str, bool]],
        count: int,
    ) -> None:
        """Lists the findings of a group, which is hidden when there are none.

        `describe` gives the head of an entry and whether it is faint; `count` is the number told.
        """
        group = self._groups[kind]
        title = dict(GROUPS)[kind]
        group.setText(0, f"{title} ({count})")
        group.setHidden(not found)
        shown = found[:MOST_SHOWN]
        known = [child.data(0, _ID) for child in _children(group)]
        if known != [item.id for item in shown]:
            current = self.current()
            self.blockSignals(True)
            group.takeChildren()
            group.addChildren([_entry(item) for item in shown])
            self.choose(current)
            self.blockSignals(False)
        for child, item in zip(_children(group), shown, strict=True):
            head, faint = describe(item)
            child.setData(0, _HEAD, head)
            child.setData(0, _FAINT, faint)
            child.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{head}. {item.text}")

    def current(self) -> str:
        """The id of the finding the keyboard is at, '' at the head of a group."""
        item = self.currentItem()
        return str(item.data(0, _ID) or "") if item is not None else ""

    def current_group(self) -> FindingKind | None:
        """The group whose head the keyboard is at."""
        item = self.currentItem()
        return next((kind for kind, group in self._groups.items() if group is item), None)

    def choose(self, identity: str) -> bool:
        """Moves to a finding; False when it is not listed."""
        found = next((i for i in self._entries() if i.data(0, _ID) == identity), None)
        if found is not None:
            self.setCurrentItem(found)
        return found is not None

    def step(self, forward: int) -> None:
        """Moves to the next (1) or previous (-1) finding, around the end; groups open as needed."""
        entries = [i for i in self._entries() if not i.data(0, _FAINT)] or self._entries()
        if not entries:
            return
        ids = [item.data(0, _ID) for item in entries]
        here = ids.index(self.current()) if self.current() in ids else (-1 if forward > 0 else 0)
        target = entries[(here + forward) % len(entries)]
        self.expand(self.indexFromItem(target).parent())
        self.setCurrentItem(target)
        self.scrollToItem(target)

    def _entries(self) -> list[QTreeWidgetItem]:
        return [child for group in self._groups.values() for child in _children(group)]

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _ID):
            self.shown.emit(item.data(0, _ID))

    def _clicked(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _ID):
            self._tell(item)
        else:
            item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place (or opens a group), Delete dismisses, Ctrl+Enter puts in."""
        key = event.key()
        item = self.currentItem()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.insert_asked.emit()
            elif self.current():
                self.entered.emit(self.current())
            else:
                item.setExpanded(not item.isExpanded())
        elif key == Qt.Key.Key_Delete:
            self.dismiss_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Entries wrap at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (group.child(place) for place in range(group.childCount()))
    return [child for child in children if child is not None]


def _entry(item: Finding) -> QTreeWidgetItem:
    entry = QTreeWidgetItem([item.text])
    entry.setData(0, _ID, item.id)
    entry.setToolTip(0, item.text if len(item.text) > 100 else "")
    return entry


class _Delegate(QStyledItemDelegate):
    """Paints an entry as a head and up to five lines of its words."""

    def __init__(self, tree: FindingTree, theme: Theme) -> None:
        super().__init__(tree)
        self._tree = tree
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as its words need."""
        metrics = option.fontMetrics
        if not index.data(_ID):
            return QSize(0, metrics.height() + 2 * _PADDING)
        width = self._width(index)
        words = self._words(index)
        lines = 0
        if words:
            box = metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), words)
            lines = min(_MOST_LINES, max(1, round(box.height() / metrics.lineSpacing())))
        return QSize(0, (lines + 1) * metrics.lineSpacing() + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the entry, or the head of a group."""
        painter.save()
        box: QRect = option.rect
        chosen = self._tree.currentIndex() == index
        if chosen:
            painter.fillRect(box, QColor(self.theme.selected))
            if self._tree.hasFocus():
                painter.fillRect(
                    QRect(box.left(), box.top(), 3, box.height()), QColor(self.theme.accent)
                )
        ink = self.theme.on_selected if chosen else self.theme.text
        font = option.font
        if not index.data(_ID):
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            inner = box.adjusted(4, 0, -_PADDING, 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        else:
            self._paint_entry(painter, box, index, ink)
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRect, index: Index, ink: str) -> None:
        metrics = painter.fontMetrics()
        faint = bool(index.data(_FAINT))
        inner = box.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        head = metrics.elidedText(
            str(index.data(_HEAD) or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        chosen = self._tree.currentIndex() == index
        painter.setPen(QColor(ink if chosen else self.theme.faint))
        painter.drawText(inner, int(_WRAP), head)
        painter.setPen(QColor(self.theme.faint if faint and not chosen else ink))
        words = self._words(index)
        below = inner.adjusted(0, metrics.lineSpacing(), 0, 0)
        painter.drawText(below, int(_WRAP), _fitting(words, metrics, below.width()))

    def _words(self, index: Index) -> str:
        return " ".join(str(index.data() or "")[:600].split())

    def _width(self, index: Index) -> int:
        depth = 2 if index.parent().isValid() else 1
        return self._tree.viewport().width() - depth * self._tree.indentation() - 2 * _PADDING


def _fitting(words: str, metrics: QFontMetrics, width: int) -> str:
    """As many words as the lines of an entry hold, and an ellipsis where some are left over."""

    def fits(text: str) -> bool:
        box = metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), text)
        return round(box.height() / metrics.lineSpacing()) <= _MOST_LINES

    if fits(words):
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(words[:middle] + "…") else (low, middle - 1)
    return words[:low].rstrip() + "…"
