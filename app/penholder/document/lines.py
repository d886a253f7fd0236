"""The body and annexes as a flat list of lines in reading order, and back.

The tree of `nodes` is what a resolution *is*; a list of lines is how it is read from a file, shown
in the editor, compared and written. `to_lines` and `from_lines` are exact inverses on every valid
resolution, so nothing is lost on the way in either direction.

`level` says how deep a line stands: a sub-paragraph has the level of its own label, (a) = 1,
(i) = 2; a continuation has the level of the clause it continues (0 for the paragraph itself); a
quotation or table has 0 in the body and n + 1 inside a clause of level n; a heading has its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from penholder.document.ids import NodeId
from penholder.document.nodes import (
    Annex,
    BodyNode,
    ClauseBlock,
    Continuation,
    Heading,
    Paragraph,
    ParagraphKind,
    Quotation,
    SubParagraph,
    Table,
    TableRow,
)
from penholder.document.spans import Inline


class LineKind(StrEnum):
    """What a line is. The four paragraph kinds have the names of `ParagraphKind`."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    OPENING = "opening"
    PLAIN = "plain"
    SUBPARAGRAPH = "subparagraph"
    CONTINUATION = "continuation"
    HEADING = "heading"
    QUOTED = "quoted"
    TABLE = "table"
    ANNEX = "annex"


PARAGRAPH_KINDS = frozenset(
    {LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.OPENING, LineKind.PLAIN}
)

_LINE_KINDS = {kind: LineKind(kind.value) for kind in ParagraphKind}
_PARAGRAPH_KIND = {line: kind for kind, line in _LINE_KINDS.items()}
_SUBPARAGRAPH, _CONTINUATION = LineKind.SUBPARAGRAPH, LineKind.CONTINUATION
_HEADING, _QUOTED = LineKind.HEADING, LineKind.QUOTED
_OPAQUE = frozenset({LineKind.QUOTED, LineKind.TABLE})
"""Looked up once: to make a member of an enumeration from its value costs five times a look-up."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line. `label` is None where the number is computed, else the locked or typed label.

    `depth` belongs to quotations, `restarts` to headings, `rows` and `header_rows` to tables.
    """

    id: NodeId
    kind: LineKind
    spans: Inline = ()
    level: int = 0
    label: str | None = None
    depth: int = 0
    restarts: bool = False
    rows: tuple[TableRow, ...] = ()
    header_rows: int = 0


def to_lines(body: Sequence[BodyNode], annexes: Sequence[Annex] = ()) -> list[Line]:
    """All lines of a body and its annexes in reading order."""
    for kept in _RECENT:
        if kept.body is body and kept.annexes is annexes:
            return list(kept.lines)
    lines = _lines(body, annexes)
    if isinstance(body, tuple) and isinstance(annexes, tuple):
        _RECENT[:] = [_Kept(body, annexes, tuple(lines)), *_RECENT[: _MOST_RECENT - 1]]
    return lines


class _Kept(NamedTuple):
    """A tree and its lines."""

    body: tuple[BodyNode, ...]
    annexes: tuple[Annex, ...]
    lines: tuple[Line, ...]


_MOST_RECENT = 4
"""Both texts of a comparison, and what is made of them."""
_RECENT: list[_Kept] = []
"""The trees asked for last. Who looks at a text asks for its lines, several times over, and a tree
never changes: it is known again by being the same one."""


def _lines(body: Sequence[BodyNode], annexes: Sequence[Annex]) -> list[Line]:
    lines: list[Line] = []
    for node in body:
        _add_body_node(lines, node)
    for annex in annexes:
        lines.append(Line(annex.id, LineKind.ANNEX, annex.title, label=annex.label))
        for node in annex.body:
            _add_body_node(lines, node)
    return lines


