"""Blanks on the sheet: going from one to the next, and filling one in place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QLineEdit

from penholder.document.spans import Blank, BlankKind
from penholder.phrasebook.organs import main_committees, organs
from penholder.phrasebook.states import observers, states
from penholder.ui.editor.blocks import OBJECT, ObjectType, Property, char_format
from penholder.ui.editor.surface import Surface

_NARROWEST, _WIDEST = 180, 420
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Blanks:
    """The unfilled blanks of one sheet."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._field: BlankField | None = None

    def select_next(self, *, forward: bool = True, from_start: bool = False) -> bool:
        """Selects the next (or previous) blank of the current clause; around its end."""
        cursor = self._surface.textCursor()
        block = cursor.block()
        places = list(self._places(cursor))
        if not places:
            return False
        here = -1 if from_start else cursor.selectionStart()
        if forward:
            wanted = next((p for p in places if p > here), places[0])
        else:
            wanted = next((p for p in reversed(places) if p < here), places[-1])
        self._surface.put_cursor(block.blockNumber(), wanted - block.position(), 1)
        return True

    def selected(self) -> Blank | None:
        """The blank that is selected by itself, or None."""
        cursor = self._surface.textCursor()
        if cursor.selectionEnd() - cursor.selectionStart() != 1:
            return None
        if self._surface.object_at(cursor.selectionStart()) != ObjectType.BLANK:
            return None
        probe = QTextCursor(cursor)
        probe.setPosition(cursor.selectionEnd())
        return msgspec.json.decode(str(probe.charFormat().property(Property.DATA)), type=Blank)

    def edit_selected(self) -> bool:
        """Opens a field over the selected blank; False when none is selected."""
        blank = self.selected()
        if blank is None:
            return False
        self._field = BlankField(self._surface, blank)
        return True

    def _places(self, cursor: QTextCursor) -> Iterator[int]:
        block = cursor.block()
        for part in block.textFormats():
            if part.format.objectType() == ObjectType.BLANK:
                units = block.text().encode("utf-16-le", "surrogatepass")
                for offset in range(part.start, part.start + part.length):
                    if units[2 * offset : 2 * offset + 2] == _OBJECT_UNITS:
                        yield block.position() + offset


_OBJECT_UNITS = OBJECT.encode("utf-16-le")


class BlankField(QLineEdit):
    """A field over one blank: Enter fills it, Escape leaves it, Tab fills and goes on."""

    def __init__(self, surface: Surface, blank: Blank) -> None:
        super().__init__(surface.viewport())
        self._surface = surface
        self._place = QTextCursor(surface.textCursor())
        self._done = False
        self.setPlaceholderText(blank.previous or blank.hint or blank.kind.value)
        self.setAccessibleName(blank.hint or blank.kind.value)
        self._complete(blank.kind)
        self.setGeometry(self._over(surface))
        self.installEventFilter(self)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _over(self, surface: Surface) -> QRect:
        probe = QTextCursor(self._place)
        probe.setPosition(self._place.selectionStart())
        rect = surface.cursorRect(probe)
        width = max(_NARROWEST, min(_WIDEST, surface.viewport().width() - rect.left() - 8))
        left = max(0, min(rect.left(), surface.viewport().width() - width))
        height = max(self.sizeHint().height(), rect.height())
        return QRect(left, rect.center().y() - height // 2, width, height)

    def _complete(self, kind: BlankKind) -> None:
        names = _choices(kind)
        if names:
            completer = QCompleter(names, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab fill the blank, Escape and a click elsewhere leave it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._finish(fill=True)
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._finish(fill=True)
                self._surface.next_blank_asked.emit(key == Qt.Key.Key_Tab)
                return True
            if key == Qt.Key.Key_Escape:
                self._finish(fill=False)
                return True
        if event.type() == QEvent.Type.FocusOut and not self._completing():
            self._finish(fill=bool(self.text()))
        return super().eventFilter(watched, event)

    def _completing(self) -> bool:
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and popup.isVisible()

    def _finish(self, *, fill: bool) -> None:
        if self._done:
            return
        self._done = True
        surface, text = self._surface, self.text().strip()
        place = QTextCursor(self._place)
        still_there = place.selectionEnd() - place.selectionStart() == 1
        if fill and text and still_there:
            piece = surface.content.pieces[place.blockNumber()]
            with surface.steps.step():
                place.insertText(text, char_format(piece))
            surface.setTextCursor(place)
            surface.edit_done.emit()
        self.hide()
        self.deleteLater()
        surface.setFocus()


def _choices(kind: BlankKind) -> list[str]:
    match kind:
        case BlankKind.STATE:
            return [state.name for state in (*states(), *observers())]
        case BlankKind.ORGAN:
            return [organ.name for organ in (*organs(), *main_committees())]
        case _:
            return []
