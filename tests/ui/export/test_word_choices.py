"""The choices for a Word file in the Export place: what is ticked is what is written."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from formats.samples import draft
from formats.word.office import W, part, words
from penholder.formats.native import Draft
from penholder.formats.word.options import STANDARD, PageSize
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation.keeping import Kept
from penholder.negotiation.proposal import Remark, Returned
from penholder.ui.export.place import ExportPlace
from penholder.ui.export.word_choices import WordChoices
from penholder.ui.open_texts import OpenText


@pytest.fixture
def choices(qtbot):
    made = WordChoices()
    qtbot.addWidget(made)
    return made


def test_nothing_touched_is_the_standard(choices):
    assert choices.options == STANDARD


def test_every_choice_is_in_the_options_and_says_so(choices, qtbot):
    steps = (
        (lambda: choices.links.setChecked(False), "hyperlinks", False),
        (lambda: choices.no_break.setChecked(False), "no_break_spaces", False),
        (lambda: choices.line_numbers.setChecked(True), "line_numbers", True),
        (lambda: choices.watermark.setChecked(True), "watermark", "DRAFT"),
        (lambda: choices.circulation.setCurrentText("Rev.1"), "circulation", "Rev.1"),
        (lambda: choices.paper.setCurrentIndex(1), "page", PageSize.A4),
        (lambda: choices.set_emblem(Path("ours.png")), "emblem", Path("ours.png")),
    )
    for step, name, value in steps:
        with qtbot.waitSignal(choices.changed, timeout=1000):
            step()
        assert getattr(choices.options, name) == value


def test_the_file_is_written_as_chosen(qtbot, tmp_path):
    place = ExportPlace(lambda _extension, _name: None)
    qtbot.addWidget(place)
    place.set_text(OpenText(Draft(draft())))
    place.word.circulation.setCurrentText("Zero draft")
    place.word.line_numbers.setChecked(True)
    target = tmp_path / "out.docx"
    with qtbot.waitSignal(place.exported, timeout=20000):
        place.export_to(target)
    data = target.read_bytes()
    assert "Zero draft" in words(part(data, "word/header3.xml"))
    assert part(data).find(f".//{W}lnNumType") is not None


def test_the_picture_of_the_page_follows(qtbot):
    place = ExportPlace(lambda _extension, _name: None)
    qtbot.addWidget(place)
    place.set_text(OpenText(Draft(draft())))
    place.resize(1000, 700)
    before = place.preview.grab().toImage()
    place.word.watermark.setChecked(True)
    assert place.preview.grab().toImage() != before


def _commented(qtbot, place, *remarks):
    text = OpenText(Draft(draft()))
    text.set_returned(Kept((Returned("back.docx", remarks=remarks),), {"settled": False}))
    place.set_text(text)
    return text


REMARK = Remark("Eve", "", "Which?", id="open")
SETTLED = Remark("Bo", "", "Settled", id="settled")


def test_comments_of_colleagues_are_written_unless_dismissed_or_not_wanted(qtbot, tmp_path):
    place = ExportPlace(lambda _extension, _name: None)
    qtbot.addWidget(place)
    place.show()
    target = tmp_path / "out.docx"
    for wanted, found in ((True, ["Which?"]), (False, [])):
        _commented(qtbot, place, REMARK, SETTLED)
        assert place.word.comments.text() == "With the comment of a colleague"
        place.word.comments.setChecked(wanted)
        with qtbot.waitSignal(place.exported, timeout=20000):
            place.export_to(target)
        comments = read_docx(target.read_bytes(), "out.docx").comments
        assert [comment.text for comment in comments] == found


def test_without_comments_nothing_is_offered(qtbot):
    place = ExportPlace(lambda _extension, _name: None)
    qtbot.addWidget(place)
    place.show()
    _commented(qtbot, place, REMARK)
    assert place.word.comments.isVisible()
    _commented(qtbot, place, SETTLED)
    assert not place.word.comments.isVisible()


def test_what_was_exported_is_kept_as_the_version_sent_out(qtbot, tmp_path):
    place = ExportPlace(lambda _extension, _name: None)
    qtbot.addWidget(place)
    text = OpenText(Draft(draft()))
    place.set_text(text)
    for name in ("Zero draft.docx", "page.html", "Rev.1.docx"):
        with qtbot.waitSignal(place.exported, timeout=20000):
            place.export_to(tmp_path / name)
    (version,) = text.draft.snapshots
    assert (version.name, version.resolution) == ("Rev.1.docx", text.resolution)
    text.set_resolution(replace(text.resolution, opening=()))
    with qtbot.waitSignal(place.exported, timeout=20000):
        place.export_to(tmp_path / "Rev.2.docx")
    assert [each.name for each in text.draft.snapshots] == ["Rev.1.docx", "Rev.2.docx"]
