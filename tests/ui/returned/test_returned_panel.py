"""The panel of returned files: read in the background, decided by clicks, undone in one history."""

import pytest
from PySide6.QtCore import Qt

from formats.word.reader_files import deleted, docx, inserted, italic, paragraph, run
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats import native
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation import keeping
from penholder.ui.draft.workspace import Workspace
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.open_texts import OpenText
from penholder.ui.returned.panel import ReturnedPanel
from penholder.ui.theme import load

OPENING = paragraph("\t", italic("The General Assembly"), ",")


def back(new, author):
    changed = [deleted("many", author=author), inserted(run(new), author=author)]
    return docx(OPENING, paragraph("Noting the ", *changed, " lamps of the harbour,"))


@pytest.fixture
def panel(qtbot, tmp_path):
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    sent = docx(OPENING, paragraph("Noting the many lamps of the harbour,"))
    editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    panel = ReturnedPanel(editor)
    qtbot.addWidget(panel)
    paths = []
    for new, author in (("few", "Ada"), ("all", "Ben")):
        paths.append(tmp_path / f"{author}.docx")
        paths[-1].write_bytes(back(new, author))
    with qtbot.waitSignal(panel.loaded):
        panel.open_files(paths)
    return panel


def words(panel):
    return plain_text(lines_of(panel._editor.resolution())[0].spans)


def rows(panel):
    return [item.text(0) for item in panel._items()]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_collision_is_shown_with_each_wording(panel):
    assert rows(panel) == [
        "“many” → “few” (collides with Ben)",
        "“many” → “all” (collides with Ada)",
    ]


def test_accepted_proposal_is_in_the_draft_and_undo_takes_it_out(panel, qtbot):
    before = words(panel)
    click(qtbot, panel.accept)
    assert words(panel) == "Noting the few lamps of the harbour,"
    assert "(accepted)" in rows(panel)[0]
    assert "does not fit any more" in rows(panel)[1]
    panel._editor.undo()
    assert words(panel) == before
    assert "accepted" not in rows(panel)[0]


def test_rejected_proposal_leaves_the_draft_and_the_other_no_longer_collides(panel, qtbot):
    before = words(panel)
    click(qtbot, panel.next)
    click(qtbot, panel.reject)
    assert words(panel) == before
    assert rows(panel)[1].endswith("(rejected)")
    assert rows(panel)[0] == "“many” → “few”"


def test_all_of_one_author_are_accepted_at_once(panel, qtbot):
    panel.filter.setCurrentIndex(panel.filter.findData("Ben"))
    click(qtbot, panel.accept_shown)
    assert words(panel) == "Noting the all lamps of the harbour,"


def test_chosen_proposal_has_its_words_selected_in_the_draft(panel, qtbot):
    click(qtbot, panel.next)
    assert panel._editor.surface.textCursor().selectedText() == "many"


def test_edit_made_without_tracking_is_listed_and_left_out_of_accepting_all(panel, qtbot, tmp_path):
    path = tmp_path / "quiet.docx"
    path.write_bytes(docx(OPENING, paragraph("Noting the many lamps of the port,")))
    with qtbot.waitSignal(panel.loaded):
        panel.open_files([path])
    assert "“harbour” → “port”" in rows(panel)
    click(qtbot, panel.accept_shown)
    assert words(panel) == "Noting the few lamps of the harbour,"
    panel.filter.setCurrentIndex(panel.filter.findData("untracked, in quiet.docx"))
    click(qtbot, panel.accept_shown)
    assert words(panel) == "Noting the few lamps of the port,"


def test_broken_file_is_told_and_lists_nothing(panel, qtbot, tmp_path):
    path = tmp_path / "broken.docx"
    path.write_bytes(b"no Word file")
    before = rows(panel)
    with qtbot.waitSignal(panel.problem) as told:
        panel.open_files([path])
    assert told.args[0]
    assert rows(panel) == before


def test_files_and_decisions_are_kept_with_the_draft(panel, qtbot, tmp_path):
    click(qtbot, panel.accept)
    kept = panel.kept()
    path = tmp_path / "kept.penholder"
    native.save(native.Draft(panel._editor.resolution(), returned=keeping.encode(kept)), path)
    draft = native.load(path)
    assert keeping.decode(draft.returned) == kept
    work = Workspace(OpenText(draft, path=path), load("light"))
    qtbot.addWidget(work)
    assert rows(work.returned) == rows(panel)


def test_a_rejection_is_a_change_to_be_saved_and_opening_files_is_none(panel, qtbot):
    text = OpenText(native.Draft(panel._editor.resolution()))
    text.set_returned(panel.kept())
    assert not text.modified
    click(qtbot, panel.reject)
    with qtbot.waitSignal(text.saved_state_changed):
        text.set_returned(panel.kept())
    assert text.modified
    text.mark_saved()
    assert not text.modified


def test_file_opened_twice_is_listed_once(panel, qtbot, tmp_path):
    before = rows(panel)
    with qtbot.waitSignal(panel.loaded):
        panel.open_files([tmp_path / "Ada.docx"])
    assert rows(panel) == before
