"""The head of a comparison: which two texts are compared, chosen from open and recent files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.settings import Settings

_CHOICE = Qt.ItemDataRole.UserRole
_OTHER_FILE = "other file"

AROUND_NAME = 40
"""Width of the arrow and the space around a name, in pixels."""

Sides = tuple[OpenText | None, OpenText | None]


class Picker(QComboBox):
    """Shortens a long name in the middle, so that symbol and date stay readable."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the box with as much of the name as fits."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText,
            Qt.TextElideMode.ElideMiddle,
            self.width() - AROUND_NAME,
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class Head(QWidget):
    """Two pickers and the button that swaps them. Files are opened through `open_file`."""

    picked = Signal(int, object)
    """A text was picked for a side (0: earlier, 1: later)."""

    swap_asked = Signal()

    def __init__(
        self,
        texts: OpenTexts,
        settings: Settings,
        open_file: Callable[[Path, Callable[[OpenText], None]], None],
        choose_file: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._settings = settings
        self._open_file = open_file
        self._choose_file = choose_file
        self._sides: Sides = (None, None)
        self.pickers = (self._picker("Earlier text"), self._picker("Later text"))
        swap = QPushButton("⇄")
        swap.setToolTip("Swap sides")
        swap.setAccessibleName("Swap sides")
        swap.setFixedWidth(40)
        swap.clicked.connect(self.swap_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.pickers[0], 1)
        layout.addWidget(swap)
        layout.addWidget(self.pickers[1], 1)

    def show_sides(self, sides: Sides) -> None:
        """Shows which texts are chosen, and what else there is to choose."""
        self._sides = sides
        self.fill()

    def fill(self) -> None:
        """Lists open texts, what is kept with them, and recent files anew."""
        recent = [p for p in self._settings.recent_files() if self._texts.from_file(p) is None]
        for picker, side in zip(self.pickers, self._sides, strict=True):
            with QSignalBlocker(picker):
                picker.clear()
                for text in self._texts.to_compare():
                    picker.addItem(text.long_name, text)
                for path in recent:
                    picker.addItem(f"Recent: {path.name}", path)
                    picker.setItemData(picker.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole)
                picker.addItem("Another file…", _OTHER_FILE)
                choices = [picker.itemData(i, _CHOICE) for i in range(picker.count())]
                chosen = next((i for i, c in enumerate(choices) if c is side), -1)
                picker.setCurrentIndex(chosen)
                picker.setToolTip(side.long_name if side is not None else "")
                picker.setPlaceholderText("Choose a text")

    def _picker(self, name: str) -> QComboBox:
        picker = Picker()
        picker.setAccessibleName(name)
        picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(20)
        picker.activated.connect(lambda _index, picker=picker: self._chosen(picker))
        return picker

    def _chosen(self, picker: QComboBox) -> None:
        choice = picker.currentData(_CHOICE)
        place = self.pickers.index(picker)

        def take(text: OpenText) -> None:
            self.picked.emit(place, text)

        if isinstance(choice, OpenText):
            take(choice)
            return
        path = choice if isinstance(choice, Path) else self._choose_file()
        self.fill()  # the choice stands once the file is read
        if path is not None:
            self._open_file(path, take)
