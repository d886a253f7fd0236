"""The words around the cursor of a sheet, as completions need them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor

from penholder.document.lines import LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.text import plain_text
from penholder.library.completing import Place
from penholder.library.harvest import organ_key
from penholder.ui.editor.blocks import Piece, Role
from penholder.ui.editor.content import Content

_PHRASED = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}
_BORDERS = frozenset({LineKind.HEADING, LineKind.OPENING, LineKind.ANNEX})


def place_of(cursor: QTextCursor, content: Content) -> Place | None:
    """The place of a cursor; None where nothing is completed: in tables and other languages."""
    number = cursor.blockNumber()
    piece = content.pieces[number]
    details = content.details()
    if piece.line.kind is LineKind.TABLE or not details.language.startswith("en"):
        return None
    before, after = split_by_units(cursor.block().text(), cursor.positionInBlock())
    kind = _PHRASED.get(piece.line.kind) if piece.role is Role.LINE else None
    return Place(
        before,
        after,
        kind,
        _previous(content.pieces, number) if kind is not None else "",
        organ_on(content),
        piece.role is Role.NOTE,
        lambda: texts_of(content.pieces[:number]),
        lambda: texts_of(content.pieces[number + 1 :]),
    )


def organ_on(content: Content) -> str:
    """The key of the organ that speaks on a sheet."""
    opening = next((p.line.spans for p in content.pieces if p.role is Role.OPENING), ())
    return organ_key(replace(content.details(), opening=opening))


def texts_of(pieces: Iterable[Piece]) -> Iterator[str]:
    """The words of the lines among some pieces."""
    return (plain_text(piece.line.spans) for piece in pieces if piece.role is Role.LINE)


def split_by_units(text: str, units: int) -> tuple[str, str]:
    """A text cut at a position counted as Qt does, in UTF-16 units."""
    if text.isascii():
        return text[:units], text[units:]
    data = text.encode("utf-16-le", "surrogatepass")
    head, tail = data[: 2 * units], data[2 * units :]
    return head.decode("utf-16-le", "replace"), tail.decode("utf-16-le", "replace")


def units_in(text: str) -> int:
    """How many positions of a QTextDocument a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _previous(pieces: list[Piece], number: int) -> str:
    """The text of the paragraph of the same kind before one, in the same part."""
    kind = pieces[number].line.kind
    for piece in reversed(pieces[:number]):
        if piece.role is not Role.LINE or piece.line.kind in _BORDERS:
            return ""
        if piece.line.kind in _PHRASED:
            return plain_text(piece.line.spans) if piece.line.kind is kind else ""
    return ""
