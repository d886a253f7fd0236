"""The paragraphs of the text proper, each with its label, typed or counted by Word, told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from penholder.document.nodes import ParagraphKind
from penholder.formats.text.labels import Label, Reading, Style, parse_bare_number, parse_label
from penholder.formats.text.pieces import begins_small, has_stop
from penholder.formats.word.reading.blocks import Block, WordParagraph, WordTable
from penholder.formats.word.reading.numbers import AutoNumber
from penholder.formats.word.reading.pieces import (
    MARK,
    Pieces,
    all_bold,
    all_italic,
    cut,
    trimmed,
)
from penholder.phrasebook.phrases import guess_kind, match_opening

_BARE_NUMBER: Final = re.compile(r"(?P<number>\d{1,3})[ \u00a0]*\t\s*")
_SHORTHAND: Final = re.compile(
    r"(?P<part>OP|PP)[ \u00a0]?(?P<number>\d{1,3})(?P<more>(?:[ \u00a0]?(?:bis|ter|quater|alt)\b)*)"
    r"[.:)]*\s+"
)
_TITLE_STYLES: Final = frozenset({"titleh1", "titlehch", "titleh2", "title"})
_BODY_TEXT: Final = 9
"""The outline level that says that a paragraph is no heading."""
_LEVEL_OF: Final = {
    "hm": 1,
    "hch": 1,
    "titlehch": 1,
    "titleh1": 1,
    "title": 1,
    "h1": 2,
    "titleh2": 2,
    "h23": 3,
    "h4": 4,
    "h56": 5,
    **{f"heading{level}": level for level in range(1, 10)},
}


_LONGEST_TITLE: Final = 220


class Item(Struct, frozen=True):
    """A paragraph or table of the text. `start` is where its text begins in the paragraph.

    `label` is what it bears before its text; `shorthand` is "OP" or "PP" where people number so.
    `shown` is its text, one character a position; `text` its words, without label and note marks.
    """

    paragraph: WordParagraph | None
    table: WordTable | None = None
    pieces: Pieces = ()
    start: int = 0
    label: Label | None = None
    shorthand: str = ""
    shown: str = ""
    text: str = ""

    @property
    def number(self) -> int | None:
        """Its number as a paragraph, if its label is one."""
        return self.label.number if self.label is not None else None

    @property
    def style(self) -> str:
        """The key of its style, '' for a table."""
        return self.paragraph.style.key if self.paragraph is not None else ""

    @property
    def heading_level(self) -> int | None:
        """The level that its style gives it as a heading, or None."""
        if self.paragraph is None:
            return None
        level = _LEVEL_OF.get(self.style)
        outline = self.paragraph.outline
        if level is not None:
            # Our own files say the level; in the template's headings annexes have outline level 0.
            return level if outline is None else max(1, outline)
        outline = self.paragraph.style.outline if outline is None else outline
        return outline + 1 if outline is not None and outline < _BODY_TEXT else None

    @property
    def starts_italic(self) -> bool:
        """Whether it begins with an italic phrase and goes on roman, as clauses do."""
        first = self.pieces[0] if self.pieces else None
        return first is not None and first.italic and not all_italic(self.pieces)

    @property
    def begins_with_tab(self) -> bool:
        """Whether its first line is set in by a tab, as paragraphs of the template are."""
        return self.paragraph is not None and self.paragraph.text.startswith("\t")

    @property
    def is_marks_only(self) -> bool:
        """Whether nothing is in it but note marks."""
        return self.table is None and self.label is None and not self.text.strip()

    @property
    def looks_set_apart(self) -> bool:
        """Whether it is set as headings are: all bold, all italic, or centred."""
        centred = self.paragraph is not None and self.paragraph.justification == "center"
        return centred or all_bold(self.pieces) or all_italic(self.pieces)


def could_be_title(item: Item) -> bool:
    """Whether plain words can be a title where one is due: short, begun large, without a stop."""
    text = item.text.strip()
    return (
        item.paragraph is not None
        and item.label is None
        and 0 < len(text) <= _LONGEST_TITLE
        and not text.endswith((",", ":", "،", "，", "：", "-", "–", "—"))
        and not has_stop(text)
        and not begins_small(text)
        and guess_kind(text) is None
    )


def is_title(paragraph: WordParagraph) -> bool:
    """Whether its style says that it is the title, as the template or our own files have it."""
    if paragraph.style.key in _TITLE_STYLES:
        return True
    return paragraph.style.key == "h1" and paragraph.outline == 0


def items_of(blocks: Sequence[Block]) -> list[Item]:
    """The blocks with their labels cut from their texts."""
    items: list[Item] = []
    number = 0
    for block in blocks:
        item = item_of(block, number + 1)
        number = number if item.number is None else item.number
        items.append(item)
    return items


def item_of(block: Block, expected: int = 0) -> Item:
    """The block with its label cut from its text.

    `expected` is the next number of the text: it is a label without its full stop too.
    """
    if isinstance(block, WordTable):
        return Item(None, block)
    text = block.text.strip()
    if block.number is not None:
        lead, pieces = trimmed(block.pieces, block.text)
        return item_of_pieces(block, pieces, lead, text, _counted(block.number))
    typed = _typed(text) or _bare(text, expected)
    if typed is None or typed[1] >= len(text):
        lead, pieces = trimmed(block.pieces, block.text)
        return item_of_pieces(block, pieces, lead, text)
    label, end, shorthand = typed
    words = text[end:].lstrip()
    behind = len(block.text.rstrip())
    start = behind - len(words)
    pieces = cut(block.pieces, start, behind)
    return item_of_pieces(block, pieces, start, words, label, shorthand)


def item_of_pieces(
    paragraph: WordParagraph | None,
    pieces: Pieces,
    start: int,
    shown: str,
    label: Label | None = None,
    shorthand: str = "",
) -> Item:
    """The item of these pieces, whose text is `shown`, at a position of a paragraph."""
    words = shown.replace(MARK, "") if MARK in shown else shown
    return Item(paragraph, None, pieces, start, label, shorthand, shown, words)


def _typed(text: str) -> tuple[Label, int, str] | None:
    """The label typed at the beginning, where the text after it begins, and its shorthand."""
    parsed = parse_label(text)
    if parsed is not None:
        return parsed[0], len(text) - len(parsed[1]), ""
    bare = _BARE_NUMBER.match(text)
    if bare is not None:
        return _number(int(bare["number"]), f"{int(bare['number'])}."), bare.end(), ""
    short = _SHORTHAND.match(text)
    if short is not None:
        number = int(short["number"])
        more = " ".join(short["more"].split())
        shown = f"{number} {more}." if more else f"{number}."
        return _number(number, shown), short.end(), short["part"]
    return None


def _bare(text: str, expected: int) -> tuple[Label, int, str] | None:
    """A number without its full stop ("26 Condemns"), where it is the next and a clause begins."""
    parsed = parse_bare_number(text, expected)
    if parsed is None:
        return None
    match = match_opening(parsed[1], ParagraphKind.OPERATIVE)
    if match is None or not match.known or match.kind is not ParagraphKind.OPERATIVE:
        return None
    return parsed[0], len(text) - len(parsed[1]), ""


def _counted(auto: AutoNumber) -> Label:
    """The label that Word counts and shows before a paragraph."""
    if auto.bullet:
        return Label(auto.label, (Reading(Style.BULLET, 1),))
    parsed = parse_label(f"{auto.label} x")
    if parsed is not None and parsed[1] == "x":
        label = parsed[0]
        if auto.level == 0 and label.readings[0].style is Style.BRACKETED_NUMBER:
            # "1)" on the outermost level numbers paragraphs.
            return _number(label.readings[0].value, f"{label.readings[0].value}.")
        return label
    digits = re.search(r"\d{1,4}", auto.label)
    value = int(digits.group()) if digits else 1
    return Label(auto.label, (Reading(Style.BRACKETED_NUMBER, value),))


def _number(value: int, shown: str) -> Label:
    return Label(shown, (Reading(Style.NUMBER, value),))
