"""Brackets in pairs, no-break spaces and the veil of focus mode, as painted."""

from __future__ import annotations

from PySide6.QtTest import QTest

from penholder.document.lines import Line, LineKind
from penholder.document.spans import plain
from penholder.ui.editor import DraftEditor
from ui.editor.drafts import harbour
from ui.editor.looking import put


def _text(editor: DraftEditor, *texts: str) -> None:
    lines = [Line(f"p{n}", LineKind.OPERATIVE, plain(text)) for n, text in enumerate(texts)]
    editor.set_resolution(harbour(lines))


def test_brackets_are_paired_over_several_clauses(harbour_editor):
    _text(harbour_editor, "a [b", "c] d", "🚢 ] e [f] [")
    assert harbour_editor.surface.signs.unpaired() == {(4, 3), (4, 11)}


def test_typing_the_other_half_pairs_a_bracket(harbour_editor):
    _text(harbour_editor, "a [b", "c")
    assert harbour_editor.surface.signs.unpaired() == {(2, 2)}
    put(harbour_editor, "p1", -1)
    QTest.keyClicks(harbour_editor.surface, "]")
    assert harbour_editor.surface.signs.unpaired() == set()


def _image(editor: DraftEditor) -> bytes:
    image = editor.surface.viewport().grab().toImage()
    return bytes(image.constBits())


def test_each_sign_is_painted_and_leaves_the_text_alone(harbour_editor):
    _text(harbour_editor, "one\u00a0two", "three")
    before, plain_look = harbour_editor.resolution(), _image(harbour_editor)
    harbour_editor.aids.show_no_breaks = True
    marked = _image(harbour_editor)
    harbour_editor.aids.focus = True
    veiled = _image(harbour_editor)
    assert len({plain_look, marked, veiled}) == 3
    assert harbour_editor.resolution() == before
