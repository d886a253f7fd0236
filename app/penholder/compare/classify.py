"""What kind of change a pair is to a delegate: routine, editorial or substance, and why."""

from __future__ import annotations

import msgspec

from penholder.compare.result import Category, Pair, Relation, WordOp


def classified(pair: Pair) -> Pair:
    """The pair with its category; None stays where nothing changed but place or number."""
    if pair.relation is Relation.UNCHANGED:
        return pair
    changed = "".join(edit.text for edit in pair.words if edit.op is not WordOp.EQUAL)
    letters = any(sign.isalnum() for sign in changed)
    return msgspec.structs.replace(
        pair, category=Category.SUBSTANCE if letters else Category.EDITORIAL
    )
