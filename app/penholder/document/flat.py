"""The words of spans as one string to search in, with the way back to positions in the spans."""

from __future__ import annotations

import msgspec

from penholder.document.spans import Inline, NoteMark, Text

OBJECT = "\ufffc"
"""Stands for a reference or blank in the string."""


class Flat(msgspec.Struct, frozen=True):
    """The words without note marks; `positions[i]` is where character i stands in the spans."""

    text: str
    positions: tuple[int, ...]

    def start(self, index: int) -> int:
        """The position in the spans of the character at an index, or of the end."""
        return self.positions[index] if index < len(self.positions) else self.end(index)

    def end(self, index: int) -> int:
        """The position right behind the character before an index."""
        return self.positions[index - 1] + 1 if index else 0


def flat(spans: Inline) -> Flat:
    """The string of a text; a note mark leaves nothing, so that it splits no date or citation."""
    parts: list[str] = []
    positions: list[int] = []
    place = 0
    for span in spans:
        if isinstance(span, Text):
            parts.append(span.text)
            positions.extend(range(place, place + len(span.text)))
            place += len(span.text)
            continue
        if not isinstance(span, NoteMark):
            parts.append(OBJECT)
            positions.append(place)
        place += 1
    return Flat("".join(parts), tuple(positions))


def behind_marks(spans: Inline, position: int) -> int:
    """The position behind the note marks that stand at a position."""
    place = 0
    for span in spans:
        if place == position and isinstance(span, NoteMark):
            position += 1
        if place > position:
            break
        place += len(span.text) if isinstance(span, Text) else 1
    return position
