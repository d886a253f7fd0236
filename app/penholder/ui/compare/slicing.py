"""Parts of inline text by places in its plain text, where marks of notes count for nothing."""

from __future__ import annotations

from collections.abc import Mapping

from penholder.document.ids import NodeId
from penholder.document.spans import Inline, NoteMark, Span, Text, normalized
from penholder.document.text import plain_text


def part(
    spans: Inline,
    start: int,
    end: int | None,
    references: Mapping[NodeId, str],
    *,
    notes_at_start: bool = True,
) -> Inline:
    """The text from one place up to another (None: to its end).

    A reference or blank that is cut belongs to the part in which it begins. Marks at the end are
    in the part, those at its start if `notes_at_start`; at the very beginning of a text they are.
    """
    taken: list[Span] = []
    place = 0
    for span in spans:
        if isinstance(span, NoteMark):
            first = start < place or (start == place and (notes_at_start or place == 0))
            if first and (end is None or place <= end):
                taken.append(span)
            continue
        size = len(plain_text((span,), references))
        stop = size if end is None else min(size, end - place)
        if isinstance(span, Text):
            begin = max(0, start - place)
            if begin < stop:
                taken.append(Text(span.text[begin:stop], span.italic, span.bold))
        elif start <= place and (end is None or place < end):
            taken.append(span)
        place += size
    return normalized(taken)
