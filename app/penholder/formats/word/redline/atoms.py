"""The text of a line as atoms, and the script that turns the atoms of a base into those of a draft.

An atom is one character, one note mark, or the border between two paragraphs. The comparison says
which words stay; note marks, labels and italics, which it does not know, are joined to it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from penholder.compare.result import WordEdit, WordOp
from penholder.document.ids import NodeId, NoteId
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.formats.word.reading.pieces import Piece

_LABEL_PARTS = re.compile(r"\d+|[A-Za-z]+|.", re.DOTALL)


class AtomKind(Enum):
    """What an atom is. Labels and marks are no part of the compared text."""

    TEXT = 1
    LABEL = 2
    MARK = 3
    BREAK = 4


@dataclass(slots=True, eq=False)
class Atom:
    """One position. `italic` and `bold` are as in the resolution, not as the file says it.

    `piece` and `offset` say where an atom of the base stands in its file; `note` is the note that a
    mark stands for, in the text it is of.
    """

    char: str
    kind: AtomKind = AtomKind.TEXT
    italic: bool = False
    bold: bool = False
    note: NoteId = ""
    piece: Piece | None = None
    offset: int = 0

    @property
    def compared(self) -> bool:
        """Whether the comparison counts it."""
        return self.kind in (AtomKind.TEXT, AtomKind.BREAK)

    @property
    def look(self) -> tuple[bool, bool]:
        """Italic and bold."""
        return self.italic, self.bold


class Op(Enum):
    """What happens to an atom."""

    KEEP = 1
    DELETE = 2
    INSERT = 3


class Step(NamedTuple):
    """One step of a script: `old` is an atom of the base, `new` one of the draft."""

    op: Op
    old: Atom | None
    new: Atom | None


class Misfit(Exception):
    """Two paragraphs cannot be laid over each other word by word."""


def atoms_of(spans: Inline, references: Mapping[NodeId, str]) -> list[Atom]:
    """The atoms of a text of the draft; blanks and references as they are shown."""
    made: list[Atom] = []
    for span in spans:
        if isinstance(span, NoteMark):
            made.append(Atom("", AtomKind.MARK, note=span.note))
            continue
        italic, bold = (span.italic, span.bold) if isinstance(span, Text) else (False, False)
        made.extend(
            Atom(char, italic=italic, bold=bold) for char in plain_text((span,), references)
        )
    return made


def label_atoms(text: str) -> list[Atom]:
    """The atoms of what stands before a text: tabs and the label."""
    return [Atom(char, AtomKind.LABEL) for char in text]


def atoms_in(
    pieces: Iterable[Piece], notes: Mapping[tuple[str, str], NoteId], *, label: bool = False
) -> list[Atom]:
    """The atoms of pieces of the base; marks of notes that are not in the file are left out."""
    kind = AtomKind.LABEL if label else AtomKind.TEXT
    made: list[Atom] = []
    for piece in pieces:
        if piece.note is not None:
            if piece.note in notes:
                made.append(Atom("", AtomKind.MARK, note=notes[piece.note], piece=piece))
            continue
        made.extend(
            Atom(char, kind, piece.italic, piece.bold, piece=piece, offset=offset)
            for offset, char in enumerate(piece.text)
        )
    return made


def take_looks(atoms: Sequence[Atom], read: Sequence[Atom]) -> None:
    """Gives atoms of the base the look that the reader gave their text, where both are the same."""
    if [atom.char for atom in atoms] == [atom.char for atom in read]:
        for atom, other in zip(atoms, read, strict=True):
            atom.italic, atom.bold = other.italic, other.bold


def compared_text(atoms: Iterable[Atom]) -> str:
    """The text that the comparison sees."""
    return "".join(atom.char for atom in atoms if atom.compared)


def script(
    edits: Sequence[WordEdit],
    old: Sequence[Atom],
    new: Sequence[Atom],
    same_note: Mapping[NoteId, NoteId],
) -> list[Step]:
    """The steps from the atoms of the base to those of the draft.

    `same_note` leads from notes of the draft to those of the base. Raises Misfit where the edits
    are not those of these texts.
    """
    return _Script(old, new, same_note).run(edits)


class _Script:
    def __init__(
        self, old: Sequence[Atom], new: Sequence[Atom], same_note: Mapping[NoteId, NoteId]
    ) -> None:
        self._old, self._new = old, new
        self._same_note = same_note
        self._at_old = self._at_new = 0
        self._steps: list[Step] = []

    def run(self, edits: Sequence[WordEdit]) -> list[Step]:
        for edit in edits:
            self._beside()
            for char in edit.text:
                match edit.op:
                    case WordOp.EQUAL:
                        self._equal(char)
                    case WordOp.DELETE:
                        self._delete_until(char)
                    case WordOp.INSERT:
                        self._insert_until(char)
        self._extras(self._extras_old(), self._extras_new())
        if self._at_old < len(self._old) or self._at_new < len(self._new):
            raise Misfit
        return self._steps

    def _beside(self) -> None:
        """Pairs marks and labels that stand at the same place, before either side goes on."""
        if self._peek_old() and self._peek_new():
            self._extras(self._extras_old(), self._extras_new())

    def _equal(self, char: str) -> None:
        self._extras(self._extras_old(), self._extras_new())
        old, new = self._next(self._old, self._at_old), self._next(self._new, self._at_new)
        if old.char != char or new.char != char or old.kind is not new.kind:
            raise Misfit
        self._at_old += 1
        self._at_new += 1
        if old.look == new.look:
            self._steps.append(Step(Op.KEEP, old, new))
        else:
            self._steps += [Step(Op.DELETE, old, None), Step(Op.INSERT, None, new)]

    def _delete_until(self, char: str) -> None:
        self._extras(self._extras_old(), [])
        atom = self._next(self._old, self._at_old)
        if atom.char != char:
            raise Misfit
        self._at_old += 1
        self._steps.append(Step(Op.DELETE, atom, None))

    def _insert_until(self, char: str) -> None:
        self._extras([], self._extras_new())
        atom = self._next(self._new, self._at_new)
        if atom.char != char:
            raise Misfit
        self._at_new += 1
        self._steps.append(Step(Op.INSERT, None, atom))

    def _next(self, atoms: Sequence[Atom], place: int) -> Atom:
        if place >= len(atoms):
            raise Misfit
        return atoms[place]

    def _peek_old(self) -> bool:
        return self._at_old < len(self._old) and not self._old[self._at_old].compared

    def _peek_new(self) -> bool:
        return self._at_new < len(self._new) and not self._new[self._at_new].compared

    def _extras_old(self) -> list[Atom]:
        found: list[Atom] = []
        while self._peek_old():
            found.append(self._old[self._at_old])
            self._at_old += 1
        return found

    def _extras_new(self) -> list[Atom]:
        found: list[Atom] = []
        while self._peek_new():
            found.append(self._new[self._at_new])
            self._at_new += 1
        return found

    def _extras(self, old: list[Atom], new: list[Atom]) -> None:
        if not old and not new:
            return
        self._steps += _aligned(_words_of(old), _words_of(new), self._same_note)


def _words_of(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Marks one by one, labels in numbers, words and single signs."""
    words: list[list[Atom]] = []
    label = ""
    start = 0
    for place, atom in enumerate([*atoms, Atom("", AtomKind.MARK)]):
        if atom.kind is AtomKind.LABEL:
            label += atom.char
            continue
        at = start
        for match in _LABEL_PARTS.finditer(label):
            words.append(list(atoms[at : at + len(match[0])]))
            at += len(match[0])
        label = ""
        start = place + 1
        if place < len(atoms):
            words.append([atom])
    return words


def _aligned(
    old: list[list[Atom]], new: list[list[Atom]], same_note: Mapping[NoteId, NoteId]
) -> list[Step]:
    """A longest common subsequence of a few words."""
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            if _same(old[i], new[j], same_note):
                lengths[i][j] = lengths[i + 1][j + 1] + 1
            else:
                lengths[i][j] = max(lengths[i + 1][j], lengths[i][j + 1])
    steps: list[Step] = []
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and _same(old[i], new[j], same_note):
            steps += [Step(Op.KEEP, a, b) for a, b in zip(old[i], new[j], strict=True)]
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or lengths[i + 1][j] >= lengths[i][j + 1]):
            steps += [Step(Op.DELETE, atom, None) for atom in old[i]]
            i += 1
        else:
            steps += [Step(Op.INSERT, None, atom) for atom in new[j]]
            j += 1
    return steps


def _same(old: list[Atom], new: list[Atom], same_note: Mapping[NoteId, NoteId]) -> bool:
    if [(atom.kind, atom.char) for atom in old] != [(atom.kind, atom.char) for atom in new]:
        return False
    if old[0].kind is AtomKind.MARK:
        return same_note.get(new[0].note) == old[0].note
    return True
