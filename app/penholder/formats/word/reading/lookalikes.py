"""Notes that look like notes but are typed: raised numbers, `*` and its text at a page's foot."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final

import msgspec

from penholder.formats.word.reading.blocks import Block, WordParagraph, block_pieces
from penholder.formats.word.reading.pieces import (
    NoteKey,
    Piece,
    Pieces,
    cut,
    text_of,
    trimmed,
)

TYPED: Final = "typed"
"""The kind of a note that is none in the file (see `pieces.NoteKey`)."""

_STARS: Final = re.compile(r"\*{1,4}(?!\*)|[†‡]")
_NUMBER: Final = re.compile(r"\d{1,3}")


@dataclass
class TypedNote:
    """A typed note: its sign, its paragraph, and its text there from position `start`."""

    sign: str
    paragraph: WordParagraph
    start: int
    pieces: Pieces


@dataclass
class TypedNotes:
    """The blocks without the typed notes, their marks now marks, and the notes by key.

    `guessed` counts the raised numbers taken for marks of Word's own notes.
    """

    blocks: list[Block]
    notes: dict[NoteKey, TypedNote] = field(default_factory=dict)
    guessed: int = 0


def find_typed_notes(
    blocks: Sequence[Block], word_notes: Sequence[NoteKey], signed: Mapping[str, NoteKey]
) -> TypedNotes:
    """Makes typed notes real.

    `word_notes` are the notes that Word counts, in the order of their first marks: a raised number
    is a further mark of one of them, and so is a sign of `signed`. Numbers are taken
    for typed notes only where Word has none.
    """
    result = TypedNotes([])
    kept: list[Block] = []
    for block in blocks:
        note = _note_at(block, numbered=not word_notes)
        note = None if note is not None and note.sign in signed else note
        key = (TYPED, note.sign) if note is not None else None
        if note is None or key is None or key in result.notes:
            kept.append(block)
        else:
            result.notes[key] = note
    result.notes = {key: note for key, note in result.notes.items() if _is_marked(note, kept)}
    real = {id(note.paragraph) for note in result.notes.values()}
    by_sign: dict[str, NoteKey] = {sign: (TYPED, sign) for _, sign in result.notes}
    by_sign |= signed
    if word_notes:
        by_sign |= {str(place): key for place, key in enumerate(word_notes, 1)}
    if not by_sign:
        result.blocks = list(blocks)
        return result
    for block in blocks:
        if id(block) in real:
            continue
        result.blocks.append(_with_marks(block, by_sign, result))
    return result


def _note_at(block: Block, *, numbered: bool) -> TypedNote | None:
    """The typed note that a paragraph is: a sign, a gap, and words."""
    if not isinstance(block, WordParagraph) or block.number is not None:
        return None
    text = block.text.strip()
    match = _STARS.match(text)
    if match is None and not (numbered and any(piece.raised for piece in block.pieces)):
        return None
    lead, pieces = trimmed(block.pieces, block.text)
    if match is None and pieces and pieces[0].raised:
        match = _NUMBER.fullmatch(pieces[0].text.strip())
    if match is None:
        return None
    more, rest = trimmed(cut(pieces, match.end()))
    if not text_of(rest).strip():
        return None
    return TypedNote(match.group(), block, lead + match.end() + more, rest)


def _is_marked(note: TypedNote, blocks: Sequence[Block]) -> bool:
    for pieces in block_pieces(blocks):
        before = ""
        for piece in pieces:
            if any(sign == note.sign for _, _, sign in _signs(piece, before)):
                return True
            before = piece.shown[-1:]
    return False


def _signs(piece: Piece, before: str) -> Iterator[tuple[int, int, str]]:
    """The signs in a piece that may be marks: start, end, sign. `before` is the text before it."""
    if piece.note is not None:
        return
    if piece.raised:
        bare = piece.text.strip()
        if _NUMBER.fullmatch(bare) or _STARS.fullmatch(bare):
            start = piece.text.find(bare)
            yield start, start + len(bare), bare
        return
    if "*" not in piece.text:
        return
    for match in _STARS.finditer(piece.text):
        # "Iraq:*", "list*": a sign set at a word; a sign by itself is none.
        behind = (before + piece.text[: match.start()])[-1:]
        if behind and not behind.isspace() and behind != "*":
            yield match.start(), match.end(), match.group()


def _with_marks(block: Block, by_sign: dict[str, NoteKey], result: TypedNotes) -> Block:
    if isinstance(block, WordParagraph):
        return _marked(block, by_sign, result)
    rows = [
        [
            replace(cell, paragraphs=[_marked(p, by_sign, result) for p in cell.paragraphs])
            for cell in row
        ]
        for row in block.rows
    ]
    return replace(block, rows=rows)


def _marked(
    paragraph: WordParagraph, by_sign: dict[str, NoteKey], result: TypedNotes
) -> WordParagraph:
    """The paragraph with typed marks made marks; the same object where there are none."""
    pieces: list[Piece] = []
    position = 0
    shifts: list[tuple[int, int]] = []  # (position, how many positions go there)
    before = ""
    for piece in paragraph.pieces:
        done = 0
        for start, end, sign in _signs(piece, before):
            key = by_sign.get(sign)
            behind = piece.text[:start] or before
            if key is None or (sign.isdigit() and behind[-1:].isdigit()):
                continue
            result.guessed += key[0] != TYPED and sign.isdigit()
            if start > done:
                pieces.extend(cut([piece], done, start))
            pieces.append(
                msgspec.structs.replace(piece, text="", start=piece.start + start, note=key)
            )
            shifts.append((position + start, end - start - 1))
            done = end
        if done < piece.size:
            pieces.extend(cut([piece], done) if done else [piece])
        position += piece.size
        before = piece.shown[-1:]
    if not shifts:
        return paragraph
    moved = _mover(shifts)
    return replace(
        paragraph,
        pieces=tuple(pieces),
        tracked=tuple(
            item._replace(start=moved(item.start), end=moved(item.end))
            for item in paragraph.tracked
        ),
        comments=tuple((comment, moved(place)) for comment, place in paragraph.comments),
    )


def _mover(shifts: Sequence[tuple[int, int]]) -> Callable[[int], int]:
    """Where positions of the paragraph are once the marks take one position each."""
    places = [place for place, _ in shifts]
    gone = [0, *accumulate(size for _, size in shifts)]

    def moved(position: int) -> int:
        return position - gone[bisect_left(places, position)]

    return moved
