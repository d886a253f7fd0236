"""The editor of a draft: the sheet, and every gesture that changes the text on it.

Each gesture is one step of the undo history. Small changes are Qt's own typing; changes of clauses
are worked out on lines by `clauses_at_hand` and put in the place of the old blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from penholder.document.ids import NodeId, NoteId, random_id
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.operations import clause_end
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Inline, NoteMark, length, marks_in, split_at
from penholder.document.text import plain_text
from penholder.errors import PenholderError
from penholder.phrasebook.phrases import match_opening
from penholder.ui.editor import clauses_at_hand as clauses
from penholder.ui.editor.blocks import (
    LINE_BREAK,
    ObjectType,
    Piece,
    Role,
    char_format,
    read_spans,
    write_spans,
)
from penholder.ui.editor.clipboard import Clipping, copied, pasted
from penholder.ui.editor.replacing import delete_selection, one_step, replace_blocks, zone
from penholder.ui.editor.surface import Surface
from penholder.ui.theme import Theme

PAUSE_MS = 300
"""How long typing must pause before `changed` tells that the text is another one."""

_KEEP = QTextCursor.MoveMode.KeepAnchor
_PHRASED = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}


@dataclass(frozen=True)
class Statistics:
    """How long the text is."""

    words: int
    preambular: int
    operative: int
    notes: int


class DraftEditor(QWidget):
    """Edits one resolution."""

    changed = Signal()
    """The text is another one (after typing pauses)."""

    cursor_moved = Signal(str, str)
    """Node id and name (PP3, OP12 (b)) of the clause the cursor went to."""

    problem = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface = Surface(theme)
        self.content = self.surface.content
        self._marked: set[NoteId] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)
        self.setFocusProxy(self.surface)
        self.surface.installEventFilter(self)
        self.surface.copied = self._copied
        self.surface.pasted.connect(self._paste_data)
        self.surface.edit_done.connect(self._after_edit)
        self.surface.zoom_asked.connect(lambda factor: self.set_zoom(self.zoom * factor))
        self.surface.cursorPositionChanged.connect(self._tell_place)
        self.content.edited.connect(self._timer.start)

    # --- the text --------------------------------------------------------------------------------

    def set_resolution(self, resolution: Resolution) -> None:
        """Shows a text; the undo history begins here."""
        self.content.set_resolution(resolution)
        self._marked = self._marks()
        self._timer.stop()
        self.surface.put_cursor(self.surface.first_line_block())

    def resolution(self) -> Resolution:
        """The text as it stands."""
        return self.content.resolution()

    def set_details(self, resolution: Resolution) -> None:
        """Takes over masthead, sponsors and what else is not on the sheet."""
        self.content.set_details(resolution)

    def statistics(self) -> Statistics:
        """Counts words (title and notes left out) and paragraphs."""
        lines = self.content.lines()
        kinds = [line.kind for line in lines]
        return Statistics(
            sum(len(plain_text(line.spans).split()) for line in lines),
            kinds.count(LineKind.PREAMBULAR),
            kinds.count(LineKind.OPERATIVE),
            sum(piece.role is Role.NOTE for piece in self.content.pieces),
        )

    def current_node(self) -> NodeId:
        """The id of the line the cursor is in, '' outside the body."""
        piece = self.surface.piece()
        return piece.line.id if piece.role is Role.LINE else ""

    # --- looks and moving around -----------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints in another theme."""
        self.surface.set_theme(theme)

    @property
    def zoom(self) -> float:
        """The size of the text; 1 is actual size."""
        return self.surface.zoom

    def set_zoom(self, zoom: float) -> None:
        """Sets the size of the text."""
        self.surface.set_zoom(zoom)

    def set_base_changes(self, changes: dict[NodeId, str]) -> None:
        """Shows in the margin what each clause is against the base."""
        self.surface.base_changes = changes
        self.surface.viewport().update()

    def go_to(self, node: NodeId) -> None:
        """Puts the cursor at the beginning of a line, brought to the upper part of the sheet."""
        block = self.content.block_of(node)
        if block >= 0:
            self._go_to_block(block)

    def go_to_note(self, note: NoteId) -> None:
        """Puts the cursor at the beginning of a note."""
        block = self.content.block_of(note, Role.NOTE)
        if block >= 0:
            self._go_to_block(block)

    def _go_to_block(self, block: int) -> None:
        self.surface.put_cursor(block)
        bar = self.surface.verticalScrollBar()
        above = self.surface.cursorRect().top() - self.surface.viewport().height() // 4
        bar.setValue(bar.value() + above)

    def find_text(
        self, text: str, *, forward: bool = True, whole_words: bool = False, case: bool = False
    ) -> bool:
        """Selects the next place of a text, around the end; all places are marked."""
        flags = QTextDocument.FindFlag(0)
        if whole_words:
            flags |= QTextDocument.FindFlag.FindWholeWords
        if case:
            flags |= QTextDocument.FindFlag.FindCaseSensitively
        self._mark_found(text, flags)
        if not text:
            return False
        step = flags if forward else flags | QTextDocument.FindFlag.FindBackward
        here = self.surface.textCursor()
        found = self.surface.document().find(text, here, step)
        if found.isNull():
            edge = QTextCursor(self.surface.document())
            if not forward:
                edge.movePosition(QTextCursor.MoveOperation.End)
            found = self.surface.document().find(text, edge, step)
        if found.isNull():
            return False
        self.surface.setTextCursor(found)
        return True

    def clear_found(self) -> None:
        """Takes the marks of the last search away."""
        self.surface.setExtraSelections([])

    def _mark_found(self, text: str, flags: QTextDocument.FindFlag) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setBackground(self.surface.objects.theme.color("chip_ground"))
        look.setForeground(self.surface.objects.theme.color("chip_text"))
        document = self.surface.document()
        cursor = document.find(text, 0, flags) if text else QTextCursor()
        while not cursor.isNull() and len(selections) < 1000:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
            cursor = document.find(text, cursor, flags)
        self.surface.setExtraSelections(selections)

    # --- undo, clipboard, looks of words ---------------------------------------------------------

    def undo(self) -> None:
        """Takes the last step back."""
        self.surface.undo()
        self._marked = self._marks()

    def redo(self) -> None:
        """Does the step taken back again."""
        self.surface.redo()
        self._marked = self._marks()

    def cut(self) -> None:
        """Cuts what is selected."""
        if self.surface.textCursor().hasSelection():
            self.copy()
            self._delete_selection()
            self._after_edit()

    def copy(self) -> None:
        """Copies what is selected."""
        if self.surface.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self._copied())

    def paste(self) -> None:
        """Pastes text, or clauses with their notes."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self._paste_data(data)

    def toggle_italic(self) -> None:
        """Sets what is selected in italics, or roman when it is italic."""
        cursor = self.surface.textCursor()
        form = QTextCharFormat()
        form.setFontItalic(not self.surface.currentCharFormat().fontItalic())
        cursor.mergeCharFormat(form)
        self.surface.mergeCurrentCharFormat(form)

    # --- clauses ---------------------------------------------------------------------------------

    def insert_clause(self, lines: Sequence[Line]) -> None:
        """Puts a clause behind the current one, or where its kind stands; goes to its blanks."""
        if not lines:
            return
        body = self.content.lines()
        index = max(0, self.surface.line_index())
        first = self.surface.first_line_block()
        if not body or (index < len(body) and self._is_spare(body, index, lines[0].kind)):
            start, end = index, index + 1
        else:
            start = end = clauses.place_for(body, index, lines[0].kind)
        new = list(lines)
        before = list(body[start - 1 : start]) if start else []
        takes_end = (
            start == end == len(body)
            and before
            and before[0].kind is LineKind.OPERATIVE
            and new[0].kind is LineKind.OPERATIVE
            and clauses.end_mark(before[0].spans) == "."
        )
        if takes_end:
            before[0] = replace(before[0], spans=clauses.with_end_mark(before[0].spans, ";"))
            new[-1] = replace(new[-1], spans=clauses.with_end_mark(new[-1].spans, "."))
            new, start = [*before, *new], start - 1
        replace_blocks(self.surface.document(), first + start, first + end, _pieces(new))
        shown = first + start + (1 if takes_end else 0)
        self._after_edit()
        self._go_to_block(shown)
        self.next_blank(from_start=True)

    def _is_spare(self, body: Sequence[Line], index: int, kind: LineKind) -> bool:
        line = body[index]
        return clauses.is_empty(line) and line.kind is kind and clause_end(body, index) == index + 1

    def enter(self) -> None:
        """Begins the next clause of the same kind, or cuts the current one in two."""
        if self.surface.textCursor().hasSelection():
            self._delete_selection()
        piece, number = self.surface.piece(), self.surface.textCursor().blockNumber()
        if piece.role is Role.NOTE:
            self._insert_plain(LINE_BREAK)
        elif piece.role is not Role.LINE:
            self.surface.put_cursor(number + 1)
        elif piece.line.kind is LineKind.TABLE:
            self._replace(number, number + 1, [piece.line, Line(random_id(), LineKind.PLAIN)], 1)
        elif clauses.is_empty(piece.line) and self._step_out(piece, number):
            pass
        else:
            self._split(piece, number)
        self._after_edit()

    def _split(self, piece: Piece, number: int) -> None:
        cursor = self.surface.textCursor()
        offset = length(read_spans(cursor.block(), 0, cursor.positionInBlock()))
        lines, at = clauses.split_line(piece.line, offset)
        self._replace(number, number + 1, lines, 1, at)

    def _step_out(self, piece: Piece, number: int) -> bool:
        """Enter in an empty clause: a level higher, and from the preamble to the operative part."""
        line = piece.line
        body = self.content.lines()
        if line.kind is LineKind.SUBPARAGRAPH:
            return self.shift(-1)
        if line.kind is LineKind.PREAMBULAR and len(body) > 1:
            mark = tuple(line.spans)
            changed = Line(line.id, LineKind.OPERATIVE, mark)
            if clauses.end_mark(mark):
                changed = replace(changed, spans=clauses.with_end_mark(mark, ";"))
            self._replace(number, number + 1, [changed], 0)
            return True
        return False

    def shift(self, step: int) -> bool:
        """The current clause one level deeper (1) or higher (-1); False when it can't."""
        body, index = self.content.lines(), self.surface.line_index()
        if index < 0 or index >= len(body):
            return False
        lines = clauses.shifted(body, index, step)
        if lines is None:
            return False
        first = self.surface.first_line_block()
        offset = self.surface.textCursor().positionInBlock()
        self._replace(first + index, first + index + len(lines), lines, 0, offset)
        return True

    def toggle_kind(self) -> None:
        """Turns a preambular paragraph into an operative one and back."""
        piece, number = self.surface.piece(), self.surface.textCursor().blockNumber()
        if piece.role is Role.LINE and piece.line.kind in _PHRASED:
            offset = self.surface.textCursor().positionInBlock()
            self._replace(number, number + 1, [clauses.other_kind(piece.line)], 0, offset)

    def move_clause(self, step: int) -> bool:
        """Moves the current clause up (-1) or down (1) among its neighbours; False at the edge."""
        body, index = self.content.lines(), self.surface.line_index()
        if index < 0 or index >= len(body):
            return False
        parts = clauses.neighbour(body, index, step)
        if parts is None:
            return False
        start, middle, end = parts
        lines = [*body[middle:end], *body[start:middle]]
        node, offset = body[index].id, self.surface.textCursor().positionInBlock()
        first = self.surface.first_line_block()
        replace_blocks(self.surface.document(), first + start, first + end, _pieces(lines))
        self.surface.put_cursor(self.content.block_of(node), offset)
        return True

    def move_clause_to(self, node: NodeId, before: NodeId | None) -> None:
        """Moves a clause in front of another line (None: to the end of the text)."""
        body = self.content.lines()
        places = {line.id: place for place, line in enumerate(body)}
        if node not in places:
            return
        start = places[node]
        end = clause_end(body, start)
        target = places.get(before, len(body)) if before is not None else len(body)
        if start <= target <= end:
            return
        part = body[start:end]
        if target < start:
            low, high, lines = target, end, [*part, *body[target:start]]
        else:
            low, high, lines = start, target, [*body[end:target], *part]
        first = self.surface.first_line_block()
        replace_blocks(self.surface.document(), first + low, first + high, _pieces(lines))
        self.surface.put_cursor(self.content.block_of(node))

    def join_with_previous(self) -> None:
        """Appends the current clause to the one before it."""
        number = self.surface.textCursor().blockNumber()
        before, piece = self.content.pieces[number - 1], self.content.pieces[number]
        line, _meets = clauses.joined(before.line, piece.line)
        at = self.surface.document().findBlockByNumber(number - 1).length() - 1
        self._replace(number - 1, number + 1, [line], 0, at)

    # --- notes and blanks ------------------------------------------------------------------------

    def insert_note(self) -> None:
        """Marks a new note at the cursor and goes to it."""
        if self.surface.piece().role is Role.NOTE:
            return
        note = random_id()
        cursor = self.surface.textCursor()
        cursor.clearSelection()
        with one_step(cursor):
            write_spans(cursor, self.surface.piece(), (NoteMark(note),))
            number = self._note_place(cursor.position())
            piece = Piece(Role.NOTE, Line(note, LineKind.PLAIN))
            replace_blocks(self.surface.document(), number, number, [piece], joined=True)
        self._marked = self._marks()
        self.go_to_note(note)

    def _note_place(self, position: int) -> int:
        """Number of the block before which a note marked at a position belongs."""
        ahead: set[NoteId] = set()
        block = self.surface.document().begin()
        while block.isValid() and block.position() <= position:
            end = min(block.length() - 1, position - block.position())
            ahead |= set(marks_in(read_spans(block, 0, end)))
            block = block.next()
        pieces = self.content.pieces
        notes = [i for i, p in enumerate(pieces) if p.role is Role.NOTE]
        behind = [i for i in notes if pieces[i].line.id in ahead]
        return behind[-1] + 1 if behind else (notes[0] if notes else len(pieces))

    def next_blank(self, *, forward: bool = True, from_start: bool = False) -> bool:
        """Selects the next (or previous) unfilled blank of the current clause; around its end."""
        cursor = self.surface.textCursor()
        block = cursor.block()
        places = [
            block.position() + offset
            for offset, sign in enumerate(_units(block.text()))
            if sign == "\ufffc" and self.surface.object_at(block.position() + offset) == _BLANK
        ]
        if not places:
            return False
        here = -1 if from_start else cursor.selectionStart()
        if forward:
            wanted = next((p for p in places if p > here), places[0])
        else:
            wanted = next((p for p in reversed(places) if p < here), places[-1])
        self.surface.put_cursor(block.blockNumber(), wanted - block.position(), 1)
        return True

    # --- keys ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean more than a character."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = not held & (_CTRL | _ALT)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if held & _SHIFT:
                self._insert_plain(LINE_BREAK)
            else:
                self.enter()
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and plain:
            back = key is Qt.Key.Key_Backtab or bool(held & _SHIFT)
            if not self.next_blank(forward=not back):
                self.shift(-1 if back else 1)
            return True
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not held & _ALT:
            return self._erase(back=key is Qt.Key.Key_Backspace)
        if event.text() and event.text().isprintable() and not held & _CTRL:
            return self._before_typing()
        return False

    def _erase(self, *, back: bool) -> bool:
        """Deletes what is selected, or joins clauses at their border; else Qt does it."""
        cursor = self.surface.textCursor()
        if cursor.hasSelection():
            self._delete_selection()
            self._after_edit()
            return True
        at_border = cursor.atBlockStart() if back else cursor.atBlockEnd()
        number = cursor.blockNumber()
        piece = self.content.pieces[number]
        if piece.line.kind is LineKind.TABLE and piece.role is Role.LINE:
            return True
        if not at_border:
            return False
        other = number - 1 if back else number + 1
        pieces = self.content.pieces
        if not 0 <= other < len(pieces) or zone(pieces[other], other) != zone(piece, number):
            return True
        if not back:
            self.surface.put_cursor(other)
        self.join_with_previous()
        self._after_edit()
        return True

    def _before_typing(self) -> bool:
        """Makes room for a character: a selection across clauses goes, a table takes none."""
        cursor = self.surface.textCursor()
        if cursor.hasSelection():
            spans_blocks = self.surface.document().findBlock(
                cursor.selectionStart()
            ) != self.surface.document().findBlock(cursor.selectionEnd())
            if spans_blocks:
                self._delete_selection()
            else:
                self._drop_object_format(cursor)
            return False
        if self.surface.piece().line.kind is LineKind.TABLE:
            return True
        self._drop_object_format(cursor)
        return False

    def _drop_object_format(self, cursor: QTextCursor) -> None:
        """What is typed beside or over an inline object is ordinary text."""
        form = self.surface.currentCharFormat()
        if form.objectType() in _OBJECTS or cursor.hasSelection():
            plain = char_format(
                self.surface.piece(), italic=form.fontItalic() and not cursor.hasSelection()
            )
            self.surface.setCurrentCharFormat(plain) if not cursor.hasSelection() else (
                self._replace_selected(cursor, plain)
            )

    def _replace_selected(self, cursor: QTextCursor, form: QTextCharFormat) -> None:
        cursor.removeSelectedText()
        self.surface.setTextCursor(cursor)
        self.surface.setCurrentCharFormat(form)

    # --- inside ----------------------------------------------------------------------------------

    def _replace(
        self, start: int, end: int, lines: Sequence[Line], shown: int, offset: int = 0
    ) -> None:
        """Puts lines in the place of body blocks and the cursor into one of them."""
        replace_blocks(self.surface.document(), start, end, _pieces(lines))
        self.surface.put_cursor(start + shown, offset)

    def _insert_plain(self, text: str) -> None:
        cursor = self.surface.textCursor()
        cursor.insertText(text, char_format(self.surface.piece()))
        self._after_edit()

    def _delete_selection(self) -> None:
        cursor = self.surface.textCursor()
        delete_selection(cursor, self.content.pieces)
        self.surface.setTextCursor(cursor)

    def _copied(self) -> QMimeData:
        return copied(self.surface.textCursor(), self.content.pieces)

    def _paste_data(self, data: QMimeData) -> None:
        try:
            clipping = pasted(data)
        except PenholderError as error:
            self.problem.emit(str(error))
            return
        if clipping is None or not clipping.lines:
            return
        if self.surface.textCursor().hasSelection():
            self._delete_selection()
        if len(clipping.lines) == 1 and clipping.lines[0].kind is not LineKind.TABLE:
            self._paste_inline(clipping)
        elif self.surface.piece().role is Role.LINE:
            self._paste_clauses(clipping)
        else:
            joined = "\n".join(plain_text(line.spans) for line in clipping.lines)
            self._insert_plain(joined.replace("\n", LINE_BREAK))
        self._after_edit()

    def _paste_inline(self, clipping: Clipping) -> None:
        piece = self.surface.piece()
        spans: Inline = clipping.lines[0].spans
        if piece.role is Role.NOTE:  # a note marks no notes
            spans = tuple(span for span in spans if not isinstance(span, NoteMark))
        if piece.line.kind is LineKind.TABLE:
            return
        cursor = self.surface.textCursor()
        with one_step(cursor):
            write_spans(cursor, piece, spans)
            self._add_missing_notes(clipping.notes)

    def _paste_clauses(self, clipping: Clipping) -> None:
        piece, number = self.surface.piece(), self.surface.textCursor().blockNumber()
        cursor = self.surface.textCursor()
        lines = list(clipping.lines)
        offset = length(read_spans(cursor.block(), 0, cursor.positionInBlock()))
        with one_step(cursor):
            if piece.line.kind is LineKind.TABLE or offset >= length(piece.line.spans):
                keep = [] if clauses.is_empty(piece.line) else [piece.line]
                old = [*keep, *lines]
            else:
                left, right = split_at(piece.line.spans, offset)
                first = [replace(piece.line, spans=left)] if plain_text(left).strip() else []
                tail = replace(piece.line, id=random_id() if first else piece.line.id, spans=right)
                old = [*first, *lines, tail]
            replace_blocks(self.surface.document(), number, number + 1, _pieces(old), joined=True)
            self._add_missing_notes(clipping.notes)
        last = number + old.index(lines[-1])
        self.surface.put_cursor(last, self.surface.document().findBlockByNumber(last).length() - 1)

    def _add_missing_notes(self, notes: Sequence[Note]) -> None:
        known = {p.line.id for p in self.content.pieces if p.role is Role.NOTE}
        for note in notes:
            if note.id not in known:
                end = len(self.content.pieces)
                line = Line(note.id, LineKind.PLAIN, note.spans, label=note.label)
                replace_blocks(
                    self.surface.document(), end, end, [Piece(Role.NOTE, line)], joined=True
                )

    def _after_edit(self) -> None:
        """What follows every gesture: opening phrase in italics, notes without marks go."""
        self._set_opening_phrase()
        self._drop_unmarked_notes()

    def _set_opening_phrase(self) -> None:
        cursor = self.surface.textCursor()
        block = cursor.block()
        piece = self.content.pieces[block.blockNumber()]
        kind = _PHRASED.get(piece.line.kind)
        text = block.text()
        if kind is None or piece.role is not Role.LINE or cursor.positionInBlock() > 80:
            return
        match = match_opening(text[:200], kind)
        size = match.length if match is not None else 0
        italic = _italic_lead(block.textFormats())
        if size == italic or "\ufffc" in text[: max(size, italic)]:
            return
        span = QTextCursor(block)
        with one_step(span, joined=True):
            for start, end, on in ((0, size, True), (size, max(size, italic), False)):
                if start < end:
                    span.setPosition(block.position() + start)
                    span.setPosition(block.position() + min(end, block.length() - 1), _KEEP)
                    look = QTextCharFormat()
                    look.setFontItalic(on)
                    span.mergeCharFormat(look)
        if cursor.positionInBlock() > size:
            roman = QTextCharFormat()
            roman.setFontItalic(False)
            self.surface.mergeCurrentCharFormat(roman)

    def _drop_unmarked_notes(self) -> None:
        marks = self._marks()
        gone = self._marked - marks
        self._marked = marks
        if not gone:
            return
        cursor = QTextCursor(self.surface.document())
        with one_step(cursor, joined=True):
            for note in gone:
                block = self.content.block_of(note, Role.NOTE)
                if block > 0:
                    replace_blocks(self.surface.document(), block, block + 1, [], joined=True)

    def _marks(self) -> set[NoteId]:
        return {
            mark
            for piece in self.content.pieces
            if piece.role is not Role.NOTE
            for mark in marks_in(piece.line.spans)
        }

    def _tell_place(self) -> None:
        number = self.surface.textCursor().blockNumber()
        if number >= len(self.content.pieces):
            return
        piece = self.content.pieces[number]
        if piece.role is Role.LINE:
            name = self.content.names().get(piece.line.id, "")
            self.cursor_moved.emit(piece.line.id, name)
        elif piece.role is Role.NOTE:
            self.cursor_moved.emit("", f"Note {self.content.note_label(piece.line.id)}")
        else:
            self.cursor_moved.emit("", piece.role.value.capitalize())


_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_BLANK = ObjectType.BLANK
_OBJECTS = frozenset(int(kind) for kind in ObjectType)


def _pieces(lines: Sequence[Line]) -> list[Piece]:
    return [Piece(Role.LINE, line) for line in lines]


def _italic_lead(formats: Sequence[object]) -> int:
    """How many positions at the beginning of a block are italic."""
    size = 0
    for part in formats:
        if not part.format.fontItalic():  # type: ignore[attr-defined]
            break
        size = part.start + part.length  # type: ignore[attr-defined]
    return size


def _units(text: str) -> str:
    """The text with every character outside the basic plane as two, as Qt counts positions."""
    return text if text.isascii() else "".join(s if ord(s) < 0x10000 else s * 2 for s in text)
