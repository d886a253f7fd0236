"""The paragraphs and tables of a Word story in order, each tracked change accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from penholder.cancelling import until_cancelled
from penholder.errors import InputError
from penholder.formats.word.reading.changes import (
    Change,
    Decision,
    accept,
    formatting_before,
    mark_changes,
    row_changes,
    stays,
)
from penholder.formats.word.reading.containers import blocks_in, cells_in, rows_in
from penholder.formats.word.reading.inline import (
    Content,
    InlineReader,
)
from penholder.formats.word.reading.names import (
    P_PR,
    Element,
    P,
    child_of,
    number,
    switch,
    value,
    w,
)
from penholder.formats.word.reading.numbers import AutoNumber, Numbering
from penholder.formats.word.reading.pieces import Piece, Pieces, text_of
from penholder.formats.word.reading.styles import Style, StyleSheet, indents

MAX_BLOCKS: Final = 20_000
"""Longer files are refused: the longest resolutions have some 600 paragraphs."""
_MAX_SPAN: Final = 200


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
    this reading.
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

    @property
    def text(self) -> str:
        """One character a position, note marks as `pieces.MARK`."""
        return text_of(self.pieces)


@dataclass
class WordCell:
    """A cell of a table and how much of the grid it covers."""

    paragraphs: list[WordParagraph]
    columns: int = 1
    rows: int = 1


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


class _Part(NamedTuple):
    """A `w:p`: what it holds, its properties and style as read, who changed its end."""

    element: Element
    content: Content
    properties: Element | None
    style: Style
    ends: tuple[Change | None, Change | None]


class StoryReader:
    """Reads a story (body, header, note) block by block.

    `decision` says of each tracked change whether it is accepted or rejected.
    """

    def __init__(
        self,
        styles: StyleSheet,
        numbering: Numbering,
        inline: InlineReader,
        name: str,
        *,
        decision: Decision = accept,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._inline = inline
        self._name = name
        self._decision = decision
        self._count = 0
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
                if not stays(*waiting[-1].ends, self._decision):
                    continue
                result.extend(self._paragraph(waiting))
                waiting = []
            elif child.tag == w("altChunk"):
                self.counts.embedded += 1
            else:
                result.extend(self._paragraph(waiting))
                waiting = []
                table = self._table(child, depth)
                if table is not None:
                    result.append(table)
            self._bound(len(result))
        result.extend(self._paragraph(waiting))
        return result

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
        properties = self._properties(paragraph)
        style = self._styles.paragraph(value(properties, "pStyle"))
        content = self._inline.read(paragraph, style)
        self._keep_leftovers(content)
        return _Part(paragraph, content, properties, style, mark_changes(paragraph))

    def _properties(self, paragraph: Element) -> Element | None:
        properties = child_of(paragraph, P_PR)
        if properties is None:
            return None
        before = formatting_before(properties, w("pPrChange"), P_PR, self._decision)
        return properties if before is None else before

    def _kept(self, piece: Piece) -> bool:
        return stays(piece.inserted, piece.deleted, self._decision)

    def _paragraph(self, parts: Sequence[_Part]) -> Iterator[WordParagraph]:
        """The paragraph that one or several `w:p` give together, if it has words."""
        if not parts:
            return
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
                for change in part.ends
                if change is not None
            )
        shaping = self._shaping(parts)
        properties, style = shaping.properties, shaping.style
        auto = self._number(properties, style)
        if not text_of(pieces).strip():
            self.left_over.tracked.extend(tracked)
            return
        left, right, first_line = self._indents(properties, style, auto)
        elements = tuple(part.element for part in parts)
        yield WordParagraph(
            elements if shaping is parts[-1] else (*elements[1:], shaping.element),
            style,
            tuple(pieces),
            auto,
            left,
            right,
            first_line,
            value(properties, "jc") or style.justification or "",
            number(value(properties, "outlineLvl")),
            tuple(tracked),
            tuple(comments),
            tuple(piece for part in parts for piece in part.content.pieces) if tracked else (),
        )

    def _shaping(self, parts: Sequence[_Part]) -> _Part:
        """The `w:p` whose properties hold for joined ones: the last that gives words."""
        if len(parts) == 1:
            return parts[0]
        for part in reversed(parts):
            if any(piece.shown.strip() for piece in part.content.pieces if self._kept(piece)):
                return part
        return parts[-1]

    def _reading(
        self, content: Content, offset: int
    ) -> tuple[list[Piece], list[Tracked], list[tuple[str, int]]]:
        """The pieces of this reading, the changes among them and the comments' places."""
        kept: list[Piece] = []
        tracked: list[Tracked] = []
        comments: list[tuple[str, int]] = []
        if not content.is_changed and not content.anchors:
            return content.pieces, tracked, comments
        anchors = sorted(content.anchors, key=lambda anchor: anchor.position)
        behind, position, ahead = 0, offset, 0
        for piece in content.pieces:
            while ahead < len(anchors) and anchors[ahead].position <= behind:
                comments.append((anchors[ahead].comment, position))
                ahead += 1
            size = piece.size if self._kept(piece) else 0
            for change in (piece.inserted, piece.deleted):
                if change is not None:
                    _extend(tracked, Tracked(change, position, position + size, piece.text))
            if size:
                kept.append(piece)
            position += size
            behind += piece.size
        comments.extend((anchor.comment, position) for anchor in anchors[ahead:])
        return kept, tracked, comments

    def _number(self, properties: Element | None, style: Style) -> AutoNumber | None:
        direct = child_of(properties, w("numPr"))
        num_id = value(direct, "numId") or style.num_id
        if num_id is None or num_id == "0":
            return None
        level = number(value(direct, "ilvl"))
        return self._numbering.next(num_id, style.num_level or 0 if level is None else level)

    def _indents(
        self, properties: Element | None, style: Style, auto: AutoNumber | None
    ) -> tuple[int, int, int]:
        left, right, first_line = indents(properties)
        if left is None and auto is not None:
            left = auto.left
        return (
            left if left is not None else style.left or 0,
            right if right is not None else style.right or 0,
            first_line if first_line is not None else style.first_line or 0,
        )

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
            paragraphs = self._cell_paragraphs(element, depth)
            upper = above.get(column)
            if merge is not None and merge.get(w("val")) != "restart" and upper is not None:
                upper.rows += 1
                upper.paragraphs.extend(paragraphs)
                covering[column] = upper
            else:
                cell = WordCell(paragraphs, columns)
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
