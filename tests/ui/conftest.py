"""What every test of the window needs: settings and journals of its own, an empty clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's is read or written."""
    monkeypatch.setenv("PENHOLDER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("PENHOLDER_CLAUSES", str(tmp_path / "clauses"))
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """The off-screen clipboard outlives Python: what Python put there must go before it ends."""
    yield
    qapp.clipboard().clear()
