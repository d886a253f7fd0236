"""Compares two resolutions: once (`compare`), or again and again while one is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from penholder.compare.align import align
from penholder.compare.classify import category_and_flags, category_of
from penholder.compare.counts import similarity_of, summarized
from penholder.compare.errors import Check, stop_if
from penholder.compare.front import front_pairs
from penholder.compare.links import Link, resolved
from penholder.compare.marked import Side
from penholder.compare.matching import Group
from penholder.compare.memory import Judged, Memory
from penholder.compare.order import reading_order
from penholder.compare.prepare import body_units, marked_together, note_units
from penholder.compare.result import Comparison, Pair, Relation, WordEdit, WordOp
from penholder.compare.tables import table_edits
from penholder.compare.units import Corpus, Unit, encoded
from penholder.compare.words import whole, word_edits
from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.phrasebook.sessions import find_sessions

_UNCHANGED, _EQUAL = Relation.UNCHANGED, WordOp.EQUAL

_BETWEEN_CHECKS = 50
"""Pairs worked on between two questions whether to stop."""

_BETWEEN_QUESTIONS = 0.05
"""Seconds between them for one who waits for another comparison to end."""


def compare(
    old: Resolution,
    new: Resolution,
    *,
    links: Sequence[Link] = (),
    cancelled: Check | None = None,
    weighed: bool = True,
) -> Comparison:
    """Lays two texts side by side, paragraph by paragraph and word by word.

    `links` are corrections made by hand, honoured before everything else. `cancelled` is asked now
    and then and stops the work: Cancelled is raised. Without `weighed` pairs with words on both
    sides have no category and no flags: for who wants the words alone, and soon.
    """
    return Comparer(weighed=weighed).compare(old, new, links=links, cancelled=cancelled)


class Comparer:
    """Compares texts that change little between two comparisons.

    The result is that of `compare`; words and categories of pairs of texts that were there the last
    time are not worked out anew, and the very same texts not at all. Of several threads that ask at
    once each waits its turn, so that what one has found out serves the next. `weighed` as in
    `compare`.
    """

    def __init__(self, *, weighed: bool = True) -> None:
        self._weighed = weighed
        self._memory = Memory()
        self._turn = Lock()
        self._last: tuple[Resolution, Resolution, tuple[Link, ...], Comparison] | None = None

    def compare(
        self,
        old: Resolution,
        new: Resolution,
        *,
        links: Sequence[Link] = (),
        cancelled: Check | None = None,
    ) -> Comparison:
        """As the function `compare`. Raises Cancelled."""
        while not self._turn.acquire(timeout=_BETWEEN_QUESTIONS):
            stop_if(cancelled)
        try:
            last = self._last
            if last and last[0] is old and last[1] is new and last[2] == tuple(links):
                return last[3]
            self._memory.begin()
            task = _Task(links, _sessions_between(old, new), cancelled, self._memory, self._weighed)
            comparison = _compared(Side(old), Side(new), task)
            self._last = (old, new, tuple(links), comparison)
            return comparison
        finally:
            self._turn.release()


@dataclass(frozen=True, slots=True)
class _Task:
    """What holds for the whole comparison; `shift` as in `classify.category_and_flags`."""

    links: Sequence[Link]
    shift: int | None
    cancelled: Check | None
    memory: Memory
    weighed: bool = True


def _compared(old: Side, new: Side, task: _Task) -> Comparison:
    pairs = _pairs(body_units(old), body_units(new), task)
    beside = marked_together((old, new), pairs)
    notes = _pairs(note_units(old), note_units(new), task, beside)
    return Comparison(pairs, notes, front_pairs(old, new), summarized(pairs, notes))


def _pairs(
    old: list[Unit], new: list[Unit], task: _Task, beside: set[tuple[int, int]] | None = None
) -> tuple[Pair, ...]:
    """The pairs of the body, or of the notes, of which `beside` stand at the same places."""
    stop_if(task.cancelled)
    if not old and not new:
        return ()
    corpus = encoded(old, new, task.memory)
    together, apart = resolved(task.links, [unit.id for unit in old], [unit.id for unit in new])
    groups = reading_order(
        align(corpus, together, apart, beside, task.cancelled, parts=beside is None)
    )
    pairs: list[Pair] = []
    for count, group in enumerate(groups):
        if count % _BETWEEN_CHECKS == 0:
            stop_if(task.cancelled)
        pairs.append(_pair(corpus, group, task))
    return tuple(pairs)


def _pair(corpus: Corpus, group: Group, task: _Task) -> Pair:
    if len(group.old) == len(group.new) == 1:
        one, other = corpus.old[group.old[0]], corpus.new[group.new[0]]
        if one.text == other.text:
            return _unchanged(one, other, moved=group.moved)
    old = [corpus.old[place] for place in group.old]
    new = [corpus.new[place] for place in group.new]
    before = "\n".join([unit.text for unit in old])
    after = "\n".join([unit.text for unit in new])
    old_labels = tuple([unit.label for unit in old])
    new_labels = tuple([unit.label for unit in new])
    tables = all(unit.kind is LineKind.TABLE for unit in (*old, *new))
    judged = (
        _judged(before, after, task, tables=tables) if old and new else _one_sided(before, after)
    )
    return Pair(
        _relation(old, new),
        tuple([unit.id for unit in old]),
        tuple([unit.id for unit in new]),
        old_labels,
        new_labels,
        judged.words,
        moved=group.moved,
        renumbered=bool(old and new) and old_labels != new_labels,
        similarity=judged.similarity,
        category=judged.category,
        flags=judged.flags,
    )


def _judged(before: str, after: str, task: _Task, *, tables: bool) -> Judged:
    """What is found out about two texts, or remembered from an earlier comparison."""
    key = (before, after, task.shift, tables)
    known = task.memory.judged(key)
    if known is None:
        words = table_edits(before, after) if tables else word_edits(before, after)
        category, flags = category_and_flags(words, task.shift) if task.weighed else (None, ())
        known = Judged(words, similarity_of(words), category, flags)
        task.memory.remember(key, known)
    return known


def _one_sided(before: str, after: str) -> Judged:
    """What there is to say of lines that were added or removed."""
    words = whole(before, after)
    return Judged(words, similarity_of(words), category_of(words), ())


def _unchanged(old: Unit, new: Unit, *, moved: bool) -> Pair:
    """The pair of two lines with the same text: most pairs of most comparisons."""
    return Pair(
        _UNCHANGED,
        (old.id,),
        (new.id,),
        (old.label,),
        (new.label,),
        (WordEdit(_EQUAL, old.text),) if old.text else (),
        moved=moved,
        renumbered=old.label != new.label,
        similarity=1.0,
    )


def _sessions_between(old: Resolution, new: Resolution) -> int | None:
    """By how many sessions the new text is later, where both mastheads say their session."""
    before, after = (find_sessions(text.masthead.session) for text in (old, new))
    return after[0][2] - before[0][2] if before and after else None


def _relation(old: list[Unit], new: list[Unit]) -> Relation:
    if not new:
        return Relation.REMOVED
    if not old:
        return Relation.ADDED
    if len(new) > len(old):
        return Relation.SPLIT
    if len(old) > len(new) or len(old) > 1:
        return Relation.MERGED
    return Relation.EDITED
