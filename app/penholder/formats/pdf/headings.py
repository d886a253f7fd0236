"""Headings of the text: their labels, their levels, and where numbering begins again after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.spans import Inline, split_at
from penholder.document.text import plain_text
from penholder.formats.pdf.page_lines import Line as PageLine
from penholder.formats.pdf.paragraphs import Block, Column

MAX_LENGTH = 420
"""Characters; the longest section title met has 260."""

_INDENT = 10.0
_SECTION = re.compile(r"[IVXL]{1,7}\.?|[A-Z]\.?|(?:Rule|Article|Règle|Regla|Artículo) \d{1,3}\.?")
_LABEL = re.compile(r"([IVXL]{1,7}|[A-Z])(\.)?(?:\s+|$)")
_ROMAN = re.compile(r"[IVXL]+")
_NUMBER = re.compile(r"\d+")


def is_heading(block: Block, text: str, column: Column) -> bool:
    """Whether a block is a heading: all bold, or one or two lines of italics at the left edge.

    Bold text that is indented and ends a sentence is a paragraph set bold (in a frame).
    """
    if len(text) > MAX_LENGTH:
        return False
    ending = text.rstrip()
    if block.bold:
        indented = block.first_left > column.left + _INDENT
        return not (indented and ending.endswith((".", ";", ",")))
    at_left = block.first_left < column.left + 5
    return (
        block.italic
        and len(block.lines) <= 2
        and at_left
        and not ending.endswith((",", ";", ".", ":"))
    )


def label_line(block: Block) -> tuple[str, list[PageLine]]:
    """A section number on a line of its own ("II", "Rule 5"), or "", and the lines after it."""
    first = " ".join(block.lines[0].text.split())
    if _SECTION.fullmatch(first):
        return first, block.lines[1:]
    return "", block.lines


def inline_label(spans: Inline) -> tuple[str, Inline]:
    """The label a heading begins with ("A. Trade"), or ""; a lone letter needs its full stop."""
    text = plain_text(spans)
    found = _LABEL.match(text)
    if found is None or found.end() == len(text):
        return "", spans
    if not found[2] and (len(found[1]) == 1 or not _ROMAN.fullmatch(found[1])):
        return "", spans
    return found.group().strip(), split_at(spans, found.end())[1]


class HeadingLevels:
    """Levels by look: each new style of heading stands below those open before it."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def level(self, block: Block, label: str) -> int:
        """The level of a heading, from 1."""
        style = _style(block, label)
        if style in self._open:
            del self._open[self._open.index(style) + 1 :]
        else:
            self._open.append(style)
        return len(self._open)


def _style(block: Block, label: str) -> str:
    bare = label.rstrip(".")
    size = f"{block.size:.0f}"
    if " " in bare:
        return f"{bare.split()[0]} {size}"
    if bare and _ROMAN.fullmatch(bare) and (len(bare) > 1 or bare in "IVX"):
        return f"roman {size}"
    if bare:
        return f"letter {size}"
    return ("bold " if block.bold else "italic ") + size


def with_restarts(lines: Sequence[Line], typed: dict[NodeId, str]) -> list[Line]:
    """The lines with every heading marked after which operative paragraphs begin at 1 again."""
    result = list(lines)
    previous = 0
    heading: int | None = None
    for index, line in enumerate(lines):
        if line.kind is LineKind.ANNEX:
            previous, heading = 0, None
        elif line.kind is LineKind.HEADING:
            heading = index if heading is None else heading
        elif line.kind is LineKind.OPERATIVE:
            number = _NUMBER.match(typed.get(line.id, ""))
            value = int(number.group()) if number else previous + 1
            if heading is not None and previous and value == 1:
                result[heading] = replace(result[heading], restarts=True)
            previous, heading = value, None
    return result
