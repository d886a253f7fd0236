"""The lists of earlier resolutions in a preamble, and which of them grows from year to year.

Practice: "Recalling its resolutions 69/10 of ... and 70/11 of ..." names the text's predecessors,
one for each time it was adopted, the last one last. Resolutions on other subjects are recalled in
paragraphs, or parts of one, of their own.
"""

from __future__ import annotations

import re
from enum import StrEnum

from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.phrasebook.citations import Citation, find_citations
from penholder.phrasebook.phrases import match_opening
from penholder.rollover.front import title_words
from penholder.rollover.places import Place
from penholder.rollover.term import Term


class Growth(StrEnum):
    """How a list takes up another resolution."""

    APPENDED = "appended"  # in order of adoption, the last one last
    PREPENDED = "prepended"  # the most recent first
    REPLACED = "replaced"  # only the most recent is named


_SEPARATOR = re.compile(r",?[ \u00a0]+(?:and[ \u00a0]+)?")
SUBJECT = re.compile(r",? (?:on|entitled|concerning|regarding|by which|in which|endorsing)\b")
_MOST_RECENT = re.compile(
    r"\b(?:most recent|latest)(?:ly)? of which(?: (?:is|was|are|were|being))?"
    r" (?:(?:its|General Assembly) )?resolutions?[ \u00a0]$"
)
_INCLUDED = re.compile(
    r"\b(?:including|in particular|notably|most recently)(?: in)?"
    r" (?:(?:its|General Assembly) )?resolutions?[ \u00a0]$"
)
_AND_EARLIER = re.compile(
    r"(?:,? and|, as well as) (?:(?:all|its|the|of) )*"
    r"(?:other|previous|earlier|relevant|subsequent)\b"
)
_OWN_PREVIOUS = re.compile(
    r"\b(?:[Ii]ts|all|[Pp]revious|relevant)\b(?: [\w-]+){0,4}? resolutions\b"
)
_THAT_SUBJECT = re.compile(
    r"\bresolutions? [^;:]{3,60}? (?:on|entitled|concerning|regarding) [^;:]*"
    r"\bresolutions on (?:the|this|that) (?:same )?(?:subject|matter|issue)\b"
)
"""An earlier resolution with its subject, and then all those on that subject."""

_NUMBER_OF_TITLE = re.compile(r"\d{1,4}/\d{1,4}(?: [a-z])?\. *")
_ENTITLED = re.compile(r",? entitled ")
_WORD = re.compile(r"\w{4,}")
_LEAD = 420
_SUBJECT_SIZE = 200
_MOST = 0.7  # of the words of the title: a subject may leave some out
PACED_BY_CHAIN = frozenset({"GA", "ECOSOC"})
"""Organs whose resolutions come back in step; those of the others follow events."""

LONGEST_RHYTHM = 5
"""No text comes back more seldom and still grows its list."""

YEARS_FROM = 1900
"""Numbers of sessions are less than this, years are not."""

_OLDEST = 6
"""A list whose last item is more sessions old than this is not one that grows every time."""


class Chain:
    """One list of citations of a preambular paragraph, a candidate for the chain.

    `end` is where its last citation ends, a title behind it left out.
    """

    def __init__(
        self, place: Place, items: list[Citation], verb: str, title: set[str], term: Term
    ) -> None:
        self.place = place
        self.items = items
        self.recalls = verb == "recall"
        text = place.words.text
        before = text[max(0, items[0].start - _LEAD) : items[0].start]
        self.end = _end_without_title(items[-1], text)
        behind = text[self.end : self.end + _SUBJECT_SIZE]
        self.has_subject = SUBJECT.match(behind) is not None
        around = set(_WORD.findall(f"{before} {behind}".casefold()))
        self.on_title = bool(title) and len(title & around) >= _MOST * len(title)
        self.names_latest = _MOST_RECENT.search(before) is not None
        self.is_due = term.number is not None and self.last == term.number - term.rhythm
        self.stands_for_all = len(items) == 1 and bool(
            self.names_latest or _INCLUDED.search(before) or _AND_EARLIER.match(behind)
        )
        self.on_another_subject = not self.on_title and _THAT_SUBJECT.search(before) is not None
        self.growth = self._growth()

    @property
    def last(self) -> int:
        """The latest session (or year) of its items."""
        return max(item.order[1] for item in self.items)

    @property
    def perhaps_for_itself(self) -> bool:
        """Whether it is a single one that may be recalled because the text goes on from it."""
        if len(self.items) > 1 or self.stands_for_all or self.on_title:
            return False
        return self.has_subject or not self.recalls

    def rank(self) -> tuple[int, bool, bool, bool, int, bool, int]:
        """Better lists rank higher: a long list, or the one that says it names the most recent;
        then two, or one on the subject of the title; among equals the one that was due last time.
        """
        size = 3 if self.stands_for_all else min(len(self.items), 3)
        if size == 1 and self.on_title:
            size = 2
        return (
            size,
            self.is_due,
            self.on_title,
            self.recalls,
            len(self.items),
            not self.has_subject,
            self.last,
        )

    def _growth(self) -> Growth:
        """One resolution alone that was last year's then is this year's now: so did 69 of 76
        real texts of which the next is known; in the others last year's joined it.
        """
        single = len(self.items) == 1
        falling = [item.order for item in self.items] == sorted(
            (item.order for item in self.items), reverse=True
        )
        if self.stands_for_all or (single and self.is_due and not self.perhaps_for_itself):
            return Growth.REPLACED
        return Growth.PREPENDED if falling and not single else Growth.APPENDED


