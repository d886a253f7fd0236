"""A note whose words another note has already: its mark can become a mark of that one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from penholder.document.ids import NoteId
from penholder.document.text import plain_text
from penholder.ui.editor.blocks import Piece, Role
from penholder.ui.editor.clipboard import with_marks
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface
from penholder.ui.editor.tab_offer import TabOffer

PAUSE_MS = 400
"""How long typing in a note must pause before it is looked for among the others."""


class SameSource(QObject):
    """Offers to give up notes of one sheet that repeat another."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._content = surface.content
        self.tab = TabOffer(surface)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.offer)
        surface.edit_done.connect(self._typed)

    def offer(self) -> bool:
        """Offers it for the note the cursor is in; False when no other has its words."""
        piece = self._surface.piece()
        twin = self.twin(piece)
        if twin is None:
            return False
        block = self._surface.textCursor().block()
        end = block.position() + block.length() - 1
        sentence = f"same source as note {self._content.note_label(twin)}"
        note = piece.line.id
        self.tab.show(sentence, block.position(), end, lambda: self.merge(note, twin))
        return True

    def twin(self, piece: Piece) -> NoteId | None:
        """Another note with the same words, capitals, spaces and a final stop aside, or None."""
        if piece.role is not Role.NOTE or piece.line.id in self._content.sponsors_marks():
            return None
        words = _words(piece)
        if not words:
            return None
        others = (p for p in self._content.pieces if p.role is Role.NOTE and _words(p) == words)
        return next((p.line.id for p in others if p.line.id != piece.line.id), None)

    def merge(self, note: NoteId, twin: NoteId) -> None:
        """Makes every mark of a note one of its twin, as one undo step; the note goes."""
        marked = [b for b in range(len(self._content.pieces)) if note in self._content.marks_at(b)]
        if not marked:
            return
        with self._surface.steps.gesture():
            for block in reversed(marked):
                piece = self._content.pieces[block]
                line = with_marks(piece.line, {note: twin})
                replace_blocks(self._surface.steps, block, block + 1, [Piece(piece.role, line)])
            last = self._surface.document().findBlockByNumber(marked[-1])
            self._surface.put_cursor(marked[-1], last.length() - 1)
        self._surface.edit_done.emit()

    def _typed(self) -> None:
        if self._surface.piece().role is Role.NOTE:
            self._pause.start()
        else:
            self._pause.stop()


def _words(piece: Piece) -> str:
    return " ".join(plain_text(piece.line.spans).casefold().split()).rstrip(".").rstrip()
