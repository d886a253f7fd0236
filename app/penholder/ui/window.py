"""The one window: a bar of places, the commands of the place, and the place itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from penholder.checks import Finding
from penholder.formats import clause_book
from penholder.formats.clause_book import ClauseBook
from penholder.formats.journal import Recovery, recoverable
from penholder.formats.placing import to_look_at
from penholder.library.shelf import Shelf, default_path
from penholder.ui import asking
from penholder.ui import theme as themes
from penholder.ui.actions import Actions, Handlers
from penholder.ui.asking import Answer
from penholder.ui.command_palette import CommandPalette, TemplatePalette
from penholder.ui.commands import Place
from penholder.ui.compare.page import ComparePage
from penholder.ui.compare.place import ComparePlace
from penholder.ui.draft.handlers import draft_handlers
from penholder.ui.draft.place import DraftPlace
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.clause_shelf import ClauseShelf
from penholder.ui.export.place import ExportPlace
from penholder.ui.files import Files
from penholder.ui.importing.imports import Imports
from penholder.ui.importing.reading import NATIVE
from penholder.ui.journals import Journals
from penholder.ui.notice import Notice
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.own_words import OwnWords
from penholder.ui.place_bar import PlaceBar
from penholder.ui.quiet import Quiet
from penholder.ui.settings import Settings
from penholder.ui.shelving import Shelving
from penholder.ui.start_page import StartPage
from penholder.ui.status_line import StatusLine
from penholder.ui.switches import Switches
from penholder.ui.theme import Theme


class MainWindow(QMainWindow):
    """Puts the places together and binds the commands to what they do."""

    def __init__(self, settings: Settings | None = None, shelf: Shelf | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.aids = Aids(
            shelf or Shelf(default_path()), self.settings.values.complete, OwnWords(self.settings)
        )
        self.theme: Theme = themes.resolve(self.settings.values.theme, self.settings.values.marks)
        self.texts = OpenTexts()
        self.files = Files(self.texts, self.settings, self)
        self.imports = Imports(self.texts, self.files, self.settings, self.show_text, self)
        self.journals = Journals(self.texts, self._say, self)
        self.actions_by_id = Actions(self)
        self.place_bar = PlaceBar()
        self.notice = Notice()
        self.start = StartPage(self.theme)
        self.clauses = ClauseShelf(
            ClauseBook(clause_book.default_folder()),
            self.settings.values.favourite_clauses,
            self.settings.values.recent_clauses,
            self.settings.remember_clauses,
        )
        self.shelving = Shelving(self.texts, self.aids.shelf, self)
        self.draft = DraftPlace(self.texts, self.theme, self._close_text, self.clauses, self.aids)
        self.compare = ComparePlace(
            self.texts, self.settings, self.theme, self.files.open, self._ask_open, self.draft
        )
        self.export = ExportPlace(self._ask_target, lambda: asking.base_to_open(self))
        self.compare_page = ComparePage(
            self.compare,
            self.actions_by_id.check,
            self._ask_target,
            self.notice.say,
        )
        self.place = Place.START
        self.quiet = Quiet(self, self._chrome, self.draft.zoom)
        self.status = StatusLine()
        self.switches = Switches(
            self.actions_by_id,
            self.settings,
            self.aids,
            self.quiet,
            self.draft,
            self.set_theme,
            self._show_chrome,
        )
        self._build()
        self._bind()
        self._connect()
        self.set_theme(self.settings.values.theme)
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        if self.settings.values.window:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.values.window.encode()))
        self.start.set_recent(self.settings.recent_files())
        self._list_recoveries()
        self.go(Place.START)

    # --- places ----------------------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Shows a place. Draft and Export need an open text and give way to the start page."""
        self._commit()
        if place in (Place.DRAFT, Place.EXPORT) and self.texts.current is None:
            place = Place.START
        if place is Place.COMPARE:
            self._choose_sides()
        if place is Place.EXPORT:
            self.export.set_text(self.texts.current)
        self.place = place
        widget = {
            Place.START: self.start,
            Place.DRAFT: self.draft,
            Place.COMPARE: self.compare_page,
            Place.EXPORT: self.export,
        }[place]
        self._stack.setCurrentWidget(widget)
        self.place_bar.show_place(place)
        self._show_chrome()
        self._update()
        widget.setFocus()

    def show_text(self, text: OpenText) -> None:
        """Shows a text in the Draft place with what its reader reports."""
        self.texts.set_current(text)
        self.go(Place.DRAFT)
        self._report(text)

    def open_paths(self, paths: list[Path]) -> None:
        """Opens files; of several the first ends up in the Draft place."""
        self.imports.open(paths)

    def open_sample(self) -> None:
        """Opens the sample and shows its two texts side by side."""
        earlier, later = self.files.open_sample()
        self.compare.set_sides(earlier, later)
        self.show_text(later)

    def roll_over(self) -> None:
        """Starts this year's draft from the current text."""
        prior = self.texts.current
        if prior is None:
            return
        self._commit()
        text = self.files.roll_over(prior)
        self.compare.set_sides(prior, text)
        self.show_text(text)

    def set_theme(self, choice: str) -> None:
        """Uses a theme: "system", "light", "dark" or "contrast"."""
        self.settings.values.theme = choice
        self.settings.save()
        self.theme = themes.resolve(choice, self.settings.values.marks)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, self.theme)
        self.actions_by_id.set_theme(self.theme)
        self.start.set_theme(self.theme)
        self.draft.set_theme(self.theme)
        self.compare.set_theme(self.theme)
        self.place_bar.set_theme(self.theme)
        for name in ("system", *themes.THEME_NAMES):
            self.actions_by_id.check(f"view.theme-{name}", name == choice)
        self.actions_by_id.check("view.marks-safe", self.settings.values.marks == "safe")

    # --- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.start, self.draft, self.compare_page, self.export):
            self._stack.addWidget(widget)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = {
            place: self.actions_by_id.row(place) for place in (Place.DRAFT, Place.COMPARE)
        }
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(self.notice)
        column.addWidget(self.imports.strip)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.place_bar)
        self.setStatusBar(self.status)

    def _bind(self) -> None:
        """Binds each command to what it does at the place shown, or else everywhere."""
        at_place: dict[Place, Handlers] = {
            Place.DRAFT: draft_handlers(self.draft, self.notice.say),
            Place.COMPARE: self.compare_page.handlers(),
        }
        everywhere = self._handlers()

        def do(command: str) -> object:
            handler = at_place.get(self.place, {}).get(command) or everywhere.get(command)
            return handler() if handler is not None else None

        known = {*everywhere, *(command for each in at_place.values() for command in each)}
        self.actions_by_id.bind({command: lambda c=command: do(c) for command in known})  # type: ignore[misc]

    def _handlers(self) -> Handlers:
        handlers: Handlers = {
            "file.new": lambda: self.show_text(self.files.new()),
            "file.new-from": self._new_from_template,
            "file.open": lambda: self.open_paths(asking.files_to_open(self)),
            "file.open-clipboard": self.imports.open_clipboard,
            "file.sample": self.open_sample,
            "file.rollover": self.roll_over,
            "file.rollover-file": self._open_and_roll_over,
            "file.save": self._save,
            "file.save-as": lambda: self._save(anew=True),
            "file.export": lambda: self.go(Place.EXPORT),
            "file.submit": self._show_submission,
            "file.close": lambda: self.texts.current and self._close_text(self.texts.current),
            "file.quit": self.close,
            "view.draft": lambda: self.go(Place.DRAFT),
            "view.compare": lambda: self.go(Place.COMPARE),
            "view.export": lambda: self.go(Place.EXPORT),
            **self.switches.handlers(),
            "help.commands": lambda: CommandPalette(self.actions_by_id, self).show(),
            "help.about": lambda: asking.about(self),
        }
        for name in ("system", *themes.THEME_NAMES):
            handlers[f"view.theme-{name}"] = lambda name=name: self.set_theme(name)  # type: ignore[misc]
        return handlers

    def _connect(self) -> None:
        self.texts.current_changed.connect(self._current_changed)
        self.place_bar.chosen.connect(self.go)
        self.files.opened.connect(self._report)
        places = (self.compare, self.export, self.draft)
        for source in (self.clauses, self.files, self.shelving, *places):
            source.problem.connect(self.notice.say)
        self.export.submission.go_to.connect(self._show_finding)
        self.files.busy_changed.connect(self.status.show_busy)
        self.status.cancelled.connect(self.files.cancel_all)
        self.imports.problem.connect(self.notice.say)
        self.draft.import_told.connect(lambda what: self.notice.say(what, self._show_import))
        self.draft.place_changed.connect(self.status.place.setText)
        self.draft.words_changed.connect(self.status.words.setText)
        self.compare.summary_changed.connect(self.status.summary.setText)
        self.start.command.connect(lambda command: self.actions_by_id[command].trigger())
        self.start.open_file.connect(lambda path: self.files.open(path, self.show_text))
        self.start.recover.connect(self._recover)
        self.start.discard.connect(self._discard)
        QApplication.styleHints().colorSchemeChanged.connect(self._system_colors_changed)

    def _report(self, text: OpenText) -> None:
        """Says what a reader could not place, or what roll-over changed."""
        review = text.review()
        if review is None or text.path is not None:
            found = to_look_at(text.findings or ())
            if found:
                self.notice.say(f"{text.name}: {found}.", self._show_import)
            return
        base = text.draft.base.symbol if text.draft.base else "the earlier text"
        sentence = f"Rolled over from {base}: {len(review.updates)} updates"
        waiting = len(review.waiting())
        self.notice.say(sentence + (f", {waiting} to check." if waiting else "."))

    def _show_import(self) -> None:
        self.go(Place.DRAFT)
        self.draft.show_import()

    # --- following what happens ------------------------------------------------------------------

    def _current_changed(self, text: OpenText | None) -> None:
        if text is not None:
            text.saved_state_changed.connect(self._update, Qt.ConnectionType.UniqueConnection)
        self.notice.hide()
        self.start.set_recent(self.settings.recent_files())
        if text is None and self.place is not Place.COMPARE:
            self.go(Place.START)
        elif self.place is Place.EXPORT:
            self.export.set_text(text)
        self._update()

    def _update(self) -> None:
        text = self.texts.current
        self.actions_by_id.update(self.place, has_text=text is not None)
        self.place_bar.buttons[Place.DRAFT].setEnabled(text is not None)
        self.place_bar.buttons[Place.EXPORT].setEnabled(text is not None)
        self.status.show_place(self.place)
        if text is None or self.place is Place.START:
            self.setWindowTitle("Penholder")
        else:
            state = "not saved" if text.modified else "saved" if text.path else "as opened"
            self.setWindowTitle(f"{text.long_name} ({state}) – Penholder")

    def _system_colors_changed(self) -> None:
        if self.settings.values.theme == themes.FOLLOW_SYSTEM:
            self.set_theme(themes.FOLLOW_SYSTEM)

    def _commit(self) -> None:
        """Takes over what was typed last into the open texts."""
        self.draft.commit()

    def _choose_sides(self) -> None:
        """Puts the current text against its base when nothing is chosen yet."""
        current = self.texts.current
        old, new = self.compare.sides()
        if (old is not None and new is not None) or current is None:
            self.compare.refresh()
            return
        others = [text for text in self.texts.to_compare() if text is not current]
        base = current.draft.base.resolution if current.draft.base is not None else None
        earlier = next((text for text in others if text.resolution == base), None)
        earlier = earlier or next((text for text in others if text.adopted), None)
        if current.adopted and earlier is None:
            self.compare.set_sides(current, others[0] if others else None)
        else:
            self.compare.set_sides(earlier or (others[0] if others else None), current)

    # --- what the commands do --------------------------------------------------------------------

    def _show_submission(self) -> None:
        self.go(Place.EXPORT)
        self.export.show_submission()

    def _show_finding(self, finding: Finding) -> None:
        """Goes to the words of a finding in the Draft place."""
        self.go(Place.DRAFT)
        self.draft.with_current(lambda work: work.checks.show_finding(finding))

    def _new_from_template(self) -> None:
        TemplatePalette(lambda template: self.show_text(self.files.new_from(template)), self).show()

    def _ask_open(self) -> Path | None:
        return asking.file_to_open(self)

    def _ask_target(self, extension: str, suggested: str) -> Path | None:
        return asking.file_to_write(self, extension, suggested)

    def _open_and_roll_over(self) -> None:
        path = self._ask_open()
        if path is None:
            return

        def opened(text: OpenText) -> None:
            self.texts.set_current(text)
            self.roll_over()

        self.files.open(path, opened)

    def _save(self, *, anew: bool = False) -> bool:
        text = self.texts.current
        if text is None:
            return False
        self._commit()
        path = text.path
        if path is None or anew:
            chosen = self._ask_target(NATIVE, text.file_name)
            if chosen is None:
                return False
            path = chosen
        saved = self.files.save(text, path)
        self._update()
        return saved

    def _close_text(self, text: OpenText) -> bool:
        self._commit()
        if text.modified and not self._may_lose(text):
            return False
        self.texts.remove(text)
        return True

    def _may_lose(self, text: OpenText) -> bool:
        self.texts.set_current(text)
        answer = asking.may_lose(self, text.name)
        return self._save() if answer is Answer.SAVE else answer is Answer.DISCARD

    def _recover(self, recovery: Recovery) -> None:
        text = OpenText(recovery.draft, path=recovery.document, name=recovery.name)
        text.mark_unsaved()
        self.texts.add(text)
        if recovery.document is None:  # the new journal has another name
            self.journals.replace(recovery, text)
        self._list_recoveries()
        self.show_text(text)

    def _discard(self, recovery: Recovery) -> None:
        recovery.discard()
        self._list_recoveries()

    def _list_recoveries(self) -> None:
        documents = [path for path in self.settings.recent_files() if path.suffix == NATIVE]
        open_files = {text.path for text in self.texts.all()}
        self.start.set_recoveries(
            [found for found in recoverable(documents) if found.document not in open_files - {None}]
        )

    def _say(self, sentence: str) -> None:
        self.notice.say(sentence)

    def _chrome(self) -> list[QWidget]:
        """What is put away in focus mode and on the projector."""
        bars: list[QWidget] = [self.menuBar(), self.statusBar(), self.place_bar]
        return [*bars, *self.draft.chrome()]

    def _show_chrome(self) -> None:
        quiet = self.quiet.focus or self.quiet.projector
        for each, row in self._rows.items():
            row.setVisible(each is self.place and not quiet)
        self.quiet.refresh()

    # --- the window itself -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else wants it, leaves the full screen and focus mode."""
        if event.key() != Qt.Key.Key_Escape or not self.switches.leave_quiet():
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens dropped files."""
        self.open_paths([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks for every text that is not saved; remembers the window."""
        self._commit()
        for text in self.texts.all():
            if text.modified and not self._may_lose(text):
                event.ignore()
                return
        self.files.cancel_all()
        self.imports.queue.cancel()
        self.export.cancel_all()
        self.journals.close_all()
        self.shelving.close()
        self.settings.values.window = bytes(self.saveGeometry().toBase64().data()).decode()
        self.settings.save()
        event.accept()
