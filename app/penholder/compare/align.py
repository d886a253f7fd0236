"""Aligns the lines of two texts: who belongs to whom, who moved, what was split or merged.

The stages, from certain to likely: pairs made by hand; identical lines; likely pairs inside gaps
between them; candidates from rare words, of which the heaviest rising chain is kept and clear
favourites outside it are moves; splits and mergers; the weaker pairs that order alone supports;
late moves.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from penholder.compare.candidates import by_rare_words
from penholder.compare.chain import heaviest_chain
from penholder.compare.errors import Check, stop_if
from penholder.compare.identical import pair_identical
from penholder.compare.matching import Gap, Group, Matching
from penholder.compare.similarity import Scorer
from penholder.compare.splits import attach_parts
from penholder.compare.units import Corpus

_STRONG = 0.6
"""Two lines between the same neighbours that are as like as this belong together."""

_LIKELY = 0.4
"""A candidate of the chain must be as like as this."""

_IN_ORDER = 0.35
"""What order alone supports; on real texts about half of the links below this were false."""

_MOVE = 0.5
"""A line that left its place must be as like as this."""

_CERTAIN_MOVE = 0.75
"""As like as this, a line moved even where it might be a piece of a neighbour."""

_DISTINCT = 0.4
"""The share of rare words that a moved line must keep."""

_ALIKE = 0.85
"""Lines as like as this moved even if none of their words is rare."""

_LONG_ENOUGH = 5
"""Lines of fewer words moved only if they are as like as `_ALIKE` and say something rare."""

_CLEAR = 0.06
"""By how much the best partner must lead the second best to be the favourite."""

_LATE, _LATE_DISTINCT, _LATE_LEAD = 0.36, 0.26, 0.08
"""What two lines nobody else wants must show to be one line that moved and was rewritten: likeness,
rare words, and the lead over every other line that is left.
"""

_LATE_FAINT, _LATE_SAME = 0.18, 0.25
"""With fewer rare words than that, a share of what they say outside the usual formulae too."""

_LATE_PLAIN, _LATE_PLAIN_LEAD, _LATE_PLAIN_SAME = 0.6, 0.1, 0.5
"""With no rare words at all more likeness, a clearer lead and a larger share."""

_SMALL_GAP = 49
_LARGEST_GAP = 2_500
"""Gaps with more pairs than this are searched by rare words only."""


def align(
    corpus: Corpus,
    together: Sequence[tuple[int, int]] = (),
    apart: set[tuple[int, int]] | None = None,
    beside: set[tuple[int, int]] | None = None,
    cancelled: Check | None = None,
    *,
    parts: bool = True,
) -> list[Group]:
    """The groups of two texts, every line in exactly one. Raises Cancelled.

    `together` and `apart` are pairs of places a person decided on, `beside` pairs that their
    surroundings support. Without `parts` nothing is split or merged, as notes never are.
    """
    scorer = Scorer(corpus, apart or set(), beside or set())
    matching = Matching(corpus)
    _pair_by_hand(matching, together)
    pair_identical(matching, scorer.apart)
    stop_if(cancelled)
    _pair_strong(matching, scorer)
    stop_if(cancelled)
    candidates = _candidates(matching, scorer)
    _pair_chain(matching, candidates)
    _pair_moves(matching, scorer, candidates, _CERTAIN_MOVE)
    stop_if(cancelled)
    if parts:
        attach_parts(matching, scorer)
    stop_if(cancelled)
    _pair_moves(matching, scorer, candidates, _MOVE)
    _pair_in_gaps(matching, scorer, candidates)
    if parts:
        attach_parts(matching, scorer)
        _pair_late_moves(matching, scorer)
        _pair_beside_moves(matching, scorer)
    _settle_order(matching)
    return matching.groups()


def _settle_order(matching: Matching) -> None:
    """Says who moved: the pairs outside the heaviest rising chain of all pairs."""
    pairs = sorted(matching.new_of.items())
    old = matching.corpus.old
    chain = heaviest_chain([(i, j, math.log2(4 + len(old[i].code))) for i, j in pairs])
    staying = {pairs[index][0] for index in chain}
    matching.moved = {i for i, _ in pairs if i not in staying}


def _pair_by_hand(matching: Matching, together: Sequence[tuple[int, int]]) -> None:
    """Pairs and pieces made by hand; those that cross the heavier order of the others moved."""
    pairs: list[tuple[int, int]] = []
    pieces: list[tuple[int, int]] = []
    seen_old: set[int] = set()
    seen_new: set[int] = set()
    for i, j in together:
        if i in seen_old and j in seen_new:
            continue
        (pieces if i in seen_old or j in seen_new else pairs).append((i, j))
        seen_old.add(i)
        seen_new.add(j)
    chain = set(heaviest_chain([(i, j, 1.0) for i, j in pairs]))
    for index, (i, j) in enumerate(pairs):
        matching.pair(i, j, moved=index not in chain)
    for i, j in pieces:
        if matching.new_is_free(j):
            host = i if i in matching.new_of else matching.old_of[matching.attached_old[i]]
            matching.attach_new(host, j)
        elif matching.old_is_free(i):
            host = j if j in matching.old_of else matching.new_of[matching.attached_new[j]]
            matching.attach_old(i, host)


# --- strong pairs in small gaps ----------------------------------------------------------------


def _pair_strong(matching: Matching, scorer: Scorer) -> None:
    for gap in list(matching.gaps()):
        if len(gap.old) == len(gap.new) == 1:
            i, j = gap.old[0], gap.new[0]
            if scorer.score(i, j) + _kinship(matching, i, j) >= _STRONG:
                matching.pair(i, j)
        elif 0 < len(gap.old) * len(gap.new) <= _SMALL_GAP:
            _pair_rising(matching, scorer, _all_pairs(gap), _STRONG)


def _all_pairs(gap: Gap) -> Iterable[tuple[int, int]]:
    return ((i, j) for i in gap.old for j in gap.new)


def _pair_rising(
    matching: Matching, scorer: Scorer, pairs: Iterable[tuple[int, int]], least: float
) -> None:
    """Pairs the heaviest rising chain among pairs that all lie inside one gap."""
    scored = [(i, j, scorer.score(i, j) + _kinship(matching, i, j)) for i, j in pairs]
    likely = [
        (i, j, _weight(matching.corpus, i, j, score, least / 2))
        for i, j, score in scored
        if score >= least
    ]
    for index in heaviest_chain(likely):
        i, j, _ = likely[index]
        matching.pair(i, j)


_SAME_PARENT = 0.08


def _kinship(matching: Matching, i: int, j: int) -> float:
    """Parts of one clause are likelier partners, parts of two clauses less likely ones."""
    old, new = matching.corpus.old[i].parent, matching.corpus.new[j].parent
    if old < 0 or new < 0:
        return 0.0
    partner = matching.new_of.get(old)
    if partner is None and new not in matching.old_of:
        return 0.0
    return _SAME_PARENT if partner == new else -_SAME_PARENT


def _weight(corpus: Corpus, i: int, j: int, score: float, base: float) -> float:
    """What a pair counts in a chain: likeness above a base, more for longer lines."""
    length = min(len(corpus.old[i].code), len(corpus.new[j].code))
    return (score - base) * math.log2(4 + length)


# --- candidates, the chain and favourites ------------------------------------------------------

Candidates = dict[tuple[int, int], float]


def _candidates(matching: Matching, scorer: Scorer) -> Candidates:
    """Scores of the pairs of free lines that share rare words or lie in one small gap."""
    corpus = matching.corpus
    pairs = by_rare_words(corpus.old, corpus.new, matching.free_old(), matching.free_new())
    found = {(i, j): scorer.score(i, j) for i, j in pairs}
    for gap in matching.gaps():
        if len(gap.old) * len(gap.new) <= _SMALL_GAP:
            found.update({(i, j): scorer.score(i, j) for i, j in _all_pairs(gap)})
    return found


def _pair_chain(matching: Matching, candidates: Candidates) -> None:
    likely = {pair: score for pair, score in candidates.items() if score >= _LIKELY}
    favourites = _favourites(likely)
    rows = {i for i, _ in favourites}
    columns = {j for _, j in favourites}
    open_pairs = [
        (i, j, _weight(matching.corpus, i, j, score, _LIKELY / 2))
        for (i, j), score in likely.items()
        if (i, j) in favourites or (i not in rows and j not in columns)
    ]
    held = [(i, j, 1e6) for i, j in matching.anchors()]
    chain = heaviest_chain([*held, *open_pairs])
    for index in chain:
        if index >= len(held):
            i, j, _ = open_pairs[index - len(held)]
            matching.pair(i, j)


def _favourites(likely: Candidates, lead: float = _CLEAR) -> set[tuple[int, int]]:
    """Pairs in which each line is the other's best partner by a clear lead."""
    by_old: dict[int, list[tuple[float, int]]] = {}
    by_new: dict[int, list[tuple[float, int]]] = {}
    for (i, j), score in likely.items():
        by_old.setdefault(i, []).append((score, j))
        by_new.setdefault(j, []).append((score, i))
    found: set[tuple[int, int]] = set()
    for i, partners in by_old.items():
        partners.sort(reverse=True)
        score, j = partners[0]
        rivals = sorted(by_new[j], reverse=True)
        second = max([0.0, *(other for other, _ in (*partners[1:2], *rivals[1:2]))])
        if rivals[0][1] == i and score - second >= lead:
            found.add((i, j))
    return found


