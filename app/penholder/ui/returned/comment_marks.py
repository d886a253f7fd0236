"""Comments on the sheet: the words they are about are marked, and say the comment at hover.

A table is one object of the sheet: it is marked for all comments in its cells, which say where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from penholder.document.ids import NodeId
from penholder.document.resolution import Resolution
from penholder.negotiation.applying import texts_of
from penholder.negotiation.cells import Tables
from penholder.negotiation.proposal import Returned, Where
from penholder.negotiation.remarks import spot_of
from penholder.negotiation.threads import Thread, threads
from penholder.ui.editor.blocks import Property, Role
from penholder.ui.editor.highlights import Layer
from penholder.ui.editor.places import cursor_at, table_at
from penholder.ui.editor.surface import Surface
from penholder.ui.returned.comment_words import told

ROLES: Final = {
    Where.LINE: Role.LINE,
    Where.NOTE: Role.NOTE,
    Where.TITLE: Role.TITLE,
    Where.OPENING: Role.OPENING,
}


def mark_comments(
    surface: Surface, draft: Resolution, files: Iterable[Returned], decided: Mapping[str, bool]
) -> None:
    """Marks the words of the comments that are not dismissed, as far as the draft has them.

    The mark of a comment tells the replies to it too. That of one which was resolved is quiet, and
    lies under those that are open.
    """
    texts, tables = texts_of(draft), Tables(draft)
    marks: dict[bool, list[QTextEdit.ExtraSelection]] = {True: [], False: []}  # resolved or open
    in_tables: dict[NodeId, list[Thread]] = {}
    said: dict[NodeId, list[str]] = {}
    for thread in (each for file in files for each in threads(file.remarks, decided)):
        spot = spot_of(thread.first, texts, tables)
        if spot is None:
            continue
        if tables.rows(spot.node):
            in_tables.setdefault(spot.node, []).append(thread)
            said.setdefault(spot.node, []).append(told(thread, spot))
            continue
        cursor = cursor_at(surface, ROLES[spot.where], spot.node, spot.start, spot.end)
        if cursor is not None and cursor.hasSelection():
            done = thread.is_resolved
            marks[done].append(_mark(surface, cursor, told(thread, spot), resolved=done))
    for node, inside in in_tables.items():
        cursor = table_at(surface, node)
        if cursor is not None:
            done = all(thread.is_resolved for thread in inside)
            words = "\n".join(said[node])
            marks[done].append(_mark(surface, cursor, words, resolved=done, table=True))
    surface.highlights.set(Layer.COMMENTS, [*marks[True], *marks[False]])


def _mark(
    surface: Surface, cursor: QTextCursor, said: str, *, resolved: bool, table: bool = False
) -> QTextEdit.ExtraSelection:
    look = QTextCharFormat()
    theme = surface.objects.theme
    ground = QColor(theme.routine_ground if resolved else theme.warning_ground)
    if table:  # Qt paints a background over an object, whose words are to be read
        look.setProperty(Property.GROUND, ground.name())
    else:
        look.setBackground(ground)
    if resolved:  # the words are told from others by more than a shade of grey
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(theme.routine_text))
    else:
        look.setForeground(QColor(theme.warning_text))
    look.setToolTip(said)
    mark = QTextEdit.ExtraSelection()
    mark.cursor, mark.format = cursor, look
    return mark
