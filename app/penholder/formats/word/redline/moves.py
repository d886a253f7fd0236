"""A paragraph that stands elsewhere in the draft, marked as moved.

Words that stayed stand in `w:moveFrom` at the source and in `w:moveTo` at the target. Words that
went are deleted at the source, words that came are inserted at the target: a deletion within
`w:moveTo` breaks in LibreOffice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from penholder.formats.word.changing.stamp import Stamp, clean_shape, is_gone
from penholder.formats.word.elements import Element, element
from penholder.formats.word.reading.names import P_PR, R, w
from penholder.formats.word.redline.inserting import Near
from penholder.formats.word.redline.runs import RunLayer
from penholder.formats.word.redline.script import Op, Step
from penholder.formats.word.redline.segments import Segment, SegmentKind


@dataclass(frozen=True)
class Move:
    """One moved paragraph: its number, and the script from its old text to its new one."""

    number: int
    steps: Sequence[Step]

    @property
    def name(self) -> str:
        """What both ends are called."""
        return f"move{self.number}"

    @property
    def leaves(self) -> list[Segment]:
        """The segments at the source."""
        return [step.old for step in self.steps if step.old is not None]

    @property
    def arrives(self) -> list[Segment]:
        """The segments at the target."""
        return [step.new for step in self.steps if step.new is not None]


def lay_source(move: Move, paragraph: Element, layer: RunLayer, stamp: Stamp) -> None:
    """Marks the words of a paragraph as moved away, or deleted where they are not at the target."""
    layer.lay([step for step in move.steps if step.old is not None], paragraph)
    for run in list(paragraph.iter(R)):
        if not is_gone(run):
            stamp.move_away(run)
    stamp.mark(paragraph, "moveFrom")
    _in_range(paragraph, "moveFrom", move.name, stamp)


def made_target(
    move: Move, shape: Element | None, near: Near, layer: RunLayer, stamp: Stamp
) -> Element:
    """The paragraph at the target."""
    made = element("w:p", clean_shape(shape))
    stamp.mark(made, "moveTo")
    steps = [step for step in move.steps if step.new is not None]
    for stays, group in groupby(steps, key=_stays):
        segments = [step.new for step in group if step.new is not None]
        runs = layer.new_runs(segments, near)
        for run in runs if stays else ():
            run.tag = w("moveTo")
        made.extend(runs)
    return made


def close_target(move: Move, made: Element, stamp: Stamp) -> None:
    """Marks the range of a target that stands in its place."""
    _in_range(made, "moveTo", move.name, stamp)


def _stays(step: Step) -> bool:
    marks = step.new is not None and step.new.kind is SegmentKind.MARK
    return step.op is Op.KEEP and not marks


def _in_range(paragraph: Element, kind: str, name: str, stamp: Stamp) -> None:
    """The marks of the range: the first in the paragraph, the last behind its end."""
    start = stamp.range_start(kind, name)
    place = 1 if paragraph.find(P_PR) is not None else 0
    paragraph.insert(place, start)
    paragraph.addnext(element(f"w:{kind}RangeEnd", id=start.get(w("id"))))
