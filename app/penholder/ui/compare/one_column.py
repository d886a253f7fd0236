"""The two sides of a row as one text: what went struck, what came underlined, in one column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from penholder.compare.marked import MarkedLine, Run
from penholder.compare.result import WordEdit, WordOp
from penholder.compare.rows import RowRole
from penholder.formats.comparison.parts import is_same_words
from penholder.ui.compare.view_rows import ViewRow

Labelled = tuple[tuple[str, MarkedLine], ...]

PARAGRAPH_GONE = "¶ "
"""Stands, struck, where two old paragraphs were merged into one."""


def one_column(row: ViewRow) -> Labelled:
    """The lines of a row in one column, each with both labels ("12 → 14") where they differ.

    The old end of a move shows nothing but its old lines: its words are marked at the new end.
    """
    old, new = row.old or row.elsewhere, row.new
    if row.role is RowRole.OLD_END or not new:
        return old
    if not old:
        return new
    return _merged(row.pair.words, old, new)


def _merged(words: Sequence[WordEdit], old: Labelled, new: Labelled) -> Labelled:
    before, after = _Stream(old), _Stream(new)
    lines: list[list[Run]] = [[]]

    def put(runs: Iterator[Run | None]) -> None:
        for run in runs:
            if run is None:
                lines.append([])
            else:
                lines[-1].append(run)

    for gone, come, same in reading_steps(words):
        if same:
            for _ in before.take(len(gone)):
                pass
            put(after.take(len(come)))
        else:
            put(_gone(run) for run in before.take(len(gone)))
            put(after.take(len(come)))
    put(after.rest())
    return tuple(
        (_label(old, label, place), _with_runs(marked, lines[place]))
        for place, (label, marked) in enumerate(new[: len(lines)])
    )


def _with_runs(marked: MarkedLine, runs: Sequence[Run]) -> MarkedLine:
    """A new line with what went in it. The cells of a table grow by what went from them; a table
    that lost a row or a column has no cells any more and is set as text.
    """
    cells = list(marked.cells)
    at = left = 0
    for run in runs:
        if run.op is not WordOp.DELETE:
            left += len(run.text)
        elif "\t" in run.text or "\n" in run.text:
            cells.clear()
        while cells and at < len(cells) - 1 and left > marked.cells[at]:
            left -= marked.cells[at] + 1
            at += 1
        if cells and run.op is WordOp.DELETE:
            cells[at] += len(run.text)
    return MarkedLine(marked.line, marked.label, tuple(runs), tuple(cells))


def reading_steps(words: Sequence[WordEdit]) -> Iterator[tuple[str, str, bool]]:
    """What went, what came, and whether both are the same to a reader, in the order of the text."""
    place = 0
    while place < len(words):
        edit = words[place]
        if place + 1 < len(words) and is_same_words(edit, words[place + 1]):
            texts = {item.op: item.text for item in words[place : place + 2]}
            yield texts[WordOp.DELETE], texts[WordOp.INSERT], True
            place += 2
            continue
        if edit.op is WordOp.EQUAL:
            yield edit.text, edit.text, True
        elif edit.op is WordOp.DELETE:
            yield edit.text, "", False
        else:
            yield "", edit.text, False
        place += 1


def _gone(run: Run | None) -> Run:
    return Run(PARAGRAPH_GONE, WordOp.DELETE) if run is None else replace(run, op=WordOp.DELETE)


def _label(old: Labelled, label: str, place: int) -> str:
    if place or not old[0][0] or not label or old[0][0] == label:
        return label
    return f"{old[0][0].rstrip('.')} → {label}"


class _Stream:
    """Hands out the runs of one side character by character, its lines joined by line feeds."""

    def __init__(self, lines: Labelled) -> None:
        self._runs: list[Run | None] = []
        for place, (_, marked) in enumerate(lines):
            if place:
                self._runs.append(None)
            self._runs.extend(marked.runs)
        self._runs.reverse()

    def take(self, count: int) -> Iterator[Run | None]:
        """The runs of the next characters, None between two lines.

        Note marks, which count for no character, come along with what stands before them.
        """
        while self._runs:
            run = self._runs[-1]
            mark = run is not None and run.note
            if count <= 0 and not mark:
                return
            self._runs.pop()
            if run is None or mark:
                count -= run is None
                yield run
                continue
            if len(run.text) > count:
                self._runs.append(replace(run, text=run.text[count:]))
                run = replace(run, text=run.text[:count])
            count -= len(run.text)
            yield run

    def rest(self) -> Iterator[Run | None]:
        """What is left."""
        while self._runs:
            yield self._runs.pop()
