"""The sponsor line of a draft: States, their notes, and what they propose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.document.ids import NoteId
from penholder.document.resolution import Sponsor, Sponsors
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.phrasebook.states import official_name

_MARK = "\ue000"
_COLON = re.compile(r"\s*:\s*")


def sponsors_of(spans: Inline) -> Sponsors:
    """Reads "Argentina, Brazil* and Chile: draft resolution" with its marks.

    A line without a colon ("Draft resolution submitted by the Chair") is all proposal.
    """
    notes: list[NoteId] = []
    parts: list[str] = []
    for span in spans:
        if isinstance(span, NoteMark):
            notes.append(span.note)
            parts.append(_MARK)
        elif isinstance(span, Text):
            parts.append(span.text)
    text = "".join(parts)
    colon = _COLON.search(text)
    if colon is None:
        return Sponsors((), tuple(notes), plain_text(spans))
    before, after = text[: colon.start()], text[colon.end() :]
    states, taken = _states(before, notes)
    return Sponsors(states, tuple(notes[taken:]), after.replace(_MARK, "").strip())


def _states(text: str, notes: Sequence[NoteId]) -> tuple[tuple[Sponsor, ...], int]:
    sponsors: list[Sponsor] = []
    taken = 0
    for name in state_names(text):
        marks = name.count(_MARK)
        sponsors.append(
            Sponsor(name.replace(_MARK, "").strip(), tuple(notes[taken : taken + marks]))
        )
        taken += marks
    return tuple(sponsors), taken


def state_names(text: str) -> list[str]:
    """The names in a list, cut at commas and at the "and" that is in no name.

    "Bosnia and Herzegovina" stays whole, "Uganda and Trinidad and Tobago" is two.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        return []
    return [*names[:-1], *_last_names(names[-1])]


def _last_names(text: str) -> list[str]:
    if _is_state(text):
        return [text]
    words = text.split(" and ")
    cuts = [
        (" and ".join(words[:index]), " and ".join(words[index:])) for index in range(1, len(words))
    ]
    for first, second in cuts:
        if _is_state(first) and _is_state(second):
            return [first, second]
    return list(cuts[-1]) if cuts else [text]


def _is_state(name: str) -> bool:
    return official_name(name.replace(_MARK, "").strip()) is not None
