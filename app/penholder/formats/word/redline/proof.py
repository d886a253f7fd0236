"""The proof of a redline: the file is read again, all changes accepted and all rejected."""

from __future__ import annotations

from penholder.document.ids import NoteId
from penholder.document.lines import to_lines
from penholder.document.numbering import (
    line_labels,
    line_texts,
    marks_in_order,
    note_labels,
    reference_texts,
)
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, Text
from penholder.document.text import plain_text
from penholder.errors import OutputError
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline.base import Base
from penholder.formats.word.redline.rejected import gives_base
from penholder.formats.word.redline.stamp import Stamp

NAME = "The redline"


def prove(data: bytes, base: Base, new: Resolution, stamp: Stamp) -> Resolution:
    """The file read with all changes accepted.

    With our changes rejected, the file must be the base element by element, its formatting
    included; where it is not, it is read with all changes rejected and must read as the base.
    Raises OutputError with the first difference where the file does not hold both texts.
    """
    accepted = read_docx(data, NAME, annotated=False).resolution
    same("accepted", "the draft", accepted, new)
    if not gives_base(data, base.data, base.names, stamp.is_ours):
        rejected = read_docx(data, NAME, "rejected", annotated=False).resolution
        same("rejected", "the base", rejected, base.reading.resolution)
    return accepted


def left_alone(accepted: Resolution, new: Resolution) -> tuple[str, ...]:
    """The fields of the first page that are not as in the draft."""
    head, wanted = accepted.masthead, new.masthead
    fields = {
        "symbol": (head.symbol, wanted.symbol),
        "session": (head.session, wanted.session),
        "committee": (head.body, wanted.body),
        "agenda item": (head.agenda_items, wanted.agenda_items),
        "distribution": (head.distribution, wanted.distribution),
        "date": (head.date, wanted.date),
        "original language": (head.original_language, wanted.original_language),
        "adoption": (accepted.adoption, new.adoption),
        "meeting": (accepted.closing, new.closing),
        "sponsors": (_sponsors(accepted), _sponsors(new)),
    }
    return tuple(name for name, (is_so, should) in fields.items() if is_so != should)


def _sponsors(resolution: Resolution) -> tuple[str, ...]:
    found = resolution.sponsors
    return () if found is None else (*(state.name for state in found.states), found.proposal)


def same(reading: str, what: str, found: Resolution, meant: Resolution) -> None:
    """Raises OutputError with the first difference between what was found and what was meant."""
    mine, wanted = view(found), view(meant)
    for (name, was), (_, should) in zip(mine, wanted, strict=False):
        if was != should:
            raise _difference(reading, what, name, was, should)
    if len(mine) != len(wanted):
        longer = mine if len(mine) > len(wanted) else wanted
        name, text = longer[min(len(mine), len(wanted))]
        missing = "missing" if longer is wanted else "too many"
        raise _difference(reading, what, f"{name} ({missing})", text, "")


def _difference(reading: str, what: str, name: str, was: str, should: str) -> OutputError:
    shared = next((i for i, (a, b) in enumerate(zip(was, should, strict=False)) if a != b), 0)
    start = max(0, shared - 20)
    return OutputError(
        f"The file with tracked changes was not kept: with all changes {reading} it is not {what}"
        f" ({name}: “{was[start : start + 60]}” for “{should[start : start + 60]}”)."
        " Please report this."
    )


def view(resolution: Resolution) -> list[tuple[str, str]]:
    """What must be the same: title, opening, every line with its kind and label, notes, italics."""
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, resolution.language)
    shown = reference_texts(lines, resolution.language, labels)
    marks = note_labels(resolution)
    result = [
        ("title", _text(resolution.title, shown, marks)),
        ("opening line", _text(resolution.opening, shown, marks)),
    ]
    for number, line in enumerate(lines, start=1):
        label = labels.get(line.id, "")
        texts = " / ".join(_text(spans, shown, marks) for spans in line_texts(line))
        result.append((f"line {number}", f"{line.kind} {line.level} {label} {texts}"))
    unmarked = unmarked_notes(resolution)
    notes = {
        marks[note.id]: _text(note.spans, shown, marks)
        for note in resolution.notes
        if note.id not in unmarked
    }
    result.extend((f"note {label}", text) for label, text in sorted(notes.items()))
    return result


def unmarked_notes(resolution: Resolution) -> frozenset[NoteId]:
    """The notes that no mark of the text leads to: they have no place in a Word file."""
    marked = set(marks_in_order(resolution))
    return frozenset(note.id for note in resolution.notes if note.id not in marked)


def _text(spans: Inline, shown: dict[str, str], marks: dict[str, str]) -> str:
    """The text with its italics and note marks set off by signs of their own."""
    parts: list[str] = []
    italic = False
    for span in spans:
        if isinstance(span, NoteMark):
            parts.append(f"\x02{marks.get(span.note, '?')}\x03")
            continue
        slanted = isinstance(span, Text) and span.italic
        if slanted is not italic:
            parts.append("\x0e" if slanted else "\x0f")
            italic = slanted
        parts.append(plain_text((span,), shown))
    return "".join(parts).strip()
