"""The report of the checks before submission, as a page or a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.errors import OutputError
from penholder.formats.atomic import write_atomically
from penholder.formats.comparison.page import STYLE
from penholder.formats.word.elements import Element, element, paragraph, run
from penholder.formats.word.report import grid_table, head_row, report_file, table_cell

Row = tuple[str, str, str, str, str]
"""Severity, place, message, the words found, why."""

HEADS = ("Severity", "Place", "Finding", "Words", "Why")
_WIDTHS = (1300, 1300, 4300, 3000, 3740)


def write_report(rows: Sequence[Row], resolution: Resolution, name: str, path: Path) -> None:
    """Writes the report in the format of the extension. Raises OutputError."""
    require_known_ending(path)
    title = resolution.masthead.symbol or name
    if path.suffix.lower() == ".docx":
        data = docx_report(rows, resolution, title)
    else:
        data = html_report(rows, resolution, title).encode("utf-8", "replace")
    write_atomically(path, data)


def require_known_ending(path: Path) -> None:
    """Raises OutputError for a name that no report can have."""
    if path.suffix.lower() not in (".html", ".htm", ".docx"):
        raise OutputError(f"{path.name} cannot be written: a report ends in .html or .docx.")


def html_report(rows: Sequence[Row], resolution: Resolution, title: str) -> str:
    """The report as a page that needs nothing else."""
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    heading = plain_text(resolution.title) or title
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}: checks before submission</title>
<style>{STYLE}
table {{ table-layout:auto; }} td, thead th {{ padding:.35rem .8rem; }}
</style>
</head>
<body>
<header><h1>{escape(heading)}</h1>
<div class="summary"><p>{escape(title)}: {_counted(rows)}</p></div></header>
<table>
<thead><tr>{heads}</tr></thead>
<tbody>
{body}</tbody>
</table>
</body>
</html>
"""


def docx_report(rows: Sequence[Row], resolution: Resolution, title: str) -> bytes:
    """The report as a Word table in landscape."""
    table = grid_table(_WIDTHS)
    table.append(head_row(HEADS, _WIDTHS))
    table.extend(_row(row) for row in rows)
    content = [
        paragraph("H1", run(plain_text(resolution.title) or title), after=6, outline=0),
        paragraph("Normal", run(f"{title}: {_counted(rows)}"), after=9),
        *([table] if rows else []),
        paragraph("Normal"),
    ]
    return report_file(content, f"{title}: checks before submission", title, across=True)


def _row(texts: Row) -> Element:
    cells = [
        table_cell([paragraph("Normal", run(text), after=3)], width)
        for text, width in zip(texts, _WIDTHS, strict=True)
    ]
    return element("w:tr", *cells)


def _counted(rows: Sequence[Row]) -> str:
    if not rows:
        return "nothing found."
    kinds = [row[0] for row in rows]
    counts = [f"{kinds.count(kind)} × {kind}" for kind in dict.fromkeys(kinds)]
    return ", ".join(counts) + "."
