"""Copying from a comparison: the marks go along, for Word and mail and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from penholder.compare.marked import MarkedLine, Run
from penholder.compare.result import WordOp
from penholder.document.lines import LineKind
from penholder.ui.compare.one_column import Labelled
from penholder.ui.theme import Theme

_SIGNS = {WordOp.INSERT: ("[+", "+]"), WordOp.DELETE: ("[-", "-]")}


def mime_data(lines: Labelled, theme: Theme) -> QMimeData:
    """Lines as formatted text (underlined and struck, in the colours of a theme) and as plain text.

    The theme should be a light one: what is copied is pasted on white.
    """
    data = QMimeData()
    data.setHtml(as_html(lines, theme))
    data.setText(as_text(lines))
    return data


def as_text(lines: Labelled) -> str:
    """Plain text in which what came stands in [+ +] and what went in [- -]."""
    return "\n".join(
        (f"{label}\t" if label else "") + "".join(map(_text, _by_op(marked.runs)))
        for label, marked in lines
    )


def _text(run: Run) -> str:
    if run.op is WordOp.EQUAL or not run.text.strip():
        return run.text
    before, after = _SIGNS[run.op]
    words = run.text.strip()
    start = run.text.index(words)
    return run.text[:start] + before + words + after + run.text[start + len(words) :]


def _by_op(runs: Sequence[Run]) -> list[Run]:
    """Runs joined as far as their marks are the same; note marks in the text are left out."""
    joined: list[Run] = []
    for run in runs:
        if run.note:
            continue
        if joined and joined[-1].op is run.op:
            joined[-1] = Run(joined[-1].text + run.text, run.op)
        else:
            joined.append(Run(run.text, run.op))
    return joined


def as_html(lines: Labelled, theme: Theme) -> str:
    """A piece of a page that Word and mail programs paste with its marks."""
    return (
        '<html><head><meta charset="utf-8"></head>'
        "<body style=\"font-family:'Times New Roman',serif; font-size:12pt\">"
        + "".join(_paragraph(label, marked, theme) for label, marked in lines)
        + "</body></html>"
    )


def _paragraph(label: str, marked: MarkedLine, theme: Theme) -> str:
    words = "".join(_run(run, theme) for run in marked.runs)
    if marked.line.kind in (LineKind.HEADING, LineKind.ANNEX):
        words = f"<b>{words}</b>"
    number = f"{escape(label)}&nbsp;&nbsp; " if label else ""
    indent = 18 * marked.line.level
    return f'<p style="margin:0 0 6pt {indent}pt">{number}{words}</p>'


def _run(run: Run, theme: Theme) -> str:
    words = escape(run.text).replace("\n", "<br>")
    if run.italic:
        words = f"<i>{words}</i>"
    if run.bold:
        words = f"<b>{words}</b>"
    if run.note:
        words = f"<sup>{words}</sup>"
    if run.op is WordOp.INSERT:
        look = f"color:{theme.insert_text}; background:{theme.insert_ground}"
        return f'<u style="{look}; text-decoration:underline">{words}</u>'
    if run.op is WordOp.DELETE:
        look = f"color:{theme.delete_text}; background:{theme.delete_ground}"
        return f'<s style="{look}; text-decoration:line-through">{words}</s>'
    return words
