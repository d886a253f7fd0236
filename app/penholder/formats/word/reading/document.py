"""Reads a whole Word file: the resolution, the report, and where in the file everything stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

from penholder.document.ids import IdSource, NodeId, NoteId
from penholder.document.lines import Line, to_lines
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.formats import document_kind
from penholder.formats.report import ImportReport, Unplaced
from penholder.formats.text.furniture import RUNNING_HEAD, kind_of
from penholder.formats.text.language import Language, language_of
from penholder.formats.word.collecting import collector_at_rest
from penholder.formats.word.reading.annotations import placed_comments, placed_revisions, spots_of
from penholder.formats.word.reading.assembly import assembled
from penholder.formats.word.reading.blocks import (
    Block,
    StoryReader,
    WordParagraph,
    WordTable,
    block_marks,
)
from penholder.formats.word.reading.body import read_body
from penholder.formats.word.reading.bookmarks import Bookmarks
from penholder.formats.word.reading.breaks import parted_at_breaks
from penholder.formats.word.reading.changes import Decision, accept, reject
from penholder.formats.word.reading.comments import Comment, read_comments
from penholder.formats.word.reading.front import FirstPage, Part, read_first_page
from penholder.formats.word.reading.frontend import front_end
from penholder.formats.word.reading.headers import (
    HeaderLine,
    block_lines,
    first_page_header,
    lines_of,
    other_parts,
)
from penholder.formats.word.reading.inline import InlineReader
from penholder.formats.word.reading.items import Item, items_of
from penholder.formats.word.reading.lines import Body, Source, source
from penholder.formats.word.reading.lookalikes import find_typed_notes
from penholder.formats.word.reading.names import Element, w
from penholder.formats.word.reading.notes import NoteReader
from penholder.formats.word.reading.numbers import Numbering
from penholder.formats.word.reading.package import Package
from penholder.formats.word.reading.pieces import NoteKey, Pieces, cut, spans_of, trimmed
from penholder.formats.word.reading.positions import Alignment, place_in
from penholder.formats.word.reading.revisions import Revision, summary
from penholder.formats.word.reading.styles import StyleSheet
from penholder.formats.word.reading.threads import extended_part

Changes: TypeAlias = Literal["accepted", "rejected"] | Decision
"""How tracked changes are read: all one way, or each as a function says."""

_PAGE_NUMBERS: Final = "page numbers"
_LANGUAGE_LINES: Final = 80


@dataclass(frozen=True)
class DocxReading:
    """A Word file as read, each of its tracked changes accepted or rejected.

    `source` says where each line of the resolution stands in the file; `front` does so for the
    parts of the first page ("sponsors", "adoption", "report", "title", "opening", "meeting"), which
    may stand in several paragraphs; `label_source` for labels that have a paragraph of their own
    ("Annex"), `tables` for tables. `note_source` gives the paragraphs of a note, `note_pieces` its
    text.
    """

    resolution: Resolution
    report: ImportReport
    revisions: tuple[Revision, ...]
    comments: tuple[Comment, ...]
    package: Package
    source: dict[NodeId, Source]
    label_source: dict[NodeId, WordParagraph]
    front: dict[str, list[Source]]
    note_source: dict[NoteId, list[WordParagraph]]
    note_pieces: dict[NoteId, Pieces]
    note_ids: dict[NoteKey, NoteId]
    tables: dict[NodeId, WordTable]

    def paragraph_of(self, node: NodeId) -> Element | None:
        """The `w:p` a line stands in; None for a table or an unknown line."""
        source = self.source.get(node)
        return None if source is None else source.paragraph.elements[-1]

    def place_of(self, node: NodeId, position: int) -> tuple[Element, int] | None:
        """The element of the run that holds a position of a line, and the offset in its text.

        The element is a `w:t`, `w:tab`, `w:footnoteReference` ...; None past the end of the line.
        """
        source, line = self.source.get(node), self._lines.get(node)
        if source is None or line is None:
            return None
        alignment = Alignment(line.spans, source.pieces, self.note_ids)
        return place_in(source.pieces, alignment.in_pieces(position))

    def pieces_of(self, node: NodeId, start: int, end: int) -> Pieces:
        """The pieces of the file that hold the words between two positions of a line."""
        source, line = self.source.get(node), self._lines.get(node)
        if source is None or line is None:
            return ()
        place = Alignment(line.spans, source.pieces, self.note_ids).in_pieces
        return cut(source.pieces, place(start), place(end))

    @cached_property
    def _lines(self) -> dict[NodeId, Line]:
        return _lines_of(self.resolution)


def read_docx(
    data: bytes, name: str, changes: Changes = "accepted", *, annotated: bool = True
) -> DocxReading:
    """Reads a Word file with its tracked changes accepted or rejected. Raises InputError.

    `changes` may be a function that decides each change (`changes.by_authors`): the text, its
    structure and its numbers are then those of a file in which that was done.

    Without `annotated`, changes and comments are not listed, and nothing is reported: for who
    wants the text alone, and soon.
    """
    return read_package(Package(data, name), name, changes, annotated=annotated)


def read_package(
    package: Package, name: str, changes: Changes = "accepted", *, annotated: bool = True
) -> DocxReading:
    """Reads a Word file that is unpacked already, as `read_docx` does. Raises InputError.

    Readings of one package share its elements, so that they can be laid side by side.
    """
    with collector_at_rest():
        return _Import(package, name, changes, annotated=annotated).result()


class _Import:
    """The reading of one file, step by step."""

    def __init__(
        self, package: Package, name: str, changes: Changes, *, annotated: bool = True
    ) -> None:
        self.annotated = annotated
        self.package = package
        self.name = name
        self.decision, self.how_decided = _decided(changes)
        self.styles = StyleSheet(package.related_root("styles"))
        self.numbering_root = package.related_root("numbering")
        document = package.root(package.document_part)
        body = None if document is None else document.find(w("body"))
        if body is None:
            raise InputError(f"{name} has no text in it: there is nothing to read.")
        self.body_element: Element = body
        roots = [body, package.related_root("footnotes"), package.related_root("endnotes")]
        self.bookmarks = Bookmarks(root for root in roots if root is not None)
        self.story = self._story()
        self.stories = [self.story]
        self.notes = NoteReader(
            package.related_root("footnotes"), package.related_root("endnotes"), self._story()
        )
        self.counts: Counter[str] = Counter()
        self.unplaced: list[Unplaced] = []
        self.warnings: list[str] = []
        self.ids = IdSource()
        self.marks_only: list[Item] = []

    def _story(self) -> StoryReader:
        inline = InlineReader(
            self.styles,
            self.bookmarks,
            self.name,
            decision=self.decision,
            annotated=self.annotated,
        )
        numbering = Numbering(self.numbering_root, self.styles)
        return StoryReader(
            self.styles,
            numbering,
            inline,
            self.name,
            decision=self.decision,
            annotated=self.annotated,
        )

    def result(self) -> DocxReading:
        blocks = self.story.blocks(self.body_element)
        header = self._first_header()
        if not blocks and not header:
            raise InputError(f"{self.name} has no text in it: there is nothing to read.")
        texts = [line.text for line in header]
        language = language_of([*texts, *block_lines(blocks[:_LANGUAGE_LINES])])
        blocks = self._with_real_notes(parted_at_breaks(blocks, language))
        end, opened = front_end(blocks, language)
        page = read_first_page(header, blocks[:end], language, self.counts)
        opening_source, items = self._opening(blocks[end:], opened=opened)
        body = read_body(items, language, self.ids, opened)
        self._meet_notes(page, opening_source, body)
        opening = spans_of(opening_source.pieces, self.notes.ids) if opening_source else ()
        resolution = assembled(
            page, opening, body, tuple(self.notes.notes.values()), self.notes.ids, language
        )
        return self._reading(resolution, page, opening_source, body, language)

    def _with_real_notes(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with notes that are typed made notes."""
        marks = block_marks(blocks)
        found = find_typed_notes(blocks, self.notes.counted(marks), self.notes.signed(marks))
        self.notes.typed = found.notes
        if found.guessed:
            self.warnings.append(
                f"A raised number was read as the mark of a note ({found.guessed} in all)."
            )
        return found.blocks

    def _first_header(self) -> list[HeaderLine]:
        part = first_page_header(self.package, self.body_element)
        return lines_of(self.package, part, self._extra_story)

    def _extra_story(self) -> StoryReader:
        story = self._story()
        self.stories.append(story)
        return story

    def _items(self, blocks: Sequence[Block]) -> list[Item]:
        """The items of the text; paragraphs of marks only are read for their notes."""
        items = items_of(blocks)
        self.marks_only = [item for item in items if item.is_marks_only]
        return [item for item in items if not item.is_marks_only]

    def _opening(
        self, blocks: Sequence[Block], *, opened: bool
    ) -> tuple[Source | None, list[Item]]:
        """The opening line, and the items after it."""
        if not opened or not isinstance(blocks[0], WordParagraph):
            return None, self._items(blocks)
        return source(blocks[0], *trimmed(blocks[0].pieces)), self._items(blocks[1:])

    def _meet_notes(self, page: FirstPage, opening: Source | None, body: Body) -> None:
        """Reads the notes in the order of their marks."""
        for part in page.taken:
            self.notes.meet(part.pieces)
        if opening is not None:
            self.notes.meet(opening.pieces)
        for line in body.lines:
            item = body.items[line.id]
            self.notes.meet(item.pieces)
            for row in () if item.table is None else item.table.rows:
                for cell in row:
                    for paragraph in cell.paragraphs:
                        self.notes.meet(paragraph.pieces)
        for item in self.marks_only:
            self.notes.meet(item.pieces)
        for key, typed in self.notes.typed.items():
            self.notes.meet_typed(key, typed)

    # --- the report ------------------------------------------------------------------------------

    def _reading(
        self,
        resolution: Resolution,
        page: FirstPage,
        opening: Source | None,
        body: Body,
        language: Language,
    ) -> DocxReading:
        front = _front_sources(page, opening, body)
        revisions: tuple[Revision, ...] = ()
        comments: tuple[Comment, ...] = ()
        if self.annotated:
            words = {"title": resolution.title, "opening": resolution.opening}
            spots = spots_of(_lines_of(resolution), body, front, self.notes, words)
            revisions = placed_revisions(spots, self.notes, self.stories)
            said = _comments_of(self.package)
            comments = placed_comments(spots, resolution.notes, self.notes, said)
            self.unplaced.extend(page.unplaced)
            self._report_leftovers()
            self._report_other_parts(resolution)
            self._report_comments(comments)
            self._warn(resolution, revisions)
        report = ImportReport(
            tuple(self.unplaced),
            tuple(self.warnings),
            {kind: count for kind, count in self.counts.items() if count},
        )
        return DocxReading(
            resolution,
            report,
            revisions,
            comments,
            self.package,
            body.source,
            body.label_source,
            front,
            self.notes.paragraphs,
            self.notes.pieces,
            self.notes.ids,
            {node: item.table for node, item in body.items.items() if item.table is not None},
        )

    def _report_leftovers(self) -> None:
        for text in self.notes.unmarked():
            self.unplaced.append(Unplaced(text, "note without a mark in the text"))
        for story in (self.story, self.notes.story):
            for box in story.left_over.boxes:
                text = "\n".join(block_lines(story.blocks(box)))
                if text:
                    near = story.left_over.beside.get(box, "")
                    self.unplaced.append(Unplaced(text, "text box", near))
        for story in (*self.stories, self.notes.story):
            for hidden, near in story.left_over.hidden:
                if hidden.strip():
                    self.unplaced.append(Unplaced(hidden.strip(), "hidden text", near))

    def _report_other_parts(self, resolution: Resolution) -> None:
        first = first_page_header(self.package, self.body_element)
        known = {
            _squeezed(text)
            for text in (
                resolution.masthead.symbol,
                plain_text(resolution.title),
                resolution.masthead.symbol + plain_text(resolution.title),
            )
        }
        reported: set[str] = set()
        for part in other_parts(self.package, first):
            for line, _ in lines_of(self.package, part, self._extra_story):
                kind = kind_of(line)
                if kind is not None or not any(char.isalnum() for char in line):
                    self.counts[kind or _PAGE_NUMBERS] += 1
                elif _squeezed(line) in known or _begins(plain_text(resolution.title), line):
                    self.counts[RUNNING_HEAD] += 1
                elif line not in reported:
                    reported.add(line)
                    self.unplaced.append(Unplaced(line, "header or footer"))

    def _report_comments(self, comments: Sequence[Comment]) -> None:
        for comment in comments:
            if comment.is_document_tag:
                self.counts["document marks"] += 1
            elif comment.text:
                who = comment.author or "an unnamed author"
                at = comment.node or comment.note
                self.unplaced.append(Unplaced(comment.text, f"comment by {who}", node=at))

    def _warn(self, resolution: Resolution, revisions: Sequence[Revision]) -> None:
        sentence = summary(revisions, reading=self.how_decided)
        if sentence:
            self.warnings.append(sentence)
        kind = document_kind.kind_of(resolution)
        if not kind.is_resolution:
            self.warnings.append(kind.sentence)
        elif not resolution.opening:
            self.warnings.append("No opening line such as “The General Assembly,” was found.")
        if self.notes.missing:
            self.warnings.append("A note is marked in the text that is not in the file.")
        self.warnings.extend(_left_out(self.stories))


