"""`penholder tour`: the main job on the sample, without a display."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from penholder.formats import registry


def test_tour_leaves_draft_word_files_comparison_and_picture(
    penholder: Callable, tmp_path: Path, qtbot: QtBot
) -> None:
    outcome = penholder("tour", tmp_path / "out")
    assert outcome.status == 0, outcome.err
    made = {file.name for file in (tmp_path / "out").iterdir()}
    assert made == {
        "draft.penholder",
        "draft.docx",
        "tracked-changes.docx",
        "comparison.html",
        "comparison.png",
    }
    draft, report = registry.read_file(tmp_path / "out" / "draft.docx")
    assert report.unplaced == ()
    assert draft.notes
    picture = QImage(str(tmp_path / "out" / "comparison.png"))
    assert (picture.width(), picture.height()) == (1366, 768)


def test_tour_into_a_file_is_refused(penholder: Callable, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    outcome = penholder("tour", file)
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
