"""`penholder rollover`: this year's draft from last year's text."""

import json
from collections.abc import Callable
from pathlib import Path

from penholder import resources


def test_draft_is_made_and_every_update_printed(penholder: Callable, tmp_path: Path) -> None:
    draft = tmp_path / "draft.penholder"
    outcome = penholder("rollover", resources.path("samples", "prior.txt"), "-o", draft)
    assert outcome.status == 0, outcome.err
    found = json.loads(penholder("show", "--json", draft).out)
    assert found["distribution"] == "Limited"
    assert found["closing"] is None or not any(found["closing"].values())
    assert "->" in outcome.out


def test_target_of_no_known_format_is_refused(penholder: Callable, tmp_path: Path) -> None:
    outcome = penholder("rollover", resources.path("samples", "prior.txt"), "-o", tmp_path / "x")
    assert outcome.status == 2
    assert list(tmp_path.iterdir()) == []
