"""What holds for every verb: each is there, and none imports what another one needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from penholder.cli.main import VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_page_of_help(penholder, verb):
    outcome = penholder(verb, "--help")
    assert outcome.status == 0
    usage = outcome.out.splitlines()[0]
    assert usage.startswith("Usage: ")
    assert f" {verb} " in usage


def test_all_verbs_are_listed(penholder):
    listed = penholder("--help").out
    assert all(f"\n  {verb} " in listed for verb in VERBS)


def test_a_verb_there_is_not_is_a_wrong_argument(penholder):
    outcome = penholder("adopt")
    assert outcome.status == 2
    assert "adopt" in outcome.err


def test_showing_a_text_loads_neither_word_nor_checks_nor_the_window(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text("The General Assembly,\n\nRecalling its lamps,\n", encoding="utf-8")
    program = (
        "import sys; from penholder.cli.main import run; run(['show', sys.argv[1]]);"
        "print([m for m in ('docx', 'PySide6', 'penholder.checks', 'penholder.compare')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
