"""The draft as tracked changes over its base, made from the window and proved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from checks.drafts import PLANTED, clean
from penholder.document.operations import set_text
from penholder.document.spans import Text
from penholder.formats import native
from penholder.formats.word import writer
from penholder.formats.word.reading.document import read_docx
from penholder.ui.export.submission import Submission
from penholder.ui.open_texts import OpenText

EDITED = (Text("Urges", italic=True), Text(" Member States to lend oil and wicks;"))


def _draft():
    return set_text(clean(), "o4", EDITED)


@pytest.fixture
def made(qtbot, tmp_path: Path):
    """Makes the card for a draft: `made(draft)`."""

    def make(draft: native.Draft, base: Path | None = None) -> tuple[Submission, list[str]]:
        card = Submission(lambda: base, lambda *_: tmp_path / "out.docx")
        qtbot.addWidget(card)
        said: list[str] = []
        card.problem.connect(said.append)
        card.show()
        card.set_text(OpenText(draft))
        return card, said

    return make


def _wait(qtbot, card: Submission) -> None:
    qtbot.waitUntil(lambda: not card.busy(), timeout=60_000)


def test_the_file_is_written_over_the_base_kept_with_the_draft_and_proved(qtbot, made, tmp_path):
    base = native.Base("A/RES/79/901", docx=writer.write(clean()), resolution=clean())
    card, said = made(native.Draft(_draft(), base=base))
    assert "A/RES/79/901, the Word file kept with the draft" in card.base.text()
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    _wait(qtbot, card)
    assert said == []
    assert card.result.text().startswith("✓ out.docx")
    accepted = read_docx((tmp_path / "out.docx").read_bytes(), "out.docx").resolution
    assert "oil and wicks" in repr(accepted)


def test_a_base_without_its_word_file_is_written_anew_and_said_so(qtbot, made, tmp_path):
    card, _ = made(native.Draft(_draft(), base=native.Base("A/RES/79/901", resolution=clean())))
    assert "written anew" in card.base.text()
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    _wait(qtbot, card)
    assert (tmp_path / "out.docx").exists()


def test_without_a_base_one_is_chosen(qtbot, made, tmp_path):
    path = tmp_path / "official.docx"
    path.write_bytes(writer.write(clean()))
    card, _ = made(native.Draft(_draft()), base=path)
    assert not card.button.isEnabled()
    qtbot.mouseClick(card.pick, Qt.MouseButton.LeftButton)
    assert card.base.text() == "Base: official.docx"
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    _wait(qtbot, card)
    assert (tmp_path / "out.docx").exists()


def test_a_blank_blocks_until_it_is_meant(qtbot, made):
    draft = next(p for p in PLANTED if p.rule == "blank").change(clean())
    card, _ = made(native.Draft(draft, base=native.Base("A", resolution=clean())))
    qtbot.waitUntil(card.blocked.isVisible, timeout=20_000)
    assert not card.button.isEnabled()
    with qtbot.waitSignal(card.go_to) as went:
        qtbot.mouseClick(card.show_blocked, Qt.MouseButton.LeftButton)
    assert went.args[0].rule.id == "blank"
    card.all_the_same.setChecked(True)
    assert card.button.isEnabled()


def test_changes_of_others_in_the_base_are_asked_about_in_place(qtbot, made, tmp_path):
    first = native.Base("A", docx=writer.write(clean()), resolution=clean())
    card, _ = made(native.Draft(_draft(), base=first))
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    _wait(qtbot, card)
    marked = (tmp_path / "out.docx").read_bytes()
    card, _ = made(native.Draft(_draft(), base=native.Base("A", docx=marked)))
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    _wait(qtbot, card)
    assert "still pending" in card.pending_said.text()
    assert card.pending.isVisible()
    card.pending.setCurrentIndex(1)
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    _wait(qtbot, card)
    assert card.result.text().startswith("✓")


def test_what_is_no_word_file_is_said_and_nothing_is_written(qtbot, made, tmp_path):
    card, _ = made(native.Draft(_draft(), base=native.Base("A", docx=b"no zip")))
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    _wait(qtbot, card)
    assert card.result.text().startswith("✗ Nothing was written.")
    assert not (tmp_path / "out.docx").exists()
