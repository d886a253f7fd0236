"""What differs between two texts is all that is to be written to make one the other."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QTextDocument

from penholder.document.lines import Line, LineKind
from penholder.document.spans import Inline, NoteMark, Text, normalized
from penholder.ui.editor.blocks import Piece, Role, read_block, write_block
from penholder.ui.editor.differing import Difference, differences, units
from penholder.ui.editor.replacing import replace_blocks
from penholder.ui.editor.steps import Steps


def test_other_opening_words_and_end_sign_are_two_short_differences() -> None:
    old = (Text("Requests", italic=True), Text(" the keepers to report;"))
    new = (Text("Requesting", italic=True), Text(" the keepers to report,"))
    assert differences(old, new) == [
        Difference(30, 31, (Text(","),)),
        Difference(7, 8, (Text("ing", italic=True),)),
    ]


def test_equal_texts_have_no_differences() -> None:
    text = (Text("Recalling", italic=True), NoteMark("n1"), Text(","))
    assert differences(text, text) == []


def test_characters_of_two_units_are_counted_as_qt_does() -> None:
    assert units((Text("a\U0001f6a2b"), NoteMark("n"))) == 5
    old, new = (Text("\U0001f6a2 lamp one"),), (Text("\U0001f6a2 lamp two"),)
    assert differences(old, new)[0].start == 8


def _text(choice: random.Random) -> Inline:
    words = ["lamp", "harbour ", "\U0001f6a2", "aa", "a", "line\n", "\u2028", "é", ""]
    spans = [
        Text(choice.choice(words) * choice.randint(1, 2), *choice.choices([False, True], k=2))
        if choice.random() < 0.8
        else NoteMark(choice.choice("nm"))
        for _ in range(choice.randint(0, 5))
    ]
    return normalized(spans)


@pytest.mark.parametrize("seed", range(40))
def test_blocks_turned_into_others_hold_what_was_wanted_and_undo_gives_back_the_old(
    qapp: object, seed: int
) -> None:
    choice = random.Random(seed)
    kinds = [LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.SUBPARAGRAPH, LineKind.HEADING]

    def pieces(count: int) -> list[Piece]:
        found = []
        for number in range(count):
            kind = choice.choice(kinds)
            level = int(kind in (LineKind.SUBPARAGRAPH, LineKind.HEADING))
            found.append(Piece(Role.LINE, Line(f"p{number}", kind, _text(choice), level)))
        return found

    document = QTextDocument()
    steps = Steps(document)
    old = [Piece(Role.TITLE, Line("", LineKind.PLAIN)), *pieces(4)]
    with steps.step() as cursor:
        for place, piece in enumerate(old):
            if place:
                cursor.insertBlock()
            write_block(cursor, piece)
    for _ in range(12):
        start = choice.randint(1, 3)
        end = choice.randint(start + 1, 5)
        new = pieces(choice.randint(1, 3))
        replace_blocks(steps, start, end, new)
        assert _read(document) == [*old[:start], *new, *old[end:]]
        document.undo()
        assert _read(document) == old


def _read(document: QTextDocument) -> list[Piece]:
    return [read_block(document.findBlockByNumber(n)) for n in range(document.blockCount())]
