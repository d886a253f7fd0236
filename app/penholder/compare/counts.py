"""Counts over a comparison: paragraphs by relation and category, words, lengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from penholder.compare.result import Category, Comparison, Pair, Relation, WordEdit, WordOp


class Statistics(msgspec.Struct, frozen=True):
    """How much of the old text stands. Words are counted by white space.

    `unchanged_share` is the share of the new text's words that the old text has at the same place
    (0 to 1, 0 for an empty text); `growth` the new length against the old one, 1.0 for equal.
    """

    kept: int
    edited: int
    added: int
    removed: int
    split: int
    merged: int
    moved: int
    words_old: int
    words_new: int
    words_equal: int
    unchanged_share: float
    growth: float


def statistics(comparison: Comparison) -> Statistics:
    """The figures of a comparison for the body and annexes."""
    counts = comparison.summary or summarized(comparison.pairs, comparison.notes)
    before, after, equal = (counts[f"words_{name}"] for name in ("old", "new", "equal"))
    return Statistics(
        kept=counts[Relation.UNCHANGED],
        edited=counts[Relation.EDITED],
        added=counts[Relation.ADDED],
        removed=counts[Relation.REMOVED],
        split=counts[Relation.SPLIT],
        merged=counts[Relation.MERGED],
        moved=counts["moved"],
        words_old=before,
        words_new=after,
        words_equal=equal,
        unchanged_share=equal / after if after else 0.0,
        growth=after / before if before else 1.0,
    )


_EQUAL = WordOp.EQUAL
_DELETE = WordOp.DELETE
"""Looked up once: a member of an enumeration costs seven times a global name (Python 3.11)."""


def summarized(pairs: Sequence[Pair], notes: Sequence[Pair] = ()) -> dict[str, int]:
    """The counts of `Comparison.summary`; `notes_changed` counts notes that are not the same."""
    relations = Counter(pair.relation for pair in pairs)
    categories = Counter(pair.category for pair in pairs if pair.category is not None)
    equal = deleted = inserted = 0
    for pair in pairs:
        for edit in pair.words:
            size = len(edit.text.split())
            if edit.op is _EQUAL:
                equal += size
            elif edit.op is _DELETE:
                deleted += size
            else:
                inserted += size
    return {
        **{relation.value: relations[relation] for relation in Relation},
        **{category.value: categories[category] for category in Category},
        "moved": sum(pair.moved for pair in pairs),
        "renumbered": sum(pair.renumbered for pair in pairs),
        "notes_changed": sum(note.relation is not Relation.UNCHANGED for note in notes),
        "words_old": equal + deleted,
        "words_new": equal + inserted,
        "words_equal": equal,
    }


def similarity_of(words: Iterable[WordEdit]) -> float:
    """The share of characters that stayed, 0 to 1, to three places; 1 for two empty texts."""
    total = kept = 0
    for edit in words:
        size = len(edit.text)
        total += 2 * size if edit.op is _EQUAL else size
        kept += 2 * size if edit.op is _EQUAL else 0
    return round(kept / total, 3) if total else 1.0
