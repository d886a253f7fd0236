"""Edits of a text by position: what roll-over, fixes of checks and others propose to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from penholder.document.spans import Inline, NoteMark, Span, Text, normalized


class TextEdit(msgspec.Struct, frozen=True):
    """Replaces positions `start` to `end` of a text (see `spans.length`) by other spans.

    The new text takes the look of what it replaces; marks in between are kept behind it.
    """

    start: int
    end: int
    spans: Inline = ()


def with_edits(spans: Inline, edits: Iterable[TextEdit]) -> Inline:
    """The text with the edits made, in one pass; one that overlaps an earlier one is left out."""
    chosen = _apart(edits)
    if not chosen:
        return normalized(spans)
    result: list[Span] = []
    waiting = 0  # the first edit not made yet
    covered = 0  # up to here the text is replaced
    for place, piece in _pieces(spans, chosen):
        while waiting < len(chosen) and chosen[waiting].start <= place:
            edit = chosen[waiting]
            near = piece if edit.end > edit.start or not result else result[-1]
            result.extend(_in_look_of(near, piece, edit.spans))
            covered = max(covered, edit.end)
            waiting += 1
        if place >= covered or isinstance(piece, NoteMark):
            result.append(piece)
    for edit in chosen[waiting:]:
        result.extend(_in_look_of(result[-1] if result else Text(""), Text(""), edit.spans))
    return normalized(result)


def _apart(edits: Iterable[TextEdit]) -> list[TextEdit]:
    """The edits in order of their places, without those that overlap one before them."""
    chosen: list[TextEdit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def _pieces(spans: Inline, edits: Sequence[TextEdit]) -> Iterator[tuple[int, Span]]:
    """The spans, cut where edits begin and end, with their positions."""
    cuts = sorted({place for edit in edits for place in (edit.start, edit.end)})
    index = place = 0
    for span in spans:
        if not isinstance(span, Text):
            yield place, span
            place += 1
            continue
        begin, end = place, place + len(span.text)
        while index < len(cuts) and cuts[index] <= begin:
            index += 1
        start = begin
        while index < len(cuts) and cuts[index] < end:
            yield (
                start,
                Text(span.text[start - begin : cuts[index] - begin], span.italic, span.bold),
            )
            start = cuts[index]
            index += 1
        if start < end:
            yield start, Text(span.text[start - begin :], span.italic, span.bold)
        place = end


def _in_look_of(first: Span, second: Span, spans: Inline) -> list[Span]:
    """New spans in the look of the first of two neighbours that is text."""
    look = next((span for span in (first, second) if isinstance(span, Text)), Text(""))
    return [
        Text(span.text, look.italic, look.bold) if isinstance(span, Text) else span
        for span in spans
    ]
