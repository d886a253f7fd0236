"""The tables of two texts as HTML, changed cells marked word by word."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from penholder.compare.marked import Side
from penholder.compare.result import Pair, WordEdit, WordOp
from penholder.compare.tables import RowPair, compare_tables
from penholder.document.lines import Line, LineKind
from penholder.document.text import plain_text


def table_sides(pair: Pair, old: Side, new: Side) -> tuple[str, str] | None:
    """Both sides of a pair of tables as HTML tables; None where the pair is to be shown as text."""
    if len(pair.old) != 1 or len(pair.new) != 1:
        return None
    before, after = old.lines[pair.old[0]], new.lines[pair.new[0]]
    if before.kind is not LineKind.TABLE or after.kind is not LineKind.TABLE:
        return None
    found = compare_tables(before, after, (old.references, new.references))
    if found is None:
        return plain_table(before, old, "del"), plain_table(after, new, "ins")
    return _marked(found, old=True), _marked(found, old=False)


def plain_table(line: Line, side: Side, mark: str = "") -> str:
    """A table line as it stands; `mark` ("ins", "del") says that all of it came or went."""
    rows = []
    for row in line.rows:
        cells = [
            "\n".join(plain_text(text, side.references) for text in cell.paragraphs)
            for cell in row.cells
        ]
        rows.append("".join(f"<td>{_tagged(escape(cell), mark)}</td>" for cell in cells))
    return _table(rows)


def _marked(rows: Sequence[RowPair], *, old: bool) -> str:
    own = [row for row in rows if (row.old_row if old else row.new_row) is not None]
    if old:
        own.sort(key=lambda row: row.old_row if row.old_row is not None else -1)
    html = []
    for row in own:
        cells = [
            (cell.old_column if old else cell.new_column, _words(cell.words, old=old))
            for cell in row.cells
        ]
        shown = sorted((at, text) for at, text in cells if at is not None)
        html.append("".join(f"<td>{text}</td>" for _at, text in shown))
    return _table(html)


def _words(words: Sequence[WordEdit], *, old: bool) -> str:
    passed_over = WordOp.INSERT if old else WordOp.DELETE
    mark = "del" if old else "ins"
    return "".join(
        escape(edit.text) if edit.op is WordOp.EQUAL else _tagged(escape(edit.text), mark)
        for edit in words
        if edit.op is not passed_over
    )


def _tagged(text: str, mark: str) -> str:
    return f"<{mark}>{text}</{mark}>" if mark and text else text


def _table(rows: Sequence[str]) -> str:
    return f'<table class="cells">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'
