"""Merges the accepted and the rejected words of one text by their places in the file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from penholder.document.spans import Inline, Span, Text, length, normalized
from penholder.formats.word.proposal import ProposedRun, ProposedText
from penholder.formats.word.reading.blocks import WordParagraph
from penholder.formats.word.reading.changes import Change
from penholder.formats.word.reading.names import Element
from penholder.formats.word.reading.pieces import NoteKey, Piece, Pieces
from penholder.formats.word.reading.positions import Alignment

_Key: TypeAlias = tuple[int, int, int]
"""The place of a character: its element, the offset in it, and a count where these do not tell."""


class Order:
    """The order of the elements of several parts of a file; worked out when first asked."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._roots = list(roots)
        self._places: dict[Element, int] = {}

    def __getitem__(self, element: Element | None) -> int | None:
        """The place of an element; None for none, or for one of another part."""
        if not self._places:
            every = (element for root in self._roots for element in root.iter())
            self._places = {element: place for place, element in enumerate(every)}
        return None if element is None else self._places.get(element)


@dataclass(frozen=True)
class Side:
    """A text in one of the two readings: its words, its pieces, its paragraphs of the file.

    `ends` are the changes that join these paragraphs to others: by them words go from one line to
    another.
    """

    spans: Inline
    pieces: Pieces
    notes: Collection[NoteKey]
    paragraphs: tuple[WordParagraph, ...]
    ends: tuple[Change, ...] = ()


class _Atom(NamedTuple):
    """One position of a text: where it stands in the file, what it is, and who changed it."""

    key: _Key
    span: Span
    changes: tuple[Change, ...]


class _Step(NamedTuple):
    """An atom of the merged text, and in which texts it is."""

    span: Span
    before: bool
    after: bool
    changes: tuple[Change, ...]


def merged(order: Order, before: Side | None, after: Side | None) -> ProposedText:
    """The text as proposed, of its words in both readings; None where a reading lacks it."""
    if before is not None and after is not None and _is_untouched(before, after):
        return (ProposedRun(after.spans),) if after.spans else ()
    sides = [side for side in (before, after) if side is not None]
    old, new = ([] if side is None else list(_atoms(order, side)) for side in (before, after))
    steps = _steps(old, new, _in_neither(order, sides, [*old, *new]))
    return tuple(_runs(steps))


def in_proposed(runs: ProposedText, position: int, *, after: bool) -> int:
    """The position in a proposed text of a position in the accepted or the rejected one."""
    place = 0
    for run in runs:
        size = length(run.spans)
        if run.after if after else run.before:
            if position < size:
                return place + max(position, 0)
            position -= size
        place += size
    return place


def _is_untouched(before: Side, after: Side) -> bool:
    tracked = any(paragraph.tracked for side in (before, after) for paragraph in side.paragraphs)
    return not tracked and before.spans == after.spans


def _atoms(order: Order, side: Side) -> Iterator[_Atom]:
    flat = [(piece, offset) for piece in side.pieces for offset in range(piece.size)]
    alignment = Alignment(side.spans, side.pieces, side.notes)
    place, position = (-1, 0, 0), 0
    for span in side.spans:
        for index in range(len(span.text) if isinstance(span, Text) else 1):
            at = alignment.in_pieces(position)
            piece, offset = flat[at] if at < len(flat) else (Piece(""), 0)
            place = _key(order, piece, offset, place)
            one = Text(span.text[index], span.italic, span.bold) if isinstance(span, Text) else span
            yield _Atom(place, one, _changes(piece) or side.ends)
            position += 1


def _key(order: Order, piece: Piece, offset: int, last: _Key) -> _Key:
    element = order[piece.node]
    if element is None:  # what the reader put in: right behind what stands before it
        return (last[0], last[1], last[2] + 1)
    return (element, piece.start, offset) if piece.whole else (element, piece.start + offset, 0)


def _changes(piece: Piece) -> tuple[Change, ...]:
    return tuple(change for change in (piece.inserted, piece.deleted) if change is not None)


def _in_neither(order: Order, sides: Sequence[Side], atoms: Sequence[_Atom]) -> list[_Atom]:
    """The words that one person inserted and another deleted, where they stand in this text.

    What stands at the very edge of a paragraph belongs to it too, but for a paragraph that gives
    several lines.
    """
    if not atoms:
        return []
    first, last = min(atom.key for atom in atoms), max(atom.key for atom in atoms)
    found: dict[_Key, _Atom] = {}
    for side in sides:
        for paragraph in side.paragraphs:
            alone = paragraph.pieces == side.pieces
            for piece in paragraph.proposed:
                if piece.inserted is None or piece.deleted is None or piece.note is not None:
                    continue
                for offset, character in enumerate(piece.text):
                    key = _key(order, piece, offset, (-1, 0, 0))
                    if alone or first < key < last:
                        span = Text(character, piece.italic, piece.bold)
                        found[key] = _Atom(key, span, _changes(piece))
    return sorted(found.values())


def _steps(old: Sequence[_Atom], new: Sequence[_Atom], neither: Sequence[_Atom]) -> Iterator[_Step]:
    """All atoms in order: those of each text in their own order, equal ones once."""
    left, right, aside = 0, 0, 0
    while left < len(old) or right < len(new):
        here = min(
            atoms[place].key for atoms, place in ((old, left), (new, right)) if place < len(atoms)
        )
        while aside < len(neither) and neither[aside].key < here:
            yield _Step(neither[aside].span, False, False, neither[aside].changes)
            aside += 1
        was = old[left] if left < len(old) and old[left].key == here else None
        now = new[right] if right < len(new) and new[right].key == here else None
        left += was is not None
        right += now is not None
        if was is not None and now is not None and was.span == now.span:
            yield _Step(now.span, True, True, ())
            continue
        if was is not None:
            yield _Step(was.span, True, False, was.changes)
        if now is not None:
            yield _Step(now.span, False, True, now.changes)
    for atom in neither[aside:]:
        yield _Step(atom.span, False, False, atom.changes)


def _runs(steps: Iterable[_Step]) -> Iterator[ProposedRun]:
    held: list[_Step] = []
    for step in steps:
        if held and held[-1][1:] != step[1:]:
            yield _run(held)
            held = []
        held.append(step)
    if held:
        yield _run(held)


def _run(steps: Sequence[_Step]) -> ProposedRun:
    spans = normalized(step.span for step in steps)
    return ProposedRun(spans, steps[0].before, steps[0].after, steps[0].changes)
