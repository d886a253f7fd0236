"""Labels that stand alone above the text they number: "II" above the title of a section."""

from __future__ import annotations

from collections.abc import Mapping

from penholder.document.ids import NoteId
from penholder.formats.word.changing.stamp import clean_shape
from penholder.formats.word.elements import Element, element
from penholder.formats.word.reading.pieces import text_of
from penholder.formats.word.redline.blocks import Blocks
from penholder.formats.word.redline.jobs import Job
from penholder.formats.word.redline.joining import laid
from penholder.formats.word.redline.lines import Placed, Shape
from penholder.formats.word.redline.script import Step, aligned
from penholder.formats.word.redline.segments import Misfit, label_segments, segments_in


def relabelling(
    item: Placed, label: str, blocks: Blocks, notes: Mapping[tuple[str, str], NoteId]
) -> list[Job]:
    """The job that gives a line of the base another label where that stands above its text.

    None where the label stays or stands before the text. Raises Misfit where it is to go.
    """
    if item.head is None or label == item.label:
        return []
    if not label or len(item.head.elements) != 1:
        raise Misfit
    paragraph = item.head.elements[0]
    typed = text_of(item.head.pieces).replace(item.label, label, 1)
    steps = aligned(
        segments_in(item.head.pieces, notes, label=True),
        label_segments(typed),
    )

    def lay(steps: list[Step], cursor: Element | None) -> Element | None:
        blocks.runs.lay(laid(steps), paragraph)
        return paragraph

    return [Job(steps, lay)]


def put_above(shape: Shape, label: str, blocks: Blocks, cursor: Element | None) -> Element | None:
    """Puts the paragraph of a new line's label behind a block, if it stands in one of its own."""
    if shape.above is None or not label:
        return cursor
    made = element("w:p", clean_shape(shape.above))
    blocks.stamp.mark(made, "ins")
    made.extend(blocks.runs.new_runs(label_segments(label), shape.runs))
    return blocks.put(made, cursor)
