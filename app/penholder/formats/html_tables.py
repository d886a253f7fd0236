"""Tables of a web page or of what Word puts on the clipboard, taken out as tables.

In the place of each stands a line of its own with a sign, so that the text around them is read as
ever and the tables are put back where the signs come out.
"""

from __future__ import annotations

from typing import NamedTuple

import lxml.html

from penholder.document.nodes import TableCell, TableRow
from penholder.document.spans import plain
from penholder.formats.html_text import page_of, text_of

MOST_SPAN = 100
"""A cell is taken to cover no more rows or columns than these."""

MOST_CELLS = 20_000
"""Cells of all tables of a page; a page with more is read as text."""


class PageWithTables(NamedTuple):
    """The text of a page with a sign in the place of each table, and the tables by their signs."""

    text: str
    tables: dict[str, tuple[tuple[TableRow, ...], int]]


def with_tables(root: lxml.html.HtmlElement) -> PageWithTables:
    """Takes the tables out of a page; those that only lay it out stay text.

    A table lays out when it has one row or column or holds another, or when it stands in front of
    all else (the masthead of a document).
    """
    tables: dict[str, tuple[tuple[TableRow, ...], int]] = {}
    cells = 0
    for table in list(root.iter("table")):
        if next(iter(table.iterdescendants("table")), None) is not None:
            continue
        rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
        cells += sum(map(len, rows))
        if cells > MOST_CELLS or len(rows) < 2 or max(map(len, rows)) < 2 or _leads(root, table):
            continue
        sign = f"\ue000{len(tables)}\ue001"
        tables[sign] = (
            tuple(TableRow(tuple(map(_cell, row))) for row in rows if row),
            _headings(rows),
        )
        paragraph = lxml.html.Element("p")
        paragraph.text, paragraph.tail = sign, table.tail
        parent = table.getparent()
        if parent is not None:
            parent.replace(table, paragraph)
    return PageWithTables(page_of(root)[0], tables)


def _leads(root: lxml.html.HtmlElement, table: lxml.html.HtmlElement) -> bool:
    """Whether a table is the first thing on a page that has more."""
    words = text_of(root).split()
    inside = text_of(table).split()
    return len(words) > len(inside) and words[: len(inside)] == inside


def _headings(rows: list[list[lxml.html.HtmlElement]]) -> int:
    count = 0
    while count < len(rows) and rows[count] and all(_heads(cell) for cell in rows[count]):
        count += 1
    return count if count < len(rows) else 0


def _heads(cell: lxml.html.HtmlElement) -> bool:
    above = cell.getparent()
    group = above.getparent() if above is not None else None
    return cell.tag == "th" or (group is not None and group.tag == "thead")


def _cell(cell: lxml.html.HtmlElement) -> TableCell:
    lines = (line.strip() for line in text_of(cell).splitlines())
    return TableCell(
        tuple(plain(line) for line in lines if line), _span(cell, "colspan"), _span(cell, "rowspan")
    )


def _span(cell: lxml.html.HtmlElement, attribute: str) -> int:
    value = (cell.get(attribute) or "").strip()
    digits = value.isascii() and value.isdigit() and len(value) < 6
    return max(1, min(MOST_SPAN, int(value))) if digits else 1
