"""The lines of the base as they stand in its file, and what a new line of a kind looks like."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import NamedTuple

from penholder.document.lines import Line, LineKind
from penholder.formats.word.body import body
from penholder.formats.word.elements import Element
from penholder.formats.word.marks import Marks
from penholder.formats.word.reading.document import DocxReading
from penholder.formats.word.reading.names import P_PR, R_PR, R, w
from penholder.formats.word.reading.pieces import cut, text_of
from penholder.formats.word.redline.atoms import (
    Atom,
    Misfit,
    atoms_in,
    atoms_of,
    take_looks,
)


class Kind(NamedTuple):
    """What decides the shape of a paragraph."""

    kind: LineKind
    level: int
    depth: int
    labelled: bool


@dataclass(frozen=True)
class Shape:
    """Properties of a paragraph and its runs, and what stands before its text.

    `counted` says that Word counts the label; `look` is how `runs` looks, italic and bold.
    """

    properties: Element | None
    runs: Element | None
    prefix: str
    label: str
    counted: bool = False
    look: tuple[bool, bool] = (False, False)


@dataclass(frozen=True)
class Placed:
    """A line of the base: its paragraphs (that of its label first) and its atoms."""

    line: Line
    label: str
    elements: tuple[Element, ...]
    before: tuple[Atom, ...]
    text: tuple[Atom, ...]
    shape: Shape


def kind_of(line: Line, label: str) -> Kind:
    """The kind of a line."""
    return Kind(line.kind, line.level, line.depth, bool(label))


def placed(reading: DocxReading, line: Line, label: str, shown: dict[str, str]) -> Placed | None:
    """Where a line stands in the file; None for tables and lines that are not found."""
    source = reading.source.get(line.id)
    if source is None:
        return None
    paragraph = source.paragraph
    prefix = cut(paragraph.pieces, 0, source.start)
    text = atoms_in(source.pieces, reading.note_ids)
    take_looks(text, atoms_of(line.spans, shown))
    own_label = reading.label_source.get(line.id)
    heads = () if own_label is None or own_label is paragraph else own_label.elements
    run_look = next((atom for atom in text if atom.piece and not atom.piece.raised), None)
    properties = deepcopy(paragraph.elements[-1].find(P_PR))
    shape = Shape(
        properties,
        None if run_look is None else _properties_of(run_look),
        text_of(prefix),
        label,
        paragraph.number is not None,
        (False, False) if run_look is None else run_look.look,
    )
    before = atoms_in(prefix, reading.note_ids, label=True)
    return Placed(line, label, (*heads, *paragraph.elements), tuple(before), tuple(text), shape)


def _properties_of(atom: Atom) -> Element | None:
    node = atom.piece.node if atom.piece is not None else None
    while node is not None and node.tag != R:
        node = node.getparent()
    return None if node is None else deepcopy(node.find(R_PR))


class Shapes:
    """Finds what a new line is to look like: as the nearest line of its kind, or as we write it."""

    def __init__(self, lines: list[Placed]) -> None:
        self._by_kind: dict[Kind, list[tuple[int, Shape]]] = {}
        for place, item in enumerate(lines):
            kind = kind_of(item.line, item.label)
            self._by_kind.setdefault(kind, []).append((place, item.shape))
        self._text = next((item.shape for item in lines), None)

    def of(self, line: Line, label: str, near: int) -> Shape:
        """The shape for a line at a place among the lines of the base."""
        found = self._by_kind.get(kind_of(line, label))
        if found:
            return min(found, key=lambda item: abs(item[0] - near))[1]
        return self._ours(line, label)

    def _ours(self, line: Line, label: str) -> Shape:
        made = body([line], {line.id: label}, Marks({}, {}, {}))[0]
        runs = None if self._text is None else self._text.runs
        look = (False, False) if self._text is None else self._text.look
        return Shape(made.find(P_PR), runs, standard_prefix(line.kind, label), label, look=look)


def standard_prefix(kind: LineKind, label: str) -> str:
    """What we type before a text of a kind."""
    if kind in (LineKind.SUBPARAGRAPH, LineKind.QUOTED, LineKind.HEADING):
        return f"{label}\t" if label else ""
    if kind is LineKind.CONTINUATION or kind is LineKind.ANNEX:
        return ""
    return f"\t{label}\t" if label else "\t"


def prefix_for(shape: Shape, line: Line, label: str) -> str:
    """What stands before the text of a line with a label, in the manner of a shape."""
    if shape.counted or shape.label == label:
        return shape.prefix
    if not shape.label or not label:
        return standard_prefix(line.kind, label)
    if shape.label in shape.prefix:
        return shape.prefix.replace(shape.label, label, 1)
    digits = re.match(r"\d+", label)
    if digits and re.search(r"\d+", shape.prefix):
        return re.sub(r"\d+", digits.group(), shape.prefix, count=1)
    return standard_prefix(line.kind, label)


def one_paragraph(item: Placed) -> Element:
    """The only paragraph of a line. Raises Misfit where it stands in several."""
    if len(item.elements) != 1 or item.elements[0].tag != w("p"):
        raise Misfit
    return item.elements[0]