def chain_of(prior: Resolution, term: Term, found: list[Place]) -> Chain | None:
    """The list that grows from one session to the next; None where none is beyond doubt."""
    lists = all_lists(prior, term, found)
    chain = max(lists, key=lambda chain: chain.rank(), default=None)
    if chain is None or (len(chain.items) < 2 and chain.perhaps_for_itself):
        return None
    return chain


def distance_to_last(prior: Resolution, term: Term, found: list[Place]) -> tuple[int, str] | None:
    """How many sessions (or years) the last resolution of the chain lies back, and the chain's
    place; None where there is no chain, or it lies too far back to tell a rhythm.
    """
    chain = chain_of(prior, term, found)
    if chain is None or term.number is None:
        return None
    distance = term.number - chain.last
    return (distance, chain.place.label) if 1 <= distance <= LONGEST_RHYTHM else None


def all_lists(prior: Resolution, term: Term, found: list[Place]) -> list[Chain]:
    """Every list of the organ's own recent resolutions in the preamble."""
    title = _NUMBER_OF_TITLE.sub("", title_words(prior).casefold(), count=1)
    return [item for place in found for item in _lists(place, term, title)]


def _lists(place: Place, term: Term, title: str) -> list[Chain]:
    if place.line.kind is not LineKind.PREAMBULAR or "esolution" not in place.words.text:
        return []
    text = place.words.text
    opening = match_opening(text)
    runs: list[list[Citation]] = []
    ours: dict[int, bool] = {}
    for citation in find_citations(text):
        own = ours.setdefault(citation.group, _is_ours(citation, text, term))
        if citation.kind != "resolution" or not own or not _is_titled(citation, title):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and _SEPARATOR.fullmatch(text, last.end, citation.start):
            runs[-1].append(citation)
        else:
            runs.append([citation])
    verb = opening.verb if opening is not None else ""
    words = set(_WORD.findall(title))
    lists = [Chain(place, items, verb, words, term) for items in runs]
    return [item for item in lists if _is_recent(item, term)]


def _is_titled(citation: Citation, title: str) -> bool:
    """Whether a citation has no title, or that of the text itself ("..., entitled “Kites”,")."""
    return not citation.title or " ".join(citation.title.casefold().split()) == title


def _end_without_title(citation: Citation, text: str) -> int:
    """Where number and date of a citation end."""
    entitled = _ENTITLED.search(text, citation.number_end, citation.end)
    return entitled.start() if entitled is not None else citation.end


def _is_ours(citation: Citation, text: str, term: Term) -> bool:
    """Whether a resolution is the organ's own: "its", the organ named, or among "its previous
    resolutions" named just before.
    """
    if citation.organ:
        return citation.organ == term.organ
    if citation.own:
        return True
    before = text[max(0, citation.start - _LEAD) : citation.start]
    return _OWN_PREVIOUS.search(before) is not None


def _is_recent(chain: Chain, term: Term) -> bool:
    if term.number is None:
        return len(chain.items) > 1
    years = term.by_year
    if any((item.order[1] >= YEARS_FROM) is not years for item in chain.items[-1:]):
        return False
    return 0 <= term.number - chain.last <= max(_OLDEST, 2 * term.rhythm)
