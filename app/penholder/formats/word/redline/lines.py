"""The lines of the base as they stand in its file, and what a new line of a kind looks like."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from penholder.compare.marked import Side
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.formats.word.body import body, has_line_of_its_own, typed_label
from penholder.formats.word.elements import Element
from penholder.formats.word.marks import Marks
from penholder.formats.word.reading.blocks import WordParagraph
from penholder.formats.word.reading.document import DocxReading
from penholder.formats.word.reading.names import P_PR, R_PR, R, child_of, w
from penholder.formats.word.reading.pieces import Pieces, cut, text_of
from penholder.formats.word.redline.inserting import NO_LOOK, Near
from penholder.formats.word.redline.segments import (
    Misfit,
    Segment,
    segments_in,
    segments_of,
    tail_of,
    with_looks,
)
from penholder.formats.word.redline.view import PHRASED


class Kind(Struct, frozen=True):
    """What decides the shape of a paragraph.

    `apart` says that its label is one that stands above a title ("II", but not "A.").
    """

    kind: LineKind
    level: int
    depth: int
    labelled: bool
    apart: bool


class Shape(Struct, frozen=True):
    """Properties of a paragraph and its runs, and what stands before its text.

    `counted` says that Word counts the label; `above` has the properties of the paragraph above
    that holds the label alone ("II" above the title of a section), None where there is none.
    """

    properties: Element | None
    runs: Near
    prefix: str
    label: str
    counted: bool = False
    above: Element | None = None


class Placed(Struct, frozen=True):
    """A line of the base: its paragraphs (that of its label first) and its segments.

    `head` is the paragraph of a label that has one of its own.
    """

    line: Line
    label: str
    head: WordParagraph | None
    elements: tuple[Element, ...]
    before: tuple[Segment, ...]
    text: tuple[Segment, ...]
    tail: tuple[Segment, ...]
    shape: Shape


def kind_of(line: Line, label: str) -> Kind:
    """The kind of a line."""
    apart = line.kind is LineKind.HEADING and has_line_of_its_own(label)
    return Kind(line.kind, line.level, line.depth, bool(label), apart)


class BaseLines:
    """The lines of the base as they stand in its file, each worked out when it is asked for."""

    def __init__(self, reading: DocxReading, side: Side) -> None:
        self._reading, self._side = reading, side
        self._found: dict[NodeId, Placed] = {}
        known = [node for node in side.lines if node in reading.source]
        self.places = {node: place for place, node in enumerate(known)}
        self.sets_phrases = any(
            _starts_italic(reading.source[node].pieces)
            for node in known
            if side.lines[node].kind in PHRASED
        )
        self._by_kind: dict[Kind, list[NodeId]] = {}
        for node in known:
            kind = kind_of(side.lines[node], side.labels.get(node, ""))
            self._by_kind.setdefault(kind, []).append(node)
        self._first = known[0] if known else None

    def of(self, node: NodeId) -> Placed | None:
        """Where a line stands in the file; None for tables and lines that are not found."""
        if node not in self._found and node in self.places:
            label = self._side.labels.get(node, "")
            line = self._side.lines[node]
            # A file without italics is given some by the reader: they are not in the file.
            as_read = self.sets_phrases or line.kind not in PHRASED
            self._found[node] = _placed(
                self._reading, line, label, self._side.references, as_read=as_read
            )
        return self._found.get(node)

    def last_block(self, node: NodeId) -> Element | None:
        """The last paragraph of a line."""
        source = self._reading.source.get(node)
        return None if source is None else source.paragraph.elements[-1]

    def shape_for(self, line: Line, label: str, near: int) -> Shape:
        """What a line is to look like at a place: as the nearest of its kind, or as we write it."""
        found = self._by_kind.get(kind_of(line, label))
        if found:
            item = self.of(self._nearest(found, near))
            if item is not None:
                return item.shape
        return self._ours(line, label)

    def _nearest(self, nodes: list[NodeId], near: int) -> NodeId:
        """Of some lines in order, that which stands nearest to a place; the earlier of two."""
        place = bisect_left(nodes, near, key=lambda node: self.places[node])
        beside = nodes[max(0, place - 1) : place + 1]
        return min(beside, key=lambda node: abs(self.places[node] - near))

    def _ours(self, line: Line, label: str) -> Shape:
        *above, made = body([line], {line.id: label}, Marks({}, {}, {}))
        first = None if self._first is None else self.of(self._first)
        near = NO_LOOK if first is None else first.shape.runs
        shape = Shape(made.find(P_PR), near, typed_label(line.kind, line.level, label), label)
        return replace(shape, prefix="", above=above[0].find(P_PR)) if above else shape


def _placed(
    reading: DocxReading, line: Line, label: str, shown: dict[NodeId, str], *, as_read: bool
) -> Placed:
    """Without `as_read` the look of the words is that of the file, not that of the reader."""
    source = reading.source[line.id]
    paragraph = source.paragraph
    prefix = cut(paragraph.pieces, 0, source.start)
    text = segments_in(source.pieces, reading.note_ids)
    if as_read:
        text = with_looks(text, segments_of(line.spans, shown))
    head = reading.label_source.get(line.id)
    head = None if head is paragraph else head
    shape = Shape(
        child_of(paragraph.elements[-1], P_PR),
        _look_of(text),
        text_of(prefix),
        label,
        paragraph.number is not None,
        None if head is None else child_of(head.elements[-1], P_PR),
    )
    before = segments_in(prefix, reading.note_ids, label=True)
    tail = tail_of(paragraph.pieces)
    elements = paragraph.elements if head is None else (*head.elements, *paragraph.elements)
    return Placed(line, label, head, elements, tuple(before), tuple(text), tuple(tail), shape)


def _starts_italic(pieces: Pieces) -> bool:
    return bool(pieces) and pieces[0].italic and bool(pieces[0].text.strip())


def _look_of(text: Sequence[Segment]) -> Near:
    """The look of the first words that are not raised."""
    for segment in text:
        if segment.piece is not None and not segment.piece.raised:
            return Near(_properties_of(segment), segment.look)
    return NO_LOOK


def _properties_of(segment: Segment) -> Element | None:
    node = segment.piece.node if segment.piece is not None else None
    while node is not None and node.tag != R:
        node = node.getparent()
    return child_of(node, R_PR)


def prefix_for(shape: Shape, line: Line, label: str) -> str:
    """What stands before the text of a line with a label, in the manner of a shape."""
    if shape.above is not None:
        return ""
    if shape.counted or shape.label == label:
        return shape.prefix
    if not shape.label or not label:
        return typed_label(line.kind, line.level, label)
    if shape.label in shape.prefix:
        return shape.prefix.replace(shape.label, label, 1)
    typed = shape.prefix.strip()
    if typed and typed.rstrip(".") == shape.label.rstrip("."):
        return shape.prefix.replace(typed, label, 1)  # "5 bis" is read as "5 bis."
    digits = re.fullmatch(r"(\d+)\W*", label)
    if digits and re.fullmatch(r"\D*\d+\W*", typed):
        return re.sub(r"\d+", digits[1], shape.prefix, count=1)
    return typed_label(line.kind, line.level, label)


def text_paragraph(item: Placed) -> Element:
    """The only paragraph of the text of a line. Raises Misfit where it stands in several."""
    if item.head is None:
        return one_paragraph(item)
    if len(item.elements) != len(item.head.elements) + 1 or item.elements[-1].tag != w("p"):
        raise Misfit
    return item.elements[-1]


def one_paragraph(item: Placed) -> Element:
    """The only paragraph of a line. Raises Misfit where it stands in several."""
    if len(item.elements) != 1 or item.elements[0].tag != w("p"):
        raise Misfit
    return item.elements[0]
