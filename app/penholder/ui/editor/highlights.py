"""Marks laid over the sheet without touching the text: places found, findings, what is pointed at.

Each kind of mark is a layer of its own, so that none wipes out another; undo knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtWidgets import QTextEdit


class Layer(IntEnum):
    """The layers, the lowest first."""

    COMMENTS = 0
    CHECKS = 1
    FOUND = 2
    POINTED = 3


class Highlights:
    """The layers of marks of one sheet."""

    def __init__(self, sheet: QTextEdit) -> None:
        self._sheet = sheet
        self._layers: dict[Layer, list[QTextEdit.ExtraSelection]] = {}

    def set(self, layer: Layer, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Shows these marks in a layer, in the place of those it had."""
        if not marks and not self._layers.get(layer):
            return
        self._layers[layer] = list(marks)
        every = [mark for each in sorted(self._layers) for mark in self._layers[each]]
        self._sheet.setExtraSelections(every)

    def of(self, layer: Layer) -> list[QTextEdit.ExtraSelection]:
        """The marks of a layer."""
        return list(self._layers.get(layer, ()))

    def told_at(self, position: int) -> str:
        """What the marks at a position have to say, a line each."""
        found = [
            mark.format.toolTip()
            for layer in sorted(self._layers)
            for mark in self._layers[layer]
            if mark.cursor.selectionStart() <= position < mark.cursor.selectionEnd()
        ]
        return "\n".join(words for words in found if words)
