"""The paragraphs of a text file as lines of the document: what each is, and how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from msgspec.structs import replace

from penholder.cancelling import stop_if_cancelled
from penholder.document.ids import IdSource, NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.resolution import Closing
from penholder.document.spans import plain
from penholder.formats.text import tables
from penholder.formats.text.language import Language, is_opening
from penholder.formats.text.pieces import (
    Piece,
    begins_small,
    heading_parts,
    number_of,
    numbered_from,
    sub_levels,
)
from penholder.formats.text.rows import Row
from penholder.phrasebook.phrases import guess_kind, match_opening

_LOOK_BACK = 40
_MAX_HEADING = 220
_MAX_NUMBERED_HEADING = 600
_COLONS = (":", "：")
_COMMAS = (",", "،", "，")
_APART = frozenset({LineKind.QUOTED, LineKind.TABLE})
_INSIDE = frozenset({LineKind.SUBPARAGRAPH, LineKind.CONTINUATION, LineKind.TABLE})
_PARTS = _INSIDE | {LineKind.QUOTED}
_QUOTES = ("“", '"', "«", "„")
_TABS = re.compile(r"\s*\t\s*")


class Part(Enum):
    """Where in the text we are."""

    PREAMBLE = auto()
    OPERATIVE = auto()
    ANNEX = auto()


@dataclass
class Body:
    """The lines found, the label each bears in the file, and the closing."""

    lines: list[Line] = field(default_factory=list)
    typed: dict[NodeId, str] = field(default_factory=dict)
    closing: Closing | None = None


def read_body(pieces: Sequence[Piece], language: Language, ids: IdSource) -> Body:
    """Reads everything after the opening line."""
    return _Reading(list(pieces), language, ids).read()


class _Reading:
    """One pass over the paragraphs of a file."""

    def __init__(self, pieces: list[Piece], language: Language, ids: IdSource) -> None:
        self.pieces = pieces
        self.language = language
        self.ids = ids
        self.body = Body()
        self.rows: list[Row] = []  # where each line of the body stood
        self.part = Part.PREAMBLE
        self.number = 0
        self.quoted_until = -1
        self.last_heading_level = 0  # of the numbered headings; 0 for none yet
        self.heading_levels: dict[bool, int] = {}  # of roman and of lettered headings
        self.absent: set[int] = set()  # numbers that no later paragraph bears
        self.depth_of = sub_levels(pieces)
        self.numbered_from = numbered_from(pieces, language)
        self.last_meeting = max(
            (i for i, p in enumerate(pieces) if self._is_meeting(p)), default=-1
        )

    def read(self) -> Body:
        place = 0
        while place < len(self.pieces):
            stop_if_cancelled()
            place = self._take(place)
        return self.body

    def _take(self, place: int) -> int:
        """Takes the paragraph at `place`; gives the place of the next one to take."""
        piece = self.pieces[place]
        if piece.table:
            rows, header_rows = tables.read(piece.table)
            line = self._add(piece, LineKind.TABLE, piece.table_level)
            self.body.lines[-1] = replace(line, rows=rows, header_rows=header_rows)
            return place + 1
        if piece.label is not None:
            self._labelled(place, piece)
            return place + 1
        if self._is_meeting(piece):
            return self._meeting(place)
        if len(piece.text) < 160 and self.language.annex.fullmatch(piece.text):
            return self._annex(place)
        if is_opening(piece.text, self.language):
            self._add(piece, LineKind.OPENING)
            self.part = Part.PREAMBLE
        elif self._is_heading(place):
            return self._heading(place)
        else:
            self._unlabelled(place, piece)
        return place + 1

    def _add(
        self,
        piece: Piece,
        kind: LineKind,
        level: int = 0,
        label: str | None = None,
        text: str | None = None,
        restarts: bool = False,
    ) -> Line:
        words = _TABS.sub(" ", piece.text if text is None else text)
        line = Line(self.ids.next(), kind, plain(words), level, label, restarts=restarts)
        self.body.lines.append(line)
        self.rows.append(piece.row)
        return line

    # --- lines with a label ---------------------------------------------------------------------

    def _labelled(self, place: int, piece: Piece) -> None:
        label = piece.label
        if label is None:
            return
        if label.number is None:
            self._sub_paragraph(place, piece)
        elif place < self.quoted_until or self._begins_quotation(place, label.number):
            self._add(piece, LineKind.QUOTED, 1, label.shown)
        else:
            self._operative(piece, label.number)

    def _operative(self, piece: Piece, number: int) -> None:
        if number == 1 and self.number > 0:
            self._restart_at_heading()
        line = self._add(piece, LineKind.OPERATIVE)
        if piece.label is not None:
            self.body.typed[line.id] = piece.label.shown
        self.number = number
        if self.part is Part.PREAMBLE:
            self.part = Part.OPERATIVE

    def _restart_at_heading(self) -> None:
        """Numbers begin again after the last heading of the lines that follow the last number."""
        for index in range(len(self.body.lines) - 1, -1, -1):
            line = self.body.lines[index]
            if line.kind is LineKind.OPERATIVE:
                return
            if line.kind is LineKind.HEADING:
                place = _first_of_headings(self.body.lines, index)
                old = self.body.lines[place]
                self.body.lines[place] = Line(
                    old.id, old.kind, old.spans, old.level, old.label, restarts=True
                )
                return

    def _begins_quotation(self, place: int, number: int) -> bool:
        """Numbers that begin again inside a clause: an agenda, an article; the clause goes on."""
        if number == self.number + 1 or self.number == 0 or not self.body.lines:
            return False
        before = self.pieces[place - 1] if place else None
        if before is None or not before.text.endswith(_COLONS):
            return False
        self.quoted_until = self._next_numbered(place, self.number + 1) or place + 1
        return True

    def _next_numbered(self, place: int, number: int) -> int | None:
        if number in self.absent:
            return None
        for index in range(place, len(self.pieces)):
            piece = self.pieces[index]
            if piece.label is not None and piece.label.number == number:
                longer = index + 1 < len(self.pieces) and number_of(self.pieces[index + 1])
                in_sequence = index > place and number_of(self.pieces[index - 1]) == number - 1
                if not (in_sequence and longer == number + 1 and number <= index - place + 1):
                    return index
        self.absent.add(number)
        return None

    def _sub_paragraph(self, place: int, piece: Piece) -> None:
        if not self.body.lines or self.body.lines[-1].kind in (LineKind.ANNEX, LineKind.HEADING):
            line = self._add(
                piece, LineKind.PLAIN, label=piece.label.shown if piece.label else None
            )
            return
        line = self._add(piece, LineKind.SUBPARAGRAPH, self.depth_of[place])
        if piece.label is not None:
            self.body.typed[line.id] = piece.label.shown

    # --- lines without --------------------------------------------------------------------------

    def _unlabelled(self, place: int, piece: Piece) -> None:
        if place < self.quoted_until or self._is_quoted(place, piece):
            self._add(piece, LineKind.QUOTED, self._clause_level(), "")
            return
        if self._continues(place, piece):
            self._add(piece, LineKind.CONTINUATION, self._continued_level(piece))
            return
        kind = self._kind(place, piece)
        self._add(piece, kind)
        if kind is LineKind.OPERATIVE and self.part is Part.PREAMBLE:
            self.part = Part.OPERATIVE
        elif kind is LineKind.PREAMBULAR and self.part is Part.OPERATIVE:
            self.part = Part.PREAMBLE

    def _kind(self, place: int, piece: Piece) -> LineKind:
        guess = guess_kind(piece.text)
        if self.part is Part.ANNEX:
            ends_as_one = piece.text.rstrip().endswith(_COMMAS)
            if guess is ParagraphKind.PREAMBULAR and ends_as_one:
                return LineKind.PREAMBULAR
            return LineKind.PLAIN
        numbers_follow = place < self.numbered_from.get(place, -1)
        if guess is not None and not (guess is ParagraphKind.OPERATIVE and numbers_follow):
            return LineKind(guess.value)
        if self.part is Part.OPERATIVE:
            return LineKind.PLAIN
        if numbers_follow or piece.text.rstrip().endswith(_COMMAS):
            return LineKind.PREAMBULAR
        if self.language.code != "en" and piece.ended and self.body.lines:
            return LineKind.OPERATIVE
        return LineKind.PLAIN

    def _continues(self, place: int, piece: Piece) -> bool:
        """Text that goes on after sub-paragraphs, a quotation, a colon or a numbered clause."""
        if not self.body.lines or place == 0:
            return False
        last = self.body.lines[-1]
        after_part = last.kind in _PARTS and not (last.kind in _APART and last.level == 0)
        after_clause = last.kind is LineKind.OPERATIVE
        if begins_small(piece.text) and last.kind not in (LineKind.HEADING, LineKind.ANNEX):
            small_opening = self.language.code == "ru" and self.part is Part.PREAMBLE
            return not small_opening and (after_part or after_clause)
        if self.part is Part.PREAMBLE:
            return after_part and match_opening(piece.text) is None
        after_colon = after_clause and self.pieces[place - 1].text.endswith(_COLONS)
        after_number = after_clause and last.id in self.body.typed
        return (after_part or after_colon or after_number) and guess_kind(piece.text) is None

    def _continued_level(self, piece: Piece) -> int:
        """The clause that the text goes on with: the innermost one that stands no further in."""
        level = 0
        recent = zip(self.body.lines[-_LOOK_BACK:], self.rows[-_LOOK_BACK:], strict=True)
        for line, row in reversed(list(recent)):
            if line.kind is LineKind.SUBPARAGRAPH and row.indent <= piece.row.indent:
                if row.indent > 0:
                    level = max(level, line.level)
                break
            if line.kind not in _INSIDE:
                break
        return level

    def _is_quoted(self, place: int, piece: Piece) -> bool:
        before = self.pieces[place - 1] if place else None
        return (
            piece.text.startswith(_QUOTES)
            and before is not None
            and (before.text.endswith(_COLONS) or self.body.lines[-1].kind is LineKind.QUOTED)
            and bool(self.body.lines)
        )

    def _clause_level(self) -> int:
        last = self.body.lines[-1] if self.body.lines else None
        if last is None or last.kind in (LineKind.HEADING, LineKind.ANNEX):
            return 0
        return last.level + 1 if last.kind is LineKind.SUBPARAGRAPH else max(1, last.level)

    # --- headings, annexes, meetings ------------------------------------------------------------

    def _is_heading(self, place: int) -> bool:
        piece = self.pieces[place]
        if piece.table:
            return False
        numbered = bool(heading_parts(piece.text)[0])
        limit = _MAX_NUMBERED_HEADING if numbered else _MAX_HEADING
        if len(piece.text) > limit or piece.ended or begins_small(piece.text):
            return False
        if place < self.quoted_until or piece.text.startswith(_QUOTES):
            return False
        if numbered:
            return True
        match = match_opening(piece.text)
        if match is not None and match.known and len(piece.text) > match.length:
            return False
        return self.language.code in ("en", "fr", "es") or len(piece.text) < 120

    def _heading(self, place: int) -> int:
        piece = self.pieces[place]
        label, title = heading_parts(piece.text)
        taken = place + 1
        if label and not title and taken < len(self.pieces) and self._is_plain_heading(taken):
            title = self.pieces[taken].text
            taken += 1
        level = self._heading_level(label)
        self._add(piece, LineKind.HEADING, level, label, text=title)
        return taken

    def _is_plain_heading(self, place: int) -> bool:
        piece = self.pieces[place]
        fixed = is_opening(piece.text, self.language) or self._is_meeting(piece)
        return (
            piece.label is None
            and not fixed
            and self._is_heading(place)
            and not heading_parts(piece.text)[0]
        )

    def _heading_level(self, label: str) -> int:
        """Numbered headings stand as deep as the last of their kind, others below the last one."""
        below_last = self.last_heading_level + 1
        if not label:
            return below_last
        roman = _is_roman(label)
        self.last_heading_level = self.heading_levels.setdefault(roman, below_last)
        return self.last_heading_level

    def _annex(self, place: int) -> int:
        taken = place + 1
        title = ""
        if taken < len(self.pieces) and self._is_plain_heading(taken):
            title = self.pieces[taken].text
            taken += 1
        self._add(self.pieces[place], LineKind.ANNEX, 0, self.pieces[place].text, text=title)
        self.part, self.number = Part.ANNEX, 0
        return taken

    def _is_meeting(self, piece: Piece) -> bool:
        return (
            piece.label is None
            and len(piece.text) < 160
            and self.language.meeting.fullmatch(piece.text) is not None
        )

    def _meeting(self, place: int) -> int:
        """The meeting line with its date; of several, the last closes the whole."""
        match = self.language.meeting.fullmatch(self.pieces[place].text)
        date = (match["date"] or "") if match and "date" in match.groupdict() else ""
        meeting = self.pieces[place].text.removesuffix(date).strip(" ,")
        taken = place + 1
        if not date and taken < len(self.pieces) and self._is_date(self.pieces[taken]):
            date = self.pieces[taken].text
            taken += 1
        if place == self.last_meeting:
            self.body.closing = Closing(" ".join(meeting.split()), " ".join(date.split()))
        else:
            for piece in self.pieces[place:taken]:
                self._add(piece, LineKind.PLAIN)
        return taken

    def _is_date(self, piece: Piece) -> bool:
        return piece.label is None and self.language.date.fullmatch(piece.text) is not None


def _is_roman(label: str | None) -> bool:
    numeral = (label or "").split()[-1:]
    return bool(numeral) and set(numeral[0]) <= set("IVXL")


def _first_of_headings(lines: Sequence[Line], index: int) -> int:
    """The first of the headings that stand together and end at `index`."""
    while index > 0 and lines[index - 1].kind is LineKind.HEADING:
        index -= 1
    return index
