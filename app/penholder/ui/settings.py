"""What the program remembers of its user between two starts: recent files, theme, window.

Kept as one small JSON file in the user's configuration folder. A missing, broken or unwritable
file costs the memory, never the start.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import msgspec
import platformdirs

MOST_RECENT = 12


class Remembered(msgspec.Struct):
    """The remembered values; every one has a default."""

    recent: list[str] = []
    theme: str = "system"
    marks: str = "usual"
    window: str = ""
    zoom: float = 1.0
    complete: bool = True
    spelling: bool = True
    own_words: list[str] = []
    favourite_clauses: list[str] = []
    recent_clauses: list[str] = []


class Settings:
    """The remembered values and the file they are kept in."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self.values = self._read()

    def recent_files(self) -> list[Path]:
        """Files opened last, newest first, those that are still there."""
        return [path for path in map(Path, self.values.recent) if path.is_file()]

    def remember_file(self, path: Path) -> None:
        """Puts a file at the top of the recent ones."""
        name = str(path.resolve())
        others = [other for other in self.values.recent if other != name]
        self.values.recent = [name, *others][:MOST_RECENT]
        self.save()

    def remember_clauses(self, favourites: list[str], recent: list[str]) -> None:
        """Keeps the ids of the favourite clauses and of those used last."""
        self.values.favourite_clauses = favourites
        self.values.recent_clauses = recent
        self.save()

    def save(self) -> None:
        """Writes the file anew; a folder that cannot be written is passed over."""
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self.path.with_suffix(".new")
            temporary.write_bytes(msgspec.json.format(msgspec.json.encode(self.values)))
            temporary.replace(self.path)

    def _read(self) -> Remembered:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Remembered)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return Remembered()


def default_path() -> Path:
    """The settings file of this user; `PENHOLDER_SETTINGS` names another."""
    chosen = os.environ.get("PENHOLDER_SETTINGS")
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_config_dir("penholder", appauthor=False)) / "settings.json"
