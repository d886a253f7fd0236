"""The repeat words of neighbouring paragraphs: plain, "also", "further", and plain again.

The rule looks at the whole phrase, repeat word aside, of paragraphs that follow each other
directly: "Noting" after "Noting with concern" repeats nothing (counted on adopted resolutions: of
185 preambular paragraphs that repeat the phrase before them 183 follow it; operative paragraphs
leave the word out in one case of four).
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.phrasebook.phrases import PhraseMatch, Repeat, with_repeat

_NEXT: dict[Repeat, Repeat] = {"": "also", "also": "further", "further": ""}


def expected_repeat(previous: PhraseMatch | None, match: PhraseMatch) -> Repeat:
    """The repeat word a paragraph should bear, given the phrase of the paragraph before it in the
    same part (None: there is none, or it has no phrase).
    """
    if previous is None or previous.kind is not match.kind:
        return ""
    same = bare_phrase(previous) == bare_phrase(match)
    return _NEXT[previous.repeat] if same else ""


def expected_repeats(matches: Sequence[PhraseMatch | None]) -> list[Repeat | None]:
    """The repeat word each paragraph of one part should bear, each following from the one expected
    before it, so that one slip is one finding; None for paragraphs without a phrase.
    """
    expected: list[Repeat | None] = []
    before: tuple[str, Repeat] | None = None
    for match in matches:
        if match is None:
            expected.append(None)
            before = None
            continue
        bare = bare_phrase(match)
        repeat: Repeat = _NEXT[before[1]] if before is not None and before[0] == bare else ""
        expected.append(repeat)
        before = (bare, repeat)
    return expected


def bare_phrase(match: PhraseMatch) -> str:
    """The phrase without its repeat word."""
    return with_repeat(match.phrase, match.kind, "") if match.repeat else match.phrase
