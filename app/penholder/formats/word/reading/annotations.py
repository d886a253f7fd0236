"""Places tracked changes and comments: at which line, note or part of the first page they stand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from penholder.document.cells import CellPlace
from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line
from penholder.document.resolution import Note
from penholder.document.spans import Inline
from penholder.formats.word.reading.blocks import (
    StoryReader,
    Tracked,
    WordParagraph,
    WordTable,
)
from penholder.formats.word.reading.cells import alignment_at, cell_source
from penholder.formats.word.reading.comments import Comment, namesake
from penholder.formats.word.reading.lines import Body, Source, joined_sources
from penholder.formats.word.reading.notes import NoteReader
from penholder.formats.word.reading.positions import Alignment
from penholder.formats.word.reading.revisions import Revision
from penholder.formats.word.reading.threads import tops_of


class Spot(NamedTuple):
    """A paragraph of the file and what it is in the resolution.

    `alignment` turns positions behind `start` into positions of the line, of the `note`, or of the
    paragraph of a `cell`; None where the paragraph is none of them (a part of the first page other
    than title and opening line). `start` is below 0 in a paragraph that goes on with a title.
    """

    paragraph: WordParagraph
    node: NodeId = ""
    part: str = ""
    start: int = 0
    alignment: Alignment | None = None
    cell: CellPlace | None = None
    note: NoteId = ""

    def position(self, place: int) -> int:
        """The position in the line of a position in the paragraph."""
        place = max(place - self.start, 0)
        return 0 if self.alignment is None else self.alignment.in_spans(place)


def spots_of(
    lines: Mapping[NodeId, Line],
    body: Body,
    front: Mapping[str, Sequence[Source]],
    notes: NoteReader,
    words: Mapping[str, Inline],
) -> list[Spot]:
    """Every paragraph with changes or comments, in reading order, first page first.

    `words` are the texts of the parts of the first page that have one ("title", "opening").
    """
    found = [
        spot
        for part, sources in front.items()
        if part != "meeting"
        for spot in _front_spots(part, sources, words.get(part), notes)
    ]
    for node, item in body.items.items():
        label = body.label_source.get(node)
        if label is not None:
            found.append(Spot(label, node))
        source = body.source.get(node)
        if source is not None:
            alignment = None
            if _is_annotated(source.paragraph) and node in lines:
                alignment = Alignment(lines[node].spans, source.pieces, notes.ids)
            found.append(Spot(source.paragraph, node, "", source.start, alignment))
        if item.table is not None:
            found += _cell_spots(node, lines.get(node), item.table, notes)
    found += [Spot(source.paragraph, part="meeting") for source in front.get("meeting", ())]
    return [spot for spot in found if _is_annotated(spot.paragraph)]


def _cell_spots(
    node: NodeId, line: Line | None, table: WordTable, notes: NoteReader
) -> Iterator[Spot]:
    """The paragraphs of a table's cells with changes or comments."""
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            for number, paragraph in enumerate(cell.paragraphs):
                if not _is_annotated(paragraph):
                    continue
                place = CellPlace(row, column, number)
                start, pieces = cell_source(paragraph)
                rows = () if line is None else line.rows
                alignment = alignment_at(rows, place, pieces, notes.ids)
                if alignment is None:
                    yield Spot(paragraph, node)
                else:
                    yield Spot(paragraph, node, "", start, alignment, place)
            for paragraph in cell.wordless:
                yield Spot(paragraph, node, cell=CellPlace(row, column))


def _note_spots(notes: Iterable[Note], reader: NoteReader) -> Iterator[Spot]:
    """The paragraphs of notes with comments in them."""
    for note in notes:
        for paragraph, start in reader.starts(note.id):
            if paragraph.comments:
                alignment = Alignment(note.spans, reader.pieces[note.id], ())
                yield Spot(paragraph, "", "", start, alignment, note=note.id)


