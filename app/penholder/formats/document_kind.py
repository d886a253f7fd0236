"""What kind of document was read: not every document of the L series is a draft resolution."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec.structs import replace

from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_labels
from penholder.document.operations import lines_of, with_lines
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.phrasebook.phrases import match_opening

_CLAUSES: Final = frozenset({LineKind.PREAMBULAR, LineKind.OPERATIVE})
# The words of a sponsor line that tell, in English, French and Spanish.
_AMENDMENT: Final = ("amendment", "amendement", "enmienda")
_DECISION: Final = ("decision", "décision", "decisión")


class Kind(StrEnum):
    """What a document is; the value is how it is called in a sentence."""

    ADOPTED = "an adopted resolution"
    DRAFT = "a draft resolution"
    AMENDMENT = "an amendment to a draft resolution"
    DECISION = "a draft decision"
    OTHER = "a document of another kind (a note, a report, a letter)"

    @property
    def is_resolution(self) -> bool:
        """Whether it is a resolution, adopted or draft."""
        return self in (Kind.ADOPTED, Kind.DRAFT)

    @property
    def sentence(self) -> str:
        """What the report of a reading says of a document that is no resolution."""
        return (
            f"This is {self.value}, not a draft resolution: its paragraphs are kept as plain text."
        )


def proposed_kind(proposal: str) -> Kind | None:
    """What the words behind the sponsors say is proposed; None where they do not tell."""
    proposal = proposal.lower()
    if any(word in proposal for word in _AMENDMENT):
        return Kind.AMENDMENT
    if any(word in proposal for word in _DECISION):
        return Kind.DECISION
    return None


def kind_of(resolution: Resolution) -> Kind:
    """What a document is, by its first page and its text.

    Text without a first page counts as a draft, so that a few pasted paragraphs are read as such.
    A document with a symbol is of another kind if nobody speaks or proposes in it and few of its
    paragraphs begin as those of resolutions do.
    """
    if resolution.adoption is not None:
        return Kind.ADOPTED
    if resolution.sponsors is not None:
        return proposed_kind(resolution.sponsors.proposal) or Kind.DRAFT
    if resolution.opening or not resolution.masthead.symbol:
        return Kind.DRAFT
    return Kind.DRAFT if _speaks_as_one(resolution) else Kind.OTHER


def with_plain_text(resolution: Resolution) -> Resolution:
    """The document with its paragraphs as plain text, their numbers kept as they are shown."""
    lines = lines_of(resolution)
    labels = line_labels(lines, resolution.language)
    return with_lines(resolution, [_plain(line, labels.get(line.id, "")) for line in lines])


def _plain(line: Line, label: str) -> Line:
    if line.kind not in _CLAUSES:
        return line
    return replace(line, kind=LineKind.PLAIN, label=label or None)


def _speaks_as_one(resolution: Resolution) -> bool:
    lines = lines_of(resolution)
    clauses = [line for line in lines if line.kind in _CLAUSES]
    known = 0
    for line in clauses:
        match = match_opening(plain_text(line.spans))
        known += match is not None and match.known
    return known * 2 > len(clauses) or not lines
