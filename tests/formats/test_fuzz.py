"""Thousands of damaged files are read or refused in a sentence; none hangs or breaks a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz_readers import (
    FAILED,
    READ,
    REFUSED,
    Seed,
    Worker,
    damaged,
    outcome_of,
    run,
    seeds_in,
)
from penholder.formats import registry

CASES = 3_000


def test_damaged_files_are_read_or_refused_in_a_sentence(corpus: Path):
    outcomes = run(corpus, cases=CASES, seed=20_261_123)
    assert len(outcomes) == CASES
    assert [outcome for outcome in outcomes if outcome.result == FAILED] == []
    for result in (READ, REFUSED):  # the damage is neither nothing nor everything
        assert sum(outcome.result == result for outcome in outcomes) > CASES / 20


def test_a_case_is_the_same_file_every_time():
    seeds = seeds_in(None)
    assert [damaged(case, 7, seeds) for case in range(30)] == [
        damaged(case, 7, seeds) for case in range(30)
    ]


def test_an_error_nobody_foresaw_is_a_failure(monkeypatch: pytest.MonkeyPatch):
    def reader(_data: bytes, _name: str) -> None:
        raise KeyError("w:val")

    monkeypatch.setattr(registry, "_load", lambda *_: reader)
    outcome = outcome_of(0, Seed("draft.txt", b"Recalling its resolution 70/1,"))
    assert outcome.result == FAILED
    assert "KeyError" in outcome.detail


def test_a_hang_is_a_failure_and_the_next_case_goes_on(monkeypatch: pytest.MonkeyPatch):
    begin = Worker.begin

    def begins(worker: Worker, case: int) -> None:
        begin(worker, case)
        if case == 0:  # as if its reader never came back
            worker.pipe.recv()
            worker.since = float("-inf")

    monkeypatch.setattr(Worker, "begin", begins)
    outcomes = run(None, cases=2, seed=1, workers=1)
    assert [(outcome.case, outcome.result == FAILED) for outcome in outcomes] == [
        (0, True),
        (1, False),
    ]
