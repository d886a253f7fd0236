"""What helps whoever writes: shared by the editors of all open texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from penholder.library.shelf import Shelf
from penholder.ui.own_words import OwnWords


@dataclass
class Aids:
    """The shelf of known resolutions, whether completions are offered as one types, own words."""

    shelf: Shelf = field(default_factory=Shelf)
    complete: bool = True
    words: OwnWords = field(default_factory=OwnWords)
    show_no_breaks: bool = False
    """Whether no-break spaces are marked on the sheet."""
    focus: bool = False
    """Whether all but the current clause is faint."""
