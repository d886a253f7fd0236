"""Comments on words of notes: under their note in the list, and marked at the foot of the sheet."""

import pytest
from msgspec.structs import replace

from formats.word.reader_files import docx, footnote, italic, mark, paragraph
from penholder.document.spans import plain
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation.returned import read_returned
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.highlights import Layer
from penholder.ui.returned.panel import ReturnedPanel
from penholder.ui.theme import load

OPENING = paragraph("\t", italic("The General Assembly"), ",")
CLAUSE = paragraph("Noting the lamps,", mark("1"))
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
SAID = f'<w:comment w:id="1" w:author="Eve">{paragraph("Which?")}</w:comment>'


@pytest.fixture
def panel(qtbot):
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    sent = docx(OPENING, CLAUSE, footnotes=footnote("1", " See the Lamp Accord."))
    editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    panel = ReturnedPanel(editor)
    qtbot.addWidget(panel)
    noted = footnote("1", " See the ", START, "Lamp", END, " Accord.")
    data = docx(OPENING, CLAUSE, footnotes=noted, comments=SAID)
    panel.show_files((read_returned(data, "eve.docx", editor.resolution()),))
    return panel


def marked(panel):
    return [
        (mark.cursor.selectedText(), mark.format.toolTip())
        for mark in panel._editor.surface.highlights.of(Layer.COMMENTS)
    ]


def test_list_has_it_under_the_note(panel):
    group = panel.tree.topLevelItem(0)
    assert (group.text(0), group.child(0).text(0)) == ("Note 1", "Eve: comment: Which?")
    assert "“Lamp”" in panel.detail.text()


def test_words_of_the_note_are_marked_and_followed_through_edits(panel):
    assert marked(panel) == [("Lamp", "Eve: Which?")]
    editor = panel._editor
    (note,) = editor.resolution().notes
    edited = replace(note, spans=plain("See also the old Lamp Accord, chap. I."))
    editor.apply(replace(editor.resolution(), notes=(edited,)))
    panel.refresh()
    assert marked(panel) == [("Lamp", "Eve: Which?")]


def test_going_to_the_comment_selects_the_words(panel):
    panel._point_at(panel.files[0].remarks[0])
    assert panel._editor.surface.textCursor().selectedText() == "Lamp"


def test_comment_on_a_note_that_is_gone_is_listed_still(panel):
    editor = panel._editor
    editor.apply(replace(editor.resolution(), body=(), notes=()))
    panel.refresh()
    assert panel.tree.topLevelItem(0).text(0) == "No longer in the draft"
    assert marked(panel) == []
