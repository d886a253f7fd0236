"""The list of its earlier resolutions that a text recalls gains last year's.

"Recalling its resolutions 69/10 of ... and 70/11 of ..." becomes "..., 70/11 of ... and 71/12 of
...", in order of adoption (UN Editorial Manual, citing resolutions; practice of every session).
Where a text names only "the most recent of which", last year's takes the place of the one before.
"""

from __future__ import annotations

import datetime
import re
from enum import StrEnum

from penholder.document.flat import behind_marks
from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Blank, BlankKind, Inline, Text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.citations import Citation, find_citations
from penholder.phrasebook.dates import NO_BREAK_SPACE, format_date, parse_date
from penholder.phrasebook.phrases import match_opening
from penholder.rollover.front import number_of, title_words
from penholder.rollover.places import Place
from penholder.rollover.term import Term
from penholder.rollover.updates import Update, UpdateKind, text_update


class Growth(StrEnum):
    """How a list takes up another resolution."""

    APPENDED = "appended"  # in order of adoption, the last one last
    PREPENDED = "prepended"  # the most recent first
    REPLACED = "replaced"  # only the most recent is named


_SEPARATOR = re.compile(r",?[ \u00a0]+(?:and[ \u00a0]+)?")
_JOINT = re.compile(r",?[ \u00a0]+and[ \u00a0]+")
_SINGULAR = re.compile(r"resolution[ \u00a0]$")
_SUBJECT = re.compile(r",? (?:on|entitled|concerning|regarding|by which|in which|endorsing)\b")
_GOES_ON = re.compile(
    r" and (?:other|its other|all|its|subsequent|previous|earlier|relevant)\b|, as well as\b"
)
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
_WORD = re.compile(r"\w{4,}")
_LEAD = 420
_SUBJECT_SIZE = 200
_MOST = 0.7  # of the words of the title: a subject may leave some out
PACED_BY_CHAIN = frozenset({"GA", "ECOSOC"})
"""Organs whose resolutions come back in step; those of the others follow events."""

_LONGEST_RHYTHM = 5
_OLDEST = 6
"""A list whose last item is more sessions old than this is not one that grows every time."""


class Chain:
    """One list of citations of a preambular paragraph, a candidate for the chain."""

    def __init__(
        self, place: Place, items: list[Citation], verb: str, title: set[str], term: Term
    ) -> None:
        self.place = place
        self.items = items
        self.recalls = verb == "recall"
        text = place.words.text
        before = text[max(0, items[0].start - _LEAD) : items[0].start]
        behind = text[items[-1].end : items[-1].end + _SUBJECT_SIZE]
        self.has_subject = _SUBJECT.match(behind) is not None
        around = set(_WORD.findall(f"{before} {behind}".casefold()))
        self.on_title = bool(title) and len(title & around) >= _MOST * len(title)
        self.names_latest = _MOST_RECENT.search(before) is not None
        self.is_due = term.number is not None and self.last == term.number - term.rhythm
        self.stands_for_all = len(items) == 1 and bool(
            self.names_latest or _INCLUDED.search(before) or _AND_EARLIER.match(behind)
        )
        self.growth = self._growth()

    @property
    def last(self) -> int:
        """The latest session (or year) of its items."""
        return max(item.order[1] for item in self.items)

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
        if self.stands_for_all or (single and self.is_due and not _doubt_of_subject(self)):
            return Growth.REPLACED
        return Growth.PREPENDED if falling and not single else Growth.APPENDED


def chain_update(prior: Resolution, term: Term, found: list[Place]) -> Update | None:
    """The update that adds last year's resolution to the chain; None where there is no chain, or
    it is there already.
    """
    number = number_of(prior)
    lists = _all_lists(prior, term, found)
    if number and any(item.number == number for chain in lists for item in chain.items):
        return None
    chain = max(lists, key=lambda chain: chain.rank(), default=None)
    if chain is None:
        return None
    spans = chain.place.line.spans
    edits = _edits(chain, spans, _new_item(prior, number, chain))
    doubt = _doubt(chain, term)
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


def chain_of(prior: Resolution, term: Term, found: list[Place]) -> Chain | None:
    """The list that grows from one session to the next; None where none is beyond doubt."""
    lists = _all_lists(prior, term, found)
    chain = max(lists, key=lambda chain: chain.rank(), default=None)
    if chain is None or (len(chain.items) < 2 and _doubt_of_subject(chain)):
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
    return (distance, chain.place.label) if 1 <= distance <= _LONGEST_RHYTHM else None


def _all_lists(prior: Resolution, term: Term, found: list[Place]) -> list[Chain]:
    title = set(_WORD.findall(title_words(prior).casefold()))
    return [item for place in found for item in _lists(place, term, title)]


_REASONS = {
    Growth.APPENDED: "last year's resolution joins those recalled",
    Growth.PREPENDED: "last year's resolution joins those recalled, the most recent first",
    Growth.REPLACED: "last year's resolution is now the most recent one",
}


def _doubt(chain: Chain, term: Term) -> str:
    """Why the update needs a person's eye; "" where it is safe."""
    in_step = chain.is_due or term.organ not in PACED_BY_CHAIN or term.number is None
    if chain.growth is Growth.REPLACED and chain.names_latest:
        return ""
    if chain.growth is Growth.REPLACED and not chain.is_due:
        return "the resolution named is not the one before last year's: is it meant?"
    if chain.growth is Growth.REPLACED and not chain.stands_for_all:
        return "one resolution is recalled: mostly last year's takes its place, or else joins it"
    if not in_step:
        return "the list does not end with the one before last year's: is it this list that grows?"
    return _doubt_of_subject(chain)


def _doubt_of_subject(chain: Chain) -> str:
    """Whether a single resolution is recalled because the text goes on from it."""
    if len(chain.items) > 1 or chain.stands_for_all or chain.on_title:
        return ""
    if chain.has_subject or not chain.recalls:
        return "one resolution is recalled, perhaps for its own sake: does last year's join it?"
    return ""


def _lists(place: Place, term: Term, title: set[str]) -> list[Chain]:
    if place.line.kind is not LineKind.PREAMBULAR or "esolution" not in place.words.text:
        return []
    text = place.words.text
    opening = match_opening(text)
    runs: list[list[Citation]] = []
    ours: dict[int, bool] = {}
    for citation in find_citations(text):
        own = ours.setdefault(citation.group, _is_ours(citation, text, term))
        if citation.kind != "resolution" or citation.title or not own:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and _SEPARATOR.fullmatch(text, last.end, citation.start):
            runs[-1].append(citation)
        else:
            runs.append([citation])
    verb = opening.verb if opening is not None else ""
    lists = [Chain(place, items, verb, title, term) for items in runs]
    return [item for item in lists if _is_recent(item, term)]


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
    if any((item.order[1] >= 1900) is not years for item in chain.items[-1:]):
        return False
    return 0 <= term.number - chain.last <= max(_OLDEST, 2 * term.rhythm)


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
        return [TextEdit(words.start(first.start), words.end(first.end), item)]
    if chain.growth is Growth.PREPENDED:
        start = words.start(first.start)
        return [TextEdit(start, start, (*item, Text(", ")))]
    behind = behind_marks(spans, words.end(last.end))
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
    goes_on = _GOES_ON.match(words.text, only.end)
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
    return start, max(words.end(items[-1].end), *(edit.end for edit in edits))
