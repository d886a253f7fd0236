"""The outline: one line a clause, beside the sheet; click goes there, dragging moves the clause."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.text import plain_text
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.margins import CHANGE_SIGNS
from penholder.ui.theme import Theme

PAUSE_MS = 150
ROW_HEIGHT = 26
FIRST_WORDS = 90
_MIME = "application/x-penholder-outline"
_Index = QModelIndex | QPersistentModelIndex

NAME = Qt.ItemDataRole.UserRole
CHANGE = Qt.ItemDataRole.UserRole + 1
LEVEL = Qt.ItemDataRole.UserRole + 2
KIND = Qt.ItemDataRole.UserRole + 3


class OutlineModel(QAbstractListModel):
    """The lines of the body; continuations and quotations are left to the sheet."""

    def __init__(self, editor: DraftEditor) -> None:
        super().__init__()
        self._editor = editor
        self._lines: list[Line] = []
        self._changes: dict[NodeId, str] = {}
        self.refresh()

    def refresh(self) -> None:
        """Takes over the text as it stands; keeps the rows where only words changed."""
        lines = [line for line in self._editor.content.lines() if line.kind in _SHOWN]
        if [line.id for line in lines] == [line.id for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def set_changes(self, changes: dict[NodeId, str]) -> None:
        """Shows what each clause is against the base."""
        self._changes = changes
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, first words, level and change of a line."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words_of(line)[:FIRST_WORDS].replace("\n", " ") or "…"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(line.spans)[:500]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.name(index.row())} {plain_text(line.spans)[:FIRST_WORDS]}"
        values: dict[int, object] = {
            NAME: self.name(index.row()),
            CHANGE: self._changes.get(line.id, ""),
            LEVEL: line.level if line.kind is LineKind.SUBPARAGRAPH else 0,
            KIND: line.kind.value,
        }
        return values.get(role)

    def name(self, row: int) -> str:
        """PP3, OP12; a sub-paragraph by its own letter."""
        line = self._lines[row]
        if line.kind is LineKind.SUBPARAGRAPH:
            return self._editor.content.labels().get(line.id, "")
        return self._editor.content.names().get(line.id, "")

    def node(self, row: int) -> NodeId:
        """The node of a row."""
        return self._lines[row].id

    def row_of(self, node: NodeId) -> int:
        """The row of a node, or -1."""
        return next((i for i, line in enumerate(self._lines) if line.id == node), -1)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Lines can be dragged; between any two of them one can be dropped."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return (
            base | Qt.ItemFlag.ItemIsDragEnabled
            if index.isValid()
            else Qt.ItemFlag.ItemIsDropEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Clauses are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own lines."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The node that is dragged."""
        data = QMimeData()
        if indexes:
            data.setData(_MIME, QByteArray(self.node(indexes[0].row()).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Moves the dragged clause in front of the row it is dropped at.

        Says False so that the view does not take rows away itself: the text tells what changed.
        """
        node = bytes(data.data(_MIME).data()).decode()
        before = self.node(row) if 0 <= row < len(self._lines) else None
        self._editor.move_clause_to(node, before)
        return False


_SHOWN = frozenset(
    {
        LineKind.PREAMBULAR,
        LineKind.OPERATIVE,
        LineKind.PLAIN,
        LineKind.OPENING,
        LineKind.SUBPARAGRAPH,
        LineKind.HEADING,
        LineKind.ANNEX,
        LineKind.TABLE,
    }
)


def _words_of(line: Line) -> str:
    """The words of a line; of a table those of its first cells."""
    if line.kind is not LineKind.TABLE:
        return plain_text(line.spans)
    first = line.rows[0].cells if line.rows else ()
    words = (plain_text(text) for cell in first for text in cell.paragraphs)
    return f"Table: {', '.join(words)}"


class _Painter(QStyledItemDelegate):
    """Paints a line: sign of change, name right-aligned, first words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints one row."""
        state, rect = option.state, QRectF(option.rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(self.theme.selected))
        ink = QColor(self.theme.on_selected if selected else self.theme.text)
        faint = ink if selected else QColor(self.theme.faint)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        sign = CHANGE_SIGNS.get(str(index.data(CHANGE)), "")
        if sign:
            painter.setPen(faint)
            painter.drawText(QRectF(rect.left() + 4, rect.top(), 14, rect.height()), middle, sign)
        font = QFont(option.font)
        kind = index.data(KIND)
        font.setBold(kind in (LineKind.HEADING.value, LineKind.ANNEX.value))
        left = rect.left() + 18 + 14 * int(index.data(LEVEL) or 0)
        name = str(index.data(NAME) or "")
        painter.setFont(font)
        width = 34.0 if name else 0.0
        painter.setPen(faint)
        right = middle | int(Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRectF(left, rect.top(), width, rect.height()), right, name)
        painter.setPen(ink)
        words = QRectF(
            left + width + 8, rect.top(), rect.right() - left - width - 12, rect.height()
        )
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, middle, text)
        painter.restore()


class Outline(QWidget):
    """The list of clauses of one editor."""

    def __init__(self, editor: DraftEditor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.model = OutlineModel(editor)
        self.view = QListView()
        self.view.setModel(self.model)
        self._painter = _Painter(theme, self.view)
        self.view.setItemDelegate(self._painter)
        self.view.setAccessibleName("Outline")
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDropIndicatorShown(True)
        self.setFocusProxy(self.view)
        heading = QLabel("Outline")
        heading.setProperty("role", "heading")
        heading.setContentsMargins(12, 8, 8, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(heading)
        layout.addWidget(self.view, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._refresh)
        editor.content.edited.connect(self._timer.start)
        editor.content.structure_changed.connect(self._timer.start)
        editor.cursor_moved.connect(self._follow)
        self.view.clicked.connect(self._go)
        self.view.activated.connect(self._go)

    def set_theme(self, theme: Theme) -> None:
        """Paints in another theme."""
        self._painter.theme = theme
        self.view.viewport().update()

    def set_base_changes(self, changes: dict[NodeId, str]) -> None:
        """Shows what each clause is against the base."""
        self.model.set_changes(changes)

    def _refresh(self) -> None:
        self.model.refresh()
        self._follow(self._editor.current_node(), "")

    def _follow(self, node: str, _name: str) -> None:
        row = self.model.row_of(node)
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def _go(self, index: QModelIndex) -> None:
        self._editor.go_to(self.model.node(index.row()))
        self._editor.setFocus()
