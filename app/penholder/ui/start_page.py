"""The start page: never an empty window, but the things one can begin with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from penholder.formats.journal import Recovery
from penholder.ui import icons
from penholder.ui.commands import by_id
from penholder.ui.theme import Theme

MOST_RECOVERIES = 3
"""Unsaved drafts offered at once: more would push everything else off the page."""

_PATH = Qt.ItemDataRole.UserRole

CARDS: tuple[tuple[str, str, str, str], ...] = (
    (
        "file.open",
        "open",
        "Open a text",
        "A resolution or draft: Word, PDF, text or Penholder file",
    ),
    (
        "file.rollover-file",
        "rollover",
        "Roll over an earlier resolution",
        "Start this year’s draft from last year’s text",
    ),
    (
        "file.new-from",
        "new",
        "New from a template",
        "Thematic, follow-up, international day, Fifth Committee, other organs",
    ),
    ("file.new", "clause", "Empty draft", "An empty resolution, built from clause templates"),
    (
        "view.compare",
        "compare",
        "Compare two texts",
        "Side by side, paragraph by paragraph, word by word",
    ),
    (
        "file.sample",
        "sample",
        "Open the sample",
        "An invented resolution and the draft made from it",
    ),
)


class StartPage(QWidget):
    """Emits `command` with a command id, `open_file` with a path, `recover` with a recovery."""

    command = Signal(str)
    open_file = Signal(object)
    recover = Signal(object)
    discard = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cards: list[tuple[QPushButton, str]] = []
        self.recent = QListWidget()
        self.recent.setAccessibleName("Recent files")
        self.recent.setSpacing(2)
        self.recent.itemActivated.connect(lambda item: self.open_file.emit(item.data(_PATH)))
        self.recent.itemClicked.connect(lambda item: self.open_file.emit(item.data(_PATH)))
        self._none = QLabel("Texts you open are listed here.")
        self._none.setProperty("role", "faint")
        self._recoveries = QVBoxLayout()
        self._recoveries.setSpacing(8)
        self._build()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tints the icons of the cards."""
        for button, name in self._cards:
            button.setIcon(icons.icon(name, theme.accent))

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Lists files opened before, newest first."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(f"{path.name}\n{_shortened(path.parent)}")
            item.setData(_PATH, path)
            item.setToolTip(str(path))
            self.recent.addItem(item)
        self._none.setVisible(not paths)
        self.recent.setVisible(bool(paths))

    def set_recoveries(self, recoveries: Sequence[Recovery]) -> None:
        """Offers drafts that were open when the program ended unexpectedly."""
        while (item := self._recoveries.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for recovery in recoveries[:MOST_RECOVERIES]:
            self._recoveries.addWidget(self._recovery_row(recovery))
        more = len(recoveries) - MOST_RECOVERIES
        if more > 0:
            label = QLabel(f"{more} older ones are offered when these are settled.")
            label.setProperty("role", "faint")
            self._recoveries.addWidget(label)

    def _recovery_row(self, recovery: Recovery) -> QWidget:
        row = QWidget()
        row.setObjectName("notice")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(row)
        layout.addWidget(QLabel(f"“{recovery.name}” was not saved when Penholder ended."), 1)
        restore, discard = QPushButton("Recover"), QPushButton("Discard")
        restore.setProperty("primary", True)
        restore.clicked.connect(lambda: self.recover.emit(recovery))
        discard.clicked.connect(lambda: self.discard.emit(recovery))
        layout.addWidget(restore)
        layout.addWidget(discard)
        return row

    def _build(self) -> None:
        title = QLabel("Penholder")
        title.setProperty("role", "title")
        subtitle = QLabel(
            "Draft, compare and submit United Nations resolutions. Nothing leaves this computer."
        )
        subtitle.setProperty("role", "faint")
        subtitle.setWordWrap(True)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, (command, icon, head, text) in enumerate(CARDS):
            grid.addWidget(self._card(command, icon, head, text), place, 0)
        recent = QVBoxLayout()
        heading = QLabel("Continue")
        heading.setProperty("role", "heading")
        recent.addWidget(heading)
        recent.addWidget(self._none)
        recent.addWidget(self.recent, 1)
        recent.addStretch(0)
        drop = QLabel("Or drop files anywhere in this window.")
        drop.setProperty("role", "faint")
        recent.addWidget(drop)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(grid, 3)
        columns.addLayout(recent, 2)
        inner = QWidget()
        inner.setMaximumWidth(960)
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 40, 32, 32)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(subtitle)
        column.addLayout(self._recoveries)
        column.addSpacing(8)
        column.addLayout(columns)
        column.addStretch(1)
        middle = QWidget()
        centred = QHBoxLayout(middle)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(inner, 8)
        centred.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(middle)
        area.viewport().setAutoFillBackground(False)
        middle.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _card(self, command: str, icon: str, head: str, text: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName("startCard")
        button.setAccessibleName(head)
        button.setAccessibleDescription(text)
        button.setIconSize(QSize(24, 24))
        button.setMinimumHeight(64)
        keys = _keys(command)
        button.setText(f"  {head}{f'   ({keys})' if keys else ''}\n  {text}")
        button.clicked.connect(lambda: self.command.emit(command))
        self._cards.append((button, icon))
        return button


def _keys(command: str) -> str:
    try:
        keys = by_id(command).keys
    except KeyError:
        return ""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _shortened(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
