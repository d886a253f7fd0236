"""Lays a table of the draft over that of the base: words in cells, rows that come and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Final

from penholder.compare.words import word_edits
from penholder.document.ids import NodeId, NoteId
from penholder.document.nodes import TableCell, TableRow
from penholder.document.spans import Inline
from penholder.document.text import plain_text
from penholder.formats.word.changing.stamp import Stamp, clean_shape, is_gone, wrap
from penholder.formats.word.elements import Element, element
from penholder.formats.word.reading.blocks import WordCell, WordParagraph, WordTable
from penholder.formats.word.reading.containers import cells_in, rows_in
from penholder.formats.word.reading.names import P_PR, R_PR, P, R, w
from penholder.formats.word.reading.pieces import NoteKey, trimmed
from penholder.formats.word.redline.inserting import NO_LOOK, Near
from penholder.formats.word.redline.jobs import Job, nothing
from penholder.formats.word.redline.runs import RunLayer
from penholder.formats.word.redline.script import Step, changes, deletions, insertions, script
from penholder.formats.word.redline.segments import (
    Misfit,
    compared_text,
    segments_in,
    segments_of,
    tail_of,
)

_MOST_PAIRS: Final = 1_000_000
"""Tables of more rows on both sides are exchanged whole."""
_ALIKE: Final = 0.5
"""Rows with a smaller share of words in common go and come as wholes."""


class TableLayout:
    """Makes the jobs for one table."""

    def __init__(
        self,
        table: WordTable,
        layer: RunLayer,
        stamp: Stamp,
        references: Mapping[NodeId, str],
        note_ids: dict[NoteKey, NoteId],
        same_note: Mapping[NoteId, NoteId],
    ) -> None:
        self._table, self._layer, self._stamp = table, layer, stamp
        self._references = references
        self._note_ids, self._same_note = note_ids, same_note
        self._rows = list(rows_in(table.element))

    def jobs(self, old: Sequence[TableRow], new: Sequence[TableRow]) -> list[Job]:
        """The jobs that turn the old rows into the new ones.

        Raises Misfit where the tables are built too differently: they are then exchanged whole.
        """
        if len(self._rows) != len(old) or len(self._table.rows) != len(old):
            raise Misfit
        if len(old) * len(new) > _MOST_PAIRS:
            raise Misfit
        pairs = self._pairs(old, new)
        if all(before is None or after is None for before, after in pairs):
            raise Misfit  # nothing stays: the whole table is another one
        jobs: list[Job] = []
        for before, after in pairs:
            if before is None and after is not None:
                jobs.append(self._row_that_comes(new[after]))
            elif before is not None and after is None:
                jobs.append(self._row_that_goes(before))
            elif before is not None and after is not None:
                jobs.append(nothing(self._rows[before]))
                jobs += self._row(before, old[before], new[after])
        table = self._table.element
        return [nothing(table), *jobs, nothing(table)]

    def _pairs(
        self, old: Sequence[TableRow], new: Sequence[TableRow]
    ) -> list[tuple[int | None, int | None]]:
        """Rows side by side in the order of the draft; None where one side has none."""
        before, after = [self._words(row) for row in old], [self._words(row) for row in new]
        pairs: list[tuple[int | None, int | None]] = []
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for _, i, i_end, j, j_end in matcher.get_opcodes():
            both = min(i_end - i, j_end - j)
            for step in range(both):
                a, b = i + step, j + step
                if _is_like(before[a], after[b]) and _is_built_like(old[a], new[b]):
                    pairs.append((a, b))
                else:
                    pairs += [(a, None), (None, b)]
            pairs += [(a, None) for a in range(i + both, i_end)]
            pairs += [(None, b) for b in range(j + both, j_end)]
        return pairs

    def _words(self, row: TableRow) -> str:
        return "\t".join(
            "\n".join(plain_text(text, self._references) for text in cell.paragraphs)
            for cell in row.cells
        )

    # --- cells -----------------------------------------------------------------------------------

    def _row(self, place: int, old: TableRow, new: TableRow) -> list[Job]:
        cells = zip(self._table.rows[place], old.cells, new.cells, strict=True)
        return [
            job
            for column, (source, before, after) in enumerate(cells)
            for job in self._cell(place, column, source, before, after)
        ]

    def _cell(
        self, row: int, column: int, source: WordCell, old: TableCell, new: TableCell
    ) -> list[Job]:
        if len(source.paragraphs) != len(old.paragraphs):
            raise Misfit
        if not old.paragraphs and len(new.paragraphs) == 1:
            return [self._filled(row, column, new.paragraphs[0])]
        texts = [*new.paragraphs, *[()] * (len(old.paragraphs) - len(new.paragraphs))]
        if len(texts) != len(old.paragraphs) or len(old.paragraphs) - len(new.paragraphs) > 1:
            raise Misfit
        if len(old.paragraphs) > len(new.paragraphs) and new.paragraphs:
            raise Misfit
        return [
            self._paragraph(paragraph, text)
            for paragraph, text in zip(source.paragraphs, texts, strict=True)
        ]

    def _paragraph(self, paragraph: WordParagraph, text: Inline) -> Job:
        if paragraph.number is not None or len(paragraph.elements) != 1:
            raise Misfit
        _, pieces = trimmed(paragraph.pieces)
        tail = tail_of(paragraph.pieces)
        old = [*segments_in(pieces, self._note_ids), *tail]
        new = [*segments_of(text, self._references), *tail]
        steps = script(
            word_edits(compared_text(old), compared_text(new)), old, new, self._same_note
        )
        block = paragraph.elements[-1]
        if changes(steps):
            self._layer.prepared(steps, block)  # raises Misfit now rather than later

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            if changes(steps):
                self._layer.lay(steps, block)
            return cursor

        return Job(steps, lay)

    def _filled(self, row: int, column: int, text: Inline) -> Job:
        """Words in a cell that was empty."""
        cells = list(cells_in(self._rows[row]))
        if len(cells) != len(self._table.rows[row]):
            raise Misfit
        place = cells[column].find(P)
        if place is None:
            raise Misfit
        block = place

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            segments = [step.new for step in steps if step.new is not None]
            block.extend(self._layer.new_runs(segments, NO_LOOK))
            return cursor

        return Job(insertions(segments_of(text, self._references)), lay)

    # --- rows ------------------------------------------------------------------------------------

    def _row_that_goes(self, place: int) -> Job:
        if any(cell.rows > 1 for row in self._table.rows for cell in row):
            raise Misfit  # a cell may cover this row from above
        row = self._rows[place]
        gone = [
            segment
            for cell in self._table.rows[place]
            for paragraph in cell.paragraphs
            for segment in segments_in(paragraph.pieces, self._note_ids)
        ]

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            strike_row(row, self._stamp)
            return row

        return Job(deletions(gone), lay)

    def _row_that_comes(self, new: TableRow) -> Job:
        """A row built like one of the base that has as many cells."""
        if any(cell.rows > 1 for row in self._table.rows for cell in row):
            raise Misfit
        donor = next((p for p in reversed(range(len(self._rows))) if self._serves(p, new)), None)
        if donor is None:
            raise Misfit
        made, rows = self._rows[donor], self._rows
        steps = [
            step
            for cell in new.cells
            for text in cell.paragraphs
            for step in insertions(segments_of(text, self._references))
        ]

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            row = self._new_row(made, new)
            if cursor is not None and cursor.getparent() is rows[0].getparent():
                cursor.addnext(row)
            else:
                rows[0].addprevious(row)
            return row

        return Job(steps, lay)

    def _serves(self, place: int, new: TableRow) -> bool:
        cells = self._table.rows[place]
        if len(cells) != len(new.cells) or len(list(cells_in(self._rows[place]))) != len(cells):
            return False
        pairs = zip(cells, new.cells, strict=True)
        return all(cell.columns == other.columns and other.rows == 1 for cell, other in pairs)

    def _new_row(self, donor: Element, new: TableRow) -> Element:
        row = element("w:tr")
        properties = donor.find(w("trPr"))
        if properties is not None:
            kept = deepcopy(properties)
            for child in list(kept):
                if child.tag in _NOT_FOR_NEW_ROWS:
                    kept.remove(child)
            row.append(kept)
        for cell, content in zip(cells_in(donor), new.cells, strict=True):
            row.append(self._new_cell(cell, content))
        self._stamp.row(row, "ins")
        return row

    def _new_cell(self, donor: Element, content: TableCell) -> Element:
        made = element("w:tc")
        properties = donor.find(w("tcPr"))
        if properties is not None:
            made.append(deepcopy(properties))
        paragraph = donor.find(P)
        shape = None if paragraph is None else paragraph.find(P_PR)
        run = next((item for item in donor.iter(R) if not is_gone(item)), None)
        near = NO_LOOK if run is None else Near(run.find(R_PR), (False, False))
        for text in content.paragraphs or ((),):
            block = element("w:p", clean_shape(shape))
            self._stamp.mark(block, "ins")
            block.extend(self._layer.new_runs(segments_of(text, self._references), near))
            made.append(block)
        return made


_NOT_FOR_NEW_ROWS: Final = frozenset(w(name) for name in ("ins", "del", "trPrChange", "tblHeader"))


def strike_row(row: Element, stamp: Stamp) -> None:
    """Marks a row and all its words as deleted."""
    stamp.row(row, "del")
    for item in list(row.iter(R)):
        if not is_gone(item):
            wrap(item, stamp)


def _is_like(old: str, new: str) -> bool:
    if old == new:
        return True
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= _ALIKE


def _is_built_like(old: TableRow, new: TableRow) -> bool:
    return [(cell.columns, cell.rows) for cell in old.cells] == [
        (cell.columns, cell.rows) for cell in new.cells
    ]
