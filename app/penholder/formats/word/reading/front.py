"""The first page of a Word file: masthead, session block, sponsors, adoption lines, title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from penholder.document.resolution import AgendaItem
from penholder.formats.report import Unplaced
from penholder.formats.text.front import Front, take_masthead
from penholder.formats.text.language import Language
from penholder.formats.text.pieces import begins_small
from penholder.formats.word.reading.blocks import Block, WordParagraph, WordTable
from penholder.formats.word.reading.breaks import lines_apart
from penholder.formats.word.reading.headers import HeaderLine
from penholder.formats.word.reading.items import is_title
from penholder.formats.word.reading.pieces import (
    MARK,
    Pieces,
    all_bold,
    cut,
    trimmed,
)

_AGENDA_TITLE: Final = "agendatitleh2"
_ORGAN: Final = "xlarge"
_BODY: Final = "h1"
_ADOPTION: Final = "hch"
_ITEM: Final = re.compile(r"(?:Agenda )?items? ", re.IGNORECASE)
_TEXT_COLUMN: Final = 600
"""Twips: titles stand in the column of the text (1267), committees at the margin (0)."""
_NUMBER: Final = re.compile(
    r"(?P<number>(?:E?S-)?\d{1,4}/\d{1,4}(?: ?[A-Z](?![a-z]))?|\d{1,4}(?: [A-Z])? \([IVXLSE-]+\))"
    r"(?:\.\s*|\s?[-–—](?!\w)\s*|\t\s*)"
)
_SYMBOL: Final = re.compile(r"[A-Z]{1,5}/[\w./() -]{2,80}")
"""A symbol that no rule of symbols foresees, where it can be nothing else."""
TITLE_NUMBER: Final = "resolution numbers before the title"


@dataclass
class Part:
    """A piece of the first page: the paragraph it stands in, and its text there."""

    paragraph: WordParagraph
    start: int
    pieces: Pieces


@dataclass
class FirstPage:
    """What the blocks before the text say; parts keep their paragraphs for who writes there.

    `taken` is every part in order.
    """

    fields: Front = field(default_factory=Front)
    sponsors: list[Part] = field(default_factory=list)
    adoption: list[Part] = field(default_factory=list)
    report: list[Part] = field(default_factory=list)
    title: list[Part] = field(default_factory=list)
    taken: list[Part] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def read_first_page(
    header: Sequence[HeaderLine],
    blocks: Sequence[Block],
    language: Language,
    counts: Counter[str],
) -> FirstPage:
    """Reads the lines of the header and the blocks that stand before the text."""
    page = FirstPage()
    for line, style in header:
        if take_masthead(line, language, page.fields, counts):
            continue
        if not page.fields.symbol and _SYMBOL.fullmatch(line):
            page.fields.symbol = line
        elif style == _ORGAN and not page.fields.organ:
            page.fields.organ = line
        else:
            page.unplaced.append(Unplaced(line, "header of the first page"))
    reader = _Reader(page, language, counts)
    for block in blocks:
        if isinstance(block, WordTable):
            for row in block.rows:
                for cell in row:
                    for paragraph in cell.paragraphs:
                        reader.take(paragraph, in_table=True)
        else:
            for paragraph in _lines(block, language):
                reader.take(paragraph)
    reader.finish()
    return page


def _lines(paragraph: WordParagraph, language: Language) -> list[WordParagraph]:
    """The paragraph, or its lines where some are lines that stand by themselves on a first page."""
    lines = paragraph.text.split("\n")
    if len(lines) == 1 or not any(_is_fixed(" ".join(line.split()), language) for line in lines):
        return [paragraph]
    return lines_apart(paragraph)


def _is_fixed(line: str, language: Language) -> bool:
    if language.adoption.fullmatch(line) or language.report.fullmatch(line):
        return True
    return bool(line) and take_masthead(line, language, Front(), Counter())


class _Reader:
    def __init__(self, page: FirstPage, language: Language, counts: Counter[str]) -> None:
        self._page = page
        self._language = language
        self._counts = counts
        self._loose: list[Part] = []
        self._open_report = False

    def take(self, paragraph: WordParagraph, *, in_table: bool = False) -> None:
        """Finds the place of one paragraph."""
        start, pieces = trimmed(paragraph.pieces)
        part = Part(paragraph, start, pieces)
        page = self._page
        page.taken.append(part)
        text = " ".join(part_text(part).replace(MARK, "").split())
        style = paragraph.style.key
        if self._open_report and not is_title(paragraph):
            page.report.append(part)
            self._open_report = "]" not in text
        elif style == "sponsors" and not self._has_all_sponsors():
            page.sponsors.append(part)
        elif self._language.report.fullmatch(text) and not page.title:
            page.report.append(part)
            self._open_report = "]" not in text
        elif not page.title and self._is_adoption(text, style):
            page.adoption.append(part)
        elif not page.title and _NUMBER.match(part_text(part)):
            self._number(part)
        elif style == _AGENDA_TITLE:
            self._agenda_title(text)
        elif self._is_field(text, paragraph):
            return
        elif is_title(paragraph) and not in_table:
            page.title.append(part)
        elif not page.sponsors and (
            self._language.sponsors.fullmatch(text) or self._language.proposal.fullmatch(text)
        ):
            page.sponsors = [*self._earlier_sponsors(), part]
        else:
            self._loose.append(part)
            self._after_anchor(part)

    def _has_all_sponsors(self) -> bool:
        return any(":" in part_text(part) for part in self._page.sponsors)

    def _earlier_sponsors(self) -> list[Part]:
        """The lines before that the list of sponsors begins in."""
        found: list[Part] = []
        while self._loose and part_text(self._loose[-1]).rstrip().endswith((",", " and")):
            found.insert(0, self._loose.pop())
        return found

    def finish(self) -> None:
        """Places what is nothing by itself: the title without a style, the rest reported."""
        page = self._page
        if not page.title and self._loose:
            page.title = self._title_among_loose()
        for part in self._loose:
            text = part_text(part)
            if part in page.title:
                continue
            if page.fields.agenda:
                self._agenda_title(" ".join(text.split()))
            elif page.adoption:
                page.adoption.append(part)
            else:
                page.unplaced.append(Unplaced(text, "before the title"))
        page.fields.adoption = [part_text(part) for part in page.adoption]

    def _after_anchor(self, part: Part) -> None:
        """What follows the sponsors, the report line or the number is the title."""
        page = self._page
        if page.title or page.sponsors or page.report:
            page.title.append(part)
            self._loose.remove(part)

    def _title_among_loose(self) -> list[Part]:
        bold = [part for part in self._loose if all_bold(part.pieces)]
        page = self._page
        if page.fields.agenda and len(self._loose) == 1 and page.adoption:
            return []
        return [bold[-1]] if bold else [self._loose[-1]]

    def _is_adoption(self, text: str, style: str) -> bool:
        if self._language.adoption.fullmatch(text) or style == _ADOPTION:
            return True
        # "on 2 December 2026" may stand in a line of its own.
        return bool(self._page.adoption) and (
            begins_small(text) or self._language.date.match(text) is not None
        )

    def _number(self, part: Part) -> None:
        match = _NUMBER.match(part_text(part))
        assert match is not None
        self._page.fields.number = " ".join(match["number"].split())
        self._counts[TITLE_NUMBER] += 1
        rest = cut(part.pieces, match.end())
        if rest:
            self._page.title.append(Part(part.paragraph, part.start + match.end(), rest))

    def _is_field(self, text: str, paragraph: WordParagraph) -> bool:
        fields = self._page.fields
        if take_masthead(text, self._language, fields, self._counts):
            return True
        at_margin = paragraph.left < _TEXT_COLUMN
        return self._by_style(text, paragraph.style.key, at_margin=at_margin)

    def _by_style(self, text: str, style: str, *, at_margin: bool) -> bool:
        """Takes what only its style tells: a session, committee or agenda item of unknown form."""
        fields = self._page.fields
        before_text = not (self._page.title or self._page.sponsors or self._page.adoption)
        if style == "session" and not fields.session:
            fields.session = text
        elif style == "agendaitemnormal":
            fields.agenda.append(AgendaItem(_ITEM.sub("", text)))
        elif style == _BODY and at_margin and not fields.body and before_text:
            fields.body = text
        else:
            return False
        return True

    def _agenda_title(self, text: str) -> None:
        """Adds words to the title of the last agenda item."""
        agenda = self._page.fields.agenda
        last = agenda.pop() if agenda else AgendaItem("")
        agenda.append(AgendaItem(last.number, f"{last.title} {text}".strip()))


def part_text(part: Part) -> str:
    """The text of a part, note marks as `pieces.MARK`."""
    return "".join(piece.shown for piece in part.pieces)
