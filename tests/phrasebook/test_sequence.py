"""Also and further in neighbouring paragraphs."""

from __future__ import annotations

import pytest

from penholder.document.nodes import ParagraphKind
from penholder.phrasebook.phrases import match_opening
from penholder.phrasebook.sequence import expected_repeat, expected_repeats


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (["Recalling", "Recalling also", "Recalling further"], ["", "also", "further"]),
        (["Recalling", "Recalling", "Recalling", "Recalling"], ["", "also", "further", ""]),
        (["Noting", "Noting with concern", "Noting"], ["", "", ""]),
        (["Deeply concerned", "Deeply concerned also", "Aware"], ["", "also", ""]),
        (["Requests", "Requests", "Decides", "Also requests"], ["", "also", "", ""]),
        (["Recalling", "The harbour", "Recalling"], ["", None, ""]),
        (["Recalling", "Recalls"], ["", ""]),
    ],
)
def test_repeat_words_follow_from_the_paragraph_before(
    phrases: list[str], expected: list[str | None]
) -> None:
    matches = [match_opening(f"{phrase} the tides,") for phrase in phrases]
    assert expected_repeats(matches) == expected


def test_a_new_paragraph_is_told_its_repeat_word() -> None:
    before = match_opening("Welcoming also the kites,", ParagraphKind.PREAMBULAR)
    new = match_opening("Welcoming the wells,", ParagraphKind.PREAMBULAR)
    assert new is not None
    assert expected_repeat(before, new) == "further"
    assert expected_repeat(None, new) == ""
