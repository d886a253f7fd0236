"""The notes panel: every note with its number and where it is marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from penholder.document.ids import NoteId
from penholder.document.text import plain_text
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.editor import DraftEditor

PAUSE_MS = 250
_NOTE = Qt.ItemDataRole.UserRole


class NotesPanel(QWidget):
    """Lists the notes of one editor; a click goes to the note on the sheet."""

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setAccessibleName("Notes")
        self._empty = QLabel(
            "No notes yet. Put the cursor where the mark belongs and press Ctrl+Alt+F."
        )
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "faint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        editor.content.edited.connect(self._timer.start)
        editor.content.structure_changed.connect(self._timer.start)
        self.list.itemClicked.connect(lambda item: editor.go_to_note(item.data(_NOTE)))
        self.list.itemActivated.connect(lambda item: editor.go_to_note(item.data(_NOTE)))
        self.refresh()

    def refresh(self) -> None:
        """Lists the notes as they stand."""
        content = self._editor.content
        marked = self._marked()
        self.list.clear()
        for piece in content.pieces:
            if piece.role is Role.NOTE:
                note = piece.line.id
                where = ", ".join(marked.get(note, [])) or "no paragraph"
                text = plain_text(piece.line.spans) or "(empty)"
                item = QListWidgetItem(f"{content.note_label(note)}   {text}\nMarked in {where}")
                item.setData(_NOTE, note)
                self.list.addItem(item)
        self._empty.setVisible(self.list.count() == 0)
        self.list.setVisible(self.list.count() > 0)

    def _marked(self) -> dict[NoteId, list[str]]:
        content = self._editor.content
        names = content.names()
        result: dict[NoteId, list[str]] = {}
        for block, piece in enumerate(content.pieces):
            if piece.role is not Role.NOTE:
                name = names.get(piece.line.id) or piece.role.value
                for mark in dict.fromkeys(content.marks_at(block)):
                    result.setdefault(mark, []).append(name)
        return result
