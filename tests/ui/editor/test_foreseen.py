"""What a gesture foresees is taken for what the blocks hold, where as many came as it said."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtGui import QTextBlock

from penholder.document.spans import plain
from penholder.ui.editor import DraftEditor, content
from penholder.ui.editor.blocks import Piece, Role
from penholder.ui.editor.replacing import replace_blocks
from ui.editor.gestures import read_in_full


def _other(editor: DraftEditor, block: int) -> Piece:
    line = editor.content.pieces[block].line
    return Piece(Role.LINE, replace(line, spans=plain("Noting the fog,")))


def test_foreseen_blocks_are_not_read(harbour_editor, monkeypatch):
    block = harbour_editor.surface.first_line_block()
    new = _other(harbour_editor, block)
    read: list[QTextBlock] = []
    monkeypatch.setattr(content, "read_block", lambda block, _heads: read.append(block))
    with harbour_editor.content.foreseen.step(block, block + 1, [new]):
        replace_blocks(harbour_editor.surface.steps, block, block + 1, [new])
    assert read == []
    assert harbour_editor.content.pieces == read_in_full(harbour_editor)


def test_blocks_are_read_where_other_than_foreseen_ones_came(harbour_editor):
    block = harbour_editor.surface.first_line_block()
    new = _other(harbour_editor, block)
    with harbour_editor.content.foreseen.step(block, block + 1, [new, new]):
        replace_blocks(harbour_editor.surface.steps, block, block + 1, [new])
    assert harbour_editor.content.pieces == read_in_full(harbour_editor)


def test_what_was_foreseen_holds_for_one_step(harbour_editor):
    block = harbour_editor.surface.first_line_block()
    new = _other(harbour_editor, block)
    steps = harbour_editor.surface.steps
    with harbour_editor.content.foreseen.step(block, block + 1, [new]):
        replace_blocks(steps, block, block + 1, [new])
        replace_blocks(steps, block, block + 1, [_other(harbour_editor, block + 1)])
    assert harbour_editor.content.pieces == read_in_full(harbour_editor)
