"""Blanks on the sheet: going from one to the next, and filling one in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtGui import QTextCharFormat, QTextCursor
from shiboken6 import isValid

from penholder.document.spans import Blank
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.blank_picker import BlankPicker
from penholder.ui.editor.blocks import OBJECT, ObjectType, Property, char_format
from penholder.ui.editor.surface import Surface

_KEEP = QTextCursor.MoveMode.KeepAnchor
_OBJECT_UNITS = OBJECT.encode("utf-16-le")


class Blanks:
    """The unfilled blanks of one sheet."""

    def __init__(self, surface: Surface, aids: Aids) -> None:
        self._surface = surface
        self._aids = aids
        self._picker: BlankPicker | None = None

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
        return self._blank_at(cursor.selectionStart())

    def edit_selected(self) -> bool:
        """Opens the picker of the selected blank beside it; False when none is selected."""
        blank = self.selected()
        if blank is None:
            return False
        if self._picker is not None and isValid(self._picker):
            self._picker.leave()
        place = QTextCursor(self._surface.textCursor())
        self._picker = BlankPicker(self._surface, self._aids, blank, place)
        self._picker.filled.connect(lambda text, more: self._fill(place, text, more))
        self._picker.next_asked.connect(self._go_on)
        return True

    def _go_on(self, forward: bool) -> None:
        """From a picker to that of the next blank, while there is one."""
        self._surface.setFocus()
        if self.select_next(forward=forward):
            self.edit_selected()

    def _fill(self, place: QTextCursor, text: str, more: Sequence[tuple[int, str]]) -> None:
        """Writes words for the blank, and for others so many positions behind it, in one step."""
        surface, start = self._surface, place.selectionStart()
        if place.selectionEnd() - start != 1 or self._blank_at(start) is None:
            return  # it went while the picker was open
        form = char_format(surface.content.pieces[place.blockNumber()])
        others = [(start + offset, words) for offset, words in more]
        with surface.steps.step():
            for position, words in sorted(others, reverse=True):
                if self._blank_at(position) is not None:
                    _write(QTextCursor(surface.document()), position, words, form)
            place.insertText(text, form)
        surface.setTextCursor(place)
        surface.edit_done.emit()

    def _blank_at(self, position: int) -> Blank | None:
        if self._surface.object_at(position) != ObjectType.BLANK:
            return None
        probe = QTextCursor(self._surface.document())
        probe.setPosition(position + 1)
        return msgspec.json.decode(str(probe.charFormat().property(Property.DATA)), type=Blank)

    def _places(self, cursor: QTextCursor) -> Iterator[int]:
        block = cursor.block()
        for part in block.textFormats():
            if part.format.objectType() == ObjectType.BLANK:
                units = block.text().encode("utf-16-le", "surrogatepass")
                for offset in range(part.start, part.start + part.length):
                    if units[2 * offset : 2 * offset + 2] == _OBJECT_UNITS:
                        yield block.position() + offset


def _write(cursor: QTextCursor, position: int, words: str, form: QTextCharFormat) -> None:
    cursor.setPosition(position)
    cursor.setPosition(position + 1, _KEEP)
    cursor.insertText(words, form)
