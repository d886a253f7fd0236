"""The document on the surface as a resolution, kept up to date block by block.

`pieces` mirrors the blocks of the QTextDocument. After each change only the touched blocks are read
again; numbers of clauses and notes are worked out anew only when something they depend on changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import overload

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from penholder.document.ids import NodeId, NoteId, random_id
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, line_texts, note_labels, reference_texts
from penholder.document.operations import with_lines
from penholder.document.resolution import Note, Resolution, Sponsors
from penholder.document.spans import NoteMark, marks_in
from penholder.ui.editor.blocks import Heads, Piece, Property, Role, read_block, write_block
from penholder.ui.editor.foreseen import Foreseen
from penholder.ui.editor.numbers import Numbers
from penholder.ui.editor.touched import Touched

Marks = tuple[NoteId, ...]


class Content(QObject):
    """Reads and writes the resolution of one QTextDocument."""

    edited = Signal()
    """Something was typed, inserted, removed or undone."""

    structure_changed = Signal()
    """Paragraphs or notes came, went, moved or changed kind; numbers may be others."""

    details_changed = Signal()
    """Masthead, sponsors or what else is not on the sheet is another one (undone, for example)."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__()
        self._document = document
        self._rest = Resolution()
        self.companion: object = None
        """What goes with the text through undo and redo, as `set_details` was given it."""
        self._versions: list[tuple[Resolution, object]] = [(self._rest, None)]
        self._own_notes: frozenset[NoteId] = frozenset()
        self.pieces: list[Piece] = []
        self.numbers = Numbers(self.pieces)
        self._heads: Heads = {}
        self._marks: list[Marks] = []
        self._mark_counts: Counter[NoteId] = Counter()
        self._unmarked: set[NoteId] = set()
        self._labels: dict[NodeId, str] | None = None
        self._names: dict[NodeId, str] | None = None
        self._references: dict[NodeId, str] | None = None
        self._notes: dict[NoteId, str] | None = None
        self._blocks: dict[tuple[Role, str], int] | None = None
        self._filling = False
        self.foreseen = Foreseen()
        self.touched = Touched()
        document.contentsChange.connect(self._changed)

    # --- whole text ------------------------------------------------------------------------------

    def set_resolution(self, resolution: Resolution, companion: object = None) -> None:
        """Fills the document; the undo history begins here."""
        self._rest, self.companion = resolution, companion
        self._versions = [(resolution, companion)]
        self._own_notes = frozenset(note.id for note in resolution.notes)
        self.numbers.language = resolution.language
        self._filling = True
        self._document.setUndoRedoEnabled(False)
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for place, piece in enumerate(pieces_of(resolution)):
            if place:
                cursor.insertBlock()
            write_block(cursor, piece)
        self._mark_version(cursor)
        cursor.endEditBlock()
        self._document.setUndoRedoEnabled(True)
        self._filling = False
        self._read_all()
        self.settle()
        self.structure_changed.emit()

    def set_details(
        self, resolution: Resolution, cursor: QTextCursor, companion: object = None
    ) -> None:
        """Takes over what is not on the sheet: masthead, sponsors, adoption, closing, language.

        The first block holds the number of the version, so that undoing gives back the one before,
        with its companion; `cursor` is that of the step. Without a companion the last one stays.
        """
        self._own_notes |= {note.id for note in resolution.notes}
        details = replace(
            self._rest,
            masthead=resolution.masthead,
            sponsors=resolution.sponsors,
            adoption=resolution.adoption,
            closing=resolution.closing,
            language=resolution.language,
        )
        self._versions.append((details, self.companion if companion is None else companion))
        self._mark_version(cursor)

    def _mark_version(self, cursor: QTextCursor) -> None:
        cursor.setPosition(0)
        form = cursor.blockFormat()
        form.setProperty(Property.DETAILS, len(self._versions) - 1)
        cursor.setBlockFormat(form)

    def _follow_details(self) -> bool:
        """Takes the version of the details that the first block tells; says whether it changed."""
        version = self._document.begin().blockFormat().property(Property.DETAILS)
        if version is None or self._versions[int(version)][0] is self._rest:
            return False
        details, self.companion = self._versions[int(version)]
        self._rest = details
        if self.numbers.language != details.language:
            self.numbers.language = details.language
            self.numbers.replace(0, 0, ())
        self._forget()
        return True

    def details(self) -> Resolution:
        """A resolution with masthead, sponsors, adoption, closing and language as they stand."""
        return self._rest

    def resolution(self) -> Resolution:
        """The text as it stands."""
        title = next((p.line.spans for p in self.pieces if p.role is Role.TITLE), ())
        opening = next((p.line.spans for p in self.pieces if p.role is Role.OPENING), ())
        in_text = dict.fromkeys(chain.from_iterable(self._marks))
        notes = tuple(
            Note(p.line.id, p.line.spans, p.line.label)
            for p in self.pieces
            if p.role is Role.NOTE
            and (p.line.spans or p.line.id in in_text or p.line.id in self._own_notes)
        )
        known = {note.id for note in notes}
        lost = tuple(Note(mark) for mark in in_text if mark not in known)
        result = with_lines(self._rest, self.lines())
        return replace(result, title=title, opening=opening, notes=(*notes, *lost))

    def lines(self) -> list[Line]:
        """The lines of body and annexes."""
        return [p.line for p in self.pieces if p.role is Role.LINE and not p.placeholder]

    def body(self) -> Sequence[Line]:
        """The same where they stand, without a copy: for what looks at a few of them. Holds until
        the next change.
        """
        first = bisect_left(self.pieces, _ORDER[Role.LINE], key=_place_of)
        last = bisect_left(self.pieces, _ORDER[Role.NOTE], first, key=_place_of)
        if last - first == 1 and self.pieces[first].placeholder:
            last = first
        return _Body(self.pieces, first, last)

    # --- numbers ---------------------------------------------------------------------------------

    def labels(self) -> dict[NodeId, str]:
        """The label of every numbered line."""
        if self._labels is None:
            self._labels = line_labels(self.lines(), self._rest.language)
        return self._labels

    def names(self) -> dict[NodeId, str]:
        """What delegates call each clause: PP3, OP12, OP12 (b)."""
        if self._names is None:
            self._names = {
                piece.line.id: self.numbers.name(block)
                for block, piece in enumerate(self.pieces)
                if piece.role is Role.LINE
            }
        return self._names

    def references(self) -> dict[NodeId, str]:
        """How each paragraph is named in a reference."""
        if self._references is None:
            self._references = reference_texts(self.lines(), self._rest.language, self.labels())
        return self._references

    def note_label(self, note: NoteId) -> str:
        """The number or sign of a note."""
        if self._notes is None:
            marks = tuple(NoteMark(mark) for mark in chain.from_iterable(self._marks))
            notes = tuple(
                Note(p.line.id, label=p.line.label) for p in self.pieces if p.role is Role.NOTE
            )
            outline = Resolution(sponsors=self._rest.sponsors, title=marks, notes=notes)
            self._notes = note_labels(outline)
        return self._notes.get(note, "?")

    def block_of(self, node: NodeId, role: Role = Role.LINE) -> int:
        """The block number of a line or note, or -1."""
        if self._blocks is None:
            numbered = [(piece.role, piece.line.id) for piece in self.pieces]
            self._blocks = {name: len(numbered) - at for at, name in enumerate(numbered[::-1], 1)}
        return self._blocks.get((role, node), -1)

    # --- notes -----------------------------------------------------------------------------------

    def marks_at(self, block: int) -> Marks:
        """The notes marked in a block, in order."""
        return self._marks[block]

    def is_marked(self, note: NoteId) -> bool:
        """Whether a note is marked in the text or at a sponsor."""
        return self._mark_counts[note] > 0 or note in self.sponsors_marks()

    def sponsors_marks(self) -> frozenset[NoteId]:
        """The notes marked at the sponsors, which are not on the sheet."""
        return _sponsors_marks(self._rest.sponsors)

    def unmarked(self) -> list[NoteId]:
        """The notes that lost their last mark since the last `settle`."""
        return [note for note in self._unmarked if not self.is_marked(note)]

    def settle(self) -> None:
        """Ends a gesture: what it touched has been looked after."""
        self._unmarked.clear()
        self.touched.clear()

    # --- following the document ------------------------------------------------------------------

    def _take_foreseen(self) -> bool:
        """Takes what was foreseen; False where nothing was, or not as many blocks came."""
        step = self.foreseen.take()
        if step is None or not step.fits(self.pieces, self._document.blockCount()):
            return False
        if self.pieces[step.start : step.end] != step.pieces:
            self._take(*step)
            self.edited.emit()
        return True

    def _changed(self, position: int, _removed: int, added: int) -> None:
        if self._filling or self._take_foreseen():
            return
        document = self._document
        first = document.findBlock(position)
        last = document.findBlock(min(position + added, document.characterCount() - 1))
        start, end = first.blockNumber(), last.blockNumber() + 1
        old_end = end - (document.blockCount() - len(self.pieces))
        new_details = start == 0 and self._follow_details()
        self._follow_blocks(first, start, end, old_end)
        if new_details:
            self.structure_changed.emit()
            self.details_changed.emit()
            self.edited.emit()

    def _follow_blocks(self, first: QTextBlock, start: int, end: int, old_end: int) -> None:
        """Reads again the blocks from `start` to `end`, which were there up to `old_end`."""
        if start < 0 or old_end < start or old_end > len(self.pieces):
            self._read_all()
            self.touched.add(0, len(self.pieces), len(self.pieces))
            self.structure_changed.emit()
            self.edited.emit()
            return
        after: list[Piece] = []
        block = first
        for _ in range(start, end):
            after.append(read_block(block, self._heads))
            block = block.next()
        if self.pieces[start:old_end] != after:
            self._take(start, old_end, after)
            self.edited.emit()

    def _take(self, start: int, old_end: int, after: list[Piece]) -> None:
        """Puts pieces in the place of old ones; what hangs on them is forgotten."""
        before = self.pieces[start:old_end]
        old_marks, new_marks = self._marks[start:old_end], [_marks_of(p) for p in after]
        self.pieces[start:old_end] = after
        self._marks[start:old_end] = new_marks
        renoted = old_marks != new_marks and self._count_marks(old_marks, new_marks)
        renoted = renoted or _notes(before) != _notes(after)
        restructured = [_structure(p) for p in before] != [_structure(p) for p in after]
        if restructured:
            self.numbers.replace(start, old_end, after)
            self.touched.add(start, start + len(after), len(self.pieces))
            self._labels = self._names = self._references = self._blocks = None
        if renoted:
            self._notes = None
        if renoted or restructured:
            self.structure_changed.emit()

    def _count_marks(self, old: Sequence[Marks], new: Sequence[Marks]) -> bool:
        """Counts marks that came and went; says whether the order of notes may be another."""
        before, after = list(chain.from_iterable(old)), list(chain.from_iterable(new))
        if before == after:
            return False
        self._mark_counts.subtract(before)
        self._mark_counts.update(after)
        self._unmarked.update(note for note in before if self._mark_counts[note] <= 0)
        return True

    def _read_all(self) -> None:
        self.pieces.clear()
        self._heads.clear()
        block = self._document.begin()
        while block.isValid():
            self.pieces.append(read_block(block, self._heads))
            block = block.next()
        self._marks = [_marks_of(piece) for piece in self.pieces]
        self._mark_counts = Counter(chain.from_iterable(self._marks))
        self.numbers.replace(0, len(self.pieces) + 1_000_000, self.pieces)
        self._forget()

    def _forget(self) -> None:
        self._labels = self._names = self._references = self._notes = self._blocks = None


