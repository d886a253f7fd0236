"""Everything taken over, change by change, makes the draft say what the other text says."""

from __future__ import annotations

import pytest

from penholder.compare import compare
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.ui.compare.taking import Taking, hunks
from ui.compare.conftest import NEW, OLD, resolution


def words_of(text: Resolution) -> list[str]:
    return [plain_text(line.spans) for line in lines_of(text)]


@pytest.mark.parametrize("by_words", [False, True])
@pytest.mark.parametrize("side", [0, 1])
def test_all_changes_taken_over_give_the_other_text(side: int, by_words: bool) -> None:
    texts = [resolution(OLD), resolution(NEW)]
    other = texts[1 - side]
    for _ in range(40):
        comparison = compare(texts[0], texts[1])
        taking = Taking(comparison, (texts[0], texts[1]), side)
        left = [pair for pair in comparison.pairs if taking.can_take(pair)]
        if not left:
            break
        pair = left[0]
        if by_words and taking.can_take_words(pair) and hunks(pair):
            texts[side] = taking.words(pair, hunks(pair)[0])
        else:
            texts[side] = taking.paragraph(pair)
        assert problems(texts[side]) == []
    assert words_of(texts[side]) == words_of(other)
