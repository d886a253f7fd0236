"""Clauses pasted from other programs: structure, notes and italics come along, no word is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from penholder.document.spans import Text
from penholder.document.text import plain_text
from penholder.formats.placing import FindingKind
from penholder.ui.commands import Place
from penholder.ui.draft.workspace import Workspace
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow
from ui.editor.drafts import harbour
from ui.importing import clipboards


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    made = MainWindow(Settings())
    qtbot.addWidget(made)
    made.show()
    made.actions_by_id["file.new"].trigger()
    return made


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    workspace = window.draft.current()
    assert workspace is not None
    workspace.editor.apply(harbour())
    workspace.editor.go_to("op3")
    workspace.editor.surface.moveCursor(
        workspace.editor.surface.textCursor().MoveOperation.EndOfBlock
    )
    return workspace


def put_on_clipboard(html: str, text: str) -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def paste(window: MainWindow, html: str, text: str) -> None:
    put_on_clipboard(html, text)
    window.actions_by_id["edit.paste"].trigger()


def pasted(work: Workspace) -> list[str]:
    """The clauses behind the last of the draft, by the names delegates call them."""
    content = work.editor.content
    lines = content.lines()
    after = [line.id for line in lines].index("op3") + 1
    return [f"{content.names()[line.id]} {plain_text(line.spans)}" for line in lines[after:]]


LISTED = [
    "OP4 Calls upon every harbour:",
    "OP4 (a) To light its lamps:",
    "OP4 (a) (i) At dusk;",
    "OP4 (a) (ii) In fog;",
    "OP4 (b) To report;",
    "OP5 Decides to meet again.",
]


def test_clauses_from_word_keep_their_levels_and_notes(window: MainWindow, work: Workspace) -> None:
    paste(window, *clipboards.word())
    assert pasted(work)[-6:] == LISTED
    assert [name.split(" ", 1)[1] for name in pasted(work)[:2]] == [
        "Recalling its resolution 12/3 on lamps,",
        "Noting the fog of\xa02020,",
    ]
    notes = {plain_text(note.spans) for note in work.editor.resolution().notes}
    assert {"A/77/12, annex.", "See the chart of harbours."} <= notes
    assert "[1]" not in work.editor.surface.toPlainText()


@pytest.mark.parametrize("program", [clipboards.google_docs, clipboards.libre_office])
def test_nested_lists_keep_their_levels(
    window: MainWindow, work: Workspace, program: Callable[[], tuple[str, str]]
) -> None:
    paste(window, *program())
    assert pasted(work)[-6:] == LISTED
    assert len(pasted(work)) == 7


def test_note_from_writer_comes_along(window: MainWindow, work: Workspace) -> None:
    paste(window, *clipboards.libre_office())
    notes = [plain_text(note.spans) for note in work.editor.resolution().notes]
    assert "See the chart of harbours." in notes


def test_clauses_from_a_web_page_are_read_by_their_typed_numbers(
    window: MainWindow, work: Workspace
) -> None:
    paste(window, *clipboards.web_page())
    assert [name.replace("\xa0", " ") for name in pasted(work)[1:]] == [
        "OP4 Calls upon every harbour:",
        "OP4 (a) To light its lamps;",
        "OP4 (b) To report;",
        "OP5 Decides to meet again.",
    ]


def test_lines_without_numbers_are_clauses_by_their_phrase(
    window: MainWindow, work: Workspace
) -> None:
    paste(window, "", clipboards.UNNUMBERED)
    assert pasted(work)[2:] == [
        "OP4 Calls upon every harbour to light its lamps;",
        "OP5 Also calls upon pilots:",
        "OP5 (a) To look for lamps;",
        "OP5 (b) To report;",
        " and to do so at dusk;",
        "OP6 Decides to meet again.",
    ]


def test_opening_phrases_are_italic(window: MainWindow, work: Workspace) -> None:
    paste(window, *clipboards.google_docs())
    line = next(
        line
        for line in work.editor.content.lines()
        if plain_text(line.spans).startswith("Calls upon every")
    )
    assert line.spans[0] == Text("Calls upon", italic=True)


@pytest.mark.parametrize(
    "program",
    [
        clipboards.word,
        clipboards.google_docs,
        clipboards.libre_office,
        clipboards.web_page,
    ],
)
def test_paste_is_one_step_and_leaves_nothing_over(
    window: MainWindow, work: Workspace, program: Callable[[], tuple[str, str]]
) -> None:
    before = work.editor.resolution()
    paste(window, *program())
    assert work.editor.resolution() != before
    assert work.imported.to_look_at() == 0
    work.editor.undo()
    assert work.editor.resolution() == before


WITH_MASTHEAD = """United Nations\tA/90/L.5
General Assembly
Distr.: Limited
3 May 2090
Ninetieth session
Agenda item 7 (b)
Ruritania and Syldavia: draft resolution
Lamps for harbours
The General Assembly,
Recalling its earlier texts on the lamps of harbours,
1. Requests every harbour to light its lamps;
2. Calls upon pilots to report broken lamps to the harbours;
3. Invites harbours to mend them;
4. Encourages harbours to ring bells in fog;
5. Welcomes the offer of Ruritania to host a school for pilots;
6. Decides to meet again at dusk.
"""


def test_masthead_of_a_pasted_text_is_told_in_the_panel(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    paste(window, "", WITH_MASTHEAD)
    left = [item.text for item in work.imported.findings.all(FindingKind.UNPLACED)]
    text = work.editor.surface.toPlainText()
    for words in ("Ninetieth session", "Ruritania and Syldavia: draft resolution"):
        assert words in left
        assert words not in text
    assert "every harbour to light its lamps" in text
    assert "things I could not place" in window.notice.sentence.text()
    qtbot.mouseClick(window.notice.more, Qt.MouseButton.LeftButton)
    assert work.panel.currentWidget() is work.imported
    work.imported.tree.choose(work.imported.findings.all(FindingKind.UNPLACED)[0].id)
    qtbot.mouseClick(work.imported.put_in, Qt.MouseButton.LeftButton)
    assert left[0] in work.editor.surface.toPlainText()


def test_text_that_is_no_resolution_is_pasted_row_by_row(
    window: MainWindow, work: Workspace
) -> None:
    paste(window, "", "milk\nbread\na pound of butter")
    assert [name.split(" ", 1)[-1].strip() for name in pasted(work)] == [
        "milk", "bread", "a pound of butter",
    ]  # fmt: skip
    assert work.imported.to_look_at() == 0


WITH_COMMENT = """<html><body><!--StartFragment-->
<p class=MsoNormal>1. Requests <del cite="mailto:a" datetime="2090-01-01T10:00">old </del>harbours
to report;<a style='mso-comment-reference:AB_1'>x</a><span class=MsoCommentReference><a
class=msocomanchor href="#_msocom_1" name="_msoanchor_1">[AB1]</a></span></p>
<p class=MsoNormal>2. Decides to meet again.</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1"
class=msocomtxt><p class=MsoCommentText><span class=MsoCommentReference><a class=msocomoff
href="#_msoanchor_1">[AB1]</a></span>Ask the capital.</p></div></div></div>
<!--EndFragment--></body></html>"""


def test_comments_and_tracked_deletions_of_word_are_told_and_not_mixed_in(
    window: MainWindow, work: Workspace
) -> None:
    paste(window, WITH_COMMENT, "1. Requests harbours to report;x\n2. Decides to meet again.")
    assert pasted(work) == ["OP4 Requests harbours to report;x", "OP5 Decides to meet again."]
    told = [(f.text, f.place) for f in work.imported.findings.all(FindingKind.UNPLACED)]
    assert told == [("old", "deleted text"), ("Ask the capital.", "comment")]


def test_what_was_copied_is_opened_as_a_text_of_its_own(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    put_on_clipboard(*clipboards.word())
    window.actions_by_id["file.open-clipboard"].trigger()
    qtbot.waitUntil(lambda: len(window.texts.all()) == 2)
    opened = window.draft.current()
    assert opened is not None
    assert opened is not work
    assert opened.text.name == "Copied text"
    assert opened.text.modified
    assert opened.imported.summary.text() == "Everything was placed"
    assert len(opened.text.resolution.notes) == 2


def test_empty_clipboard_is_said_in_place(window: MainWindow) -> None:
    QApplication.clipboard().clear()
    window.actions_by_id["file.open-clipboard"].trigger()
    assert "no text on the clipboard" in window.notice.sentence.text()


def test_report_is_shown_from_another_place(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    paste(window, "", WITH_MASTHEAD)
    window.go(Place.COMPARE)
    qtbot.mouseClick(window.notice.more, Qt.MouseButton.LeftButton)
    assert window.place is Place.DRAFT
    assert work.imported.isVisible()