# --- weaker pairs ------------------------------------------------------------------------------


def _pair_in_gaps(matching: Matching, scorer: Scorer, candidates: Candidates) -> None:
    by_old: dict[int, list[int]] = {}
    for i, j in candidates:
        by_old.setdefault(i, []).append(j)
    for gap in list(matching.gaps()):
        if not gap.old or not gap.new:
            continue
        if len(gap.old) * len(gap.new) <= _LARGEST_GAP:
            pairs = _all_pairs(gap)
        else:
            inside = set(gap.new)
            pairs = ((i, j) for i in gap.old for j in by_old.get(i, ()) if j in inside)
        _pair_rising(matching, scorer, pairs, _IN_ORDER)


def _worth_a_move(scorer: Scorer, i: int, j: int, score: float) -> bool:
    is_long = len(scorer.corpus.old[i].code) >= _LONG_ENOUGH
    if score >= _ALIKE and is_long:
        return True
    return (is_long or score >= _ALIKE) and scorer.is_distinct(i, j, _DISTINCT)


def _pair_moves(matching: Matching, scorer: Scorer, candidates: Candidates, least: float) -> None:
    """What is still free, clearly alike and alike in rare words moved; the likest pairs first."""
    likely = [
        (score, i, j)
        for (i, j), likeness in candidates.items()
        if likeness >= least
        and matching.old_is_free(i)
        and matching.new_is_free(j)
        and (score := scorer.as_wholes(i, j)) >= least
        and _worth_a_move(scorer, i, j, score)
    ]
    for _, i, j in sorted(likely, reverse=True):
        if matching.old_is_free(i) and matching.new_is_free(j):
            matching.pair(i, j, moved=True)


