"""What follows every gesture, as part of its undo step.

The opening phrase is set in italics, notes that lost their last mark go, and lines that cannot
stand where they are (a sub-paragraph without a clause above it) become what the document reads.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind, from_lines, to_lines
from penholder.document.nodes import ParagraphKind
from penholder.document.spans import Inline, Text
from penholder.phrasebook.phrases import match_opening
from penholder.ui.editor.blocks import OBJECT, Piece, Role, block_format
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.surface import Surface

_KEEP = QTextCursor.MoveMode.KeepAnchor
LONGEST_LEAD = 100
"""Characters looked at for an opening phrase; the longest known has about sixty."""

_PHRASED = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}
_INSIDE = frozenset({LineKind.SUBPARAGRAPH, LineKind.CONTINUATION, LineKind.QUOTED, LineKind.TABLE})


def tidy(surface: Surface) -> None:
    """Looks after everything the last gesture touched."""
    _settle_levels(surface)
    _drop_unmarked_notes(surface)
    set_opening_phrase(surface)
    surface.content.settle()


def make_ready() -> None:
    """Reads the phrase book: done while nobody waits, it delays no first key."""
    match_opening("Recalling", ParagraphKind.PREAMBULAR)


def _settle_levels(surface: Surface) -> None:
    content = surface.content
    pieces = content.pieces
    touched = content.touched.blocks(len(pieces))
    if not touched:
        return
    start, end = touched.start, touched.stop
    while start > 0 and _is_inside(pieces[min(start, len(pieces) - 1)]):
        start -= 1
    while end < len(pieces) and _is_inside(pieces[end]):
        end += 1
    blocks = [i for i in range(start, end) if pieces[i].role is Role.LINE]
    lines = [pieces[i].line for i in blocks]
    if all(map(_stands_alone, lines)):
        return
    settled = to_lines(*from_lines(lines))
    wrong = [(i, new) for i, old, new in zip(blocks, lines, settled, strict=True) if old != new]
    if wrong:
        _reformat(surface, wrong)


def _stands_alone(line: Line) -> bool:
    """Whether a line is a paragraph that can stand anywhere as it is, like most."""
    return line.kind in PARAGRAPH_KINDS and not (line.level or line.depth or line.restarts)


def _is_inside(piece: Piece) -> bool:
    return piece.role is Role.LINE and piece.line.kind in _INSIDE


def _reformat(surface: Surface, changes: Sequence[tuple[int, Line]]) -> None:
    with surface.steps.step(joined=True) as cursor:
        for number, line in changes:
            cursor.setPosition(surface.document().findBlockByNumber(number).position())
            cursor.setBlockFormat(block_format(Piece(Role.LINE, line)))


def _drop_unmarked_notes(surface: Surface) -> None:
    content = surface.content
    for note in content.unmarked():
        block = content.block_of(note, Role.NOTE)
        if block > 0:
            replace_blocks(surface.steps, block, block + 1, [], joined=True)


def set_opening_phrase(surface: Surface) -> None:
    """Sets the opening phrase of the cursor's clause in italics, when the cursor is at it.

    Italics set by hand elsewhere stay, and so do those of a phrase that nobody has listed.
    """
    cursor = surface.textCursor()
    block = cursor.block()
    piece = surface.content.pieces[block.blockNumber()]
    kind = _PHRASED.get(piece.line.kind)
    if kind is None or piece.role is not Role.LINE:
        return
    place = cursor.positionInBlock()
    if place > LONGEST_LEAD + 1 and _ends_before(piece.line.spans, place - 1):
        return
    text = block.text()[:LONGEST_LEAD]
    match = match_opening(text, kind)
    size = match.length if match is not None else 0
    italic = _italic_lead(block)
    unlisted = match is None and place != italic
    if size == italic or unlisted or place > max(size, italic) + 1:
        return
    if OBJECT in text[: max(size, italic)]:
        return
    with surface.steps.step(joined=True) as span:
        for start, end, on in ((0, size, True), (size, max(size, italic), False)):
            if start < end:
                span.setPosition(block.position() + start)
                span.setPosition(block.position() + min(end, block.length() - 1), _KEEP)
                span.mergeCharFormat(_italics(on=on))
    if place > size:
        surface.mergeCurrentCharFormat(_italics(on=False))


def _ends_before(spans: Inline, place: int) -> bool:
    """Whether the italics a text begins with surely end before a position: what is typed there
    is far from an opening phrase, and nothing need be asked of Qt.
    """
    size = 0
    for span in spans:
        if not isinstance(span, Text):
            return False
        if not span.italic:
            return True
        size += 2 * len(span.text)  # counted in UTF-16 units it may be as many
        if size >= place:
            return False
    return True


def _italics(*, on: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontItalic(on)
    return look


def _italic_lead(block: QTextBlock) -> int:
    """How many positions at the beginning of a block are italic."""
    size = 0
    for part in block.textFormats():
        if not part.format.fontItalic():
            break
        size = part.start + part.length
    return size
