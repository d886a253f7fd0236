"""Waves under the words of findings, in a colour for each severity; undo knows nothing of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from penholder.checks import Finding, Part, Severity
from penholder.checks.spelling import NAME as UNKNOWN_WORD
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.highlights import Layer
from penholder.ui.editor.places import cursor_at
from penholder.ui.editor.surface import Surface

MOST = 500
"""More waves than that help nobody and slow every repaint down."""

_COLORS = {
    Severity.ERROR: "delete_text",
    Severity.WARNING: "warning_text",
    Severity.ADVICE: "move_text",
}
_ROLES = {Part.LINE: Role.LINE, Part.NOTE: Role.NOTE}
_FRONT = {"title": Role.TITLE, "opening": Role.OPENING}


def show(surface: Surface, findings: Iterable[Finding]) -> bool:
    """Draws the waves of findings of the text on the sheet; those without words get none.

    A word not in the dictionary gets none while the caret is at it, where it may be being typed;
    says whether there is one.
    """
    held = False
    marks: list[QTextEdit.ExtraSelection] = []
    for finding in findings:
        cursor = cursor_of(surface, finding)
        if cursor is None or not cursor.hasSelection():
            continue
        if finding.rule.id == UNKNOWN_WORD and _is_at_caret(surface, cursor):
            held = True
            continue
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(getattr(surface.objects.theme, _COLORS[finding.severity])))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        marks.append(mark)
        if len(marks) == MOST:
            break
    surface.highlights.set(Layer.CHECKS, marks)
    return held


def _is_at_caret(surface: Surface, word: QTextCursor) -> bool:
    caret = surface.textCursor()
    if caret.hasSelection() or not surface.hasFocus():
        return False
    return word.selectionStart() < caret.position() <= word.selectionEnd()


def cursor_of(surface: Surface, finding: Finding) -> QTextCursor | None:
    """Selects the words of a finding; None where its place is not on the sheet."""
    place = finding.place
    role = _FRONT.get(place.id) if place.part is Part.FRONT else _ROLES[place.part]
    if role is None:
        return None
    node = "" if place.part is Part.FRONT else place.id
    return cursor_at(surface, role, node, place.start, place.end)
