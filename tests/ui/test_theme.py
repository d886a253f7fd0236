"""Themes: every text can be read on its ground, and every name in the style sheet is a colour."""

import re

import msgspec
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from penholder import resources
from penholder.ui import theme as themes

LEAST_CONTRAST = 4.5


def luminance(color: str) -> float:
    """Relative luminance of a colour (WCAG 2.1)."""
    parts = QColor(color).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


MARKS = ("insert", "delete", "move", "routine", "chip", "warning")
PAIRS = [
    *(("text", ground) for ground in ("desk", "chrome", "sheet", "raised", "hover")),
    *(("faint", ground) for ground in ("desk", "chrome", "sheet", "raised")),
    *((f"{kind}_text", "desk") for kind in ("insert", "delete", "move", "routine", "chip")),
    ("accent", "sheet"),
    ("on_accent", "accent"),
    ("on_selected", "selected"),
    *((f"{kind}_text", f"{kind}_ground") for kind in MARKS),
]


@pytest.mark.parametrize("marks", themes.MARKS)
@pytest.mark.parametrize("name", themes.THEME_NAMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_has_enough_contrast_on_its_ground(
    name: str, marks: str, text: str, ground: str
) -> None:
    colors = msgspec.structs.asdict(themes.load(name, marks))
    assert contrast(colors[text], colors[ground]) >= LEAST_CONTRAST


def test_style_sheet_uses_only_colours_that_themes_have() -> None:
    template = resources.path("themes", "window.qss").read_text("utf-8")
    used = set(re.findall(r"\$([a-z_]+)", template))
    assert used <= set(msgspec.structs.asdict(themes.load("light")))


def test_theme_is_put_on_the_application(qapp: QApplication) -> None:
    themes.apply(qapp, themes.load("dark"))
    assert qapp.palette().window().color() == QColor(themes.load("dark").chrome)
    themes.apply(qapp, themes.load("light"))
    assert qapp.palette().window().color() == QColor(themes.load("light").chrome)
