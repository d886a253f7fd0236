"""Finds where the first page of a Word file ends and its text begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from penholder.formats.text.front import TITLE_NUMBER, Front, take_masthead
from penholder.formats.text.language import Language, is_opening
from penholder.formats.word.reading.blocks import Block, WordParagraph, WordTable
from penholder.formats.word.reading.headers import block_lines
from penholder.formats.word.reading.items import could_be_title, is_title, item_of
from penholder.formats.word.reading.pieces import MARK
from penholder.phrasebook.phrases import guess_kind

_FRONT_STYLES: Final = frozenset(
    {
        "session",
        "agendaitemnormal",
        "agendatitleh2",
        "sponsors",
        "xlarge",
        "publication",
        "distribution",
        "original",
    }
)
_MAX_FRONT: Final = 60
_SHORTEST_CLAUSE: Final = 20
_LONGEST_TITLE: Final = 400


def front_end(blocks: Sequence[Block], language: Language) -> tuple[int, bool]:
    """How many blocks stand before the text, and whether an opening line begins it."""
    for place, block in enumerate(blocks):
        if isinstance(block, WordParagraph) and block.number is None:
            text = " ".join(block.text.replace(MARK, "").split())
            if is_opening(text, language):
                return place, True
    return _end_without_opening(blocks, language), False


def _end_without_opening(blocks: Sequence[Block], language: Language) -> int:
    end, has_title = 0, False
    for place, block in enumerate(blocks[:_MAX_FRONT]):
        if _begins_text(block, language):
            break
        if _is_front(block, language):
            end = place + 1
            if isinstance(block, WordParagraph):
                has_title = has_title or is_title(block) or _has_number(block)
    if not has_title and end < len(blocks):
        block = blocks[end]
        if isinstance(block, WordParagraph) and not _begins_text(block, language):
            item = item_of(block)
            set_apart = item.looks_set_apart or (
                _is_anchor(blocks[:end], language) and could_be_title(item)
            )
            if set_apart and item.heading_level is None:
                end += 1
    return end


def _is_anchor(before: Sequence[Block], language: Language) -> bool:
    """Whether the title follows: behind the sponsors or the report line."""
    lines = block_lines(before[-1:])
    patterns = (language.report, language.sponsors, language.proposal)
    return bool(lines) and any(pattern.fullmatch(lines[-1]) for pattern in patterns)


def _begins_text(block: Block, language: Language) -> bool:
    if isinstance(block, WordTable):
        return not _is_front(block, language)
    if block.style.key in _FRONT_STYLES or is_title(block):
        return False
    item = item_of(block)
    if item.label is not None:
        return True
    text = item.text
    opening = language.opening.match(text)
    if opening is not None and text[opening.end() : opening.end() + 1] in (",", "،", "，"):
        return True  # "The General Assembly, recalling ..., decides": a decision of one sentence
    return len(text) > _SHORTEST_CLAUSE and guess_kind(text) is not None


def _has_number(block: WordParagraph) -> bool:
    """Whether it is a title behind its number: "97/14. Lights of small harbours"."""
    found = TITLE_NUMBER.fullmatch(block.text.strip())
    return found is not None and bool(found["title"]) and len(block.text) < _LONGEST_TITLE


def _is_front(block: Block, language: Language) -> bool:
    if isinstance(block, WordParagraph) and (block.style.key in _FRONT_STYLES or is_title(block)):
        return True
    if isinstance(block, WordParagraph) and _has_number(block):
        return True
    lines = block_lines([block])
    patterns = (
        language.adoption,
        language.report,
        language.agenda,
        language.sponsors,
        language.proposal,
    )
    for line in lines[:_MAX_FRONT]:
        if take_masthead(line, language, Front(), Counter()):
            return True
        if len(line) < 400 and any(pattern.fullmatch(line) for pattern in patterns):
            return True
    return False
