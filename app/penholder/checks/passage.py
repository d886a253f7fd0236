"""One text to look at, which remembers what was found in it for as long as it is not changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import Any, TypeVar, cast

from penholder.checks.finding import Finding, Fix, Part, Place, Rule
from penholder.document.flat import Flat, flat
from penholder.document.lines import LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.spans import Inline, Text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.phrases import PhraseMatch, match_opening

KINDS = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}
"""The lines that begin with an opening phrase."""

T = TypeVar("T")


class Where(Enum):
    """What a text is to the resolution."""

    TITLE = auto()
    OPENING = auto()
    BODY = auto()
    """The resolution's own words."""
    APART = auto()
    """Annexes and quotations: words that others may have written."""
    NOTE = auto()


@dataclass(frozen=True)
class Setting:
    """What of the whole text matters to the checks that look at one passage."""

    is_english: bool
    is_draft: bool
    is_outcome: bool
    session: int | None
    own_words: frozenset[str] | None = frozenset()
    """Words the user said are right; None where words are not looked up at all."""


@dataclass(frozen=True, eq=False)
class Passage:
    """A line, a note, the title or the opening line. `text` has no note marks in it.

    A passage is kept from one look to the next while its content stays the same, and with it all
    that was worked out of that content; so nothing may be kept that comes from elsewhere. Its
    name ("OP12 (b)") is such a thing: findings are named when all are there.
    """

    where: Where
    id: str
    spans: Inline
    kind: LineKind | None = None
    _memory: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def part(self) -> Part:
        """What a place in it is in."""
        return _PARTS.get(self.where, Part.LINE)

    @cached_property
    def flat(self) -> Flat:
        """The words with the way back to positions in the spans."""
        return flat(self.spans)

    @property
    def text(self) -> str:
        """The words, a reference or blank being one sign (`document.flat.OBJECT`)."""
        return self.flat.text

    @cached_property
    def opening(self) -> PhraseMatch | None:
        """The opening phrase of a preambular or operative paragraph of the body."""
        if self.where is not Where.BODY or self.kind not in KINDS:
            return None
        return match_opening(self.text, KINDS[self.kind])

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, done once for a key while the content stays. Two threads may do it
        both: they come to the same.
        """
        if key not in self._memory:
            self._memory[key] = work()
        return cast("T", self._memory[key])

    def fact(self, find: Callable[[str], T]) -> T:
        """What a function finds in the text, worked out once."""
        return self.once(find, lambda: find(self.text))

    def is_same(self, where: Where, spans: Inline, kind: LineKind | None) -> bool:
        """Whether this is the passage of such a content."""
        return self.where is where and self.kind is kind and self.spans == spans

    def place(self, start: int, end: int) -> Place:
        """The place of positions in the spans."""
        return Place(self.part, self.id, "", start, end)

    def finding(
        self, rule: Rule, message: str, start: int, end: int, fix: str | None = None
    ) -> Finding:
        """A finding at text[start:end]; `fix` are the words to put there."""
        first, last = self.flat.start(start), self.flat.end(end)
        place = self.place(first, max(first, last))
        words = self.text[start:end]
        if fix is None:
            return Finding(rule, place, message, words)
        put = (Text(fix),) if fix else ()
        said = f"Change “{words}” to “{fix}”" if fix.strip() and words.strip() else "Mend it"
        edits = (TextEdit(first, max(first, last), put),)
        return Finding(rule, place, message, words, Fix(said, edits))


_PARTS = {Where.TITLE: Part.FRONT, Where.OPENING: Part.FRONT, Where.NOTE: Part.NOTE}
