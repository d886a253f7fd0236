"""The words also and further, repaired where last year's text has them wrong.

Preambular paragraphs follow the order plain, also, further without exception worth the name (2,973
of 2,978); operative ones leave the word out in one case of four, so that only its place is looked
at there (2,488 of 2,493 have it before the verb). What was adopted so is agreed: each is flagged.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder.document.lines import LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.spans import Text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.phrases import PhraseMatch, match_opening, with_repeat
from penholder.phrasebook.sequence import expected_repeats
from penholder.rollover.places import Place
from penholder.rollover.updates import Update, UpdateKind, text_update

_KINDS = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}
_BREAKS = frozenset({LineKind.HEADING, LineKind.OPENING, LineKind.ANNEX})


def repeat_updates(prior: Resolution, found: list[Place]) -> list[Update]:
    """An update for each opening phrase with also or further missing, needless or misplaced."""
    if not prior.language.startswith("en"):
        return []
    updates = []
    for run in _runs(prior, found):
        matches = [match_opening(place.words.text, _KINDS[place.line.kind]) for place in run]
        for place, match, expected in zip(run, matches, expected_repeats(matches), strict=True):
            if match is None or expected is None or match.kind is not _KINDS[place.line.kind]:
                continue
            is_preambular = match.kind is ParagraphKind.PREAMBULAR
            wanted = expected if is_preambular else match.repeat
            phrase = with_repeat(match.phrase, match.kind, wanted)
            if phrase != match.phrase and (match.repeat or is_preambular):
                updates.append(_update(place, match, phrase))
    return updates


def _runs(prior: Resolution, found: list[Place]) -> Iterator[list[Place]]:
    """Paragraphs of one kind that follow each other with nothing but their own parts between."""
    places = {place.line.id: place for place in found}
    run: list[Place] = []
    for line in lines_of(prior):
        place = places.get(line.id) if line.kind in _KINDS else None
        ends = line.kind in _BREAKS or (
            place is not None and run and run[-1].line.kind != line.kind
        )
        if ends and run:
            yield run
            run = []
        if place is not None:
            run.append(place)
    if run:
        yield run


def _update(place: Place, match: PhraseMatch, phrase: str) -> Update:
    words = place.words
    span = words.start(0), words.end(match.length)
    return text_update(
        f"repeat-{place.line.id}",
        UpdateKind.REPEAT,
        place.line.id,
        place.label,
        place.line.spans,
        [TextEdit(*span, (Text(phrase),))],
        span,
        "the paragraphs before it demand it; it was adopted otherwise",
        flagged=True,
    )
