"""The words of a table's cell as plain text to type in, and back without losing what is not text.

Note marks, references and blanks are shown as readers see them. Typing changes only what differs
from what was shown, so that they and the looks of the other words stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from penholder.document.nodes import TableCell
from penholder.document.spans import Span, Text, normalized
from penholder.ui.editor.blocks import KEPT_BY_QT

Shown = Callable[[Span], str]
"""How a mark, reference or blank is shown."""

UNSHOWN = "\ufffd"
"""Shown for a character that a text control would give a meaning of its own."""


class _Token(NamedTuple):
    """Something that stays or goes as one: a character, a span, or the end of a paragraph."""

    shown: str
    span: Span | None


def cell_text(cell: TableCell, shown: Shown) -> str:
    """The text of a cell, its paragraphs one below the other."""
    return "".join(token.shown for token in _tokens(cell, shown))


def with_text(cell: TableCell, text: str, shown: Shown) -> TableCell:
    """The cell with another text; what did not change keeps its look and its marks."""
    old = _tokens(cell, shown)
    head, start = _same_start(old, text)
    tail, end = _same_end(old[head:], text[start:])
    look = old[head - 1].span if head else (old[0].span if old else None)
    typed = [_typed(sign, look) for sign in text[start : len(text) - end]]
    return replace(cell, paragraphs=_paragraphs([*old[:head], *typed, *old[len(old) - tail :]]))


def _tokens(cell: TableCell, shown: Shown) -> list[_Token]:
    tokens: list[_Token] = []
    for number, spans in enumerate(cell.paragraphs):
        if number:
            tokens.append(_Token("\n", None))
        for span in spans:
            if isinstance(span, Text):
                tokens += [_Token(_visible(sign), replace(span, text=sign)) for sign in span.text]
            else:
                tokens.append(_Token(shown(span), span))
    return tokens


def _visible(sign: str) -> str:
    return UNSHOWN if sign in KEPT_BY_QT else sign


def _same_start(tokens: Sequence[_Token], text: str) -> tuple[int, int]:
    at = 0
    for number, token in enumerate(tokens):
        if not text.startswith(token.shown, at):
            return number, at
        at += len(token.shown)
    return len(tokens), at


def _same_end(tokens: Sequence[_Token], text: str) -> tuple[int, int]:
    """How many tokens stay at the end, and how long they are."""
    size = 0
    for number, token in enumerate(reversed(tokens)):
        if not text.endswith(token.shown, 0, len(text) - size):
            return number, size
        size += len(token.shown)
    return len(tokens), size


def _typed(sign: str, look: Span | None) -> _Token:
    if sign == "\n":
        return _Token(sign, None)
    italic, bold = (look.italic, look.bold) if isinstance(look, Text) else (False, False)
    return _Token(sign, Text(sign, italic, bold))


def _paragraphs(tokens: Sequence[_Token]) -> tuple[tuple[Span, ...], ...]:
    if not tokens:
        return ()
    paragraphs: list[list[Span]] = [[]]
    for token in tokens:
        if token.span is None:
            paragraphs.append([])
        else:
            paragraphs[-1].append(token.span)
    return tuple(normalized(spans) for spans in paragraphs)
