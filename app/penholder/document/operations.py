"""Small changes to a resolution: each takes a resolution and gives a new, valid one.

The editor, roll-over, fixes of checks and accepted proposals all go through these. Places are
named by node id; an unknown id raises `UnknownNode`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from penholder.document.ids import NodeId, NoteId, random_id
from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind, from_lines, to_lines
from penholder.document.nodes import TableCell, TableRow
from penholder.document.numbering import marks_in_order
from penholder.document.parts import clause_end, part_end
from penholder.document.resolution import (
    Adoption,
    Closing,
    Masthead,
    Note,
    Resolution,
    Sponsor,
    Sponsors,
)
from penholder.document.spans import (
    Inline,
    NoteMark,
    ParagraphReference,
    Span,
    Text,
    length,
    normalized,
    split_at,
)

_T = TypeVar("_T", bound=msgspec.Struct)


class UnknownNode(LookupError):
    """The resolution has no node or note of that id."""


# --- lines -------------------------------------------------------------------------------------


def lines_of(resolution: Resolution) -> list[Line]:
    """The body and annexes as a flat list of lines."""
    return to_lines(resolution.body, resolution.annexes)


def with_lines(resolution: Resolution, lines: Sequence[Line]) -> Resolution:
    """The resolution with another body and annexes; notes no longer marked are kept."""
    body, annexes = from_lines(lines)
    return replace(resolution, body=body, annexes=annexes)


def insert_lines(resolution: Resolution, lines: Sequence[Line], after: NodeId | None) -> Resolution:
    """Puts lines after the line `after` (None: at the very beginning). Ids in use get new ones."""
    old = lines_of(resolution)
    index = 0 if after is None else _index(old, after) + 1
    used = {line.id for line in old}
    fresh: list[Line] = []
    for line in lines:
        if line.id in used:
            line = replace(line, id=random_id())
        used.add(line.id)
        fresh.append(line)
    return with_lines(resolution, [*old[:index], *fresh, *old[index:]])


def insert_clause(
    resolution: Resolution, lines: Sequence[Line], after: NodeId | None
) -> Resolution:
    """Puts a whole clause after the clause that `after` belongs to, never inside it."""
    if after is None:
        return insert_lines(resolution, lines, None)
    old = lines_of(resolution)
    start = _index(old, after)
    while start > 0 and old[start].level > 0 and old[start].kind is not LineKind.HEADING:
        start -= 1
    end = clause_end(old, start)
    return insert_lines(resolution, lines, old[end - 1].id)


def remove(resolution: Resolution, node: NodeId) -> Resolution:
    """Takes a line out with all that belongs to it; an annex goes with its whole body."""
    lines = lines_of(resolution)
    start = _index(lines, node)
    return with_lines(resolution, [*lines[:start], *lines[part_end(lines, start) :]])


def move(resolution: Resolution, node: NodeId, after: NodeId | None) -> Resolution:
    """Moves a clause, with all that belongs to it, behind the line `after` (None: to the front).

    A target inside the moved part itself changes nothing.
    """
    lines = lines_of(resolution)
    start = _index(lines, node)
    end = part_end(lines, start)
    part, rest = lines[start:end], [*lines[:start], *lines[end:]]
    if after is not None and any(line.id == after for line in part):
        return resolution
    index = 0 if after is None else _index(rest, after) + 1
    return with_lines(resolution, [*rest[:index], *part, *rest[index:]])


def set_text(resolution: Resolution, node: NodeId, spans: Inline) -> Resolution:
    """Gives a line another text."""
    return _change(resolution, node, lambda line: replace(line, spans=normalized(spans)))


def set_kind(resolution: Resolution, node: NodeId, kind: LineKind) -> Resolution:
    """Makes a line a paragraph, sub-paragraph, heading ... of another kind; the text stays.

    A typed label that is words of the text ("Part II", "Article 5") goes in front of the text
    where the new kind has no typed label; a computed number goes.
    """

    def changed(line: Line) -> Line:
        if line.kind is kind or LineKind.TABLE in (line.kind, kind):
            return line
        level = line.level if kind not in PARAGRAPH_KINDS | {LineKind.ANNEX} else 0
        if kind in (LineKind.SUBPARAGRAPH, LineKind.HEADING):
            level = max(1, level)
        if line.kind not in _TYPED_LABELS or not line.label:
            return Line(line.id, kind, line.spans, level)
        if kind in _TYPED_LABELS:
            return Line(line.id, kind, line.spans, level, line.label)
        return Line(line.id, kind, _with_label_in_text(line), level)

    return _change(resolution, node, changed)


_TYPED_LABELS = frozenset({LineKind.HEADING, LineKind.QUOTED, LineKind.ANNEX})


def _with_label_in_text(line: Line) -> Inline:
    """The text of a line with its typed label, which is words of the text, in front."""
    if line.kind not in _TYPED_LABELS or not line.label:
        return line.spans
    return normalized((Text(f"{line.label} "), *line.spans))


def set_level(resolution: Resolution, node: NodeId, level: int) -> Resolution:
    """Moves a line in or out. An operative paragraph at level 1 or more is a sub-paragraph; a
    sub-paragraph at level 0 is a paragraph of the kind its clause has. Tables are left alone.
    """
    lines = lines_of(resolution)
    index = _index(lines, node)
    line = lines[index]
    level = max(0, level)
    if line.kind is LineKind.SUBPARAGRAPH and level == 0:
        kind = next(
            (other.kind for other in reversed(lines[:index]) if other.kind in PARAGRAPH_KINDS),
            LineKind.PLAIN,
        )
        lines[index] = Line(line.id, kind, line.spans)
    elif line.kind in PARAGRAPH_KINDS and level > 0:
        lines[index] = Line(line.id, LineKind.SUBPARAGRAPH, line.spans, level)
    elif line.kind not in PARAGRAPH_KINDS | {LineKind.ANNEX, LineKind.TABLE}:
        lowest = 1 if line.kind is LineKind.HEADING else 0
        lines[index] = replace(line, level=max(lowest, level))
    return with_lines(resolution, lines)


def split(resolution: Resolution, node: NodeId, offset: int) -> tuple[Resolution, NodeId]:
    """Cuts a line in two at a position of its text (see `spans.length`).

    Gives the resolution and the id of the second part. Raises ValueError outside the text.
    """
    lines = lines_of(resolution)
    index = _index(lines, node)
    line = lines[index]
    left, right = split_at(line.spans, offset)
    second = replace(
        line, id=random_id(), spans=right, label="" if line.kind is LineKind.QUOTED else None
    )
    lines[index : index + 1] = [replace(line, spans=left), second]
    return with_lines(resolution, lines), second.id


def join_with_next(resolution: Resolution, node: NodeId) -> Resolution:
    """Appends the text of the following line to a line; what belonged to that one is kept.

    The last line, tables and annex titles are left alone.
    """
    lines = lines_of(resolution)
    index = _index(lines, node)
    whole = {LineKind.TABLE, LineKind.ANNEX}
    if index + 1 >= len(lines) or lines[index].kind in whole or lines[index + 1].kind in whole:
        return resolution
    joined = normalized((*lines[index].spans, *_with_label_in_text(lines[index + 1])))
    lines[index : index + 2] = [replace(lines[index], spans=joined)]
    return with_lines(resolution, lines)


def lock_label(resolution: Resolution, node: NodeId, label: str | None) -> Resolution:
    """Locks the number of a paragraph or sub-paragraph ("5 bis."), or frees it with None."""

    def changed(line: Line) -> Line:
        if line.kind in PARAGRAPH_KINDS or line.kind is LineKind.SUBPARAGRAPH:
            return replace(line, label=label)
        return replace(line, label=label or "")

    return _change(resolution, node, changed)


# --- notes -------------------------------------------------------------------------------------


def insert_note(
    resolution: Resolution, node: NodeId, offset: int, spans: Inline, label: str | None = None
) -> tuple[Resolution, NoteId]:
    """Adds a note and its mark at a position of a line's text; gives the new note's id."""
    note = Note(random_id(), normalized(spans), label)
    marked = mark_note(replace(resolution, notes=(*resolution.notes, note)), node, offset, note.id)
    return in_mark_order(marked), note.id


def mark_note(resolution: Resolution, node: NodeId, offset: int, note: NoteId) -> Resolution:
    """Marks a note that exists at one more place."""
    _require_note(resolution, note)

    def changed(line: Line) -> Line:
        left, right = split_at(line.spans, min(offset, length(line.spans)))
        return replace(line, spans=(*left, NoteMark(note), *right))

    return _change(resolution, node, changed)


def set_note_text(resolution: Resolution, note: NoteId, spans: Inline) -> Resolution:
    """Gives a note another text."""
    _require_note(resolution, note)
    notes = tuple(
        replace(item, spans=normalized(spans)) if item.id == note else item
        for item in resolution.notes
    )
    return replace(resolution, notes=notes)


def remove_note(resolution: Resolution, note: NoteId) -> Resolution:
    """Takes a note out together with all its marks."""
    _require_note(resolution, note)

    def without(spans: Inline) -> Inline:
        return normalized(
            span for span in spans if not (isinstance(span, NoteMark) and span.note == note)
        )

    sponsors = resolution.sponsors
    if sponsors is not None:
        sponsors = replace(
            sponsors,
            states=tuple(
                Sponsor(item.name, tuple(mark for mark in item.notes if mark != note))
                for item in sponsors.states
            ),
            notes=tuple(mark for mark in sponsors.notes if mark != note),
        )
    changed = map_text(resolution, without)
    kept = tuple(item for item in resolution.notes if item.id != note)
    return replace(changed, sponsors=sponsors, notes=kept)


def in_mark_order(resolution: Resolution) -> Resolution:
    """The same resolution with its notes listed in the order of their first marks."""
    if len(resolution.notes) < 2:
        return resolution
    order = {note: place for place, note in reversed(list(enumerate(marks_in_order(resolution))))}
    last = len(order) + len(resolution.notes)
    notes = sorted(resolution.notes, key=lambda note: order.get(note.id, last))
    return replace(resolution, notes=tuple(notes))


def without_unmarked_notes(resolution: Resolution) -> Resolution:
    """Drops the notes that are marked nowhere (after a clause with their marks was removed)."""
    marked = set(marks_in_order(resolution))
    return replace(resolution, notes=tuple(note for note in resolution.notes if note.id in marked))


# --- the rest of the text ----------------------------------------------------------------------


def set_masthead(resolution: Resolution, masthead: Masthead) -> Resolution:
    """Gives the resolution another masthead."""
    return replace(resolution, masthead=masthead)


def set_sponsors(resolution: Resolution, sponsors: Sponsors | None) -> Resolution:
    """Gives the resolution other sponsors. Marks of unknown notes raise `UnknownNode`."""
    for mark in () if sponsors is None else _sponsor_marks(sponsors):
        _require_note(resolution, mark)
    return in_mark_order(replace(resolution, sponsors=sponsors))


def set_title(resolution: Resolution, spans: Inline) -> Resolution:
    """Gives the resolution another title."""
    return replace(resolution, title=normalized(spans))


def set_opening(resolution: Resolution, spans: Inline) -> Resolution:
    """Gives the resolution another opening line ("The General Assembly,")."""
    return replace(resolution, opening=normalized(spans))


def set_adoption(
    resolution: Resolution, adoption: Adoption | None, closing: Closing | None
) -> Resolution:
    """Sets or clears what an adopted text bears: adoption and report lines, meeting and date."""
    return replace(resolution, adoption=adoption, closing=closing)


def map_text(resolution: Resolution, change: Callable[[Inline], Inline]) -> Resolution:
    """Applies a change to every inline text: title, opening, lines, tables and notes."""
    lines = [with_texts(line, change) for line in lines_of(resolution)]
    return replace(
        with_lines(resolution, lines),
        title=change(resolution.title),
        opening=change(resolution.opening),
        notes=tuple(replace(note, spans=change(note.spans)) for note in resolution.notes),
    )


def renamed_spans(spans: Inline, ids: Mapping[str, str]) -> Inline:
    """A text whose marks and references lead to other ids; ids not given stay."""
    return normalized(_renamed_span(span, ids) for span in spans)


def _renamed_span(span: Span, ids: Mapping[str, str]) -> Span:
    match span:
        case NoteMark():
            return NoteMark(ids.get(span.note, span.note))
        case ParagraphReference():
            return replace(span, target=ids.get(span.target, span.target))
        case _:
            return span


def renamed(resolution: Resolution, ids: Mapping[str, str]) -> Resolution:
    """The same text under other ids, marks and references following; ids not given stay."""
    changed = map_text(resolution, lambda spans: renamed_spans(spans, ids))
    lines = [replace(line, id=ids.get(line.id, line.id)) for line in lines_of(changed)]
    notes = tuple(replace(note, id=ids.get(note.id, note.id)) for note in changed.notes)
    sponsors = changed.sponsors
    if sponsors is not None:
        sponsors = replace(
            sponsors,
            states=tuple(
                Sponsor(item.name, tuple(ids.get(mark, mark) for mark in item.notes))
                for item in sponsors.states
            ),
            notes=tuple(ids.get(mark, mark) for mark in sponsors.notes),
        )
    return replace(with_lines(changed, lines), notes=notes, sponsors=sponsors)


def _index(lines: Sequence[Line], node: NodeId) -> int:
    for index, line in enumerate(lines):
        if line.id == node:
            return index
    raise UnknownNode(f"there is no paragraph {node} in this text")


def _change(resolution: Resolution, node: NodeId, change: Callable[[Line], Line]) -> Resolution:
    lines = lines_of(resolution)
    index = _index(lines, node)
    lines[index] = change(lines[index])
    return with_lines(resolution, lines)


def with_texts(line: Line, change: Callable[[Inline], Inline]) -> Line:
    """The line with its text changed, or every text of a table's cells."""
    if line.kind is not LineKind.TABLE:
        return replace(line, spans=change(line.spans))
    rows = tuple(
        TableRow(
            tuple(
                TableCell(tuple(change(text) for text in cell.paragraphs), cell.columns, cell.rows)
                for cell in row.cells
            )
        )
        for row in line.rows
    )
    return replace(line, rows=rows)


def _sponsor_marks(sponsors: Sponsors) -> tuple[NoteId, ...]:
    return (*(mark for item in sponsors.states for mark in item.notes), *sponsors.notes)


def _require_note(resolution: Resolution, note: NoteId) -> None:
    if all(item.id != note for item in resolution.notes):
        raise UnknownNode(f"there is no note {note} in this text")
