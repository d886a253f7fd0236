"""Starts the application: Qt, theme, window, and the files it is to open."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from penholder import __version__
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow

SAMPLE = "--sample"


def application() -> QApplication:
    """The application object, made when there is none."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(["penholder"])
    app.setApplicationName("Penholder")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("penholder")
    return app


def has_display() -> bool:
    """Whether a window can be shown: always but on Linux without a display and no other choice."""
    if not sys.platform.startswith("linux"):
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def run(arguments: Sequence[str]) -> int:
    """Opens the window with the files named; `--sample` opens the sample. Gives the exit status."""
    if not has_display():
        print(
            "penholder: there is no display to open the window on;"
            " for the main job without one: penholder tour DIR",
            file=sys.stderr,
        )
        return 2
    app = application()
    window = MainWindow(Settings())
    window.show()
    if SAMPLE in arguments:
        QTimer.singleShot(0, window.open_sample)
    window.open_paths([Path(name) for name in arguments if name != SAMPLE])
    status = app.exec()
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        app.clipboard().clear()  # their clipboards outlive Python, what Python put there must go
    return status
