"""Whole paragraphs and tables of the file that come, go, or are put in their place."""

from __future__ import annotations

from collections.abc import Mapping

from penholder.document.ids import NodeId, NoteId
from penholder.formats.word.changing.base import Base
from penholder.formats.word.changing.stamp import Stamp, is_gone, wrap
from penholder.formats.word.elements import Element
from penholder.formats.word.marks import Marks
from penholder.formats.word.reading.names import P_PR, TR, P, R, w
from penholder.formats.word.redline.inserting import NO_LOOK
from penholder.formats.word.redline.runs import RunLayer
from penholder.formats.word.redline.segments import Segment, SegmentKind


class Blocks:
    """Changes blocks of one file. `runs` changes the words in them."""

    def __init__(
        self, base: Base, stamp: Stamp, runs: RunLayer, references: Mapping[NodeId, str]
    ) -> None:
        self._base = base
        self.stamp, self.runs = stamp, runs
        self._references = references

    def tracked_marks(self) -> Marks:
        """Marks for blocks that are inserted as we write them."""
        return _TrackedMarks(self.runs, self._references)

    def has_style(self, style_id: str | None) -> bool:
        """Whether the base has a style of this id."""
        return style_id is not None and self._base.has_style(style_id)

    def strike(self, block: Element) -> None:
        """Marks a whole paragraph or table as deleted."""
        paragraphs = [block] if block.tag == P else list(block.iter(P))
        for row in block.iter(TR):
            self.stamp.row(row, "del")
        for paragraph in paragraphs:
            for item in list(paragraph.iter(R)):
                if not is_gone(item):
                    wrap(item, self.stamp)
        if block.tag == P and block.find(f"{P_PR}/{w('sectPr')}") is None:
            self.stamp.mark(block, "del")

    def insert_whole(self, block: Element) -> None:
        """Marks a whole new paragraph or table as inserted."""
        for row in block.iter(TR):
            self.stamp.row(row, "ins")
        for paragraph in [block] if block.tag == P else []:
            self.stamp.mark(paragraph, "ins")
        for item in list(block.iter(R)):
            parent = item.getparent()
            if parent is None or parent.tag == w("ins"):
                continue
            place = parent.index(item)
            parent.insert(place, self.stamp.insertion(item))

    def put(self, block: Element, cursor: Element | None) -> Element:
        """Puts a new block behind another one, or at the beginning, and gives it."""
        if cursor is None:
            self._base.body.insert(0, block)
        else:
            cursor.addnext(block)
        return block


class _TrackedMarks(Marks):
    """Marks of notes in blocks that are inserted as we write them."""

    def __init__(self, layer: RunLayer, references: Mapping[NodeId, str]) -> None:
        super().__init__({}, {}, references)
        self._layer = layer

    def mark(self, note: NoteId) -> list[Element]:
        """The tracked mark."""
        return self._layer.new_runs([Segment("", SegmentKind.MARK, note=note)], NO_LOOK)
