"""Makes word edits read well: chance matches dropped, edits slid to borders, neighbours merged."""

from __future__ import annotations

from penholder.compare.stretches import Stretch


def tidied(found: list[Stretch], old: list[str], new: list[str]) -> list[Stretch]:
    """The stretches, equal and changed by turns, as a reader would mark them; they still cover both
    texts in order.
    """
    return _slid(_without_chance(found, old), old, new)


def _alternating(stretches: list[Stretch]) -> list[Stretch]:
    """Equal and changed stretches by turns."""
    result: list[Stretch] = []
    for stretch in stretches:
        last = result[-1] if result else None
        if last is not None and last.equal == stretch.equal:
            last.old_end, last.new_end = stretch.old_end, stretch.new_end
        else:
            result.append(stretch)
    return result


# --- chance matches ----------------------------------------------------------------------------

_LIGHT = frozenset(
    {"the", "of", "and", "to", "in", "for", "on", "that", "with", "a", "by", "as", "at", "an", "or"}
    | {"from", "this", "which", "its", "it", "is", "are", "be", "their", "also"}
    | set(",;:.()-–")
)
"""Words that match by chance wherever two texts meet."""


def _without_chance(stretches: list[Stretch], old: list[str]) -> list[Stretch]:
    """Equal stretches that are lighter than the changes around them become part of the change."""
    dropped = False
    for index in range(1, len(stretches) - 1):
        stretch = stretches[index]
        if stretch.equal and _by_chance(stretch, stretches[index - 1], stretches[index + 1], old):
            stretch.equal = False
            dropped = True
    return _alternating(stretches) if dropped else stretches


def _by_chance(stretch: Stretch, before: Stretch, after: Stretch, old: list[str]) -> bool:
    words = old[stretch.old : stretch.old_end]
    if len(words) > 3 or any(word.lower() not in _LIGHT for word in words):
        return False
    return min(_size(before), _size(after)) >= len(words)


def _size(stretch: Stretch) -> int:
    return max(stretch.old_end - stretch.old, stretch.new_end - stretch.new)


# --- sliding -----------------------------------------------------------------------------------

_CLAUSE_END = frozenset(",;:.")


def _slid(stretches: list[Stretch], old: list[str], new: list[str]) -> list[Stretch]:
    """Moves pure insertions and deletions along repeated words to the best border."""
    for index in range(1, len(stretches) - 1):
        change = stretches[index]
        if change.equal:
            continue
        inserted = change.old == change.old_end
        if not inserted and change.new != change.new_end:
            continue
        words = new if inserted else old
        start, end = (change.new, change.new_end) if inserted else (change.old, change.old_end)
        shift = _best_shift(words, start, end, stretches[index - 1], stretches[index + 1])
        if shift:
            _shift(stretches[index - 1], change, stretches[index + 1], shift)
    return [stretch for stretch in stretches if _size(stretch)]


def _best_shift(words: list[str], start: int, end: int, left: Stretch, right: Stretch) -> int:
    room_left = left.old_end - left.old
    room_right = right.old_end - right.old
    best, best_score = 0, _border_score(words, start, end)
    shift = 0
    while -shift < room_left and words[start + shift - 1] == words[end + shift - 1]:
        shift -= 1
        score = _border_score(words, start + shift, end + shift)
        if score > best_score:
            best, best_score = shift, score
    shift = 0
    while shift < room_right and words[start + shift] == words[end + shift]:
        shift += 1
        score = _border_score(words, start + shift, end + shift)
        if score > best_score:
            best, best_score = shift, score
    return best


def _border_score(words: list[str], start: int, end: int) -> int:
    """How natural it is to begin a change at `start` and to end it before `end`."""
    score = 0
    before = words[start - 1] if start else "."
    last = words[end - 1]
    if before in _CLAUSE_END:
        score += 2
    if last in _CLAUSE_END:
        score += 2
    if words[start] in (",", "and", "or"):
        score += 1
    if end == len(words):
        score += 1
    return score


def _shift(left: Stretch, change: Stretch, right: Stretch, shift: int) -> None:
    left.old_end += shift
    left.new_end += shift
    change.old += shift
    change.old_end += shift
    change.new += shift
    change.new_end += shift
    right.old += shift
    right.new += shift
