"""Blanks and hyphens of one text put into another where the words are the same.

A text that went through a PDF or a web page has lost its no-break spaces and hyphens. Laid over
the official file, each of them would be a change that nobody made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from penholder.compare.marked import Side
from penholder.compare.result import Comparison, Pair, WordOp
from penholder.document import operations
from penholder.document.ids import NodeId
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.document.text_edits import TextEdit, with_edits

BLANKS = " \u00a0\u202f\u2009"
"""Space, no-break space, narrow no-break space, thin space."""

_FOLD = str.maketrans(dict.fromkeys(BLANKS[1:], " ") | {"\u2011": "-"})


def with_blanks_of_old(comparison: Comparison, new: Resolution) -> Resolution:
    """The new text with the kinds of blanks and hyphens of the old one, where all else is the same.

    Gives `new` itself where there is nothing to put. Tables and fields of the first page stay.
    """
    side = Side(new)
    lines: dict[NodeId, list[TextEdit]] = {}
    for pair in comparison.pairs:
        texts = [(node, side.lines[node].spans) for node in pair.new if not side.lines[node].rows]
        if len(texts) == len(pair.new):
            _collect(pair, texts, side.references, lines)
    notes: dict[NodeId, list[TextEdit]] = {}
    spans_of = {note.id: note.spans for note in new.notes}
    for pair in comparison.notes:
        _collect(pair, [(node, spans_of[node]) for node in pair.new], side.references, notes)
    return _with_edits(new, lines, notes)


def _collect(
    pair: Pair,
    texts: list[tuple[NodeId, Inline]],
    references: Mapping[NodeId, str],
    edits: dict[NodeId, list[TextEdit]],
) -> None:
    """Adds the edits of one pair; its texts are joined by a line feed, as the words are."""
    found = list(_other_blanks(pair))
    if not found:
        return
    places: list[tuple[NodeId, int]] = []
    for number, (node, spans) in enumerate(texts):
        if number:
            places.append(("", -1))
        places.extend((node, at) for at in _positions(spans, references))
    for at, blank in found:
        if at < len(places) and places[at][1] >= 0:
            node, position = places[at]
            edit = TextEdit(position, position + 1, (Text(blank),))
            edits.setdefault(node, []).append(edit)


def _other_blanks(pair: Pair) -> Iterator[tuple[int, str]]:
    """Where in the new text another blank or hyphen stands, and that of the old text."""
    at = 0
    for place, edit in enumerate(pair.words):
        if edit.op is WordOp.DELETE:
            continue
        before = pair.words[place - 1] if place else None
        changed = before is not None and (before.op, edit.op) == (WordOp.DELETE, WordOp.INSERT)
        if before is not None and changed and _folded(before.text) == _folded(edit.text):
            pairs = zip(before.text, edit.text, strict=True)
            yield from ((at + n, old) for n, (old, new) in enumerate(pairs) if old != new)
        at += len(edit.text)


def _folded(text: str) -> str:
    return text.translate(_FOLD)


def _positions(spans: Inline, references: Mapping[NodeId, str]) -> Iterator[int]:
    """For each character of the plain text its position in the spans, -1 for what is no text."""
    place = 0
    for span in spans:
        if isinstance(span, Text):
            yield from range(place, place + len(span.text))
            place += len(span.text)
            continue
        if not isinstance(span, NoteMark):
            yield from (-1 for _ in plain_text((span,), references))
        place += 1


def _with_edits(
    new: Resolution, lines: dict[NodeId, list[TextEdit]], notes: dict[NodeId, list[TextEdit]]
) -> Resolution:
    result = new
    if lines:
        changed = [
            replace(line, spans=with_edits(line.spans, lines[line.id]))
            if line.id in lines
            else line
            for line in operations.lines_of(new)
        ]
        result = operations.with_lines(result, changed)
    for note in new.notes:
        if note.id in notes:
            spans = with_edits(note.spans, notes[note.id])
            result = operations.set_note_text(result, note.id, spans)
    return result
