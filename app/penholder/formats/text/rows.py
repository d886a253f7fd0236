"""The lines of a text file, decoded: what stands in each, how far in, and after a blank or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from penholder.errors import InputError

MAX_LINES = 200_000
MAX_LINE_CHARACTERS = 2_000_000
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_TAB_WIDTH = 4


@dataclass(frozen=True)
class Row:
    """One line without the white space around it. `number` counts from 1 in the file.

    `indent` is in characters, a tab counting four; `after_blank` says an empty line stood before.
    """

    text: str
    number: int
    indent: int = 0
    after_blank: bool = False


def decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text of the bytes, and a warning where its encoding had to be guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff"), []
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError:
        if b"\x00" in data[:4096]:
            raise InputError(f"{name} is not plain text: open the file it was made from.") from None
        text = data.decode("cp1252", errors="replace")
        return text, ["The file is not in UTF-8: it was read as Western European text."]


def rows_of(text: str, name: str) -> list[Row]:
    """The lines of the text that have something in them. Raises InputError for far too many."""
    rows: list[Row] = []
    blank = False
    for number, raw in enumerate(_LINE_END.split(text), 1):
        stripped = raw.strip(" \t\u200b\ufeff\u00a0\x00\x1a")
        if not stripped:
            blank = True
            continue
        rows.append(Row(stripped, number, _indent(raw), blank))
        blank = False
        if len(rows) > MAX_LINES:
            raise InputError(f"{name} has over {MAX_LINES} lines: it is not a resolution.")
        if len(stripped) > MAX_LINE_CHARACTERS:
            raise InputError(f"{name} has a line of over {MAX_LINE_CHARACTERS} characters.")
    return rows


def texts(rows: Iterable[Row]) -> list[str]:
    """What stands in the lines."""
    return [row.text for row in rows]


def _indent(raw: str) -> int:
    width = 0
    for char in raw:
        if char == "\t":
            width += _TAB_WIDTH - width % _TAB_WIDTH
        elif char in " \u00a0":
            width += 1
        else:
            break
    return width
