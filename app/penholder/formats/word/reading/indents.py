"""What the indents of paragraphs tell: which clause goes on, and what is set in as a quotation."""

from __future__ import annotations

from typing import Final

from penholder.document.lines import PARAGRAPH_KINDS, LineKind
from penholder.formats.text.labels import MAX_LEVEL
from penholder.formats.word.reading.items import Item
from penholder.formats.word.reading.lines import Body
from penholder.phrasebook.phrases import guess_kind

_ALIKE: Final = 60
"""Twips (1/1440 inch) by which indents meant to be the same may differ."""
_LOOK_BACK: Final = 100
"""Lines looked at behind; the longest list of parts under one paragraph has some 60."""
_TEMPLATE: Final = "singletxt"
_STEP: Final = 475
"""Twips from one tab stop of the template to the next."""
_SET_IN: Final = 300
"""Twips by which a quotation stands further in than its clause; the template's steps are 475."""


def continued_level(item: Item, body: Body) -> int:
    """The level of the clause that text without a label continues.

    The sub-paragraph whose text stands as far in; the paragraph itself where there is none. Where
    only the first line of a sub-paragraph is set in, text that goes on stands a tab further in.
    """
    if item.paragraph is None:
        return 0
    left = item.paragraph.left
    beside, behind, open_from = 0, 0, MAX_LEVEL + 1
    for line in reversed(body.lines[-_LOOK_BACK:]):
        source = body.source.get(line.id)
        if line.kind in PARAGRAPH_KINDS:
            clause = 0 if source is None else source.paragraph.left
            return (behind or beside) if left > clause + _ALIKE else 0
        if line.kind is LineKind.SUBPARAGRAPH and source is not None and line.level < open_from:
            open_from = line.level  # deeper ones before it are closed by it
            further = left - source.paragraph.left
            hangs = source.paragraph.first_line < 0
            if abs(further) <= _ALIKE:
                beside = beside or line.level
            elif not hangs and abs(further - _STEP) <= _ALIKE:
                behind = behind or line.level
    return 0


def is_set_in(item: Item, body: Body) -> bool:
    """Whether a paragraph is set in as a quotation is: after a colon, or going on after such."""
    last = body.lines[-1] if body.lines else None
    source = None if last is None else body.source.get(last.id)
    if last is None or source is None or item.paragraph is None:
        return False
    left = item.paragraph.left
    clause = body.clause
    inner = clause is not None and clause.left + _SET_IN <= left
    if inner and clause is not None and clause.right + _SET_IN <= item.paragraph.right:
        return True
    if last.kind is LineKind.QUOTED:
        return inner and not item.starts_italic
    if last.kind not in PARAGRAPH_KINDS and last.kind is not LineKind.SUBPARAGRAPH:
        return False
    if not source.text.rstrip().endswith((":", "：")) or guess_kind(item.text):
        return False
    return left >= source.paragraph.left + _SET_IN


def is_flush(item: Item, body: Body) -> bool:
    """Whether a paragraph of the template begins without a tab, as text that goes on does.

    Tells only in a text whose other paragraphs begin with one.
    """
    if item.style != _TEMPLATE or item.begins_with_tab or item.paragraph is None:
        return False
    clause = body.clause
    return clause is not None and clause.style.key == _TEMPLATE and clause.text.startswith("\t")
