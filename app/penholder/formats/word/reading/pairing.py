"""Which line of the accepted text of a Word file is which line of the rejected one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.document.lines import Line
from penholder.document.operations import lines_of
from penholder.formats.word.reading.blocks import WordParagraph
from penholder.formats.word.reading.document import DocxReading
from penholder.formats.word.reading.merging import Order
from penholder.formats.word.reading.names import Element
from penholder.formats.word.reading.pieces import Pieces


@dataclass(frozen=True)
class Placed:
    """A line of one of the texts, its elements of the file that make it this line, its pieces."""

    line: Line
    elements: frozenset[Element]
    paragraph: WordParagraph | None
    pieces: Pieces


def placed_lines(reading: DocxReading | None) -> list[Placed]:
    """The lines of a reading with where they stand, in order."""
    result: list[Placed] = []
    for line in () if reading is None else lines_of(reading.resolution):
        assert reading is not None
        source = reading.source.get(line.id)
        # Of paragraphs that are joined, the last says what the line is.
        elements = set(() if source is None else source.paragraph.elements[-1:])
        label = reading.label_source.get(line.id)
        elements.update(() if label is None else label.elements[-1:])
        if line.id in reading.tables:
            elements.add(reading.tables[line.id].element)
        result.append(
            Placed(
                line,
                frozenset(elements),
                None if source is None else source.paragraph,
                () if source is None else source.pieces,
            )
        )
    return result


def paired(
    order: Order, before: Sequence[Placed], after: Sequence[Placed]
) -> list[tuple[Placed | None, Placed | None]]:
    """The lines of both texts in one order; what is one line in both stands together.

    A line is paired with the one that has most of its characters, or else with one that stands in
    the same paragraph of the file; pairs never cross. Lines of one text only stand where the file
    has them.
    """
    result: list[tuple[Placed | None, Placed | None]] = []
    behind, waiting = 0, 0
    partner = _partners(before, after)
    for place, old in [*sorted(partner.items()), (len(after), len(before))]:
        result.extend(_in_order(order, before[behind:old], after[waiting:place]))
        if place < len(after):
            result.append((before[old], after[place]))
        behind, waiting = old + 1, place + 1
    return result


def _in_order(
    order: Order, before: Sequence[Placed], after: Sequence[Placed]
) -> Iterator[tuple[Placed | None, Placed | None]]:
    """The lines of two stretches that have nothing in common, by their places in the file."""

    def place(placed: Placed) -> int:
        places = [order[element] for element in placed.elements]
        return min((found for found in places if found is not None), default=-1)

    left, right = 0, 0
    while left < len(before) and right < len(after):
        if place(before[left]) <= place(after[right]):
            yield before[left], None
            left += 1
        else:
            yield None, after[right]
            right += 1
    yield from ((each, None) for each in before[left:])
    yield from ((None, each) for each in after[right:])


def _partners(before: Sequence[Placed], after: Sequence[Placed]) -> dict[int, int]:
    """The place among the lines before of the partner of each line after that has one."""
    by_node: dict[Element, list[int]] = {}
    by_element: dict[Element, list[int]] = {}
    for place, old in enumerate(before):
        for node in {piece.node for piece in old.pieces if piece.node is not None}:
            by_node.setdefault(node, []).append(place)
        for element in old.elements:
            by_element.setdefault(element, []).append(place)
    partner: dict[int, int] = {}
    free = 0  # the first line before that may still be paired
    for place, new in enumerate(after):
        common: Counter[int] = Counter()
        for piece in new.pieces:
            for old_place in by_node.get(piece.node, ()) if piece.node is not None else ():
                if old_place >= free:
                    common[old_place] += piece.size
        if not common:
            for element in new.elements:
                common.update(old for old in by_element.get(element, ()) if old >= free)
        if common:
            most = max(common.values())
            partner[place] = min(old for old, size in common.items() if size == most)
            free = partner[place] + 1
    return partner
