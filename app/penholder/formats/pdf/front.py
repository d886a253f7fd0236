"""The front of the first page: masthead, session, agenda, sponsors, adoption, title.

What a block is follows from where it stands, its type and its words: session, committee and agenda
begin at the page's left margin, sponsors, adoption and title at the text's; the title is bold and
larger than the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.document.ids import NoteId
from penholder.document.resolution import Adoption, AgendaItem, Masthead, Sponsor, Sponsors
from penholder.document.spans import Inline, NoteMark, Text, normalized
from penholder.document.text import plain_text
from penholder.formats.pdf.furniture import CELL_GAP, Furniture
from penholder.formats.pdf.glyphs import Run
from penholder.formats.pdf.inline import NoteOf, pieces_of, spans_of, without_start
from penholder.formats.pdf.page_lines import Line, line_of
from penholder.formats.pdf.paragraphs import Block, Column
from penholder.formats.sponsors import split_sponsors
from penholder.formats.text.language import Language

_SYMBOL = re.compile(
    r"[A-Z]{1,6}(?:\s*/\s*[\w.()\-*]+)+(?: \([\w-]+\))?(?: [A-Z](?: and [A-Z])?)?\*?"
)
_TITLE_NUMBER = re.compile(
    r"((?:ES-|S-|OS/)?\d{1,4}/(?:\d{1,4}(?: ?[A-Z])?|…|\.{2,4}|_+)"
    r"|\d{1,4}(?: [A-Z])? \([IVXLSE-]+\))\.?\s+"
)
_DRAFT = re.compile(
    r"draft|amendment|projet|amendement|proyecto|enmienda|проект|поправк", re.IGNORECASE
)
_LANGUAGES = ("Arabic", "Chinese", "English", "French", "Russian", "Spanish")
_NUMBER_JOINT = re.compile(r"\s*(?:,| and | et | y )\s*(?=\d)")
_COLON = re.compile(r"\s*[:：]\s*")
_TITLE_SIZE = 11.4
_ORGAN_SIZE = 14.0
_OTHER_SIZE = 4.0
_NEAR_CELL = 8.0
"""Points: a long organ's name in large type comes so near to "Distr.: General"."""

_PART = re.compile(r"[A-Z]|[IVX]+")
_MARK = "\ue000"
_MARK_AFTER_COMMA = re.compile(f"(,)({_MARK}+)")


@dataclass
class Front:
    """What stands before the text, and how many blocks it took."""

    masthead: Masthead = field(default_factory=Masthead)
    sponsors: Sponsors | None = None
    adoption: Adoption | None = None
    title: Inline = ()
    taken: int = 0
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    starred_symbol: bool = False


@dataclass
class _Fields:
    organ: str = ""
    body: str = ""
    session: str = ""
    symbol: str = ""
    distribution: str = ""
    date: str = ""
    original: str = ""


def read_front(
    masthead: Sequence[Line],
    blocks: Sequence[Block],
    column: Column,
    note_of: NoteOf,
    language: Language,
) -> Front:
    """Reads the masthead lines, then blocks until the text begins."""
    front = Front()
    fields = _MastheadReader(front, language).read(masthead)
    reader = _FrontReader(front, fields, column, note_of, language)
    for block in blocks:
        if block.page > 0 or not reader.take(block):
            break
        front.taken += 1
    reader.finish()
    return front


class _MastheadReader:
    """The cells above the masthead's rule."""

    def __init__(self, front: Front, language: Language) -> None:
        self.front = front
        self.language = language
        self.fields = _Fields()

    def read(self, lines: Sequence[Line]) -> _Fields:
        for line in lines:
            for part in _cells(line):
                self._part(" ".join(part.text.split()), part)
        return self.fields

    def _part(self, text: str, part: Line) -> None:
        fields, language = self.fields, self.language
        distribution = language.distribution.fullmatch(text)
        original = language.original.fullmatch(text)
        if language.nations.fullmatch(text):
            self._furniture(text)
        elif distribution:
            fields.distribution = distribution["value"]
            self._furniture(text[: distribution.start("value")])
        elif original:
            fields.original = original["value"]
            self._furniture(text[: original.start("value")])
        elif not fields.symbol and _SYMBOL.fullmatch(text):
            fields.symbol = text.replace(" /", "/").replace("/ ", "/").rstrip("*")
            self.front.starred_symbol = text.endswith("*")
        elif not fields.date and language.date.fullmatch(text):
            fields.date = text
        elif part.size > _ORGAN_SIZE and part.bold:
            fields.organ = f"{fields.organ} {text}".strip()
        elif text in _LANGUAGES:
            self.front.furniture.append(Furniture("language of the version", text, 0))
        else:
            self.front.left_over.append(text)

    def _furniture(self, text: str) -> None:
        self.front.furniture.append(Furniture("masthead", text, 0))


