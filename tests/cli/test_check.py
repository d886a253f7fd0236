"""`penholder check`: findings as text and JSON, exit status, mended copies and reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.drafts import PLANTED, clean
from penholder.checks import check as check_text
from penholder.cli.main import run
from penholder.formats import native
from penholder.formats.registry import read_file, write_file


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    draft = clean()
    for name in ("spelling", "bracket-unpaired"):
        draft = next(p for p in PLANTED if p.rule == name).change(draft)
    path = tmp_path / "draft.penholder"
    write_file(draft, path)
    return path


def test_a_clean_draft_ends_with_0(tmp_path, capsys):
    path = tmp_path / "clean.penholder"
    write_file(clean(), path)
    assert run(["check", str(path)]) == 0
    assert capsys.readouterr().out.strip() == "Nothing found."


def test_findings_end_with_1_and_say_where_and_what(spoilt, capsys):
    assert run(["check", str(spoilt)]) == 1
    out = capsys.readouterr().out
    assert "error    OP1          This bracket is never closed. [bracket-unpaired]" in out
    assert "1 error, " in out


def test_json_has_rule_severity_place_and_source(spoilt, capsys):
    assert run(["check", str(spoilt), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    first = next(item for item in found["findings"] if item["rule"] == "spelling")
    assert first["place"]["name"] == "OP1"
    assert first["fixable"]
    assert first["source"]
    assert found["counts"]["error"] == 1


def test_what_can_be_mended_is_written(spoilt, tmp_path):
    out = tmp_path / "mended.penholder"
    assert run(["check", str(spoilt), "--fix", str(out)]) == 1
    rules = {finding.rule.id for finding in check_text(read_file(out)[0]).found}
    assert rules == {"bracket-unpaired"}


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_the_report_has_every_finding(spoilt, tmp_path, ending):
    report = tmp_path / f"report{ending}"
    assert run(["check", str(spoilt), "--report", str(report)]) == 1
    if ending == ".html":
        assert "never closed" in report.read_text(encoding="utf-8")
    else:
        assert "never closed" in repr(read_file(report))


def test_what_the_draft_says_is_meant_so_is_passed_over(tmp_path):
    draft = next(p for p in PLANTED if p.rule == "spelling").change(clean())
    keys = tuple((finding.key, "meant") for finding in check_text(draft).found)
    path = tmp_path / "draft.penholder"
    native.save(native.Draft(draft, ignored=keys), path)
    assert run(["check", str(path)]) == 0


def test_a_wrong_ending_of_the_report_leaves_nothing_written(spoilt, tmp_path):
    out = tmp_path / "mended.penholder"
    arguments = ["check", str(spoilt), "--fix", str(out), "--report", str(tmp_path / "r.pdf")]
    assert run(arguments) == 2
    assert not out.exists()


def test_a_report_of_another_kind_and_a_file_there_is_not_end_with_2(spoilt, tmp_path, capsys):
    assert run(["check", str(spoilt), "--report", str(tmp_path / "x.pdf")]) == 2
    assert run(["check", str(tmp_path / "none.docx")]) == 2
    assert "does not exist" in capsys.readouterr().err


@pytest.fixture
def misspelled(tmp_path: Path) -> Path:
    path = tmp_path / "misspelled.penholder"
    write_file(next(p for p in PLANTED if p.rule == "unknown-word").change(clean()), path)
    return path


def test_a_word_not_in_the_dictionary_is_said_with_others(misspelled, capsys):
    assert run(["check", str(misspelled)]) == 1
    out = capsys.readouterr().out
    assert "“progres” is not in the dictionary. Perhaps: progress" in out
    run(["check", str(misspelled), "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert "progress" in found[0]["suggestions"]


def test_own_words_are_known_and_spelling_can_be_left_out(misspelled, tmp_path, capsys):
    words = tmp_path / "words.txt"
    words.write_text("progres\nzzyrgle\n", "utf-8")
    assert run(["check", str(misspelled), "--words", str(words)]) == 0
    assert run(["check", str(misspelled), "--no-spelling"]) == 0


def test_words_that_cannot_be_read_end_with_2(misspelled, tmp_path, capsys):
    words = tmp_path / "words.txt"
    words.write_bytes(b"\xff\xfe\xff")
    assert run(["check", str(misspelled), "--words", str(words)]) == 2
    assert "UTF-8" in capsys.readouterr().err
