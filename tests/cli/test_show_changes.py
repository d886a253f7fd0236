"""`penholder show --changes`: the three ways of reading tracked changes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from formats.word.reader_files import deleted, docx, inserted, paragraph, run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(
        docx(
            paragraph("The General Assembly,"),
            paragraph("1.\tNotes the ", deleted("old"), inserted(run("new")), " lamps."),
        )
    )
    return path


@pytest.mark.parametrize(
    ("changes", "text"),
    [("accepted", "Notes the new lamps."), ("rejected", "Notes the old lamps.")],
)
def test_all_changes_one_way(penholder: Callable, file: Path, changes: str, text: str) -> None:
    outcome = penholder("show", "--json", "--changes", changes, file)
    assert outcome.status == 0
    assert [found["text"] for found in json.loads(outcome.out)["paragraphs"]] == [text]


def test_changes_as_proposed(penholder: Callable, file: Path) -> None:
    outcome = penholder("show", "--changes", "proposed", file)
    assert "Notes the [-old-]{+new+} lamps." in outcome.out
    runs = json.loads(penholder("show", "--json", "--changes", "proposed", file).out)
    (line,) = runs["paragraphs"]
    assert [(run["text"], run["before"], run["after"]) for run in line["runs"]] == [
        ("Notes the ", True, True),
        ("old", True, False),
        ("new", False, True),
        (" lamps.", True, True),
    ]
    assert line["runs"][1]["changes"][0]["author"] == "Ben"


def test_other_files_hold_no_changes(penholder: Callable, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("1. Notes the lamps.")
    outcome = penholder("show", "--changes", "proposed", path)
    assert outcome.status == 2
    assert "draft.txt is not a Word document" in outcome.err
