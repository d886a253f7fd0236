"""The slim bar on the left that switches between the places of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from penholder.ui import icons
from penholder.ui.commands import Place
from penholder.ui.theme import Theme

WIDTH = 72
PLACES: tuple[tuple[Place, str], ...] = (
    (Place.DRAFT, "Draft"),
    (Place.COMPARE, "Compare"),
    (Place.EXPORT, "Export"),
)


class PlaceBar(QToolBar):
    """Emits `chosen` with a place."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Places", parent)
        self.setObjectName("placeBar")
        self.setMovable(False)
        self.toggleViewAction().setVisible(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.buttons: dict[Place, QToolButton] = {}
        for number, (place, name) in enumerate(PLACES, 1):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setToolTip(f"{name} (Ctrl+{number})")
            button.setIconSize(QSize(icons.SIZE, icons.SIZE))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFixedWidth(WIDTH)
            button.clicked.connect(lambda _checked=False, to=place: self.chosen.emit(to))
            self.addWidget(button)
            self.buttons[place] = button

    def show_place(self, place: Place) -> None:
        """Marks the place that is shown."""
        for each, button in self.buttons.items():
            button.setChecked(each is place)

    def set_theme(self, theme: Theme) -> None:
        """Tints the icons."""
        for place, button in self.buttons.items():
            button.setIcon(icons.icon(place.value, theme.text, theme.faint, theme.on_selected))
