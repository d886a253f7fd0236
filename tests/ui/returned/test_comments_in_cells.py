"""Comments on words in tables: the list says words and cell, the table is marked and tells them."""

import pytest
from msgspec.structs import replace

from formats.word.reader_files import docx, italic, paragraph, run, table
from penholder.document.operations import lines_of, with_lines
from penholder.document.tables import with_row
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation.returned import read_returned
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.highlights import Layer
from penholder.ui.returned.panel import ReturnedPanel
from penholder.ui.theme import load

OPENING = paragraph("\t", italic("The General Assembly"), ",")
LIST = paragraph("Noting the list of lamps:")
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
SAID = f'<w:comment w:id="1" w:author="Eve">{paragraph("Which?")}</w:comment>'


@pytest.fixture
def panel(qtbot):
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    sent = docx(OPENING, LIST, table(["Lamp", "Place"], ["Green", "Old harbour"]))
    editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    panel = ReturnedPanel(editor)
    qtbot.addWidget(panel)
    body = table(["Lamp", "Place"], ["Green", f"{run('Old ')}{START}{run('harbour')}{END}"])
    data = docx(OPENING, LIST, body, comments=SAID)
    panel.show_files((read_returned(data, "eve.docx", editor.resolution()),))
    return panel


def rows(panel):
    return [item.text(0) for item in panel._items()]


def test_list_says_the_words_and_the_cell(panel):
    assert rows(panel) == ["Eve: comment on “harbour” (row 2, cell 2): Which?"]


def test_table_is_marked_and_tells_the_comment_at_hover(panel):
    (mark,) = panel._editor.surface.highlights.of(Layer.COMMENTS)
    table_line = lines_of(panel._editor.resolution())[-1]
    block = panel._editor.content.block_of(table_line.id)
    assert mark.cursor.blockNumber() == block
    told = panel._editor.surface.highlights.told_at(mark.cursor.selectionStart())
    assert told == "Eve on “harbour” (row 2, cell 2): Which?"


def test_cell_is_named_where_it_stands_now(panel):
    editor = panel._editor
    *before, line = lines_of(editor.resolution())
    longer = replace(line, rows=with_row(line.rows, 0))
    editor.apply(with_lines(editor.resolution(), [*before, longer]))
    panel.refresh()
    assert rows(panel) == ["Eve: comment on “harbour” (row 3, cell 2): Which?"]


def test_going_to_the_comment_does_not_select_the_table(panel):
    panel._point_at(panel.files[0].remarks[0])
    cursor = panel._editor.surface.textCursor()
    assert not cursor.hasSelection()
    assert panel._editor.current_node() == panel.files[0].remarks[0].node


def test_dismissed_comment_leaves_the_table_unmarked(panel):
    panel.dismiss(panel.files[0].remarks[0])
    assert panel._editor.surface.highlights.of(Layer.COMMENTS) == []


def test_comment_on_a_cell_without_words_says_the_cell(panel):
    editor = panel._editor
    body = table(["Lamp", "Place"], ["Green", f"{START}{END}"])
    data = docx(OPENING, LIST, body, comments=SAID)
    panel.show_files((read_returned(data, "eve.docx", editor.resolution()),))
    assert "Eve: comment on row 2, cell 2: Which?" in rows(panel)
    (mark,) = editor.surface.highlights.of(Layer.COMMENTS)
    assert mark.format.toolTip() == "Eve on row 2, cell 2: Which?"
