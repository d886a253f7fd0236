"""Steps of the undo history: what one gesture does is undone at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextCursor, QTextDocument


def finish_layout(document: QTextDocument) -> None:
    """Lays out what Qt has put off. It lays out a new text bit by bit; blocks that are not done
    when the text is changed would keep no lines at all. Costs nothing when all is done.
    """
    document.documentLayout().blockBoundingRect(document.lastBlock())


class Steps:
    """Groups the changes of one document into steps."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self._depth = 0
        self._gestures = 0
        self._begun = False

    @contextmanager
    def gesture(self) -> Iterator[None]:
        """All steps inside are undone as one; between them the content is up to date."""
        if not self._gestures:
            self._begun = False
        self._gestures += 1
        try:
            yield
        finally:
            self._gestures -= 1

    @contextmanager
    def step(self, *, joined: bool = False) -> Iterator[QTextCursor]:
        """Everything done inside is one step, or part of the last one when `joined`.

        Qt tells what changed at the end of the outermost step: only then the content follows.
        """
        if self._depth == 0:
            finish_layout(self.document)
        cursor = QTextCursor(self.document)
        revision = self.document.revision()
        if self._depth == 0 and (joined or (self._gestures and self._begun)):
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        self._depth += 1
        try:
            yield cursor
        finally:
            self._depth -= 1
            cursor.endEditBlock()
            self._begun = self._begun or self.document.revision() != revision
