"""Inline text: what stands inside one paragraph, as a tuple of spans.

No mark-up characters are ever put inside strings: italics, note marks, references and blanks are
spans of their own, so any character a delegate can type means only itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

import msgspec

from penholder.document.ids import NodeId, NoteId


class BlankKind(StrEnum):
    """What a blank of a clause template is to be filled with."""

    ORGAN = "organ"
    SESSION = "session"
    DATE = "date"
    YEAR = "year"
    RESOLUTION = "resolution"
    SYMBOL = "symbol"
    STATE = "state"
    NUMBER = "number"
    TEXT = "text"


class Text(msgspec.Struct, frozen=True, tag="text", omit_defaults=True):
    """A run of characters of one look. A line feed is a line break inside the paragraph."""

    text: str
    italic: bool = False
    bold: bool = False


class NoteMark(msgspec.Struct, frozen=True, tag="note"):
    """The raised mark of a note. The same note may be marked several times."""

    note: NoteId


class ParagraphReference(msgspec.Struct, frozen=True, tag="reference", omit_defaults=True):
    """A reference to a paragraph of the same text, shown as that paragraph's number.

    `fallback` is the number shown when it was last known: it stays readable when the target goes.
    """

    target: NodeId
    fallback: str = ""


class Blank(msgspec.Struct, frozen=True, tag="blank", omit_defaults=True):
    """An unfilled field: `hint` says what belongs there, `previous` what stood there last year."""

    kind: BlankKind
    hint: str = ""
    previous: str = ""


Span: TypeAlias = Text | NoteMark | ParagraphReference | Blank
Inline: TypeAlias = tuple[Span, ...]


def plain(text: str) -> Inline:
    """Roman text as spans; no span at all for the empty string."""
    return (Text(text),) if text else ()


def normalized(spans: Iterable[Span]) -> Inline:
    """The same text with empty runs dropped and neighbouring runs of one look joined."""
    result: list[Span] = []
    for span in spans:
        if type(span) is not Text:
            result.append(span)
            continue
        if not span.text:
            continue
        last = result[-1] if result else None
        if type(last) is Text and last.italic == span.italic and last.bold == span.bold:
            result[-1] = Text(last.text + span.text, span.italic, span.bold)
        else:
            result.append(span)
    return tuple(result)


def marks_in(spans: Inline) -> tuple[NoteId, ...]:
    """The notes marked in the text, in order, repeats included."""
    return tuple([span.note for span in spans if type(span) is NoteMark])


def blanks_in(spans: Inline) -> tuple[Blank, ...]:
    """The unfilled fields of the text, in order."""
    return tuple(span for span in spans if isinstance(span, Blank))


def opening_phrase(spans: Inline) -> str:
    """The opening phrase as set in italics: the italic text the paragraph begins with, or ''."""
    phrase: list[str] = []
    for span in spans:
        if not (isinstance(span, Text) and span.italic):
            break
        phrase.append(span.text)
    return "".join(phrase).strip().rstrip(",").rstrip()


def length(spans: Inline) -> int:
    """Positions in the text: one a character, one for each mark, reference or blank."""
    return sum(len(span.text) if isinstance(span, Text) else 1 for span in spans)


def split_at(spans: Inline, offset: int) -> tuple[Inline, Inline]:
    """The text before and after a position counted as in `length`.

    Raises ValueError when the position lies outside the text.
    """
    if not 0 <= offset <= length(spans):
        raise ValueError(f"position {offset} lies outside the text")
    left: list[Span] = []
    right: list[Span] = []
    for span in spans:
        size = len(span.text) if isinstance(span, Text) else 1
        if offset >= size:
            left.append(span)
            offset -= size
        elif offset > 0 and isinstance(span, Text):
            left.append(Text(span.text[:offset], span.italic, span.bold))
            right.append(Text(span.text[offset:], span.italic, span.bold))
            offset = 0
        else:
            right.append(span)
            offset = 0
    return normalized(left), normalized(right)
