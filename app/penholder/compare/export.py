"""A comparison as plain values, in the shape that the command line promises."""

from __future__ import annotations

from typing import Any

from penholder.compare.result import Comparison, Pair


def to_json(comparison: Comparison) -> dict[str, Any]:
    """`compare --format json`: pairs, notes and summary, and with the same shape `front`, the
    title, opening line and masthead fields by name.
    """
    return {
        "pairs": [_pair(pair) for pair in comparison.pairs],
        "notes": [_pair(pair) for pair in comparison.notes],
        "front": [_pair(pair) for pair in comparison.front],
        "summary": dict(comparison.summary),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "relation": pair.relation.value,
        "moved": pair.moved,
        "renumbered": pair.renumbered,
        "old": list(pair.old),
        "new": list(pair.new),
        "old_labels": list(pair.old_labels),
        "new_labels": list(pair.new_labels),
        "similarity": pair.similarity,
        "category": pair.category.value if pair.category else None,
        "flags": [{"kind": flag.kind, "old": flag.old, "new": flag.new} for flag in pair.flags],
        "words": [[edit.op.value, edit.text] for edit in pair.words],
    }
