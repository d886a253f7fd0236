"""Replies in the panel of returned files: under their comment, at hover, put aside with it."""

import pytest

from formats.word.reader_files import comment, docx, extended, italic, paragraph, run, table
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation.returned import read_returned
from penholder.ui.editor.blocks import Property
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.highlights import Layer
from penholder.ui.returned.comment_words import MOST_REPLIES
from penholder.ui.returned.panel import ReturnedPanel
from penholder.ui.theme import load

OPENING = paragraph("\t", italic("The General Assembly"), ",")
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
OPEN = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/>'
BODY = paragraph("Noting the many ", START, "lamps", END, " of the harbour,")


def discussed(draft, *replies, done=False):
    """A file in which Eve asks and others reply."""
    said = [comment(1, "Which?", "Eve", "0000000A")]
    known = [extended("0000000A", done=done)]
    for number, (author, text) in enumerate(replies, 2):
        said.append(comment(number, text, author, f"1{number:07X}"))
        known.append(extended(f"1{number:07X}", "0000000A"))
    data = docx(OPENING, BODY, comments="".join(said), commentsExtended="".join(known))
    return read_returned(data, "back.docx", draft)


@pytest.fixture
def panel(qtbot):
    editor = DraftEditor(load("light"))
    qtbot.addWidget(editor)
    sent = docx(OPENING, paragraph("Noting the many lamps of the harbour,"))
    editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    panel = ReturnedPanel(editor)
    qtbot.addWidget(panel)
    return panel


def show(panel, *replies, done=False):
    panel.show_files((discussed(panel._editor.resolution(), *replies, done=done),))


def rows(panel):
    return [item.text(0) for item in panel._items()]


def hovers(panel):
    marks = panel._editor.surface.highlights.of(Layer.COMMENTS)
    return [mark.format.toolTip() for mark in marks]


def test_replies_stand_under_their_comment(panel):
    show(panel, ("Bo", "All."), ("Cy", "Truly?"))
    group = panel.tree.topLevelItem(0)
    assert group.childCount() == 1
    first = group.child(0)
    assert first.text(0) == "Eve: comment: Which?"
    replies = [first.child(at).text(0) for at in range(first.childCount())]
    assert replies == ["Bo: reply: All.", "Cy: reply: Truly?"]
    assert first.isExpanded()
    assert panel.summary.text().endswith("3 of 3 comments open.")


def test_one_mark_tells_the_comment_and_its_replies_at_hover(panel):
    show(panel, ("Bo", "All."))
    assert hovers(panel) == ["Eve: Which?\n↳ Bo: All."]


def test_many_replies_are_told_in_part(panel):
    show(panel, *(("Bo", f"{n}") for n in range(MOST_REPLIES + 5)))
    (said,) = hovers(panel)
    assert said.endswith("… and 5 more")
    assert len(rows(panel)) == MOST_REPLIES + 6
    panel.tree.setCurrentItem(panel._items()[0])
    assert panel.detail.text().endswith("… and 5 more")


def test_resolved_thread_says_so_and_is_not_open(panel):
    show(panel, ("Bo", "All."), done=True)
    assert rows(panel)[0] == "Eve: comment: Which? (resolved)"
    assert hovers(panel) == ["Eve (resolved): Which?\n↳ Bo: All."]
    assert panel.summary.text().endswith("0 of 2 comments open.")


def test_reply_says_what_it_answers(panel):
    show(panel, ("Bo", "All."))
    panel.tree.setCurrentItem(panel._items()[1])
    assert panel.detail.text() == "Bo · back.docx\nIn reply to Eve: “Which?”\nAll."


def test_comment_is_put_aside_with_its_replies_in_one_step(panel):
    show(panel, ("Bo", "All."), ("Cy", "Truly?"))
    panel.dismiss(panel.files[0].remarks[0])
    assert all(row.endswith("(dismissed)") for row in rows(panel))
    assert hovers(panel) == []
    panel._editor.undo()
    panel.refresh()
    assert hovers(panel) == ["Eve: Which?\n↳ Bo: All.\n↳ Cy: Truly?"]


def test_reply_is_put_aside_alone(panel):
    show(panel, ("Bo", "All."), ("Cy", "Truly?"))
    panel.dismiss(panel.files[0].remarks[1])
    assert rows(panel)[1] == "Bo: reply: All. (dismissed)"
    assert hovers(panel) == ["Eve: Which?\n↳ Cy: Truly?"]


def test_thread_is_listed_with_the_author_of_a_reply(panel):
    show(panel, ("Bo", "All."))
    panel.filter.setCurrentIndex(panel.filter.findData("Bo"))
    assert rows(panel) == ["Eve: comment: Which?", "reply: All."]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_mark_of_a_resolved_comment_is_quiet_and_lies_under_open_ones(qtbot, theme):
    editor = DraftEditor(load(theme))
    qtbot.addWidget(editor)
    sent = docx(OPENING, paragraph("Noting the many lamps of the harbour,"))
    editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    panel = ReturnedPanel(editor)
    qtbot.addWidget(panel)
    words = [OPEN[0], "many ", START, "lamps", END, OPEN[1]]
    body = paragraph("Noting the ", *words, " of the harbour,")
    said = comment(5, "How many?", "Bo", "0000000B") + comment(1, "Which?", "Eve", "0000000A")
    known = extended("0000000B") + extended("0000000A", done=True)
    back = docx(OPENING, body, comments=said, commentsExtended=known)
    panel.show_files((read_returned(back, "back.docx", editor.resolution()),))
    resolved, opened = editor.surface.highlights.of(Layer.COMMENTS)
    assert resolved.format.toolTip() == "Eve (resolved): Which?"
    assert opened.format.toolTip() == "Bo: How many?"
    colors = load(theme)
    assert resolved.format.background().color().name() == colors.routine_ground
    assert opened.format.background().color().name() == colors.warning_ground
    assert not resolved.format.hasProperty(resolved.format.Property.ForegroundBrush)
    assert resolved.format.underlineStyle() is resolved.format.UnderlineStyle.DotLine


def test_table_is_quiet_only_where_every_comment_in_it_is_resolved(panel):
    editor = panel._editor
    sent = docx(OPENING, paragraph("Noting the list:"), table(["Lamp", "Port"]))
    editor.set_resolution(read_docx(sent, "sent.docx").resolution)
    cells = [f"{OPEN[0]}{run('Lamp')}{OPEN[1]}", f"{START}{run('Port')}{END}"]
    said = comment(5, "How many?", "Bo", "0000000B") + comment(1, "Which?", "Eve", "0000000A")
    grounds = []
    for done in (False, True):
        known = extended("0000000B", done=done) + extended("0000000A", done=True)
        body = (paragraph("Noting the list:"), table(cells))
        back = docx(OPENING, *body, comments=said, commentsExtended=known)
        panel.show_files((read_returned(back, "back.docx", editor.resolution()),))
        (mark,) = editor.surface.highlights.of(Layer.COMMENTS)
        grounds.append(mark.format.property(Property.GROUND))
    assert grounds == [load("light").warning_ground, load("light").routine_ground]
