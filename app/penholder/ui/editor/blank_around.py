"""Where a blank stands on the sheet, as the choices for it need it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from penholder.document.resolution import Masthead
from penholder.phrasebook.filling import Around
from penholder.phrasebook.sessions import find_sessions, opening_year
from penholder.phrasebook.symbols import parse_symbol
from penholder.ui.editor.completion_place import organ_on, split_by_units
from penholder.ui.editor.content import Content


def around_of(cursor: QTextCursor, content: Content) -> Around:
    """The words around the selected blank, and what the first page says of the draft."""
    block = cursor.block()
    start = cursor.selectionStart() - block.position()
    before, rest = split_by_units(block.text(), start)
    masthead = content.details().masthead
    session = session_of(masthead)
    return Around(
        before,
        rest[1:],
        organ_on(content),
        session,
        None if session is None else opening_year(session) + 1,
        tuple(item.title for item in masthead.agenda_items if item.title),
    )


def session_of(masthead: Masthead) -> int | None:
    """The session a first page names, or the one in its symbol."""
    named = find_sessions(masthead.session)
    if named:
        return named[0][2]
    symbol = parse_symbol(masthead.symbol)
    return symbol.session if symbol is not None else None
