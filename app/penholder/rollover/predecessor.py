"""The report "on the implementation of resolution 79/8" is next time that of last year's text.

Only where a text speaks of a report on carrying out the resolution before last year's, or made
under it, is its number replaced; a paragraph of it that is recalled stays what it is.
"""

from __future__ import annotations

import re

from penholder.document.resolution import Resolution
from penholder.document.spans import Text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.citations import Citation, find_citations
from penholder.phrasebook.dates import NO_BREAK_SPACE, format_date
from penholder.rollover.chain import adoption_date
from penholder.rollover.chain_lists import chain_of
from penholder.rollover.front import number_of
from penholder.rollover.places import Place
from penholder.rollover.term import Term
from penholder.rollover.updates import Update, UpdateKind, text_update

_ORGAN = r"(?:the )?(?:(?:General )?Assembly |Council |its )?resolutions?[ \u00a0]$"
_IMPLEMENTED = re.compile(rf"\bimplementation of {_ORGAN}")
_UNDER = re.compile(
    r"\b(?:pursuant to|in pursuance of|in response to|issues addressed in|requested in) " + _ORGAN
)
_REPORT = re.compile(r"\breports?\b[^;:]{0,240}$")
_SUBJECT = re.compile(r",? (?:on|entitled|concerning|regarding)\b")
_WINDOW = 400


def predecessor_updates(prior: Resolution, term: Term, found: list[Place]) -> list[Update]:
    """The places that name the resolution before last year's as the one reported on."""
    chain = chain_of(prior, term, found)
    number = number_of(prior)
    if chain is None or not number or term.number is None:
        return []
    before = max(chain.items, key=lambda item: item.order)
    if before.order[1] != term.number - term.rhythm:
        return []
    return [
        update
        for place in found
        if place is not chain.place and before.number in place.words.text
        for citation in find_citations(place.words.text)
        if citation.number == before.number
        for update in _update(prior, place, citation, number)
    ]


def _update(prior: Resolution, place: Place, citation: Citation, number: str) -> list[Update]:
    words = place.words
    lead = words.text[max(0, citation.start - _WINDOW) : citation.start]
    implemented = _IMPLEMENTED.search(lead)
    under = implemented or _UNDER.search(lead)
    if under is None or _REPORT.search(lead[: under.start()]) is None:
        return []
    edits = [_edit(place, citation.start, citation.number_end, number)]
    end = citation.number_end
    date = adoption_date(prior)
    if citation.date is not None and date is not None:
        shown = words.text[citation.number_end : citation.end]
        written = format_date(date, no_break=NO_BREAK_SPACE in shown)
        start = citation.number_end + len(" of ")
        end = citation.end
        edits.append(_edit(place, start, end, written))
    return [
        text_update(
            f"resolution-{place.line.id}-{citation.start}",
            UpdateKind.RESOLUTION,
            place.line.id,
            place.label,
            place.line.spans,
            edits,
            (words.start(max(0, citation.start - len("resolution "))), words.end(end)),
            "this year's report is on last year's resolution"
            if implemented
            else "this year's report may have been asked for by last year's resolution",
            flagged=implemented is None or _SUBJECT.match(words.text, citation.end) is not None,
        )
    ]


def _edit(place: Place, start: int, end: int, text: str) -> TextEdit:
    words = place.words
    if NO_BREAK_SPACE in words.text[start:end]:
        text = text.replace(" ", NO_BREAK_SPACE)
    return TextEdit(words.start(start), words.end(end), (Text(text),))
