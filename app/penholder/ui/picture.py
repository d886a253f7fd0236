"""Pictures of the window, made without a display: for the tour and the README."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from penholder.document.resolution import Resolution
from penholder.errors import OutputError
from penholder.formats import native
from penholder.library.shelf import Shelf
from penholder.ui.app import application, has_display
from penholder.ui.commands import Place
from penholder.ui.open_texts import OpenText
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow

SIZE = (1366, 768)
PATIENCE_S = 60.0


def compare_window_picture(
    old: Resolution, new: Resolution, target: Path, theme: str = "light"
) -> None:
    """Saves the Compare place with two texts as a .png. Raises OutputError."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application()
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.values.theme = theme
        window = MainWindow(settings, Shelf())
        window.resize(*SIZE)
        texts = [OpenText(native.Draft(old)), OpenText(native.Draft(new, native.Base.of(old)))]
        for text in texts:
            window.texts.add(text)
        window.compare.set_sides(texts[0], texts[1])
        window.go(Place.COMPARE)
        window.show()
        wait_until(lambda: not window.compare.busy())
        window.compare.view.step_change(1)
        save_picture(window, target)
        for text in texts:
            text.mark_saved()
        window.close()
        window.deleteLater()


def save_picture(window: MainWindow, target: Path) -> None:
    """Saves the window as it looks now. Raises OutputError when the file cannot be written."""
    for _ in range(20):
        QApplication.processEvents()
    if not window.grab().save(str(target), "PNG"):
        raise OutputError(f"{target} could not be written: choose another folder.")


def wait_until(holds: Callable[[], bool]) -> None:
    """Lets the window work until something holds, a minute at most. Raises OutputError after it."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        QApplication.processEvents()
        time.sleep(0.002)
        if time.monotonic() > end:
            raise OutputError("The window took longer than a minute: try again.")
