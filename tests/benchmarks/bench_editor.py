"""Time from key to repaint in the editor, beside a bare QTextEdit of the same text.

Run it by hand: `python tests/benchmarks/bench_editor.py [PARAGRAPHS ...]`. For each size it prints
median and 99th percentile in milliseconds of typing a letter, Enter, pasting a paragraph, moving a
clause and changing its kind, at places spread over the text; a bare QTextEdit does the same change
of text without knowing clauses. Both are measured turn by turn, so that a busy machine hits both.

Each is timed in two ways. "whole": after the gesture the whole sheet is painted, which gives a bare
edit about the times that the aims name (1.9 ms at 400 paragraphs, 4.0 at 4,000). "part": only what
Qt and we say has changed is painted, as mostly happens.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, Text, plain
from penholder.ui.editor import DraftEditor
from penholder.ui.editor.margins import LABEL_EMS
from penholder.ui.editor.steps import finish_layout
from penholder.ui.editor.surface import BASE_SIZE, COLUMN_EMS, FONT_FAMILIES
from penholder.ui.theme import load

WORDS = "the lamps of every harbour shall be lit at dusk and kept by pilots of each port in fog"
PASTED = "Requests the keepers of all lamps to report on broken glass before the next fog;"
PLACES = 120
"""Enough for a 99th percentile: one key in a hundred makes a new line, which moves all below, and
in few keys it would tell only in which of the two texts such a line happened to be.
"""
_SETTLED = 30
"""Milliseconds until all that a jump to another place leaves to be done is done."""
TYPED_AT_A_PLACE = 8


ITALIC = QTextCharFormat()
ITALIC.setFontItalic(True)
RAISED = QTextCharFormat()
RAISED.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)


class Job(NamedTuple):
    """One change, done in the editor and in the bare text edit."""

    name: str
    ours: Callable[[DraftEditor], object]
    bare: Callable[[QTextEdit], object]


def draft(paragraphs: int) -> Resolution:
    """A third preambular, one sub-paragraph in six, a note at every third paragraph."""
    lines, notes = [], []
    for number in range(paragraphs):
        kind = LineKind.PREAMBULAR if number < paragraphs // 3 else LineKind.OPERATIVE
        sub = kind is LineKind.OPERATIVE and number % 6 == 5
        phrase = "Recalling" if kind is LineKind.PREAMBULAR else "Requests"
        text = f" {WORDS}" * (2 + number % 4)
        spans = (Text(phrase, italic=True), Text(text))
        if number % 3 == 0:
            spans = (*spans, NoteMark(f"n{number}"))
            notes.append(Note(f"n{number}", plain(f"Lamp report {number}.")))
        end = Text("," if kind is LineKind.PREAMBULAR else ";")
        final = LineKind.SUBPARAGRAPH if sub else kind
        lines.append(Line(f"p{number}", final, (*spans, end), int(sub)))
    body, annexes = from_lines(lines)
    return Resolution(
        title=plain("Lamps"),
        opening=plain("The General Assembly,"),
        body=body,
        annexes=annexes,
        notes=tuple(notes),
    )


def bare_edit(editor: DraftEditor) -> QTextEdit:
    """A QTextEdit with the same text and nothing else: its words in the same font and column, the
    opening phrases in italics, raised numbers for the marks of notes, sub-paragraphs set in. So a
    word more makes a line more in both or in neither.
    """
    edit = QTextEdit()
    font = QFont()
    font.setFamilies(FONT_FAMILIES)
    font.setPixelSize(BASE_SIZE)
    edit.setFont(font)
    cursor = QTextCursor(edit.document())
    cursor.beginEditBlock()
    for number, piece in enumerate(editor.content.pieces):
        if number:
            cursor.insertBlock()
        form = QTextBlockFormat()
        form.setIndent(piece.line.level if piece.line.kind is LineKind.SUBPARAGRAPH else 0)
        cursor.setBlockFormat(form)
        for span in piece.line.spans:
            if isinstance(span, Text):
                cursor.insertText(span.text, ITALIC if span.italic else QTextCharFormat())
            elif isinstance(span, NoteMark):
                cursor.insertText(editor.content.note_label(span.note), RAISED)
    cursor.endEditBlock()
    edit.document().setUndoRedoEnabled(False)
    edit.document().setUndoRedoEnabled(True)
    edit.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
    edit.setLineWrapColumnOrWidth(round(COLUMN_EMS * BASE_SIZE))
    edit.document().setDocumentMargin(0)
    edit.document().setIndentWidth(BASE_SIZE * LABEL_EMS)
    return edit


def _swap_with_next(edit: QTextEdit) -> None:
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    moved = cursor.selection()
    cursor.removeSelectedText()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    cursor.insertFragment(moved)
    cursor.endEditBlock()


def _reworded(edit: QTextEdit) -> None:
    """The change of text that another kind makes: opening word, end sign, what kind it is."""
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("Requesting", ITALIC)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.deletePreviousChar()
    cursor.insertText(",", QTextCharFormat())
    form = QTextBlockFormat()
    form.setProperty(QTextFormat.Property.UserProperty.value + 1, "preambular")
    cursor.mergeBlockFormat(form)
    cursor.endEditBlock()


def _paste_into(edit: QTextEdit) -> None:
    data = QMimeData()
    data.setText(PASTED)
    edit.insertFromMimeData(data)


JOBS = (
    Job(
        "type",
        lambda e: QTest.keyClick(e.surface, Qt.Key.Key_A),
        lambda e: QTest.keyClick(e, Qt.Key.Key_A),
    ),
    Job(
        "enter",
        lambda e: QTest.keyClick(e.surface, Qt.Key.Key_Return),
        lambda e: QTest.keyClick(e, Qt.Key.Key_Return),
    ),
    Job("paste", lambda e: _paste_into(e.surface), _paste_into),
    Job("move", lambda e: e.move_clause(1), _swap_with_next),
    Job("toggle", lambda e: e.toggle_kind(), _reworded),
)


def _timed(
    app: QApplication, action: Callable[[], object], whole: QTextEdit | None = None
) -> float:
    """Milliseconds of an action and of painting what it changed, or all of a sheet."""
    start = time.perf_counter()
    action()
    if whole is not None:
        whole.viewport().repaint()
    app.processEvents()
    return (time.perf_counter() - start) * 1000


def _go(edit: QTextEdit, block: int) -> None:
    target = edit.document().findBlockByNumber(block)
    cursor = QTextCursor(target)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.Left, n=min(12, target.length() - 1))
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def measure(
    app: QApplication, editor: DraftEditor, edit: QTextEdit, job: Job, *, whole: bool
) -> tuple[list[float], list[float]]:
    """Times of one job in the editor and in the bare edit, place by place in turn.

    Each goes first every other time: the second finds Qt's code for text warm in the caches.
    """
    ours: list[float] = []
    bare: list[float] = []
    lines = len(editor.content.lines())
    sheets = (editor.surface, edit) if whole else (None, None)
    turns = (
        (ours, lambda: job.ours(editor), sheets[0]),
        (bare, lambda: job.bare(edit), sheets[1]),
    )
    times = TYPED_AT_A_PLACE if job.name == "type" else 1
    for place in range(PLACES):
        block = 2 + (place * 7919) % (lines - 3)
        _go(editor.surface, block)
        _go(edit, block)
        QTest.qWait(_SETTLED)
        for number in range(times):
            for found, action, sheet in turns if (place + number) % 2 == 0 else reversed(turns):
                found.append(_timed(app, action, sheet))
    return ours, bare


def _p99(times: Sequence[float]) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def main() -> None:
    """Prints the figures for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paragraphs", type=int, nargs="*", default=[400, 4000])
    sizes = parser.parse_args().paragraphs
    app = QApplication([])
    print("paragraphs job      painted  editor median/p99   bare median/p99   ratio")
    for size, whole in product(sizes, (True, False)):
        editor = DraftEditor(load("light"))
        editor.resize(900, 700)
        editor.set_resolution(draft(size))
        edit = bare_edit(editor)
        edit.resize(900, 700)
        editor.show()
        edit.show()
        app.processEvents()
        for each in (editor.surface, edit):
            finish_layout(each.document())
        app.processEvents()
        for job in JOBS:
            ours, bare = measure(app, editor, edit, job, whole=whole)
            middle, other = statistics.median(ours), statistics.median(bare)
            painted = "whole" if whole else "part"
            print(
                f"{size:10} {job.name:8} {painted:7} {middle:8.2f} /{_p99(ours):7.2f}"
                f"  {other:8.2f} /{_p99(bare):7.2f}  {middle / other:6.2f}"
                f" /{_p99(ours) / _p99(bare):6.2f}"
            )


if __name__ == "__main__":
    main()