def from_lines(lines: Iterable[Line]) -> tuple[tuple[BodyNode, ...], tuple[Annex, ...]]:
    """The body and annexes that the lines describe.

    Any list of lines is accepted: a line deeper than it can stand is raised to the deepest level
    open there, a sub-paragraph or continuation with no clause before it becomes a plain paragraph.
    """
    parts: list[tuple[Line | None, list[Line]]] = [(None, [])]
    annex = LineKind.ANNEX
    for line in lines:
        if line.kind is annex:
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    body = _body(parts[0][1])
    annexes = tuple(
        Annex(head.id, head.label or "", head.spans, _body(rest))
        for head, rest in parts[1:]
        if head is not None
    )
    return body, annexes


def _add_body_node(lines: list[Line], node: BodyNode) -> None:
    if isinstance(node, Paragraph):
        lines.append(Line(node.id, _LINE_KINDS[node.kind], node.chapeau, 0, node.label))
        if node.blocks:
            _add_blocks(lines, node.blocks, 0)
    elif isinstance(node, Heading):
        lines.append(
            Line(node.id, _HEADING, node.spans, node.level, node.label, restarts=node.restarts)
        )
    else:
        lines.append(_opaque_line(node, 0))


def _add_blocks(lines: list[Line], blocks: Sequence[ClauseBlock], level: int) -> None:
    for block in blocks:
        match block:
            case SubParagraph():
                lines.append(Line(block.id, _SUBPARAGRAPH, block.chapeau, level + 1, block.label))
                _add_blocks(lines, block.blocks, level + 1)
            case Continuation():
                lines.append(Line(block.id, LineKind.CONTINUATION, block.spans, level))
            case Quotation() | Table():
                lines.append(_opaque_line(block, level + 1))


def _opaque_line(block: Quotation | Table, level: int) -> Line:
    if isinstance(block, Quotation):
        return Line(block.id, LineKind.QUOTED, block.spans, level, block.label, block.depth)
    return Line(
        block.id, LineKind.TABLE, level=level, rows=block.rows, header_rows=block.header_rows
    )


class _Clause:
    """A paragraph or sub-paragraph whose blocks are still being collected."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.blocks: list[ClauseBlock] = []

    def paragraph(self) -> Paragraph:
        line = self.line
        kind = _PARAGRAPH_KIND.get(line.kind, ParagraphKind.PLAIN)
        return Paragraph(line.id, kind, line.spans, tuple(self.blocks), line.label)

    def subparagraph(self) -> SubParagraph:
        return SubParagraph(self.line.id, self.line.spans, tuple(self.blocks), self.line.label)


def _body(lines: Sequence[Line]) -> tuple[BodyNode, ...]:
    nodes: list[BodyNode] = []
    open_clauses: list[_Clause] = []  # index = level

    def close_to(level: int) -> None:
        while len(open_clauses) > level:
            clause = open_clauses.pop()
            if open_clauses:
                open_clauses[-1].blocks.append(clause.subparagraph())
            else:
                nodes.append(clause.paragraph())

    for line in lines:
        kind = line.kind
        if kind in PARAGRAPH_KINDS:
            close_to(0)
            open_clauses.append(_Clause(line))
        elif kind is _HEADING:
            close_to(0)
            nodes.append(
                Heading(line.id, line.spans, max(1, line.level), line.label or "", line.restarts)
            )
        elif kind is _SUBPARAGRAPH and open_clauses:
            close_to(max(1, line.level))
            open_clauses.append(_Clause(line))
        elif kind is _CONTINUATION and open_clauses:
            close_to(max(0, line.level) + 1)
            open_clauses[-1].blocks.append(Continuation(line.id, line.spans))
        elif kind in _OPAQUE:
            close_to(max(0, line.level))
            block = _opaque_block(line)
            if open_clauses:
                open_clauses[-1].blocks.append(block)
            else:
                nodes.append(block)
        else:
            close_to(0)
            open_clauses.append(_Clause(line))
    close_to(0)
    return tuple(nodes)


def _opaque_block(line: Line) -> Quotation | Table:
    if line.kind is _QUOTED:
        return Quotation(line.id, line.spans, line.label or "", max(0, line.depth))
    return Table(line.id, line.rows, line.header_rows)
