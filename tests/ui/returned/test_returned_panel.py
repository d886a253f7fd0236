"""The panel of returned files: read in the background, decided by clicks, undone in one history."""

import threading

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from formats.word.reader_files import deleted, docx, inserted, italic, paragraph, run
from penholder.document.operations import lines_of, set_text
from penholder.document.spans import plain
from penholder.document.text import plain_text
from penholder.formats import native
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation import keeping
from penholder.negotiation.returned import read_returned
from penholder.ui.draft.workspace import Workspace
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.highlights import Layer
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


def heads(panel):
    """The heads of groups, and under them those of collisions."""
    tops = [panel.tree.topLevelItem(at) for at in range(panel.tree.topLevelItemCount())]
    found = []
    for top in tops:
        inner = [top.child(at) for at in range(top.childCount())]
        found.append((top.text(0), [each.text(0) for each in inner if each.childCount()]))
    return found


def commented(words, said, author="Eve", around=("Noting the many ", " of the harbour,")):
    """A file with a comment on words of the paragraph."""
    comment = f'<w:comment w:id="1" w:author="{author}">{paragraph(said)}</w:comment>'
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    start, end = (f'<w:commentRange{end} w:id="1"/>' for end in ("Start", "End"))
    body = paragraph(around[0], start, words, end, reference, around[1])
    return docx(OPENING, body, comments=comment)


def open_all(qtbot, panel, tmp_path, **files):
    paths = []
    for name, data in files.items():
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(data)
    with qtbot.waitSignal(panel.loaded):
        panel.open_files(paths)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_collision_is_a_card_with_each_wording(panel):
    assert heads(panel) == [("PP1", ["Collision, accept one: Ada, Ben"])]
    assert rows(panel) == ["Ada: “many” → “few”", "Ben: “many” → “all”"]


def test_with_one_author_listed_a_collision_is_still_said(panel):
    panel.filter.setCurrentIndex(panel.filter.findData("Ben"))
    assert heads(panel) == [("PP1", [])]
    assert rows(panel) == ["“many” → “all” (collides with Ada)"]


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
    assert rows(panel) == ["Ada: “many” → “few”", "Ben: “many” → “all” (rejected)"]
    assert heads(panel) == [("PP1", [])]


def test_groups_stand_in_the_order_of_the_draft(panel, qtbot, tmp_path):
    sent = docx(OPENING, *(paragraph(f"Noting lamp {name},") for name in ("one", "two")))
    panel._editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    panel.show_files(())
    last = docx(
        OPENING,
        paragraph("Noting lamp one,"),
        paragraph("Noting lamp ", deleted("two", author="Ada"), inserted(run("2")), ","),
    )
    first = docx(
        OPENING,
        paragraph("Noting lamp ", deleted("one", author="Ada"), inserted(run("1")), ","),
        paragraph("Noting lamp two,"),
    )
    open_all(qtbot, panel, tmp_path, last=last, first=first)
    assert [name for name, _ in heads(panel)] == ["PP1", "PP2"]
    assert [row.rpartition(" ")[2] for row in rows(panel)] == ["“1”", "“2”"]


def test_new_paragraphs_of_two_people_at_one_place_are_both_possible(panel, qtbot, tmp_path):
    def adding(text, author):
        mark = f'<w:ins w:id="9" w:author="{author}"/>'
        new = paragraph(inserted(run(text), author=author), mark=mark)
        return docx(OPENING, paragraph("Noting the many lamps of the harbour,"), new)

    panel.show_files(())
    one, two = adding("Noting the wicks,", "Ada"), adding("Noting the oil,", "Ben")
    open_all(qtbot, panel, tmp_path, one=one, two=two)
    (group,) = heads(panel)
    assert group[1] == ["Same place, accept one or all: Ada, Ben"]
    click(qtbot, panel.accept_shown)
    texts = [plain_text(line.spans) for line in lines_of(panel._editor.resolution())]
    assert texts[1:] == ["Noting the wicks,", "Noting the oil,"]


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
    assert "untracked, in quiet.docx: “harbour” → “port”" in rows(panel)
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


def test_the_same_file_under_another_name_is_told(panel, qtbot, tmp_path):
    before, other = rows(panel), tmp_path / "Ada (2).docx"
    other.write_bytes((tmp_path / "Ada.docx").read_bytes())
    told = []
    panel.problem.connect(told.append)
    with qtbot.waitSignal(panel.loaded):
        panel.open_files([other])
    assert rows(panel) == before
    assert told == ["Ada (2).docx is listed already: it is the same as Ada.docx."]


def test_own_later_edits_are_no_proposals_where_the_version_sent_was_kept(panel, qtbot, tmp_path):
    editor = panel._editor
    sent = editor.resolution()
    (line,) = lines_of(sent)
    older = set_text(sent, line.id, plain("Noting one lamp of the harbour,"))
    versions = [
        native.Snapshot("Zero draft", "2026", older),
        native.Snapshot("Rev.1", "2026", sent),
    ]
    editor.apply(set_text(sent, line.id, plain("Noting the many lamps of the old harbour,")))
    panel.show_files(())
    path = tmp_path / "back.docx"
    path.write_bytes(back("few", "Cleo"))
    with qtbot.waitSignal(panel.loaded):
        panel.open_files([path], versions)
    assert rows(panel) == ["Cleo: “many” → “few”"]
    assert panel.files[0].against == "Rev.1"


