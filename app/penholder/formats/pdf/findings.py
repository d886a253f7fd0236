"""What a reading says about the file: what kind of document it is, and what is odd or guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.document.lines import PARAGRAPH_KINDS, LineKind
from penholder.document.numbering import marks_in_order
from penholder.document.resolution import Note, Resolution
from penholder.document.text import plain_text
from penholder.formats.document_kind import Kind, proposed_kind
from penholder.formats.pdf.front import Front
from penholder.formats.pdf.furniture import Furniture, PageText
from penholder.formats.pdf.structure import Structure
from penholder.formats.report import Guess, LeftOut
from penholder.phrasebook.phrases import match_opening

_SHOWN = 60
"""Characters of a text that a sentence quotes."""

_PART = re.compile(r"[A-Z]\.?")


def kind_of(front: Front, has_opening: bool) -> Kind:
    """What a document is, by its first page and whether an organ speaks in an opening line."""
    if front.adoption is not None:
        return Kind.ADOPTED
    proposal = front.sponsors.proposal if front.sponsors else ""
    proposed = proposed_kind(proposal)
    if proposed is not None:
        return proposed
    return Kind.DRAFT if has_opening or proposal else Kind.OTHER


def warnings_of(resolution: Resolution, structure: Structure, kind: Kind) -> list[str]:
    """One sentence for everything odd or guessed in the text."""
    warnings: list[str] = []
    if not kind.is_resolution:
        warnings.append(kind.sentence)
    elif not resolution.opening:
        warnings.append("There is no opening line (“The General Assembly,”) before the text.")
    if structure.guessed_phrases:
        warnings.append(_guessed_phrases(structure))
    warnings += _part_warnings(structure)
    warnings += [
        f"The record of the vote stands as plain text after the last paragraph: {_quoted(vote)}."
        for vote in structure.votes
    ]
    lost = _unmarked(resolution)
    if lost:
        warnings.append(_no_mark(lost))
    return warnings


def masthead_warnings(front: Front, resolution: Resolution) -> list[str]:
    """The note to an asterisk at the symbol, which has no place for marks."""
    if not front.starred_symbol:
        return []
    texts = [plain_text(note.spans) for note in _unmarked(resolution) if note.label == "*"]
    return [
        f"Note * is marked at the symbol on the page: {_quoted(text.rstrip('.'))}."
        for text in texts[:1]
    ]


def _part_warnings(structure: Structure) -> list[str]:
    """Resolutions printed under one symbol, as "A" and "B", each with an opening line."""
    labels: list[str] = []
    label = ""
    for line in structure.lines:
        if line.kind is LineKind.HEADING and _PART.fullmatch(line.label or ""):
            label = (line.label or "").rstrip(".")
        elif label and (line.kind in PARAGRAPH_KINDS):
            if line.kind is LineKind.OPENING:
                labels.append(label)
            label = ""
    if len(labels) < 2:
        return []
    return [
        f"The file holds {len(labels)} resolutions under one symbol ({', '.join(labels)}): they"
        " stand one after the other in one text, each with its heading, opening line and numbers."
    ]


def _quoted(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
    return f"“{shown}”"


def guesses_of(resolution: Resolution, structure: Structure) -> list[Guess]:
    """What `warnings_of` sums up, one by one: phrases set by the phrasebook, notes without mark."""
    guesses: list[Guess] = []
    if structure.guessed_phrases:
        summary = _guessed_phrases(structure)
        guesses += [
            Guess(_guessed_phrase(begun), summary, near=begun)
            for begun in structure.guessed_phrases
        ]
    lost = _unmarked(resolution)
    guesses += [Guess(_no_mark([note]), _no_mark(lost), node=note.id) for note in lost]
    return guesses


def furniture_with_places(
    furniture: Sequence[Furniture], pages: Sequence[PageText]
) -> tuple[LeftOut, ...]:
    """Each piece of page furniture with its page and the first words of the text on that page."""
    beside = [" ".join(line.text for line in page.body[:2]) for page in pages]
    return tuple(
        LeftOut(item.kind, item.text, f"page {item.page + 1}", beside[item.page])
        for item in sorted(furniture, key=lambda item: item.page)
    )


def _unmarked(resolution: Resolution) -> list[Note]:
    marked = set(marks_in_order(resolution))
    return [note for note in resolution.notes if note.id not in marked]


def _no_mark(notes: Sequence[Note]) -> str:
    return f"No mark was found in the text for note {', '.join(n.label or '' for n in notes)}."


def _guessed_phrase(begun: str) -> str:
    found = match_opening(begun)
    phrase = f"“{begun[: found.length]}”" if found is not None else "The opening phrase"
    return f"{phrase} is not in italics on the page: the phrasebook set it."


def _guessed_phrases(structure: Structure) -> str:
    count = len(structure.guessed_phrases)
    what = "One opening phrase is" if count == 1 else f"{count} opening phrases are"
    return (
        f"{what} not in italics on the page: the phrasebook set {'it' if count == 1 else 'them'}."
    )
