"""Notes: marked, filled, in order, marked behind the sign, one source in one note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Fix
from penholder.checks.passage import Passage, Setting
from penholder.checks.rules import rule
from penholder.document.ids import NoteId
from penholder.document.operations import map_text, remove_note
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, Text
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
            found = passage.finding(rule("note-twice"), message, 0, len(passage.text))
            merged = partial(_with_one_note, kept=first[text].id, gone=passage.id)
            fix = Fix(f"Mark {noted} instead", change=merged)
            yield Finding(found.rule, found.place, message, found.words, fix)
        first.setdefault(text, passage)
        if context.is_english and text[-1] not in ".?!”)" and not text.endswith("’"):
            end = len(passage.text.rstrip())
            message = "A note ends with a full stop."
            yield passage.finding(rule("note-end"), message, end, end, ".")


def _with_one_note(resolution: Resolution, kept: NoteId, gone: NoteId) -> Resolution:
    """The marks of one note made marks of another that says the same."""

    def marked(spans: Inline) -> Inline:
        return tuple(NoteMark(kept) if span == NoteMark(gone) else span for span in spans)

    merged = map_text(resolution, marked)
    is_there = any(note.id == gone for note in merged.notes)
    return remove_note(merged, gone) if is_there else merged
