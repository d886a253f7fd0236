"""Numbers, levels and the order of parts, and references to the text's own paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Fix
from penholder.checks.passage import Passage
from penholder.checks.rules import rule
from penholder.document.flat import OBJECT
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import reference_texts
from penholder.document.operations import lock_label
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
            found = passage.finding(rule("number-single"), message, 0, 0)
            fix = Fix("Take the number away", change=partial(lock_label, node=line.id, label=None))
            yield Finding(found.rule, found.place, message, "", fix)


def _operative_count(context: Context) -> int:
    return sum(line.kind is LineKind.OPERATIVE for _, line in context.clauses())


def lists_of_one(context: Context) -> Iterator[Finding]:
    """A list with a single sub-paragraph."""
    passages = {passage.id: passage for passage in context.body}
    for items in _lists(context.lines[: context.annex_start]):
        if len(items) == 1:
            message = "A list of one sub-paragraph is no list."
            yield passages[items[0]].finding(rule("subparagraph-single"), message, 0, 0)


def _lists(lines: Iterable[Line]) -> Iterator[list[NodeId]]:
    """The sub-paragraphs of each list; lists inside a list come before it."""
    open_lists: list[tuple[int, list[NodeId]]] = []  # by level, the innermost last
    for line in lines:
        inside = line.kind in (LineKind.SUBPARAGRAPH, LineKind.QUOTED, LineKind.CONTINUATION)
        while open_lists and (not inside or line.level < open_lists[-1][0]):
            yield open_lists.pop()[1]
        if line.kind is LineKind.SUBPARAGRAPH:
            if not open_lists or open_lists[-1][0] < line.level:
                open_lists.append((line.level, []))
            open_lists[-1][1].append(line.id)
    for _, items in reversed(open_lists):
        yield items


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
        for at, span in passage.once(_live, partial(_live, passage)):
            if span.target not in known:
                message = f"The paragraph referred to is no longer there ({span.fallback})."
                yield passage.finding(rule("reference-nowhere"), message, at, at + 1)
            elif span.target == passage.id:
                message = "A paragraph refers to itself."
                yield passage.finding(rule("reference-self"), message, at, at + 1)


_SIDE = re.compile(rf"{OBJECT}(?:(?:,|\s|and\b|or\b|to\b|–)+{OBJECT})*\s+(?P<side>above|below)\b")
_OTHER_SIDE = {"above": "below", "below": "above"}


def sides(context: Context) -> Iterator[Finding]:
    """The word behind references that follow their paragraph: "above" where it stands above."""
    if not context.is_english:
        return
    places = {line.id: at for at, line in enumerate(context.lines)}
    for passage in context.passages:
        live = dict(passage.once(_live, partial(_live, passage)))
        here = places.get(passage.id)
        if not live or here is None:
            continue
        for match in _SIDE.finditer(passage.text):
            signs = [at for at in range(*match.span()) if passage.text[at] == OBJECT]
            targets = [live[at].target for at in signs if at in live]
            there = [places[target] for target in targets if target in places]
            side = match["side"]
            wrong = [at != here and (at > here) is (side == "above") for at in there]
            if len(there) == len(signs) and all(wrong):
                message = f"What is said to stand {side} stands {_OTHER_SIDE[side]}."
                span, other = match.span("side"), _OTHER_SIDE[side]
                yield passage.finding(rule("reference-direction"), message, *span, other)


def _live(passage: Passage) -> list[tuple[int, ParagraphReference]]:
    """The references of a passage that follow their paragraph, with their places in the text."""
    spans = [s for s in passage.spans if isinstance(s, ParagraphReference | Blank)]
    if not spans:
        return []
    objects = [at for at, sign in enumerate(passage.text) if sign == OBJECT]
    both = zip(objects, spans, strict=False)
    return [(at, span) for at, span in both if isinstance(span, ParagraphReference)]


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
        for reference in passage.fact(find_paragraph_references):
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
