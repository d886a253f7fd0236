"""A small offer beside words on the sheet that Tab takes and any other key passes by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel

from penholder.ui.editor.beside import put_beside, rect_of
from penholder.ui.editor.surface import Surface


class TabOffer(QObject):
    """One kind of offer on one sheet; it watches events only while something is offered."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._do: Callable[[], object] | None = None
        self.hint = QLabel(surface)
        self.hint.setAutoFillBackground(True)
        self.hint.setContentsMargins(6, 2, 6, 2)
        self.hint.setFrameShape(QLabel.Shape.Box)
        self.hint.hide()

    def show(self, sentence: str, start: int, end: int, do: Callable[[], object]) -> None:
        """Offers to do something about the words between two positions."""
        self.withdraw()
        self._do = do
        self._surface.installEventFilter(self)
        self._surface.cursorPositionChanged.connect(self.withdraw)
        self.hint.setText(f"Tab: {sentence}")
        self.hint.adjustSize()
        put_beside(self.hint, self._surface, rect_of(self._surface, start, end))
        self.hint.show()

    def take(self) -> bool:
        """Does what is offered; False when nothing is."""
        do = self._do
        self.withdraw()
        if do is None:
            return False
        do()
        return True

    def withdraw(self) -> None:
        """Offers nothing any more."""
        if self._do is not None:
            self._do = None
            self._surface.removeEventFilter(self)
            self._surface.cursorPositionChanged.disconnect(self.withdraw)
            self.hint.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes what is offered, Escape refuses it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                return self.take()
            if event.key() == Qt.Key.Key_Escape and self._do is not None:
                self.withdraw()
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            self.withdraw()
        return False
