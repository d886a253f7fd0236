"""References of a text to its own paragraphs ("paragraph 27 above") as references to nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from msgspec.structs import replace

from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind, from_lines, to_lines
from penholder.document.numbering import reference_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, ParagraphReference, Span, Text, normalized
from penholder.phrasebook.citations import find_paragraph_references

_SPACES = re.compile(r"\s+")


def link_references(resolution: Resolution) -> Resolution:
    """The resolution with references to paragraphs that it has made to follow their numbers.

    The text stays the same word for word: a number that would not be shown exactly as it stands
    there remains text, and so does one that several paragraphs bear.
    """
    lines = to_lines(resolution.body, resolution.annexes)

    @cache  # most texts have no reference: their paragraphs are not looked at
    def targets() -> _Targets:
        return _targets(lines, reference_texts(lines, resolution.language))

    def find(place: int, number: str) -> NodeId | None:
        return targets().find(place, number)

    linked = [_with_references(line, partial(find, place)) for place, line in enumerate(lines)]
    if all(now is before for now, before in zip(linked, lines, strict=True)):
        return resolution
    body, annexes = from_lines(linked)
    return replace(resolution, body=body, annexes=annexes)


@dataclass(frozen=True)
class _Targets:
    """The paragraphs by the number they are named by, in each part of the text."""

    parts: list[int]
    by_number: Mapping[tuple[int, str], NodeId | None]

    def find(self, place: int, number: str) -> NodeId | None:
        """The one paragraph of that number in the same part of the text."""
        return self.by_number.get((self.parts[place], number))


def _targets(lines: list[Line], shown: Mapping[NodeId, str]) -> _Targets:
    parts: list[int] = []
    by_number: dict[tuple[int, str], NodeId | None] = {}
    part = 0
    for line in lines:
        # Numbers begin again in annexes and in sections that restart: each is a part of its own.
        part += line.kind is LineKind.ANNEX or line.restarts
        parts.append(part)
        number = shown.get(line.id)
        if number:
            key = (part, number)
            by_number[key] = None if key in by_number else line.id
    return _Targets(parts, by_number)


def _with_references(line: Line, find: Callable[[str], NodeId | None]) -> Line:
    if line.kind is LineKind.TABLE:
        return line
    spans = _linked(line.spans, find)
    return line if spans == line.spans else replace(line, spans=spans)


def _linked(spans: Inline, find: Callable[[str], NodeId | None]) -> Inline:
    text, starts = _text_and_starts(spans)
    citations = find_paragraph_references(text)
    if not citations:
        return spans
    result: list[Span] = []
    for span, start in zip(spans, starts, strict=True):
        if not isinstance(span, Text):
            result.append(span)
            continue
        position = 0
        for citation in citations:
            begin, end = citation.start - start, citation.end - start
            if begin < position or end > len(span.text):
                continue
            number = span.text[begin:end]
            target = find(number)
            if target is None or not number or _SPACES.sub(" ", number) != number:
                continue
            result.append(replace(span, text=span.text[position:begin]))
            result.append(ParagraphReference(target, number))
            position = end
        result.append(replace(span, text=span.text[position:]))
    return normalized(result)


def _text_and_starts(spans: Inline) -> tuple[str, list[int]]:
    """The words of the spans in one string, and where each span begins in it."""
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    for span in spans:
        starts.append(size)
        part = ""
        if isinstance(span, Text):
            part = span.text
        elif isinstance(span, ParagraphReference):
            part = span.fallback
        parts.append(part)
        size += len(part)
    return "".join(parts), starts
