"""The page of the Compare place: its find bar above the comparison, and what its commands do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penholder.formats.atomic import write_atomically
from penholder.ui.actions import Handlers
from penholder.ui.compare.place import ComparePlace
from penholder.ui.compare.reports import REPORTS, Compared, Report, Years
from penholder.ui.compare.showing import Arrangement, Showing
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.compare.word_changes import changes_in
from penholder.ui.find_bar import FindBar

ARRANGEMENTS = {
    "compare.side-by-side": Arrangement.SIDE_BY_SIDE,
    "compare.one-column": Arrangement.ONE_COLUMN,
    "compare.years": Arrangement.YEARS,
}
SHOWINGS = {
    "compare.all": Showing.ALL,
    "compare.changes-only": Showing.CHANGES,
    "compare.substance": Showing.SUBSTANCE,
}


class ComparePage(QWidget):
    """Shows the comparison; `check` sets whether the switch of a command is on.

    `ask_target` asks where to write a file (extension, suggested name); `say` tells what happened.
    """

    def __init__(
        self,
        compare: ComparePlace,
        check: Callable[[str, bool], object],
        ask_target: Callable[[str, str], Path | None],
        say: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.compare = compare
        self.find_bar = FindBar()
        self.find_bar.field.setPlaceholderText("Find in both texts")
        self._check = check
        self._ask_target = ask_target
        self._say = say
        self._showing = Showing.ALL
        self._fold_light = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addWidget(compare, 1)
        self.setFocusProxy(compare)
        self.find_bar.wanted.connect(self._find)
        self.find_bar.closed.connect(self._end_find)
        compare.compared.connect(self._count_found)
        compare.compared.connect(self._show_checks)
        compare.corrections.said.connect(say)
        self._show_checks()

    def handlers(self) -> Handlers:
        """What the commands do here, by command."""
        view = self.compare.view
        handlers: Handlers = {
            "edit.copy": lambda: self.compare.active.copy(),
            "edit.find": self.find_bar.open_bar,
            "edit.find-next": self.find_bar.again,
            "compare.next": lambda: self.compare.active.step_change(1),
            "compare.previous": lambda: self.compare.active.step_change(-1),
            "compare.other-end": view.go_to_other_end,
            "compare.fold-light": lambda: self._show(self._showing, not self._fold_light),
            "compare.swap": self.compare.swap,
            "compare.take": self._take,
            "compare.next-words": lambda: self._step_words(1),
            "compare.previous-words": lambda: self._step_words(-1),
            "compare.link": lambda: self.compare.linking.choose(view.current),
            "compare.unlink": self._unlink,
            "edit.undo": self.compare.corrections.undo,
            "edit.redo": self.compare.corrections.redo,
            "view.zoom-in": lambda: self._zoom(1.1),
            "view.zoom-out": lambda: self._zoom(1 / 1.1),
            "view.zoom-reset": lambda: self._zoom(0),
        }
        for report in REPORTS:
            handlers[report.command] = lambda chosen=report: self._save_report(chosen)  # type: ignore[misc]
        for command, arrangement in ARRANGEMENTS.items():
            handlers[command] = lambda chosen=arrangement: self._arrange(chosen)  # type: ignore[misc]
        for command, showing in SHOWINGS.items():
            handlers[command] = lambda chosen=showing: self._toggle(chosen)  # type: ignore[misc]
        return handlers

    # --- switches --------------------------------------------------------------------------------

    def _arrange(self, arrangement: Arrangement) -> None:
        self.compare.set_arrangement(arrangement)
        self._show_checks()

    def _zoom(self, factor: float) -> None:
        """Larger or smaller by a factor; 0 is actual size."""
        view = self.compare.active
        view.set_zoom(view.zoom * factor if factor else 1.0)

    def _toggle(self, showing: Showing) -> None:
        """Shows less; the same again shows all."""
        self._show(Showing.ALL if showing is self._showing else showing, self._fold_light)

    def _show(self, showing: Showing, fold_light: bool) -> None:
        self._showing, self._fold_light = showing, fold_light
        self.compare.view.set_showing(showing, fold_light=fold_light)
        self.compare.years.view.set_showing(showing, fold_light=fold_light)
        self._show_checks()

    def _show_checks(self) -> None:
        for command, showing in SHOWINGS.items():
            self._check(command, showing is self._showing)
        for command, arrangement in ARRANGEMENTS.items():
            self._check(command, arrangement is self.compare.arrangement)
        self._check("compare.fold-light", self._fold_light)

    # --- corrections -----------------------------------------------------------------------------

    def _row(self) -> ViewRow | None:
        view = self.compare.view
        return view.rows[view.current] if view.current >= 0 else None

    def _take(self) -> None:
        """Takes over the change of words that is selected, else the paragraph."""
        view, corrections = self.compare.view, self.compare.corrections
        row = self._row()
        if row is None:
            return
        chosen = view.selection
        changes = {place: hunk for hunk, place in changes_in(view, view.current)}
        if chosen in changes and corrections.can_take_words(row):
            corrections.take_words(row, changes[chosen])
        elif corrections.can_take(row):
            corrections.take(row)
        elif corrections.draft_side is None:
            self._say("Neither of the two texts is a draft: there is nothing to take over into.")
        else:
            self._say("There is no change to take over here.")

    def _unlink(self) -> None:
        row = self._row()
        if row is None or not self.compare.corrections.unlink(row):
            self._say("Choose a paragraph that stands beside another one to unlink the two.")

    def _step_words(self, direction: int) -> None:
        """Selects the next or previous change of words, in this row or the ones after."""
        view = self.compare.view
        changes = (
            [place for _, place in changes_in(view, view.current)] if view.current >= 0 else []
        )
        at = changes.index(view.selection) if view.selection in changes else None
        following = (0 if direction > 0 else len(changes) - 1) if at is None else at + direction
        if 0 <= following < len(changes):
            view.select(changes[following])
            return
        while view.step_change(direction):
            changes = [place for _, place in changes_in(view, view.current)]
            if changes:
                view.select(changes[0 if direction > 0 else -1])
                return

    # --- finding ---------------------------------------------------------------------------------

    def _find(self, wanted: str, forward: bool) -> None:
        view = self.compare.active
        if wanted != view.finder.wanted:
            view.find_text(wanted)
        view.find_step(1 if forward else -1)
        self._count_found()

    def _count_found(self) -> None:
        self.find_bar.result.setText(self.compare.active.finder.counter())

    def _end_find(self) -> None:
        for view in (self.compare.view, self.compare.years.view):
            view.find_text("")
        self.compare.active.setFocus()

    # --- reports ---------------------------------------------------------------------------------

    def _save_report(self, report: Report) -> None:
        """Saves what is shown: the table of years, or the two texts; changes only if so shown."""
        made = self._made(report)
        if made is None:
            return
        make, name = made
        path = self._ask_target(report.extension, name)
        if path is None:
            return
        try:
            write_atomically(path, make())
        except Exception as error:
            self._say(str(error))
            return
        only = "" if self._showing is Showing.ALL else ", changes only as shown,"
        self._say(f"The comparison{only} is in {path.name}.")

    def _made(self, report: Report) -> tuple[Callable[[], bytes], str] | None:
        """What makes the report, and the name to suggest; None where there is nothing to report."""
        only = self._showing is not Showing.ALL
        of_years = report.of_years
        if self.compare.arrangement is Arrangement.YEARS and of_years is not None:
            texts = self.compare.years.texts()
            years = Years(
                [text.resolution for text in texts], [text.long_name for text in texts], only
            )
            if len(texts) > 1:
                return lambda: of_years(years), f"{texts[0].file_name} – {texts[-1].file_name}"
        old, new = self.compare.sides()
        comparison = self.compare.comparison
        if old is None or new is None or comparison is None:
            self._say("Choose two texts first: a report is made of their comparison.")
            return None
        both = old.resolution, new.resolution
        given = Compared(comparison, both, (old.long_name, new.long_name), only)
        return lambda: report.of_two(given), f"{old.file_name} – {new.file_name}"