def _pair_beside_moves(matching: Matching, scorer: Scorer) -> None:
    """Pairs free lines that stand beside both ends of a move: they moved with it, as a block, and
    need be no more alike than lines between the same neighbours.
    """
    count = len(matching.corpus.new)
    size = len(matching.corpus.old)
    for places, step in ((range(1, size), -1), (range(size - 2, -1, -1), 1)):
        for i in places:
            beside = i + step
            if beside not in matching.moved or not matching.old_is_free(i):
                continue
            j = matching.new_of[beside] - step
            if 0 <= j < count and matching.new_is_free(j) and scorer.score(i, j) >= _IN_ORDER:
                matching.pair(i, j, moved=True)


def _pair_late_moves(matching: Matching, scorer: Scorer) -> None:
    """Pairs what is left over on either side where each is clearly the other's best: a paragraph
    that moved and was rewritten or grew. Its likeness to lines that have a partner says nothing.
    """
    corpus = matching.corpus
    old = [i for i in matching.free_old() if len(corpus.old[i].code) >= _LONG_ENOUGH]
    new = [j for j in matching.free_new() if len(corpus.new[j].code) >= _LONG_ENOUGH]
    pairs = by_rare_words(corpus.old, corpus.new, old, new)
    scores = {(i, j): score for i, j in pairs if (score := scorer.score(i, j)) > 0.0}
    clear = _favourites(scores, _LATE_PLAIN_LEAD)
    for i, j in sorted(_favourites(scores, _LATE_LEAD)):
        if _is_late_move(scorer, i, j, scores[i, j], is_clear=(i, j) in clear):
            matching.pair(i, j, moved=True)


def _is_late_move(scorer: Scorer, i: int, j: int, score: float, *, is_clear: bool) -> bool:
    if score < _LATE:
        return False
    if scorer.is_distinct(i, j, _LATE_DISTINCT, grown=True):
        return True
    if scorer.says_the_same(i, j, _LATE_SAME) and scorer.is_distinct(i, j, _LATE_FAINT, grown=True):
        return True
    return is_clear and score >= _LATE_PLAIN and scorer.says_the_same(i, j, _LATE_PLAIN_SAME)
