"""Marks of notes whose own text is not in the file, as texts copied from web pages have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from penholder.formats.text.marks import Mark

_AT_END: Final = re.compile(r"(?:[^\W\d_]{2}|(?:19|20)\d\d|[)»”\"])[;,](?P<label>[1-9]\d?)$")
"""A digit behind the stop that ends a paragraph: nothing but a mark stands there."""
_APART: Final = re.compile(
    r"(?P<before>\S)(?P<space>[ \u00a0\u202f]+)(?P<label>[1-9]\d?)(?=[ \u00a0\u202f]+[,;.a-zà-ÿ])"
)
_SURE: Final = re.compile(r"[ \u00a0\u202f]+[,;]")
"""A space before a comma: pages that set marks by themselves leave it, and nobody types it."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d$")
_LEAST_SURE: Final = 3


def unlisted(texts: Sequence[str], listed: Collection[str]) -> list[Mark]:
    """The marks of notes that are not in the list of notes, in order.

    A digit alone may be any number. Marks are digits that stand apart and count from 1, some of
    them with a space before the comma behind them; and a digit behind a paragraph's last stop.
    """
    found = _counted(texts)
    taken = {mark.text for mark in found}
    for index, text in enumerate(texts):
        match = _AT_END.search(text)
        if match is not None and index not in taken:
            found.append(Mark(index, match.start("label"), match.end("label"), match["label"]))
    return sorted(
        (mark for mark in found if mark.label not in listed),
        key=lambda mark: (mark.text, mark.start),
    )


def _counted(texts: Sequence[str]) -> list[Mark]:
    found: list[Mark] = []
    sure, following = 0, 1
    for index, text in enumerate(texts):
        for match in _APART.finditer(text):
            number = int(match["label"])
            is_sure = _SURE.match(text, match.end()) is not None
            after_year = _YEAR.search(text, 0, match.start("space")) is not None
            if number == following:
                following += 1
            elif number > following or not (is_sure or after_year):
                continue
            sure += is_sure
            found.append(Mark(index, match.start("space"), _end(text, match.end()), str(number)))
    return found if sure >= _LEAST_SURE else []


def _end(text: str, end: int) -> int:
    """The end of a mark, the space before a comma or full stop behind it included."""
    rest = text[end:].lstrip(" \u00a0\u202f")
    return len(text) - len(rest) if rest[:1] in (",", ".") else end
