"""Paragraphs that one Word paragraph holds, parted by line breaks, as pasted text often is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from penholder.formats.text.labels import parse_label
from penholder.formats.text.language import Language, is_opening
from penholder.formats.text.pieces import has_stop
from penholder.formats.word.reading.blocks import Block, WordParagraph
from penholder.formats.word.reading.pieces import Pieces, cut_apart
from penholder.phrasebook.phrases import match_opening

_MAX_LINES: Final = 2000
"""Lines; a paragraph that holds more stays one."""
_LOOK_BACK: Final = 300
"""Characters of a line looked at; opening lines are shorter."""


def parted_at_breaks(blocks: Sequence[Block], language: Language) -> list[Block]:
    """The blocks, those paragraphs parted whose lines are paragraphs of a resolution."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, WordParagraph) and "\n" in block.text:
            result.extend(_parts(block, language))
        else:
            result.append(block)
    return result


def lines_apart(paragraph: WordParagraph) -> list[WordParagraph]:
    """Every line of a paragraph as a paragraph of its own, empty ones left out."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for line in paragraph.text.split("\n"):
        if line.strip():
            bounds.append((start, start + len(line)))
        start += len(line) + 1
    return _apart(paragraph, bounds)


def _parts(paragraph: WordParagraph, language: Language) -> list[WordParagraph]:
    text = paragraph.text
    places = [place for place, char in enumerate(text) if char == "\n"]
    if len(places) > _MAX_LINES:
        return [paragraph]
    cuts = [0]
    for index, place in enumerate(places):
        before = text[max(cuts[-1], place - _LOOK_BACK) : place].strip()
        end = places[index + 1] if index + 1 < len(places) else len(text)
        if before and _begins_paragraph(before, text[place + 1 : end].strip(), language):
            cuts.append(place + 1)
    if len(cuts) == 1:
        return [paragraph]
    ends = [*(place - 1 for place in cuts[1:]), len(text)]
    return _apart(paragraph, list(zip(cuts, ends, strict=True)))


def _begins_paragraph(before: str, line: str, language: Language) -> bool:
    if not line:
        return False
    if is_opening(before, language) or is_opening(line, language):
        return True
    if not has_stop(before):
        return False
    if parse_label(line) is not None:
        return True
    match = match_opening(line)
    return match is not None and match.known and has_stop(line)


def _apart(paragraph: WordParagraph, bounds: Sequence[tuple[int, int]]) -> list[WordParagraph]:
    pieces = cut_apart(paragraph.pieces, bounds)
    return [
        _part(paragraph, part, start, end, first=place == 0)
        for place, (part, (start, end)) in enumerate(zip(pieces, bounds, strict=True))
    ]


def _part(
    paragraph: WordParagraph, pieces: Pieces, start: int, end: int, *, first: bool
) -> WordParagraph:
    return replace(
        paragraph,
        pieces=pieces,
        number=paragraph.number if first else None,
        tracked=tuple(
            item._replace(
                start=min(max(item.start, start), end) - start,
                end=min(max(item.end, start), end) - start,
            )
            for item in paragraph.tracked
            if item.start <= end and item.end >= start
        ),
        comments=tuple(
            (comment, place - start)
            for comment, place in paragraph.comments
            if start <= place <= end
        ),
    )
