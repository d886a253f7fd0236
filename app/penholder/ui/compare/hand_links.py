"""Which of two compared texts is the draft, and what was said by hand of their lines.

What was said is kept with the draft; between two adopted texts it lasts as long as the window.
"""

from __future__ import annotations

from collections.abc import Iterable

from penholder.compare import Link
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.native import Draft, HandLink
from penholder.ui.open_texts import OpenText

Pair = tuple[OpenText, OpenText]
"""Earlier and later text."""


def draft_side(pair: Pair, current: OpenText | None = None) -> int | None:
    """Which of the two is the draft that is worked on (0 or 1); None when both are adopted, or only
    kept with a draft.

    A text made from a base goes before one that is open in the Draft place, the later before the
    earlier.
    """
    drafts = [s for s in (1, 0) if not pair[s].adopted and not pair[s].kept_as]
    if not drafts:
        return None
    return max(drafts, key=lambda s: (pair[s].draft.base is not None, pair[s] is current, s))


class HandLinks:
    """Reads and keeps the links of the texts compared."""

    def __init__(self) -> None:
        self._passing: dict[tuple[int, int], tuple[Link, ...]] = {}

    def of(self, pair: Pair, current: OpenText | None = None) -> tuple[Link, ...]:
        """What was said of the lines of two texts, in the order it was said."""
        side = draft_side(pair, current)
        if side is None:
            return self._passing.get(_key(pair), ())
        draft = pair[side].draft
        name = text_name(draft, pair[1 - side].resolution)
        return tuple(_link(said, side) for said in draft.links if said.text == name)

    def add(self, pair: Pair, said: Iterable[Link], current: OpenText | None = None) -> None:
        """Keeps what was said last; it overrules what was said of the same lines before."""
        self.set(pair, (*self.of(pair, current), *said), current)

    def set(self, pair: Pair, said: Iterable[Link], current: OpenText | None = None) -> None:
        """Keeps this instead of all that was said of the two texts."""
        last = {(link.old, link.new): link for link in said}
        side = draft_side(pair, current)
        if side is None:
            self._passing[_key(pair)] = tuple(last.values())
            return
        text = pair[side]
        name = text_name(text.draft, pair[1 - side].resolution)
        others = [kept for kept in text.draft.links if kept.text != name]
        text.set_links((*others, *(_hand_link(link, side, name) for link in last.values())))


def text_name(draft: Draft, other: Resolution) -> str:
    """By what name a draft remembers another text: '' for its base, else symbol or title."""
    symbol = other.masthead.symbol
    base = draft.base
    if base is not None and (base.resolution == other or (symbol and base.symbol == symbol)):
        return ""
    parts = (plain_text(other.title), other.masthead.session, other.masthead.date)
    return symbol or " · ".join(filter(None, parts)) or "a text without a name"


def _key(pair: Pair) -> tuple[int, int]:
    return id(pair[0]), id(pair[1])


def _link(said: HandLink, side: int) -> Link:
    old, new = (said.other, said.own) if side else (said.own, said.other)
    return Link(old, new, said.together)


def _hand_link(link: Link, side: int, name: str) -> HandLink:
    other, own = (link.old, link.new) if side else (link.new, link.old)
    return HandLink(other, own, link.together, name)
