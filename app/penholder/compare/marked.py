"""A pair's words laid over the typography of its lines: what every view and report paints.

The word edits of a pair know only plain text; the lines know italics, note marks, references and
blanks. `marked_lines` joins the two into runs that a renderer can set one after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from penholder.compare.result import Pair, WordOp
from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.nodes import TableCell
from penholder.document.numbering import line_labels, note_labels, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Blank, Inline, NoteMark, ParagraphReference, Text
from penholder.document.text import plain_text


@dataclass(frozen=True)
class Run:
    """Characters of one look. `op` is EQUAL, DELETE (old side) or INSERT (new side).

    `note` marks a raised note label, `blank` an unfilled field.
    """

    text: str
    op: WordOp = WordOp.EQUAL
    italic: bool = False
    bold: bool = False
    note: bool = False
    blank: bool = False


@dataclass(frozen=True)
class MarkedLine:
    """One line of one side, ready to be set. `cells`: of a table, how many characters of the runs
    each cell has, row by row; a tab or a line feed stands between two.
    """

    line: Line
    label: str
    runs: tuple[Run, ...]
    cells: tuple[int, ...] = ()


class Side:
    """One of the two compared texts, with its labels worked out once."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        lines = to_lines(resolution.body, resolution.annexes)
        self.lines = {line.id: line for line in lines}
        self.labels = line_labels(lines, resolution.language)

    @cached_property
    def references(self) -> dict[NodeId, str]:
        """How each paragraph is named in a reference; few texts have one."""
        lines = list(self.lines.values())
        return reference_texts(lines, self.resolution.language, self.labels)

    @cached_property
    def notes(self) -> dict[NoteId, str]:
        """The label of every note."""
        return note_labels(self.resolution)

    def plain(self, node: NodeId) -> str:
        """The plain text of a line, as the comparison sees it."""
        line = self.lines[node]
        if line.kind is LineKind.TABLE:
            return line_plain_text(line, self.references)
        return self.text(line.spans)

    def text(self, spans: Inline) -> str:
        """The plain text of spans; what references are named is worked out only if there is one."""
        if len(spans) == 1 and type(spans[0]) is Text:
            return spans[0].text
        refers = any(type(span) is ParagraphReference for span in spans)
        return plain_text(spans, self.references if refers else None)


def line_plain_text(line: Line, references: Mapping[NodeId, str]) -> str:
    """The plain text of a line; a table's cells are separated by tabs, its rows by line feeds."""
    if line.kind is not LineKind.TABLE:
        return plain_text(line.spans, references)
    return "\n".join(
        "\t".join(_cell_text(cell, references) for cell in row.cells) for row in line.rows
    )


def _cell_text(cell: TableCell, references: Mapping[NodeId, str]) -> str:
    return "\n".join(plain_text(text, references) for text in cell.paragraphs)


def marked_lines(pair: Pair, side: Side, *, old: bool) -> list[MarkedLine]:
    """The lines of one side of a pair with the words that went or came marked in them."""
    ids = pair.old if old else pair.new
    passed_over = WordOp.INSERT if old else WordOp.DELETE
    stretches = [(edit.op, len(edit.text)) for edit in pair.words if edit.op is not passed_over]
    edits = _Stretches(stretches)
    result: list[MarkedLine] = []
    for place, node in enumerate(ids):
        if place:
            edits.take(1)  # the line feed between two lines of one side
        line = side.lines[node]
        if line.kind is LineKind.TABLE:
            runs = _cut(line_plain_text(line, side.references), edits)
            texts = [_cell_text(cell, side.references) for row in line.rows for cell in row.cells]
            cells = tuple(map(len, texts))
        else:
            cells = ()
            runs = [
                run
                for piece in _pieces(line.spans, side.references, side.notes)
                for run in _cut_piece(piece, edits)
            ]
        result.append(MarkedLine(line, side.labels.get(node, ""), _joined(runs), cells))
    return result


def marked_text(spans: Inline, pair: Pair, side: Side, *, old: bool) -> tuple[Run, ...]:
    """The same for a text outside the body: title, opening line, a note."""
    passed_over = WordOp.INSERT if old else WordOp.DELETE
    edits = _Stretches([(e.op, len(e.text)) for e in pair.words if e.op is not passed_over])
    runs: list[Run] = []
    for piece in _pieces(spans, side.references, side.notes):
        runs.extend(_cut_piece(piece, edits))
    return _joined(runs)


class _Stretches:
    """Hands out operations for the next characters of the text, stretch by stretch."""

    def __init__(self, stretches: Sequence[tuple[WordOp, int]]) -> None:
        self._stretches = list(reversed(stretches))

    def take(self, count: int) -> list[tuple[WordOp, int]]:
        taken: list[tuple[WordOp, int]] = []
        while count and self._stretches:
            op, size = self._stretches.pop()
            if size > count:
                self._stretches.append((op, size - count))
                size = count
            if size:
                taken.append((op, size))
            count -= size
        if count:  # a text longer than its edits: shown unmarked rather than lost
            taken.append((WordOp.EQUAL, count))
        return taken


def _pieces(
    spans: Inline, references: Mapping[NodeId, str], notes: Mapping[NoteId, str]
) -> Iterable[Run]:
    for span in spans:
        match span:
            case Text():
                yield Run(span.text, italic=span.italic, bold=span.bold)
            case NoteMark():
                yield Run(notes.get(span.note, "?"), note=True)
            case Blank():
                yield Run(plain_text((span,)), blank=True)
            case _:
                yield Run(plain_text((span,), references))


def _cut_piece(piece: Run, edits: _Stretches) -> list[Run]:
    if piece.note:  # no character of the compared text
        return [piece]
    return [
        Run(run.text, run.op, piece.italic, piece.bold, blank=piece.blank)
        for run in _cut(piece.text, edits)
    ]


def _cut(text: str, edits: _Stretches) -> list[Run]:
    runs: list[Run] = []
    start = 0
    for op, size in edits.take(len(text)):
        runs.append(Run(text[start : start + size], op))
        start += size
    return runs


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    result: list[Run] = []
    for run in runs:
        last = result[-1] if result else None
        if last is not None and not last.note and _look(last) == _look(run):
            result[-1] = Run(last.text + run.text, run.op, run.italic, run.bold, blank=run.blank)
        elif run.text:
            result.append(run)
    return tuple(result)


def _look(run: Run) -> tuple[object, ...]:
    return (run.op, run.italic, run.bold, run.note, run.blank)
