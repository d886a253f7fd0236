"""Quiet views of the window: focus mode for writing, full screen for the projector.

Both put everything but the text away; the projector makes the text larger too. What was there
before comes back when the last of the two is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

PROJECTED = 1.75
"""How much larger the text is on the projector: about 21 points, read from the last row."""


class Quiet:
    """Puts the chrome of one window away and back; `chrome` tells what there is of it now."""

    def __init__(
        self,
        window: QMainWindow,
        chrome: Callable[[], Sequence[QWidget]],
        zoom: Callable[[float], object],
    ) -> None:
        self._window = window
        self._chrome = chrome
        self._zoom = zoom
        self._hidden: list[QWidget] = []
        self._before = Qt.WindowState.WindowNoState
        self.focus = False
        self.projector = False

    def set_focus(self, *, on: bool) -> None:
        """Begins or ends focus mode."""
        self.focus = on
        self.refresh()

    def set_projector(self, *, on: bool) -> None:
        """Begins or ends the full screen."""
        if on == self.projector:
            return
        self.projector = on
        if on:
            self._before = self._window.windowState()
            self._window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        else:
            self._window.setWindowState(self._before & ~Qt.WindowState.WindowFullScreen)
        self._zoom(PROJECTED if on else 1 / PROJECTED)
        self.refresh()

    def refresh(self) -> None:
        """Hides what came into view meanwhile, or shows again what was hidden here."""
        if self.focus or self.projector:
            for widget in self._chrome():
                if not widget.isHidden():
                    widget.hide()
                    self._hidden.append(widget)
            return
        hidden, self._hidden = self._hidden, []
        for widget in hidden:
            widget.show()
