"""The report of a reading as a list of findings, each with its place in the text that was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from penholder.document.ids import NodeId, NoteId
from penholder.document.numbering import line_texts
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.report import Guess, ImportReport, LeftOut, Unplaced

_FEWEST_LETTERS = 6
"""Fewer letters than these ("page", "12") stand in any paragraph and show no place."""

_WORDS_COMPARED = 60
"""Letters compared of the text beside a finding: enough to be found once in a resolution."""

_LABEL = re.compile(r"\s*\(?\w{1,4}[.)]\s+")
_LETTER = re.compile(r"\W+")


class FindingKind(StrEnum):
    """What a finding is, in the order it matters to a delegate."""

    UNPLACED = "unplaced"
    GUESS = "guess"
    FURNITURE = "furniture"


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finding of a reading.

    `text` is the text not placed or left out, or the sentence of a guess; `place` says where in the
    file it was found ("foot of page 3"), `count` how many there are of a kind of furniture. `node`
    is the line or note of the resolution nearest to it, '' for the title and the masthead.
    """

    id: str
    kind: FindingKind
    text: str
    place: str = ""
    node: NodeId | NoteId = ""
    near: str = ""
    count: int = 1


def findings(resolution: Resolution, report: ImportReport) -> tuple[Finding, ...]:
    """All that a reading has to tell: what was not placed, what was guessed, what was left out."""
    text = _Places(resolution)
    return (
        *(_unplaced(text, n, item) for n, item in enumerate(report.unplaced)),
        *(_guess(text, n, guess) for n, guess in enumerate(_guesses(report))),
        *_furniture(text, report),
    )


def things(kind: FindingKind, count: int) -> str:
    """How many findings of a kind there are, in plain words: "3 things I could not place"."""
    match kind:
        case FindingKind.UNPLACED:
            return f"{count} {'thing' if count == 1 else 'things'} I could not place"
        case FindingKind.GUESS:
            return f"{count} {'guess' if count == 1 else 'guesses'} to check"
        case FindingKind.FURNITURE:
            return f"{count} {'piece' if count == 1 else 'pieces'} of page furniture left out"


def to_look_at(found: Iterable[Finding]) -> str:
    """What a delegate should look at, in one clause; '' when every word was placed for sure."""
    counts = Counter(item.kind for item in found)
    wanted = (FindingKind.UNPLACED, FindingKind.GUESS)
    return ", ".join(things(kind, counts[kind]) for kind in wanted if counts[kind])


def _unplaced(text: _Places, number: int, item: Unplaced) -> Finding:
    node = text.known(item.node) or text.of(item.near)
    return Finding(f"u{number}", FindingKind.UNPLACED, item.text, item.place, node, item.near)


def _guesses(report: ImportReport) -> list[Guess]:
    """Every warning once: piece by piece where the reader gives the pieces."""
    pieces: dict[str, list[Guess]] = {warning: [] for warning in report.warnings}
    for guess in report.guesses:
        pieces.setdefault(guess.warning, []).append(guess)
    return [guess for warning, parts in pieces.items() for guess in (parts or [Guess(warning)])]


def _guess(text: _Places, number: int, guess: Guess) -> Finding:
    node = text.known(guess.node) or text.of(guess.near)
    return Finding(f"g{number}", FindingKind.GUESS, guess.sentence, "", node, guess.near)


def _furniture(text: _Places, report: ImportReport) -> list[Finding]:
    rest = Counter(report.furniture)
    rest.subtract(item.kind for item in report.left_out)
    shown = [_left_out(text, n, item) for n, item in enumerate(report.left_out)]
    counted = [
        Finding(f"f{kind}", FindingKind.FURNITURE, "", kind, count=count)
        for kind, count in rest.items()
        if count > 0
    ]
    return [*shown, *counted]


def _left_out(text: _Places, number: int, item: LeftOut) -> Finding:
    place = f"{item.kind}, {item.place}" if item.place else item.kind
    node = text.of(item.near)
    return Finding(f"f{number}", FindingKind.FURNITURE, item.text, place, node, item.near)


class _Places:
    """The letters of each line and note of a resolution, to find places by words."""

    def __init__(self, resolution: Resolution) -> None:
        self._letters: list[tuple[NodeId | NoteId, str]] = [
            (line.id, _letters(" ".join(plain_text(text) for text in line_texts(line))))
            for line in lines_of(resolution)
        ]
        self._letters += [(note.id, _letters(plain_text(note.spans))) for note in resolution.notes]
        self._ids = {node for node, _letters_of in self._letters}
        self._found: dict[str, NodeId | NoteId] = {}

    def known(self, node: NodeId | NoteId) -> NodeId | NoteId:
        """The id of a line or note of this text; '' for any other."""
        return node if node in self._ids else ""

    def of(self, words: str) -> NodeId | NoteId:
        """The line or note that some words stand in; '' where none or nothing sure is found."""
        if words not in self._found:
            self._found[words] = self._find(words)
        return self._found[words]

    def _find(self, words: str) -> NodeId | NoteId:
        """A label that is typed in the file is no word of a line: it is looked for without."""
        return self._search(_letters(_LABEL.sub("", words))) or self._search(_letters(words))

    def _search(self, letters: str) -> NodeId | NoteId:
        if len(letters) < _FEWEST_LETTERS:
            return ""
        for part in (letters[:_WORDS_COMPARED], letters[-_WORDS_COMPARED:]):
            for node, text in self._letters:
                if part in text or (len(text) >= _FEWEST_LETTERS and part.endswith(text)):
                    return node
        return ""


def _letters(text: str) -> str:
    """Letters and digits alone: spaces, dashes and hyphens at line ends differ between files."""
    return _LETTER.sub("", text).casefold()
