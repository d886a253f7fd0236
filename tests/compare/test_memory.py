"""A comparer that is asked again and again, also by several threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from benchmarks.bench_compare import resolution
from benchmarks.generator import HEAVY, ORDINARY, known_pair
from compare.drafts import draft
from penholder.compare import Cancelled, Comparer, Link, compare


def pair_of_texts(profile, seed):
    known = known_pair(60, profile, seed)
    return resolution(known.old), resolution(known.new)


def test_two_threads_with_one_comparer_get_what_each_would_get_alone():
    texts = [pair_of_texts(profile, seed) for seed in range(4) for profile in (ORDINARY, HEAVY)]
    comparer = Comparer()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda pair: comparer.compare(*pair), texts * 3))
    assert found == [compare(*pair) for pair in texts] * 3


def test_the_same_two_texts_are_not_compared_twice():
    comparer = Comparer()
    old, new = draft("Notes the tides;"), draft("Notes the high tides;", prefix="m")
    first = comparer.compare(old, new)
    assert comparer.compare(old, new) is first
    assert comparer.compare(old, new, links=[Link("n1", "m1", together=False)]) != first


def test_who_waits_for_another_comparison_can_give_up():
    comparer = Comparer()
    working, go_on = Event(), Event()

    def slowly() -> bool:
        working.set()
        go_on.wait(10)
        return False

    old, new = draft("Notes the tides;"), draft("Notes the high tides;", prefix="m")
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(comparer.compare, old, new, cancelled=slowly)
        working.wait(10)
        with pytest.raises(Cancelled):
            comparer.compare(old, draft("Notes the ebb;"), cancelled=lambda: True)
        go_on.set()
        assert first.result(10) == compare(old, new)


def test_a_cancelled_comparison_leaves_the_comparer_of_use():
    comparer = Comparer()
    old, new = pair_of_texts(ORDINARY, 9)
    with pytest.raises(Cancelled):
        comparer.compare(old, new, cancelled=lambda: True)
    assert comparer.compare(old, new) == compare(old, new)
