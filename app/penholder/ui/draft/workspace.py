"""One open text in the Draft place: outline, editor, and one panel at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from penholder.checks import Finding, report_rows
from penholder.document.lines import Line
from penholder.document.parts import clause_end
from penholder.document.resolution import Resolution
from penholder.errors import PenholderError
from penholder.formats.check_report import write_report
from penholder.formats.clause_book import EXTENSION
from penholder.ui import asking
from penholder.ui.checks.live import LiveChecks
from penholder.ui.checks.panel import ChecksPanel, checks_summary
from penholder.ui.draft.base_changes import BaseChanges
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.clause_shelf import ClauseShelf
from penholder.ui.editor.counting import count, counts
from penholder.ui.editor.details import FIELD_PLACES, Details
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.notes_panel import NotesPanel
from penholder.ui.editor.outline import Outline
from penholder.ui.editor.palette import ClausePalette
from penholder.ui.editor.replace_bar import ReplaceBar
from penholder.ui.importing.panel import ImportPanel
from penholder.ui.open_texts import OpenText
from penholder.ui.returned.decided import Decided
from penholder.ui.returned.panel import ReturnedPanel
from penholder.ui.rollover.panel import ReviewPanel
from penholder.ui.theme import Theme


class Workspace(QWidget):
    """Binds the editor of one text to its outline and panels."""

    place_changed = Signal(str)
    words_changed = Signal(str)
    problem = Signal(str)
    import_told = Signal(str)

    def __init__(
        self,
        text: OpenText,
        theme: Theme,
        shelf: ClauseShelf | None = None,
        aids: Aids | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.editor = DraftEditor(theme, aids)
        kept = text.returned()
        companion = Decided(text.review(), kept.decided) if kept.decided else text.review()
        self.editor.set_resolution(text.resolution, companion)
        self.outline = Outline(self.editor, theme)
        self.palette_panel = ClausePalette(theme, shelf)
        self.notes = NotesPanel(self.editor)
        self.details = Details()
        self.find_bar = ReplaceBar(self.editor)
        self.panel = QTabWidget()
        self.panel.setObjectName("sidePanel")
        self.panel.addTab(self.palette_panel, "Clauses")
        self.live_checks = LiveChecks(text, self, self.editor.aids.words)
        self.checks = ChecksPanel(self.editor, self.live_checks)
        self.panel.addTab(self.checks, "Checks")
        self.panel.addTab(self.notes, "Notes")
        self.panel.addTab(self.details, "Details")
        self.panel.setDocumentMode(True)
        self.panel.tabBar().setDrawBase(False)
        self.review = ReviewPanel(self.editor, theme)
        if self.review.review() is not None:
            self.panel.insertTab(0, self.review, "Roll-over")
            self.panel.setCurrentWidget(self.review)
        self.returned = ReturnedPanel(self.editor, self)
        self.returned.hide()  # until files are opened
        if kept.files:
            self.panel.addTab(self.returned, "Returned")
            self.returned.show_files(kept.files)
        self.imported = ImportPanel(self.editor, text.findings or (), theme, self)
        self.imported.hide()  # until there is something to tell; it goes with its editor
        if text.findings is not None:
            self._add_import()
            if self.imported.to_look_at():
                self.panel.setCurrentWidget(self.imported)
        self._build()
        self.details.set_resolution(text.resolution)
        self._base = BaseChanges(text, self)
        self._connect()
        self._base.refresh()
        self.live_checks.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paints the sheet and the panels in another theme."""
        self.editor.set_theme(theme)
        self.outline.set_theme(theme)
        self.palette_panel.set_theme(theme)
        self.review.set_theme(theme)
        self.imported.set_theme(theme)
        self.returned.refresh()  # the marks of comments are in the colours of the theme

    def show_palette(self) -> None:
        """Opens the clause panel with the keyboard in its search field."""
        self.panel.setVisible(True)
        self.panel.setCurrentWidget(self.palette_panel)
        self.palette_panel.focus_search()

    def show_import(self) -> None:
        """Opens the report of the import with the keyboard in its list."""
        self._add_import()
        self.panel.setVisible(True)
        self.panel.setCurrentWidget(self.imported)
        self.imported.begin()

    def open_returned(self, paths: list[Path]) -> None:
        """Reads files that came back from colleagues and opens their panel."""
        if not paths:
            return
        if self.panel.indexOf(self.returned) < 0:
            self.panel.insertTab(0, self.returned, "Returned")
        self.panel.setVisible(True)
        self.panel.setCurrentWidget(self.returned)
        self.returned.open_files(paths, self.text.draft.snapshots)

    def show_checks(self) -> None:
        """Opens the checks, at the first finding."""
        self.panel.setVisible(True)
        self.panel.setCurrentWidget(self.checks)
        self.checks.tree.setFocus()

    def _save_report(self) -> None:
        path = asking.file_to_write(self, ".docx", f"{self.text.file_name} – checks")
        if path is None:
            return
        try:
            rows = report_rows(self.live_checks.findings)
            write_report(rows, self.text.resolution, self.text.name, path)
        except PenholderError as error:
            self.problem.emit(str(error))
        else:
            self.problem.emit(f"The report is in {path.name}.")

    def keep_clause(self) -> None:
        """Opens the form that keeps the clause at the cursor among one's own."""
        body, index = self.editor.content.lines(), self.editor.surface.line_index()
        lines = body[index : clause_end(body, index)] if 0 <= index < len(body) else []
        problem = self.palette_panel.keep_clause(lines)
        if problem:
            self.problem.emit(problem)
        else:
            self.panel.setVisible(True)
            self.panel.setCurrentWidget(self.palette_panel)
            self.palette_panel.form.title.setFocus()

    def _ask_pack(self) -> None:
        path = asking.pack_to_import(self)
        if path is not None:
            self.palette_panel.shelf.import_pack(path)

    def _ask_export(self) -> None:
        path = asking.file_to_write(self, EXTENSION, "My clauses")
        if path is not None:
            self.palette_panel.shelf.export_own(path)

    def commit(self) -> None:
        """Takes over what was typed last, before saving, comparing or exporting."""
        self.text.set_resolution(self.editor.resolution())
        self.text.set_review(self.review.review())
        self.text.set_returned(self.returned.kept())
        self.words_changed.emit(self._words())

    def show_state(self) -> None:
        """Tells the status bar about this text."""
        self.words_changed.emit(self._words())
        name = self.editor.content.names().get(self.editor.current_node(), "")
        self.place_changed.emit(name)

    def zoom(self, factor: float) -> None:
        """Makes the sheet larger or smaller by a factor; 0 is actual size."""
        self.editor.set_zoom(self.editor.zoom * factor if factor else 1.0)

    def go_to_paragraph(self, wanted: str) -> bool:
        """Goes to the paragraph a delegate names: PP3, OP12, 12 (b); False when there is none."""
        name = "".join(wanted.split()).casefold()
        for node, each in self.editor.content.names().items():
            known = "".join(each.split()).casefold()
            if name in (known, known.removeprefix("op")):
                self.editor.go_to(node)
                self.editor.setFocus()
                return True
        return False

    def toggle_outline(self) -> None:
        """Shows or hides the outline."""
        self.outline.setVisible(not self.outline.isVisible())

    def toggle_panel(self) -> None:
        """Shows or hides the side panel."""
        self.panel.setVisible(not self.panel.isVisible())

    def _words(self) -> str:
        now, base = self.editor.statistics(), self.text.draft.base
        before = None if base is None or base.resolution is None else count(base.resolution)
        parts = [counts(now, before), checks_summary(self.live_checks.findings)]
        parts += [f"base {base.symbol}"] if base and base.symbol else []
        return " · ".join(part for part in parts if part)

    def step_import(self, forward: int) -> None:
        """Goes to the next (1) or previous (-1) finding of the import."""
        self._add_import()
        self.panel.setVisible(True)
        self.panel.setCurrentWidget(self.imported)
        self.imported.step(forward)

    def _add_import(self) -> None:
        if self.panel.indexOf(self.imported) < 0:
            self.panel.insertTab(0, self.imported, "Import")

    def _tell_import(self, sentence: str) -> None:
        self._add_import()
        self.import_told.emit(sentence)

    def _build(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.editor, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.outline, centre, self.panel):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setCollapsible(1, False)
        splitter.setSizes([220, 790, 320])
        self.outline.setMinimumWidth(140)
        self.panel.setMinimumWidth(240)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self.editor.changed.connect(self.commit)
        self.editor.cursor_moved.connect(lambda _node, label: self.place_changed.emit(label))
        self.palette_panel.insert_requested.connect(self._insert)
        self.palette_panel.import_asked.connect(self._ask_pack)
        self.palette_panel.export_asked.connect(self._ask_export)
        self.details.changed.connect(self._take_details)
        self.editor.content.details_changed.connect(
            lambda: self.details.set_resolution(self.editor.content.details())
        )
        self.find_bar.closed.connect(self.editor.setFocus)
        self.editor.problem.connect(self.problem)
        self.review.problem.connect(self.problem)
        self.returned.problem.connect(self.problem)
        self.checks.problem.connect(self.problem)
        self.checks.summary_changed.connect(lambda _words: self.words_changed.emit(self._words()))
        self.checks.field_asked.connect(self._show_field)
        self.checks.report_asked.connect(self._save_report)
        self.imported.filled.connect(self._tell_import)
        self.editor.pasting.told.connect(self.imported.add)
        self._base.found.connect(self._show_base_changes)

    def _insert(self, lines: list[Line]) -> None:
        self.editor.insert_clause(lines)
        self.editor.setFocus()

    def _take_details(self, resolution: Resolution) -> None:
        self.editor.set_details(resolution)
        self.commit()

    def _show_field(self, finding: Finding) -> None:
        """Shows the field of the first page that a finding is about, its words selected."""
        if finding.place.id in FIELD_PLACES:
            self.panel.setVisible(True)
            self.panel.setCurrentWidget(self.details)
            self.details.point_at(finding.place.id, finding.words)

    def _show_base_changes(self, changes: dict[str, str]) -> None:
        self.editor.set_base_changes(changes)
        self.outline.set_base_changes(changes)
