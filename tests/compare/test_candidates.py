"""Candidates by rare words: the same for the same texts, in whatever order words are looked at."""

from random import Random

from penholder.compare import candidates
from penholder.compare.units import Unit
from penholder.document.lines import LineKind


def units_of(rng, count):
    letters = "abcdefghijklmnop"
    return [
        Unit(f"n{place}", LineKind.OPERATIVE, "", "", code="".join(rng.choices(letters, k=24)))
        for place in range(count)
    ]


def test_candidates_do_not_depend_on_the_order_of_words_in_a_set(monkeypatch):
    rng = Random(7)
    old, new = units_of(rng, 60), units_of(rng, 60)
    unordered = candidates.features
    found = []
    for is_turned in (False, True):
        monkeypatch.setattr(
            candidates,
            "features",
            lambda code, turned=is_turned: sorted(unordered(code), reverse=turned),
        )
        found.append(candidates.by_rare_words(old, new, range(60), range(60)))
    assert found[0] == found[1]
