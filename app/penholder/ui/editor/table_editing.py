"""Opening a table of the sheet in a grid over it, with its row of buttons; one at a time.

The table stays one block of the sheet, so that undo, moving, copying and the tree of the document
know nothing of cells; what is typed in the grid comes back as one version of the whole table.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from penholder.document.ids import NodeId
from penholder.document.tables import Rows
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.surface import Surface
from penholder.ui.editor.table_gestures import TableGestures
from penholder.ui.editor.table_grid import TableGrid
from penholder.ui.editor.table_look import table_size


class TableEditing(QObject):
    """The open table of one sheet, if one is open."""

    def __init__(
        self, surface: Surface, undo: Callable[[], object], redo: Callable[[], object]
    ) -> None:
        super().__init__(surface)
        self._surface = surface
        self._undo, self._redo = undo, redo
        self.gestures = TableGestures(surface)
        self._node: NodeId = ""
        self.frame: QFrame | None = None
        self.grid: TableGrid | None = None
        surface.press_watchers.append(self._pressed)
        surface.resized.connect(self._place_soon)
        surface.content.edited.connect(self._follow)
        surface.verticalScrollBar().valueChanged.connect(self._place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    # --- opening and leaving ---------------------------------------------------------------------

    def insert(self, rows: int, columns: int) -> NodeId | None:
        """Puts in an empty table and opens its first cell; None outside the body."""
        node = self.gestures.insert(rows, columns)
        if node is not None:
            self.open(node)
        return node

    def open_at_cursor(self) -> bool:
        """Opens the table the cursor is in front of, or that is selected; False without one."""
        cursor, piece = self._surface.textCursor(), self._surface.piece()
        at_start = cursor.positionInBlock() == 0 or cursor.hasSelection()
        if not is_table(piece) or not at_start:
            return False
        self.open(piece.line.id)
        return True

    def open(self, node: NodeId, row: int = 0, column: int = 0) -> None:
        """Opens a table at a cell."""
        line = self.gestures.table(node)
        if line is None:
            return
        self.close()
        self._node = node
        self.frame = frame = QFrame(self._surface.viewport())
        frame.setObjectName("tableFrame")
        frame.setAutoFillBackground(True)
        self.grid = grid = TableGrid(self._surface.objects.shown, frame)
        font = QFont(self._surface.document().defaultFont())
        font.setPixelSize(table_size(font.pixelSize()))
        grid.setFont(font)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(grid, 1)
        layout.addWidget(self._buttons(grid))
        grid.changed.connect(self._write)
        grid.left.connect(self.leave)
        grid.undo_asked.connect(self._undo)
        grid.redo_asked.connect(self._redo)
        grid.show_table(line.rows, line.header_rows)
        grid.setCurrentCell(row, column)
        self._place()
        frame.show()
        grid.setFocus()
        grid.edit_current()

    def leave(self) -> None:
        """Closes the table; the cursor goes behind it."""
        block = self._surface.content.block_of(self._node)
        self.close()
        if block >= 0:
            self._surface.put_cursor(block, 1)
        self._surface.setFocus()

    def close(self) -> None:
        """Closes the table that is open; what was typed is kept."""
        if self.grid is not None:
            self.grid.commit()
        frame, self.frame = self.frame, None
        grid, self.grid = self.grid, None
        self._node = ""
        if frame is not None and grid is not None:
            frame.hide()
            frame.deleteLater()

    def _write(self, rows: Rows, header_rows: int) -> None:
        self.gestures.write(self._node, rows, header_rows)

    def _follow(self) -> None:
        """Shows the table as it stands now: changed here, undone, or gone."""
        if self.grid is None:
            return
        line = self.gestures.table(self._node)
        if line is None:
            self.close()
            self._surface.setFocus()
        elif (line.rows, line.header_rows) != (self.grid.rows, self.grid.header_rows):
            self.grid.show_table(line.rows, line.header_rows)
            QTimer.singleShot(0, self, self._place)

    # --- buttons ---------------------------------------------------------------------------------

    def _buttons(self, grid: TableGrid) -> QWidget:
        row = QWidget()
        row.setAutoFillBackground(True)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        commands: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("+ Row", "A row below this one", lambda: grid.insert_row(grid.currentRow() + 1)),
            ("− Row", "Take this row out", grid.delete_row),
            ("+ Column", "A column behind this one",
             lambda: grid.insert_column(grid.currentColumn() + 1)),
            ("− Column", "Take this column out", grid.delete_column),
            ("Heading", "The rows down to this one are headings, or none", grid.toggle_heading),
            ("Delete table", "Take the whole table out",
             lambda: self.gestures.delete(self._node)),
            ("Done", "Back to the text (Esc)", self.leave),
        )  # fmt: skip
        for text, tip, do in commands:
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, do=do: do())
            layout.addWidget(button)
        layout.addStretch(1)
        return row

    # --- where it stands -------------------------------------------------------------------------

    def _place(self) -> None:
        """Lays the grid over its table."""
        if self.frame is None or self.grid is None:
            return
        block = self._surface.content.block_of(self._node)
        if not self._surface.document().findBlockByNumber(block).isValid():
            return
        box = self.rect_of(block)
        look = self._surface.objects.look_of(
            self._surface.document(), self.grid.rows, self.grid.header_rows
        )
        for row, high in enumerate(look.heights):
            self.grid.setRowHeight(row, round(high))
        rows = sum(self.grid.rowHeight(row) for row in range(self.grid.rowCount()))
        height = min(rows + 4 + 34, max(120, self._surface.viewport().height() - 16))
        room = self._surface.viewport().width() - int(box.left()) - 4
        width = min(room, round(look.size().width()) + 2)
        self.frame.setGeometry(int(box.left()), int(box.top()), width, int(height))

    def rect_of(self, number: int) -> QRectF:
        """Where a table stands, in pixels of the viewport."""
        document = self._surface.document()
        block = document.findBlockByNumber(number)
        box = document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineAt(0) if block.layout().lineCount() else None
        left = box.left() + (line.x() if line is not None else 0.0)
        box.setLeft(left)
        scrolled = QPoint(
            self._surface.horizontalScrollBar().value(), self._surface.verticalScrollBar().value()
        )
        return box.translated(-scrolled.toPointF())

    # --- mouse and focus -------------------------------------------------------------------------

    def _pressed(self, event: QMouseEvent) -> bool:
        """A click on a table opens it; a click beside it closes it."""
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        point = event.position()
        self.close()
        return plain and self._open_at(point.toPoint())

    def _place_soon(self) -> None:
        QTimer.singleShot(0, self, self._place)

    def _open_at(self, point: QPoint) -> bool:
        block = self._surface.cursorForPosition(point).blockNumber()
        pieces = self._surface.content.pieces
        if block >= len(pieces) or not is_table(pieces[block]):
            return False
        if not self.rect_of(block).contains(point.toPointF()):
            return False
        self.open(pieces[block].line.id)
        grid = self.grid
        if grid is not None and self.frame is not None:
            inside = grid.viewport().mapFrom(self._surface.viewport(), point)
            index = grid.indexAt(inside)
            if index.isValid():
                grid.setCurrentCell(index.row(), index.column())
                grid.edit_current()
        return True

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        frame = self.frame
        if frame is None or new is None or new is frame or frame.isAncestorOf(new):
            return
        self.close()
