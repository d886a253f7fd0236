"""Opening phrases: known, in the form of their kind, italic, with the repeat word in its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Fix
from penholder.checks.passage import KINDS, Passage, Setting
from penholder.checks.rules import rule
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.operations import lines_of, set_opening, set_text
from penholder.document.resolution import Resolution
from penholder.document.spans import Text, opening_phrase
from penholder.document.text import plain_text
from penholder.phrasebook.phrases import (
    PhraseMatch,
    italicized,
    match_opening,
    other_form,
    with_repeat,
)
from penholder.phrasebook.sequence import expected_repeats


def phrases(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """Unknown phrases, those in the form of the other kind, and those not set in italics."""
    if setting.is_outcome or passage.kind not in KINDS or not passage.text.strip():
        return
    kind = KINDS[passage.kind]
    match = passage.opening
    if match is not None and match.kind is kind and match.known:
        yield from _italics(passage, match)
    else:
        yield _form(passage, kind, match)


def _form(passage: Passage, kind: ParagraphKind, match: PhraseMatch | None) -> Finding:
    """What is wrong with a phrase that is not a known one of its kind."""
    other = match if match is not None and match.kind is not kind else match_opening(passage.text)
    if other is None or other.kind is kind or not other.known:
        end = match.length if match is not None else len(passage.text.split(" ")[0])
        said = "This is no opening phrase of the lists: see that it is meant."
        return passage.finding(rule("phrase-unknown"), said, 0, end)
    part = "preambular" if kind is ParagraphKind.PREAMBULAR else "operative"
    message = f"“{other.phrase}” is not the form of a paragraph in the {part} part."
    better = other_form(other.phrase, kind)
    return passage.finding(rule("phrase-form"), message, 0, other.length, better)


def _italics(passage: Passage, match: PhraseMatch) -> Iterator[Finding]:
    set_in_italics = opening_phrase(passage.spans)
    if set_in_italics == match.phrase:
        return
    if not set_in_italics:
        message = f"The opening phrase “{match.phrase}” is set in italics."
    elif len(set_in_italics) > len(match.phrase) + 12:
        message = f"Only “{match.phrase}” is set in italics."
    else:
        return  # a phrase may be longer or shorter than the lists have it
    node, kind = passage.id, match.kind
    fix = Fix(
        "Set the opening phrase in italics", change=lambda text: _italicized(text, node, kind)
    )
    found = passage.finding(rule("phrase-italic"), message, 0, match.length)
    yield Finding(found.rule, found.place, found.message, found.words, fix)


def _italicized(resolution: Resolution, node: NodeId, kind: ParagraphKind) -> Resolution:
    line = next((each for each in lines_of(resolution) if each.id == node), None)
    return resolution if line is None else set_text(resolution, node, italicized(line.spans, kind))


def repeat_words(context: Context) -> Iterator[Finding]:
    """The words also and further: in their place, and where the neighbour demands them."""
    if not context.is_english or context.is_outcome:
        return
    for run in _runs(context):
        matches = [passage.opening for passage, _ in run]
        for (passage, line), match, expected in zip(
            run, matches, expected_repeats(matches), strict=True
        ):
            if match is None or expected is None or match.kind is not KINDS[line.kind]:
                continue
            placed = passage.once(_placed, partial(_placed, match))
            if placed != match.phrase:
                message = f"In this part the word stands elsewhere: “{placed}”."
                yield passage.finding(rule("repeat-place"), message, 0, match.length, placed)
            elif expected and not match.repeat:
                wanted = with_repeat(match.phrase, match.kind, expected)
                name = "repeat-missing" if line.kind is LineKind.PREAMBULAR else "repeat-missing-op"
                message = f"The paragraph before begins with the same phrase: “{wanted}”."
                yield passage.finding(rule(name), message, 0, match.length, wanted)
            elif match.repeat and not expected:
                plain = with_repeat(match.phrase, match.kind, "")
                message = f"The paragraph before begins otherwise: “{plain}” is enough."
                yield passage.finding(rule("repeat-needless"), message, 0, match.length, plain)
            elif match.repeat and match.repeat != expected:
                wanted = with_repeat(match.phrase, match.kind, expected)
                message = f"The order is plain, also, further: “{wanted}”."
                yield passage.finding(rule("repeat-order"), message, 0, match.length, wanted)


def _placed(match: PhraseMatch) -> str:
    """The phrase with its repeat word, if it has one, where it stands in its part."""
    return with_repeat(match.phrase, match.kind, match.repeat) if match.repeat else match.phrase


def _runs(context: Context) -> Iterator[list[tuple[Passage, Line]]]:
    """Paragraphs of one kind that follow each other with nothing but their own parts between."""
    run: list[tuple[Passage, Line]] = []
    for passage in context.body:
        line = context.line(passage.id)
        if line.kind in KINDS:
            if run and run[-1][1].kind is not line.kind:
                yield run
                run = []
            run.append((passage, line))
        elif line.kind in (LineKind.HEADING, LineKind.OPENING):
            if run:
                yield run
            run = []
    if run:
        yield run


def opening_line(context: Context) -> Iterator[Finding]:
    """The line that names the organ."""
    organ = context.resolution.masthead.organ
    if not context.resolution.opening:
        if context.is_draft and context.kind.is_resolution and organ:
            message = f"The text begins with the organ: “The {organ},”."
            yield context.field(rule("opening-missing"), "opening", "Opening line", message)
        return
    text = context.opening.text
    if organ and context.is_english and organ.casefold() not in text.casefold():
        message = f"The first page names another organ: {organ}."
        yield context.opening.finding(rule("opening-organ"), message, 0, len(text))
    italic = opening_phrase(context.resolution.opening)
    if context.is_english and text.strip() and not italic:
        message = "The organ is set in italics, the comma behind it in roman."
        fix = Fix("Set the organ in italics", change=_with_italic_organ)
        found = context.opening.finding(rule("opening-italic"), message, 0, len(text))
        yield Finding(found.rule, found.place, found.message, found.words, fix)


def _with_italic_organ(resolution: Resolution) -> Resolution:
    text = plain_text(resolution.opening)
    name = text.rstrip().rstrip(",")
    return set_opening(resolution, (Text(name, italic=True), Text(text[len(name) :])))
