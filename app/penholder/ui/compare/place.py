"""The Compare place: two texts chosen, compared off the interface thread, and their changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from penholder.compare import Comparer, Link
from penholder.compare.result import Comparison, Relation
from penholder.document.resolution import Resolution
from penholder.formats.comparison.parts import is_changed
from penholder.ui.compare.changes_list import ChangesList
from penholder.ui.compare.corrections import Corrections, Edits
from penholder.ui.compare.figures import Figures
from penholder.ui.compare.head import Head
from penholder.ui.compare.linking import Linking
from penholder.ui.compare.message import Message
from penholder.ui.compare.row_menu import RowMenu
from penholder.ui.compare.showing import Arrangement
from penholder.ui.compare.take_button import TakeButton
from penholder.ui.compare.view import ComparisonView
from penholder.ui.compare.view_rows import ViewRow, view_rows
from penholder.ui.compare.years import Years
from penholder.ui.compare.years_view import YearsView
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.settings import Settings
from penholder.ui.tasks import Task
from penholder.ui.theme import Theme

Compared = tuple[Resolution, Resolution, tuple[Link, ...]]
"""Two texts, and what was said by hand of their lines."""

LIVE_DELAY_MS = 400
"""How long after the last edit the comparison is made anew."""


class ComparePlace(QWidget):
    """Shows one text against another. Files are opened through `open_file`, which
    gives the text when it is read.
    """

    summary_changed = Signal(str)
    problem = Signal(str)
    compared = Signal()
    """A comparison is shown, or none any more."""

    def __init__(
        self,
        texts: OpenTexts,
        settings: Settings,
        theme: Theme,
        open_file: Callable[[Path, Callable[[OpenText], None]], None],
        choose_file: Callable[[], Path | None],
        edits: Edits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._sides: list[OpenText | None] = [None, None]
        self._task: Task[tuple[Comparison, list[ViewRow]]] | None = None
        self._comparer = Comparer()
        self.comparison: Comparison | None = None
        self._compared: Compared | None = None
        self.head = Head(texts, settings, open_file, choose_file)
        self.view = ComparisonView(theme)
        self.changes = ChangesList(theme)
        self.figures = Figures()
        self.message = Message()
        self.corrections = Corrections(edits, lambda: texts.current)
        self.linking = Linking(self.view, self.corrections)
        self.years = Years(texts, settings, theme, open_file, choose_file)
        self.menu = RowMenu(self.view, self.corrections, self.linking)
        self._take = TakeButton(self.view, self.corrections)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LIVE_DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        self.view.current_changed.connect(self.changes.set_current)
        self.changes.chosen.connect(self._go_to_chosen)
        self.head.picked.connect(self._picked)
        self.head.swap_asked.connect(self.swap)
        self.linking.hint_changed.connect(self._show_hint)
        self.corrections.changed.connect(self.refresh)
        self.view.escaped.connect(self.linking.stop)
        self.years.problem.connect(self.problem)
        self.years.pair_chosen.connect(self._show_pair)
        self.message.cancelled.connect(lambda: self.set_sides(self._sides[0], None))
        for signal in (texts.added, texts.removed):
            signal.connect(self._texts_changed)
        self.head.fill()
        self._show_state()
        self.setFocusProxy(self.view)

    # --- what is compared ------------------------------------------------------------------------

    def set_sides(self, old: OpenText | None, new: OpenText | None) -> None:
        """Compares these two texts."""
        for text in self._sides:
            if text is not None:
                text.changed.disconnect(self._timer.start)
        self._sides = [old, new]
        self.corrections.set_pair(None if old is None or new is None else (old, new))
        self.linking.stop()
        for text in self._sides:
            if text is not None:
                text.changed.connect(self._timer.start)
        self.head.show_sides((old, new))
        self.refresh()

    def sides(self) -> tuple[OpenText | None, OpenText | None]:
        """The two texts chosen, earlier first."""
        return self._sides[0], self._sides[1]

    def swap(self) -> None:
        """Puts the earlier text in the place of the later one and the other way round."""
        self.set_sides(self._sides[1], self._sides[0])

    def refresh(self) -> None:
        """Compares anew if the texts are others than those shown; cancels what is under way."""
        old, new = self._sides
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if old is None or new is None:
            self.comparison, self._compared = None, None
            self._show_rows([], keep=False)
            self._show_state()
            return
        comparer = self._comparer
        wanted = (old.resolution, new.resolution, self.corrections.links())
        if self._compared is not None and _same(wanted, self._compared):
            self._show_state()
            return

        def work(cancelled: Callable[[], bool]) -> tuple[Comparison, list[ViewRow]]:
            before, after, links = wanted
            comparison = comparer.compare(before, after, links=links, cancelled=cancelled)
            return comparison, view_rows(comparison, before, after)

        def done(result: tuple[Comparison, list[ViewRow]]) -> None:
            self._task = None
            self._show(wanted, *result)

        self._task = Task("Comparing", work, done, self._failed, self).start()
        self._show_state()

    def busy(self) -> bool:
        """Whether a comparison is under way or about to begin."""
        return self._task is not None or self._timer.isActive() or self.years.busy()

    @property
    def arrangement(self) -> Arrangement:
        """How the comparison stands on the page."""
        years = self._places.currentWidget() is self.years
        return Arrangement.YEARS if years else self.view.arrangement

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Two texts side by side or in one column, or the table of years."""
        if arrangement is Arrangement.YEARS:
            self._places.setCurrentWidget(self.years)
            self.years.refresh()
        else:
            self._places.setCurrentIndex(0)
            self.view.set_arrangement(arrangement)
        self.active.setFocus()
        self.compared.emit()

    @property
    def active(self) -> ComparisonView | YearsView:
        """The view in sight."""
        return self.years.view if self.arrangement is Arrangement.YEARS else self.view

    def _show_pair(self, old: OpenText, new: OpenText) -> None:
        self.set_sides(old, new)
        self.set_arrangement(Arrangement.SIDE_BY_SIDE)

    def set_theme(self, theme: Theme) -> None:
        """Paints in another theme."""
        self.view.set_theme(theme)
        self.changes.set_theme(theme)
        self.years.view.set_theme(theme)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._show_state()
        self.problem.emit(f"The two texts could not be compared: {error}")

    def _show(self, compared: Compared, comparison: Comparison, rows: list[ViewRow]) -> None:
        before, self._compared = self._compared, compared
        again = before is not None and (before[0] is compared[0] or before[1] is compared[1])
        self.comparison = comparison
        self.corrections.show(comparison, compared[:2])
        self._show_rows(rows, keep=again)
        self.summary_changed.emit(summary_text(comparison))
        self._show_state()

    def _show_hint(self, hint: str) -> None:
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _show_rows(self, rows: list[ViewRow], *, keep: bool) -> None:
        self.view.set_rows(rows, keep=keep)
        self.changes.set_rows(rows)
        self.changes.set_current(self.view.current)
        self._take.follow()
        self.figures.set_comparison(self.comparison)
        self.compared.emit()

    def _go_to_chosen(self, row: int) -> None:
        self.view.go_to(row)

    # --- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        sheets = QWidget()
        column = QVBoxLayout(sheets)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.hide()
        column.addWidget(self.hint)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.message)
        column.addWidget(self._pages, 1)
        self.panel = QTabWidget()
        self.panel.addTab(self.changes, "Changes")
        self.panel.addTab(self.figures, "Figures")
        self.panel.setDocumentMode(True)
        self.panel.tabBar().setDrawBase(False)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.panel)
        splitter.addWidget(sheets)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([250, 1000])
        splitter.setCollapsible(1, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._places = QStackedWidget()
        self._places.addWidget(splitter)
        self._places.addWidget(self.years)
        layout.addWidget(self._places)

    def _show_state(self) -> None:
        comparing = self._task is not None and self.comparison is None
        missing = None in self._sides
        self._pages.setCurrentIndex(1 if missing or comparing else 0)
        if comparing:
            self.message.show_progress("Comparing …")
        else:
            self.message.show_sentence(
                "Choose two texts above: open ones, recent files or any file on disk."
            )
        if missing:
            self.summary_changed.emit("")

    def _texts_changed(self) -> None:
        open_texts = self._texts.to_compare()
        if any(side is not None and side not in open_texts for side in self._sides):
            kept = [side if side in open_texts else None for side in self._sides]
            self.set_sides(kept[0], kept[1])
        else:
            self.head.fill()
        if self.arrangement is Arrangement.YEARS:
            self.years.refresh()

    def _picked(self, place: int, text: OpenText) -> None:
        sides = list(self._sides)
        sides[place] = text
        self.set_sides(sides[0], sides[1])


def _same(one: Compared, other: Compared) -> bool:
    return one[0] is other[0] and one[1] is other[1] and one[2] == other[2]


def summary_text(comparison: Comparison) -> str:
    """The comparison in one line: "41 unchanged · 3 edited · 2 added · 1 moved ..."."""
    counts = dict(comparison.summary)
    typography = sum(
        pair.relation is Relation.EDITED and not is_changed(pair) for pair in comparison.pairs
    )
    counts["edited"] = counts.get("edited", 0) - typography
    counts["differing in typography only"] = typography
    names = ("unchanged", "differing in typography only", "edited", "added", "removed")
    parts = [
        f"{counts[name]} {name}"
        for name in (*names, "split", "merged", "moved")
        if counts.get(name)
    ]
    old, equal = counts.get("words_old", 0), counts.get("words_equal", 0)
    if old:
        parts.append(f"{equal * 100 // old} % of the earlier words kept")
    return " · ".join(parts)
