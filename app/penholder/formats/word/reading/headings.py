"""Headings of a Word text: the label one bears, and what tells one label's kind from another."""

from __future__ import annotations

import re
from typing import Final

from penholder.formats.text.pieces import heading_parts
from penholder.formats.word.reading.items import Item, item_of_pieces
from penholder.formats.word.reading.pieces import cut, text_of, trimmed

_LABEL: Final = re.compile(
    r"(?P<label>[IVXL]{1,6}\.?|[A-Z]\.?|\d{1,2}(?:\.\d{1,2})*\.?)(?:[ \u00a0]*\t\s*|$)"
)
_ANY_LABEL: Final = re.compile(r"(?P<label>[^\t\n]{1,40}?)[ \u00a0]*\t\s*(?=\S)")


def has_typed_label(item: Item) -> bool:
    """Whether the text begins with a label as headings have them, set off by a tab or alone."""
    return _LABEL.match(item.shown) is not None


def heading_label(item: Item) -> tuple[str, Item]:
    """The label of a heading, typed or counted ('' for none), and the heading without it."""
    if item.label is not None:
        return item.label.shown, item
    text = item.shown
    match = _LABEL.match(text) or _ANY_LABEL.match(text)
    if match is not None:
        return match["label"], item_from(item, match.end())
    label, title = heading_parts(text)
    if not label:
        return "", item
    end = len(text) - len(title)
    return text[:end].strip(), item_from(item, end)


def item_from(item: Item, position: int) -> Item:
    """The item from a position of its text on, without a label."""
    lead, pieces = trimmed(cut(item.pieces, position))
    return item_of_pieces(item.paragraph, pieces, item.start + position + lead, text_of(pieces))


def is_roman(label: str | None) -> bool:
    """Whether a label is a roman numeral in capitals."""
    return bool(label) and set((label or "").rstrip(".")) <= set("IVXL")
