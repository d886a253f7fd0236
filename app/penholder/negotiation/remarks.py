"""Comments of returned files: what they are about in the draft, now that it was edited on."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from penholder.document.cells import CellPlace, cell_of, row_words, text_at
from penholder.document.ids import NodeId
from penholder.document.operations import renamed_spans
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, length
from penholder.document.text import plain_text
from penholder.formats.word.proposal import Proposal as ReadProposal
from penholder.formats.word.proposal import ProposedLine, all_words
from penholder.formats.word.reading.comments import Comment
from penholder.negotiation.applying import Place, texts_of
from penholder.negotiation.cells import InCell, Tables
from penholder.negotiation.making import cut
from penholder.negotiation.positions import blocks, nearest
from penholder.negotiation.proposal import NOTE, Remark, Returned, Where
from penholder.negotiation.threads import parents_of


class Spot(NamedTuple):
    """Where the words of a comment stand in the draft; `start` is `end` where none are left.

    In a table they stand in a paragraph of a `cell`; None says that it is about all of it.
    """

    where: Where
    node: NodeId
    start: int
    end: int
    cell: CellPlace | None = None


def remarks(read: ReadProposal, ids: Mapping[str, str], source: str) -> tuple[Remark, ...]:
    """The comments of a file. `ids` lead from its lines and notes to those of the draft."""
    lines = {line.id: line for line in read.lines}
    texts = {line.id: all_words(line.runs) for line in read.lines}
    texts |= {note.id: all_words(note.runs) for note in read.notes}
    parts = {"title": all_words(read.title), "opening": all_words(read.opening)}
    said = [each for each in read.comments if not each.is_document_tag]
    found = [
        _remark(each, texts.get(each.node or each.note) or parts.get(each.part, ()), ids)
        if each.cell is None
        else _remark_in_cell(each, each.cell, lines.get(each.node), ids)
        for each in said
    ]
    named = [_with_id(remark, source, number) for number, remark in enumerate(found)]
    by_comment = {each.id: remark.id for each, remark in zip(said, named, strict=True)}
    return tuple(
        replace(remark, answers=by_comment.get(each.parent, ""), resolved=each.resolved)
        for each, remark in zip(said, named, strict=True)
    )


def spot_of(
    remark: Remark, texts: Mapping[Place, Inline], tables: Tables | None = None
) -> Spot | None:
    """Where the words of a comment stand in the texts of the draft (`texts_of`) and its tables, or
    what is left of them; None where its paragraph is gone, or it is about no text of the draft.
    """
    if not remark.node and remark.where is Where.LINE:
        return None
    spans = texts.get((remark.where, remark.node))
    if spans is None:
        return None
    if remark.cell is not None:
        words = InCell(remark.cell, remark.start, remark.end, remark.original, remark.row)
        found = None if tables is None else tables.find(remark.node, words)
        if found is None:
            return Spot(remark.where, remark.node, 0, 0)
        return Spot(remark.where, remark.node, found.start, found.end, found.place)
    start, end = nearest(remark.start, remark.end, blocks(remark.original, spans))
    return Spot(remark.where, remark.node, start, end)


def to_be_written(
    draft: Resolution, files: Iterable[Returned], dismissed: Collection[str]
) -> tuple[Comment, ...]:
    """The comments as they go into an export of the draft, without those dismissed (by id).

    A reply to one that is dismissed answers what that answered.
    """
    texts, tables = texts_of(draft), Tables(draft)
    spots: dict[tuple[object, ...], Spot | None] = {}  # replies stand where their comment does
    found: list[Comment] = []
    for number, file in enumerate(files):
        parents = parents_of(file.remarks, dismissed)
        for remark in file.remarks:
            if remark.id in dismissed:
                continue
            about = (remark.where, remark.node, remark.start, remark.end, remark.original)
            key = (*about, remark.cell, remark.row)
            if key not in spots:
                spots[key] = spot_of(remark, texts, tables)
            parent = parents.get(remark.id, "")
            found.append(
                replace(
                    _comment(remark, spots[key]),
                    id=f"{number} {remark.id}",
                    parent=parent and f"{number} {parent}",
                    resolved=remark.resolved,
                )
            )
    return tuple(found)


def _comment(remark: Remark, spot: Spot | None) -> Comment:
    said = (remark.author, remark.date, remark.text)
    if remark.where is Where.NOTE:
        start, end = (0, 0) if spot is None else (spot.start, spot.end)
        return Comment(*said, note=remark.node, start=start, end=end)
    if spot is None:
        return Comment(*said, remark.node, remark.part)
    return Comment(*said, spot.node, remark.part, spot.start, spot.end, spot.cell)


def _with_id(remark: Remark, source: str, number: int) -> Remark:
    told = "\x1f".join((source, str(number), remark.author, remark.date, remark.text))
    return replace(remark, id=hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:12])


def _remark(comment: Comment, text: Inline, ids: Mapping[str, str]) -> Remark:
    original = renamed_spans(text, ids)
    size = length(original)
    start = min(comment.start, size)
    end = max(start, min(comment.end, size))
    words = plain_text(cut(original, start, end))
    node = ids.get(comment.node or comment.note, "")
    return Remark(
        comment.author,
        comment.date,
        comment.text,
        node,
        NOTE if comment.note else comment.part,
        words,
        start=start,
        end=end,
        original=original,
    )


def _remark_in_cell(
    comment: Comment, place: CellPlace, line: ProposedLine | None, ids: Mapping[str, str]
) -> Remark:
    table = None if line is None else line.before if comment.rejected else line.after
    rows = () if table is None else table.rows
    if cell_of(rows, place) is None:
        return _remark(comment, (), ids)
    text = text_at(rows, place) or ()
    return replace(_remark(comment, text, ids), cell=place, row=row_words(rows[place.row]))
