"""What the order of all labels tells: how deep sub-paragraphs stand, which numbers follow."""

from __future__ import annotations

from collections.abc import Sequence

from penholder.formats.text.labels import levels_by_place
from penholder.formats.text.language import Language, is_opening
from penholder.formats.word.reading.items import Item
from penholder.phrasebook.phrases import guess_kind


def sub_levels(items: Sequence[Item]) -> dict[int, int]:
    """The level of every labelled sub-paragraph, by its place, from all those of its clause."""
    return levels_by_place(
        [item.label for item in items], lambda place: _begins_clause(items[place])
    )


def numbered_from(items: Sequence[Item], language: Language) -> dict[int, int]:
    """For each place the place of the next numbered paragraph of the same part of the text."""
    result: dict[int, int] = {}
    following = -1
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if item.number is not None:
            following = place
        elif item.label is None and (
            is_opening(item.text[:200], language) or language.annex.fullmatch(item.text[:160])
        ):
            following = -1
        result[place] = following
    return result


def _begins_clause(item: Item) -> bool:
    if item.table is not None:
        return False
    return item.heading_level is not None or guess_kind(item.text) is not None
