"""What a Word paragraph holds, before any tracked change is accepted or rejected."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct, field

from penholder.formats.word.reading.names import Element
from penholder.formats.word.reading.pieces import Piece


@dataclass(frozen=True)
class Anchor:
    """Where a comment begins or ends: how many pieces of the paragraph stand before it."""

    comment: str
    place: int


class Content(Struct):
    """What a paragraph holds, in order, before any change is accepted or rejected.

    `is_changed` says whether any words of it are in a tracked change, `commented` which comments
    have anchors in it.
    """

    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    is_changed: bool = False
    commented: set[str] = field(default_factory=set)

    def anchor(self, comment: str) -> None:
        """Says that a comment begins or ends here."""
        self.anchors.append(Anchor(comment, len(self.pieces)))
        self.commented.add(comment)


@dataclass
class Counts:
    """What was met on the way and left out: pictures, page numbers, odd symbols, struck runs."""

    pictures: int = 0
    page_numbers: int = 0
    unknown_symbols: int = 0
    struck: int = 0
    embedded: int = 0
