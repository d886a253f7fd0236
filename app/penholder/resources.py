"""Finds the data the program ships with: clause packs, phrases, themes, samples, help.

Works from a wheel (`penholder/resources` in the package), an editable checkout (`resources/` beside
`app/`) and a PyInstaller bundle. Nothing else builds a path to the resources.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The resources folder. Raises FileNotFoundError when the installation is incomplete."""
    here = Path(__file__).resolve().parent
    candidates = [here / "resources", here.parents[1] / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if isinstance(bundle, str):
        candidates.insert(0, Path(bundle) / "penholder" / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("Penholder's resources are missing: install it again")


def path(*parts: str) -> Path:
    """The path of one resource, for example `path("phrases", "preambular.toml")`."""
    return root().joinpath(*parts)