class _FrontReader:
    """Takes the blocks of the first page one by one into their fields."""

    def __init__(
        self, front: Front, fields: _Fields, column: Column, note_of: NoteOf, language: Language
    ) -> None:
        self.front = front
        self.fields = fields
        self.column = column
        self.note_of = note_of
        self.language = language
        self.dates = _dates_of_session(language)
        self.numbers: list[str] = []
        self.titles: list[str] = []
        self.adoption: list[str] = []
        self.report = ""
        self.title: list[Inline] = []

    def take(self, block: Block) -> bool:
        """Places a block; False where the text begins."""
        text = " ".join(block.text.split())
        if block.first_left < self.column.left - 30 and not _TITLE_NUMBER.match(text):
            parts = self._margin_parts(block)
            return all(self._at_margin(part, " ".join(part.text.split())) for part in parts)
        if not block.bold and self.language.opening.match(text):
            return False
        if text.startswith("[") and self.adoption and self.language.report.match(text):
            self.report = self._plain(block)
        elif self.language.adoption.fullmatch(text) and (block.bold or self.adoption):
            self.adoption.append(self._plain(block))
        elif self._names_sponsors(block, text):
            self._sponsors(block)
        elif self.title and _PART.fullmatch(" ".join(block.lines[0].text.split())):
            return False  # the first of several resolutions, or of several sections
        elif block.size > _TITLE_SIZE and _mostly_bold(block) and not self._title_is_whole():
            self._title(block)
        elif _DRAFT.search(text) and _mostly_bold(block) and not self.title and not self.adoption:
            self._sponsors(block)
        else:
            return False
        return True

    def _margin_parts(self, block: Block) -> list[Block]:
        """The block, parted where dates of a session or an agenda item begin on a new line."""
        parts: list[Block] = []
        after_dates = False
        for line in block.lines:
            text = " ".join(line.text.split())
            dates = self.dates.fullmatch(text) is not None
            if not parts or dates or after_dates or self.language.agenda.fullmatch(text):
                parts.append(Block(line))
            else:
                parts[-1].add(line)
            after_dates = dates
        return parts

    def _at_margin(self, block: Block, text: str) -> bool:
        fields = self.fields
        agenda = self.language.agenda.fullmatch(text)
        if agenda:
            self.numbers = _NUMBER_JOINT.split(agenda["number"])
            title = agenda["title"] or ""
            self.titles += [title.strip(" :")] if title else []
            words = text.removesuffix(title)
            for number in self.numbers:
                words = words.replace(number, "", 1)
            self.front.furniture.append(Furniture("masthead", words, 0))
        elif self.dates.fullmatch(text):
            self.front.furniture.append(Furniture("dates of the session", text, 0))
        elif not fields.session and self._is_session(text):
            fields.session = self._plain(block)
        elif block.bold and not self.numbers and not fields.body:
            fields.body = self._plain(block)
        elif block.bold:
            self.titles.append(self._plain(block))
        elif fields.symbol:
            self.front.left_over.append(self._plain(block))
        else:
            return False  # there is no masthead: the text may stand here
        return True

    def _names_sponsors(self, block: Block, text: str) -> bool:
        """The line of sponsors in type as large as the title's, as the Human Rights Council has."""
        early = not self.title and not self.adoption and self.front.sponsors is None
        return early and _mostly_bold(block) and self.language.sponsors.fullmatch(text) is not None

    def _is_session(self, text: str) -> bool:
        known = self.language.session.fullmatch(text) is not None
        return known or (len(text) < 80 and text.lower().endswith("session"))

    def _sponsors(self, block: Block) -> None:
        self.front.sponsors = sponsors_of(spans_of(pieces_of(block.lines), self.note_of))

    def _title_is_whole(self) -> bool:
        """A document with neither adoption nor sponsors may have headings right after the title."""
        return bool(self.title) and not self.adoption and self.front.sponsors is None

    def _title(self, block: Block) -> None:
        pieces = pieces_of(block.lines)
        number = _TITLE_NUMBER.match("".join(piece.text for piece in pieces))
        if number is not None and not self.title:
            self._check_number(number[1])
            pieces = without_start(pieces, number.end())
        spans = spans_of([piece._replace(bold=False) for piece in pieces], self.note_of)
        self.title.append(spans)

    def _check_number(self, number: str) -> None:
        given = number[-1].isalnum() or number.endswith(")")  # a draft has "26/…"
        if given and not self.fields.symbol.endswith(f"/{number}"):
            symbol = self.fields.symbol or "missing"
            self.front.warnings.append(
                f"The title bears the number {number}, but the symbol is {symbol}."
            )
        self.front.furniture.append(Furniture("number before the title", number, 0))

    def finish(self) -> None:
        """Puts the fields together."""
        front, fields = self.front, self.fields
        front.masthead = Masthead(
            fields.organ,
            fields.body,
            fields.session,
            self._agenda_items(),
            fields.symbol,
            fields.distribution,
            fields.date,
            fields.original,
        )
        if self.adoption or self.report:
            line = " ".join(self.adoption)
            date = self.language.date.search(line)
            front.adoption = Adoption(line, date.group() if date else "", self.report)
        front.title = normalized([span for part in self.title for span in (Text(" "), *part)][1:])

    def _agenda_items(self) -> tuple[AgendaItem, ...]:
        """Numbers and titles by their order; titles too many belong to the last number."""
        numbers, titles = list(self.numbers), list(self.titles)
        if titles and not numbers:
            numbers = [""]
        while len(titles) > max(1, len(numbers)):
            last = titles.pop()
            titles[-1] = f"{titles[-1]}\n{last}"
        titles += [""] * (len(numbers) - len(titles))
        return tuple(AgendaItem(*pair) for pair in zip(numbers, titles, strict=True))

    def _plain(self, block: Block) -> str:
        return plain_text(spans_of(pieces_of(block.lines), lambda _label, _page: None))


