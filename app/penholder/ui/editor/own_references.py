"""References to paragraphs of the same text as fields: chosen from a list, or offered as one types.

A field shows the number its paragraph has now. "above" or "below" is written behind it as ordinary
words, by where the paragraph stands; a reference to the paragraph it stands in gets neither.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor

from penholder.document.ids import NodeId
from penholder.document.spans import Inline, ParagraphReference, Text
from penholder.document.text import plain_text
from penholder.ui.command_palette import Choice, ChoicePalette
from penholder.ui.editor.blocks import Role, write_spans
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.surface import Surface
from penholder.ui.editor.tab_offer import TabOffer

PAUSE_MS = 250
"""How long typing must pause before a field is offered for a number."""

FIRST_WORDS = 70
_LONGEST = 40
_KEEP = QTextCursor.MoveMode.KeepAnchor
_WORD_BEFORE = re.compile(r"\bparagraphs?(?: \S+ (?:and|to|or))?[ \u00a0]$", re.IGNORECASE)
_TYPED = re.compile(r"\bparagraphs?[ \u00a0](\d{1,4}(?: ?\([a-z]{1,5}\))*)$", re.IGNORECASE)


class OwnReferences(QObject):
    """Puts references on one sheet. Its filter must be installed after that of the keys."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._content = surface.content
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.offer)
        self.tab = TabOffer(surface)
        surface.edit_done.connect(self._typed)

    # --- from a list -----------------------------------------------------------------------------

    def ask(self) -> ChoicePalette | None:
        """Opens the list of numbered paragraphs at the cursor; None where none can be named."""
        choices = self.choices()
        if not choices or is_table(self._surface.piece()):
            return None
        palette = ChoicePalette("paragraph", choices, self._surface)
        where = self._surface.viewport().mapToGlobal(self._surface.cursorRect().bottomLeft())
        palette.move(where)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.show()
        return palette

    def choices(self) -> list[Choice]:
        """Every numbered paragraph: its number and first words, and what choosing it does."""
        names, pieces = self._content.names(), self._content.pieces
        found: list[Choice] = []
        for node, number in self._content.references().items():
            words = plain_text(pieces[self._content.block_of(node)].line.spans)[:FIRST_WORDS]
            more = f"paragraph {number} {names.get(node, '')}"
            found.append((f"{number}   {words}", more, lambda node=node: self.insert(node)))  # type: ignore[misc]
        return found

    def insert(self, node: NodeId) -> None:
        """Writes "paragraph 27 above" at the cursor, 27 as a field; one undo step.

        The word "paragraph" is left out where it stands before the cursor. What is selected stays:
        it may be several clauses.
        """
        cursor = self._surface.textCursor()
        cursor.clearSelection()
        if is_table(self._surface.piece()):
            return
        before = cursor.block().text()[: cursor.positionInBlock()][-_LONGEST:]
        gap = "" if before[-1:].isspace() or before[-1:] in ("", "(", "[") else " "
        lead = () if _WORD_BEFORE.search(before) else (Text(f"{gap}paragraph\u00a0"),)
        self._write(cursor, (*lead, *self._reference(node, cursor.blockNumber())))

    def _reference(self, node: NodeId, block: int) -> Inline:
        number = self._content.references().get(node, "")
        direction = self._direction(node, block)
        after = (Text(f" {direction}"),) if direction else ()
        return (ParagraphReference(node, number), *after)

    def _direction(self, node: NodeId, block: int) -> str:
        target = self._content.block_of(node)
        if self._content.pieces[block].role is not Role.LINE or target == block:
            return ""
        return "above" if target < block else "below"

    def _write(self, cursor: QTextCursor, spans: Inline) -> None:
        piece = self._content.pieces[cursor.blockNumber()]
        with self._surface.steps.step():
            cursor.removeSelectedText()
            write_spans(cursor, piece, spans)
        self._surface.setTextCursor(cursor)
        self._surface.edit_done.emit()
        self._surface.setFocus()

    # --- as one types ----------------------------------------------------------------------------

    def offer(self) -> bool:
        """Offers a field for the number typed behind "paragraph"; False when it names none."""
        cursor = self._surface.textCursor()
        if cursor.hasSelection() or is_table(self._surface.piece()):
            return False
        typed = _TYPED.search(cursor.block().text()[: cursor.positionInBlock()][-_LONGEST:])
        if typed is None:
            return False
        wanted = re.sub(r" ?\(", " (", typed.group(1))
        here = cursor.blockNumber()
        node = next((n for n, text in self._content.references().items() if text == wanted), None)
        if node is None or self._content.block_of(node) == here:
            return False
        size = len(typed.group(1))
        sentence = f"{wanted} follows its paragraph ({self._direction(node, here)})"
        end = cursor.position()
        self.tab.show(sentence, end - size, end, lambda: self._make_field(node, size))
        return True

    def _make_field(self, node: NodeId, size: int) -> None:
        cursor = self._surface.textCursor()
        cursor.setPosition(cursor.position() - size, _KEEP)
        self._write(cursor, self._reference(node, cursor.blockNumber()))

    def _typed(self) -> None:
        before = self._surface.textCursor().position() - 1
        sign = self._surface.document().characterAt(before)
        if sign.isdigit() or sign == ")":
            self._pause.start()
        else:
            self._pause.stop()
