"""The document on the surface as a resolution, kept up to date block by block.

`pieces` mirrors the blocks of the QTextDocument. After each change only the touched blocks are read
again; labels and note numbers are worked out anew only when something they depend on changed.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from penholder.document.ids import NodeId, NoteId, random_id
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, note_labels, reference_texts
from penholder.document.operations import with_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import marks_in
from penholder.ui.editor.blocks import Piece, Role, read_block, write_block


class Content(QObject):
    """Reads and writes the resolution of one QTextDocument."""

    edited = Signal()
    """Something was typed, inserted, removed or undone."""

    structure_changed = Signal()
    """Paragraphs came, went, moved or changed kind; labels may be others."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__()
        self._document = document
        self._rest = Resolution()
        self._own_notes: frozenset[NoteId] = frozenset()
        self.pieces: list[Piece] = []
        self._labels: dict[NodeId, str] | None = None
        self._names: dict[NodeId, str] | None = None
        self._references: dict[NodeId, str] | None = None
        self._notes: dict[NoteId, str] | None = None
        self._filling = False
        document.contentsChange.connect(self._changed)

    # --- whole text ------------------------------------------------------------------------------

    def set_resolution(self, resolution: Resolution) -> None:
        """Fills the document; the undo history begins here."""
        self._rest = resolution
        self._own_notes = frozenset(note.id for note in resolution.notes)
        self._filling = True
        self._document.setUndoRedoEnabled(False)
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for place, piece in enumerate(pieces_of(resolution)):
            if place:
                cursor.insertBlock()
            write_block(cursor, piece)
        cursor.endEditBlock()
        self._document.setUndoRedoEnabled(True)
        self._filling = False
        self._read_all()
        self.structure_changed.emit()

    def set_details(self, resolution: Resolution) -> None:
        """Takes over what is not on the sheet: masthead, sponsors, adoption, closing, language."""
        self._rest = replace(
            self._rest,
            masthead=resolution.masthead,
            sponsors=resolution.sponsors,
            adoption=resolution.adoption,
            closing=resolution.closing,
            language=resolution.language,
        )
        self._forget()
        self.structure_changed.emit()

    def resolution(self) -> Resolution:
        """The text as it stands."""
        lines = self.lines()
        marked = {mark for line in lines for mark in marks_in(line.spans)}
        title = next((p.line.spans for p in self.pieces if p.role is Role.TITLE), ())
        opening = next((p.line.spans for p in self.pieces if p.role is Role.OPENING), ())
        marked |= {*marks_in(title), *marks_in(opening)}
        notes = tuple(
            Note(p.line.id, p.line.spans, p.line.label)
            for p in self.pieces
            if p.role is Role.NOTE
            and (p.line.spans or p.line.id in marked or p.line.id in self._own_notes)
        )
        known = {note.id for note in notes}
        lost = tuple(Note(mark) for mark in _first(marked - known, lines))
        result = with_lines(self._rest, lines)
        return replace(result, title=title, opening=opening, notes=(*notes, *lost))

    def lines(self) -> list[Line]:
        """The lines of body and annexes."""
        return [p.line for p in self.pieces if p.role is Role.LINE and not p.placeholder]

    # --- labels ----------------------------------------------------------------------------------

    def labels(self) -> dict[NodeId, str]:
        """The label of every numbered line."""
        if self._labels is None:
            self._labels = line_labels(self.lines(), self._rest.language)
        return self._labels

    def names(self) -> dict[NodeId, str]:
        """What delegates call each clause: PP3, OP12, OP12 (b)."""
        if self._names is None:
            self._names = short_names(self.lines(), self.labels(), self._rest.language)
        return self._names

    def references(self) -> dict[NodeId, str]:
        """How each paragraph is named in a reference."""
        if self._references is None:
            self._references = reference_texts(self.lines(), self._rest.language, self.labels())
        return self._references

    def note_label(self, note: NoteId) -> str:
        """The number or sign of a note."""
        if self._notes is None:
            self._notes = note_labels(self.resolution())
        return self._notes.get(note, "?")

    def piece_at(self, block_number: int) -> Piece:
        """The piece of a block."""
        return self.pieces[block_number]

    def block_of(self, node: NodeId, role: Role = Role.LINE) -> int:
        """The block number of a line or note, or -1."""
        for number, piece in enumerate(self.pieces):
            if piece.line.id == node and piece.role is role:
                return number
        return -1

    # --- following the document ------------------------------------------------------------------

    def _changed(self, position: int, _removed: int, added: int) -> None:
        if self._filling:
            return
        document = self._document
        first = document.findBlock(position)
        last = document.findBlock(min(position + added, document.characterCount() - 1))
        start, end = first.blockNumber(), last.blockNumber() + 1
        growth = document.blockCount() - len(self.pieces)
        old_end = end - growth
        if start < 0 or old_end < start or old_end > len(self.pieces):
            self._read_all()
            self.structure_changed.emit()
            self.edited.emit()
            return
        before = self.pieces[start:old_end]
        after: list[Piece] = []
        block = first
        for _ in range(start, end):
            after.append(read_block(block))
            block = block.next()
        if before == after:
            return
        self.pieces[start:old_end] = after
        if [_structure(p) for p in before] != [_structure(p) for p in after]:
            self._forget()
            self.structure_changed.emit()
        elif [marks_in(p.line.spans) for p in before] != [marks_in(p.line.spans) for p in after]:
            self._notes = None
            self.structure_changed.emit()
        self.edited.emit()

    def _read_all(self) -> None:
        self.pieces = []
        block = self._document.begin()
        while block.isValid():
            self.pieces.append(read_block(block))
            block = block.next()
        self._forget()

    def _forget(self) -> None:
        self._labels = self._names = self._references = self._notes = None


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


def short_names(lines: list[Line], labels: dict[NodeId, str], language: str) -> dict[NodeId, str]:
    """PP3, OP12, OP12 (b): the shorthand of the conference room, by node id."""
    named = reference_texts(lines, language, labels)
    result: dict[NodeId, str] = {}
    preambular = 0
    part = ""
    for line in lines:
        match line.kind:
            case LineKind.PREAMBULAR:
                preambular += 1
                part = f"PP{preambular}"
                result[line.id] = part
            case LineKind.OPERATIVE:
                part = f"OP{named.get(line.id, '')}"
                result[line.id] = part
            case LineKind.SUBPARAGRAPH:
                name = named.get(line.id, "")
                result[line.id] = f"{part} {name}" if part.startswith("PP") else f"OP{name}"
            case LineKind.HEADING | LineKind.ANNEX:
                result[line.id] = line.label or ""
    return result


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


def _first(marks: set[NoteId], lines: list[Line]) -> list[NoteId]:
    """Marks in the order of the text, each once (a pasted mark whose note went)."""
    ordered = dict.fromkeys(m for line in lines for m in marks_in(line.spans) if m in marks)
    return [*ordered, *(marks - set(ordered))]
