"""Turns a returned Word file into proposals and remarks about the draft that was circulated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from penholder.compare import compare
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableRow
from penholder.document.operations import renamed, renamed_spans
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import length
from penholder.document.text import plain_text
from penholder.formats.word.proposal import (
    Proposal as ReadProposal,
)
from penholder.formats.word.proposal import (
    ProposedLine,
    ProposedRun,
    ProposedText,
    all_words,
    rejected,
    text_after,
    text_before,
)
from penholder.formats.word.reading.proposing import read_proposed
from penholder.negotiation.applying import shape
from penholder.negotiation.halves import tied
from penholder.negotiation.making import added, notes_in
from penholder.negotiation.positions import without_numbers
from penholder.negotiation.proposal import Proposal, ProposalKind, Returned, Where
from penholder.negotiation.remarks import remarks
from penholder.negotiation.sent import Version, nearest_version
from penholder.negotiation.untracked import differences, untracked

Ids = Mapping[str, str]


def read_returned(
    data: bytes, name: str, draft: Resolution, sent: Sequence[Version] = ()
) -> Returned:
    """What a returned file proposes to the draft. Raises InputError.

    The file's text with all changes rejected is laid over the draft, so that each proposal knows
    its paragraph. With the versions of the draft that were sent out, edits made without tracking
    are found too, by comparison with the one that the file is nearest to.
    """
    read = read_proposed(data, name)
    original = rejected(read)
    prefix = "r" + hashlib.sha256(data).hexdigest()[:10] + "-"
    ids = _ids(original, draft, read, prefix)
    found: list[Proposal] = []
    apart: tuple[str, ...] = ()
    began = nearest_version(original, sent)
    if began is not None:
        laid = renamed(original, ids)
        found, apart = untracked(began.text, laid, name), differences(began.text, laid)
    found += _Tracked(read, ids, name).proposals()
    against = began.name if began is not None else ""
    return Returned(
        name, tied(_numbered(found)), remarks(read, ids, name), apart, against, digest_of(data)
    )


def digest_of(data: bytes) -> str:
    """What tells a file from every other."""
    return hashlib.sha256(data).hexdigest()[:20]


class _Tracked:
    """The tracked changes of one file, as proposals in the ids of the draft."""

    def __init__(self, read: ReadProposal, ids: Ids, name: str) -> None:
        self.read, self.ids = read, ids
        authors = read.authors
        self.base = Proposal(
            "", name, authors[0] if len(authors) == 1 else "", "", ProposalKind.WORDS
        )
        self.new_notes = {
            self._id(note.id): replace(
                note.after, id=self._id(note.id), spans=renamed_spans(text_after(note.runs), ids)
            )
            for note in read.notes
            if note.before is None and note.after is not None
        }

    def proposals(self) -> list[Proposal]:
        """All of them in reading order, the notes last."""
        read = self.read
        found = self._front()
        found += self._text(read.title, Where.TITLE, "")
        found += self._text(read.opening, Where.OPENING, "")
        preceding: tuple[NodeId, ...] = ()
        for line in read.lines:
            found += self._line(line, preceding)
            node = self._id(line.id)
            preceding = (node,) if line.before is not None else (node, *preceding)
        for note in read.notes:
            if note.before is not None and note.after is not None:
                found += self._text(note.runs, Where.NOTE, self._id(note.id))
        return found

    def _id(self, node: str) -> str:
        return self.ids.get(node, node)

    def _front(self) -> list[Proposal]:
        was, now = renamed(self.read.before, self.ids), renamed(self.read.after, self.ids)
        now = replace(now, language=was.language)
        if was == now or was == Resolution() or now == Resolution():
            return []
        first = next((item for item in self.read.changes if item.part), None)
        author, date = ("", "") if first is None else (first.author, first.date)
        front = replace(
            self.base, kind=ProposalKind.FRONT, where=Where.FRONT, author=author, date=date
        )
        return [replace(front, fronts=(was, now), notes=tuple(self._sponsor_notes(now)))]

    def _sponsor_notes(self, now: Resolution) -> Iterable[Note]:
        if now.sponsors is None:
            return ()
        marks = {
            *now.sponsors.notes,
            *(mark for item in now.sponsors.states for mark in item.notes),
        }
        return (note for key, note in self.new_notes.items() if key in marks)

    def _line(self, line: ProposedLine, preceding: tuple[NodeId, ...]) -> list[Proposal]:
        node = self._id(line.id)
        was, now = self._laid(line.before, line.runs, old=True), self._laid(line.after, line.runs)
        base = self._by_first(line.runs)
        if was is None:
            return [] if now is None else [added(base, now, preceding, self.new_notes)]
        about = replace(base, node=node, original=was.spans, before=was)
        if now is None:
            return [replace(about, kind=ProposalKind.REMOVED, old=was.spans)]
        found = self._text(line.runs, Where.LINE, node)
        for kind in (ProposalKind.TABLE, ProposalKind.RESHAPED):
            if shape(was, kind) != shape(now, kind):
                if kind is ProposalKind.RESHAPED and was.kind is now.kind is LineKind.TABLE:
                    continue
                found.append(replace(self._at(about, line.id), kind=kind, line=now))
                break
        return found

    def _laid(self, line: Line | None, runs: ProposedText, *, old: bool = False) -> Line | None:
        if line is None:
            return None
        words = text_before(runs) if old else text_after(runs)
        rows = tuple(_renamed_row(row, self.ids) for row in line.rows)
        return replace(line, id=self._id(line.id), spans=renamed_spans(words, self.ids), rows=rows)

    def _at(self, about: Proposal, node: NodeId) -> Proposal:
        """The proposal with the author of the changes the file has at a line."""
        first = next((item for item in self.read.changes if item.node == node), None)
        if first is None or about.author:
            return about
        return replace(about, author=first.author, date=first.date)

    def _by_first(self, runs: ProposedText) -> Proposal:
        first = next((run.changes[0] for run in runs if run.changes), None)
        if first is None:
            return self.base
        return replace(self.base, author=first.author, date=first.date)

    def _text(self, runs: ProposedText, where: Where, node: NodeId) -> list[Proposal]:
        """A proposal for each stretch of words that one author changes."""
        original = renamed_spans(text_before(runs), self.ids)
        about = replace(self.base, where=where, node=node, original=original)
        found: list[Proposal] = []
        place = 0
        for group in _groups(runs):
            size = sum(length(run.spans) for run in group if run.before)
            start, place = place, place + size
            if all(run.before and run.after for run in group):
                continue
            old, new = text_before(group), text_after(group)
            first = next((run.changes for run in group if run.changes), ())
            struck = ""
            if not old and not new:
                authors = [change.author for change in first]
                if len(set(authors)) < 2:
                    continue
                new, struck = all_words(group), authors[-1]
            gone, put = renamed_spans(old, self.ids), renamed_spans(new, self.ids)
            if without_numbers(gone) == without_numbers(put):
                continue  # the number in a reference follows its paragraph
            change = replace(about, start=start, end=place, old=gone, new=put)
            if first:
                change = replace(change, author=first[0].author, date=first[0].date)
            found.append(replace(change, struck_by=struck, notes=notes_in(put, self.new_notes)))
        return found


def _groups(runs: ProposedText) -> Iterable[list[ProposedRun]]:
    """Neighbouring runs that are one change: untouched words alone, else those of one author."""
    group: list[ProposedRun] = []
    for run in runs:
        if group and _key(group[-1]) != _key(run):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _key(run: ProposedRun) -> tuple[bool, bool, str]:
    contested = not run.before and not run.after
    author = run.changes[0].author if run.changes else ""
    return (run.before and run.after, contested, author)


# --- ids ------------------------------------------------------------------------------------------


def _ids(
    original: Resolution, draft: Resolution, read: ReadProposal, prefix: str
) -> dict[str, str]:
    """For every line and note of the file its id in the draft, or one of its own."""
    comparison = compare(original, draft)
    ids = {line.id: prefix + line.id for line in read.lines}
    ids |= {note.id: prefix + note.id for note in read.notes}
    for pair in (*comparison.pairs, *comparison.notes):
        ids.update(zip(pair.old, pair.new, strict=False))
    return ids


def _renamed_row(row: TableRow, ids: Ids) -> TableRow:
    cells = tuple(
        replace(cell, paragraphs=tuple(renamed_spans(text, ids) for text in cell.paragraphs))
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _numbered(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals with ids that depend on nothing but what they say and their order."""
    seen: dict[str, int] = {}
    result: list[Proposal] = []
    for item in found:
        words = [item.source, item.author, item.kind, item.where, str(item.start)]
        words += [plain_text(text) for text in (item.original, item.old, item.new)]
        digest = hashlib.sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()[:12]
        count = seen[digest] = seen.get(digest, 0) + 1
        result.append(replace(item, id=digest if count == 1 else f"{digest}-{count}"))
    return tuple(result)
