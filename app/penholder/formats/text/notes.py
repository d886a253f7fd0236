"""The notes of a text file: the list at its end, notes at page feet, and `*` notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.formats.text.marks import RAISED
from penholder.formats.text.rows import Row
from penholder.phrasebook.phrases import match_opening

_FORMS = {
    "raised": re.compile(r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?P<text>.*)"),
    "caret": re.compile(r"\[\^(?P<label>\d{1,3})\]:?\s*(?P<text>.+)"),
    "square": re.compile(r"\[(?P<label>\d{1,3})\]\s*(?P<text>.+)"),
    "slash": re.compile(r"(?P<label>\d{1,3})/\s+(?P<text>.+)"),
    "run-in": re.compile(r"(?P<label>\d{1,3})\s+(?P<text>[^\s\d.].*)"),
}
WRITTEN_FORMS = ("raised", "caret", "square")
"""Forms of marks that our own files have, and hardly any word."""

_STARRED = re.compile(r"(?P<label>\*{1,4})\s*(?P<text>[^*\s].*)")
_ALONE = re.compile(r"\d{1,3}")


@dataclass
class NoteList:
    """The notes found: (label, text) in order; `form` is how their numbers are written,
    `at_end` whether they stand in a list at the end of the file.
    """

    form: str = "run-in"
    numbered: list[tuple[str, str]] = field(default_factory=list)
    starred: list[tuple[str, str]] = field(default_factory=list)
    at_end: bool = False


def take_notes(rows: Sequence[Row], page_ends: set[int], first: int) -> tuple[list[Row], NoteList]:
    """The lines without the notes, and the notes.

    `first` is the place in `rows` before which no list of notes can begin. A note of a list may go
    on over several lines; the list runs to the end of the file.
    """
    notes = NoteList()
    rest = list(rows)
    start = _list_start(rest, first)
    if start is not None:
        place, form = start
        notes.form, notes.at_end = form, True
        _take_list(rest[place:], notes)
        rest = rest[:place]
    rest = _take_starred(rest, notes)
    rest = _take_page_feet(rest, page_ends, notes)
    return rest, notes


def _list_start(rows: Sequence[Row], first: int) -> tuple[int, str] | None:
    """Where the list of notes begins. Signs that are nothing but marks begin it where they first
    stand; bare numbers at the last 1 that is not a paragraph's.
    """
    for form in WRITTEN_FORMS:
        for place in range(first, len(rows)):
            if _FORMS[form].fullmatch(rows[place].text):
                return place, form
    for form in ("slash", "run-in"):
        for place in range(len(rows) - 1, first - 1, -1):
            match = _FORMS[form].fullmatch(rows[place].text)
            if match and match["label"] == "1" and match_opening(match["text"]) is None:
                return place, form
    return None


def _take_list(rows: Sequence[Row], notes: NoteList) -> None:
    pattern = _FORMS[notes.form]
    for row in rows:
        starred = _STARRED.fullmatch(row.text)
        match = pattern.fullmatch(row.text)
        if starred:
            notes.starred.append((starred["label"], starred["text"]))
        elif match and _is_next(match["label"].translate(RAISED), notes):
            notes.numbered.append((match["label"].translate(RAISED), match["text"]))
        else:
            label, text = notes.numbered[-1]
            notes.numbered[-1] = (label, f"{text} {row.text}")


def _is_next(label: str, notes: NoteList) -> bool:
    return notes.form in WRITTEN_FORMS or label == str(len(notes.numbered) + 1)


def _take_starred(rows: Sequence[Row], notes: NoteList) -> list[Row]:
    rest: list[Row] = []
    for row in rows:
        match = _STARRED.fullmatch(row.text)
        if match:
            notes.starred.append((match["label"], match["text"]))
        else:
            rest.append(row)
    return rest


def _take_page_feet(rows: Sequence[Row], page_ends: set[int], notes: NoteList) -> list[Row]:
    """Notes at a page's foot: a number alone in its line after the rule, then the note."""
    rest: list[Row] = []
    place = 0
    while place < len(rows):
        row = rows[place]
        at_foot = row.number in page_ends and not notes.at_end
        if at_foot and _ALONE.fullmatch(row.text) and place + 1 < len(rows):
            note = rows[place + 1]
            notes.numbered.append((row.text, note.text))
            place += 2
            if place < len(rows):
                page_ends.add(rows[place].number)
            continue
        rest.append(row)
        place += 1
    return rest
