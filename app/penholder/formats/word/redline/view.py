"""A resolution as the proof of a redline sees it: every word, label, note and italic in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from penholder.document.ids import NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import (
    line_labels,
    line_texts,
    marks_in_order,
    note_labels,
    reference_texts,
)
from penholder.document.resolution import Resolution, Sponsors
from penholder.document.spans import Inline, NoteMark, ParagraphReference, Span, Text
from penholder.document.text import plain_text

TITLES = frozenset({LineKind.HEADING, LineKind.ANNEX})
"""Lines whose italics are the look of their style."""

PHRASED = frozenset({LineKind.PREAMBULAR, LineKind.OPERATIVE})
"""Lines that begin with an opening phrase in italics."""


def sets_phrases(resolution: Resolution) -> bool:
    """Whether any paragraph begins in italics; where none does, readers of files set them."""
    lines = to_lines(resolution.body, resolution.annexes)
    starts = (line.spans[0] for line in lines if line.kind in PHRASED and line.spans)
    return any(isinstance(start, Text) and start.italic for start in starts)


def view(resolution: Resolution, *, italics: bool = True) -> list[tuple[str, str]]:
    """What must be the same, by name: the first page, every line with its label, notes, italics.

    Fields of the first page are compared word by word, however they are spaced; what the kind of a
    line is, no file says: it is not compared. Without `italics`, those of the text are not.
    """
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, resolution.language)
    refers = any(type(span) is ParagraphReference for span in _all_spans(resolution, lines))
    shown = reference_texts(lines, resolution.language, labels) if refers else {}
    in_order = marks_in_order(resolution)
    marks = note_labels(resolution, in_order)
    result = [
        *_first_page(resolution, marks),
        ("title", _text(resolution.title, shown, marks, is_title=True)),
        ("opening line", _text(resolution.opening, shown, marks)),
    ]
    for number, line in enumerate(lines, start=1):
        # The italics of a heading are its style's.
        shown_as = _text if italics and line.kind not in TITLES else _roman
        texts = " / ".join(shown_as(spans, shown, marks) for spans in line_texts(line))
        label = labels.get(line.id, "").rstrip(".")
        result.append((f"line {number}", f"{label} {texts}".strip()))
    closing = resolution.closing
    if closing is not None:
        result.append(("meeting", _squeezed(f"{closing.meeting} {closing.date}")))
    unmarked = unmarked_notes(resolution, in_order)
    notes = {
        marks[note.id]: _text(note.spans, shown, marks)
        for note in resolution.notes
        if note.id not in unmarked
    }
    result.extend((f"note {label}", text) for label, text in sorted(notes.items()))
    return result


def _all_spans(resolution: Resolution, lines: Iterable[Line]) -> Iterator[Span]:
    yield from (*resolution.title, *resolution.opening)
    for note in resolution.notes:
        yield from note.spans
    for line in lines:
        for spans in line_texts(line):
            yield from spans


def _first_page(resolution: Resolution, marks: dict[NoteId, str]) -> Iterator[tuple[str, str]]:
    """The fields above the title that are printed and filled."""
    head, adoption = resolution.masthead, resolution.adoption
    # An adopted text names no committee in its session block.
    committee = head.body if adoption is None else ""
    agenda = "; ".join(f"{item.number} {item.title}" for item in head.agenda_items)
    fields = {
        "symbol": head.symbol,
        "distribution": head.distribution,
        "date": head.date,
        "original language": head.original_language,
        "session": head.session,
        "committee": committee,
        "agenda item": agenda,
        "adoption": "" if adoption is None else adoption.line,
        "report": "" if adoption is None else adoption.report,
        "sponsors": _sponsors(resolution.sponsors, marks),
    }
    yield from ((name, _squeezed(text)) for name, text in fields.items())


def _sponsors(sponsors: Sponsors | None, marks: dict[NoteId, str]) -> str:
    if sponsors is None:
        return ""
    states = [
        f"{state.name}{''.join(marks.get(note, '?') for note in state.notes)}"
        for state in sponsors.states
    ]
    after = "".join(marks.get(note, "?") for note in sponsors.notes)
    return f"{', '.join(states)}:{after} {sponsors.proposal}"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def unmarked_notes(
    resolution: Resolution, marks: Iterable[NoteId] | None = None
) -> frozenset[NoteId]:
    """The notes that no mark of the text leads to: they have no place in a Word file.

    `marks` are those of the text, where they are known.
    """
    if not resolution.notes:
        return frozenset()
    marked = set(marks_in_order(resolution) if marks is None else marks)
    return frozenset(note.id for note in resolution.notes if note.id not in marked)


def _text(
    spans: Inline, shown: dict[str, str], marks: dict[str, str], *, is_title: bool = False
) -> str:
    """The text with its italics and note marks set off by signs of their own.

    Italics of a whole title are the look of the title, not of its words.
    """
    parts: list[str] = []
    is_title = is_title and all(
        span.italic for span in spans if type(span) is Text and span.text.strip()
    )
    italic = False
    for span in spans:
        if type(span) is Text:
            slanted, words = span.italic and not is_title, span.text
        elif type(span) is NoteMark:
            parts.append(f"\x02{marks.get(span.note, '?')}\x03")
            continue
        else:
            slanted, words = False, plain_text((span,), shown)
        if slanted is not italic:
            parts.append("\x0e" if slanted else "\x0f")
            italic = slanted
        parts.append(words)
    return "".join(parts).strip()


def _roman(spans: Inline, shown: dict[str, str], marks: dict[str, str]) -> str:
    """The same without italics."""
    return _text(spans, shown, marks).replace("\x0e", "").replace("\x0f", "")
