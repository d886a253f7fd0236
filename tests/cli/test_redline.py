"""`penholder redline`: tracked changes over a base, with what was proved in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formats.samples import draft, italic, lamps
from penholder.document.operations import move, set_text
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import Options, redline
from penholder.formats.word.writer import write


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A base, a draft, and a base with a change pending."""
    base, new, pending = (tmp_path / f"{name}.docx" for name in ("base", "new", "pending"))
    changed = set_text(lamps(), "n2", italic("Noting", " that lamps go out in the snow,"))
    base.write_bytes(write(lamps()))
    new.write_bytes(write(changed))
    pending.write_bytes(redline(write(lamps()), changed, Options("B. Colleague")).data)
    return base, new, pending


def test_it_says_the_proof_and_the_count_of_changes(
    penholder: Callable, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    base, new, _ = files
    outcome = penholder("redline", base, new, "-o", tmp_path / "out.docx", "--author", "A. Keeper")
    assert outcome.status == 0, outcome.err
    assert "1 insertion and 1 deletion; read back and checked" in outcome.out
    found = read_docx((tmp_path / "out.docx").read_bytes(), "out").revisions
    assert {item.author for item in found} == {"A. Keeper"}


def test_pending_changes_are_named_in_one_sentence_and_nothing_is_written(
    penholder: Callable, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    _, new, pending = files
    outcome = penholder("redline", pending, new, "-o", tmp_path / "out.docx")
    assert outcome.status == 2
    assert "2 tracked changes by B. Colleague" in outcome.err
    assert "--pending" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("choice", ["accept", "reject", "keep"])
def test_pending_changes_become_what_is_said(
    penholder: Callable, files: tuple[Path, Path, Path], tmp_path: Path, choice: str
) -> None:
    _, _, pending = files
    other = tmp_path / "other.docx"
    other.write_bytes(write(draft()))
    out = tmp_path / "out.docx"
    outcome = penholder("redline", pending, other, "-o", out, "--pending", choice)
    assert outcome.status == 0, outcome.err
    authors = {item.author for item in read_docx(out.read_bytes(), "out").revisions}
    assert ("B. Colleague" in authors) is (choice == "keep")


def test_moves_are_marked_where_asked_for(
    penholder: Callable, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    base, new, _ = files
    new.write_bytes(write(move(lamps(), "n9", "n2")))
    outcome = penholder("redline", base, new, "-o", tmp_path / "out.docx", "--moves")
    assert outcome.status == 0, outcome.err
    assert "read back and checked" in outcome.out


def test_a_base_that_is_no_word_file_is_refused(
    penholder: Callable, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    text = tmp_path / "base.txt"
    text.write_text("The Harbour Board,\n\nDecides to light the lamps.\n")
    outcome = penholder("redline", text, files[1], "-o", tmp_path / "out.docx")
    assert outcome.status == 2
    assert "must be a Word .docx file" in outcome.err
