"""The text of a note on a card beside its mark, read at a glance and edited in place.

The card comes when the mouse rests on a mark and goes when it leaves, unless one has begun to edit.
Each word typed is in the note at once, so that none is lost however the card goes; all of it is one
step of the undo history, and Escape gives the note back as it was.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QToolButton, QVBoxLayout

from penholder.document.ids import NoteId
from penholder.document.spans import Inline
from penholder.ui.editor.beside import put_beside, rect_of
from penholder.ui.editor.blocks import Piece, Role, read_block, write_block
from penholder.ui.editor.inline_objects import InlineObjects
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface

WIDTH = 420
LEAST_HEIGHT, MOST_HEIGHT = 40, 220
LEAVING_MS = 400
"""Time to go from the mark to the card before it closes."""

_HINT = "Ctrl+Enter goes back to the text · Esc leaves the note as it was"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NoteCards(QObject):
    """Shows the card of the note that is asked for, one at a time."""

    go_asked = Signal(str)
    """A note is to be shown where it stands among the others."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.card: NoteCard | None = None
        surface.note_asked.connect(self.show)

    def show(self, note: NoteId, mark: int) -> None:
        """Shows the card of a note whose mark ends at a position, unless one is being edited."""
        card = self.card
        if card is not None and (card.note == note or card.field.hasFocus()):
            return
        self.close()
        if self._surface.content.block_of(note, Role.NOTE) < 0:
            return
        self.card = NoteCard(self._surface, note, mark)
        self.card.go_asked.connect(self.go_asked)
        self.card.closed.connect(self._forget)

    def edit_here(self) -> bool:
        """Opens the note whose mark the cursor stands at; False where there is none."""
        position = self._surface.textCursor().position()
        for mark in (position - 1, position):
            note = self._surface.note_marked_at(mark)
            if note:
                self.show(note, mark + 1)
                if self.card is not None:
                    self.card.edit()
                return True
        return False

    def close(self) -> None:
        """Closes the card; what was typed on it is in the note."""
        if self.card is not None:
            self.card.close_card()

    def _forget(self) -> None:
        self.card = None


