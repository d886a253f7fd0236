"""The front of the first page: masthead, session, agenda, sponsors, adoption, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.document.resolution import Adoption, AgendaItem, Masthead, Sponsors
from penholder.document.spans import Inline
from penholder.document.text import plain_text
from penholder.formats.pdf.furniture import CELL_GAP, Furniture
from penholder.formats.pdf.inline import NoteOf, pieces_of, spans_of
from penholder.formats.pdf.page_lines import Line
from penholder.formats.pdf.paragraphs import Block, Column
from penholder.formats.pdf.sponsors import sponsors_of
from penholder.phrasebook.organs import organ_of_opening

_DISTRIBUTION = re.compile(r"Distr(?:\.|ibution)\s*:?\s*(.*)", re.IGNORECASE)
_ORIGINAL = re.compile(r"Original\s*:\s*(.*)", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}(?:er)? \w+ \d{4}")
_SYMBOL = re.compile(
    r"[A-Z]{1,6}(?:\s*/\s*[\w.()\-*]+)+(?: \([\w-]+\))?(?: [A-Z](?: and [A-Z])?)?\*?"
)
_NATIONS = ("united nations", "nations unies", "naciones unidas")
_SESSION = re.compile(r"session|sesión|séance", re.IGNORECASE)
_AGENDA = re.compile(
    r"(?:Agenda items?|Items?|Points?|Tema|Temas)\s+(.+?)"
    r"(?: of the (?:provisional |preliminary )?(?:agenda|list)\*?| de l’ordre du jour| del programa)?",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"Resolutions? adopted|Résolutions? adoptée|Resoluci(?:ón|ones) aprobada")
_TITLE_NUMBER = re.compile(r"((?:ES-|S-)?\d{1,3}/\d{1,4}(?: ?[A-Z])?|\d{1,4} \([IVXLS-]+\))\.?\s+")
_PROPOSAL = re.compile(
    r"draft (?:resolution|decision)|amendments? to|revised draft|projet de (?:résolution|décision)"
    r"|proyecto de (?:resolución|decisión)|draft oral decision",
    re.IGNORECASE,
)
_AGENDA_JOINT = re.compile(r"\s*(?:,| and | et | y )\s*(?=\d)")


@dataclass
class Front:
    """What stands before the text, and how many blocks it took."""

    masthead: Masthead = Masthead()
    sponsors: Sponsors | None = None
    adoption: Adoption | None = None
    title: Inline = ()
    taken: int = 0
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


def read_front(
    masthead: Sequence[Line], blocks: Sequence[Block], column: Column, note_of: NoteOf
) -> Front:
    """Reads the masthead lines, then blocks until the text begins."""
    front = Front()
    fields = _masthead_fields(masthead, front)
    reader = _FrontReader(front, fields, column, note_of)
    for block in blocks:
        if block.page > 0 or not reader.take(block):
            break
        front.taken += 1
    reader.finish()
    return front


@dataclass
class _Fields:
    organ: str = ""
    body: str = ""
    session: str = ""
    symbol: str = ""
    distribution: str = ""
    date: str = ""
    original: str = ""


def _masthead_fields(lines: Sequence[Line], front: Front) -> _Fields:
    fields = _Fields()
    for line in lines:
        for part in line.parts(CELL_GAP):
            _masthead_part(" ".join(part.text.split()), part, fields, front)
    return fields


def _masthead_part(text: str, part: Line, fields: _Fields, front: Front) -> None:
    distribution, original = _DISTRIBUTION.fullmatch(text), _ORIGINAL.fullmatch(text)
    if text.lower().startswith(_NATIONS) and len(text) < 20:
        front.furniture.append(Furniture("masthead", text, 0))
    elif distribution:
        fields.distribution = distribution[1].strip()
        front.furniture.append(Furniture("masthead", text[: distribution.start(1)], 0))
    elif original:
        fields.original = original[1].strip()
        front.furniture.append(Furniture("masthead", text[: original.start(1)], 0))
    elif not fields.symbol and _SYMBOL.fullmatch(text):
        fields.symbol = text.replace(" /", "/").replace("/ ", "/").rstrip("*")
    elif not fields.date and _DATE.fullmatch(text):
        fields.date = text
    elif part.size > 14 and part.bold:
        fields.organ = f"{fields.organ} {text}".strip()
    elif text in ("English", "French", "Français", "Spanish", "Español"):
        front.furniture.append(Furniture("language version", text, 0))
    else:
        front.left_over.append(text)


class _FrontReader:
    """Takes the blocks of the first page one by one into their fields."""

    def __init__(self, front: Front, fields: _Fields, column: Column, note_of: NoteOf) -> None:
        self.front = front
        self.fields = fields
        self.column = column
        self.note_of = note_of
        self.numbers: list[str] = []
        self.titles: list[str] = []
        self.line = ""
        self.report = ""
        self.title: list[Inline] = []

    def take(self, block: Block) -> bool:
        """Places a block; False where the text begins."""
        text = block.text
        if block.first_left < self.column.left - 30 and not _TITLE_NUMBER.match(text):
            return self._at_margin(block, text)
        if organ_of_opening(text):
            return False
        if text.startswith("[") and (block.single or text.endswith("]")) and self.line:
            self.report = self._plain(block)
        elif _ADOPTED.match(text) and block.bold:
            self.line = self._plain(block)
        elif block.size > 11.4 and _mostly_bold(block) and not self._title_is_whole(block):
            self._title(block)
        elif _PROPOSAL.search(text) and _mostly_bold(block) and not self.title and not self.line:
            self._sponsors(block)
        else:
            return False
        return True

    def _at_margin(self, block: Block, text: str) -> bool:
        fields = self.fields
        agenda = _AGENDA.fullmatch(" ".join(text.split()))
        if agenda:
            self.numbers = _AGENDA_JOINT.split(agenda[1])
            self.front.furniture.append(Furniture("masthead", text[: text.find(agenda[1])], 0))
        elif not fields.session and _SESSION.search(text) and len(text) < 90:
            fields.session = self._plain(block)
        elif self.numbers and block.bold:
            self.titles.append(self._plain(block))
        elif block.bold and not fields.body:
            fields.body = self._plain(block)
        elif block.bold:
            self.titles.append(self._plain(block))
        else:
            return False
        return True

    def _sponsors(self, block: Block) -> None:
        spans = spans_of(pieces_of(block.lines), self.note_of)
        self.front.sponsors = sponsors_of(spans)

    def _title_is_whole(self, block: Block) -> bool:
        """A second block in title type is a subtitle only if it stands alone before the text."""
        return bool(self.title) and not self.line and self.front.sponsors is None

    def _title(self, block: Block) -> None:
        pieces = pieces_of(block.lines)
        text = "".join(piece.text for piece in pieces)
        number = _TITLE_NUMBER.match(text)
        if number is not None and not self.title:
            self._check_number(number[1])
            pieces = _without_start(pieces, number.end())
        spans = spans_of([piece._replace(bold=False) for piece in pieces], self.note_of)
        self.title.append(spans)

    def _check_number(self, number: str) -> None:
        if not self.fields.symbol.endswith(f"/{number}"):
            self.front.warnings.append(
                f"The title bears the number {number}, the masthead the symbol"
                f" {self.fields.symbol or 'is missing'}."
            )
        self.front.furniture.append(Furniture("masthead", number, 0))

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
        if self.line or self.report:
            date = _DATE.search(self.line)
            front.adoption = Adoption(self.line, date.group() if date else "", self.report)
        front.title = _joined(self.title)

    def _agenda_items(self) -> tuple[AgendaItem, ...]:
        """Numbers and titles by their order; titles too many belong to the last number."""
        numbers, titles = list(self.numbers), list(self.titles)
        if titles and not numbers:
            numbers = [""]
        while len(titles) > len(numbers):
            last = titles.pop()
            titles[-1] = f"{titles[-1]}\n{last}"
        titles += [""] * (len(numbers) - len(titles))
        return tuple(AgendaItem(*pair) for pair in zip(numbers, titles, strict=True))

    def _plain(self, block: Block) -> str:
        return plain_text(spans_of(pieces_of(block.lines), lambda _label, _page: None))


def _mostly_bold(block: Block) -> bool:
    runs = [run for line in block.lines for run in line.runs]
    return sum(len(run.text) for run in runs if run.bold) * 2 > sum(len(run.text) for run in runs)


def _without_start(pieces: Sequence, length: int) -> list:  # type: ignore[type-arg]
    result = []
    for piece in pieces:
        cut = min(length, len(piece.text))
        length -= cut
        if piece.text[cut:]:
            result.append(piece._replace(text=piece.text[cut:]))
    return result


def _joined(parts: Sequence[Inline]) -> Inline:
    from penholder.document.spans import Text, normalized

    spans = [span for part in parts for span in (Text(" "), *part)][1:]
    return normalized(spans)
