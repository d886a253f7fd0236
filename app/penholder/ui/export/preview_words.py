"""The words of a text as the picture of the first page shows them, and how they look."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from penholder.document.ids import NodeId, NoteId
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.formats.word.links import links_in
from penholder.ui.utf16 import utf16_length

LINK = QColor("#0000ff")
MOST_LETTERS = 12_000
"""No page holds more, however narrow they are: the rest of a text is not set."""


class ShownWords:
    """Sets texts with the labels of notes and the names of paragraphs they refer to.

    Documents cited are links where `organ`, the key of the organ that cites them, is given.
    """

    def __init__(
        self, notes: Mapping[NoteId, str], references: Mapping[NodeId, str], organ: str | None
    ) -> None:
        self._notes, self._references, self._organ = notes, references, organ

    def looks(self, spans: Inline) -> tuple[str, list[QTextLayout.FormatRange]]:
        """The words of a text as they are shown, as many as a page holds, and how they look."""
        text = ""
        ranges: list[QTextLayout.FormatRange] = []
        linked: list[tuple[int, int]] = []
        for span in spans:
            look = QTextCharFormat()
            if isinstance(span, NoteMark):
                piece = self._notes.get(span.note, "")
                look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            else:
                piece = plain_text((span,), self._references)
            piece = piece[: MOST_LETTERS - len(text)]
            if isinstance(span, Text) and span.italic:
                look.setFontItalic(True)
            if isinstance(span, Text) and self._organ is not None:
                linked += _linked(piece, len(text), self._organ)
            item = QTextLayout.FormatRange()
            item.start = utf16_length(text)
            item.length = utf16_length(piece)
            item.format = look
            ranges.append(item)
            text += piece
        return text, ranges + [_range(text, start, end, LINK) for start, end in linked]

    def places_of_marks(self, spans: Inline) -> list[tuple[int, NoteId]]:
        """Where the marks of notes stand among the words shown, in units of UTF-16."""
        found: list[tuple[int, NoteId]] = []
        at = 0
        for span in spans:
            if isinstance(span, NoteMark):
                found.append((at, span.note))
                at += utf16_length(self._notes.get(span.note, ""))
            else:
                at += utf16_length(plain_text((span,), self._references))
        return found


def _linked(text: str, start: int, organ: str) -> list[tuple[int, int]]:
    """Where the links of a piece of a text are, which begins at a place of it."""
    return [(start + link.start, start + link.end) for link in links_in(text, organ)]


def _range(text: str, start: int, end: int, colour: QColor) -> QTextLayout.FormatRange:
    """A stretch of a text in a colour; Qt counts in units of UTF-16."""
    made = QTextLayout.FormatRange()
    made.start = utf16_length(text[:start])
    made.length = utf16_length(text[start:end])
    look = QTextCharFormat()
    look.setForeground(colour)
    made.format = look
    return made
