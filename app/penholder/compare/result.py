"""What a comparison is: data, from which every view and export renders.

Every line of either text is in exactly one pair. Texts are those of `document.text.plain_text`:
no labels, no note marks. Where a pair has several lines on one side (split, merged), their texts
are joined by one line feed. Frozen and made of strings, none of it can be part of a cycle, so the
collector of cycles is told not to look (gc=False): a sixth of the time of a long comparison.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from penholder.document.ids import NodeId


class Relation(StrEnum):
    """How the two sides of a pair belong together."""

    UNCHANGED = "unchanged"
    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"


class Category(StrEnum):
    """What kind of change it is to a delegate; the heaviest edit of a pair decides."""

    ROUTINE = "routine"
    EDITORIAL = "editorial"
    SUBSTANCE = "substance"


class WordOp(StrEnum):
    """What happened to a stretch of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class WordEdit(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of text that stayed, went or came; deletions stand before insertions."""

    op: WordOp
    text: str


class Flag(msgspec.Struct, frozen=True, gc=False):
    """Why a pair is what it is: a kind ("verb weakened", "figure changed"), and the words."""

    kind: str
    old: str = ""
    new: str = ""


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Lines that belong together. `old` or `new` is empty for an added or removed line.

    `similarity` is from 0 to 1; `category` is None when nothing changed but place or number.
    """

    relation: Relation
    old: tuple[NodeId, ...]
    new: tuple[NodeId, ...]
    old_labels: tuple[str, ...]
    new_labels: tuple[str, ...]
    words: tuple[WordEdit, ...]
    moved: bool = False
    renumbered: bool = False
    similarity: float = 0.0
    category: Category | None = None
    flags: tuple[Flag, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """Two texts laid side by side.

    `pairs`: the body and annexes, in the reading order of the new text, removed lines standing
    where they stood between their neighbours. `front`: title, opening line, masthead fields
    (ids "title", "opening", "symbol", "session" ...). `notes`: ids are note ids, labels numbers.
    `summary`: counts by relation and category, `moved`, `renumbered`, `words_old`, `words_new`,
    `words_equal`.
    """

    pairs: tuple[Pair, ...]
    notes: tuple[Pair, ...] = ()
    front: tuple[Pair, ...] = ()
    summary: dict[str, int] = {}
