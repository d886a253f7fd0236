"""Identifiers of nodes and notes: stable, opaque, never a paragraph's number.

Readers number what they read in reading order (`IdSource`), so that reading the same file
twice gives the same ids; what a person adds later gets a random id (`random_id`), so that an id
is never used twice in the life of a draft.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

NodeId = str
"""Identifies a heading, paragraph, sub-paragraph, continuation, quotation, table or annex."""

NoteId = str
"""Identifies a note; its number is computed from the order of the marks."""


@dataclass
class IdSource:
    """Hands out `n1`, `n2`, ... (or another prefix) in the order it is asked."""

    prefix: str = "n"
    count: int = 0

    def next(self) -> str:
        """The next identifier."""
        self.count += 1
        return f"{self.prefix}{self.count}"


def random_id() -> str:
    """A new identifier, 12 hexadecimal digits after an `x`: no clash in any real document."""
    return "x" + secrets.token_hex(6)
