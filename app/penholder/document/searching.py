"""Finding words in a text and putting others in their place: body, title, notes.

Patterns are those of the `regex` library, which stops one that takes too long; Python's own cannot
be stopped, and a pattern typed by hand may take for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec
import regex
from msgspec.structs import replace as changed

from penholder.document import operations
from penholder.document.flat import flat
from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, Text
from penholder.document.text_edits import TextEdit, with_edits
from penholder.errors import InputError

LONGEST_S = 1.0
"""Seconds one search may take."""

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
    """One place: positions as `spans.length` counts them, the words, and those for `put`."""

    where: Where
    id: str
    start: int
    end: int
    words: str
    put: str = ""


def find(resolution: Resolution, query: Query, put: str = "") -> tuple[Match, ...]:
    r"""Every place, in the order of the text. `put` are the words to come in their place; with a
    pattern they may name groups (`\1`).

    Raises InputError for a pattern that is none, or takes too long.
    """
    if not query.text:
        return ()
    expression = _expression(query)
    found: list[Match] = []
    try:
        for where, name, spans in _texts(resolution, query):
            text = flat(spans)
            for match in expression.finditer(text.text, timeout=LONGEST_S):
                if match.start() == match.end():
                    continue
                words = match.expand(put) if query.pattern else put
                start, end = text.start(match.start()), text.end(match.end())
                found.append(Match(where, name, start, end, match.group(), words))
                if len(found) == MOST:
                    return tuple(found)
    except TimeoutError as error:
        raise InputError("This pattern takes too long: make it simpler.") from error
    except (regex.error, IndexError) as error:
        raise InputError(f"The words to put in are not right: {error}.") from error
    return tuple(found)


def replace(resolution: Resolution, matches: Iterable[Match]) -> Resolution:
    """The text with the words of `put` in the place of those found; marks of notes are kept."""
    edits: dict[tuple[Where, str], list[TextEdit]] = {}
    for match in matches:
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
