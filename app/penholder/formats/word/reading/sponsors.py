"""The sponsor line of a draft: "Argentina, Brazil* and Chile:* draft resolution"."""

from __future__ import annotations

from typing import Final

from penholder.document.ids import NoteId
from penholder.document.resolution import Sponsor, Sponsors
from penholder.document.spans import Inline, NoteMark, Text
from penholder.formats.sponsors import split_sponsors

_MAX_JOINTS: Final = 100
"""A line with more is no list of sponsors, and is kept whole."""


def parse_sponsors(spans: Inline) -> Sponsors | None:
    """The sponsors of a line, or None for no line at all.

    Without a colon nothing is proposed in it. A mark belongs to the name before it; marks behind
    the colon belong to the whole line.
    """
    text, marks = _flat(spans)
    if not spans:
        return None
    states, _, proposal = text.partition(":")
    names = split_sponsors(states) if states.count(" and ") < _MAX_JOINTS else [states.strip()]
    starts, position = [], 0
    for name in names:
        position = max(states.find(name, position), position)
        starts.append(position)
        position += len(name)
    owned: list[list[NoteId]] = [[] for _ in names]
    common: list[NoteId] = []
    for offset, note in marks:
        owner = max((i for i, start in enumerate(starts) if start < offset), default=None)
        if offset > len(states) or owner is None:
            common.append(note)
        else:
            owned[owner].append(note)
    sponsors = [Sponsor(name, tuple(notes)) for name, notes in zip(names, owned, strict=True)]
    return Sponsors(tuple(sponsors), tuple(common), " ".join(proposal.split()))


def _flat(spans: Inline) -> tuple[str, list[tuple[int, NoteId]]]:
    """The words of the line, and each mark with the number of characters before it."""
    text = ""
    marks: list[tuple[int, NoteId]] = []
    for span in spans:
        if isinstance(span, NoteMark):
            marks.append((len(text), span.note))
        elif isinstance(span, Text):
            text += span.text.replace("\n", " ").replace("\t", " ")
    return text, marks
