"""How many changes a redline makes, as a reader counts them: stretches of words that go or come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from penholder.formats.word.reading.names import R_PR, Element, w

_INSERTED, _DELETED = w("ins"), w("del")
_NO_WORDS = frozenset({R_PR, w("trPr")})


class Counts(NamedTuple):
    """Stretches inserted and deleted, and paragraphs moved."""

    insertions: int = 0
    deletions: int = 0
    moves: int = 0


def counted(roots: Iterable[Element], is_ours: Callable[[str], bool]) -> Counts:
    """Our changes in some parts of the file."""
    found = {_INSERTED: 0, _DELETED: 0}
    moves = 0
    for root in roots:
        for item in root.iter(_INSERTED, _DELETED, w("moveToRangeStart")):
            if not is_ours(item.get(w("id"), "")):
                continue
            if item.tag not in found:
                moves += 1
                continue
            parent, before = item.getparent(), item.getprevious()
            if parent is None or parent.tag in _NO_WORDS:
                continue
            goes_on = before is not None and before.tag == item.tag
            if not goes_on or before is None or not is_ours(before.get(w("id"), "")):
                found[item.tag] += 1
    return Counts(found[_INSERTED], found[_DELETED], moves)
