"""What a check finds: a rule, a place, the words, a sentence, and a fix where one is safe."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from enum import StrEnum

import msgspec

from penholder.document.resolution import Resolution
from penholder.document.text_edits import TextEdit


class Severity(StrEnum):
    """How much it matters: errors are against the rules, warnings likely so, advice is practice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Part(StrEnum):
    """What a place is in: a line of the body or annexes, a note, or a field of the first page."""

    LINE = "line"
    NOTE = "note"
    FRONT = "front"


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where it is: the id of a line or note, or the name of a field ("title", "masthead.symbol").

    `start` and `end` are positions in the text as `spans.length` counts them; both 0 for the whole.
    `name` is what delegates call the place: "OP12 (b)", "note 4", "Title".
    """

    part: Part
    id: str
    name: str
    start: int = 0
    end: int = 0


class Rule(msgspec.Struct, frozen=True):
    """One rule: `reason` says why in a sentence, `source` where it is written or counted."""

    id: str
    severity: Severity
    title: str
    reason: str
    source: str


class Fix(msgspec.Struct, frozen=True):
    """A change that is safe to make unasked: edits of the text at the place, or a whole change."""

    title: str
    edits: tuple[TextEdit, ...] = ()
    change: Callable[[Resolution], Resolution] | None = None


class Finding(msgspec.Struct, frozen=True):
    """One finding. `words` are those found, `message` what is the matter with them."""

    rule: Rule
    place: Place
    message: str
    words: str = ""
    fix: Fix | None = None
    everywhere: bool = False
    """What is said of the words holds wherever they stand: ignored once, ignored in all places."""

    @property
    def severity(self) -> Severity:
        """That of the rule."""
        return self.rule.severity

    @property
    def key(self) -> str:
        """The same for the same words found by the same rule at the same line (or anywhere):
        what an ignored finding is remembered by.
        """
        words = hashlib.sha256(f"{self.words}\0{self.message}".encode()).hexdigest()[:12]
        where = "*" if self.everywhere else self.place.id
        return f"{self.rule.id}/{where}/{words}"
