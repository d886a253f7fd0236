"""The blocks of the text as the lines of a resolution: what each paragraph is, and how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.document.ids import IdSource, NodeId
from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind
from penholder.document.nodes import ParagraphKind, TableCell, TableRow
from penholder.document.resolution import Closing
from penholder.document.spans import Inline, Text, split_at
from penholder.document.text import plain_text
from penholder.formats.pdf.inline import NoteOf, pieces_of, spans_of
from penholder.formats.pdf.italics import clean_italics, leading_italics
from penholder.formats.pdf.labels import Label, SubLevels, bare_number, label_of
from penholder.formats.pdf.paragraphs import Block, Column
from penholder.formats.pdf.tables import Table
from penholder.phrasebook.organs import organ_of_opening
from penholder.phrasebook.phrases import guess_kind, italicized, match_opening

_ANNEX = re.compile(
    r"(?:Annex|Annexe|Anexo|Appendix|Enclosure)(?:\s+(?:[IVXL]{1,6}|\d{1,2}|[A-Z]))?\*{0,3}",
    re.IGNORECASE,
)
_MEETING = re.compile(r"plenary meeting|séance plénière|sesión plenaria|\d+(?:st|nd|rd|th) meeting")
_HEADING_LABEL = re.compile(r"([IVXL]{1,7}|[A-Z])(\.)?(?:\s+|$)")
_SECTION = re.compile(r"[IVXL]{1,7}\.?|[A-Z]\.?")
_MAX_HEADING = 420
_INDENT = 10.0
_SMALL = 9.3
"""Points: what is smaller than this is said about a table, not a paragraph."""


@dataclass
class Structure:
    """The text read: its lines, the labels typed, opening and closing lines."""

    lines: list[Line] = field(default_factory=list)
    typed: dict[NodeId, str] = field(default_factory=dict)
    opening: Inline = ()
    closing: Closing | None = None
    guessed_phrases: int = 0
    warnings: list[str] = field(default_factory=list)


def read_structure(
    flow: Sequence[Block | Table], column: Column, note_of: NoteOf, *, plain: bool = False
) -> Structure:
    """Reads blocks and tables in order. `plain` is for documents that are no draft resolutions:
    their paragraphs are neither preambular nor operative.
    """
    builder = _Builder(flow, column, note_of, plain)
    builder.run()
    return builder.result


def is_opening(text: str) -> bool:
    """Whether a text is an opening line: the organ with its comma and nothing more."""
    organ = organ_of_opening(text)
    return organ is not None and len(text.strip()) <= len(organ.opening) + 2


class _Builder:
    def __init__(
        self, flow: Sequence[Block | Table], column: Column, note_of: NoteOf, plain: bool
    ) -> None:
        self.flow = flow
        self.column = column
        self.note_of = note_of
        self.plain = plain
        self.result = Structure()
        self.ids = IdSource()
        self.levels = SubLevels()
        self.expected = 1
        self.in_annex = False
        self.annex_titled = True
        self.heading_styles: list[str] = []
        self.index = 0

    def run(self) -> None:
        for self.index, item in enumerate(self.flow):
            if isinstance(item, Table):
                self._table(item)
            else:
                self._block(item)
        _mark_restarts(self.result.lines, self.result.typed)

    # --- blocks ---------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        text = block.text
        if self._is_closing(block, text):
            self._closing(block)
        elif self._is_annex(block):
            self._annex(block)
        elif self._is_opening(block, text):
            self._opening(block)
        elif self._is_heading(block, text):
            self._heading(block)
        else:
            self._paragraph(block, text)

    def _is_closing(self, block: Block, text: str) -> bool:
        right = block.first_left > (self.column.left + self.column.right) / 2
        if not right or (self.in_annex and self.result.closing is not None):
            return False
        closing = self.result.closing
        return bool(_MEETING.search(text)) or (
            closing is not None and not closing.date and len(text) < 40
        )

    def _closing(self, block: Block) -> None:
        lines = [plain_text(spans_of(pieces_of([line]), _no_note)) for line in block.lines]
        closing = self.result.closing
        if closing is not None:
            self.result.closing = Closing(closing.meeting, " ".join(lines))
        else:
            self.result.closing = Closing(lines[0], " ".join(lines[1:]))

    def _is_annex(self, block: Block) -> bool:
        return bool(_ANNEX.fullmatch(block.lines[0].text)) and (
            block.bold or block.lines[0].bold or block.single
        )

    def _annex(self, block: Block) -> None:
        label = " ".join(block.lines[0].text.split())
        title = self._spans(Block(block.lines[1:]), bold=False) if not block.single else ()
        self._add(LineKind.ANNEX, title, label=label)
        self.in_annex, self.annex_titled = True, bool(title)
        self.expected = 1
        self.heading_styles = []

    def _is_opening(self, block: Block, text: str) -> bool:
        return is_opening(text)

    def _opening(self, block: Block) -> None:
        spans = self._spans(block)
        if not self.result.opening and not self.result.lines:
            self.result.opening = spans
        else:
            self._add(LineKind.OPENING, spans)

    # --- headings -------------------------------------------------------------------------

    def _is_heading(self, block: Block, text: str) -> bool:
        if len(text) > _MAX_HEADING:
            return False
        if block.bold:
            indented = block.first_left > self.column.left + _INDENT
            return not (indented and text.rstrip().endswith((".", ";", ",")))
        short = len(block.lines) <= 2
        return (
            block.italic
            and short
            and block.first_left < self.column.left + 5
            and not text.rstrip().endswith((",", ";", ".", ":"))
        )

    def _heading(self, block: Block) -> None:
        if self.in_annex and not self.annex_titled and block.bold:
            last = self.result.lines[-1]
            title = self._spans(block, bold=False)
            self.result.lines[-1] = Line(last.id, last.kind, title, label=last.label)
            self.annex_titled = True
            return
        label, lines = _heading_label(block)
        spans = self._spans(Block(lines), bold=False) if lines else ()
        if label and not len(lines):
            rest: Inline = ()
            spans = rest
        elif not label:
            label, spans = _inline_heading_label(spans)
        level = self._heading_level(block, label)
        self._add(LineKind.HEADING, spans, level, label)

    def _heading_level(self, block: Block, label: str) -> int:
        style = _heading_style(block, label)
        styles = self.heading_styles
        if style in styles:
            del styles[styles.index(style) + 1 :]
        else:
            styles.append(style)
        return styles.index(style) + 1

    # --- paragraphs -----------------------------------------------------------------------

    def _paragraph(self, block: Block, text: str) -> None:
        label = label_of(text) or self._bare_number(block, text)
        if label is not None and self._is_quoted(block, label):
            self._quoted(block, label)
        elif label is not None and label.numbered:
            self._numbered(block, label)
        elif label is not None:
            self._subparagraph(block, label)
        else:
            self._unlabelled(block, text)

    def _bare_number(self, block: Block, text: str) -> Label | None:
        label = bare_number(text)
        if label is None or label.number != self.expected:
            return None
        return label if block.first_left < self.column.left + 60 else None

    def _is_quoted(self, block: Block, label: Label) -> bool:
        """A labelled block inside a clause that is part of a quoted text, not of the resolution."""
        if not self._in_clause():
            return False
        indented = self._is_indented(block)
        if self._last_kind() is LineKind.QUOTED and indented:
            return not (label.numbered and label.number == self.expected and block.single)
        if not label.numbered:
            return False
        if block.first_left > self.column.left + 40:
            return True
        return indented and not block.single and label.number != self.expected

    def _is_indented(self, block: Block) -> bool:
        limit = self.column.left + (_INDENT if not block.single else 15)
        return block.hang > limit and block.first_left > limit

    def _quoted(self, block: Block, label: Label | None) -> None:
        spans = self._spans(block)
        level = self._quote_level()
        if label is None:
            self._add(LineKind.QUOTED, spans, level)
            return
        rest = split_at(spans, min(label.length, _text_length(spans)))[1]
        self._add(LineKind.QUOTED, rest, level, label.text, depth=0 if label.numbered else 1)

    def _quote_level(self) -> int:
        if not self._in_clause():
            return 0
        for line in reversed(self.result.lines):
            if line.kind is LineKind.QUOTED:
                return line.level
            if line.kind is LineKind.SUBPARAGRAPH:
                ends = plain_text(line.spans).rstrip().endswith(":")
                return line.level + 1 if ends else 1
            if line.kind in PARAGRAPH_KINDS:
                return 1
        return 1

    def _numbered(self, block: Block, label: Label) -> None:
        spans = self._body_spans(block, label)
        if label.number is not None:
            self.expected = label.number + 1
        kind = LineKind.PLAIN if self.plain and not self.in_annex else LineKind.OPERATIVE
        phrase_kind = None if kind is LineKind.PLAIN else ParagraphKind.OPERATIVE
        spans = self._with_phrase(spans, phrase_kind)
        self._add(kind, spans, label=label.text)

    def _subparagraph(self, block: Block, label: Label) -> None:
        spans = self._body_spans(block, label)
        if not self._in_clause():
            self._add(LineKind.PLAIN, spans, label=label.text)
            self.levels = SubLevels()
            return
        level = self.levels.place(label, self._following_label())
        self._add(LineKind.SUBPARAGRAPH, spans, level, label.text)

    def _following_label(self) -> Label | None:
        for item in self.flow[self.index + 1 : self.index + 8]:
            if isinstance(item, Table):
                return None
            label = label_of(item.text)
            if label is not None:
                return None if label.numbered else label
        return None

    def _unlabelled(self, block: Block, text: str) -> None:
        spans = self._spans(block)
        if self._goes_on(block, spans):
            self.levels.close_to(0)
            self._add(LineKind.CONTINUATION, spans, 0)
        elif self._is_quotation(block, spans):
            self._add(LineKind.QUOTED, spans, self._quote_level())
        else:
            kind = self._kind_of(block, spans)
            if kind is not LineKind.PLAIN:
                spans = self._with_phrase(spans, ParagraphKind(kind.value))
            self._add(kind, spans)

    def _goes_on(self, block: Block, spans: Inline) -> bool:
        """Text that goes on after sub-paragraphs, a quotation or a table of its clause."""
        if not self._in_clause() or self._last_kind() not in (
            LineKind.SUBPARAGRAPH,
            LineKind.QUOTED,
            LineKind.TABLE,
            LineKind.CONTINUATION,
        ):
            return False
        text = plain_text(spans)
        if block.size < _SMALL and self._last_kind() is LineKind.TABLE:
            return True
        if leading_italics(spans):
            return False
        at_left = block.first_left < self.column.left + 8
        return at_left or text[:1].islower()

    def _is_quotation(self, block: Block, spans: Inline) -> bool:
        if not self._in_clause() and not self._is_indented(block):
            return False
        if self._last_kind() is LineKind.QUOTED and self._is_indented(block):
            return not leading_italics(spans) or self.plain
        announced = self._last_text().rstrip().endswith(":")
        if self.plain:
            return announced and self._in_clause()
        if leading_italics(spans):
            return False
        if announced and self._in_clause():
            return guess_kind(plain_text(spans)) is None or self._is_indented(block)
        return self._is_indented(block) and not block.single

    def _kind_of(self, block: Block, spans: Inline) -> LineKind:
        text = plain_text(spans)
        if self.plain or (self.in_annex and not leading_italics(spans)):
            return LineKind.PLAIN
        phrase = leading_italics(spans)
        found = match_opening(text)
        if phrase:
            if found is not None:
                return LineKind(found.kind.value)
            ending = text.rstrip()[-1:]
            return LineKind.OPERATIVE if ending in (".", ";") else LineKind.PREAMBULAR
        guessed = guess_kind(text)
        return LineKind(guessed.value) if guessed is not None else LineKind.PLAIN

    # --- tables ---------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        rows = tuple(
            TableRow(tuple(TableCell(self._cell(cell)) for cell in row)) for row in table.rows
        )
        level = 1 if self._in_clause() else 0
        self.result.lines.append(
            Line(
                self.ids.next(),
                LineKind.TABLE,
                level=level,
                rows=rows,
                header_rows=table.header_rows,
            )
        )

    def _cell(self, lines: Sequence) -> tuple[Inline, ...]:  # type: ignore[type-arg]
        spans = spans_of(pieces_of(lines), self.note_of)
        return (spans,) if spans else ()

    # --- helpers --------------------------------------------------------------------------

    def _spans(self, block: Block, *, bold: bool = True) -> Inline:
        pieces = pieces_of(block.lines)
        if not bold:
            pieces = [piece._replace(bold=False) for piece in pieces]
        return clean_italics(spans_of(pieces, self.note_of))

    def _body_spans(self, block: Block, label: Label) -> Inline:
        """The text of a block without its label."""
        pieces = pieces_of(block.lines)
        left = label.length
        kept = []
        for piece in pieces:
            cut = min(left, len(piece.text))
            left -= cut
            if piece.text[cut:]:
                kept.append(piece._replace(text=piece.text[cut:]))
        return clean_italics(spans_of(kept, self.note_of))

    def _with_phrase(self, spans: Inline, kind: ParagraphKind | None) -> Inline:
        """Where the page has no italics, the opening phrase is set by the phrasebook."""
        if kind is None or self.in_annex or leading_italics(spans):
            return spans
        marked = italicized(spans, kind)
        if marked != spans:
            self.result.guessed_phrases += 1
        return marked

    def _add(
        self,
        kind: LineKind,
        spans: Inline,
        level: int = 0,
        label: str | None = None,
        depth: int = 0,
    ) -> None:
        node = self.ids.next()
        typed = kind in (LineKind.OPERATIVE, LineKind.SUBPARAGRAPH)
        if typed and label is not None:
            self.result.typed[node] = label
            label = None
        if kind in PARAGRAPH_KINDS or kind in (LineKind.HEADING, LineKind.ANNEX):
            self.levels = SubLevels()
        if kind is LineKind.HEADING or kind is LineKind.ANNEX or kind is LineKind.QUOTED:
            label = label or ""
        self.result.lines.append(Line(node, kind, spans, level, label, depth))

    def _last_kind(self) -> LineKind | None:
        return self.result.lines[-1].kind if self.result.lines else None

    def _last_text(self) -> str:
        return plain_text(self.result.lines[-1].spans) if self.result.lines else ""

    def _in_clause(self) -> bool:
        """Whether a paragraph is open that blocks can be added to."""
        for line in reversed(self.result.lines):
            if line.kind is LineKind.OPENING:
                return False
            if line.kind in PARAGRAPH_KINDS:
                return True
            blocks = line.kind in (LineKind.TABLE, LineKind.QUOTED)
            if line.kind in (LineKind.HEADING, LineKind.ANNEX) or (blocks and not line.level):
                return False
        return False


def _no_note(_label: str, _page: int) -> None:
    return None


def _text_length(spans: Inline) -> int:
    return sum(len(span.text) if isinstance(span, Text) else 1 for span in spans)


def _heading_label(block: Block) -> tuple[str, list]:  # type: ignore[type-arg]
    """A section number on a line of its own ("II"), and the lines after it."""
    if _SECTION.fullmatch(block.lines[0].text):
        return block.lines[0].text, block.lines[1:]
    return "", block.lines


def _inline_heading_label(spans: Inline) -> tuple[str, Inline]:
    """A label at the beginning of a heading: "A. Trade"; a lone letter needs its full stop."""
    text = plain_text(spans)
    found = _HEADING_LABEL.match(text)
    if found is None or (not found[2] and not _is_roman(found[1])) or found.end() == len(text):
        return "", spans
    if not found[2] and len(found[1]) == 1:
        return "", spans
    return found.group().strip(), split_at(spans, found.end())[1]


def _is_roman(text: str) -> bool:
    return bool(re.fullmatch(r"[IVXL]+", text))


def _heading_style(block: Block, label: str) -> str:
    bare = label.rstrip(".")
    size = f"{block.size:.0f}"
    if bare and _is_roman(bare) and (len(bare) > 1 or bare in "IVX"):
        return f"roman {size}"
    if bare:
        return f"letter {size}"
    return ("bold " if block.bold else "italic ") + size


def _mark_restarts(lines: list[Line], typed: dict[NodeId, str]) -> None:
    """A heading restarts the numbering where the next operative paragraph is 1 again."""
    previous = 0
    heading: int | None = None
    for index, line in enumerate(lines):
        if line.kind is LineKind.ANNEX:
            previous, heading = 0, None
        elif line.kind is LineKind.HEADING:
            heading = index if heading is None else heading
        elif line.kind is LineKind.OPERATIVE:
            number = re.match(r"\d+", typed.get(line.id, ""))
            value = int(number.group()) if number else previous + 1
            if heading is not None and previous and value == 1:
                head = lines[heading]
                lines[heading] = Line(
                    head.id, head.kind, head.spans, head.level, head.label, restarts=True
                )
            previous, heading = value, None
