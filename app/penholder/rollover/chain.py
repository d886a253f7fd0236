"""The list of its earlier resolutions that a text recalls gains last year's.

"Recalling its resolutions 69/10 of ... and 70/11 of ..." becomes "..., 70/11 of ... and 71/12 of
...", in order of adoption (UN Editorial Manual, citing resolutions; practice of every session).
"""

from __future__ import annotations

import re

from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Blank, BlankKind, Inline, Text
from penholder.phrasebook.citations import Citation, find_citations, number_order
from penholder.phrasebook.dates import NO_BREAK_SPACE, format_date, parse_date
from penholder.phrasebook.phrases import match_opening
from penholder.rollover.flat import behind_marks
from penholder.rollover.front import number_of
from penholder.rollover.places import Place
from penholder.rollover.term import Term
from penholder.rollover.updates import TextEdit, Update, UpdateKind, text_update

_RECALLING = frozenset({"recall", "reaffirm", "reiterate", "bear in mind", "guide", "guided"})
_JOINT = re.compile(r",?[ \u00a0]and[ \u00a0]")
_SINGULAR = re.compile(r"resolution[ \u00a0]$")
_SUBJECT = re.compile(r",? (?:on|entitled|concerning|regarding|by which|in which|endorsing)\b")
_OLDEST = 6
"""A list whose last item is more sessions old than this is not one that grows every time."""


class _List:
    """One list of citations of a preambular paragraph, a candidate for the chain."""

    def __init__(self, place: Place, items: list[Citation], verb: str) -> None:
        self.place = place
        self.items = items
        text = place.words.text
        self.has_subject = _SUBJECT.match(text, items[-1].end) is not None
        self.recalls = verb == "recall"

    def rank(self) -> tuple[bool, int, bool, int]:
        """Better lists rank higher: of several items, recent, without a subject of their own."""
        last = max(item.order[1] for item in self.items)
        return len(self.items) > 1, len(self.items), not self.has_subject, last


def chain_update(prior: Resolution, term: Term, found: list[Place]) -> Update | None:
    """The update that adds last year's resolution to the chain; None where there is no chain, or
    it is there already.
    """
    number = number_of(prior)
    lists = [item for place in found for item in _lists(place, term)]
    if number and any(citation.number == number for chain in lists for citation in chain.items):
        return None
    chain = max(lists, key=_List.rank, default=None)
    if chain is None:
        return None
    spans = chain.place.line.spans
    edits = _edits(chain, spans, _new_item(prior, number, chain, spans))
    words = chain.place.words
    first = chain.items[max(0, len(chain.items) - 2)]
    start, end = words.start(first.start), edits[-1].end
    if len(chain.items) == 1:
        start = min(start, edits[0].start)
    doubtful = len(chain.items) == 1 and chain.has_subject
    reason = "last year's resolution joins those recalled"
    if doubtful:
        reason += "; the list has one item with a subject of its own, so look whether it is the one"
    return text_update(
        f"chain-{chain.place.line.id}",
        UpdateKind.CHAIN,
        chain.place.line.id,
        chain.place.label,
        spans,
        edits,
        (start, end),
        reason,
        flagged=doubtful,
    )


def _lists(place: Place, term: Term) -> list[_List]:
    if place.line.kind is not LineKind.PREAMBULAR or "esolution" not in place.words.text:
        return []
    text = place.words.text
    opening = match_opening(text)
    if opening is None or opening.verb not in _RECALLING:
        return []
    groups: dict[int, list[Citation]] = {}
    for citation in find_citations(text):
        ours = citation.own or citation.organ == term.organ
        if citation.kind == "resolution" and ours and not citation.title:
            groups.setdefault(citation.group, []).append(citation)
    lists = [_List(place, items, opening.verb) for items in groups.values()]
    return [item for item in lists if _is_recent(item, term)]


def _is_recent(chain: _List, term: Term) -> bool:
    if term.number is None:
        return len(chain.items) > 1
    last = max(item.order[1] for item in chain.items)
    aged = term.number - last if last < 1900 or term.by_year else _OLDEST + 1
    return (chain.recalls or len(chain.items) > 1) and 0 <= aged <= _OLDEST


def _new_item(prior: Resolution, number: str, chain: _List, spans: Inline) -> Inline:
    """Number and date ("71/244 of 21 December 2016"), with a blank for what is not known yet."""
    text = chain.place.words.text
    last = chain.items[-1]
    cited = text[last.start : last.end]
    if not number:
        hint = "number and date of last year’s resolution"
        return (Blank(BlankKind.RESOLUTION, hint, prior.masthead.symbol),)
    number = number.replace(" ", NO_BREAK_SPACE) if NO_BREAK_SPACE in cited else number
    if all(item.date is None for item in chain.items):
        return (Text(number),)
    date = _adopted_on(prior)
    if date:
        date = date.replace(NO_BREAK_SPACE, " ")
        parsed = parse_date(date)
        if parsed is not None:
            date = format_date(parsed, no_break=NO_BREAK_SPACE in cited)
        return (Text(f"{number} of {date}"),)
    return (Text(f"{number} of "), Blank(BlankKind.DATE, "date of adoption"))


def _adopted_on(prior: Resolution) -> str:
    if prior.adoption is not None and prior.adoption.date:
        return prior.adoption.date
    return prior.closing.date if prior.closing is not None else ""


def _edits(chain: _List, spans: Inline, item: Inline) -> list[TextEdit]:
    """The edits that put the item behind the last one and move the "and" before it."""
    words, items = chain.place.words, chain.items
    text, last = words.text, items[-1]
    behind = behind_marks(spans, words.end(last.end))
    goes_on = re.match(
        r",? and (?:other|its other|all|its|subsequent|previous|earlier|relevant)\b",
        text[last.end : last.end + 40],
    )
    if len(items) == 1:
        joint = ", " if goes_on and not goes_on[0].startswith(",") else " and "
        edits = [TextEdit(behind, behind, (Text(joint), *item))]
        singular = _SINGULAR.search(text, max(0, last.start - 11), last.start)
        if singular is not None:
            at = words.end(singular.start() + len("resolution"))
            edits.insert(0, TextEdit(at, at, (Text("s"),)))
        return edits
    between = _JOINT.fullmatch(text, items[-2].end, last.start)
    if between is None:
        # "A, B and other resolutions": the list goes on in words behind its last number.
        return [TextEdit(behind, behind, (Text(", "), *item))]
    start, end = words.start(between.start()), words.end(between.end())
    return [
        TextEdit(start, end, (Text(", "),)),
        TextEdit(behind, behind, (Text(" and "), *item)),
    ]


def is_in_order(numbers: list[str]) -> bool:
    """Whether numbers stand in order of adoption."""
    return sorted(numbers, key=number_order) == numbers
