"""What every test of the window needs: folders of its own, an empty clipboard, the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from penholder.ui.commands import Place
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow
from ui.windows import PRIOR


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's is read or written."""
    monkeypatch.setenv("PENHOLDER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("PENHOLDER_CLAUSES", str(tmp_path / "clauses"))
    monkeypatch.setenv("PENHOLDER_SHELF", str(tmp_path / "shelf.sqlite"))
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """The off-screen clipboard outlives Python: what Python put there must go before it ends."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window at the start; nothing is asked about unsaved work."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    made = MainWindow(Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the earlier text of the sample."""
    window.open_paths([PRIOR])
    qtbot.waitUntil(lambda: window.texts.current is not None)
    qtbot.waitUntil(lambda: window.place is Place.DRAFT)
    return window