class NoteCard(QFrame):
    """The card of one note, a child of the sheet; `mark` stands behind the mark it belongs to."""

    go_asked = Signal(str)
    """The note is to be shown where it stands among the others."""

    closed = Signal()

    def __init__(self, surface: Surface, note: NoteId, mark: int) -> None:
        super().__init__(surface)
        self.setObjectName("noteCard")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.note = note
        self._surface, self._done = surface, False
        self._mark = QTextCursor(surface.document())
        self._mark.setPosition(mark)
        self.field = _Field(surface, self._piece())
        self._before = self.field.spans()
        self._written = self._writing = False
        self._leaving = QTimer(self, singleShot=True, interval=LEAVING_MS)
        self._leaving.timeout.connect(self._close_unless_here)
        self._build()
        self.field.textChanged.connect(self._write)
        self.field.done.connect(self.close_card)
        self.field.refused.connect(self.refuse)
        self.field.document().documentLayout().documentSizeChanged.connect(self._fit)
        surface.content.edited.connect(self._follow)
        surface.viewport().installEventFilter(self)
        surface.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._fit()
        self.show()
        self.raise_()

    def _build(self) -> None:
        label = QLabel(f"Note {self._surface.content.note_label(self.note)}")
        label.setObjectName("noteCardLabel")
        go = QToolButton()
        go.setText("Show among the notes")
        go.setAutoRaise(True)
        go.clicked.connect(self._go)
        hint = QLabel(_HINT)
        hint.setObjectName("completionHint")
        head = QHBoxLayout()
        head.addWidget(label)
        head.addStretch()
        head.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(hint)

    # --- editing ---------------------------------------------------------------------------------

    def edit(self) -> None:
        """Puts the cursor at the end of the note."""
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """Gives the note back as it was and closes."""
        if self._written:
            self._put(self._before)
        self.close_card()

    def close_card(self) -> None:
        """Closes; what was typed is in the note. One who edited goes on in the text."""
        if self._done:
            return
        self._done = True
        had_focus = self.field.hasFocus()
        self._leaving.stop()
        self._surface.viewport().removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.closed.emit()
        if had_focus:
            self._surface.setFocus()

    def _write(self) -> None:
        spans = self.field.spans()
        if not self._done and spans != self._spans():
            self._put(spans)

    def _put(self, spans: Inline) -> None:
        """Makes this the text of the note, in one step with what was written before."""
        surface = self._surface
        block = surface.content.block_of(self.note, Role.NOTE)
        if block < 0:
            return
        piece = surface.content.pieces[block]
        new = Piece(Role.NOTE, replace(piece.line, spans=spans))
        self._writing = True
        replace_blocks(surface.steps, block, block + 1, [new], joined=self._written)
        self._writing, self._written = False, True
        surface.edit_done.emit()

    def _follow(self) -> None:
        """Closes when the note became another one elsewhere: undone, put in order, taken away."""
        if not self._writing and not self._done and self._spans() != self.field.spans():
            self.close_card()

    def _spans(self) -> Inline | None:
        """The text of the note as it stands; None when there is no such note any more."""
        content = self._surface.content
        block = content.block_of(self.note, Role.NOTE)
        return content.pieces[block].line.spans if block >= 0 else None

    def _go(self) -> None:
        self.close_card()
        self.go_asked.emit(self.note)

    # --- coming and going of the mouse -----------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse is on the sheet again: the card goes soon if nobody edits it."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.Leave):
            self._leaving.start()
        return False

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse left the card."""
        self._leaving.start()
        super().leaveEvent(event)

    def _close_unless_here(self) -> None:
        point = QCursor.pos()
        on_mark = self._mark_rect().contains(self._surface.mapFromGlobal(point))
        on_card = self.rect().contains(self.mapFromGlobal(point))
        if not (self.field.hasFocus() or on_mark or on_card):
            self.close_card()

    def _mark_rect(self) -> QRect:
        """Where the mark stands, a little more than it takes up, in pixels of the surface."""
        position = self._mark.position()
        return rect_of(self._surface, max(0, position - 1), position).adjusted(-4, -4, 4, 4)

    def _scrolled(self) -> None:
        if self.field.hasFocus():
            self._fit()
        else:
            self.close_card()

    # --- where it stands -------------------------------------------------------------------------

    def _fit(self) -> None:
        """As high as its text, beside the mark."""
        if self._done:
            return
        wanted = round(self.field.document().size().height()) + 2 * self.field.frameWidth()
        self.field.setFixedHeight(max(LEAST_HEIGHT, min(MOST_HEIGHT, wanted)))
        self.setFixedWidth(min(WIDTH, max(120, self._surface.width() - 8)))
        self.adjustSize()
        position = self._mark.position()
        put_beside(self, self._surface, rect_of(self._surface, max(0, position - 1), position))

    def _piece(self) -> Piece:
        content = self._surface.content
        return content.pieces[content.block_of(self.note, Role.NOTE)]


class _Field(QTextEdit):
    """One note in a document of its own; a note is one paragraph."""

    done = Signal()
    refused = Signal()

    def __init__(self, surface: Surface, piece: Piece) -> None:
        super().__init__()
        self.setAccessibleName("Text of the note")
        self.setTabChangesFocus(True)
        font = surface.document().defaultFont()
        self.document().setDefaultFont(font)
        self._objects = InlineObjects(surface.content, surface.objects.theme)
        self._objects.register(self.document())
        write_block(QTextCursor(self.document()), piece)
        block = self.document().begin()
        cursor = QTextCursor(block)
        form = block.blockFormat()
        form.setIndent(0)
        cursor.setBlockFormat(form)
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)

    def spans(self) -> Inline:
        """The text of the note."""
        return read_block(self.document().begin()).line.spans

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter ends, Escape refuses; Enter would make two notes of one and does nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.refused.emit()
        elif event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.done.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes words without their formats, in one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """One who goes on elsewhere is done."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.done.emit()
