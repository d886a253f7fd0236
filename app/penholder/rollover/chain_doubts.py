"""Why last year's resolution is only proposed for a list: what the text itself leaves open.

A list grows without being asked where it is the one of the text's own predecessors: one for each
time the text was adopted, the last of them the one before last year's. Where it is not quite that,
somebody who knows the text decides.
"""

from __future__ import annotations

import re

from penholder.phrasebook.citations import find_citations
from penholder.rollover.chain_lists import (
    LONGEST_RHYTHM,
    PACED_BY_CHAIN,
    SUBJECT,
    YEARS_FROM,
    Chain,
    Growth,
)
from penholder.rollover.term import Term

_AS_WELL_AS = re.compile(
    r"(?:,? as well as|,? and)(?: (?:also|recalling|its|resolution))*[ \u00a0]*"
)


def doubt_of(chain: Chain, lists: list[Chain], term: Term) -> str:
    """Why the update needs a person's eye; "" where it is safe. `lists` are those of the text."""
    if chain.growth is Growth.REPLACED:
        return _doubt_of_the_latest(chain, lists)
    if term.organ in PACED_BY_CHAIN and term.number is not None:
        return _doubt_of_step(chain, lists)
    return _FOR_ITSELF if chain.perhaps_for_itself else ""


_FOR_ITSELF = "one resolution is recalled, perhaps for its own sake: does last year's join it?"


def _doubt_of_the_latest(chain: Chain, lists: list[Chain]) -> str:
    """Where one resolution is recalled, and last year's is to take its place."""
    if chain.names_latest:
        return ""
    if not chain.is_due:
        return "the resolution named is not the one before last year's: is it meant?"
    if not chain.stands_for_all:
        return "one resolution is recalled: mostly last year's takes its place, or else joins it"
    if chain.on_another_subject:
        return "the resolution named is the latest on another subject than that of the title"
    if any(_leads_to(other, chain) for other in lists):
        return "a list stands before it: does last year's take its place, or do both join the list?"
    return ""


def _leads_to(other: Chain, chain: Chain) -> bool:
    """Whether a list goes on in the single one: "resolutions A, B and C, as well as D"."""
    text = chain.place.words.text
    return (
        other.place is chain.place
        and len(other.items) > 1
        and _AS_WELL_AS.fullmatch(text, other.end, chain.items[0].start) is not None
    )


def _doubt_of_step(chain: Chain, lists: list[Chain]) -> str:
    """Where last year's is to join a list, of an organ whose resolutions come back in step."""
    if not chain.is_due:
        return "the list does not end with the one before last year's: is it this list that grows?"
    if chain.perhaps_for_itself:
        return _FOR_ITSELF
    sessions = [item.order[1] for item in chain.items]
    before = max((session for session in sessions if session != chain.last), default=chain.last)
    if chain.last - before > LONGEST_RHYTHM:
        return "years lie between the last two of the list: it may be a choice, not one that grows"
    if sessions.count(chain.last) > 1 and not chain.names_latest:
        return (
            "the list names several of the session before: is it one of this text's predecessors?"
        )
    if any(
        other.place is chain.place and other.is_due and len(other.items) > 1
        for other in lists
        if other is not chain
    ):
        return "two lists of the paragraph end with the session before: which of them grows?"
    if _names_a_later_one(chain):
        return "the paragraph names a later resolution behind the list: where does last year's go?"
    return ""


def _names_a_later_one(chain: Chain) -> bool:
    """Whether one of the organ's own that was adopted later stands behind the list, with no subject
    that would say why it stands apart.
    """
    text = chain.place.words.text
    latest = max(item.order for item in chain.items)
    return any(
        citation.own
        and citation.kind == "resolution"
        and (citation.order[1] >= YEARS_FROM) is (chain.last >= YEARS_FROM)
        and citation.order > latest
        and not citation.title
        and SUBJECT.match(text, citation.end) is None
        for citation in find_citations(text)
        if citation.start > chain.end
    )
