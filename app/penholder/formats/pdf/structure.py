"""The blocks of the text as lines of a resolution: what each is, and how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from penholder.cancelling import until_cancelled
from penholder.document.ids import IdSource, NodeId
from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.resolution import Closing
from penholder.document.spans import Inline, Text
from penholder.document.text import plain_text
from penholder.formats.pdf.block_labels import (
    Labelled,
    bare_number,
    following_label,
    is_before_number_1,
    label_of,
)
from penholder.formats.pdf.ending import Ending
from penholder.formats.pdf.headings import (
    HeadingLevels,
    inline_label,
    is_heading,
    label_line,
    with_restarts,
)
from penholder.formats.pdf.inline import NoteOf, Piece, pieces_of, spans_of, without_start
from penholder.formats.pdf.italics import clean_italics, leading_italics
from penholder.formats.pdf.paragraphs import Block, Column
from penholder.formats.pdf.tables import Cell, Table, rows_of
from penholder.formats.text.labels import Label, levels
from penholder.formats.text.language import Language, is_opening
from penholder.phrasebook.phrases import guess_kind, italicized, match_opening

_INDENT = 10.0
_SMALL = 9.3
"""Points: what is smaller than this is said about a table, not a paragraph."""

_MAX_LABELS = 300
"""Labels of one clause that are looked at for levels; the longest list met has 40."""

_AFTER_BLOCKS = frozenset(
    {LineKind.SUBPARAGRAPH, LineKind.QUOTED, LineKind.TABLE, LineKind.CONTINUATION}
)
_ENDS = re.compile(r"[.;]$")


@dataclass
class Structure:
    """The text read: its lines, the label each bears on the page, opening and closing lines.

    `guessed_phrases` are the beginnings of paragraphs whose opening phrase is not in italics on the
    page, `votes` the records of votes that stand among the lines as text.
    """

    lines: list[Line] = field(default_factory=list)
    typed: dict[NodeId, str] = field(default_factory=dict)
    opening: Inline = ()
    closing: Closing | None = None
    guessed_phrases: list[str] = field(default_factory=list)
    votes: list[str] = field(default_factory=list)


def read_structure(
    flow: Sequence[Block | Table],
    column: Column,
    note_of: NoteOf,
    language: Language,
    *,
    plain: bool = False,
) -> Structure:
    """Reads blocks and tables in order. `plain` is for documents that are no draft resolutions:
    their paragraphs are neither preambular nor operative.
    """
    builder = _Builder(flow, column, note_of, language, plain)
    builder.run()
    return builder.result


class _Builder:
    def __init__(
        self,
        flow: Sequence[Block | Table],
        column: Column,
        note_of: NoteOf,
        language: Language,
        plain: bool,
    ) -> None:
        self.flow = flow
        self.column = column
        self.note_of = note_of
        self.language = language
        self.plain = plain
        self.result = Structure()
        self.ids = IdSource()
        self.labels: list[Label] = []  # of the sub-paragraphs of the open clause
        self.in_clause = False  # a paragraph is open that blocks can be added to
        self.quote_level = 1
        self.expected = 1
        self.in_annex = False
        self.title_missing = False  # the annex has no title yet
        self.heading_levels = HeadingLevels()
        self.ending = Ending(column, language, note_of)
        self.index = 0

    def run(self) -> None:
        for index, item in until_cancelled(enumerate(self.flow)):
            self.index = index
            if isinstance(item, Table):
                self._table(item)
            else:
                self._block(item)
        self.result.lines = with_restarts(self.result.lines, self.result.typed)
        self.result.closing, self.result.votes = self.ending.closing, self.ending.votes
        for meeting in reversed(self.ending.earlier):
            lines = [Line(self.ids.next(), LineKind.PLAIN, (Text(text),)) for text in meeting.texts]
            self.result.lines[meeting.place : meeting.place] = lines

    # --- lines that stand alone -----------------------------------------------------------

    def _block(self, block: Block) -> None:
        text = " ".join(block.text.split())
        if self.ending.is_meeting(block, text):
            self._vote(self.ending.take_meeting(block, len(self.result.lines)))
        elif self._is_annex(block):
            self._annex(block)
        elif not block.bold and is_opening(text, self.language):
            self._opening(block)
        elif not block.bold and self.ending.is_vote(text):
            self._vote(self.ending.take_vote(block.lines))
        elif is_heading(block, text, self.column):
            self._heading(block)
        else:
            self._paragraph(block, text)

    def _vote(self, texts: Sequence[Inline]) -> None:
        """A vote has no field of its own: its lines stand as text where they are printed."""
        for spans in texts:
            self._add(LineKind.PLAIN, spans)
        self.in_clause = False

    def _is_annex(self, block: Block) -> bool:
        first = " ".join(block.lines[0].text.split()).rstrip("*")
        return self.language.annex.fullmatch(first) is not None and (
            block.lines[0].bold or block.single
        )

    def _annex(self, block: Block) -> None:
        label = " ".join(block.lines[0].text.split())
        title = self._spans(block.lines[1:], bold=False)
        self._add(LineKind.ANNEX, title, label=label)
        self.in_annex, self.title_missing = True, not title
        self.expected = 1
        self.heading_levels = HeadingLevels()

    def _opening(self, block: Block) -> None:
        spans = self._spans(block.lines)
        if not self.result.opening and not self.result.lines:
            self.result.opening = spans
        else:
            self._add(LineKind.OPENING, spans)

    def _heading(self, block: Block) -> None:
        if self.title_missing and block.bold and self._last_kind() is LineKind.ANNEX:
            spans = self._spans(block.lines, bold=False)
            self.result.lines[-1] = replace(self.result.lines[-1], spans=spans)
            self.title_missing = False
            return
        label, lines = label_line(block)
        spans = self._spans(lines, bold=False)
        if not label:
            label, spans = inline_label(spans)
        if not label and block.bold and self._awaits_title():
            self.result.lines[-1] = replace(self.result.lines[-1], spans=spans)
            return
        self._add(LineKind.HEADING, spans, self.heading_levels.level(block, label), label)

    def _awaits_title(self) -> bool:
        """Whether the line before is a letter or number of a part that has no title yet."""
        last = self.result.lines[-1] if self.result.lines else None
        return bool(last and last.kind is LineKind.HEADING and last.label and not last.spans)

    # --- labelled paragraphs --------------------------------------------------------------

    def _paragraph(self, block: Block, text: str) -> None:
        labelled = label_of(text) or self._bare_number(block, text)
        if labelled is None:
            self._unlabelled(block)
        elif self._is_quoted(block, labelled.label):
            self._quoted(block, labelled)
        elif labelled.label.number is not None:
            self._numbered(block, labelled)
        else:
            self._subparagraph(block, labelled)

    def _bare_number(self, block: Block, text: str) -> Labelled | None:
        """A number without its full stop, where paragraphs begin."""
        if block.first_left > self.column.left + 60 or not self.result.lines:
            return None
        return bare_number(text, self.expected)

    def _is_quoted(self, block: Block, label: Label) -> bool:
        """A labelled block inside a clause that is part of a quoted text, not of the resolution."""
        if not self.in_clause:
            return False
        indented = self._is_indented(block)
        next_number = label.number == self.expected
        deep = block.first_left > self.column.left + 40
        if self._last_kind() is LineKind.QUOTED and indented:
            return deep or not (next_number and block.single)
        if label.number is None:
            return False
        if deep:
            return True
        return indented and not block.single and not next_number

    def _is_indented(self, block: Block) -> bool:
        """Whether every line is indented, as in quotations; single lines need it clearly."""
        limit = self.column.left + (15 if block.single else _INDENT)
        return block.hang > limit and block.first_left > limit

    def _quoted(self, block: Block, labelled: Labelled | None = None) -> None:
        level = self.quote_level if self.in_clause else 0
        if level < 2:
            self.labels = []
        if labelled is None:
            self._add(LineKind.QUOTED, self._spans(block.lines), level)
            return
        depth = 0 if labelled.label.number is not None else 1
        spans = self._spans(block.lines, skip=labelled.length)
        self._add(LineKind.QUOTED, spans, level, labelled.shown, depth)

    def _numbered(self, block: Block, labelled: Labelled) -> None:
        spans = self._spans(block.lines, skip=labelled.length)
        self.expected = (labelled.label.number or 0) + 1
        if self.plain and not self.in_annex:
            self._add(LineKind.PLAIN, spans, label=labelled.shown)
            return
        spans = self._with_phrase(spans, ParagraphKind.OPERATIVE)
        self._add(LineKind.OPERATIVE, spans, label=labelled.shown)

    def _subparagraph(self, block: Block, labelled: Labelled) -> None:
        spans = self._spans(block.lines, skip=labelled.length)
        if not self.in_clause:
            self._add(LineKind.PLAIN, spans, label=labelled.shown)
            return
        self.labels = [*self.labels[-_MAX_LABELS:], labelled.label]
        following = following_label(self.flow, self.index)
        known = [*self.labels, following] if following else self.labels
        level = levels(known)[len(self.labels) - 1]
        self._add(LineKind.SUBPARAGRAPH, spans, level, labelled.shown)

    # --- paragraphs without a label -------------------------------------------------------

    def _unlabelled(self, block: Block) -> None:
        spans = self._spans(block.lines)
        if self._goes_on(block, spans):
            self.labels = []
            self._add(LineKind.CONTINUATION, spans, 0)
        elif self._is_quotation(block, spans):
            self._quoted(block)
        else:
            kind = self._kind_of(block, spans)
            if kind is not LineKind.PLAIN:
                spans = self._with_phrase(spans, ParagraphKind(kind.value))
            self._add(kind, spans)

    def _goes_on(self, block: Block, spans: Inline) -> bool:
        """Text that goes on after sub-paragraphs, a quotation or a table of its clause."""
        if not self.in_clause or self._last_kind() not in _AFTER_BLOCKS:
            return False
        if block.size < _SMALL and self._last_kind() is LineKind.TABLE:
            return True
        if leading_italics(spans):
            return False
        at_left = block.first_left < self.column.left + 8
        return at_left or plain_text(spans)[:1].islower()

    def _is_quotation(self, block: Block, spans: Inline) -> bool:
        indented = self._is_indented(block)
        if not self.in_clause:
            return indented and not block.single and not leading_italics(spans)
        announced = self._announced()
        if self.plain:
            return announced or (indented and self._last_kind() is LineKind.QUOTED)
        if leading_italics(spans):
            return False
        if self._last_kind() is LineKind.QUOTED and indented:
            return True
        if announced:
            return indented or guess_kind(plain_text(spans)) is None
        return indented and not block.single

    def _announced(self) -> bool:
        """Whether the text before ends in a colon: what follows is quoted or listed."""
        return bool(self.result.lines) and _text(self.result.lines[-1]).endswith(":")

    def _kind_of(self, block: Block, spans: Inline) -> LineKind:
        phrase = leading_italics(spans)
        if self.plain or block.size < _SMALL or (self.in_annex and not phrase):
            return LineKind.PLAIN
        text = plain_text(spans)
        if phrase:
            found = match_opening(text) if self.language.code == "en" else None
            if found is not None and not self._stands_before_the_first(text):
                return LineKind(found.kind.value)
            return LineKind.OPERATIVE if _ENDS.search(text) else LineKind.PREAMBULAR
        guessed = guess_kind(text)
        if guessed is None and self._is_foreign_preamble(text):
            return LineKind.PREAMBULAR
        return LineKind(guessed.value) if guessed is not None else LineKind.PLAIN

    def _is_foreign_preamble(self, text: str) -> bool:
        """Whether a text without italics stands between the opening and paragraph 1 and ends as
        preambular paragraphs do. In languages whose phrases the phrasebook does not know.
        """
        early = self.expected == 1 and bool(self.result.opening)
        return early and self.language.code != "en" and text.endswith((",", "،", "，", "；", ";"))

    def _stands_before_the_first(self, text: str) -> bool:
        """Whether a paragraph ends as preambular ones do and paragraph 1 follows.

        Then it is preambular whatever the form of its verb (section XXVI of 78/253).
        """
        return text.endswith(",") and is_before_number_1(self.flow, self.index)

    # --- tables ---------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        rows = rows_of(table, self.note_of)
        level = 1 if self.in_clause else 0
        self.labels = []
        line = Line(self.ids.next(), LineKind.TABLE, level=level)
        self.result.lines.append(replace(line, rows=rows, header_rows=table.header_rows))
        self._track(line)

    # --- text and lines -------------------------------------------------------------------

    def _spans(self, lines: Cell, *, bold: bool = True, skip: int = 0) -> Inline:
        """The text of lines; without bold for headings, which are so by themselves."""
        pieces: list[Piece] = without_start(pieces_of(lines), skip)
        if not bold:
            pieces = [piece._replace(bold=False) for piece in pieces]
        return clean_italics(spans_of(pieces, self.note_of))

    def _with_phrase(self, spans: Inline, kind: ParagraphKind) -> Inline:
        """Where the page has no italics, the opening phrase is set by the phrasebook."""
        if self.in_annex or self.language.code != "en" or leading_italics(spans):
            return spans
        marked = italicized(spans, kind)
        if marked != spans:
            self.result.guessed_phrases.append(plain_text(marked))
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
        if kind in (LineKind.OPERATIVE, LineKind.SUBPARAGRAPH) and label is not None:
            self.result.typed[node] = label
            label = None
        if kind in PARAGRAPH_KINDS or kind in (LineKind.HEADING, LineKind.ANNEX):
            self.labels = []
        if kind in (LineKind.HEADING, LineKind.ANNEX, LineKind.QUOTED):
            label = label or ""
        line = Line(node, kind, spans, level, label, depth)
        self.result.lines.append(line)
        self._track(line)

    def _last_kind(self) -> LineKind | None:
        return self.result.lines[-1].kind if self.result.lines else None

    def _track(self, line: Line) -> None:
        """Keeps in mind whether a clause is open, and how deep a quotation would stand in it."""
        if line.kind is not LineKind.PLAIN:
            self.ending.in_vote = False
        if line.kind in PARAGRAPH_KINDS:
            self.in_clause = line.kind is not LineKind.OPENING
            self.quote_level = 1
        elif line.kind in (LineKind.HEADING, LineKind.ANNEX):
            self.in_clause = False
        elif line.kind is LineKind.SUBPARAGRAPH:
            self.quote_level = line.level + 1 if _text(line).endswith(":") else 1
        elif line.kind in (LineKind.TABLE, LineKind.QUOTED) and not line.level:
            self.in_clause = False


def _text(line: Line) -> str:
    return plain_text(line.spans).rstrip()
