"""Tells which paragraphs belong to a text that a clause quotes: an article, an agenda."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from penholder.document.nodes import ParagraphKind
from penholder.formats.word.reading.items import Item
from penholder.phrasebook.phrases import match_opening

QUOTES: Final = ("“", '"', "«", "„")
COLONS: Final = (":", "：")
_OPENING: Final = ("“", "«", "„")
_CLOSING: Final = "”»"
_STRAIGHT_END: Final = re.compile(r"\"[.,;:'\s]*$")
_LONGEST: Final = 400
"""Paragraphs; conventions annexed to resolutions are quoted at such length at most."""


class Quotations:
    """Follows quotation marks and lists of numbers through the paragraphs of a text."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._until = -1
        self._counted: dict[int, tuple[bool, int, int, bool]] = {}
        self._absent: set[int] = set()  # numbers that no later paragraph bears

    def goes_on(self, place: int) -> bool:
        """Whether a quotation that began before still goes on."""
        return place < self._until

    def holds(self, place: int, after_quotation: bool, after_colon: Callable[[], bool]) -> bool:
        """Whether the paragraph at `place`, which follows a quotation or a colon, is quoted."""
        if place < self._until:
            return True
        if not self._items[place].text.startswith(QUOTES):
            return False
        if not (after_quotation or after_colon()):
            return False
        self._until = self._closing(place) + 1
        return True

    def _closing(self, place: int) -> int:
        """Where the quotation that begins at `place` ends: there, if nothing closes it."""
        depth = 0
        for index in range(place, min(place + _LONGEST, len(self._items))):
            begins, opening, closing, ended = self._signs(index)
            # The sign is set again before every paragraph of a quotation, and closed once.
            depth = max(depth, 1) if begins else depth
            depth += opening - begins - closing
            if depth <= 0 or ended:
                return index
        return place

    def _signs(self, index: int) -> tuple[bool, int, int, bool]:
        """Of a paragraph: begins with a sign, opening signs, closing ones, ends with a straight."""
        if index not in self._counted:
            text = self._items[index].text
            self._counted[index] = (
                text.startswith(_OPENING),
                sum(text.count(sign) for sign in _OPENING),
                sum(text.count(sign) for sign in _CLOSING),
                _STRAIGHT_END.search(text[1:]) is not None,
            )
        return self._counted[index]

    def begins_list(self, place: int, last: int, after_colon: Callable[[], bool]) -> bool:
        """Whether a list of its own numbers begins, after which the clauses go on.

        `last` is the number of the clause that it stands in, 0 for none.
        """
        number = self._items[place].number
        if number is None or number == last + 1 or last == 0 or not after_colon():
            return False
        self._until = self._next_clause(place, last + 1) or place + 1
        return True

    def _next_clause(self, place: int, number: int) -> int | None:
        """Where the clauses go on: the next paragraph of that number that is not of the list."""
        if number in self._absent:
            return None
        expected = self._items[place].number or 0
        for index in range(place, len(self._items)):
            found = self._items[index].number
            if found == number and (found != expected or self._begins_clause(index)):
                return index
            if found is not None and found == expected:
                expected += 1
        self._absent.add(number)
        return None

    def _begins_clause(self, place: int) -> bool:
        match = match_opening(self._items[place].text, ParagraphKind.OPERATIVE)
        return match is not None and match.known
