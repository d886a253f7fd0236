"""Reads a Word file as proposed: its accepted and its rejected text laid into one another.

Both texts come from the same elements of the file, so every character has one place there: two
lines are one line where they hold the same characters, and their characters merge by place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line
from penholder.document.operations import lines_of, renamed
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, length
from penholder.errors import InputError
from penholder.formats.report import ImportReport
from penholder.formats.word.proposal import (
    Proposal,
    ProposedLine,
    ProposedNote,
    ProposedText,
)
from penholder.formats.word.reading.blocks import WordParagraph
from penholder.formats.word.reading.changes import Change, mark_changes
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.document import Changes, DocxReading, read_package
from penholder.formats.word.reading.lines import joined_sources
from penholder.formats.word.reading.merging import Order, Side, in_proposed, merged
from penholder.formats.word.reading.names import Element
from penholder.formats.word.reading.package import Package
from penholder.formats.word.reading.pairing import Placed, paired, placed_lines
from penholder.formats.word.reading.pieces import Pieces

_WAS = "was-"
"""Begins the ids of lines and notes that are in the rejected text only."""


def read_proposed(data: bytes, name: str) -> Proposal:
    """Reads a Word file with its tracked changes kept as changes. Raises InputError.

    A file that has words in one of its two texts only (all of it inserted, or all deleted) is read
    too; the other text is then empty.
    """
    package = Package(data, name)
    after = _reading(package, name, "accepted")
    before = _reading(package, name, "rejected")
    if isinstance(after, InputError) and isinstance(before, InputError):
        raise after
    return _Proposing(
        package,
        None if isinstance(before, InputError) else before,
        None if isinstance(after, InputError) else after,
    ).result()


def _reading(package: Package, name: str, changes: Changes) -> DocxReading | InputError:
    try:
        return read_package(package, name, changes)
    except InputError as error:
        return error


class _Proposing:
    """The laying together of two readings, step by step."""

    def __init__(
        self, package: Package, before: DocxReading | None, after: DocxReading | None
    ) -> None:
        self.before, self.after = before, after
        self.order = Order(
            root
            for root in (
                package.root(package.document_part),
                package.related_root("footnotes"),
                package.related_root("endnotes"),
            )
            if root is not None
        )
        self.joints = _joints(reading for reading in (before, after) if reading is not None)

    def result(self) -> Proposal:
        pairs = paired(self.order, placed_lines(self.before), placed_lines(self.after))
        ids = self._common_ids(pairs)
        was = Resolution() if self.before is None else renamed(self.before.resolution, ids)
        now = Resolution() if self.after is None else self.after.resolution
        was_line = {line.id: line for line in lines_of(was)}
        lines = tuple(self._line(old, new, ids, was_line) for old, new in pairs)
        reading = self.after or self.before
        assert reading is not None
        notes = self._notes(was, now, ids)
        texts = {line.id: line.runs for line in lines} | {note.id: note.runs for note in notes}
        parts = {"title": self._part("title", was, now), "opening": self._part("opening", was, now)}
        return Proposal(
            _frame(was),
            _frame(now),
            parts["title"],
            parts["opening"],
            lines,
            notes,
            reading.revisions,
            _comments(self.before, self.after, ids, texts, parts),
            reading.report if self.after is not None else ImportReport(),
        )

    def _common_ids(self, pairs: Iterable[tuple[Placed | None, Placed | None]]) -> dict[str, str]:
        """The ids of the rejected text: those of the accepted one where it has the same thing."""
        ids: dict[str, str] = {}
        for old, new in pairs:
            if old is not None:
                ids[old.line.id] = _WAS + old.line.id if new is None else new.line.id
        there = {} if self.after is None else self.after.note_ids
        for key, note in ({} if self.before is None else self.before.note_ids).items():
            ids[note] = there.get(key, _WAS + note)
        return ids

    def _line(
        self,
        old: Placed | None,
        new: Placed | None,
        ids: Mapping[str, str],
        was_line: Mapping[NodeId, Line],
    ) -> ProposedLine:
        old_line = None if old is None else was_line[ids[old.line.id]]
        new_line = None if new is None else new.line
        runs = merged(
            self.order,
            self._side(self.before, old_line, old),
            self._side(self.after, new_line, new),
        )
        shown = new_line or old_line
        assert shown is not None
        return ProposedLine(shown.id, runs, _wordless(old_line), _wordless(new_line))

    def _side(
        self, reading: DocxReading | None, line: Line | None, placed: Placed | None
    ) -> Side | None:
        if reading is None or line is None or placed is None:
            return None
        paragraphs = () if placed.paragraph is None else (placed.paragraph,)
        return self._of(reading, line.spans, placed.pieces, paragraphs)

    def _of(
        self,
        reading: DocxReading,
        spans: Inline,
        pieces: Pieces,
        paragraphs: tuple[WordParagraph, ...],
    ) -> Side:
        ends = {
            change: None
            for paragraph in paragraphs
            for element in paragraph.elements
            for change in self.joints.get(element, ())
        }
        return Side(spans, pieces, reading.note_ids, paragraphs, tuple(ends))

    def _part(self, part: str, was: Resolution, now: Resolution) -> ProposedText:
        return merged(
            self.order,
            self._part_side(self.before, part, getattr(was, part)),
            self._part_side(self.after, part, getattr(now, part)),
        )

    def _notes(
        self, was: Resolution, now: Resolution, ids: Mapping[str, str]
    ) -> tuple[ProposedNote, ...]:
        """The notes of the accepted text, then those of the rejected one alone."""
        old_notes = {note.id: note for note in was.notes}
        new_notes = {note.id: note for note in now.notes}
        source = {new: old for old, new in ids.items()}
        result: list[ProposedNote] = []
        for note in [*new_notes, *(each for each in old_notes if each not in new_notes)]:
            old, new = old_notes.get(note), new_notes.get(note)
            runs = merged(
                self.order,
                None if old is None else self._note_side(self.before, source[note], old.spans),
                None if new is None else self._note_side(self.after, note, new.spans),
            )
            result.append(
                ProposedNote(
                    note,
                    runs,
                    None if old is None else replace(old, spans=()),
                    None if new is None else replace(new, spans=()),
                )
            )
        return tuple(result)

    def _part_side(self, reading: DocxReading | None, part: str, spans: Inline) -> Side | None:
        if reading is None:
            return None
        sources = reading.front.get(part, [])
        pieces, _ = joined_sources(sources)
        return self._of(reading, spans, pieces, tuple(s.paragraph for s in sources))

    def _note_side(self, reading: DocxReading | None, note: str, spans: Inline) -> Side | None:
        if reading is None:
            return None
        paragraphs = tuple(reading.note_source.get(note, ()))
        return self._of(reading, spans, reading.note_pieces.get(note, ()), paragraphs)


def _frame(resolution: Resolution) -> Resolution:
    return replace(resolution, title=(), opening=(), body=(), annexes=(), notes=())


def _wordless(line: Line | None) -> Line | None:
    return None if line is None else replace(line, spans=())


def _joints(readings: Iterable[DocxReading]) -> dict[Element, tuple[Change, ...]]:
    """The tracked changes that join paragraphs, for each `w:p` of those they join."""
    found: dict[Element, dict[Change, None]] = {}
    for reading in readings:
        sources = [*reading.source.values(), *(s for part in reading.front.values() for s in part)]
        paragraphs = [source.paragraph for source in sources]
        paragraphs += [each for note in reading.note_source.values() for each in note]
        for paragraph in paragraphs:
            if len(paragraph.elements) == 1:
                continue
            changes = [each for element in paragraph.elements for each in mark_changes(element)]
            for element in paragraph.elements:
                found.setdefault(element, {}).update((each, None) for each in changes if each)
    return {element: tuple(changes) for element, changes in found.items()}


# --- comments -------------------------------------------------------------------------------------


def _comments(
    before: DocxReading | None,
    after: DocxReading | None,
    ids: Mapping[str, str],
    texts: Mapping[NodeId | NoteId, ProposedText],
    parts: Mapping[str, ProposedText],
) -> tuple[Comment, ...]:
    """The comments at their places in the proposed text, or in a cell of one of the two tables.

    `texts` are the lines and notes by id, `parts` title and opening line.

    Each is where the accepted text has it, or, where that has none of the words it is about, where
    the rejected one has it.
    """
    new = () if after is None else after.comments
    old = () if before is None else before.comments
    result: list[Comment] = []
    for place in range(max(len(new), len(old))):
        now = new[place] if place < len(new) else None
        was = old[place] if place < len(old) else None
        if now is not None and (now.end > now.start or was is None or was.end <= was.start):
            found, is_after = now, True
            if was is not None and not _is_placed(now) and _is_placed(was):
                found, is_after = was, False
        else:
            assert was is not None
            found, is_after = was, False
        node, note = found.node, found.note
        if not is_after:
            node, note = (ids.get(each, each) for each in (node, note))
        if found.cell is not None:
            result.append(replace(found, node=node, rejected=not is_after))
            continue
        runs = texts.get(node or note) if node or note else parts.get(found.part)
        start, end = found.start, found.end
        if runs is not None:
            start = in_proposed(runs, start, after=is_after)
            last = in_proposed(runs, end - 1, after=is_after) + 1 if end > found.start else start
            end = min(last, sum(length(run.spans) for run in runs))
        result.append(replace(found, node=node, note=note, start=start, end=end))
    return tuple(result)


def _is_placed(comment: Comment) -> bool:
    return bool(comment.node or comment.note or comment.part)
