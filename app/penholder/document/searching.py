"""Finding words in a text and putting others in their place: body, title, notes.

Patterns are those of the `regex` library, which stops one that takes too long; Python's own cannot
be stopped, and a pattern typed by hand may take for ever.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec
import regex
from msgspec.structs import replace as changed

from penholder.document import operations
from penholder.document.flat import OBJECT, flat
from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, Text
from penholder.document.text_edits import TextEdit, with_edits
from penholder.errors import InputError

LONGEST_S = 1.0
"""Seconds one search of a whole text may take."""

MOST = 10_000
"""More places than these are not listed."""


class Where(StrEnum):
    """What a place is in."""

    TITLE = "title"
    LINE = "line"
    NOTE = "note"


class Query(msgspec.Struct, frozen=True):
    """What is looked for: words, or a pattern."""

    text: str
    whole_words: bool = False
    case: bool = False
    pattern: bool = False
    in_notes: bool = True


class Match(msgspec.Struct, frozen=True):
    """One place: positions as `spans.length` counts them, the words, and those for `put`.

    `fixed` tells a place with a reference or a blank in it, whose words are not replaced: they
    would take it along.
    """

    where: Where
    id: str
    start: int
    end: int
    words: str
    put: str = ""
    fixed: bool = False


def find(resolution: Resolution, query: Query, put: str = "") -> tuple[Match, ...]:
    r"""Every place, in the order of the text. `put` are the words to come in their place; with a
    pattern they may name groups (`\1`).

    Raises InputError for a pattern that is none, or takes too long.
    """
    if not query.text:
        return ()
    expression = _expression(query)
    found: list[Match] = []
    last = time.monotonic() + LONGEST_S
    try:
        for where, name, spans in _texts(resolution, query):
            text = flat(spans)
            left = last - time.monotonic()
            if left <= 0:
                raise TimeoutError
            for match in expression.finditer(text.text, timeout=left):
                if match.start() == match.end():
                    continue
                words = match.expand(put) if query.pattern else put
                start, end = text.start(match.start()), text.end(match.end())
                fixed = OBJECT in match.group()
                found.append(Match(where, name, start, end, match.group(), words, fixed))
                if len(found) == MOST:
                    return tuple(found)
    except TimeoutError as error:
        raise InputError("This pattern takes too long: make it simpler.") from error
    except (regex.error, IndexError) as error:
        raise InputError(f"The words to put in are not right: {error}.") from error
    return tuple(found)


def replace(resolution: Resolution, matches: Iterable[Match]) -> Resolution:
    """The text with the words of `put` in the place of those found; marks of notes are kept.

    Places that are `fixed` stay as they are.
    """
    edits: dict[tuple[Where, str], list[TextEdit]] = {}
    for match in (match for match in matches if not match.fixed):
        words = (Text(match.put),) if match.put else ()
        edit = TextEdit(match.start, match.end, words)
        edits.setdefault((match.where, match.id), []).append(edit)
    result = resolution
    title = edits.get((Where.TITLE, ""))
    if title:
        result = operations.set_title(result, with_edits(result.title, title))
    lines = [
        changed(line, spans=with_edits(line.spans, edits[Where.LINE, line.id]))
        if (Where.LINE, line.id) in edits
        else line
        for line in operations.lines_of(result)
    ]
    if any(where is Where.LINE for where, _ in edits):
        result = operations.with_lines(result, lines)
    for note in resolution.notes:
        mine = edits.get((Where.NOTE, note.id))
        if mine:
            result = operations.set_note_text(result, note.id, with_edits(note.spans, mine))
    return result


def _expression(query: Query) -> regex.Pattern[str]:
    source = query.text if query.pattern else regex.escape(query.text)
    if query.whole_words:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    try:
        return regex.compile(source, 0 if query.case else regex.IGNORECASE)
    except regex.error as error:
        raise InputError(f"This is no pattern: {error}.") from error


def _texts(resolution: Resolution, query: Query) -> Iterator[tuple[Where, str, Inline]]:
    yield Where.TITLE, "", resolution.title
    for line in operations.lines_of(resolution):
        if line.kind is not LineKind.TABLE:
            yield Where.LINE, line.id, line.spans
    if query.in_notes:
        for note in resolution.notes:
            yield Where.NOTE, note.id, note.spans
