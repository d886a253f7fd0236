"""Themes: named colours read from resources/themes, and how they are put on the application."""

from __future__ import annotations

import re
from functools import cache

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from penholder import resources

THEME_NAMES = ("light", "dark", "contrast")
FOLLOW_SYSTEM = "system"
MARKS = ("usual", "safe")
"""Colours of the marks of a comparison: green and red, or some for colour-blind eyes."""


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of one theme, each "#rrggbb"; `..._text` is read on `..._ground`."""

    name: str
    dark: bool
    desk: str
    chrome: str
    sheet: str
    raised: str
    text: str
    faint: str
    line: str
    hover: str
    accent: str
    on_accent: str
    selected: str
    on_selected: str
    insert_ground: str
    insert_text: str
    delete_ground: str
    delete_text: str
    move_ground: str
    move_text: str
    routine_ground: str
    routine_text: str
    hatch: str
    chip_ground: str
    chip_text: str
    warning_ground: str
    warning_text: str
    marks: str = "usual"

    def color(self, name: str) -> QColor:
        """The colour of that name. Raises AttributeError for a name there is not."""
        return QColor(str(getattr(self, name)))


@cache
def load(name: str, marks: str = "usual") -> Theme:
    """The theme of that name (one of THEME_NAMES) with marks of that kind (one of MARKS)."""
    data = resources.path("themes", f"{name}.toml").read_bytes()
    theme = msgspec.toml.decode(data, type=Theme)
    if marks == "usual":
        return theme
    palettes = resources.path("themes", f"marks-{marks}.toml").read_bytes()
    colors = msgspec.toml.decode(palettes, type=dict[str, dict[str, str]])
    return msgspec.structs.replace(theme, marks=marks, **colors[name])


def resolve(choice: str, marks: str = "usual") -> Theme:
    """The theme for a user's choice; "system" follows the desktop's light or dark scheme."""
    marks = marks if marks in MARKS else "usual"
    if choice in THEME_NAMES:
        return load(choice, marks)
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return load("dark" if dark else "light", marks)


def paper(theme: Theme) -> Theme:
    """The theme for what leaves the window: light, with marks of the same kind."""
    return load("light", theme.marks)


def apply(app: QApplication, theme: Theme) -> None:
    """Puts a theme on the whole application: Fusion, palette and style sheet."""
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    template = resources.path("themes", "window.qss").read_text("utf-8")
    template = template.replace("@icons@", resources.path("icons").as_posix())
    colors = msgspec.structs.asdict(theme)
    app.setStyleSheet(re.sub(r"\$([a-z_]+)", lambda match: colors[match.group(1)], template))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.chrome,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.sheet,
        QPalette.ColorRole.AlternateBase: theme.hover,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return palette