def _front_spots(
    part: str, sources: Sequence[Source], words: Inline | None, notes: NoteReader
) -> list[Spot]:
    if words is None or not any(_is_annotated(source.paragraph) for source in sources):
        return [Spot(source.paragraph, part=part) for source in sources]
    pieces, starts = joined_sources(sources)
    alignment = Alignment(words, pieces, notes.ids)
    return [
        Spot(source.paragraph, "", part, source.start - start, alignment)
        for source, start in zip(sources, starts, strict=True)
    ]


def placed_revisions(
    spots: Sequence[Spot], notes: NoteReader, stories: Iterable[StoryReader]
) -> tuple[Revision, ...]:
    """All tracked changes of the file."""
    found: list[Revision] = []
    for spot in _each_once(spots):
        for item in spot.paragraph.tracked:
            start, end = spot.position(item.start), spot.position(item.end)
            if spot.cell is not None:
                start = end = 0  # a change is told of the table, which has no words of its own
            found.append(_revision(item, spot.node, spot.part, "", start, end))
    for note, tracked in notes.tracked.items():
        found.extend(_revision(item, note=note, start=item.start, end=item.end) for item in tracked)
    for story in stories:
        found.extend(_revision(item) for item in story.left_over.tracked)
    return tuple(found)


def placed_comments(
    spots: Sequence[Spot],
    notes: Iterable[Note],
    reader: NoteReader,
    comments: Mapping[str, Comment],
) -> tuple[Comment, ...]:
    """The comments, each at the first line (or note, or paragraph of a cell) that it is about, to
    whose end it goes if it goes on.
    """
    placed = dict(comments)
    first: dict[str, Spot] = {}
    for spot in (*spots, *_note_spots(notes, reader)):
        for comment_id, place in spot.paragraph.comments:
            comment = placed.get(comment_id)
            if comment is None:
                continue
            position = spot.position(place)
            if comment_id not in first:
                first[comment_id] = spot
                comment = replace(
                    comment,
                    node=spot.node,
                    part=spot.part,
                    start=position,
                    end=position,
                    cell=spot.cell,
                    note=spot.note,
                )
            elif _place(comment) == _place(spot):
                comment = replace(comment, end=max(comment.end, position))
            else:
                comment = replace(comment, end=first[comment_id].position(sys.maxsize))
            placed[comment_id] = comment
    return tuple(_with_places_of_others(placed))


def _place(it: Comment | Spot) -> tuple[NodeId, str, NoteId, CellPlace | None]:
    return it.node, it.part, it.note, it.cell


def _with_places_of_others(placed: Mapping[str, Comment]) -> Iterator[Comment]:
    """The comments; one without a place of its own stands where the comment with the same id does,
    or the one it answers.
    """
    tops = tops_of({key: comment.parent for key, comment in placed.items() if comment.parent})
    for key, comment in placed.items():
        others = (placed.get(name) for name in (namesake(key), comment.parent, tops.get(key, "")))
        found = next((each for each in (comment, *others) if each and any(_place(each))), None)
        if found is None or found is comment:
            yield comment
            continue
        yield replace(
            comment,
            node=found.node,
            part=found.part,
            start=found.start,
            end=found.end,
            cell=found.cell,
            note=found.note,
        )


def _is_annotated(paragraph: WordParagraph) -> bool:
    return bool(paragraph.tracked or paragraph.comments)


def _each_once(spots: Iterable[Spot]) -> Iterator[Spot]:
    """The spots, of those of one paragraph (a heading's label and title) the last."""
    last = {id(spot.paragraph): spot for spot in spots}
    return iter(last.values())


def _revision(
    item: Tracked,
    node: NodeId = "",
    part: str = "",
    note: str = "",
    start: int = 0,
    end: int = 0,
) -> Revision:
    kind, author, date = item.change
    return Revision(kind, author, date, item.text, node, part, note, start, end)
