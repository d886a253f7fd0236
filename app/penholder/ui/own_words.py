"""The user's own words, and whether spelling is looked up: kept in the settings for every text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from penholder.ui.settings import Settings

LONGEST = 60
"""Letters of a word; nothing longer is kept."""


class OwnWords(QObject):
    """Words that are right though no dictionary has them. Without settings they last as long as
    the program runs.
    """

    changed = Signal()

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings
        values = settings.values if settings is not None else None
        self.words: list[str] = list(values.own_words) if values is not None else []
        self.on: bool = values.spelling if values is not None else True

    def known(self) -> frozenset[str] | None:
        """The words as the checks want them; None where spelling is switched off."""
        return frozenset(self.words) if self.on else None

    def add(self, word: str) -> None:
        """Keeps one word; a typographic apostrophe stays as it is."""
        word = word.strip()
        if word and len(word) <= LONGEST and len(word.split()) == 1 and word not in self.words:
            self.words = sorted([*self.words, word], key=str.casefold)
            self._keep()

    def remove(self, word: str) -> None:
        """Forgets one word."""
        if word in self.words:
            self.words.remove(word)
            self._keep()

    def switch(self, on: bool) -> None:
        """Looks spelling up, or no longer."""
        if on != self.on:
            self.on = on
            self._keep()

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.values.own_words = list(self.words)
            self._settings.values.spelling = self.on
            self._settings.save()
        self.changed.emit()
