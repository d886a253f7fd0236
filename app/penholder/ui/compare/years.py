"""The page of years: which texts stand in the table; it is made off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from penholder.phrasebook.sessions import find_sessions
from penholder.ui.compare.lineages import YearRow, year_rows
from penholder.ui.compare.message import Message
from penholder.ui.compare.years_view import YearsView
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.settings import Settings
from penholder.ui.tasks import Task
from penholder.ui.theme import Theme

DELAY_MS = 400


class Years(QWidget):
    """Texts are added and removed by the menu; the open ones stand in the table to begin with."""

    problem = Signal(str)
    pair_chosen = Signal(object, object)
    """Two texts to be seen side by side."""

    def __init__(
        self,
        texts: OpenTexts,
        settings: Settings,
        theme: Theme,
        open_file: Callable[[Path, Callable[[OpenText], None]], None],
        choose_file: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._settings = settings
        self._open_file = open_file
        self._choose_file = choose_file
        self._left_out: set[OpenText] = set()
        self._task: Task[list[YearRow]] | None = None
        self._shown: list[object] = []
        self.view = YearsView(theme)
        self.message = Message()
        self.choose = QPushButton("Texts in the table")
        self.menu = QMenu(self.choose)
        self.choose.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.message.cancelled.connect(self.stop)
        self.view.column_chosen.connect(self._choose_pair)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        self._watched: set[OpenText] = set()
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.choose)
        head.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.view)

    # --- texts -----------------------------------------------------------------------------------

    def texts(self) -> list[OpenText]:
        """The texts of the table, earliest session first; those without one stand last."""
        chosen = [text for text in self._texts.all() if text not in self._left_out]
        return sorted(chosen, key=_session)

    def fill_menu(self) -> None:
        """Lists the open texts with what is in the table checked, recent files, any other file."""
        self.menu.clear()
        for text in sorted(self._texts.all(), key=_session):
            action = self.menu.addAction(text.long_name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(text not in self._left_out)
            action.toggled.connect(lambda on, text=text: self._put_in(text, on=on))
        self.menu.addSeparator()
        for path in self._settings.recent_files():
            if self._texts.from_file(path) is None:
                self.menu.addAction(f"Add {path.name}", partial(self._add, path))
        self.menu.addAction("Add another file…", self._add_other)

    def _put_in(self, text: OpenText, *, on: bool) -> None:
        (self._left_out.discard if on else self._left_out.add)(text)
        self.refresh()

    def _add_other(self) -> None:
        path = self._choose_file()
        if path is not None:
            self._add(path)

    def _add(self, path: Path) -> None:
        self._open_file(path, lambda text: self._put_in(text, on=True))

    # --- the table -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Makes the table anew if its texts are others than those shown."""
        texts = self.texts()
        self._watch(texts)
        resolutions = [text.resolution for text in texts]
        if len(texts) < 2:
            self.stop()
            self.message.show_sentence(
                "The table of years follows each clause through two texts or more: add texts of the"
                " series with the button above."
            )
            self._pages.setCurrentWidget(self.message)
            return
        same = len(self._shown) == len(texts)
        if same and all(a is b for a, b in zip(self._shown, resolutions, strict=True)):
            return
        if self._task is not None:
            self._task.cancel()

        def done(rows: list[YearRow]) -> None:
            self._task, self._shown = None, list(resolutions)
            self.view.set_rows(rows, [_heading(text) for text in texts])
            self._pages.setCurrentWidget(self.view)

        def failed(error: Exception) -> None:
            self._task = None
            self.message.show_sentence("The table could not be made.")
            self.problem.emit(f"The table of years could not be made: {error}")

        if not self._shown:
            self.message.show_progress(f"Comparing {len(texts)} texts …")
            self._pages.setCurrentWidget(self.message)
        self._task = Task(
            "Comparing", lambda cancelled: year_rows(resolutions, cancelled), done, failed, self
        ).start()

    def stop(self) -> None:
        """Ends what is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._shown = []
        self.message.show_sentence(
            "The table was not made. Choose its texts with the button above."
        )

    def busy(self) -> bool:
        """Whether the table is being made or about to be."""
        return self._task is not None or self._timer.isActive()

    def _watch(self, texts: list[OpenText]) -> None:
        for text in self._watched - set(texts):
            text.changed.disconnect(self._timer.start)
        for text in set(texts) - self._watched:
            text.changed.connect(self._timer.start)
        self._watched = set(texts)

    def _choose_pair(self, _row: int, column: int) -> None:
        texts = self.texts()
        if 0 < column < len(texts):
            self.pair_chosen.emit(texts[column - 1], texts[column])


def _session(text: OpenText) -> int:
    found = find_sessions(text.resolution.masthead.session)
    return found[0][2] if found else 10_000


def _heading(text: OpenText) -> str:
    """Symbol (or name) and date."""
    adoption = text.resolution.adoption
    date = (adoption.date if adoption else "") or text.resolution.masthead.date
    return f"{text.name} · {date}" if date else text.name