def _decided(changes: Changes) -> tuple[Decision, str]:
    """The decision on each change, and how the report says it."""
    if changes == "accepted":
        return accept, "accepted"
    if changes == "rejected":
        return reject, "rejected"
    return changes, "accepted or rejected one by one"


def _comments_of(package: Package) -> dict[str, Comment]:
    extended = extended_part(package)
    return read_comments(package.related_root("comments"), extended and extended[1])


def _lines_of(resolution: Resolution) -> dict[NodeId, Line]:
    return {line.id: line for line in to_lines(resolution.body, resolution.annexes)}


def _left_out(stories: Iterable[StoryReader]) -> list[str]:
    """What was left out or is doubtful, by kind: one sentence each."""
    stories = list(stories)
    counted = (
        (sum(s.counts.pictures for s in stories[:1]), "picture", "left out"),
        (sum(s.counts.embedded for s in stories), "embedded document", "not read"),
        (sum(s.counts.unknown_symbols for s in stories), "symbol of a font", "guessed"),
        (sum(s.counts.struck for s in stories), "run of struck-out words", "read as text"),
        (sum(s.left_over.nested_tables for s in stories), "table inside a table", "taken apart"),
    )
    return [
        f"{count} {what} was {fate}." if count == 1 else f"{count} × {what}: {fate}."
        for count, what, fate in counted
        if count
    ]


def _front_sources(page: FirstPage, opening: Source | None, body: Body) -> dict[str, list[Source]]:
    def sources(parts: Iterable[Part]) -> list[Source]:
        return [source(part.paragraph, part.start, part.pieces) for part in parts]

    return {
        "sponsors": sources(page.sponsors),
        "adoption": sources(page.adoption),
        "report": sources(page.report),
        "title": sources(page.title),
        "opening": [opening] if opening is not None else [],
        "meeting": body.closing_source,
    }


def _begins(title: str, line: str) -> bool:
    """Whether a running head is the beginning of a title too long for it."""
    return line.endswith("…") and _squeezed(title).startswith(_squeezed(line.rstrip("… ")))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
