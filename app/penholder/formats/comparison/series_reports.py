"""The table of years in its formats: text for a terminal, a page, a Word file in landscape.

One column a text, one row a clause. Words that came since the text before are underlined, those
that went struck; a clause that stands as it stood is said to be so instead of being repeated.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape

from penholder.compare.marked import Side
from penholder.compare.result import WordOp
from penholder.compare.series import Cell, Series
from penholder.document.resolution import Resolution
from penholder.formats.comparison.page import STYLE
from penholder.formats.comparison.parts import is_changed, margin_labels, without_typography
from penholder.formats.word.elements import Element, element, paragraph, run
from penholder.formats.word.report import (
    ACROSS_WIDTH,
    grid_table,
    head_row,
    report_file,
    table_cell,
)
from penholder.formats.word.synopsis import marked_run

AS_BEFORE = "as before"


class SeriesReport:
    """A table of years with the texts it was made of and what each is called."""

    def __init__(self, table: Series, texts: Sequence[Resolution], names: Sequence[str]) -> None:
        self.table = table
        self.names = [text.masthead.symbol or name for text, name in zip(texts, names, strict=True)]
        self._labels = [margin_labels(Side(text)) for text in texts]

    def text(self, *, changes_only: bool = False) -> str:
        """For a terminal: a block a clause, a line a text."""
        width = max((len(name) for name in self.names), default=0)
        blocks = []
        for row in self._rows(changes_only=changes_only):
            lines = []
            for year, cell in enumerate(row):
                words = " ".join(" / ".join(cell.texts).split())
                said = AS_BEFORE if _same(cell) and cell.lines else words
                shown = textwrap.shorten(said, 100 - width, placeholder=" ...") or "-"
                lines.append(f"{self.names[year]:<{width}}  {self._label(year, cell):<8} {shown}")
            blocks.append("\n".join(lines))
        return "\n\n".join(blocks) + "\n"

    def html(self, *, changes_only: bool = False) -> str:
        """A page that needs nothing else."""
        heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.names)
        rows = "".join(
            f"<tr>{''.join(self._html_cell(year, cell) for year, cell in enumerate(row))}</tr>\n"
            for row in self._rows(changes_only=changes_only)
        )
        title = " – ".join((self.names[0], self.names[-1])) if self.names else ""
        return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}: table of years</title>
<style>{STYLE}
table {{ table-layout:auto; }} td, thead th {{ min-width:16rem; padding:.4rem .8rem; }}
.same {{ color:var(--faint); }}
</style>
</head>
<body>
<header><h1>{escape(title)}</h1>
<p class="key"><ins>came</ins> <del>went</del> since the text before</p></header>
<table>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}</tbody>
</table>
</body>
</html>
"""

    def docx(self, *, changes_only: bool = False) -> bytes:
        """A Word file in landscape, the heads repeated on every page."""
        widths = [ACROSS_WIDTH // max(1, len(self.names))] * len(self.names)
        table = grid_table(widths)
        table.append(head_row(self.names, widths))
        for row in self._rows(changes_only=changes_only):
            cells = [table_cell(self._word_cell(y, c), widths[y]) for y, c in enumerate(row)]
            table.append(element("w:tr", *cells))
        content = [table, paragraph("Normal")]
        return report_file(content, "Table of years", " / ".join(self.names), across=True)

    def _rows(self, *, changes_only: bool) -> list[tuple[Cell, ...]]:
        return [row for row in self.table.rows if not (changes_only and all(map(_same, row[1:])))]

    def _label(self, year: int, cell: Cell) -> str:
        return " + ".join(self._labels[year][node] or "–" for node in cell.lines)

    def _html_cell(self, year: int, cell: Cell) -> str:
        if not cell.lines and not cell.pairs:
            return '<td class="gap"><span class="unseen">not there</span></td>'
        label = f'<span class="same">{escape(self._label(year, cell))}</span> '
        if _same(cell):
            return f'<td>{label}<span class="same">{AS_BEFORE}</span></td>'
        parts = [
            f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text) for text, tag in _words(cell)
        ]
        return f"<td>{label}{''.join(parts)}</td>"

    def _word_cell(self, year: int, cell: Cell) -> list[Element]:
        if not cell.lines and not cell.pairs:
            return []
        label = run(f"{self._label(year, cell)} ")
        if _same(cell):
            return [paragraph("Normal", label, run(AS_BEFORE, italic=True), after=3)]
        ops = {"ins": WordOp.INSERT, "del": WordOp.DELETE, "": WordOp.EQUAL}
        runs = [marked_run(text, ops[tag]) for text, tag in _words(cell)]
        return [paragraph("Normal", label, *runs, after=3)]


def _same(cell: Cell) -> bool:
    """Whether a cell says nothing new: no line changed its words since the text before."""
    return bool(cell.pairs) and bool(cell.lines) and not any(map(is_changed, cell.pairs))


def _words(cell: Cell) -> list[tuple[str, str]]:
    """The words of a cell, each stretch with the tag of its mark."""
    if not cell.pairs:
        return [("\n".join(cell.texts), "")]
    marks = {WordOp.EQUAL: "", WordOp.DELETE: "del", WordOp.INSERT: "ins"}
    result: list[tuple[str, str]] = []
    for place, pair in enumerate(cell.pairs):
        if place:
            result.append(("\n", ""))
        result += [
            (edit.text, marks[edit.op]) for edit in without_typography(pair, old=False).words
        ]
    return result
