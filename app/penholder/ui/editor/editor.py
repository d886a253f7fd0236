"""The editor of a draft: the sheet, and every gesture that changes the text on it.

Each gesture is one step of the undo history. Small changes are Qt's own typing; the rest is done
by the gestures of clauses, notes, blanks, pasting and deleting, and tidied up after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line
from penholder.document.resolution import Masthead, Resolution
from penholder.errors import PenholderError
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.applying import apply
from penholder.ui.editor.blanks import Blanks
from penholder.ui.editor.blocks import ObjectType, Role, char_format
from penholder.ui.editor.clause_gestures import ClauseGestures
from penholder.ui.editor.clipboard import copied, pasted
from penholder.ui.editor.completion import Completion
from penholder.ui.editor.context_menu import show_context_menu
from penholder.ui.editor.counting import Statistics, count_lines
from penholder.ui.editor.deleting import delete_range, is_table
from penholder.ui.editor.highlights import Layer
from penholder.ui.editor.keys import Keys
from penholder.ui.editor.kinds import Kinds
from penholder.ui.editor.note_card import NoteCards
from penholder.ui.editor.note_gestures import NoteGestures
from penholder.ui.editor.own_references import OwnReferences
from penholder.ui.editor.pasting import Pasting
from penholder.ui.editor.same_source import SameSource
from penholder.ui.editor.steps import finish_layout
from penholder.ui.editor.surface import Surface
from penholder.ui.editor.table_editing import TableEditing
from penholder.ui.editor.tidying import make_ready, tidy
from penholder.ui.theme import Theme

PAUSE_MS = 300
"""How long typing must pause before `changed` tells that the text is another one."""

_OBJECTS = frozenset(int(kind) for kind in ObjectType)


class DraftEditor(QWidget):
    """Edits one resolution."""

    changed = Signal()
    """The text is another one (after typing pauses)."""

    changed_now = Signal()
    """The text is another one (at once, at every key)."""

    cursor_moved = Signal(str, str)
    """Node id and name (PP3, OP12 (b)) of the clause the cursor went to."""

    problem = Signal(str)
    """What could not be done, as a sentence for the user."""

    undo_available = Signal(bool)
    redo_available = Signal(bool)

    def __init__(
        self, theme: Theme, aids: Aids | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.aids = aids or Aids()
        self.menu_additions: list[Callable[[QMenu, QTextCursor], None]] = []
        """Add to the menu of the right button what belongs to a place of the sheet."""
        self.surface = Surface(theme)
        self.content = self.surface.content
        self._clauses = ClauseGestures(self.surface)
        self._notes = NoteGestures(self.surface)
        self.pasting = Pasting(self.surface, self._notes)
        self._blanks = Blanks(self.surface, self.aids)
        self.tables = TableEditing(self.surface, self.undo, self.redo)
        self.kinds = Kinds(self.surface)
        self.surface.signs.aids = self.aids
        self._keys = Keys(self)
        self.completion = Completion(self.surface, self.aids)
        self.references = OwnReferences(self.surface)
        self.same_source = SameSource(self.surface)
        self.note_cards = NoteCards(self.surface)
        self._last_details: tuple[frozenset[str], int] = (frozenset(), -1)
        self._place_held = self._place_changed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)
        self.setFocusProxy(self.surface)
        self._connect()

    def _connect(self) -> None:
        surface = self.surface
        surface.copied = lambda: copied(surface.textCursor(), self.content.pieces)
        surface.makes_room = self.makes_room
        surface.pasted.connect(self._paste_data)
        surface.dropped.connect(self._drop)
        surface.blank_asked.connect(self._blanks.edit_selected)
        self.note_cards.go_asked.connect(self.go_to_note)
        surface.next_blank_asked.connect(lambda forward: self.next_blank(forward=forward))
        surface.edit_done.connect(self._tidy)
        surface.zoom_asked.connect(lambda factor: self.set_zoom(self.zoom * factor))
        surface.cursorPositionChanged.connect(self._tell_place)
        surface.undoAvailable.connect(self.undo_available)
        surface.redoAvailable.connect(self.redo_available)
        surface.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        surface.customContextMenuRequested.connect(lambda at: show_context_menu(self, at))
        self.content.edited.connect(self._timer.start)
        self.content.edited.connect(self.changed_now)
        self._timer.timeout.connect(self.changed)
        QTimer.singleShot(0, self, make_ready)

    # --- the text --------------------------------------------------------------------------------

    def set_resolution(self, resolution: Resolution, companion: object = None) -> None:
        """Shows a text; the undo history begins here, with the companion of `apply`."""
        self.tables.close()
        self.note_cards.close()
        self.content.set_resolution(resolution, companion)
        self._timer.stop()
        self.surface.put_cursor(self.surface.first_line_block())

    def resolution(self) -> Resolution:
        """The text as it stands."""
        return self.content.resolution()

    def set_details(self, resolution: Resolution) -> None:
        """Takes over masthead, sponsors and what else is not on the sheet; it can be undone.

        Typing on in one field is one step.
        """
        before = self.content.details()
        changed = _fields_changed(before, resolution)
        if not changed:
            return
        last = (changed, self.surface.document().revision())
        with self.surface.steps.step(joined=last == self._last_details) as cursor:
            self.content.set_details(resolution, cursor)
        self._last_details = (changed, self.surface.document().revision())

    def apply(self, resolution: Resolution, companion: object = None) -> None:
        """Shows another version of the text: one undo step, only what differs is touched.

        `companion` is state that belongs to this version (`content.companion`); undoing gives back
        the one before.
        """
        apply(self.surface, resolution, companion)

    def statistics(self) -> Statistics:
        """Counts words (title and notes left out) and paragraphs."""
        notes = sum(piece.role is Role.NOTE for piece in self.content.pieces)
        return count_lines(self.content.lines(), notes)

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
        self._go_to_block(self.content.block_of(node))

    def go_to_note(self, note: NoteId) -> None:
        """Puts the cursor at the beginning of a note."""
        self._go_to_block(self.content.block_of(note, Role.NOTE))

    def select(self, cursor: QTextCursor) -> None:
        """Selects words, brought to the upper part of the sheet where they are not in sight."""
        in_sight = self.surface.viewport().rect().contains(self.surface.cursorRect(cursor))
        self.surface.setTextCursor(cursor)
        if not in_sight:
            self._bring_up()

    def _go_to_block(self, block: int) -> None:
        if block >= 0:
            self.surface.put_cursor(block)
            self._bring_up()

    def _bring_up(self) -> None:
        bar = self.surface.verticalScrollBar()
        above = self.surface.cursorRect().top() - self.surface.viewport().height() // 4
        bar.setValue(bar.value() + above)

    def clear_found(self) -> None:
        """Takes the marks of the last search away."""
        self.surface.highlights.set(Layer.FOUND, [])

    # --- undo, clipboard, looks of words ---------------------------------------------------------

    def undo(self) -> None:
        """Takes the last step back."""
        finish_layout(self.surface.document())
        self.surface.undo()
        self.content.settle()

    def redo(self) -> None:
        """Does the step taken back again."""
        finish_layout(self.surface.document())
        self.surface.redo()
        self.content.settle()

    def cut(self) -> None:
        """Cuts what is selected."""
        if self.surface.textCursor().hasSelection():
            self.copy()
            self.delete_selection()

    def copy(self) -> None:
        """Copies what is selected."""
        if self.surface.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.surface.copied())

    def paste(self) -> None:
        """Pastes text, or clauses with their notes."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self._paste_data(data)

    def toggle_italic(self) -> None:
        """Sets what is selected in italics, or roman when it is italic."""
        form = QTextCharFormat()
        form.setFontItalic(not self.surface.currentCharFormat().fontItalic())
        self.surface.mergeCurrentCharFormat(form)

    def delete_selection(self) -> None:
        """Deletes what is selected."""
        self._delete_selected()
        self._tidy()

    # --- clauses ---------------------------------------------------------------------------------

    def insert_clause(self, lines: Sequence[Line]) -> None:
        """Puts a clause behind the current one, or where its kind stands; goes to its blanks."""
        if not lines:
            return
        block = self._clauses.insert(lines)
        self._tidy()
        self._go_to_block(block)
        self.next_blank(from_start=True)

    def enter(self) -> None:
        """Opens the selected blank, else begins the next clause or cuts this one in two."""
        if self._blanks.edit_selected() or self.tables.open_at_cursor():
            return
        with self._gesture(), self.surface.steps.gesture():
            self._delete_selected()
            self._clauses.enter()

    def break_line(self) -> None:
        """Goes on in a new line of the same paragraph."""
        with self.surface.steps.gesture():
            self._delete_selected()
            self._clauses.break_line()
        self._tidy()

    def shift(self, step: int) -> bool:
        """The current clause one level deeper (1) or higher (-1); False when it can't."""
        with self._gesture():
            return self._clauses.shift(step)

    def toggle_kind(self) -> None:
        """Turns a preambular paragraph into an operative one and back."""
        with self._gesture():
            self._clauses.toggle_kind()

    def move_clause(self, step: int) -> bool:
        """Moves the current clause up (-1) or down (1) among its neighbours; False at the edge."""
        with self._gesture():
            return self._clauses.move(step)

    def move_clause_to(self, node: NodeId, before: NodeId | None) -> None:
        """Moves a clause in front of another line (None: to the end of the text)."""
        with self._gesture():
            self._clauses.move_to(node, before)

    def join_with_previous(self, number: int) -> None:
        """Appends the clause in a block to the one before it."""
        with self._gesture():
            self._clauses.join_with_previous(number)

    @contextmanager
    def _gesture(self) -> Iterator[None]:
        """A gesture on clauses, tidied up after. Where the cursor is is told when all is done:
        while blocks come and go it stands at places that nobody chose.
        """
        self._place_held, self._place_changed = True, False
        try:
            yield
            self._tidy()
        finally:
            self._place_held = False
        if self._place_changed:
            self._tell_place()

    # --- notes and blanks ------------------------------------------------------------------------

    def insert_note(self) -> None:
        """Marks a new note at the cursor and goes to it."""
        note = self._notes.insert()
        if note is not None:
            self._tidy()
            self.go_to_note(note)

    def edit_note_here(self) -> bool:
        """Opens the note whose mark the cursor stands at; says so and gives False without one."""
        found = self.note_cards.edit_here()
        if not found:
            self.problem.emit("There is no mark of a note at the cursor.")
        return found

    def next_blank(self, *, forward: bool = True, from_start: bool = False) -> bool:
        """Selects the next (or previous) unfilled blank of the current clause; around its end."""
        return self._blanks.select_next(forward=forward, from_start=from_start)

    # --- typing ----------------------------------------------------------------------------------

    def makes_room(self) -> bool:
        """Makes ready for typed text: what is selected goes; False where nothing may be typed."""
        if not self.surface.textCursor().hasSelection():
            return self._is_room()
        ready = self._make_room()
        self._tidy()
        return ready

    def _make_room(self) -> bool:
        self._delete_selected()
        return self._is_room()

    def _is_room(self) -> bool:
        piece = self.surface.piece()
        if is_table(piece):
            return False
        form = self.surface.currentCharFormat()
        if form.objectType() in _OBJECTS:  # what is typed beside an object is ordinary text
            self.surface.setCurrentCharFormat(char_format(piece, italic=form.fontItalic()))
        return True

    def type_over(self, text: str) -> None:
        """Typed text in the place of what is selected, undone as one step."""
        with self.surface.steps.gesture():
            if self._make_room():
                place = QTextCursor(self.surface.textCursor())
                form = char_format(self.surface.piece())
                with self.surface.steps.step():
                    place.insertText(text, form)
                self.surface.setTextCursor(place)
        self._tidy()

    def _delete_selected(self) -> None:
        cursor = self.surface.textCursor()
        if cursor.hasSelection():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            delete_range(self.surface.steps, self.content, start, end)
            cursor.setPosition(min(start, self.surface.document().characterCount() - 1))
            self.surface.setTextCursor(cursor)

    def _paste_data(self, data: QMimeData) -> None:
        try:
            clipping = pasted(data)
        except PenholderError as error:
            self.problem.emit(str(error))
            return
        if clipping is None or not clipping.lines:
            return
        with self.surface.steps.gesture():
            self._delete_selected()
            self.pasting.paste(clipping)
        self._tidy()

    def _drop(self, data: QMimeData, position: int, moved: bool) -> None:
        cursor = self.surface.textCursor()
        if moved and cursor.selectionStart() <= position <= cursor.selectionEnd():
            return
        place = QTextCursor(self.surface.document())
        place.setPosition(position)
        with self.surface.steps.gesture():
            if moved:
                self._delete_selected()
            self.surface.setTextCursor(place)
            self._paste_data(data)

    def _tidy(self) -> None:
        tidy(self.surface)

    def _tell_place(self) -> None:
        if self._place_held:
            self._place_changed = True
            return
        number = self.surface.textCursor().blockNumber()
        if number >= len(self.content.pieces):
            return
        piece = self.content.pieces[number]
        if piece.role is Role.LINE:
            self.cursor_moved.emit(piece.line.id, self.content.numbers.name(number))
        elif piece.role is Role.NOTE:
            self.cursor_moved.emit("", f"Note {self.content.note_label(piece.line.id)}")
        else:
            self.cursor_moved.emit("", piece.role.value.capitalize())


def _fields_changed(before: Resolution, after: Resolution) -> frozenset[str]:
    """The fields of masthead and details in which two resolutions differ."""
    masthead = {
        f"masthead.{name}"
        for name in Masthead.__struct_fields__
        if getattr(before.masthead, name) != getattr(after.masthead, name)
    }
    rest = {
        name
        for name in ("sponsors", "adoption", "closing", "language")
        if getattr(before, name) != getattr(after, name)
    }
    return frozenset(masthead | rest)
