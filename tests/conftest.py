"""What every test can ask for: the folder of real resolutions, when it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long inputs take to make is the machine's affair, and other work's on it.
settings.register_profile("penholder", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("penholder")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_BESIDE_THE_PROJECT = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real resolutions. Skips where it is absent, fails where CI must have it."""
    folder = Path(os.environ.get("PENHOLDER_CORPUS") or _BESIDE_THE_PROJECT)
    if folder.is_dir():
        return folder
    reason = "the corpus of real resolutions is not here: set PENHOLDER_CORPUS to its folder"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
