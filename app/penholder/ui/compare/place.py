"""The Compare place: two texts chosen, compared off the interface thread, shown side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from penholder.compare import compare
from penholder.compare.result import Comparison, Relation
from penholder.document.resolution import Resolution
from penholder.formats.comparison.parts import is_changed
from penholder.ui.compare.changes_list import ChangesList
from penholder.ui.compare.side_by_side import SideBySide
from penholder.ui.compare.view_rows import ViewRow, view_rows
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.settings import Settings
from penholder.ui.tasks import Task
from penholder.ui.theme import Theme

LIVE_DELAY_MS = 400
"""How long after the last edit the comparison is made anew."""

_CHOICE = Qt.ItemDataRole.UserRole
_OTHER_FILE = "other file"


class ComparePlace(QWidget):
    """Shows one text against another. Files are opened through `open_file`, which
    gives the text when it is read.
    """

    summary_changed = Signal(str)
    problem = Signal(str)

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
        self._sides: list[OpenText | None] = [None, None]
        self._task: Task[tuple[Comparison, list[ViewRow]]] | None = None
        self.comparison: Comparison | None = None
        self._compared: tuple[Resolution, Resolution] | None = None
        self.view = SideBySide(theme)
        self.changes = ChangesList()
        self.pickers = (self._picker("Earlier text"), self._picker("Later text"))
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LIVE_DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        self.view.current_changed.connect(self.changes.set_current)
        self.changes.chosen.connect(self.view.go_to)
        for signal in (texts.added, texts.removed):
            signal.connect(self._texts_changed)
        self._fill_pickers()
        self._show_state()

    # --- what is compared ------------------------------------------------------------------------

    def set_sides(self, old: OpenText | None, new: OpenText | None) -> None:
        """Compares these two texts."""
        for text in self._sides:
            if text is not None:
                text.changed.disconnect(self._timer.start)
        self._sides = [old, new]
        for text in self._sides:
            if text is not None:
                text.changed.connect(self._timer.start)
        self._fill_pickers()
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
            self.view.set_rows([])
            self.changes.set_rows([])
            self._show_state()
            return
        pair = (old.resolution, new.resolution)
        if (
            self._compared is not None
            and pair[0] is self._compared[0]
            and pair[1] is self._compared[1]
        ):
            self._show_state()
            return

        def work(cancelled: Callable[[], bool]) -> tuple[Comparison, list[ViewRow]]:
            comparison = compare(pair[0], pair[1], cancelled=cancelled)
            return comparison, view_rows(comparison, pair[0], pair[1])

        def done(result: tuple[Comparison, list[ViewRow]]) -> None:
            self._task = None
            self._show(pair, *result)

        self._task = Task("Comparing", work, done, self._failed, self).start()
        self._show_state()

    def busy(self) -> bool:
        """Whether a comparison is under way or about to begin."""
        return self._task is not None or self._timer.isActive()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._show_state()
        self.problem.emit(f"The two texts could not be compared: {error}")

    def _show(
        self, pair: tuple[Resolution, Resolution], comparison: Comparison, rows: list[ViewRow]
    ) -> None:
        again = self._compared is not None
        position, current = self.view.verticalScrollBar().value(), self.view.current
        self.comparison, self._compared = comparison, pair
        self.view.set_rows(rows)
        self.changes.set_rows(rows)
        if again:
            self.view.verticalScrollBar().setValue(position)
            if 0 <= current < len(rows):
                self.view.go_to(current)
        self.summary_changed.emit(summary_text(comparison))
        self._show_state()

    # --- building --------------------------------------------------------------------------------

    def _picker(self, name: str) -> QComboBox:
        picker = QComboBox()
        picker.setAccessibleName(name)
        picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(20)
        picker.activated.connect(lambda _index, picker=picker: self._picked(picker))
        return picker

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        swap = QPushButton("⇄")
        swap.setToolTip("Swap sides")
        swap.setAccessibleName("Swap sides")
        swap.setFixedWidth(40)
        swap.clicked.connect(self.swap)
        head.addWidget(self.pickers[0], 1)
        head.addWidget(swap)
        head.addWidget(self.pickers[1], 1)
        sheets = QWidget()
        column = QVBoxLayout(sheets)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._message_page())
        column.addWidget(self._pages, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.changes)
        splitter.addWidget(sheets)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([250, 1000])
        splitter.setCollapsible(1, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _message_page(self) -> QWidget:
        page = QWidget()
        self._message = QLabel()
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(240)
        self._cancel = QPushButton("Cancel")
        self._cancel.clicked.connect(lambda: self.set_sides(self._sides[0], None))
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self._message)
        layout.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def _show_state(self) -> None:
        comparing = self._task is not None and self.comparison is None
        missing = None in self._sides
        self._pages.setCurrentIndex(1 if missing or comparing else 0)
        self._progress.setVisible(comparing)
        self._cancel.setVisible(comparing)
        self._message.setText(
            "Comparing …"
            if comparing
            else "Choose two texts above: open ones, recent files or any file on disk."
        )
        if missing:
            self.summary_changed.emit("")

    # --- pickers ---------------------------------------------------------------------------------

    def _texts_changed(self) -> None:
        open_texts = self._texts.all()
        if any(side is not None and side not in open_texts for side in self._sides):
            kept = [side if side in open_texts else None for side in self._sides]
            self.set_sides(kept[0], kept[1])
        else:
            self._fill_pickers()

    def _fill_pickers(self) -> None:
        recent = self._settings.recent_files()
        for picker, side in zip(self.pickers, self._sides, strict=True):
            with QSignalBlocker(picker):
                picker.clear()
                for text in self._texts.all():
                    picker.addItem(text.long_name, text)
                for path in recent:
                    if self._texts.from_file(path) is None:
                        picker.addItem(f"Recent: {path.name}", path)
                        picker.setItemData(
                            picker.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole
                        )
                picker.addItem("Another file…", _OTHER_FILE)
                index = next(
                    (i for i in range(picker.count()) if picker.itemData(i, _CHOICE) is side), -1
                )
                picker.setCurrentIndex(index if side is not None else -1)
                picker.setPlaceholderText("Choose a text")

    def _picked(self, picker: QComboBox) -> None:
        choice = picker.currentData(_CHOICE)
        place = self.pickers.index(picker)

        def take(text: OpenText) -> None:
            sides = list(self._sides)
            sides[place] = text
            self.set_sides(sides[0], sides[1])

        if isinstance(choice, OpenText):
            take(choice)
            return
        path = choice if isinstance(choice, Path) else self._choose_file()
        self._fill_pickers()  # the choice stands once the file is read
        if path is not None:
            self._open_file(path, take)


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
