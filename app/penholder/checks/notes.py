"""Notes: marked, filled, in order, marked behind the sign, one source in one note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Fix
from penholder.checks.passage import Passage, Setting
from penholder.checks.rules import rule
from penholder.document.operations import remove_note
from penholder.document.spans import NoteMark, Text
from penholder.document.text_edits import TextEdit


def marks(context: Context) -> Iterator[Finding]:
    """Notes that no mark points to, and notes without a text."""
    marked = set(context.marks)
    for passage in context.notes:
        if passage.id not in marked:
            fix = Fix("Delete the note", change=partial(remove_note, note=passage.id))
            message = "No mark in the text points to this note."
            found = passage.finding(rule("note-unmarked"), message, 0, len(passage.text))
            yield Finding(found.rule, found.place, message, found.words, fix)
        if not passage.text.strip():
            message = "This note says nothing: fill it or delete it."
            yield passage.finding(rule("note-empty"), message, 0, len(passage.text))


def order(context: Context) -> Iterator[Finding]:
    """Numbers typed by hand that are not in the order of the marks."""
    labels = context.note_labels
    before = 0
    for note in dict.fromkeys(context.marks):
        label = labels.get(note, "")
        if not label.isdigit():
            continue
        if int(label) < before:
            passage = next(p for p in context.notes if p.id == note)
            message = f"Note {before} is marked before note {label}."
            yield passage.finding(rule("note-order"), message, 0, 0)
        before = max(before, int(label))


def mark_places(passage: Passage, _: Setting) -> Iterator[Finding]:
    """A mark stands behind the punctuation in English (Editorial Manual, footnotes)."""
    place = 0
    for at, span in enumerate(passage.spans):
        size = len(span.text) if isinstance(span, Text) else 1
        following = passage.spans[at + 1] if at + 1 < len(passage.spans) else None
        if isinstance(span, NoteMark) and isinstance(following, Text):
            sign = following.text[:1]
            if sign in (",", ";", ":") or (sign == "." and len(following.text) == 1):
                yield _moved(passage, place, span, sign, following)
        place += size


def _moved(passage: Passage, place: int, mark: NoteMark, sign: str, following: Text) -> Finding:
    """The mark to be put behind the sign: the sign comes in front, and goes from behind."""
    put = Text(sign, following.italic, following.bold)
    edits = (TextEdit(place, place, (put,)), TextEdit(place + 1, place + 2))
    message = f"The mark of a note stands behind “{sign}”."
    return Finding(
        rule("note-mark-place"),
        passage.place(place, place + 2),
        message,
        sign,
        Fix("Swap them", edits),
    )


def sources(context: Context) -> Iterator[Finding]:
    """The same source in two notes, and notes without a full stop."""
    first: dict[str, Passage] = {}
    for passage in context.notes:
        text = " ".join(passage.text.split())
        if not text:
            continue
        if text in first:
            noted = context.name(first[text].place(0, 0))
            message = f"The same is said in {noted}: mark that one again."
            yield passage.finding(rule("note-twice"), message, 0, len(passage.text))
        first.setdefault(text, passage)
        if context.is_english and text[-1] not in ".?!”)" and not text.endswith("’"):
            end = len(passage.text.rstrip())
            message = "A note ends with a full stop."
            yield passage.finding(rule("note-end"), message, end, end, ".")
