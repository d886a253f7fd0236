"""Lays the body of a draft over the body of its base, row by row of the comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from penholder.compare.marked import Side
from penholder.compare.result import Comparison
from penholder.compare.rows import Row, RowRole, rows
from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind
from penholder.errors import OutputError
from penholder.formats.word.body import body as written_body
from penholder.formats.word.changing.base import Base
from penholder.formats.word.changing.stamp import clean_shape
from penholder.formats.word.elements import Element, element
from penholder.formats.word.reading.names import P_PR, TBL, P, w
from penholder.formats.word.redline.above import put_above, relabelling
from penholder.formats.word.redline.blocks import Blocks
from penholder.formats.word.redline.drafted import Drafted
from penholder.formats.word.redline.inserting import BREAK
from penholder.formats.word.redline.jobs import Job, nothing
from penholder.formats.word.redline.joining import (
    first_noted,
    laid,
    parted,
    parts_at_a_note,
    place_in,
)
from penholder.formats.word.redline.likeness import WRITTEN_WHOLE, Likeness, looks_otherwise
from penholder.formats.word.redline.lines import (
    BaseLines,
    Placed,
    kind_of,
    one_paragraph,
    text_paragraph,
)
from penholder.formats.word.redline.moves import Move, close_target, lay_source, made_target
from penholder.formats.word.redline.runs import Laying
from penholder.formats.word.redline.script import (
    Op,
    Step,
    deletions,
    insertions,
)
from penholder.formats.word.redline.segments import (
    Misfit,
    SegmentKind,
    segments_in,
)
from penholder.formats.word.redline.tables import TableLayout
from penholder.formats.word.redline.view import TITLES


class BodyLayout:
    """Makes the jobs for the body and annexes."""

    def __init__(
        self,
        base: Base,
        comparison: Comparison,
        old: Side,
        new: Side,
        blocks: Blocks,
        same_note: dict[NoteId, NoteId],
        *,
        moves: bool = False,
    ) -> None:
        self._base, self._comparison = base, comparison
        self._old, self._new = old, new
        self._blocks = blocks
        self._same_note = same_note
        self._marks_moves = moves
        self._moves: dict[int, Move | None] = {}
        self._lines = BaseLines(base.reading, old)
        self._likeness = Likeness(old, new, self._lines)
        self._tables = base.reading.tables
        self._first_noted = first_noted(base.body)
        self._drafted = Drafted(comparison, new, self._lines, self._likeness)

    def jobs(self, meeting: Callable[[bool], list[Job]]) -> list[Job]:
        """The jobs of every row, and those of the meeting line, which stands before the annexes.

        `meeting` is told whether that line can stay where it stands in the base.
        """
        found = rows(self._comparison, self._old.resolution, self._new.resolution)
        body, annexes = parted(found, self._new.lines)
        old_body = parted([Row(0, (node,), (node,)) for node in self._old.lines], self._old.lines)
        before = {node for row in old_body[0] for node in row.old}
        stays = all(node in before for row in body for node in row.old)
        stays = stays and not any(node in before for row in annexes for node in row.old)
        made = [job for row in body for job in self._row(row)]
        made += meeting(stays)
        return [*made, *(job for row in annexes for job in self._row(row))]

    # --- rows ------------------------------------------------------------------------------------

    def _row(self, row: Row) -> list[Job]:
        if row.old and row.new and row.role is RowRole.BOTH:
            try:
                return self._tabled(row) or [*self._relabelling(row), self._together(row)]
            except Misfit:
                pass
        move = self._move(row) if row.move and self._marks_moves else None
        if move is not None and row.old:
            return [self._moved_away(row.old[0], move)]
        if move is not None:
            return [self._moved_here(row.new[0], move)]
        return [*map(self._removed, row.old), *map(self._added, row.new)]

    # --- moves -----------------------------------------------------------------------------------

    def _move(self, row: Row) -> Move | None:
        """The move that a row is one end of; None where it cannot be marked as one."""
        if row.move not in self._moves:
            self._moves[row.move] = self._made_move(row)
        return self._moves[row.move]

    def _made_move(self, row: Row) -> Move | None:
        pair = self._comparison.pairs[row.pair]
        if len(pair.old) != 1 or len(pair.new) != 1 or pair.old[0] in self._tables:
            return None
        item = self._lines.of(pair.old[0])
        line = self._new.lines[pair.new[0]]
        if item is None or line.kind in WRITTEN_WHOLE or looks_otherwise([item], [line]):
            return None
        try:
            paragraph = one_paragraph(item)
            self._drafted.near = self._lines.places[pair.old[0]]
            # No note stays: its mark is struck at the source and a new one set at the target.
            steps = self._drafted.script(Row(row.pair, pair.old, pair.new), [item], {})
            self._blocks.runs.prepared([step for step in steps if step.old is not None], paragraph)
        except Misfit:
            return None
        return Move(row.move, steps)

    def _moved_away(self, node: NodeId, move: Move) -> Job:
        paragraph = one_paragraph(self._found(node))

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            lay_source(move, paragraph, self._blocks.runs, self._blocks.stamp)
            return paragraph

        return Job(deletions(move.leaves), lay)

    def _moved_here(self, node: NodeId, move: Move) -> Job:
        shape = self._drafted.shape(node)

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            made = made_target(
                move, shape.properties, shape.runs, self._blocks.runs, self._blocks.stamp
            )
            self._blocks.put(made, cursor)
            close_target(move, made, self._blocks.stamp)
            return made.getnext()

        return Job(insertions(move.arrives), lay)

    def _tabled(self, row: Row) -> list[Job]:
        """The jobs for a table that stays a table; none for any other line."""
        if len(row.old) != 1 or len(row.new) != 1 or row.old[0] not in self._tables:
            return []
        old, new = self._old.lines[row.old[0]], self._new.lines[row.new[0]]
        if new.kind is not LineKind.TABLE:
            return []
        if old.rows == new.rows and not any(
            segment.kind is SegmentKind.MARK for segment in self._drafted.text(row.new[0])
        ):
            return [nothing(self._tables[row.old[0]].element)]
        reading = self._base.reading
        table = TableLayout(
            self._tables[row.old[0]],
            self._blocks.runs,
            self._blocks.stamp,
            self._new.references,
            reading.note_ids,
            self._same_note,
        )
        return table.jobs(old.rows, new.rows)

    def _relabelling(self, row: Row) -> list[Job]:
        if len(row.old) != 1 or len(row.new) != 1:
            return []
        if row.old[0] not in self._base.reading.label_source:
            return []
        item = self._lines.of(row.old[0])
        if item is None:
            return []
        label = self._new.labels.get(row.new[0], "")
        return relabelling(item, label, self._blocks, self._base.reading.note_ids)

    def _together(self, row: Row) -> Job:
        if len(row.old) == 1 == len(row.new):
            if self._likeness.same_text(row.old[0], row.new[0]):
                self._drafted.near = self._lines.places[row.old[0]]
                return nothing(self._lines.last_block(row.old[0]))
            if self._likeness.same_head(row.old[0], row.new[0]):
                return self._kept(row)
            if self._likeness.only_label_differs(row.old[0], row.new[0]):
                return self._relabelled(row.old[0], row.new[0])
        lines = [self._old.lines[node] for node in row.old]
        lines += [self._new.lines[node] for node in row.new]
        if any(line.kind in WRITTEN_WHOLE for line in lines):
            raise Misfit
        if len(lines) > 2 and len({line.kind in TITLES for line in lines}) > 1:
            raise Misfit  # no title is split off a paragraph: LibreOffice would give both its style
        items = [item for node in row.old if (item := self._lines.of(node)) is not None]
        if len(items) != len(row.old):
            raise Misfit
        if looks_otherwise(items, [self._new.lines[node] for node in row.new]):
            raise Misfit
        alone = len(items) == 1 == len(row.new)
        paragraphs = [text_paragraph(item) if alone else one_paragraph(item) for item in items]
        self._check_neighbours(paragraphs)
        self._drafted.near = self._lines.places[row.old[-1]]
        steps = self._drafted.script(row, items, self._same_note)
        reshaped = kind_of(items[-1].line, "x") != kind_of(self._new.lines[row.new[-1]], "x")
        shaped = row.new if reshaped or not alone else ()
        targets = [self._drafted.shape(node).properties for node in shaped]
        if reshaped and paragraphs[-1].find(f"{P_PR}/{w('pPrChange')}") is not None:
            raise Misfit  # its formatting was changed by someone else
        if not alone:
            self._check_breaks(steps, len(items), len(row.new))
            if parts_at_a_note(steps) and not self._is_behind_first_note(paragraphs[0]):
                raise Misfit

        # Raises Misfit now, while the paragraphs can still be exchanged as wholes.
        ready = self._blocks.runs.prepared(laid(steps), paragraphs[-1])

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            self._lay_together(ready, steps, paragraphs, targets, reshaped=reshaped)
            return paragraphs[-1]

        return Job(steps, lay)

    def _is_behind_first_note(self, paragraph: Element) -> bool:
        return place_in(self._base.body, paragraph) > self._first_noted

    def _relabelled(self, old: NodeId, new: NodeId) -> Job:
        item = self._found(old)
        paragraph = text_paragraph(item)
        self._drafted.near = self._lines.places[old]
        ready = self._blocks.runs.prepared(self._drafted.label_script(new, item), paragraph)

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            ready.run()
            return paragraph

        return Job([], lay)

    def _found(self, node: NodeId) -> Placed:
        item = self._lines.of(node)
        if item is None:
            raise OutputError("A paragraph of the base was not found in its file.")
        return item

    def _kept(self, row: Row) -> Job:
        if any(segment.kind is SegmentKind.MARK for segment in self._drafted.text(row.new[0])):
            raise Misfit
        return nothing(self._lines.last_block(row.old[0]))

    def _check_neighbours(self, paragraphs: Sequence[Element]) -> None:
        for one, two in pairwise(paragraphs):
            if one.getnext() is not two:
                raise Misfit

    def _check_breaks(self, steps: Sequence[Step], old: int, new: int) -> None:
        """Only plain splits and plain merges are laid over; all else goes as whole paragraphs."""
        kept = any(step.is_border and step.op is Op.KEEP for step in steps)
        if kept or (old > 1 and new > 1):
            raise Misfit

    # --- laying ----------------------------------------------------------------------------------

    def _lay_together(
        self,
        ready: Laying,
        steps: list[Step],
        paragraphs: list[Element],
        targets: list[Element | None],
        *,
        reshaped: bool,
    ) -> None:
        texts = laid(steps)
        if ready.is_for(texts):
            ready.run()
        else:
            self._blocks.runs.lay(texts, paragraphs[-1])
        for paragraph in paragraphs[:-1]:
            self._blocks.stamp.mark(paragraph, "del")
        if reshaped:
            self._blocks.stamp.reshape(paragraphs[-1], targets[-1])
        for paragraph in paragraphs:
            self._split(paragraph, targets)

    def _split(self, paragraph: Element, targets: list[Element | None]) -> None:
        for place, end in enumerate(list(paragraph.iterchildren(BREAK))):
            first = element("w:p", clean_shape(targets[place]))
            for child in list(paragraph):
                if child is end:
                    break
                if child.tag != P_PR:
                    first.append(child)
            paragraph.remove(end)
            self._blocks.stamp.mark(first, "ins")
            paragraph.addprevious(first)

    def _removed(self, node: NodeId) -> Job:
        item = self._lines.of(node)
        if item is not None:
            self._drafted.near = self._lines.places[node]
            steps = deletions((*item.before, *item.text))
            elements: Sequence[Element] = item.elements
        elif node in self._tables:
            steps, elements = self._table_gone(node)
        else:
            raise OutputError("A paragraph of the base was not found in its file.")

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            for block in elements:
                self._blocks.strike(block)
            return elements[-1]

        return Job(steps, lay)

    def _table_gone(self, node: NodeId) -> tuple[list[Step], list[Element]]:
        table = self._tables[node]
        gone = [
            segment
            for row in table.rows
            for cell in row
            for paragraph in cell.paragraphs
            for segment in segments_in(paragraph.pieces, self._base.reading.note_ids)
        ]
        return deletions(gone), [table.element, *_gap_behind(table.element)]

    def _added(self, node: NodeId) -> Job:
        line, label = self._new.lines[node], self._new.labels.get(node, "")
        if line.kind in WRITTEN_WHOLE:
            return self._added_as_written(line, label)
        shape = self._drafted.shape(node)
        segments = (*self._drafted.prefix(node, shape), *self._drafted.text(node))

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            cursor = put_above(shape, label, self._blocks, cursor)
            made = element("w:p", clean_shape(shape.properties))
            self._blocks.stamp.mark(made, "ins")
            parts = [step.new for step in steps if step.new is not None]
            made.extend(self._blocks.runs.new_runs(parts, shape.runs))
            return self._blocks.put(made, cursor)

        return Job(insertions(segments), lay)

    def _added_as_written(self, line: Line, label: str) -> Job:
        """A table or the head of an annex, as our own files have them."""
        steps = insertions(self._drafted.text(line.id))

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            marks = self._blocks.tracked_marks()
            for block in written_body([line], {line.id: label}, marks):
                self._blocks.insert_whole(block)
                cursor = self._blocks.put(block, cursor)
            return cursor

        return Job(steps, lay)


def _gap_behind(table: Element) -> list[Element]:
    """The empty paragraph that keeps a table off the text behind it: it goes with the table."""
    gap, before = table.getnext(), table.getprevious()
    if gap is None or gap.tag != P or gap.find(f"{P_PR}/{w('sectPr')}") is not None:
        return []
    behind = gap.getnext()
    if behind is None or behind.tag not in (P, TBL):
        return []  # the last paragraph of a text cannot go
    tables_meet = behind.tag == TBL and before is not None and before.tag == TBL
    empty = all(child.tag == P_PR for child in gap)
    return [gap] if empty and not tables_meet else []
