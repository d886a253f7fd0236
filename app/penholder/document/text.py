"""Inline text as a plain string: what a reader sees, without note marks."""

from __future__ import annotations

from collections.abc import Mapping

from penholder.document.ids import NodeId
from penholder.document.spans import Blank, Inline, NoteMark, ParagraphReference, Text


def plain_text(spans: Inline, references: Mapping[NodeId, str] | None = None) -> str:
    """The words of the text; marks leave nothing, blanks show their hint in square brackets.

    `references` gives the text of references (`numbering.reference_texts`); where it has none, a
    reference shows what it was last known to be.
    """
    parts: list[str] = []
    for span in spans:
        match span:
            case Text():
                parts.append(span.text)
            case ParagraphReference():
                parts.append(reference_shown(span, references))
            case Blank():
                parts.append(blank_text(span))
            case NoteMark():
                pass
    return "".join(parts)


def reference_shown(
    span: ParagraphReference, references: Mapping[NodeId, str] | None = None
) -> str:
    """The number a reference shows: its target's, or the last known one."""
    return (references or {}).get(span.target) or span.fallback


def blank_text(blank: Blank) -> str:
    """An unfilled blank as it stands in an exported text: its hint in square brackets."""
    return f"[{blank.hint or blank.kind.value}]"
