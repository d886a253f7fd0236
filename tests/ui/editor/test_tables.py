"""Tables on the sheet: put in, typed in, enlarged, undone, and left again."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.ui.editor import DraftEditor
from ui.editor.drafts import harbour, harbour_lines
from ui.editor.looking import notes, put, rows, select


def cells(editor: DraftEditor) -> list[list[str]]:
    """The words of the first table."""
    line = next(line for line in editor.content.lines() if line.kind is LineKind.TABLE)
    return [["|".join(map(plain_text, cell.paragraphs)) for cell in row.cells] for row in line.rows]


def typing(editor: DraftEditor) -> QPlainTextEdit:
    """The cell that is open for typing."""
    return next(
        edit for edit in editor.tables.grid.findChildren(QPlainTextEdit) if edit.isVisible()
    )


def _with_table(*table_rows: TableRow) -> list[Line]:
    lines = harbour_lines()
    return [*lines[:3], Line("t", LineKind.TABLE, level=1, rows=table_rows), *lines[3:]]


def test_a_table_is_put_in_and_typed_in_with_tab_from_cell_to_cell(harbour_editor):
    put(harbour_editor, "op1", -1)
    harbour_editor.tables.insert(1, 2)
    QTest.keyClicks(typing(harbour_editor), "Port")
    QTest.keyClick(typing(harbour_editor), Qt.Key.Key_Tab)
    QTest.keyClicks(typing(harbour_editor), "Lamps")
    QTest.keyClick(typing(harbour_editor), Qt.Key.Key_Tab)  # the last cell: a new row
    QTest.keyClicks(typing(harbour_editor), "North")
    QTest.keyClick(typing(harbour_editor), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert cells(harbour_editor) == [["Port", "Lamps"], ["North", ""]]
    assert harbour_editor.tables.grid.currentRow() == 0
    assert problems(harbour_editor.resolution()) == []


def test_the_clause_keeps_its_number_and_owns_the_table(harbour_editor):
    put(harbour_editor, "op1", -1)
    harbour_editor.tables.insert(2, 2)
    owner = harbour_editor.resolution().body[2]
    assert (owner.id, [type(block).__name__ for block in owner.blocks]) == ("op1", ["Table"])
    assert [row.split()[0] for row in rows(harbour_editor) if row][2:4] == ["OP1", "OP2"]


def test_each_cell_typed_is_one_step_of_the_one_history(harbour_editor):
    before = harbour_editor.resolution()
    put(harbour_editor, "op1", -1)
    harbour_editor.tables.insert(1, 2)
    QTest.keyClicks(typing(harbour_editor), "Port")
    QTest.keyClick(typing(harbour_editor), Qt.Key.Key_Return)
    harbour_editor.undo()
    assert cells(harbour_editor) == [["", ""]]
    assert harbour_editor.tables.grid.item(0, 0).text() == ""
    harbour_editor.undo()
    assert harbour_editor.resolution() == before
    assert harbour_editor.tables.grid is None
    harbour_editor.redo()
    harbour_editor.redo()
    assert cells(harbour_editor) == [["Port", ""]]


def test_rows_and_columns_come_and_go_and_the_table_too(harbour_editor):
    put(harbour_editor, "op1", -1)
    harbour_editor.tables.insert(2, 2)
    grid = harbour_editor.tables.grid
    grid.write_cell(1, 1, "keep")
    grid.insert_row(0)
    grid.insert_column(1)
    assert cells(harbour_editor) == [["", "", ""], ["", "", ""], ["", "", "keep"]]
    grid.setCurrentCell(0, 0)
    grid.delete_row()
    grid.delete_column()
    assert cells(harbour_editor) == [["", ""], ["", "keep"]]
    for _ in range(2):
        grid.delete_row()
    assert all(line.kind is not LineKind.TABLE for line in harbour_editor.content.lines())
    assert harbour_editor.tables.grid is None


def test_a_note_marked_in_a_cell_stays_when_words_beside_it_change(harbour_editor):
    cell = TableCell(((Text("Fog", italic=True), NoteMark("n1"), Text(" often")),))
    harbour_editor.set_resolution(harbour(_with_table(TableRow((cell,)))))
    harbour_editor.tables.open("t")
    shown = harbour_editor.tables.grid.item(0, 0).text()
    assert shown == "Fog¹ often"
    harbour_editor.tables.grid.write_cell(0, 0, "Fog¹ seldom")
    line = harbour_editor.tables.gestures.table("t")
    assert line.rows[0].cells[0].paragraphs == (
        (Text("Fog", italic=True), NoteMark("n1"), Text(" seldom")),
    )


def test_a_note_whose_only_mark_goes_with_its_cell_goes(harbour_editor):
    cell = TableCell(((NoteMark("n9"),),))
    harbour_editor.set_resolution(harbour(_with_table(TableRow((cell,)))))
    harbour_editor.tables.open("t")
    harbour_editor.tables.grid.write_cell(0, 0, "")
    assert notes(harbour_editor)[1:] == ["1 Fog report."]


def test_enter_in_front_of_a_table_opens_it_and_escape_leaves_it(harbour_editor):
    harbour_editor.set_resolution(harbour(_with_table(TableRow((TableCell((plain("x"),)),)))))
    put(harbour_editor, "t")
    QTest.keyClick(harbour_editor.surface, Qt.Key.Key_Return)
    QTest.keyClick(typing(harbour_editor), Qt.Key.Key_Escape)
    QTest.keyClick(harbour_editor.tables.grid, Qt.Key.Key_Escape)
    assert harbour_editor.tables.grid is None
    assert harbour_editor.surface.piece().line.id == "t"


def test_escape_keeps_what_was_typed_in_a_cell_and_undo_takes_it_back(harbour_editor):
    put(harbour_editor, "op1", -1)
    harbour_editor.tables.insert(1, 2)
    QTest.keyClicks(typing(harbour_editor), "Port")
    QTest.keyClick(typing(harbour_editor), Qt.Key.Key_Escape)
    assert cells(harbour_editor) == [["Port", ""]]
    assert harbour_editor.tables.grid is not None
    QTest.keyClick(harbour_editor.tables.grid, Qt.Key.Key_Escape)
    assert harbour_editor.tables.grid is None
    harbour_editor.undo()
    assert cells(harbour_editor) == [["", ""]]


def test_a_click_opens_the_cell_clicked(harbour_editor):
    row = TableRow((TableCell((plain("left"),)), TableCell((plain("right"),))))
    harbour_editor.set_resolution(harbour(_with_table(row)))
    block = harbour_editor.content.block_of("t")
    box = harbour_editor.tables.rect_of(block)
    point = box.center().toPoint()
    point.setX(point.x() + 60)
    QTest.mouseClick(harbour_editor.surface.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert harbour_editor.tables.grid.currentColumn() == 1


def test_text_that_is_only_looked_at_is_not_changed(harbour_editor):
    odd = TableCell((plain("a\u00a0b\u2028c"), plain("d")))
    harbour_editor.set_resolution(harbour(_with_table(TableRow((odd,)))))
    before = harbour_editor.resolution()
    harbour_editor.tables.open("t")
    QTest.keyClick(typing(harbour_editor), Qt.Key.Key_Tab)
    harbour_editor.tables.close()
    assert harbour_editor.tables.gestures.table("t").rows[0].cells[0] == odd
    harbour_editor.undo()
    assert harbour_editor.resolution() == before


def test_what_is_typed_stays_when_one_clicks_beside_the_table(harbour_editor):
    put(harbour_editor, "op1", -1)
    harbour_editor.tables.insert(1, 1)
    QTest.keyClicks(typing(harbour_editor), "Port")
    QTest.mouseClick(harbour_editor.surface.viewport(), Qt.MouseButton.LeftButton)
    assert harbour_editor.tables.grid is None
    assert cells(harbour_editor) == [["Port"]]


def _paste(editor: DraftEditor, html: str, text: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    editor.surface.insertFromMimeData(data)


def test_a_table_copied_from_a_page_stays_a_table_in_the_clause(harbour_editor):
    put(harbour_editor, "op2", -1)
    html = (
        "<table><tr><th>Port</th><th>Lamps</th></tr><tr><td rowspan=2>North<br>Pier</td>"
        "<td>7</td></tr><tr><td>8</td></tr></table>"
    )
    _paste(harbour_editor, html, "Port\tLamps\nNorth\nPier\t7\n8")
    assert cells(harbour_editor) == [["Port", "Lamps"], ["North|Pier", "7"], ["8"]]
    owner = harbour_editor.resolution().body[3]
    assert [type(b).__name__ for b in owner.blocks] == ["Table", "SubParagraph", "SubParagraph"]
    assert owner.blocks[0].header_rows == 1
    assert owner.blocks[0].rows[1].cells[0].rows == 2


def test_clauses_around_a_pasted_table_stay_clauses(harbour_editor):
    put(harbour_editor, "op1", -1)
    html = (
        "<p>1. Requests ports to report on lamps;</p><table><tr><td>a</td><td>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table><p>2. Invites pilots to look again.</p>"
    )
    text = "1. Requests ports to report on lamps;\na\tb\nc\td\n2. Invites pilots to look again."
    _paste(harbour_editor, html, text)
    shown = rows(harbour_editor)
    assert shown[3:6] == [
        "OP2 Requests ports to report on lamps;",
        "",
        "OP3 Invites pilots to look again.",
    ]
    assert cells(harbour_editor) == [["a", "b"], ["c", "d"]]


def test_a_copied_table_comes_back_as_a_table_and_as_text_elsewhere(harbour_editor):
    table_row = TableRow((TableCell((plain("a"),)), TableCell((plain("b"),))))
    harbour_editor.set_resolution(harbour(_with_table(table_row)))
    select(harbour_editor, "t", 0, "t", 1)
    data = harbour_editor.surface.createMimeDataFromSelection()
    assert data.text() == "a\tb"
    put(harbour_editor, "op3", -1)
    harbour_editor.surface.insertFromMimeData(data)
    tables = [line for line in harbour_editor.content.lines() if line.kind is LineKind.TABLE]
    assert [table.rows for table in tables] == [(table_row,)] * 2
