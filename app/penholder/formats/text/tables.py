"""Tables in a text file: a line for each row, with signs that no other line has.

    │ Lamp       │ Port   │
    ├───┼───┤
    │ Green lamp │ Old ¶ New │
    │ ↑          │ All of them │

Bars stand around the cells and a line of rules below the rows that are repeated on every page;
paragraphs of a cell are parted by ¶. In the grid of columns an arrow stands where a cell is covered
by the one above (↑) or to its left (←). A backslash before a bar, ¶, arrow or backslash makes it a
letter of the text; one before a whole line that looks like one of a table makes it text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from penholder.document.nodes import TableCell, TableRow
from penholder.document.spans import Inline, plain
from penholder.document.tables import MOST_COLUMNS, placed

_BAR: Final = "│"
_PARAGRAPH: Final = "¶"
_ABOVE: Final = "↑"
_LEFT: Final = "←"
_RULES: Final = re.compile("├[─┼]*┤")
_SIGN: Final = re.compile(r"\\[│¶↑←\\]|[│¶]")
_ESCAPED: Final = re.compile(r"\\([│¶↑←\\])")
_LETTERS: Final = re.compile(r"[│¶\\]")


def written(
    rows: tuple[TableRow, ...], header_rows: int, words: Callable[[Inline], str]
) -> list[str]:
    """The lines of a table; `words` are those of a paragraph of a cell."""
    lines: list[dict[int, str]] = [{} for _ in rows]
    for each in placed(rows):
        for row in range(each.row, each.below):
            lines[row].update(dict.fromkeys(range(each.column, each.behind), _LEFT))
            lines[row][each.column] = _ABOVE
        lines[each.row][each.column] = _content(each.cell, words)
    result = [_line(line) for line in lines]
    if header_rows:
        columns = max((max(line, default=0) + 1 for line in lines), default=1)
        result.insert(header_rows, f"├{'┼'.join(['───'] * columns)}┤")
    return result


def is_row(text: str) -> bool:
    """Whether a line is a row of a table."""
    return len(text) > 1 and text[0] == text[-1] == _BAR


def is_rule(text: str) -> bool:
    """Whether a line is the rule below the first rows of a table."""
    return _RULES.fullmatch(text) is not None


def as_text(text: str) -> str:
    """A line of text as it is written so that it is not read as one of a table."""
    return f"\\{text}" if _looks_like_one(text) else text


def text_of(line: str) -> str | None:
    """The text of a line written so (`as_text`); None for all others."""
    return line[1:] if line.startswith("\\") and _looks_like_one(line[1:]) else None


def _looks_like_one(text: str) -> bool:
    bare = text.strip().lstrip("\\")
    return is_row(bare) or is_rule(bare)


def read(lines: Sequence[str]) -> tuple[tuple[TableRow, ...], int]:
    """The rows of a table of such lines, and how many are repeated; marks are still letters."""
    rows: list[list[_Cell]] = []
    above: dict[int, _Cell] = {}
    header_rows = 0
    for line in lines:
        if is_rule(line):
            header_rows = header_rows or len(rows)
            continue
        here: dict[int, _Cell] = {}
        new: list[_Cell] = []
        for column, raw in enumerate(_split(line[1:-1], _BAR) if line[1:-1] else []):
            upper, left = above.get(column), here.get(column - 1)
            if raw.strip() == _ABOVE and upper is not None and upper.column == column:
                upper.rows += 1
                here[column] = upper
            elif raw.strip() == _LEFT and left is not None and left.reaches(column, len(rows)):
                here[column] = left
            else:
                here[column] = _Cell(_paragraphs(raw), len(rows), column)
                new.append(here[column])
        rows.append(new)
        above = here
    made = (TableRow(tuple(cell.made() for cell in row)) for row in rows)
    return tuple(made), header_rows


@dataclass
class _Cell:
    """A cell while the rows are read: what it says, where it stands, how much it covers."""

    paragraphs: tuple[Inline, ...]
    row: int
    column: int
    columns: int = 1
    rows: int = 1

    def reaches(self, column: int, row: int) -> bool:
        """Whether it covers this place too: in its own row it may grow."""
        if column < self.column + self.columns:
            return True
        if row > self.row or self.columns == MOST_COLUMNS:
            return False
        self.columns += 1
        return True

    def made(self) -> TableCell:
        return TableCell(self.paragraphs, self.columns, self.rows)


def _content(cell: TableCell, words: Callable[[Inline], str]) -> str:
    paragraphs = (_LETTERS.sub(r"\\\g<0>", words(each)) for each in cell.paragraphs)
    text = f" {_PARAGRAPH} ".join(paragraphs).strip()
    return f"\\{text}" if text in (_ABOVE, _LEFT) else text


def _line(cells: dict[int, str]) -> str:
    if not cells:
        return _BAR + _BAR
    inside = (f" {cells.get(column, '')} " for column in range(max(cells) + 1))
    return f"{_BAR}{_BAR.join(inside)}{_BAR}"


def _split(text: str, sign: str) -> list[str]:
    """The parts of a text between signs that no backslash makes letters."""
    parts: list[str] = []
    start = 0
    for found in _SIGN.finditer(text):
        if found[0] == sign:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _paragraphs(raw: str) -> tuple[Inline, ...]:
    texts = [_ESCAPED.sub(r"\1", part).strip() for part in _split(raw, _PARAGRAPH)]
    return tuple(map(plain, texts)) if any(texts) or len(texts) > 1 else ()
