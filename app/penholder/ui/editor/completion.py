"""Completing what is typed: offered after a pause or on Ctrl+Space, taken by Tab, Enter or a click.

Nothing is looked up while keys come in. Enter makes the next clause, as always, unless a row was
chosen or a word breaks off that only one thing completes. Tab takes the first row while the list
is open, and keeps its own work otherwise; where the words typed may be all that is meant, it takes
only what was chosen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor

from penholder.library.completing import offers_at
from penholder.phrasebook.completion import Offer
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.blocks import char_format
from penholder.ui.editor.completion_list import CompletionList
from penholder.ui.editor.completion_place import place_of, units_in
from penholder.ui.editor.surface import Surface

PAUSE_MS = 250
"""How long typing must pause before completions are offered."""

FILTER_MS = 60
"""The same while the list is open: it follows what is typed."""

_KEEP = QTextCursor.MoveMode.KeepAnchor
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LEAVING = frozenset(
    {
        QEvent.Type.FocusOut,
        QEvent.Type.Hide,
        QEvent.Type.Wheel,
        QEvent.Type.MouseButtonPress,
    }
)
_WATCHED = _LEAVING | {QEvent.Type.ShortcutOverride, QEvent.Type.Resize}


class Completion(QObject):
    """Offers completions on one sheet; made after its keys, which are asked behind it."""

    def __init__(self, surface: Surface, aids: Aids) -> None:
        super().__init__(surface)
        self._surface = surface
        self._aids = aids
        self._offers: list[Offer] = []
        self._words = ""  # that the offers take the place of
        self._dismissed = -1
        self.list = CompletionList(surface)
        self.list.taken.connect(self.take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._offer)
        surface.key_watchers.insert(0, self._key)
        surface.composed.connect(self._typed)
        surface.verticalScrollBar().valueChanged.connect(self.close)

    # --- what it does ----------------------------------------------------------------------------

    def ask(self) -> None:
        """Offers at once what completes the words at the cursor, or says that nothing does."""
        self._offer(asked=True)

    def is_open(self) -> bool:
        """Whether offers are shown."""
        return self.list.isVisible()

    def offers(self) -> list[Offer]:
        """What is offered now."""
        return list(self._offers) if self.is_open() else []

    def close(self) -> None:
        """Offers nothing any more."""
        self._pause.stop()
        self._offers = []
        if self.list.isVisible():
            self.list.hide()
            self._surface.removeEventFilter(self)
            self._surface.viewport().removeEventFilter(self)

    def take(self, row: int) -> None:
        """Writes an offer, as one step of the undo history."""
        if not 0 <= row < len(self._offers):
            return
        offer, surface = self._offers[row], self._surface
        self.close()
        cursor = surface.textCursor()
        end = cursor.position()
        cursor.setPosition(max(0, end - units_in(self._words)))
        cursor.setPosition(end, _KEEP)
        if cursor.selectedText() != self._words:
            return  # the text is another one: it was undone, or changed from elsewhere
        form = char_format(surface.piece(), italic=surface.currentCharFormat().fontItalic())
        with surface.steps.step():
            cursor.insertText(offer.text, form)
        surface.setTextCursor(cursor)
        surface.edit_done.emit()
        surface.setFocus()

    # --- events ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the list is open: Escape is for it, and what leaves the words closes it."""
        kind = event.type()
        if kind not in _WATCHED:
            return False
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.is_open() and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Escape is for the list before it is for anything else
                return True
        elif kind == QEvent.Type.Resize:
            if self.is_open():  # a bar came or went: the list follows the words
                self._pause.start(FILTER_MS)
        elif kind in _LEAVING:
            self.close()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list; typing starts the pause."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.text().isalpha():
            self._typed()  # most keys: nothing else can be meant
            return False
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier:
            self.ask()
            return True
        if key in _MODIFIERS:
            return False
        if self.is_open() and self._list_key(key, plain=held == Qt.KeyboardModifier.NoModifier):
            return True
        # AltGr arrives as Ctrl+Alt on some systems: a character all the same.
        command = held & _COMMANDS and not held & Qt.KeyboardModifier.AltModifier
        if (event.text().isprintable() and event.text() and not command) or (
            key == Qt.Key.Key_Backspace and self.is_open()
        ):
            self._typed()
        else:
            self.close()
        return False

    def _list_key(self, key: Qt.Key, *, plain: bool) -> bool:
        """Whether a key did something in the open list."""
        if key == Qt.Key.Key_Escape:
            self._dismissed = self._word_start()
            self.close()
            return True
        if not self._offers or not plain:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if key == Qt.Key.Key_Down else -1, self._offers)
            return True
        sure = self.list.chosen or (len(self._offers) == 1 and self._offers[0].sure)
        at_hand = self.list.current() >= 0
        if at_hand and (key == Qt.Key.Key_Tab or (key in _ENTER and sure)):
            self.take(self.list.current())
            return True
        return False

    def _typed(self) -> None:
        if self._aids.complete or self.is_open():
            self._pause.start(FILTER_MS if self.is_open() else PAUSE_MS)

    # --- offering --------------------------------------------------------------------------------

    def _offer(self, *, asked: bool = False) -> None:
        surface = self._surface
        cursor = surface.textCursor()
        refused = not asked and self._dismissed == self._word_start()
        if cursor.hasSelection() or refused or not (asked or surface.hasFocus()):
            self.close()
            return
        place = place_of(cursor, surface.content)
        was_chosen = self.list.chosen and self.is_open()
        chosen_text = self.list.rows.currentItem().text() if was_chosen else ""
        offers = offers_at(place, self._aids.shelf, asked=asked) if place is not None else []
        if not offers and not asked:
            self.close()
            return
        surface.ensureCursorVisible()  # scrolling closes the list: it is opened anew below
        self._pause.stop()
        if not self.is_open():  # while it is closed, events of the sheet cost nothing here
            surface.installEventFilter(self)
            surface.viewport().installEventFilter(self)
        size = offers[0].replaces if offers else 0
        self._words = place.before[len(place.before) - size :] if place is not None else ""
        self._offers = offers
        self._dismissed = -1
        end = cursor.position()
        start = end - units_in(self._words)
        self.list.show_offers(offers, start, end, chosen=asked and bool(offers))
        texts = [offer.text for offer in offers]
        if chosen_text in texts:  # what was chosen stays chosen while typing goes on
            self.list.rows.setCurrentRow(texts.index(chosen_text))
            self.list.chosen = True

    def _word_start(self) -> int:
        """Where the word at the cursor begins: a list closed by Escape stays closed there."""
        cursor = self._surface.textCursor()
        block = cursor.block().text()[: cursor.positionInBlock()]
        return cursor.block().position() + block.rfind(" ") + 1
