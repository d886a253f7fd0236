"""The notes at the feet of the pages, joined where they go on overleaf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.document.ids import IdSource, NoteId
from penholder.document.resolution import Note
from penholder.document.spans import Inline
from penholder.formats.pdf.inline import pieces_of, spans_of
from penholder.formats.pdf.page_lines import Line

_SIGN = re.compile(r"(\*{1,4}|†|\d{1,3}|[a-z])\s*")


@dataclass
class FootNote:
    """A note as it stands at the foot of a page: its label, page (from 0) and lines."""

    id: NoteId
    label: str
    page: int
    lines: list[Line] = field(default_factory=list)


class FootNotes:
    """All notes of a document, found by the label of a mark and the page it stands on."""

    def __init__(self) -> None:
        self.notes: list[FootNote] = []
        self.stray: list[Line] = []
        self._ids = IdSource("f")
        self._by_label: dict[str, list[FootNote]] = {}

    def add_page(self, lines: Sequence[Line]) -> None:
        """Adds the note lines of one page, in order."""
        for line in lines:
            label, rest = _label_of(line)
            if label:
                self._begin(label, rest)
            elif self.notes:
                self.notes[-1].lines.append(line)
            else:
                self.stray.append(line)

    def find(self, label: str, page: int) -> NoteId | None:
        """The note that a mark on a page means: that of the page, or the nearest one before.

        A note may stand at the foot of the next page when its mark is in the last line; a lettered
        one stands below the whole table it belongs to.
        """
        candidates = self._by_label.get(label, [])
        near = [note for note in candidates if note.page <= page + 1]
        if near:
            return near[-1].id
        return candidates[0].id if candidates and label.isalpha() else None

    def resolved(self) -> tuple[Note, ...]:
        """The notes with their text; each keeps its label as typed."""
        return tuple(Note(note.id, self._spans(note), note.label) for note in self.notes)

    def _begin(self, label: str, line: Line) -> None:
        note = FootNote(self._ids.next(), label, line.page, [line] if line.runs else [])
        self.notes.append(note)
        self._by_label.setdefault(label, []).append(note)

    def _spans(self, note: FootNote) -> Inline:
        return spans_of(pieces_of(note.lines), lambda _label, _page: None)


def _label_of(line: Line) -> tuple[str, Line]:
    """The label a note line begins with, or "", and the line without it."""
    first = line.runs[0]
    found = _SIGN.match(first.text)
    if found is None:
        return "", line
    raised = line.is_raised(first)
    if not raised and not first.text.startswith(("*", "†")):
        return "", line
    if raised and found.end() < len(first.text):
        return "", line
    rest = first.text[found.end() :]
    runs = [first._replace(text=rest), *line.runs[1:]] if rest else line.runs[1:]
    return found[1], Line(
        line.page, line.baseline, line.left, line.right, line.size, list(runs), line.spaced
    )
