"""The strip above the text while files are read: progress, Cancel, and what became of each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from penholder.ui.importing.queue import Entry, ImportQueue, Stage

MOST_ROWS_SEEN = 5
_DONE = (Stage.OPENED, Stage.REFUSED, Stage.CANCELLED)


class _FileList(QTreeWidget):
    """As high as its files, up to some; it gives way where the window is low."""

    def sizeHint(self) -> QSize:
        """The height of its rows."""
        rows = min(self.topLevelItemCount(), MOST_ROWS_SEEN)
        return QSize(super().sizeHint().width(), max(1, rows) * self.sizeHintForRow(0) + 2)

    def minimumSizeHint(self) -> QSize:
        """The height of one row."""
        return QSize(0, self.sizeHintForRow(0))


class ImportStrip(QWidget):
    """Shows one queue; a click on a file that was opened asks for it."""

    chosen = Signal(object)

    def __init__(self, queue: ImportQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._queue = queue
        self.sentence = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = QPushButton("Cancel")
        self.fold = QPushButton("Hide the list")
        self.close_button = QPushButton("Close")
        self.list = _FileList()
        self._build()
        self.cancel.clicked.connect(queue.cancel)
        self.close_button.clicked.connect(self.hide)
        self.fold.clicked.connect(self._fold)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        queue.changed.connect(self.refresh)
        queue.finished.connect(self.list.scrollToTop)
        self.hide()

    def refresh(self) -> None:
        """Shows how far the queue has come."""
        entries = self._queue.entries
        running = self._queue.running or any(e.stage is Stage.WAITING for e in entries)
        self.sentence.setText(self._progress() if running else self._result())
        self.bar.setRange(0, max(1, len(entries)))
        self.bar.setValue(sum(entry.stage in _DONE for entry in entries))
        for widget, wanted in (
            (self.bar, running),
            (self.cancel, running),
            (self.close_button, not running),
        ):
            widget.setVisible(wanted)
        self._list(entries)
        self.setVisible(bool(entries))

    def _progress(self) -> str:
        entries = self._queue.entries
        at = next((i for i, e in enumerate(entries) if e.stage is Stage.READING), len(entries) - 1)
        return f"Reading {at + 1} of {len(entries)}: {entries[at].path.name}"

    def _result(self) -> str:
        queue = self._queue
        total = len(queue.entries)
        files = "1 file" if total == 1 else f"{total} files"
        parts = [f"{queue.count(Stage.OPENED)} opened"]
        marked = sum(", " in e.sentence for e in queue.entries if e.stage is Stage.OPENED)
        if marked:
            parts[0] += f" ({marked} with something to look at)"
        if queue.count(Stage.REFUSED):
            parts.append(f"{queue.count(Stage.REFUSED)} could not be read")
        if queue.count(Stage.CANCELLED):
            parts.append(f"{queue.count(Stage.CANCELLED)} cancelled")
        return f"{files}: {', '.join(parts)}."

    def _list(self, entries: list[Entry]) -> None:
        while self.list.topLevelItemCount() > len(entries):
            self.list.takeTopLevelItem(self.list.topLevelItemCount() - 1)
        for place, entry in enumerate(entries):
            item = self.list.topLevelItem(place)
            if item is None:
                item = QTreeWidgetItem()
                self.list.addTopLevelItem(item)
            if item.text(0) != entry.path.name or item.text(1) != entry.sentence:
                item.setText(0, entry.path.name)
                item.setText(1, entry.sentence)
                item.setToolTip(0, str(entry.path))
                item.setToolTip(1, entry.refusal)
            if entry.stage is Stage.READING:
                self.list.scrollToItem(item)
        self.list.updateGeometry()

    def _build(self) -> None:
        self.bar.setFixedWidth(160)
        self.list.setColumnCount(2)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName("Files and what became of them")
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sentence, 1)
        for widget in (self.bar, self.cancel, self.fold, self.close_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.list)

    def _fold(self) -> None:
        shown = not self.list.isVisibleTo(self)
        self.list.setVisible(shown)
        self.fold.setText("Hide the list" if shown else "Show the list")

    def _choose(self, item: QTreeWidgetItem) -> None:
        entry = self._queue.entries[self.list.indexOfTopLevelItem(item)]
        if entry.text is not None:
            self.chosen.emit(entry.text)
