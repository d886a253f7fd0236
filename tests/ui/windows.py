"""How the tests drive the window: a command by its name, file dialogs answered at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from penholder import resources
from penholder.ui.window import MainWindow

PRIOR = resources.path("samples", "prior.txt")


def do(window: MainWindow, command: str) -> None:
    assert window.actions_by_id[command].isEnabled(), command
    window.actions_by_id[command].trigger()


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))


def opens(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (names, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (names[0], ""))
