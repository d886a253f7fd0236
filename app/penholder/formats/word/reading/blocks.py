"""The paragraphs and tables of a Word story in order, each tracked change accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from penholder.cancelling import until_cancelled
from penholder.errors import InputError
from penholder.formats.word.reading.changes import (
    Change,
    Decision,
    accept,
    row_changes,
    stays,
)
from penholder.formats.word.reading.containers import blocks_in, cells_in, rows_in
from penholder.formats.word.reading.content import Content
from penholder.formats.word.reading.inline import InlineReader
from penholder.formats.word.reading.names import Element, P, number, switch, value, w
from penholder.formats.word.reading.numbers import AutoNumber, Numbering
from penholder.formats.word.reading.pieces import Piece, Pieces, has_words, text_of
from penholder.formats.word.reading.shapes import Shape, Shapes
from penholder.formats.word.reading.styles import Style, StyleSheet

MAX_BLOCKS: Final = 20_000
"""Longer files are refused: the longest resolutions have some 600 paragraphs."""
_MAX_SPAN: Final = 200
_NOBODY: Final = (None, None)
"""Who inserted and who deleted the mark of a paragraph that nobody changed."""


class Tracked(NamedTuple):
    r"""A tracked change inside a paragraph, at positions of the paragraph as it is read.

    Words that are not in this reading stand at one position (`start` = `end`). A change of the
    paragraph's mark has the text "\n".
    """

    change: Change
    start: int
    end: int
    text: str


@dataclass
class WordParagraph:
    """A paragraph as it is read: its pieces, and what its shape tells.

    `elements` are the `w:p` it came from: several where a tracked change joins them, the last
    being the one whose properties hold. Indents are in twips; `outline` is the outline level set on
    the paragraph itself. `proposed` is everything the elements hold, with the words that are not in
    this reading. `text` is that of the pieces, one character a position, marks as `pieces.MARK`.
    """

    elements: tuple[Element, ...]
    style: Style
    pieces: Pieces
    number: AutoNumber | None = None
    left: int = 0
    right: int = 0
    first_line: int = 0
    justification: str = ""
    outline: int | None = None
    tracked: tuple[Tracked, ...] = ()
    comments: tuple[tuple[str, int], ...] = ()
    proposed: Pieces = ()
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Says the text of the pieces once: it is looked at many times."""
        self.text = text_of(self.pieces)


@dataclass
class WordCell:
    """A cell of a table and how much of the grid it covers.

    `element` is its (first) `w:tc`, None for what only fills the grid; `wordless` are paragraphs of
    it that have no words, with the comments that stand at them.
    """

    paragraphs: list[WordParagraph]
    columns: int = 1
    rows: int = 1
    element: Element | None = None
    wordless: list[WordParagraph] = field(default_factory=list)


@dataclass
class WordTable:
    """A table; its first `header_rows` rows are repeated on every page."""

    element: Element
    rows: list[list[WordCell]]
    header_rows: int = 0


Block: TypeAlias = WordParagraph | WordTable