_ORDER = {Role.TITLE: 0, Role.OPENING: 1, Role.LINE: 2, Role.NOTE: 3}
"""The order of the sheet."""


def _place_of(piece: Piece) -> int:
    return _ORDER[piece.role]


class _Body(Sequence[Line]):
    """The lines among the pieces from one place up to another."""

    def __init__(self, pieces: list[Piece], first: int, last: int) -> None:
        self._pieces, self._first, self._count = pieces, first, last - first

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(self._count))]
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return self._pieces[self._first + index % self._count].line


def pieces_of(resolution: Resolution) -> list[Piece]:
    """The pieces of a resolution in the order of the sheet; the body has at least one block."""
    pieces = [
        Piece(Role.TITLE, Line("", LineKind.PLAIN, resolution.title)),
        Piece(Role.OPENING, Line("", LineKind.PLAIN, resolution.opening)),
    ]
    lines = to_lines(resolution.body, resolution.annexes)
    pieces += [Piece(Role.LINE, line) for line in lines]
    if not lines:
        empty = Line(random_id(), LineKind.PREAMBULAR)
        pieces.append(Piece(Role.LINE, empty, placeholder=True))
    pieces += [
        Piece(Role.NOTE, Line(note.id, LineKind.PLAIN, note.spans, label=note.label))
        for note in resolution.notes
    ]
    return pieces


def _structure(piece: Piece) -> tuple[object, ...]:
    line = piece.line
    return (
        piece.role,
        line.id,
        line.kind,
        line.level,
        line.label,
        line.restarts,
        piece.placeholder,
    )


def _marks_of(piece: Piece) -> Marks:
    """The notes marked in a block, those in the cells of a table too; a note marks none."""
    if piece.role is Role.NOTE:
        return ()
    if piece.line.kind is LineKind.TABLE:
        return tuple(mark for text in line_texts(piece.line) for mark in marks_in(text))
    return marks_in(piece.line.spans)


def _notes(pieces: Sequence[Piece]) -> list[tuple[NoteId, str | None]]:
    return [(p.line.id, p.line.label) for p in pieces if p.role is Role.NOTE]


def _sponsors_marks(sponsors: Sponsors | None) -> frozenset[NoteId]:
    if sponsors is None:
        return frozenset()
    at_names = (mark for sponsor in sponsors.states for mark in sponsor.notes)
    return frozenset((*at_names, *sponsors.notes))
