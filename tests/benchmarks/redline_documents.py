"""Resolutions of every build for the benchmark of tracked changes, from generated paragraphs.

What a paragraph has beside its words (a note, a table after it, its level) follows from its first
words, so that a paragraph and its revision mostly have the same.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from benchmarks.generator import KnownPair, Paragraph, text_of
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.nodes import TableCell, TableRow
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Inline, NoteMark, Text, plain


@dataclass(frozen=True)
class Build:
    """What a generated text has beside its paragraphs."""

    name: str
    notes: bool = False
    tables: bool = False
    levels: bool = False
    typed_labels: bool = False
    numbered: bool = True


PLAIN = Build("no notes")
UNNUMBERED = Build("no numbers", numbered=False)
"""Other engines are compared on this one too: a paragraph that comes changes every number behind
it, which most of them take for changes of words.
"""
BUILDS = (
    PLAIN,
    UNNUMBERED,
    Build("typed labels", typed_labels=True, notes=True),
    Build("tables", tables=True, notes=True),
    Build("levels", levels=True, notes=True),
    Build("everything", True, True, True, True),
)


def resolution(paragraphs: list[Paragraph], build: Build = PLAIN) -> Resolution:
    """Generated paragraphs as operative ones, or preambular without numbers, phrases in italics."""
    lines: list[Line] = []
    notes: dict[str, Note] = {}
    for number, paragraph in enumerate(paragraphs):
        key = _key(paragraph)
        phrase = (Text("Requests", italic=True), Text(" "))
        spans: Inline = (*phrase, *plain(text_of(paragraph)))
        if build.notes and key % 4 == 0:
            note = f"f{key % 997}"
            notes.setdefault(note, Note(note, plain(text_of(paragraph[:6]))))
            spans = (*spans, NoteMark(note))
        lines.append(_line(number, spans, key, build))
        if build.tables and key % 11 == 0:
            lines.append(Line(f"t{number}", LineKind.TABLE, rows=_rows(paragraph)))
    opening = (Text("The General Assembly", italic=True), Text(","))
    body, _ = from_lines(lines)
    return Resolution(
        title=plain("Harbour lights"), opening=opening, body=body, notes=tuple(notes.values())
    )


def pair_of(known: KnownPair, build: Build) -> tuple[Resolution, Resolution]:
    """A text and its revision."""
    return resolution(known.old, build), resolution(known.new, build)


def _key(paragraph: Paragraph) -> int:
    return zlib.crc32(" ".join(paragraph[:4]).encode())


def _line(number: int, spans: Inline, key: int, build: Build) -> Line:
    if not build.numbered:
        return Line(f"n{number}", LineKind.PREAMBULAR, spans)
    if build.levels and number and key % 3 == 0:
        return Line(f"n{number}", LineKind.SUBPARAGRAPH, spans, 1 + key % 2)
    label = f"{key % 90} bis" if build.typed_labels and key % 5 == 0 else None
    return Line(f"n{number}", LineKind.OPERATIVE, spans, label=label)


def _rows(paragraph: Paragraph) -> tuple[TableRow, ...]:
    words = [word for word in paragraph if word.isalpha()]
    return tuple(
        TableRow(tuple(TableCell((plain(word),)) for word in words[place : place + 2]))
        for place in range(0, len(words) - 1, 2)
    )
