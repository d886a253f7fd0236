"""Gestures made by chance on an editor, each one a delegate can make by key, mouse or menu."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from penholder.document.ids import random_id
from penholder.document.lines import Line, LineKind
from penholder.document.spans import Blank, BlankKind, Text
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.blank_picker import BlankPicker
from penholder.ui.editor.blocks import Role, read_block
from penholder.ui.editor.kinds import KINDS
from ui.editor.drafts import random_text

Gesture = Callable[[DraftEditor, random.Random], None]

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO = Qt.KeyboardModifier.NoModifier
_TYPED = ("a", "Recalling ", "Requests ", ", ", ";", " 5.", "\u0301", "م", "灯", "🚢", "[", "]")
_PASTED = (
    "one row",
    "1. Requests pilots;\n2. Invites harbours:\n(a) To report;\n(b) To look.",
    "Recalling the fog,\n\nNoting the lamps,\n\n1. Decides to meet at dusk.",
    "\n\n",
    "a\tb\u2028c\x00d \ud83d broken",
    "",
)


def _type(editor: DraftEditor, rng: random.Random) -> None:
    for sign in rng.choice(_TYPED):
        if ord(sign) < 128:
            QTest.keyClicks(editor.surface, sign)
        else:
            _commit(editor, sign)


def _commit(editor: DraftEditor, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor.surface, event)


def _input_method(editor: DraftEditor, rng: random.Random) -> None:
    _commit(editor, rng.choice(("灯塔", "مرفأ", "e\u0301", "👩‍🚒")))


def _key(key: Qt.Key, held: Qt.KeyboardModifier = _NO) -> Gesture:
    return lambda editor, _rng: QTest.keyClick(editor.surface, key, held)


def _put(editor: DraftEditor, rng: random.Random) -> None:
    """The cursor anywhere, often with a selection of some size."""
    size = editor.surface.document().characterCount() - 1
    cursor = editor.surface.textCursor()
    start = rng.randint(0, size)
    cursor.setPosition(start)
    if rng.random() < 0.4:
        reach = rng.choice((1, 5, 80, 600))
        end = min(size, max(0, start + rng.randint(-reach, reach)))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.surface.setTextCursor(cursor)


def _paste(editor: DraftEditor, rng: random.Random) -> None:
    data = QMimeData()
    if rng.random() < 0.2:
        data.setHtml("<p>1. Requests;<table><tr><th>a<th>b<tr><td>c<td>d</table>")
    data.setText(rng.choice(_PASTED))
    editor.surface.insertFromMimeData(data)


def _copy_and_paste(editor: DraftEditor, rng: random.Random) -> None:
    if not editor.surface.textCursor().hasSelection():
        return
    data = editor.surface.createMimeDataFromSelection()
    if rng.random() < 0.5:
        QTest.keyClick(editor.surface, Qt.Key.Key_Delete)
    _put(editor, rng)
    editor.surface.insertFromMimeData(data)


def _insert(editor: DraftEditor, rng: random.Random) -> None:
    kind = rng.choice((LineKind.PREAMBULAR, LineKind.OPERATIVE))
    blank = Blank(rng.choice(list(BlankKind)), "session")
    head = Line(random_id(), kind, (Text("Recalling", italic=True), Text(" the "), blank))
    sub = Line(random_id(), LineKind.SUBPARAGRAPH, (Text(random_text(rng) + "x"),), 1)
    editor.insert_clause([head, sub] if rng.random() < 0.5 else [head])


def _drag(editor: DraftEditor, rng: random.Random) -> None:
    lines = editor.content.lines()
    if lines:
        before = rng.choice([None, *lines])
        editor.move_clause_to(rng.choice(lines).id, before.id if before else None)


def _refer(editor: DraftEditor, rng: random.Random) -> None:
    choices = editor.references.choices()
    if choices:
        rng.choice(choices)[2]()


def _typed_reference(editor: DraftEditor, rng: random.Random) -> None:
    QTest.keyClicks(editor.surface, f" paragraph {rng.randint(1, 3)}")
    if editor.references.offer() or editor.same_source.offer():
        QTest.keyClick(editor.surface, Qt.Key.Key_Tab)


def _turn_into(editor: DraftEditor, rng: random.Random) -> None:
    if rng.random() < 0.3:
        editor.kinds.lock_number(rng.choice(("", "5 bis", "2")))
    else:
        editor.kinds.turn_into(rng.choice(list(KINDS)))


def _insert_table(editor: DraftEditor, rng: random.Random) -> None:
    editor.tables.insert(rng.randint(1, 3), rng.randint(1, 3))


def _edit_table(editor: DraftEditor, rng: random.Random) -> None:
    """A table opened and something done in it, as its keys and buttons do."""
    tables = [line for line in editor.content.lines() if line.kind is LineKind.TABLE]
    if not tables:
        return
    editor.tables.open(rng.choice(tables).id)
    for _ in range(rng.randint(1, 3)):
        grid = editor.tables.grid
        if grid is None:
            return
        row, column = rng.randrange(grid.rowCount()), rng.randrange(grid.columnCount())
        grid.setCurrentCell(row, column)
        match rng.randint(0, 8):
            case 0:
                grid.insert_row(row)
            case 1:
                grid.delete_row()
            case 2:
                grid.insert_column(column)
            case 3:
                grid.delete_column()
            case 4:
                grid.toggle_heading()
            case 5:
                grid.step(rng.choice((-1, 1)))
            case _:
                grid.write_cell(row, column, rng.choice(("", "lamp", "a\nb", random_text(rng))))
    if rng.random() < 0.5:
        editor.tables.close()


def _complete(editor: DraftEditor, rng: random.Random) -> None:
    editor.completion.ask()
    offers = editor.completion.offers()
    if offers:
        editor.completion.take(rng.randrange(len(offers)))


def _fill_blank(editor: DraftEditor, rng: random.Random) -> None:
    if editor.next_blank():
        QTest.keyClick(editor.surface, Qt.Key.Key_Return)
        for picker in editor.surface.findChildren(BlankPicker):
            picker.field.setText(rng.choice(("7", "gen", "25.9.2015", "🚢 lamps")))
            picker.field.textEdited.emit(picker.field.text())
            QTest.keyClick(picker.field, rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab)))


GESTURES: tuple[tuple[int, Gesture], ...] = (
    (10, _type),
    (3, _input_method),
    (8, _put),
    (6, _key(Qt.Key.Key_Return)),
    (1, _key(Qt.Key.Key_Return, _SHIFT)),
    (6, _key(Qt.Key.Key_Backspace)),
    (1, _key(Qt.Key.Key_Backspace, _CTRL)),
    (4, _key(Qt.Key.Key_Delete)),
    (1, _key(Qt.Key.Key_Delete, _CTRL)),
    (3, _key(Qt.Key.Key_Tab)),
    (3, _key(Qt.Key.Key_Backtab, _SHIFT)),
    (3, _key(Qt.Key.Key_Home)),
    (3, _key(Qt.Key.Key_End)),
    (2, _key(Qt.Key.Key_Down, _SHIFT)),
    (1, _key(Qt.Key.Key_K, _CTRL)),
    (2, lambda editor, rng: editor.toggle_kind()),
    (1, lambda editor, rng: editor.toggle_italic()),
    (3, lambda editor, rng: editor.move_clause(rng.choice((-1, 1)))),
    (2, lambda editor, rng: editor.insert_note()),
    (2, _drag),
    (3, _paste),
    (3, _copy_and_paste),
    (2, _insert),
    (2, _refer),
    (1, _typed_reference),
    (2, _turn_into),
    (1, _insert_table),
    (4, _edit_table),
    (5, lambda editor, rng: editor.undo()),
    (2, lambda editor, rng: editor.redo()),
    (3, _complete),
    (2, _fill_blank),
)


def gesture(editor: DraftEditor, rng: random.Random) -> None:
    """One gesture."""
    weights = [weight for weight, _ in GESTURES]
    ((_, chosen),) = rng.choices(GESTURES, weights)
    chosen(editor, rng)


def read_in_full(editor: DraftEditor) -> list[object]:
    """Every block of the sheet, read afresh."""
    pieces: list[object] = []
    block = editor.surface.document().begin()
    while block.isValid():
        pieces.append(read_block(block))
        block = block.next()
    return pieces


def zones(editor: DraftEditor) -> list[Role]:
    """The roles of the blocks in the order of the sheet, repeats left out."""
    roles: list[Role] = []
    for piece in editor.content.pieces:
        if not roles or roles[-1] is not piece.role:
            roles.append(piece.role)
    return roles
