"""Completions of citations: "resolution 70/1" goes on with date and title when the shelf knows it.

The date is given at the first mention in a draft, later the number alone; a title that the draft
gives already is not repeated (UN Editorial Manual, citing resolutions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from penholder.library.harvest import cited_symbol
from penholder.library.known import Known, canonical
from penholder.library.shelf import Shelf
from penholder.phrasebook.citations import Citation, find_citations
from penholder.phrasebook.completion import MOST, Offer
from penholder.phrasebook.dates import NO_BREAK_SPACE

LONGEST = 480
"""Characters of a citation with its title, and as far back as one is looked for."""

SERIES = {"GA": "A", "SC": "S", "ECOSOC": "E", "HRC": "A/HRC"}
"""What symbols of the organs begin with."""
_WORD = re.compile(r"\b(?:[Rr]esolution|[Dd]ecision)s?[ \u00a0][^;:]*$")
_GOES_ON = re.compile(r"[\w/]|[ \u00a0](?:of[ \u00a0]\d|\((?:19|20|[IVXLES]))|,? entitled\b")
_HELD_OPEN = ("", "1", "/1")
"""What makes a citation of a number that is still being typed: "70/1", "70/", "70"."""

_FEWEST_SIGNS = 3
"""Signs of a number typed before it is offered unasked: "7" may become anything."""


class Mentions(msgspec.Struct, frozen=True):
    """What a draft already says of a resolution: `dated` before this place, `titled` anywhere."""

    dated: bool = False
    titled: bool = False


def citation_offers(
    before: str,
    after: str,
    shelf: Shelf,
    *,
    organ: str = "GA",
    earlier: Iterable[str] = (),
    later: Iterable[str] = (),
    asked: bool = False,
    most: int = MOST,
) -> list[Offer]:
    """Citations that complete the one that ends, or is being typed, at the cursor.

    `before` and `after` are the paragraph up to the cursor and behind it; `organ` is the key of
    the organ that speaks. `earlier` and `later` are the other paragraphs of the draft, looked at
    only when a resolution is known. `asked` offers date and title at later mentions too.
    """
    if _GOES_ON.match(after):
        return []
    citation = _open_citation(before)
    if citation is None:
        return []
    typed = before[citation.start :]
    if len(typed) < _FEWEST_SIGNS and not asked:
        return []
    candidates = _candidates(shelf, citation, typed, organ, most)
    if not candidates:
        return []
    known_to = [*earlier, before[: citation.start]]
    then = [after, *later]
    offers: list[Offer] = []
    for known in candidates:
        said = Mentions() if asked else mentions(known, known_to, then, organ)
        exact = typed.startswith(known.number.replace(" ", _space_in(typed)))
        forms = [text for text in _forms(known, said) if _starts(text, typed)]
        kept = forms if exact else forms[:1]
        offers += [Offer(text, len(typed), known.title) for text in kept]
    return offers[:most]


def _space_in(typed: str) -> str:
    """The kind of space used in a number as typed."""
    return NO_BREAK_SPACE if NO_BREAK_SPACE in typed else " "


def mentions(
    known: Known, earlier: Iterable[str], later: Iterable[str], organ: str = "GA"
) -> Mentions:
    """What the texts of a draft say of a resolution already."""
    before = [each for text in earlier for each in _mentioned(known, text, organ)]
    if any(each.date for each in before):
        return Mentions(dated=True, titled=True)
    after = (each for text in later for each in _mentioned(known, text, organ))
    return Mentions(titled=any(each.title for each in (*before, *after)))


def _mentioned(known: Known, text: str, organ: str) -> list[Citation]:
    if known.number.split(" ")[0] not in text:  # quick: most paragraphs have nothing of it
        return []
    cited = (each for each in find_citations(text) if each.number == known.number)
    return [each for each in cited if _is(each, known, organ)]


def _is(citation: Citation, known: Known, organ: str) -> bool:
    symbol = cited_symbol(citation, organ)
    return symbol is None or canonical(symbol) == known.symbol


def _open_citation(before: str) -> Citation | None:
    """The citation at the end of a text that has no title yet: complete, or still being typed."""
    low = max(0, len(before) - LONGEST)
    word = _WORD.search(before, low)
    if word is None:
        return None
    for rest in _HELD_OPEN:
        last = _last(before + rest)
        behind = len(before) + len(rest)
        if last is not None and low <= last.start < len(before) and last.number_end == behind:
            return last
    last = _last(before)
    return last if last is not None and last.start >= low and not last.title else None


def _last(text: str) -> Citation | None:
    found = find_citations(text)
    return found[-1] if found else None


def _candidates(shelf: Shelf, citation: Citation, typed: str, organ: str, most: int) -> list[Known]:
    """What may be meant: by the number as far as it is typed, of the organ the words name."""
    number = typed[: citation.number_end - citation.start].replace(NO_BREAK_SPACE, " ")
    if citation.organ:
        series = SERIES[citation.organ]
    elif citation.own or organ == "GA":
        series = SERIES.get(organ, "A")
    else:
        series = ""
    word = "/DEC/" if citation.kind == "decision" else "/RES/"
    if len(number) < len(typed):
        found = [each for each in shelf.numbers(number, series=series) if each.number == number]
    else:
        found = shelf.numbers(number, most, series=series)
    return [each for each in found if word in each.symbol]


def _forms(known: Known, said: Mentions) -> list[str]:
    """How a resolution is cited here: fully, without its title, or by its number alone."""
    if said.dated or known.date is None:
        return [known.citation(date=False, title=False)]
    forms = [known.citation(title=False)]
    if known.title and not said.titled:
        forms.insert(0, known.citation())
    return forms


def _starts(text: str, typed: str) -> bool:
    """Whether a citation goes on from what is typed; spaces of both kinds are one."""
    plain, begun = (each.replace(NO_BREAK_SPACE, " ") for each in (text, typed))
    return plain.startswith(begun) and len(plain.rstrip()) > len(begun.rstrip())
