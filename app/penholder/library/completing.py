"""What may complete the words at one place of a draft: a phrase, a citation, or a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from penholder.document.nodes import ParagraphKind
from penholder.library.citing import citation_offers
from penholder.library.shelf import Shelf
from penholder.phrasebook.completion import Offer, name_offers, phrase_offers


class Place(msgspec.Struct, frozen=True):
    """A place in a draft: the paragraph `before` and `after` the cursor, and what is around it.

    `kind` is that of a paragraph which has an opening phrase, None for all others; `previous` the
    text of the one before it. `organ` is the key of the organ that speaks. `earlier` and `later`
    give the other paragraphs when they are needed. In notes (`in_note`) resolutions are cited by
    their numbers alone.
    """

    before: str
    after: str = ""
    kind: ParagraphKind | None = None
    previous: str = ""
    organ: str = "GA"
    in_note: bool = False
    earlier: Callable[[], Iterable[str]] = tuple
    later: Callable[[], Iterable[str]] = tuple


def offers_at(place: Place, shelf: Shelf, *, asked: bool = False) -> list[Offer]:
    """Completions, the best first; none inside a word. `asked` is more generous than a pause."""
    if place.after[:1].isalnum():
        return []
    if place.kind is not None:
        phrases = phrase_offers(place.before, place.kind, place.previous, asked=asked)
        if phrases:
            return phrases
    if place.in_note and not asked:
        return name_offers(place.before)
    citations = citation_offers(
        place.before,
        place.after,
        shelf,
        organ=place.organ,
        earlier=_Late(place.earlier),
        later=_Late(place.later),
        asked=asked,
    )
    return citations or name_offers(place.before)


class _Late:
    """Texts that are only gathered when somebody looks at them."""

    def __init__(self, gather: Callable[[], Iterable[str]]) -> None:
        self._gather = gather

    def __iter__(self) -> Iterator[str]:
        return iter(self._gather())
