"""The draft as tracked changes over its base, made from the window and proved."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from checks.drafts import PLANTED, clean
from penholder.checks import blocks_submission, check
from penholder.document.operations import set_text
from penholder.document.spans import Text
from penholder.errors import OutputError
from penholder.formats import native
from penholder.formats.word import redline, writer
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline.options import Options
from penholder.negotiation.keeping import Kept
from penholder.negotiation.proposal import Remark, Returned
from penholder.ui.export.submission import Submission
from penholder.ui.open_texts import OpenText

EDITED = (Text("Urges", italic=True), Text(" Member States to lend oil and wicks;"))


def _draft():
    return set_text(clean(), "o4", EDITED)


def _with_blank():
    return next(planted for planted in PLANTED if planted.rule == "blank").change(clean())


def _base() -> native.Base:
    return native.Base("A/RES/79/901", docx=writer.write(clean()), resolution=clean())


@pytest.fixture
def made(qtbot, tmp_path: Path):
    """Makes the card for a draft, checked: `made(draft)`."""

    def make(draft: native.Draft, base: Path | None = None) -> tuple[Submission, list[str]]:
        card = Submission(lambda: base, lambda *_: tmp_path / "out.docx")
        qtbot.addWidget(card)
        said: list[str] = []
        card.problem.connect(said.append)
        card.show()
        _show(qtbot, card, draft)
        return card, said

    return make


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch):
    """The making of a file waits after its first step until `held.set()`."""
    go, real = threading.Event(), redline.redline

    def slow(base, text, options, step):
        step("Reading the base", 0, 3)
        go.wait(30)
        step("Comparing", 1, 3)
        return real(base, text, options, step)

    monkeypatch.setattr(redline, "redline", slow)
    yield go
    go.set()


def _show(qtbot, card: Submission, draft: native.Draft) -> OpenText:
    text = OpenText(draft)
    card.set_text(text)
    _checked(qtbot, card)
    return text


def _checked(qtbot, card: Submission) -> None:
    qtbot.waitUntil(lambda: card.checked, timeout=60_000)


def _click(qtbot, button) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _wait(qtbot, card: Submission) -> None:
    qtbot.waitUntil(lambda: not card.busy(), timeout=60_000)


def test_the_file_is_written_over_the_base_kept_with_the_draft_and_proved(qtbot, made, tmp_path):
    base = native.Base("A/RES/79/901", docx=writer.write(clean()), resolution=clean())
    card, said = made(native.Draft(_draft(), base=base))
    assert "A/RES/79/901, the Word file kept with the draft" in card.base.text()
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert said == []
    assert card.result.text().startswith("✓ out.docx")
    accepted = read_docx((tmp_path / "out.docx").read_bytes(), "out.docx").resolution
    assert "oil and wicks" in repr(accepted)


def test_a_base_without_its_word_file_is_written_anew_and_said_so(qtbot, made, tmp_path):
    card, _ = made(native.Draft(_draft(), base=native.Base("A/RES/79/901", resolution=clean())))
    assert "written anew" in card.base.text()
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert (tmp_path / "out.docx").exists()


def test_without_a_base_one_is_chosen(qtbot, made, tmp_path):
    path = tmp_path / "official.docx"
    path.write_bytes(writer.write(clean()))
    card, _ = made(native.Draft(_draft()), base=path)
    assert not card.button.isEnabled()
    _click(qtbot, card.pick)
    assert card.base.text() == "Base: official.docx"
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert (tmp_path / "out.docx").exists()


def test_a_blank_blocks_until_it_is_meant(qtbot, made):
    card, _ = made(native.Draft(_with_blank(), base=_base()))
    assert card.blocked.isVisible()
    assert not card.button.isEnabled()
    item = card.blocking.item(0)
    with qtbot.waitSignal(card.go_to) as went:
        qtbot.mouseClick(
            card.blocking.viewport(),
            Qt.MouseButton.LeftButton,
            pos=card.blocking.visualItemRect(item).center(),
        )
    assert went.args[0].rule.id == "blank"
    card.all_the_same.setChecked(True)
    assert card.button.isEnabled()


def test_everything_that_blocks_is_listed(made):
    draft = set_text(_with_blank(), "p2", (Text("Recalling", italic=True), Text(" [the lamps,")))
    card, _ = made(native.Draft(draft, base=_base()))
    rows = [card.blocking.item(at).text() for at in range(card.blocking.count())]
    assert len(rows) == len(blocks_submission(check(draft))) > 1
    assert str(len(rows)) in card.blocked.text()


def test_what_was_ignored_with_a_reason_does_not_block(made):
    draft = _with_blank()
    meant = tuple((found.key, "left open") for found in blocks_submission(check(draft)))
    card, _ = made(native.Draft(draft, base=_base(), ignored=meant))
    assert card.button.isEnabled()


def test_the_permission_to_export_all_the_same_is_for_one_draft(qtbot, made):
    card, _ = made(native.Draft(_with_blank(), base=_base()))
    card.all_the_same.setChecked(True)
    _show(qtbot, card, native.Draft(_with_blank(), base=_base()))
    assert not card.button.isEnabled()


def test_nothing_is_exported_before_the_text_was_looked_through(qtbot, made):
    card, _ = made(native.Draft(_draft(), base=_base()))
    card.set_text(OpenText(native.Draft(_with_blank(), base=_base())))
    assert not card.button.isEnabled()
    _checked(qtbot, card)
    assert not card.button.isEnabled()


def test_a_text_that_cannot_be_checked_is_exported_only_on_purpose(qtbot, made, monkeypatch):
    def broken(*_args, **_more):
        raise ValueError("no rules")

    card, said = made(native.Draft(_draft(), base=_base()))
    monkeypatch.setattr("penholder.ui.export.submission.check", broken)
    _show(qtbot, card, native.Draft(_draft(), base=_base()))
    assert "no rules" in said[0]
    assert not card.button.isEnabled()
    card.all_the_same.setChecked(True)
    assert card.button.isEnabled()


def test_the_proof_goes_when_the_text_was_edited_after_it(qtbot, made):
    card, _ = made(native.Draft(clean(), base=_base()))
    text = _show(qtbot, card, native.Draft(_draft(), base=_base()))
    _click(qtbot, card.button)
    _wait(qtbot, card)
    card.set_text(text)
    assert card.result.text().startswith("✓")
    text.set_resolution(clean())
    card.set_text(text)
    assert card.result.text() == ""


def test_the_result_is_not_shown_under_another_draft(qtbot, made, held, tmp_path):
    card, said = made(native.Draft(_draft(), base=_base()))
    _click(qtbot, card.button)
    qtbot.waitUntil(lambda: "Reading the base" in card.result.text())
    _show(qtbot, card, native.Draft(clean(), base=_base()))
    held.set()
    _wait(qtbot, card)
    assert card.result.text() == ""
    assert said[0].startswith("✓ out.docx")
    assert (tmp_path / "out.docx").exists()


def test_cancelled_nothing_is_written_and_no_step_is_told_any_more(qtbot, made, held, tmp_path):
    card, _ = made(native.Draft(_draft(), base=_base()))
    _click(qtbot, card.button)
    qtbot.waitUntil(lambda: "Reading the base" in card.result.text())
    _click(qtbot, card.cancel_button)
    held.set()
    qtbot.wait(200)
    assert card.result.text() == "Cancelled."
    assert not card.cancel_button.isVisible()
    assert card.button.isEnabled()
    assert not (tmp_path / "out.docx").exists()


def test_a_file_whose_proof_fails_is_not_handed_out(qtbot, made, monkeypatch, tmp_path):
    def differs(*_):
        raise OutputError("paragraph 4 reads otherwise")

    monkeypatch.setattr(redline, "redline", differs)
    (tmp_path / "out.docx").write_bytes(b"of last week")
    card, _ = made(native.Draft(_draft(), base=_base()))
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert card.result.text() == "✗ out.docx was not written. paragraph 4 reads otherwise"
    assert (tmp_path / "out.docx").read_bytes() == b"of last week"


def test_the_wishes_on_the_card_reach_the_file(qtbot, made, monkeypatch):
    seen: list[Options] = []
    real = redline.redline

    def watched(base, text, options, step):
        seen.append(options)
        return real(base, text, options, step)

    monkeypatch.setattr(redline, "redline", watched)
    card, _ = made(native.Draft(_draft(), base=_base()))
    card.author.setText("Delegation of Samoa")
    card.moves.setChecked(True)
    card.blanks.setChecked(False)
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert seen[0].author == "Delegation of Samoa"
    assert seen[0].moves
    assert not seen[0].base_blanks


def test_the_base_itself_is_not_written_over(qtbot, made, tmp_path):
    path = tmp_path / "out.docx"
    path.write_bytes(writer.write(clean()))
    before = path.read_bytes()
    card, _ = made(native.Draft(_draft()), base=path)
    _click(qtbot, card.pick)
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert "is the base itself" in card.result.text()
    assert path.read_bytes() == before


def test_a_base_that_is_gone_is_said_on_the_card(qtbot, made, tmp_path):
    card, _ = made(native.Draft(_draft()), base=tmp_path / "gone.docx")
    _click(qtbot, card.pick)
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert card.result.text().startswith("✗ out.docx was not written.")
    assert "gone.docx" in card.result.text()


@pytest.mark.parametrize("what", ["keep", "accept", "reject"])
def test_changes_of_others_in_the_base_are_asked_about_in_place(qtbot, made, tmp_path, what):
    card, _ = made(native.Draft(_draft(), base=_base()))
    _click(qtbot, card.button)
    _wait(qtbot, card)
    marked = (tmp_path / "out.docx").read_bytes()
    card, _ = made(native.Draft(_draft(), base=native.Base("A", docx=marked)))
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert "still pending" in card.pending_said.text()
    assert card.pending.isVisible()
    card.pending.setCurrentIndex(card.pending.findData(what))
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert card.result.text().startswith("✓")


def test_what_is_no_word_file_is_said_and_nothing_is_written(qtbot, made, tmp_path):
    card, _ = made(native.Draft(_draft(), base=native.Base("A", docx=b"no zip")))
    _click(qtbot, card.button)
    _wait(qtbot, card)
    assert card.result.text().startswith("✗ out.docx was not written.")
    assert not (tmp_path / "out.docx").exists()


def test_comments_go_into_the_file_only_when_they_are_asked_for(qtbot, made, tmp_path):
    card, _said = made(native.Draft(clean(), _base()))
    assert not card.comments.isVisible()
    text = OpenText(native.Draft(clean(), _base()))
    text.set_returned(
        Kept((Returned("back.docx", remarks=(Remark("Eve", "", "Which?", id="1"),)),))
    )
    card.set_text(text)
    _checked(qtbot, card)
    for wanted, found in ((False, []), (True, ["Which?"])):
        card.comments.setChecked(wanted)
        card.export_to(tmp_path / "out.docx")
        _wait(qtbot, card)
        comments = read_docx((tmp_path / "out.docx").read_bytes(), "out.docx").comments
        assert [comment.text for comment in comments] == found
    assert [each.name for each in text.draft.snapshots] == ["out.docx"]
