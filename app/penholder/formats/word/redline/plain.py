"""Short paragraphs of fixed text, such as the fields of the masthead, changed word by word.

They hold no notes. What is changed about one paragraph is collected, then laid over it at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TypeAlias

from penholder.compare.result import WordEdit, WordOp
from penholder.compare.words import word_edits
from penholder.formats.word.changing.stamp import is_gone, wrap
from penholder.formats.word.elements import Element
from penholder.formats.word.reading.lines import Source
from penholder.formats.word.reading.names import R_PR, R, w
from penholder.formats.word.reading.pieces import Piece
from penholder.formats.word.redline.blocks import Blocks
from penholder.formats.word.redline.inserting import NO_LOOK
from penholder.formats.word.redline.jobs import Job
from penholder.formats.word.redline.script import Step, between, script
from penholder.formats.word.redline.segments import Misfit, Segment, segments_in

_BREAKS = (w("br"), w("cr"))

Looks: TypeAlias = Callable[[str], Iterable[tuple[str, bool]]]
"""A text in parts, each with whether it is italic."""


class PlainParagraph:
    """A paragraph with fields in it. `part` is the header it stands in; '' for the text."""

    def __init__(self, element: Element, segments: Sequence[Segment], part: str = "") -> None:
        self.element, self.part = element, part
        self._segments = segments
        self.was = "".join(segment.text for segment in segments)
        self.wanted = self.was

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be changed."""
        return self.wanted != self.was

    def find(self, words: str) -> re.Match[str] | None:
        """Where words stand in it, however they are spaced."""
        parts = [re.escape(part) for part in words.split()]
        if not parts:
            return None
        spaced = r"\s+".join(parts)
        return re.search(rf"(?<!\w){spaced}(?!\w)", self.wanted)

    def exchange(self, words: str, new: str) -> bool:
        """Puts new words in the place of others; says whether these were found."""
        found = self.find(words)
        if found is None:
            return False
        self.wanted = self.wanted[: found.start()] + new + self.wanted[found.end() :]
        if not self.wanted.strip():
            self.wanted = ""
        return True

    def job(self, blocks: Blocks, looks: Looks | None = None) -> Job:
        """Lays what was collected; what comes next stands after it, where it is in the text.

        New words look as the old ones beside them; where these look as `looks` has it, as it has.
        """
        last = None if self.part else self.element
        edits = word_edits(self.was, self.wanted)
        if looks is not None and _slants(self._segments) == _slants(_segments(looks(self.was))):
            steps = script(edits, self._segments, _segments(looks(self.wanted)), {})
        else:
            steps = plain_steps(self._segments, edits)

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            if not self.wanted and not self.part:
                blocks.strike(self.element)
                return last
            try:
                blocks.runs.lay(steps, self.element)
            except Misfit:
                for item in list(self.element.iter(R)):
                    if not is_gone(item):
                        wrap(item, blocks.stamp)
                self.element.extend(blocks.runs.new_runs([Segment(self.wanted)], NO_LOOK))
            return cursor if last is None else last

        return Job(steps, lay)


def _segments(parts: Iterable[tuple[str, bool]]) -> list[Segment]:
    return [Segment(text, italic=italic) for text, italic in parts]


def _slants(segments: Iterable[Segment]) -> list[bool]:
    """For each character whether it is italic; those that cannot be seen are as those before."""
    slants: list[bool] = []
    for segment in segments:
        for char in segment.text:
            slants.append(slants[-1] if char.isspace() and slants else segment.italic)
    return slants


def plain_steps(segments: Sequence[Segment], edits: Sequence[WordEdit]) -> list[Step]:
    """Steps for a text without notes whose new words look as the old ones beside them."""
    wanted: list[Segment] = []
    ends = [0, *accumulate(len(segment.text) for segment in segments)]
    place = 0
    for edit in edits:
        size = len(edit.text)
        if edit.op is WordOp.INSERT:
            at = max(0, bisect_left(ends, place) - 1)
            near = segments[min(at, len(segments) - 1)] if segments else Segment("")
            wanted.append(Segment(edit.text, italic=near.italic, bold=near.bold))
            continue
        if edit.op is WordOp.EQUAL:
            wanted += between(segments, place, place + size)
        place += size
    return script(edits, segments, wanted, {})


def lines_of_one(sources: Sequence[Source]) -> PlainParagraph | None:
    """The paragraph that some texts are the lines of, with the breaks between them; None where
    they stand in several, where more than a break stands between two, or where a run of theirs
    has other words before or behind them.
    """
    element = sources[0].paragraph.elements[0] if sources else None
    if element is None or any(s.paragraph.elements != (element,) for s in sources):
        return None
    nodes = list(element.iter())
    places: dict[Element | None, int] = {node: place for place, node in enumerate(nodes)}
    segments: list[Segment] = []
    for source in sources:
        found = segments_in(source.pieces, {})
        mine = [places.get(_node_of(segment), -1) for segment in (*segments[-1:], *found[:1])]
        if not found or -1 in mine:
            return None
        if segments:
            breaks = [node for node in nodes[mine[0] : mine[1]] if node.tag in _BREAKS]
            if len(breaks) != 1:
                return None
            segments.append(Segment("\n", piece=Piece("\n", breaks[0])))
        segments += found
    ends = _node_of(segments[0]), _node_of(segments[-1])
    for node, before in zip(ends, (True, False), strict=True):
        beside = () if node is None else node.itersiblings(preceding=before)
        if any(each.tag != R_PR and each.tag != w("tab") for each in beside):
            return None
    return PlainParagraph(element, segments)


def with_breaks_of(old: str, new: str) -> str:
    """New words in the lines of old ones: their breaks stand where the words around them do."""
    made: list[str] = []
    place = 0
    for edit in word_edits(old.replace("\n", " "), new.replace("\n", " ")):
        if edit.op is WordOp.EQUAL:
            made.append(old[place : place + len(edit.text)])
        elif edit.op is WordOp.INSERT:
            made.append(edit.text)
        place += 0 if edit.op is WordOp.INSERT else len(edit.text)
    return "".join(made)


def _node_of(segment: Segment) -> Element | None:
    return None if segment.piece is None else segment.piece.node


def in_lines(text: str) -> str:
    """A text of the first page with its lines as they are, and single spaces in them.

    No-break spaces are typed on purpose: they stay.
    """
    lines = (re.sub("[ \t]+", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def first_with(paragraphs: Iterable[PlainParagraph], words: str) -> PlainParagraph | None:
    """The first paragraph that holds some words."""
    return next((item for item in paragraphs if item.find(words) is not None), None)
