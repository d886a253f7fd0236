"""Groups lines into blocks: paragraphs, headings, lines that stand alone.

A block ends where the space below a line is larger than between its lines, where the look or size
of the type changes, or where a line begins as only paragraphs do. Across pages a block goes on when
the next page begins as its further lines do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from penholder.formats.pdf.page_lines import Line
from penholder.formats.text.labels import parse_label

_PARAGRAPH_GAP = 1.3
"""Lines of a paragraph stand 1.2 sizes apart, paragraphs at least 1.6."""

_COLUMN_GAP = 36.0
"""Points between texts on one line that do not belong together (a meeting line beside the text)."""


_EXCEPTION_SHARE = 0.03
"""Fewer lines than this share that begin further left are exceptions."""

_SIZE_CHANGE = 1.3
"""Points by which headings and notes differ from text; less is a slip (11 for 10 in 79/1)."""


@dataclass(frozen=True)
class Column:
    """Where the text stands: the left edge of full lines and the right edge, in points."""

    left: float
    right: float


class Block:
    """Lines that belong together. `first_left` and `hang` are the left edges of the first line and
    of the further ones (`hang` is `first_left` where there are none).
    """

    def __init__(self, first: Line) -> None:
        self.lines = [first]
        self.page = first.page
        self.first_left = first.left
        self.hang = first.left

    def add(self, line: Line) -> None:
        """Adds a further line."""
        self.hang = line.left if self.single else min(self.hang, line.left)
        self.lines.append(line)

    @property
    def single(self) -> bool:
        """Whether it is one line."""
        return len(self.lines) == 1

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def text(self) -> str:
        """The characters, note marks included; for recognising, not for keeping."""
        return " ".join(line.text for line in self.lines)


def column_of(lines: Iterable[Line], margin: float | None = None) -> Column:
    """The text column: the leftmost place where lines begin that is no exception, and where the
    longest of them end.

    `margin` is the left margin of the page, where the agenda stands; what begins there is left out.
    """
    every = list(lines)
    body = [line for line in every if margin is None or line.left > margin + 20] or every
    if not body:
        return Column(72.0, 540.0)
    counts = Counter(round(line.left / 2) for line in body)
    enough = max(2, int(_EXCEPTION_SHARE * len(body)))
    places = [key for key in sorted(counts) if counts[key] + counts[key + 1] >= enough]
    edge = min(places, default=min(counts))
    at_edge = [line for line in body if edge - 0.5 <= line.left / 2 <= edge + 1.5]
    lefts = sorted(line.left for line in at_edge)
    rights = sorted(line.right for line in body)
    return Column(lefts[len(lefts) // 2], rights[int(0.9 * (len(rights) - 1))])


def blocks_of(lines: Sequence[Line], column: Column) -> list[Block]:
    """The blocks of lines that stand in reading order, page after page."""
    blocks: list[Block] = []
    for line in _uncoupled(lines, column):
        if blocks and _continues(blocks[-1], line, column):
            blocks[-1].add(line)
        else:
            blocks.append(Block(line))
    return blocks


def _uncoupled(lines: Sequence[Line], column: Column) -> Iterable[Line]:
    for line in lines:
        parts = line.parts(_COLUMN_GAP)
        # Only what stands at the right margin is a text of its own; other wide gaps are tabs.
        if len(parts) == 2 and parts[1].left > (column.left + column.right) / 2:
            yield from parts
        else:
            yield line


def _continues(block: Block, line: Line, column: Column) -> bool:
    last = block.lines[-1]
    if abs(last.size - line.size) > _SIZE_CHANGE:
        return False
    if _stands_right(block.lines[0], column) != _stands_right(line, column):
        return False
    if last.page != line.page:
        return _goes_on_overleaf(block, line, column)
    gap = last.baseline - line.baseline
    if not 0 <= gap <= _PARAGRAPH_GAP * 1.2 * max(last.size, line.size):
        return False
    if last.bold != line.bold and (block.bold or block.first_left < column.left - 20):
        return False
    indented = line.left > block.hang + 8 and not block.single
    return not (begins_with_label(line.text) and (indented or _begins_paragraph(block, line)))


def begins_with_label(text: str) -> bool:
    """Whether a line begins with something that looks like a label."""
    head = text[:9]
    if head[:1].isalpha() and not (")" in head or "." in head):
        return False  # as most lines do
    return parse_label(text) is not None


def _begins_paragraph(block: Block, line: Line) -> bool:
    """Whether a labelled line stands where the block's own label stands."""
    return (
        begins_with_label(block.lines[0].text)
        and abs(line.left - block.first_left) < 3
        and (line.left > block.hang + 8 or block.single)
    )


def _stands_right(line: Line, column: Column) -> bool:
    return line.left > (column.left + column.right) / 2 and line.right > column.right - 12


def _goes_on_overleaf(block: Block, line: Line, column: Column) -> bool:
    last = block.lines[-1]
    if last.bold != line.bold and not last.text.endswith((",", "-")):
        return False
    if block.bold and line.bold:
        return False
    hang = block.hang if not block.single else _usual_hang(block, column)
    if abs(line.left - hang) > 5:
        return False
    if abs(hang - block.first_left) > 8:
        return not begins_with_label(line.text) or last.right > column.right - 60
    # A block without indentation: it goes on if its last line is full and no sentence ends there.
    full = last.right > column.right - 60
    return (
        full
        and not begins_with_label(line.text)
        and not last.text.rstrip("”’)").endswith((".", ";", ":"))
    )


def _usual_hang(block: Block, column: Column) -> float:
    first = block.first_left
    return column.left if first < column.left + 60 else first
