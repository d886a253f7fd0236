"""What a redline is to be like: by whom, when, and what happens to changes already in the base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Pending(StrEnum):
    """What happens to changes of others that are pending in the base.

    ASK raises PendingChanges, so that the user can be asked. ACCEPT and REJECT settle them before
    the draft is laid over, so that the base is the file with them settled; KEEP leaves them in the
    file as they are, with their authors, and lays the draft over the text with them accepted.
    """

    ASK = "ask"
    ACCEPT = "accept"
    REJECT = "reject"
    KEEP = "keep"


@dataclass(frozen=True)
class Options:
    """Author and date of the changes (ISO 8601; None for now), and how they are laid.

    `moves` marks a paragraph that stands elsewhere in the draft as moved (`w:moveFrom`,
    `w:moveTo`) rather than as deleted and inserted. `base_blanks` keeps the base's blank where the
    draft differs in nothing but its kind (a no-break space that a PDF lost): the draft that is laid
    over, and proved, is then the one with these blanks.
    """

    author: str = "Penholder"
    date: str | None = None
    pending: Pending = Pending.ASK
    moves: bool = False
    base_blanks: bool = False


Progress: TypeAlias = Callable[[str, int, int], None]
"""Called before each step with its name in words, its number from 0, and how many there are.

Whatever it raises ends the redline; `Cancelled` is there for that. It is called on the thread that
makes the redline.
"""


class Cancelled(Exception):
    """The user no longer wants the result."""