def sponsors_of(spans: Inline) -> Sponsors:
    """Reads "Argentina, Brazil* and Chile: draft resolution" with its marks.

    A line without a colon ("Draft resolution submitted by the Chair") is all proposal.
    """
    notes = [span.note for span in spans if isinstance(span, NoteMark)]
    text = "".join(_MARK if isinstance(span, NoteMark) else plain_text((span,)) for span in spans)
    colon = _COLON.search(text)
    if colon is None:
        return Sponsors((), tuple(notes), plain_text(spans))
    states, proposal = text[: colon.start()], text[colon.end() :]
    sponsors: list[Sponsor] = []
    for name in split_sponsors(_MARK_AFTER_COMMA.sub(r"\2\1", states).replace(_MARK, "*")):
        marks: list[NoteId] = [notes.pop(0) for _ in range(name.count("*")) if notes]
        sponsors.append(Sponsor(name.replace("*", "").strip(), tuple(marks)))
    return Sponsors(tuple(sponsors), tuple(notes), proposal.replace(_MARK, "").strip())


def _dates_of_session(language: Language) -> re.Pattern[str]:
    """From a day to a date: "26 February–23 March 2018", "3–21 March 2014"."""
    first = r"\d{1,2}[^\d–-]{0,25}(?:\d{4} ?)?"
    return re.compile(rf"{first}[–-] ?(?:{language.date.pattern})", re.IGNORECASE)


def _cells(line: Line) -> list[Line]:
    """The cells of a masthead's line: they stand apart, or are set in quite another size."""
    cells: list[list[Run]] = []
    for run in line.runs:
        last = cells[-1][-1] if cells else None
        gap = run.left - last.right if last else CELL_GAP + 1
        other = last is not None and abs(run.size - last.size) > _OTHER_SIZE
        if gap > CELL_GAP or (other and gap > _NEAR_CELL):
            cells.append([])
        cells[-1].append(run)
    return [line] if len(cells) < 2 else [line_of(line.page, runs, line.baseline) for runs in cells]


def _mostly_bold(block: Block) -> bool:
    runs = [run for line in block.lines for run in line.runs]
    return sum(len(run.text) for run in runs if run.bold) * 2 > sum(len(run.text) for run in runs)
