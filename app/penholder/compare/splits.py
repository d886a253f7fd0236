"""Splits and mergers: a free line beside a paired one whose words come from the same paragraph."""

from __future__ import annotations

from penholder.compare.matching import Matching
from penholder.compare.similarity import Scorer, overlap

_SHORTEST = 4
"""A piece of fewer words must be found as it stands."""

_HELD = 0.55
"""The share of a piece's words that must be found, in order, where the pair left them unused."""


def attach_parts(matching: Matching, scorer: Scorer) -> None:
    """Attaches free new lines to the old line they were cut from, and the reverse."""
    _attach_new(matching, scorer)
    _attach_old(matching, scorer)


def _attach_new(matching: Matching, scorer: Scorer) -> None:
    """New lines cut from an old one. Lines are walked both ways, so a paragraph cut in many
    pieces gathers them one after the other.
    """
    count = len(matching.corpus.new)
    for places, step in ((range(1, count), -1), (range(count - 2, -1, -1), 1)):
        for j in places:
            if not matching.new_is_free(j):
                continue
            beside = j + step
            host = matching.old_of.get(beside, matching.attached_new.get(beside))
            if (
                host is not None
                and matching.new_of[host] not in matching.parts_of_new
                and (host, j) not in scorer.apart
                and _is_piece_of_old(matching, host, j)
            ):
                matching.attach_new(host, j)


def _is_piece_of_old(matching: Matching, host: int, j: int) -> bool:
    corpus = matching.corpus
    pieces = [matching.new_of[host], *matching.parts_of_old.get(host, ())]
    whole = corpus.old[host].code
    return _is_piece(whole, [(p, corpus.new[p].code) for p in pieces], (j, corpus.new[j].code))


def _attach_old(matching: Matching, scorer: Scorer) -> None:
    count = len(matching.corpus.old)
    for places, step in ((range(1, count), -1), (range(count - 2, -1, -1), 1)):
        for i in places:
            if not matching.old_is_free(i):
                continue
            beside = i + step
            host = matching.new_of.get(beside, matching.attached_old.get(beside))
            if (
                host is not None
                and matching.old_of[host] not in matching.parts_of_old
                and (i, host) not in scorer.apart
                and _is_piece_of_new(matching, host, i)
            ):
                matching.attach_old(i, host)


def _is_piece_of_new(matching: Matching, host: int, i: int) -> bool:
    corpus = matching.corpus
    pieces = [matching.old_of[host], *matching.parts_of_new.get(host, ())]
    whole = corpus.new[host].code
    return _is_piece(whole, [(p, corpus.old[p].code) for p in pieces], (i, corpus.old[i].code))


def _is_piece(whole: str, pieces: list[tuple[int, str]], more: tuple[int, str]) -> bool:
    """Whether one more piece finds its words in the whole beside what the others take there."""
    size = len(more[1])
    if size < _SHORTEST and (size < 2 or more[1] not in whole):
        return False
    without = "".join(code for _, code in sorted(pieces))
    with_it = "".join(code for _, code in sorted([*pieces, more]))
    return overlap(whole, with_it) - overlap(whole, without) >= _HELD * size