def block_pieces(blocks: Iterable[Block]) -> Iterator[Pieces]:
    """The pieces of every paragraph, those in tables too."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block.pieces
            continue
        for row in block.rows:
            for cell in row:
                for paragraph in cell.paragraphs:
                    yield paragraph.pieces


def block_marks(blocks: Iterable[Block]) -> list[Piece]:
    """The marks of notes in the blocks, in order."""
    return [piece for pieces in block_pieces(blocks) for piece in pieces if piece.note is not None]


@dataclass
class Leftovers:
    """What a story holds beside its blocks: text boxes, hidden words, wholly removed paragraphs.

    `beside` gives the text of the paragraph a box hangs on; `hidden` the hidden words of a
    paragraph with the text they stand in.
    """

    boxes: list[Element] = field(default_factory=list)
    beside: dict[Element, str] = field(default_factory=dict)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    tracked: list[Tracked] = field(default_factory=list)
    nested_tables: int = 0


class _Part(Struct, frozen=True):
    """A `w:p`: what it holds, and what its properties say of it."""

    element: Element
    content: Content
    shape: Shape


class StoryReader:
    """Reads a story (body, header, note) block by block.

    `decision` says of each tracked change whether it is accepted or rejected. Without `annotated`
    no changes are listed.
    """

    def __init__(
        self,
        styles: StyleSheet,
        numbering: Numbering,
        inline: InlineReader,
        name: str,
        *,
        decision: Decision = accept,
        annotated: bool = True,
    ) -> None:
        self._annotated = annotated
        self._shapes = Shapes(styles, decision)
        self._numbering = numbering
        self._inline = inline
        self._name = name
        self._decision = decision
        self._count = 0
        self._wordless: list[WordParagraph] = []
        self.left_over = Leftovers()
        self.counts = inline.counts

    def blocks(self, container: Element, depth: int = 0) -> list[Block]:
        """The blocks of a body, cell, note or text box that have words. Raises InputError."""
        result: list[Block] = []
        waiting: list[_Part] = []
        for child in until_cancelled(blocks_in(container, self._name, depth)):
            if child.tag == P:
                if len(child) == 0 and not waiting:
                    continue  # quick, for files with a million of them
                waiting.append(self._part(child))
                if not stays(*waiting[-1].shape.ends, self._decision):
                    continue
                self._add(result, waiting, depth)
                waiting = []
            elif child.tag == w("altChunk"):
                self.counts.embedded += 1
            else:
                self._add(result, waiting, depth)
                waiting = []
                self._hand_over(result, None, depth)
                apart = len(self._wordless)
                table = self._table(child, depth)
                if table is not None:
                    result.append(table)
                if not depth:
                    del self._wordless[apart:]  # those of its cells, which keep them
            self._bound(len(result))
        self._add(result, waiting, depth)
        self._hand_over(result, None, depth)
        return result

    def _add(self, blocks: list[Block], parts: Sequence[_Part], depth: int) -> None:
        """Adds the paragraph that the parts give, if it has words."""
        for paragraph in self._paragraph(parts):
            self._hand_over(blocks, paragraph, depth)
            blocks.append(paragraph)

    def _hand_over(
        self, blocks: Sequence[Block], following: WordParagraph | None, depth: int
    ) -> None:
        """Has the comments on paragraphs without words stand at the end of the one before them or,
        where there is none, at the beginning of the next. Those in cells stay where they are.
        """
        if depth or not self._wordless:
            return
        marks = [comment for paragraph in self._wordless for comment, _ in paragraph.comments]
        before = blocks[-1] if blocks else None
        if isinstance(before, WordParagraph):
            end = len(before.text)
            before.comments += tuple((comment, end) for comment in marks)
        elif following is not None:
            following.comments = (*((comment, 0) for comment in marks), *following.comments)
        else:
            return
        self._wordless.clear()

    def _bound(self, size: int) -> None:
        if size > MAX_BLOCKS:
            raise InputError(
                f"{self._name} has over {MAX_BLOCKS} paragraphs: it is not a resolution."
            )

    def _keep_leftovers(self, content: Content) -> None:
        if not content.boxes and not content.hidden:
            return
        beside = text_of(content.pieces)
        self.left_over.boxes.extend(content.boxes)
        self.left_over.beside.update(dict.fromkeys(content.boxes, beside))
        if content.hidden:
            self.left_over.hidden.append(("".join(content.hidden), beside))

    # --- paragraphs ----------------------------------------------------------------------------

    def _part(self, paragraph: Element) -> _Part:
        shape = self._shapes.of(paragraph)
        content = self._inline.read(paragraph, shape.style)
        self._keep_leftovers(content)
        return _Part(paragraph, content, shape)

    def _kept(self, piece: Piece) -> bool:
        return stays(piece.inserted, piece.deleted, self._decision)

    def _paragraph(self, parts: Sequence[_Part]) -> Iterator[WordParagraph]:
        """The paragraph that one or several `w:p` give together, if it has words."""
        if not parts:
            return
        pieces, tracked, comments = self._together(parts)
        shaping = self._shaping(parts)
        shape, style = shaping.shape, shaping.shape.style
        auto = None if shape.num_id is None else self._numbering.next(shape.num_id, shape.num_level)
        elements = tuple([part.element for part in parts])
        if not has_words(pieces):
            self.left_over.tracked.extend(tracked)
            if comments:
                self._wordless.append(WordParagraph(elements, style, (), comments=tuple(comments)))
            return
        left = auto.left if shape.left is None and auto is not None else shape.left
        yield WordParagraph(
            elements if shaping is parts[-1] else (*elements[1:], shaping.element),
            style,
            tuple(pieces),
            auto,
            (style.left or 0) if left is None else left,
            shape.right,
            shape.first_line,
            shape.justification,
            shape.outline,
            tuple(tracked),
            tuple(comments),
            tuple(piece for part in parts for piece in part.content.pieces) if tracked else (),
        )

    def _together(
        self, parts: Sequence[_Part]
    ) -> tuple[list[Piece], list[Tracked], list[tuple[str, int]]]:
        """The pieces of one or several `w:p`, the changes among them and the comments' places."""
        if not self._annotated:
            if len(parts) == 1:
                return self._kept_of(parts[0].content), [], []
            return [piece for part in parts for piece in self._kept_of(part.content)], [], []
        if len(parts) == 1 and parts[0].shape.ends == _NOBODY:
            return self._reading(parts[0].content, 0)
        pieces: list[Piece] = []
        tracked: list[Tracked] = []
        comments: list[tuple[str, int]] = []
        position = 0
        for part in parts:
            kept, changes, marks = self._reading(part.content, position)
            pieces.extend(kept)
            tracked.extend(changes)
            comments.extend(marks)
            position += sum(piece.size for piece in kept)
            tracked.extend(
                Tracked(change, position, position, "\n")
                for change in part.shape.ends
                if change is not None
            )
        return pieces, tracked, comments

    def _shaping(self, parts: Sequence[_Part]) -> _Part:
        """The `w:p` whose properties hold for joined ones: the last that gives words."""
        if len(parts) == 1:
            return parts[0]
        for part in reversed(parts):
            if any(piece.shown.strip() for piece in part.content.pieces if self._kept(piece)):
                return part
        return parts[-1]

    def _kept_of(self, content: Content) -> list[Piece]:
        """The pieces of this reading."""
        if not content.is_changed:
            return content.pieces
        return [
            piece
            for piece in content.pieces
            if (piece.inserted is None and piece.deleted is None) or self._kept(piece)
        ]

    def _reading(
        self, content: Content, offset: int
    ) -> tuple[list[Piece], list[Tracked], list[tuple[str, int]]]:
        """The pieces of this reading, the changes among them and the comments' places."""
        if not content.is_changed and not content.anchors:
            return content.pieces, [], []
        kept: list[Piece] = []
        tracked: list[Tracked] = []
        comments: list[tuple[str, int]] = []
        anchors = content.anchors
        position, ahead = offset, 0
        for place, piece in enumerate(content.pieces):
            while ahead < len(anchors) and anchors[ahead].place <= place:
                comments.append((anchors[ahead].comment, position))
                ahead += 1
            whole = piece.size
            inserted, deleted = piece.inserted, piece.deleted
            if inserted is None and deleted is None:
                kept.append(piece)
                position += whole
                continue
            size = whole if stays(inserted, deleted, self._decision) else 0
            for change in (inserted, deleted):
                if change is not None:
                    _extend(tracked, Tracked(change, position, position + size, piece.text))
            if size:
                kept.append(piece)
            position += size
        comments.extend((anchor.comment, position) for anchor in anchors[ahead:])
        return kept, tracked, comments

    # --- tables --------------------------------------------------------------------------------

    def _table(self, element: Element, depth: int) -> WordTable | None:
        rows: list[list[WordCell]] = []
        header_rows = 0
        above: dict[int, WordCell] = {}  # the cell that covers a column from above, by column
        for row in rows_in(element):
            properties = row.find(w("trPr"))
            if not stays(*row_changes(properties), self._decision):
                continue
            cells, above = self._row(row, properties, above, depth)
            if header_rows == len(rows) and switch(properties, "tblHeader"):
                header_rows += 1
            if cells:
                rows.append(cells)
        has_words = any(cell.paragraphs for row in rows for cell in row)
        return WordTable(element, rows, min(header_rows, len(rows))) if has_words else None

    def _row(
        self,
        row: Element,
        properties: Element | None,
        above: dict[int, WordCell],
        depth: int,
    ) -> tuple[list[WordCell], dict[int, WordCell]]:
        cells: list[WordCell] = []
        covering: dict[int, WordCell] = {}
        column = _span(value(properties, "gridBefore"), 0)
        if column:
            cells.append(WordCell([], column))
        for element in cells_in(row):
            cell_properties = element.find(w("tcPr"))
            columns = _span(value(cell_properties, "gridSpan"), 1)
            merge = None if cell_properties is None else cell_properties.find(w("vMerge"))
            behind = len(self._wordless)
            paragraphs = self._cell_paragraphs(element, depth)
            wordless = self._wordless[behind:]
            upper = above.get(column)
            if merge is not None and merge.get(w("val")) != "restart" and upper is not None:
                upper.rows += 1
                upper.paragraphs.extend(paragraphs)
                upper.wordless.extend(wordless)
                covering[column] = upper
            else:
                cell = WordCell(paragraphs, columns, 1, element, wordless)
                cells.append(cell)
                if merge is not None:
                    covering[column] = cell
            column += columns
        return cells, covering

    def _cell_paragraphs(self, cell: Element, depth: int) -> list[WordParagraph]:
        result: list[WordParagraph] = []
        for block in self.blocks(cell, depth + 1):
            if isinstance(block, WordParagraph):
                result.append(block)
            else:
                self.left_over.nested_tables += 1
                result.extend(p for row in block.rows for c in row for p in c.paragraphs)
        self._count += len(result)
        self._bound(self._count)
        return result


def _extend(tracked: list[Tracked], new: Tracked) -> None:
    """Adds a change, joined with the last one where it is the same change going on."""
    last = tracked[-1] if tracked else None
    if last is not None and last.change == new.change and last.end == new.start:
        tracked[-1] = Tracked(last.change, last.start, new.end, last.text + new.text)
    else:
        tracked.append(new)


def _span(text: str | None, least: int) -> int:
    found = number(text)
    return least if found is None else min(max(found, least), _MAX_SPAN)
