"""What a text asks for at a coming session, but perhaps only this once.

A request that comes back moves on with the text; one that is done when it is done does not. The
text tells them apart by its own words: what is deferred, a meeting that is convened under an item
of the agenda, the report of a body that exists for one task, and the requests of the Committee
that decides on one budget at a time.
"""

from __future__ import annotations

import re

from penholder.rollover.mentions import Mention, Role

_BUDGETARY = "Fifth Committee"
"""Administrative and Budgetary (rules of procedure of the General Assembly, rule 98)."""

_DEFERRED = re.compile(r"\b(?:defer|postpone)(?:s|red|d|ring|ing)?\b[^;.]{0,300}$", re.IGNORECASE)
_CONVENED = re.compile(
    r"\b(?:convene|hold|organize) (?=[^;]*\bto include in\b)(?![^;]*\bdecides\b)[^;]*$"
)
"""One decision to hold a meeting and to include it in the agenda, not two decisions."""

_AD_HOC = re.compile(
    r"\b[Aa]d [Hh]oc (?:[\w-]+ ){0,4}(?:[Cc]ommittee|[Cc]ommission|[Gg]roup|[Pp]anel|[Bb]ody)\b"
    r"[^;.]{0,240}$"
)

_NEAR = 600
"""Characters looked back at from a session: no more, however long the paragraph."""


class Once:
    """The doubts of one text: `named` are its sessions, `committee` is where it comes from."""

    def __init__(self, named: list[Mention], committee: str) -> None:
        self._is_budgetary = committee == _BUDGETARY
        self._deferred_to = {m.number for m in named if _DEFERRED.search(_before(m))}

    def doubt(self, mention: Mention) -> str:
        """Why what a session of the agenda or of a report is named for may not come back, or ""."""
        before = _before(mention)
        if mention.number in self._deferred_to:
            return "something is deferred to that session, which happens once"
        if mention.role is Role.AGENDA:
            return _MEETING if _CONVENED.search(before) else ""
        if _AD_HOC.search(before):
            return "an ad hoc body reports until its task is done: it may be done by then"
        if self._is_budgetary:
            return "the Fifth Committee asks for many reports once, for one decision or budget"
        return ""


_MEETING = "the item is there for a meeting that is held once"


def _before(mention: Mention) -> str:
    return mention.place.words.text[max(0, mention.start - _NEAR) : mention.start]
