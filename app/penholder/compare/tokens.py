"""Cuts a paragraph into the tokens that word edits are made of.

Tokens are what a reader takes as one thing: a word with its hyphens, a document symbol, the number
of a cited resolution, a date, a figure with its sign, "per cent", the ordinal of a session.
Punctuation stands apart, so that a comma that came is one comma.
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add

from penholder.phrasebook.dates import MONTH

_BLANK = "[ \u00a0\u202f]"
_MONTH = f"(?:{MONTH})"

_TOKEN = re.compile(
    # a plain word, first because it is the commonest; the others are for what is left
    r"(?:(?!per\b|one\b)[a-z]+(?=[ ,;])"
    # A/RES/71/244, A/C.2/71/L.5/Rev.1, S/2016/1000
    r"|[A-Z]{1,4}(?:/[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*)+"
    # 57/270 B, S-19/2, ES-10/23
    rf"|(?:E?S-)?\d{{1,4}}/\d{{1,4}}(?:{_BLANK}[A-H](?={_BLANK}of\b|{_BLANK}and\b|[,;.)]))?\b"
    # 1325 (2000), 217 A (III)
    rf"|\d{{1,5}}(?:{_BLANK}[A-Z])?{_BLANK}\((?:(?:19|20)\d\d|(?:E?S-)?[IVXL]{{1,8}})\)"
    # 21 December 2016, 21 December
    rf"|\d{{1,2}}{_BLANK}{_MONTH}(?:{_BLANK}(?:19|20)\d\d)?\b"
    # December 2016
    rf"|{_MONTH}{_BLANK}(?:19|20)\d\d\b"
    # 1,500; 1.5; $3; 5%
    r"|[$€£]?\d+(?:[.,]\d+)*%?"
    # the unit of "5 per cent": one thing, but a new figure before it leaves it alone
    rf"|per{_BLANK}cent\b"
    # one hundred and first
    rf"|[Oo]ne{_BLANK}hundred(?:th\b|{_BLANK}and{_BLANK}[a-z]+(?:-[a-z]+)?)"
    # Chinese and Japanese, sign by sign
    r"|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    # follow-up, countries’, seventy-first
    r"|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff][^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]*"
    r"(?:[-‑’'\u00ad\u200d\u0300-\u036f][^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)*"
    r"|.)\s*",
    re.DOTALL,
)


_KINDS = str.maketrans("\u00a0\u202f\u2011", "  -")


class Tokens:
    """A text cut up: `words` are its tokens, `starts` and `ends` their places in it.

    Inside a token (a date) every kind of blank or hyphen is the same; `own` gives it as it stands.
    Space belongs to no token; `hole` gives what stands between tokens.
    """

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        body = text.lstrip()
        pieces = _TOKEN.findall(body)
        self.text = text
        words = [piece.rstrip() for piece in pieces]
        self.words: list[str] = words if text.isascii() else [w.translate(_KINDS) for w in words]
        self.starts = list(accumulate(map(len, pieces), initial=len(text) - len(body)))
        self.ends = list(map(add, self.starts, map(len, self.words)))

    def own(self, place: int) -> str:
        """A token as it stands in the text."""
        return self.text[self.starts[place] : self.ends[place]]

    def between(self, start: int, end: int) -> str:
        """The text from the first token of a stretch to its last."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def hole(self, start: int, end: int) -> str:
        """What stands between the token before `start` and the token at `end`."""
        first = self.ends[start - 1] if start else 0
        last = self.starts[end] if end < len(self.words) else len(self.text)
        return self.text[first:last]
