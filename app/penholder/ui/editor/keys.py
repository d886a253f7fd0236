"""Keys of the sheet that mean more than a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from penholder.ui.editor.clauses_at_hand import END_MARKS
from penholder.ui.editor.deleting import is_table, zone
from penholder.ui.editor.tidying import LONGEST_LEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from penholder.ui.editor.editor import DraftEditor

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_META = Qt.KeyboardModifier.MetaModifier
_COMMANDS = _CTRL | _ALT | _META
_KEEP = QTextCursor.MoveMode.KeepAnchor
_Move = QTextCursor.MoveOperation
_Standard = QKeySequence.StandardKey

_DELETIONS = (
    (_Standard.DeleteStartOfWord, _Move.PreviousWord),
    (_Standard.DeleteEndOfWord, _Move.NextWord),
    (_Standard.DeleteEndOfLine, _Move.EndOfBlock),
)
"""Keys that delete more than a character; kept inside the paragraph."""


class Keys(QObject):
    """Knows what the keys of one editor's sheet do."""

    def __init__(self, editor: DraftEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._surface = editor.surface
        self._commands: tuple[tuple[_Standard, Callable[[], object]], ...] = (
            (_Standard.Undo, editor.undo),
            (_Standard.Redo, editor.redo),
            (_Standard.Cut, editor.cut),
            (_Standard.Copy, editor.copy),
            (_Standard.Paste, editor.paste),
            (_Standard.DeleteCompleteLine, lambda: None),
        )
        self._surface.key_watchers.append(self._pressed)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key is done with."""
        text = event.text()
        if text and text.isprintable() and not event.modifiers() & _COMMANDS:
            return self._type(text)  # most keys: nothing else can be meant
        return self._standard(event) or self._clause_key(event) or self._letter(event)

    def _standard(self, event: QKeyEvent) -> bool:
        for key, command in self._commands:
            if event.matches(key):
                command()
                return True
        for key, move in _DELETIONS:
            if event.matches(key):
                if self._surface.textCursor().hasSelection():
                    self._editor.delete_selection()
                    return True
                return self._delete_to(move)
        return False

    def _delete_to(self, move: _Move) -> bool:
        """Deletes up to where a movement leads, not beyond the paragraph."""
        cursor = self._surface.textCursor()
        back = move is _Move.PreviousWord
        at_border = cursor.atBlockStart() if back else cursor.atBlockEnd()
        if at_border:
            return move is _Move.EndOfBlock or self._erase(back=back)
        block = cursor.block()
        cursor.movePosition(move, _KEEP)
        low, high = block.position(), block.position() + block.length() - 1
        cursor.setPosition(min(high, max(low, cursor.position())), _KEEP)
        self._surface.setTextCursor(cursor)
        self._editor.delete_selection()
        return True

    def _clause_key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = not held & _COMMANDS
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain and held & _SHIFT:
                self._editor.break_line()
            elif plain:
                self._editor.enter()
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and plain:
            self._tab(back=key is Qt.Key.Key_Backtab or bool(held & _SHIFT))
            return True
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not held & (_CTRL | _ALT):
            return self._erase(back=key is Qt.Key.Key_Backspace)
        return False

    def _tab(self, *, back: bool) -> None:
        """To the next blank of the clause; at its beginning, or without blanks, the level."""
        cursor = self._surface.textCursor()
        at_start = cursor.atBlockStart() and not cursor.hasSelection()
        if at_start or not self._editor.next_blank(forward=not back):
            self._editor.shift(-1 if back else 1)

    def _erase(self, *, back: bool) -> bool:
        """Deletes what is selected, or joins clauses at their border; else Qt does it."""
        surface = self._surface
        cursor = surface.textCursor()
        if cursor.hasSelection():
            self._editor.delete_selection()
            return True
        number = cursor.blockNumber()
        pieces = surface.content.pieces
        at_border = cursor.atBlockStart() if back else cursor.atBlockEnd()
        if is_table(pieces[number]):
            if not at_border:  # first selected, then deleted
                surface.put_cursor(number, 0, 1)
            return True
        if not at_border:
            return self._erase_one(cursor, back=back)
        other = number - 1 if back else number + 1
        if 0 <= other < len(pieces) and zone(pieces[other], other) == zone(pieces[number], number):
            self._editor.join_with_previous(number if back else other)
        return True

    def _erase_one(self, cursor: QTextCursor, *, back: bool) -> bool:
        """Deletes one character where more follows from it, so that both are undone as one.

        Elsewhere Qt does it, which joins deletions in a row: what it deletes alone cannot be
        joined with anything else.
        """
        beside = cursor.position() - 1 if back else cursor.position()
        lead = cursor.positionInBlock() <= LONGEST_LEAD
        if not lead and not self._surface.object_at(beside):
            return False
        with self._surface.steps.step():
            if back:
                cursor.deletePreviousChar()
            else:
                cursor.deleteChar()
        self._surface.setTextCursor(cursor)
        self._surface.edit_done.emit()
        return True

    def _letter(self, event: QKeyEvent) -> bool:
        text = event.text()
        typed = bool(text) and text.isprintable()
        # AltGr arrives as Ctrl+Alt on some systems: a character all the same.
        command = event.modifiers() & _CTRL and not event.modifiers() & _ALT
        if not typed or command:
            return False
        return self._type(text)

    def _type(self, text: str) -> bool:
        if self._surface.textCursor().hasSelection():
            self._editor.type_over(text)
            return True
        return self._pass_over(text) or not self._editor.makes_room()

    def _pass_over(self, text: str) -> bool:
        """Goes behind the mark that ends the clause, where just that mark is typed before it.

        Enter moves the mark on to the new clause: who types it all the same means that one.
        """
        if text not in END_MARKS:
            return False
        cursor = self._surface.textCursor()
        block = cursor.block()
        is_last = cursor.position() + 2 == block.position() + block.length()
        if not is_last or self._surface.document().characterAt(cursor.position()) != text:
            return False
        cursor.movePosition(_Move.NextCharacter)
        self._surface.setTextCursor(cursor)
        return True
