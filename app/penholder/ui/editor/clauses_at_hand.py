"""What delegates do to clauses, as new lines in the place of old ones: pure functions on pieces."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from penholder.document.ids import random_id
from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.parts import clause_end
from penholder.document.spans import Inline, NoteMark, Text, length, normalized, split_at
from penholder.document.text import plain_text
from penholder.phrasebook.phrases import italicized, match_opening, other_form

_SCRIPTS = (",;.:", "،؛.:", "，；。：")
"""The same four marks in Latin (and Cyrillic), Arabic and Chinese texts."""

END_MARKS = "".join(dict.fromkeys("".join(_SCRIPTS)))
DEEPEST = 4
"""Sub-paragraphs have four levels: (a), (i), a., i. (Editorial Manual)."""

OTHER_KIND = {
    LineKind.PREAMBULAR: LineKind.OPERATIVE,
    LineKind.OPERATIVE: LineKind.PREAMBULAR,
}

_COLONS = frozenset(signs[3] for signs in _SCRIPTS)
_END_OF = {LineKind.PREAMBULAR: ",", LineKind.OPERATIVE: ";", LineKind.SUBPARAGRAPH: ";"}


def clause_start(lines: Sequence[Line], index: int) -> int:
    """Index of the paragraph that a line belongs to."""
    while index > 0 and lines[index].kind not in PARAGRAPH_KINDS and _inside(lines[index]):
        index -= 1
    return index


def _inside(line: Line) -> bool:
    if line.kind is LineKind.CONTINUATION or line.kind is LineKind.SUBPARAGRAPH:
        return True
    return line.kind in (LineKind.QUOTED, LineKind.TABLE) and line.level > 0


def end_mark(spans: Inline) -> str:
    """The punctuation a text ends with, or ''."""
    text = plain_text(spans).rstrip()
    return text[-1] if text and text[-1] in END_MARKS else ""


def _like(mark: str, other: str) -> str:
    """A Latin mark as the script of another mark writes it."""
    script = next((signs for signs in _SCRIPTS if other and other in signs), _SCRIPTS[0])
    return script[_SCRIPTS[0].index(mark)] if mark in _SCRIPTS[0] else mark


def with_end_mark(spans: Inline, mark: str) -> Inline:
    """The text with another end mark; note marks behind it stay behind it."""
    result = list(spans)
    for place in range(len(result) - 1, -1, -1):
        span = result[place]
        if isinstance(span, NoteMark):
            continue
        if not isinstance(span, Text):  # a blank or reference ends the text
            return normalized([*result[: place + 1], Text(mark), *result[place + 1 :]])
        text = span.text.rstrip()
        if text:
            kept = text[:-1] if text[-1] in END_MARKS else text
            result[place] = replace(span, text=kept)
            roman = Text(mark) if span.italic else replace(span, text=mark)
            result.insert(place + 1, roman)
            return normalized(result)
    return normalized([*result, Text(mark)])


def split_line(line: Line, offset: int) -> tuple[list[Line], int]:
    """A line cut in two by Enter, its end punctuation moved on.

    Gives the new lines and the offset of the cursor in the last of them.
    """
    left, right = split_at(line.spans, offset)
    mark = _END_OF.get(line.kind, "")
    second_kind = (
        LineKind.OPERATIVE if line.kind in (LineKind.HEADING, LineKind.ANNEX) else line.kind
    )
    level = line.level if second_kind is line.kind else 0
    second = Line(random_id(), second_kind, right, level)
    if not mark or not plain_text(left).strip():
        return [replace(line, spans=left), second], 0
    rest = plain_text(right).strip()
    if rest == "" or rest in END_MARKS:
        old = end_mark(left) or rest or mark
        if old in _COLONS:  # what follows a colon is a sub-paragraph of it
            level = line.level + 1 if line.kind is LineKind.SUBPARAGRAPH else 1
            second = Line(second.id, LineKind.SUBPARAGRAPH, (), min(level, DEEPEST))
        else:
            left = with_end_mark(left, _like(mark, old))
            notes = tuple(span for span in right if not isinstance(span, Text))
            left = (*left, *notes)
            second = replace(second, spans=(Text(old),))
        return [replace(line, spans=left), second], 0
    if not end_mark(left):
        left = with_end_mark(left, mark)
    trimmed = _without_leading_space(right)
    return [replace(line, spans=left), replace(second, spans=trimmed)], 0


def _without_leading_space(spans: Inline) -> Inline:
    if spans and isinstance(spans[0], Text):
        return normalized((replace(spans[0], text=spans[0].text.lstrip()), *spans[1:]))
    return spans


def is_empty(line: Line) -> bool:
    """Whether a line has nothing but, perhaps, its end punctuation."""
    return all(isinstance(s, Text) for s in line.spans) and plain_text(line.spans).strip() in (
        "",
        *END_MARKS,
    )


def joined(first: Line, second: Line) -> tuple[Line, int]:
    """Two lines as one, and the offset where they meet.

    An empty clause gives back only the end punctuation that Enter moved on to it.
    """
    left = first.spans
    text = plain_text(left)
    if is_empty(second) and end_mark(left):
        rest = plain_text(second.spans).strip()
        return replace(first, spans=with_end_mark(left, rest) if rest else left), length(left)
    gap: Inline = ()
    if text and not text[-1].isspace() and plain_text(second.spans).strip() and not is_empty(first):
        gap = (Text(" "),)
    return replace(first, spans=normalized((*left, *gap, *second.spans))), length(left)


def with_end_moved_on(last: Line, new: Sequence[Line]) -> tuple[Line, Sequence[Line]]:
    """The last operative clause and a new one behind it: the full stop goes to the new one."""
    if not (last.kind is new[0].kind is LineKind.OPERATIVE and end_mark(last.spans) == "."):
        return last, new
    before = replace(last, spans=with_end_mark(last.spans, ";"))
    end = replace(new[-1], spans=with_end_mark(new[-1].spans, "."))
    return before, [*new[:-1], end]


def other_kind(line: Line) -> Line:
    """A preambular paragraph as an operative one and back, with verb form and punctuation."""
    kind = OTHER_KIND.get(line.kind)
    if kind is None:
        return line
    to_operative = kind is LineKind.OPERATIVE
    was, becomes = ParagraphKind(line.kind.value), ParagraphKind(kind.value)
    spans = _with_other_phrase(line.spans, was, becomes)
    if end_mark(spans) in (",", ";"):
        spans = with_end_mark(spans, ";" if to_operative else ",")
    return Line(line.id, kind, italicized(spans, becomes))


def _with_other_phrase(spans: Inline, was: ParagraphKind, becomes: ParagraphKind) -> Inline:
    text = plain_text(spans)
    match = match_opening(text, was)
    if match is None:
        return spans
    phrase = other_form(match.phrase, becomes)
    opening, rest = split_at(spans, match.length)
    if phrase is None or not all(isinstance(span, Text) for span in opening):
        return spans
    lead = text[: match.length]
    start = len(lead) - len(lead.lstrip())
    return normalized((Text(lead[:start]), Text(phrase, italic=True), *rest))


def shifted(lines: Sequence[Line], index: int, step: int) -> list[Line] | None:
    """The clause at `index` one level deeper or higher, with its sub-paragraphs; None if it can't.

    A paragraph goes below the one before it; a sub-paragraph of level 1 becomes a paragraph.
    """
    line = lines[index]
    end = clause_end(lines, index)
    if line.kind in (LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.PLAIN):
        below = index > 0 and (
            _inside(lines[index - 1]) or lines[index - 1].kind in PARAGRAPH_KINDS
        )
        if step < 0 or not below:
            return None
        head = Line(line.id, LineKind.SUBPARAGRAPH, line.spans, 1)
    elif line.kind is LineKind.SUBPARAGRAPH:
        level = line.level + step
        if level < 1:
            owner = lines[clause_start(lines, index)]
            head = Line(line.id, owner.kind, line.spans)
        elif (
            step > 0 and not (index > 0 and _depth(lines[index - 1]) >= line.level)
        ) or level > DEEPEST:
            return None
        else:
            head = replace(line, level=level, label=None)
    elif line.kind in (LineKind.CONTINUATION, LineKind.QUOTED):
        return [replace(line, level=max(0, line.level + step))]
    else:
        return None
    rest = [
        replace(each, level=max(0, each.level + step)) if each.level or step > 0 else each
        for each in lines[index + 1 : end]
    ]
    return [head, *rest]


def _depth(line: Line) -> int:
    return line.level if line.kind in (LineKind.SUBPARAGRAPH, LineKind.CONTINUATION) else 0


def neighbour(lines: Sequence[Line], index: int, step: int) -> tuple[int, int, int] | None:
    """The clause to change places with: start of the first, of the second, and their end.

    Sub-paragraphs move among their siblings, paragraphs among all of the body; None at the edge.
    """
    start = index if lines[index].kind is LineKind.SUBPARAGRAPH else clause_start(lines, index)
    end = clause_end(lines, start)
    if step > 0:
        if end >= len(lines) or not _siblings(lines[start], lines[end]):
            return None
        return start, end, clause_end(lines, end)
    before = start - 1
    level = lines[start].level if lines[start].kind is LineKind.SUBPARAGRAPH else 0
    while before >= 0 and not (
        _siblings(lines[start], lines[before]) and not _within(lines, before, start)
    ):
        if level and _depth(lines[before]) < level:
            return None
        before -= 1
    if before < 0:
        return None
    return before, start, end


def _within(lines: Sequence[Line], outer: int, inner: int) -> bool:
    return clause_end(lines, outer) > inner


def _siblings(one: Line, other: Line) -> bool:
    if LineKind.ANNEX in (one.kind, other.kind):
        return False
    if one.kind is LineKind.SUBPARAGRAPH:
        return other.kind is LineKind.SUBPARAGRAPH and other.level == one.level
    return not _inside(other)


def place_for(lines: Sequence[Line], index: int, kind: LineKind) -> int:
    """Where a new clause of a kind goes: behind the current clause, or where its kind stands.

    A preambular clause asked for among operative paragraphs goes to the end of the preamble before
    them, an operative one asked for in the preamble to the beginning of the operative part.
    """
    if not lines:
        return 0
    start = clause_start(lines, index)
    here = lines[start].kind
    if kind is LineKind.PREAMBULAR and here is LineKind.OPERATIVE:
        earlier = [i for i in range(start) if lines[i].kind is LineKind.PREAMBULAR]
        return clause_end(lines, earlier[-1]) if earlier else 0
    if kind is LineKind.OPERATIVE and here is LineKind.PREAMBULAR:
        later = (i for i in range(start, len(lines)) if lines[i].kind is not LineKind.PREAMBULAR)
        while start < len(lines) and (
            lines[start].kind is LineKind.PREAMBULAR or _inside(lines[start])
        ):
            start += 1
        return start if next(later, None) is not None else len(lines)
    return clause_end(lines, start)
