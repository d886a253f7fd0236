"""What the reading of a text gives: its lines, and where in the file each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from penholder.document.ids import NodeId
from penholder.document.lines import Line
from penholder.document.resolution import Closing
from penholder.formats.word.reading.blocks import WordParagraph
from penholder.formats.word.reading.items import Item
from penholder.formats.word.reading.pieces import Piece, Pieces, text_of


class Source(Struct, frozen=True):
    """Where a line's text stands: its paragraph, the position there, its pieces and their text."""

    paragraph: WordParagraph
    start: int
    pieces: Pieces
    text: str


def source(paragraph: WordParagraph, start: int, pieces: Pieces) -> Source:
    """Where a text stands that has these pieces of a paragraph, from a position on."""
    return Source(paragraph, start, pieces, text_of(pieces))


@dataclass
class Body:
    """The lines found (their spans still to be set), where each stands, and the typed labels.

    `label_source` is the paragraph of a label that has one of its own ("Annex", "II"); `clause` is
    the last paragraph proper, no part of one.
    """

    lines: list[Line] = field(default_factory=list)
    source: dict[NodeId, Source] = field(default_factory=dict)
    label_source: dict[NodeId, WordParagraph] = field(default_factory=dict)
    items: dict[NodeId, Item] = field(default_factory=dict)
    typed: dict[NodeId, str] = field(default_factory=dict)
    clause: WordParagraph | None = None
    closing: Closing | None = None
    closing_source: list[Source] = field(default_factory=list)


def joined_sources(sources: Sequence[Source]) -> tuple[Pieces, list[int]]:
    """The pieces of a text that stands in several paragraphs, and where each begins in it.

    A space stands between them.
    """
    pieces: list[Piece] = []
    starts: list[int] = []
    behind = 0
    for source in sources:
        if starts:
            pieces.append(Piece(" "))
            behind += 1
        starts.append(behind)
        pieces += source.pieces
        behind += sum(piece.size for piece in source.pieces)
    return tuple(pieces), starts
