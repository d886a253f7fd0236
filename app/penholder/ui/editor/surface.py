"""The sheet: one QTextEdit whose margins show the numbers, and whose keys know clauses."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QFont,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from penholder.document.ids import NodeId, NoteId
from penholder.ui.editor.blocks import KEPT_BY_QT, ObjectType, Piece, Property, Role
from penholder.ui.editor.content import Content
from penholder.ui.editor.highlights import Highlights
from penholder.ui.editor.inline_objects import InlineObjects
from penholder.ui.editor.margins import LABEL_EMS, SHEET_MARGIN, Margins
from penholder.ui.editor.signs import Signs
from penholder.ui.editor.steps import Steps, finish_layout
from penholder.ui.theme import Theme

FONT_FAMILIES = ["Liberation Serif", "Times New Roman", "Times", "Tinos", "serif"]
BASE_SIZE = 16
"""Text size in pixels at zoom 1: 12 points at 96 dots an inch, easier to read than print's 10."""

COLUMN_EMS = 38.0
"""Width of the text in sizes of its font: the official column (365 points of 10-point text)."""


FEW_PARTS = 3
"""Parts of the text painted each by itself; more are painted as one."""


class Surface(QTextEdit):
    """Shows and edits a document; what keys mean is asked of `keys`, set by the editor."""

    base_changes: dict[NodeId, str]

    edit_done = Signal()
    """A gesture changed the text; what follows from it is to be done."""

    zoom_asked = Signal(float)
    pasted = Signal(QMimeData)

    dropped = Signal(QMimeData, int, bool)
    """Something was dropped at a position; True when the selection is to go from where it was."""

    blank_asked = Signal()

    note_asked = Signal(str, int)
    """The mouse rests on the mark of a note, which ends at a position."""

    next_blank_asked = Signal(bool)

    resized = Signal()

    composed = Signal()
    """An input method brings text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._chip_pressed = False
        self.base_changes = {}
        self.copied: Callable[[], QMimeData] = QMimeData
        self.makes_room: Callable[[], bool] = lambda: True
        self.key_watchers: list[Callable[[QKeyEvent], bool]] = []
        """Asked in turn about each key before it is typed; one that says True is done with it."""
        self.press_watchers: list[Callable[[QMouseEvent], bool]] = []
        """The same for each press of a button of the mouse."""
        document = QTextDocument(self)
        document.setDocumentMargin(SHEET_MARGIN)
        self.setDocument(document)
        self.steps = Steps(document)
        self.content = Content(document)
        self.objects = InlineObjects(self.content, theme)
        self.objects.register(document)
        self.margins = Margins(self, theme)
        self.signs = Signs(self)
        self.highlights = Highlights(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.setAccessibleName("Text of the resolution")
        self.set_zoom(1.0)
        self.set_theme(theme)
        self.content.structure_changed.connect(self.margins.renumbered)
        document.contentsChanged.connect(self.margins.laid_out)

    # --- looks -----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints the sheet in another theme."""
        self.objects.theme = theme
        self.margins.theme = theme
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.sheet))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.desk))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.accent))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.on_accent))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # under a style sheet it does not inherit a new one
        self.setAutoFillBackground(True)
        self.viewport().update()

    @property
    def zoom(self) -> float:
        """The size of the text; 1 is actual size."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Sets the size of the text."""
        self._zoom = min(4.0, max(0.5, zoom))
        font = QFont()
        font.setFamilies(FONT_FAMILIES)
        font.setPixelSize(self.size_in_pixels())
        self.document().setDefaultFont(font)
        self.document().setIndentWidth(self.size_in_pixels() * LABEL_EMS)
        self._centre()

    def size_in_pixels(self) -> int:
        """The size of the text in pixels."""
        return round(BASE_SIZE * self._zoom)

    def _centre(self) -> None:
        size = self.size_in_pixels()
        sheet = size * (COLUMN_EMS + LABEL_EMS) + 2 * SHEET_MARGIN
        bar = self.verticalScrollBar().sizeHint().width()
        free = self.width() - bar - sheet
        side = max(0, int(free / 2))
        self.setViewportMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the sheet in the middle of the desk."""
        self._centre()
        super().resizeEvent(event)
        self.resized.emit()

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the text, then numbers and signs in the margin.

        Where only numbers are to be painted the text, which costs most, is left alone.
        """
        asked = worded = event.rect()
        shown = self.margins.blocks_in(asked)
        if self.margins.only_numbers:
            self.margins.only_numbers = False
            words = self.margins.words_in(event.region(), shown)
            worded = words.boundingRect()
            few = words.rectCount() <= FEW_PARTS
            for part in list(words) if few else [worded]:  # type: ignore[call-overload]
                super().paintEvent(QPaintEvent(part))
        else:
            super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.margins.paint(painter, shown, asked, worded)
        self.signs.paint(painter, shown)
        painter.end()

    # --- where the cursor is ---------------------------------------------------------------------

    def piece(self) -> Piece:
        """The piece the cursor is in."""
        return self.content.pieces[self.textCursor().blockNumber()]

    def line_index(self) -> int:
        """Index of the cursor's line among the lines of the body; -1 outside the body."""
        number = self.textCursor().blockNumber()
        if self.content.pieces[number].role is not Role.LINE:
            return -1
        return number - self.first_line_block()

    def first_line_block(self) -> int:
        """Number of the first block of the body: title and opening line come before it."""
        return next(i for i, p in enumerate(self.content.pieces) if p.role is Role.LINE)

    def object_at(self, position: int) -> int:
        """The type of the inline object at a position, or 0."""
        probe = QTextCursor(self.document())
        probe.setPosition(position)
        probe.setPosition(min(position + 1, self.document().characterCount() - 1), _KEEP)
        form = probe.charFormat()
        kind = form.objectType()
        return kind if probe.selectedText() == "\ufffc" and kind in _OURS else 0

    def put_cursor(self, block: int, offset: int = 0, select: int = 0) -> None:
        """Puts the cursor into a block, selecting `select` positions; Qt scrolls to it."""
        target = self.document().findBlockByNumber(block)
        cursor = QTextCursor(self.document())
        start = target.position() + min(offset, target.length() - 1)
        cursor.setPosition(start)
        if select:
            cursor.setPosition(start + select, _KEEP)
        self.setTextCursor(cursor)

    # --- hands -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types, where no watcher knows that the key means more."""
        if any(watcher(event) for watcher in self.key_watchers):
            return
        finish_layout(self.document())
        before = self.document().revision()
        super().keyPressEvent(event)
        if self.document().revision() != before:
            self.edit_done.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Takes text from an input method; where none may be typed it goes nowhere."""
        text = event.commitString()
        if text:
            self.composed.emit()
        if text or event.preeditString():
            if not self.makes_room():
                event.accept()
                return
            if any(sign == "\n" or sign in KEPT_BY_QT for sign in text):
                data = QMimeData()
                data.setText(text)
                event.setCommitString("")
                self.pasted.emit(data)
        finish_layout(self.document())
        before = self.document().revision()
        super().inputMethodEvent(event)
        if self.document().revision() != before and text:
            self.edit_done.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a blank selects the whole chip; letting go there opens it."""
        if any(watcher(event) for watcher in self.press_watchers):
            return
        super().mousePressEvent(event)
        self._chip_pressed = False
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        cursor = self.textCursor()
        for position in (cursor.position(), cursor.position() - 1):
            if position >= 0 and self.object_at(position) == ObjectType.BLANK:
                block = self.document().findBlock(position)
                self.put_cursor(block.blockNumber(), position - block.position(), 1)
                self._chip_pressed = self._is_on(event.position().toPoint(), position)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the blank that was clicked, unless the mouse went on to select or drag."""
        super().mouseReleaseEvent(event)
        pressed, self._chip_pressed = self._chip_pressed, False
        cursor = self.textCursor()
        one = cursor.selectionEnd() - cursor.selectionStart() == 1
        if pressed and one and self._is_on(event.position().toPoint(), cursor.selectionStart()):
            self.blank_asked.emit()

    def _is_on(self, point: QPoint, position: int) -> bool:
        """Whether a point of the viewport lies on the inline object at a position."""
        probe = QTextCursor(self.document())
        probe.setPosition(position)
        rect = self.cursorRect(probe)
        probe.setPosition(position + 1)
        return rect.united(self.cursorRect(probe)).contains(point)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a blank opens it."""
        cursor = self.textCursor()
        one = cursor.selectionEnd() - cursor.selectionStart() == 1
        if one and self.object_at(cursor.selectionStart()) == ObjectType.BLANK:
            self.blank_asked.emit()
            return
        super().mouseDoubleClickEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands what is dropped to the editor, whose clauses Qt would run together."""
        if not self.canInsertFromMimeData(event.mimeData()):
            event.ignore()
            return
        position = self.cursorForPosition(event.position().toPoint()).position()
        moved = event.source() in (self, self.viewport()) and (
            event.dropAction() is Qt.DropAction.MoveAction
        )
        event.setDropAction(Qt.DropAction.CopyAction)  # what moved is taken away by the editor
        event.accept()
        self.dropped.emit(event.mimeData(), position, moved)

    def viewportEvent(self, event: QEvent) -> bool:
        """Shows the text of a note when the pointer rests on its mark, or what marks there say."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_note(event.pos())
            return True
        return super().viewportEvent(event)

    def _show_note(self, point: QPoint) -> None:
        position = self.cursorForPosition(point).position()
        at = self.viewport().mapToGlobal(point)
        for each in (position, position - 1):
            if each >= 0 and self.object_at(each) == ObjectType.NOTE:
                self.note_asked.emit(self.note_marked_at(each), each + 1)
                return
            if each >= 0 and self.object_at(each) == ObjectType.BLANK:
                words = "A blank: click it, or press Enter on it, to fill it in."
                QToolTip.showText(at, words, self)
                return
        if self.object_at(position - 1) == ObjectType.TABLE:
            position -= 1  # the pointer rests on the right half of a table
        told = self.highlights.told_at(position)
        if told:
            shown = escape(told).replace("\n", "<br>")  # rich, so that long words are wrapped
            QToolTip.showText(at, f"<p>{shown}</p>", self)
        else:
            QToolTip.hideText()

    def note_marked_at(self, position: int) -> NoteId:
        """The note whose mark stands at a position; '' where there is no mark."""
        if position < 0 or self.object_at(position) != ObjectType.NOTE:
            return ""
        probe = QTextCursor(self.document())
        probe.setPosition(position + 1)
        return str(probe.charFormat().property(Property.DATA))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            return
        super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What copying and dragging take along."""
        return self.copied()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hands what is pasted or dropped to the editor."""
        self.pasted.emit(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text and our own lines can be pasted and dropped; files go to the window."""
        return source.hasText() and not source.hasUrls()


_KEEP = QTextCursor.MoveMode.KeepAnchor
_OURS = frozenset(int(kind) for kind in ObjectType)
