"""Carrying a change over: what makes one text of another is done to a third that was edited since.

Each part (a field of the first page, the title, a line, a note) that the change touches is replaced
where nobody edited it; where somebody did, the words that change are looked for in the edited text.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from penholder.document import operations
from penholder.document.lines import Line
from penholder.document.resolution import Masthead, Resolution
from penholder.document.spans import Inline, Span, Text, normalized

LONGEST_CONTEXT = 24
"""Positions on each side of the change by which its place is first looked for."""

_REST = ("sponsors", "adoption", "closing", "language")
_T = TypeVar("_T")


class Carried(NamedTuple):
    """The edited text with the change, and the places where it could not be made.

    A place is the id of a line or note, "title", "opening", or the name of a field of the first
    page ("masthead.symbol", "sponsors").
    """

    resolution: Resolution
    blocked: tuple[str, ...]


def carry(current: Resolution, before: Resolution, after: Resolution) -> Carried:
    """Does to `current` what makes `after` of `before`; the three have lines and notes of one id.

    Lines and notes that only one of the three has stay as they are in `current`.
    """
    blocked: list[str] = []
    result = _front(current, before, after, blocked)
    lines = _lines(current, before, after, blocked)
    if lines is not None:
        result = operations.with_lines(result, lines)
    old, new = _notes(before), _notes(after)
    for note in current.notes:
        if note.id in old and note.id in new and old[note.id] != new[note.id]:
            spans = carry_text(note.spans, old[note.id], new[note.id])
            if spans is None:
                blocked.append(note.id)
            else:
                result = operations.set_note_text(result, note.id, spans)
    known, returned = _notes(current), new.keys() - old.keys()
    back = tuple(note for note in after.notes if note.id in returned and note.id not in known)
    return Carried(replace(result, notes=(*result.notes, *back)), tuple(blocked))


def carry_text(current: Inline, before: Inline, after: Inline) -> Inline | None:
    """The text with the change made; None where the changed words are not found, or more than once.

    Positions are those of `spans.length`; a mark or blank is one.
    """
    if current == before:
        return after
    old, new, now = _signs(before), _signs(after), _signs(current)
    start = _common(old, new)
    tail = _common(old[start:][::-1], new[start:][::-1])
    middle, put = old[start : len(old) - tail], new[start : len(new) - tail]
    for context in range(LONGEST_CONTEXT, 2, -3):
        left = old[max(0, start - context) : start]
        right = old[len(old) - tail : len(old) - tail + context]
        places = _places(now, [*left, *middle, *right])
        if len(places) == 1:
            at = places[0] + len(left)
            return normalized([*now[:at], *put, *now[at + len(middle) :]])
        if places:
            return None
    return None


def _front(
    current: Resolution, before: Resolution, after: Resolution, blocked: list[str]
) -> Resolution:
    masthead = current.masthead
    for name in Masthead.__struct_fields__:
        old, new = getattr(before.masthead, name), getattr(after.masthead, name)
        if old != new and _free(getattr(masthead, name), old, new, f"masthead.{name}", blocked):
            masthead = replace(masthead, **{name: new})
    result = replace(current, masthead=masthead)
    for name in _REST:
        old, new = getattr(before, name), getattr(after, name)
        if old != new and _free(getattr(result, name), old, new, name, blocked):
            result = replace(result, **{name: new})
    for name in ("title", "opening"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            spans = carry_text(getattr(result, name), old, new)
            if spans is None:
                blocked.append(name)
            else:
                result = replace(result, **{name: spans})
    return result


def _free(now: _T, old: _T, new: _T, place: str, blocked: list[str]) -> bool:
    """Whether a field is as it was (or already as it should be) and may be set."""
    if now in (old, new):
        return True
    blocked.append(place)
    return False


def _lines(
    current: Resolution, before: Resolution, after: Resolution, blocked: list[str]
) -> list[Line] | None:
    old = {line.id: line for line in operations.lines_of(before)}
    new = {line.id: line for line in operations.lines_of(after)}
    changed = {i for i in old.keys() & new.keys() if old[i].spans != new[i].spans}
    if not changed:
        return None
    result: list[Line] = []
    for line in operations.lines_of(current):
        if line.id in changed:
            spans = carry_text(line.spans, old[line.id].spans, new[line.id].spans)
            if spans is None:
                blocked.append(line.id)
            else:
                line = replace(line, spans=spans)
        result.append(line)
    present = {line.id for line in result}
    blocked.extend(sorted(changed - present))
    return result


def _notes(resolution: Resolution) -> dict[str, Inline]:
    return {note.id: note.spans for note in resolution.notes}


def _signs(spans: Inline) -> list[Span]:
    """The text cut into positions."""
    signs: list[Span] = []
    for span in spans:
        if isinstance(span, Text):
            signs.extend(Text(sign, span.italic, span.bold) for sign in span.text)
        else:
            signs.append(span)
    return signs


def _common(first: list[Span], second: list[Span]) -> int:
    size = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        size += 1
    return size


def _places(text: list[Span], wanted: list[Span]) -> list[int]:
    """Where a run of positions stands in a text."""
    if not wanted:
        return []
    size = len(wanted)
    return [
        at
        for at in range(len(text) - size + 1)
        if text[at] == wanted[0] and text[at : at + size] == wanted
    ]
