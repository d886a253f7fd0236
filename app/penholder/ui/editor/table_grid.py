"""The grid a table is edited in: it stands on the sheet where the table is.

Tab and Shift+Tab go from cell to cell, Tab in the last cell makes a row; Enter goes a row down,
Shift+Enter makes a new line in the cell; Escape leaves. Each change is written at once, as one step
of the undo history of the whole text.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from penholder.document import tables
from penholder.document.nodes import TableCell
from penholder.document.tables import Rows
from penholder.ui.editor.cell_text import Shown, cell_text, with_text

_Index = QModelIndex | QPersistentModelIndex
_STYLE = "QTableWidget { gridline-color: palette(mid); } QTableWidget::item { padding: 2px; }"
"""Lines between cells as on the sheet: those of Qt are hardly seen in dark colours."""
_BEFORE_TYPING = "penholder-before"


class TableGrid(QTableWidget):
    """Shows the cells of one table; tells every change as a whole new version."""

    changed = Signal(object, int)
    """The rows and the number of heading rows, as they are to be."""

    left = Signal()
    """Escape: back to the text."""

    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.rows: Rows = ()
        self.header_rows = 0
        self._filling = False
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(12)
        self.setWordWrap(True)
        self.setStyleSheet(_STYLE)
        self.verticalHeader().setMinimumSectionSize(8)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName("Table")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_table(self, rows: Rows, header_rows: int) -> None:
        """Fills the grid; the current cell stays the current one."""
        self.rows, self.header_rows = rows, header_rows
        here = max(0, self.currentRow()), max(0, self.currentColumn())
        self._filling = True
        self.clearSpans()
        self.setRowCount(len(rows))
        self.setColumnCount(max(1, tables.width(rows)))
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                self.setItem(row, column, QTableWidgetItem(""))
        for each in tables.placed(rows):
            self._show_cell(each)
        self.setCurrentCell(min(here[0], self.rowCount() - 1), min(here[1], self.columnCount() - 1))
        self._filling = False

    def _show_cell(self, each: tables.Placed) -> None:
        item = QTableWidgetItem(cell_text(each.cell, self._shown))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        font = QFont(self.font())
        font.setBold(each.row < self.header_rows)
        item.setFont(font)
        self.setItem(each.row, each.column, item)
        if each.cell.rows > 1 or each.cell.columns > 1:
            self.setSpan(each.row, each.column, each.cell.rows, each.cell.columns)

    def edit_current(self) -> None:
        """Opens the current cell for typing."""
        item = self.currentItem()
        editing = self.state() is QAbstractItemView.State.EditingState
        if item is not None and not editing:
            self.editItem(item)

    def commit(self) -> None:
        """Takes over what is typed in an open cell and not written yet."""
        delegate = self.itemDelegate()
        for edit in self.viewport().findChildren(QPlainTextEdit):
            if isinstance(delegate, _CellDelegate) and edit.isVisible():
                delegate.finish(edit)

    def step(self, forward: int) -> None:
        """To the next (1) or previous (-1) cell; behind the last one a new row is made."""
        places = [(each.row, each.column) for each in tables.placed(self.rows)]
        here = (self.currentRow(), self.currentColumn())
        if forward > 0:
            target = next((place for place in places if place > here), None)
        else:
            target = next((place for place in reversed(places) if place < here), None)
        if target is None and forward > 0:
            self.insert_row(len(self.rows))
            target = (len(self.rows) - 1, 0)
        if target is not None:
            self.setCurrentCell(*target)
        self.edit_current()

    def write_cell(self, row: int, column: int, text: str) -> None:
        """Takes over what was typed into a cell."""
        cell = tables.cell_at(self.rows, row, column) or TableCell()
        if text != cell_text(cell, self._shown):
            changed = with_text(cell, text, self._shown)
            self._tell(tables.with_cell(self.rows, row, column, changed))

    # --- rows and columns ------------------------------------------------------------------------

    def insert_row(self, before: int) -> None:
        """An empty row in front of a row, or at the end."""
        more = 1 if before < self.header_rows else 0
        self._tell(tables.with_row(self.rows, before), self.header_rows + more)

    def delete_row(self) -> None:
        """The current row goes."""
        row = self.currentRow()
        if 0 <= row < len(self.rows):
            less = 1 if row < self.header_rows else 0
            self._tell(tables.without_row(self.rows, row), self.header_rows - less)

    def insert_column(self, before: int) -> None:
        """An empty column in front of a column, or at the end."""
        self._tell(tables.with_column(self.rows, before))

    def delete_column(self) -> None:
        """The current column goes."""
        if self.currentColumn() >= 0:
            self._tell(tables.without_column(self.rows, self.currentColumn()))

    def toggle_heading(self) -> None:
        """The rows down to the current one become headings, repeated on every page, or none."""
        row = self.currentRow()
        self._tell(self.rows, 0 if self.header_rows > row else row + 1)

    def _tell(self, rows: Rows, header_rows: int | None = None) -> None:
        if not self._filling:
            self.changed.emit(rows, self.header_rows if header_rows is None else header_rows)

    # --- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys in a cell that is not open for typing."""
        standard: tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...] = (
            (QKeySequence.StandardKey.Undo, self.undo_asked.emit),
            (QKeySequence.StandardKey.Redo, self.redo_asked.emit),
        )
        for key, do in standard:
            if event.matches(key):
                do()
                return
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Tab:
                self.step(1)
            case Qt.Key.Key_Backtab:
                self.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_current()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.write_cell(self.currentRow(), self.currentColumn(), "")
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab is for the cells."""
        return False


class _CellDelegate(QStyledItemDelegate):
    """Opens a cell as a small text edit of several lines."""

    def __init__(self, grid: TableGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QWidget:
        """The text edit; its frame is that of the cell."""
        edit = QPlainTextEdit(parent)
        edit.setStyleSheet("QPlainTextEdit { border: 1px solid; border-radius: 0; padding: 0; }")
        edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edit.document().setDocumentMargin(1)
        edit.setTabChangesFocus(True)
        edit.setFont(self._grid.font())
        return edit

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The words of the cell."""
        if isinstance(editor, QPlainTextEdit) and editor.property(_BEFORE_TYPING) is None:
            editor.setPlainText(str(index.data() or ""))
            editor.setProperty(_BEFORE_TYPING, _raw(editor))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: _Index) -> None:
        """Writes what was typed, if it differs."""
        if not isinstance(editor, QPlainTextEdit):
            return
        text = _raw(editor)
        if text != editor.property(_BEFORE_TYPING):
            editor.setProperty(_BEFORE_TYPING, text)
            self._grid.write_cell(index.row(), index.column(), text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab, Enter and Escape leave the cell; Shift+Enter makes a new line."""
        if not isinstance(watched, QPlainTextEdit) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.finish(watched)
            self._grid.step(1 if key is Qt.Key.Key_Tab else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held & Qt.KeyboardModifier.ShiftModifier:
                watched.insertPlainText("\n")
                return True
            self.finish(watched)
            row = min(self._grid.currentRow() + 1, self._grid.rowCount() - 1)
            self._grid.setCurrentCell(row, self._grid.currentColumn())
            self._grid.setFocus()
            return True
        if key == Qt.Key.Key_Escape:
            self.finish(watched)  # words typed are never dropped: undo takes them back
            self._grid.setFocus()
            return True
        return super().eventFilter(watched, event)

    def finish(self, editor: QPlainTextEdit) -> None:
        """Writes what was typed in an open cell and closes it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def _raw(edit: QPlainTextEdit) -> str:
    """The text of an edit with its no-break spaces, which `toPlainText` makes ordinary ones."""
    return edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
