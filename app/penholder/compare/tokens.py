"""Cuts a paragraph into the tokens that word edits are made of.

Tokens are what a reader takes as one thing: a word with its hyphens, a document symbol, the number
of a cited resolution, a figure with its sign, "per cent". Punctuation stands apart, so that a
comma that came is one comma. Spaces are tokens too: joining all tokens gives the text.
"""

from __future__ import annotations

import re

_BLANK = "[ \u00a0\u202f]"

_TOKEN = re.compile(
    r"\s+"
    # A/RES/71/244, A/C.2/71/L.5/Rev.1, S/2016/1000
    r"|[A-Z]{1,4}(?:/[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*)+"
    # 57/270 B, S-19/2, ES-10/23
    rf"|(?:E?S-)?\d{{1,4}}/\d{{1,4}}(?:{_BLANK}[A-H](?={_BLANK}of\b|{_BLANK}and\b|[,;.)]))?\b"
    # 1325 (2000), 217 A (III)
    rf"|\d{{1,5}}(?:{_BLANK}[A-Z])?{_BLANK}\((?:(?:19|20)\d\d|(?:E?S-)?[IVXL]{{1,8}})\)"
    # 1,500; 1.5; $3; 5%
    r"|[$€£]?\d+(?:[.,]\d+)*%?"
    # the unit of "5 per cent": one thing, but a new figure before it leaves it alone
    rf"|per{_BLANK}cent\b"
    # Chinese and Japanese, sign by sign
    r"|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    # follow-up, countries’, seventy-first
    r"|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff][^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]*"
    r"(?:[-‑’'\u00ad\u200d\u0300-\u036f][^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)*"
    r"|.",
    re.DOTALL,
)

tokenized = _TOKEN.findall
"""The tokens of a text, spaces included; joined they are the text."""
