"""Numbers, levels and the order of parts, and references to the text's own paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from penholder.checks.context import Context
from penholder.checks.finding import Finding
from penholder.checks.rules import rule
from penholder.document.flat import OBJECT
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import reference_texts
from penholder.document.spans import Blank, ParagraphReference
from penholder.phrasebook.citations import find_paragraph_references

_NUMBER = re.compile(r"(\d+)")


def numbers(context: Context) -> Iterator[Finding]:
    """Typed numbers that leave gaps or stand twice; a lone paragraph with a number."""
    if context.is_outcome:
        return
    before: int | None = None
    operative = 0
    for passage in context.body:
        line = context.line(passage.id)
        if line.kind in (LineKind.HEADING, LineKind.OPENING):
            before = None
        if line.kind is not LineKind.OPERATIVE:
            continue
        operative += 1
        label = context.labels.get(line.id, "")
        match = _NUMBER.match(label)
        number = int(match.group(1)) if match else None
        if number is not None and before is not None and line.label is not None:
            if number > before + 1:
                message = f"The number before is {before}: {before + 1} is missing."
                yield passage.finding(rule("number-gap"), message, 0, 0)
            elif number <= before and "bis" not in label and "ter" not in label:
                message = f"The number before is {before}: this one should be {before + 1}."
                yield passage.finding(rule("number-order"), message, 0, 0)
        before = number if number is not None else before
        single = line.label is not None and line.label.strip(" .") == "1"
        if single and _operative_count(context) == 1:
            message = "A single operative paragraph has no number."
            yield passage.finding(rule("number-single"), message, 0, 0)


def _operative_count(context: Context) -> int:
    return sum(line.kind is LineKind.OPERATIVE for _, line in context.clauses())


def lists_of_one(context: Context) -> Iterator[Finding]:
    """A list with a single sub-paragraph."""
    passages = {passage.id: passage for passage in context.passages}
    for at, line in enumerate(context.lines[: context.annex_start]):
        if line.kind is LineKind.SUBPARAGRAPH and _is_alone(context, at):
            message = "A list of one sub-paragraph is no list."
            yield passages[line.id].finding(rule("subparagraph-single"), message, 0, 0)


def _is_alone(context: Context, at: int) -> bool:
    """Whether no other sub-paragraph of its list stands before or behind one."""
    level = context.lines[at].level
    return not any(
        line.kind is LineKind.SUBPARAGRAPH and line.level == level
        for lines in (reversed(context.lines[:at]), context.lines[at + 1 :])
        for line in _of_list(lines, level)
    )


def _of_list(lines: Iterable[Line], level: int) -> Iterator[Line]:
    """The lines up to the end of the list of a level."""
    for line in lines:
        inside = line.kind in (LineKind.SUBPARAGRAPH, LineKind.QUOTED, LineKind.CONTINUATION)
        if not inside or line.level < level:
            return
        yield line


def order(context: Context) -> Iterator[Finding]:
    """Preambular paragraphs behind operative ones, and a text without operative paragraphs."""
    if context.is_outcome:
        return
    seen_operative = False
    for passage in context.body:
        line = context.line(passage.id)
        if line.kind in (LineKind.HEADING, LineKind.OPENING):
            seen_operative = False
        elif line.kind is LineKind.OPERATIVE:
            seen_operative = True
        elif line.kind is LineKind.PREAMBULAR and seen_operative:
            message = "A preambular paragraph stands behind operative ones."
            yield passage.finding(rule("part-order"), message, 0, 0)
    kinds = {line.kind for _, line in context.clauses()}
    if context.is_draft and kinds == {LineKind.PREAMBULAR}:
        message = "There is no operative paragraph yet."
        yield context.field(rule("operative-missing"), "body", "Text", message)


def live_references(context: Context) -> Iterator[Finding]:
    """References that follow their paragraph: it must be there, and be another one."""
    known = {line.id for line in context.lines}
    for passage in context.passages:
        objects = [at for at, sign in enumerate(passage.text) if sign == OBJECT]
        spans = [s for s in passage.spans if isinstance(s, ParagraphReference | Blank)]
        for at, span in zip(objects, spans, strict=False):
            if not isinstance(span, ParagraphReference):
                continue
            if span.target not in known:
                message = f"The paragraph referred to is no longer there ({span.fallback})."
                yield passage.finding(rule("reference-nowhere"), message, at, at + 1)
            elif span.target == passage.id:
                message = "A paragraph refers to itself."
                yield passage.finding(rule("reference-self"), message, at, at + 1)


def typed_references(context: Context) -> Iterator[Finding]:
    """Numbers of own paragraphs typed as text: "paragraph 27 above"."""
    lines = context.lines[: context.annex_start]
    texts = reference_texts(lines, context.resolution.language, context.labels)
    places = {line.id: at for at, line in enumerate(lines)}
    by_text: dict[str, list[int]] = {}
    for node, text in texts.items():
        if context.line(node).kind is not LineKind.HEADING:
            by_text.setdefault(_folded(text), []).append(places[node])
    for passage in context.body:
        here = places[passage.id]
        for reference in find_paragraph_references(passage.text):
            span = reference.start, reference.end
            targets = by_text.get(_folded(reference.number), [])
            if not targets:
                message = f"There is no paragraph {reference.number} in this text."
                yield passage.finding(rule("reference-nowhere"), message, *span)
            elif all(target == here for target in targets):
                message = "A paragraph refers to itself."
                yield passage.finding(rule("reference-self"), message, *span)
            elif reference.where == "above" and all(target > here for target in targets):
                message = f"Paragraph {reference.number} stands below."
                yield passage.finding(rule("reference-direction"), message, *span)
            elif reference.where == "below" and all(target < here for target in targets):
                message = f"Paragraph {reference.number} stands above."
                yield passage.finding(rule("reference-direction"), message, *span)


def _folded(number: str) -> str:
    return "".join(number.split()).strip(".").casefold()
