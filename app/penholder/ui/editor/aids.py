"""What helps whoever writes: shared by the editors of all open texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from penholder.library.shelf import Shelf


@dataclass
class Aids:
    """The shelf of known resolutions, and whether completions are offered as one types."""

    shelf: Shelf = field(default_factory=Shelf)
    complete: bool = True
    show_no_breaks: bool = False
    """Whether no-break spaces are marked on the sheet."""
    focus: bool = False
    """Whether all but the current clause is faint."""
