"""The list of its earlier resolutions that a text recalls gains last year's.

"Recalling its resolutions 69/10 of ... and 70/11 of ..." becomes "..., 70/11 of ... and 71/12 of
...", in order of adoption (UN Editorial Manual, citing resolutions; practice of every session).
Where a text names only "the most recent of which", last year's takes the place of the one before.
"""

from __future__ import annotations

import datetime
import re

from penholder.document.flat import behind_marks
from penholder.document.resolution import Resolution
from penholder.document.spans import Blank, BlankKind, Inline, Text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.dates import NO_BREAK_SPACE, format_date, parse_date
from penholder.rollover.chain_doubts import doubt_of
from penholder.rollover.chain_lists import Chain, Growth, all_lists
from penholder.rollover.front import number_of
from penholder.rollover.places import Place
from penholder.rollover.term import Term
from penholder.rollover.updates import Update, UpdateKind, text_update

_JOINT = re.compile(r",?[ \u00a0]+and[ \u00a0]+")
_SINGULAR = re.compile(r"resolution[ \u00a0]$")
_GOES_ON = re.compile(
    r" and (?:other|its other|all|its|subsequent|previous|earlier|relevant)\b|, as well as\b"
)


def chain_update(prior: Resolution, term: Term, found: list[Place]) -> Update | None:
    """The update that adds last year's resolution to the chain; None where there is no chain, or
    it is there already.
    """
    number = number_of(prior)
    lists = all_lists(prior, term, found)
    if number and any(item.number == number for chain in lists for item in chain.items):
        return None
    chain = max(lists, key=lambda chain: chain.rank(), default=None)
    if chain is None:
        return None
    spans = chain.place.line.spans
    edits = _edits(chain, spans, _new_item(prior, number, chain))
    doubt = doubt_of(chain, lists, term)
    return text_update(
        f"chain-{chain.place.line.id}",
        UpdateKind.CHAIN,
        chain.place.line.id,
        chain.place.label,
        spans,
        edits,
        _shown(chain, edits),
        doubt or _REASONS[chain.growth],
        flagged=bool(doubt),
    )


_REASONS = {
    Growth.APPENDED: "last year's resolution joins those recalled",
    Growth.PREPENDED: "last year's resolution joins those recalled, the most recent first",
    Growth.REPLACED: "last year's resolution is now the most recent one",
}


def _new_item(prior: Resolution, number: str, chain: Chain) -> Inline:
    """Number and date ("71/244 of 21 December 2016"), with a blank for what is not known yet."""
    last = chain.items[-1]
    cited = chain.place.words.text[last.start : last.end]
    if not number:
        hint = "number and date of last year’s resolution"
        return (Blank(BlankKind.RESOLUTION, hint, prior.masthead.symbol),)
    joined = NO_BREAK_SPACE in cited
    number = number.replace(" ", NO_BREAK_SPACE) if joined else number
    if all(item.date is None for item in chain.items):
        return (Text(number),)
    date = adoption_date(prior)
    if date is not None:
        return (Text(f"{number} of {format_date(date, no_break=joined)}"),)
    return (Text(f"{number} of "), Blank(BlankKind.DATE, "date of adoption"))


def adoption_date(prior: Resolution) -> datetime.date | None:
    """The day the text was adopted, from its adoption line or else its meeting line."""
    for part in (prior.adoption, prior.closing):
        date = parse_date(part.date) if part is not None else None
        if date is not None:
            return date
    return None


def _edits(chain: Chain, spans: Inline, item: Inline) -> list[TextEdit]:
    words, items = chain.place.words, chain.items
    first, last = items[0], items[-1]
    if chain.growth is Growth.REPLACED:
        return [TextEdit(words.start(first.start), words.end(chain.end), item)]
    if chain.growth is Growth.PREPENDED:
        start = words.start(first.start)
        return [TextEdit(start, start, (*item, Text(", ")))]
    behind = behind_marks(spans, words.end(chain.end))
    if len(items) == 1:
        return _second_item(chain, behind, item)
    between = _JOINT.fullmatch(words.text, items[-2].end, last.start)
    if between is None:
        # "A, B and other resolutions": the list goes on in words behind its last number.
        return [TextEdit(behind, behind, (Text(", "), *item))]
    return [
        TextEdit(words.start(between.start()), words.end(between.end()), (Text(", "),)),
        TextEdit(behind, behind, (Text(" and "), *item)),
    ]


def _second_item(chain: Chain, behind: int, item: Inline) -> list[TextEdit]:
    """Makes "resolution A" into "resolutions A and B"."""
    words, only = chain.place.words, chain.items[0]
    goes_on = _GOES_ON.match(words.text, chain.end)
    joint = ", " if goes_on and goes_on[0].startswith(" and") else " and "
    edits = [TextEdit(behind, behind, (Text(joint), *item))]
    singular = _SINGULAR.search(words.text, max(0, only.start - 11), only.start)
    if singular is not None:
        at = words.end(singular.start() + len("resolution"))
        edits.insert(0, TextEdit(at, at, (Text("s"),)))
    return edits


def _shown(chain: Chain, edits: list[TextEdit]) -> tuple[int, int]:
    """From the last but one item, or the word "resolution", to where the list ends."""
    words, items = chain.place.words, chain.items
    if chain.growth is Growth.PREPENDED:
        return words.start(items[0].start), words.end(items[1].end)
    first = items[max(0, len(items) - 2)]
    start = words.start(first.start)
    if len(items) == 1:
        start = words.start(max(0, words.text.rfind("esolution", 0, first.start) - 1))
    return start, max(words.end(chain.end), *(edit.end for edit in edits))
