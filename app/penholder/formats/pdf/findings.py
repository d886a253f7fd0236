"""What a reading says about the file: what kind of document it is, and what is odd or guessed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from penholder.document.numbering import marks_in_order
from penholder.document.resolution import Resolution
from penholder.formats.pdf.front import Front
from penholder.formats.pdf.glyphs import PageContent
from penholder.formats.pdf.structure import Structure

_SCAN_SHARE = 0.6
"""A picture that covers more of the page than this is a picture of the page."""


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


def kind_of(front: Front, has_opening: bool) -> Kind:
    """What a document is, by its first page and whether an organ speaks in an opening line."""
    if front.adoption is not None:
        return Kind.ADOPTED
    proposal = front.sponsors.proposal.lower() if front.sponsors else ""
    if any(word in proposal for word in ("amendment", "amendement", "enmienda")):
        return Kind.AMENDMENT
    if any(word in proposal for word in ("decision", "décision", "decisión")):
        return Kind.DECISION
    return Kind.DRAFT if has_opening or proposal else Kind.OTHER


def warnings_of(
    resolution: Resolution, structure: Structure, kind: Kind, contents: Sequence[PageContent]
) -> list[str]:
    """One sentence for everything odd or guessed."""
    warnings = _scan_warnings(contents)
    if not kind.is_resolution:
        warnings.append(
            f"This is {kind.value}, not a draft resolution: its paragraphs are kept as plain text."
        )
    elif not resolution.opening:
        warnings.append("There is no opening line (“The General Assembly,”) before the text.")
    if structure.guessed_phrases:
        count = structure.guessed_phrases
        what = "One opening phrase is" if count == 1 else f"{count} opening phrases are"
        warnings.append(f"{what} not in italics on the page: the phrasebook set them.")
    marked = set(marks_in_order(resolution))
    lost = [note.label or "" for note in resolution.notes if note.id not in marked]
    if lost:
        warnings.append(f"No mark was found in the text for note {', '.join(lost)}.")
    return warnings


def _scan_warnings(contents: Sequence[PageContent]) -> list[str]:
    warnings: list[str] = []
    pictures = [content.picture_share > _SCAN_SHARE for content in contents]
    if any(shown and content.runs for shown, content in zip(pictures, contents, strict=True)):
        warnings.append(
            "The pages are pictures, and the text behind them was recognized by a machine (OCR):"
            " it has errors, and its parts may be mixed up. Check every word against the page."
        )
    empty = [
        str(index + 1)
        for index, content in enumerate(contents)
        if content.pictures and not any(run.text.strip() for run in content.runs)
    ]
    if empty:
        pages = f"Page {empty[0]} holds" if len(empty) == 1 else f"Pages {', '.join(empty)} hold"
        warnings.append(f"{pages} pictures and no text: nothing of it could be read.")
    return warnings