@pytest.mark.parametrize("sent", [True, False])
def test_what_nobody_tracked_says_what_it_was_compared_with(panel, qtbot, tmp_path, sent):
    versions = [native.Snapshot("Rev.1", "2026", panel._editor.resolution())] if sent else []
    if sent:
        panel._editor.apply(replace(panel._editor.resolution(), title=plain("Other lights")))
    panel.show_files(())
    path = tmp_path / "quiet.docx"
    path.write_bytes(docx(OPENING, paragraph("Noting the many lamps of the port,")))
    with qtbot.waitSignal(panel.loaded):
        panel.open_files([path], versions)
    told = panel.detail.text()
    assert told.startswith("Not tracked · quiet.docx\n“harbour” → “port”\nFound by comparison with")
    assert ("Rev.1, as it was sent out." in told) is sent
    assert ("an edit of your own" in told) is not sent


def test_stopping_keeps_what_was_read_and_a_second_opening_waits_its_turn(
    panel, qtbot, tmp_path, monkeypatch
):
    panel.show_files(())
    go_on = threading.Event()
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.docx").write_bytes(back(name, name))

    def slowly(data, name, *rest):
        if name == "two.docx":
            go_on.wait(5)
        return read_returned(data, name, *rest)

    monkeypatch.setattr("penholder.ui.returned.panel.read_returned", slowly)
    panel.open_files([tmp_path / "one.docx", tmp_path / "two.docx"])
    panel.open_files([tmp_path / "three.docx"])
    qtbot.waitUntil(lambda: len(panel.files) == 1)
    assert panel.reading.text() == "Reading two.docx (2 of 3) …"
    click(qtbot, panel.cancel)
    go_on.set()
    assert [file.source for file in panel.files] == ["one.docx"]
    panel.open_files([tmp_path / "three.docx"])
    qtbot.waitUntil(lambda: len(panel.files) == 2)
    assert [file.source for file in panel.files] == ["one.docx", "three.docx"]


def marked(panel):
    found = panel._editor.surface.highlights.of(Layer.COMMENTS)
    return [(mark.cursor.selectedText(), mark.format.toolTip()) for mark in found]


def test_comment_is_marked_at_its_words_and_says_so_at_hover(panel, qtbot, tmp_path):
    open_all(qtbot, panel, tmp_path, eve=commented("lamps", "Which lamps?"))
    assert rows(panel)[-1] == "Eve: comment: Which lamps?"
    assert marked(panel) == [("lamps", "Eve: Which lamps?")]
    panel.tree.setCurrentItem(panel._items()[-1])
    cursor = panel._editor.surface.textCursor()
    assert cursor.selectedText() == "lamps"
    assert panel._editor.surface.highlights.told_at(cursor.selectionStart()) == "Eve: Which lamps?"
    assert panel._editor.surface.highlights.told_at(cursor.selectionEnd()) == ""


def test_comment_keeps_to_what_is_left_of_its_words(panel, qtbot, tmp_path):
    open_all(
        qtbot,
        panel,
        tmp_path,
        eve=commented("lamps of the", "Which?", around=("Noting the many ", " harbour,")),
    )
    editor = panel._editor
    (line,) = lines_of(editor.resolution())
    editor.apply(set_text(editor.resolution(), line.id, plain("Noting the lamps of a harbour,")))
    panel.refresh()
    assert [words for words, _ in marked(panel)] == ["lamps of "]


def test_dismissed_comment_is_unmarked_until_undone(panel, qtbot, tmp_path):
    open_all(qtbot, panel, tmp_path, eve=commented("lamps", "Which lamps?"))
    panel.tree.setCurrentItem(panel._items()[-1])
    assert panel.reject.text() == "Dismiss"
    assert not panel.accept.isEnabled()
    click(qtbot, panel.reject)
    assert marked(panel) == []
    assert rows(panel)[-1] == "Eve: comment: Which lamps? (dismissed)"
    panel._editor.undo()
    assert len(marked(panel)) == 1


def test_a_joint_is_one_row_and_made_whole(panel, qtbot, tmp_path):
    bells = "Noting the bells,"
    sent = docx(OPENING, paragraph("Noting the lamps,"), paragraph(bells))
    panel._editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    panel.show_files(())
    mark = '<w:del w:id="3" w:author="Ada"/>'
    data = docx(OPENING, paragraph("Noting the lamps,", mark=mark), paragraph(bells))
    open_all(qtbot, panel, tmp_path, joined=data)
    assert rows(panel) == [f"Ada: join another paragraph: “{bells}”"]
    assert panel.summary.text().startswith("1 of 1 proposals")
    click(qtbot, panel.accept)
    assert words(panel) == "Noting the lamps,Noting the bells,"
    assert len(lines_of(panel._editor.resolution())) == 1
    panel._editor.undo()
    assert len(lines_of(panel._editor.resolution())) == 2


def test_the_cursor_stays_where_the_user_writes_when_the_list_is_made_anew(panel):
    cursor = panel._editor.surface.textCursor()
    cursor.setPosition(3)
    panel._editor.surface.setTextCursor(cursor)
    panel.refresh()
    assert panel._editor.surface.textCursor().position() == 3
