"""Lines of a file joined to paragraphs: hard-wrapped text and paragraphs cut by a page's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from penholder.cancelling import until_cancelled
from penholder.document.nodes import ParagraphKind
from penholder.formats.text import tables
from penholder.formats.text.labels import Label, levels_by_place, parse_bare_number, parse_label
from penholder.formats.text.language import Language, is_opening
from penholder.formats.text.rows import Row
from penholder.phrasebook.phrases import guess_kind, match_opening

_LONG = 60
_NUMERAL_ALONE = 6
_NARROWEST, _WIDEST = 40, 160  # widths at which texts are hard-wrapped
_TAB = 4  # characters
_STOPS = ",;.:?!،؛。，；：、．؟"
_TRAILING = re.compile(r"(?:[\s\"”’»)\]*⁰¹²³⁴⁵⁶⁷⁸⁹]|(?<=[,;.:\"”»)])\s?\d{1,3}|\[\^?\d{1,3}\])+$")
_NUMERAL = re.compile(
    r"(?P<label>(?:(?:Section|Part|Chapter)\s)?[IVXL]{1,6}|[A-Z])(?:(?:\.|\t|\s*$)\s*)(?P<title>.*)"
)


@dataclass(frozen=True)
class Piece:
    """One paragraph of the file: its label, if it has one, and its text without it.

    `table` are the lines of a table, which has no text of its own.
    """

    text: str
    label: Label | None
    row: Row
    table: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether the text ends as paragraphs and sub-paragraphs do, with a stop."""
        return has_stop(self.text)

    @property
    def table_level(self) -> int:
        """How deep a table stands, as lines of the document count it: 0 in no clause."""
        return max(0, self.row.indent // _TAB - 1)


@dataclass(frozen=True)
class Layout:
    """How the lines of a file are broken: at a width, or one line a paragraph."""

    wrapped: bool
    width: int


def has_stop(text: str) -> bool:
    """Whether the text ends with a stop, note marks and closing quotes aside."""
    bare = _TRAILING.sub("", text[-60:])
    return bare[-1:] in _STOPS if bare else False


def layout_of(rows: Sequence[Row]) -> Layout:
    """Whether the text is hard-wrapped: many lines of like length that end anywhere."""
    width = max((len(row.text) + row.indent for row in rows), default=0)
    if len(rows) < 4 or not _NARROWEST <= width <= _WIDEST:
        return Layout(False, width)
    filled = sum(
        not has_stop(row.text) and len(row.text) + row.indent > 0.6 * width for row in rows
    )
    return Layout(filled * 4 >= len(rows), width)


def pieces_of(rows: Sequence[Row], language: Language, page_ends: set[int]) -> list[Piece]:
    """The paragraphs that the lines make."""
    layout = layout_of([row for row in rows if not tables.is_row(row.text)])
    pieces: list[Piece] = []
    number = 0
    last_row: Row | None = None
    for row in until_cancelled(rows):
        text = tables.text_of(row.text)
        if text is not None:
            row = replace(row, text=text)
        elif _takes_row(pieces, row):
            pieces[-1] = replace(pieces[-1], table=(*pieces[-1].table, row.text))
            continue
        elif tables.is_row(row.text):
            pieces.append(Piece("", None, row, (row.text,)))
            last_row = None
            continue
        piece = _piece(row, number + 1, pieces[-1] if pieces else None, layout)
        if (
            pieces
            and last_row
            and _goes_on(pieces[-1], last_row, piece, language, page_ends, layout)
        ):
            pieces[-1] = replace(pieces[-1], text=_joined(pieces[-1].text, row.text))
        else:
            pieces.append(piece)
            number = _next_number(piece, number)
        last_row = row
    return pieces


def _takes_row(pieces: Sequence[Piece], row: Row) -> bool:
    """Whether a line goes on with the table before it; a blank line parts two tables."""
    if not pieces or not pieces[-1].table or row.after_blank:
        return False
    return tables.is_row(row.text) or tables.is_rule(row.text)


def heading_parts(text: str) -> tuple[str, str]:
    """Label and title of a heading: ("II", "Funding") of "II. Funding", ("", text) without one."""
    match = _NUMERAL.fullmatch(text)
    return (match["label"], match["title"]) if match else ("", text)


def begins_small(text: str) -> bool:
    """Whether the first letter is a small one: the line goes on with an earlier one."""
    letter = next((char for char in text if char.isalpha()), "")
    return letter.islower()


def _next_number(piece: Piece, number: int) -> int:
    return piece.label.number if piece.label and piece.label.number is not None else number


def _piece(row: Row, expected: int, before: Piece | None, layout: Layout) -> Piece:
    parsed = parse_label(row.text)
    if parsed is None:
        bare = parse_bare_number(row.text, expected)
        phrase = match_opening(bare[1], ParagraphKind.OPERATIVE) if bare else None
        if bare and phrase and phrase.known and phrase.kind is ParagraphKind.OPERATIVE:
            parsed = bare
    if parsed and layout.wrapped and before and not row.after_blank and not before.ended:
        # "as set out in paragraph 3\n(b) above": inside a sentence no label begins a line.
        parsed = None
    if parsed is None:
        return Piece(row.text, None, row)
    return Piece(parsed[1], parsed[0], row)


def _goes_on(
    before: Piece,
    last_row: Row,
    piece: Piece,
    language: Language,
    page_ends: set[int],
    layout: Layout,
) -> bool:
    """Whether the line goes on with the paragraph before it."""
    if piece.label is not None or is_fixed(piece.text, language) or is_fixed(before.text, language):
        return False
    if not before.text:
        return True  # a label alone in its line
    if layout.wrapped:
        return _goes_on_wrapped(before, last_row, piece, layout)
    if piece.row.number in page_ends and (not before.ended or _cut_inside(piece, language)):
        return True
    if before.ended:
        return False
    if piece.row.after_blank and not begins_small(piece.text):
        return False
    if begins_small(piece.text):
        heading = len(before.text) > _NUMERAL_ALONE and not piece.row.after_blank
        return _is_text(before) or (heading and language.code != "ru")
    return _is_text(before) and not _begins_paragraph(piece.text) and len(before.text) > 2 * _LONG


def _cut_inside(piece: Piece, language: Language) -> bool:
    """Whether a page ended inside a sentence; in Russian preambular paragraphs begin small too."""
    return begins_small(piece.text) and language.code != "ru"


def _goes_on_wrapped(before: Piece, last_row: Row, piece: Piece, layout: Layout) -> bool:
    if piece.row.after_blank:
        return not before.ended and begins_small(piece.text)
    if begins_small(piece.text):
        return True
    if not _is_text(before) and _begins_paragraph(piece.text):
        return False  # a heading, then the first paragraph under it
    short = len(last_row.text) + last_row.indent < 0.6 * layout.width
    if before.ended:
        return (
            not short and not _begins_paragraph(piece.text) and piece.row.indent <= last_row.indent
        )
    return not short


def is_fixed(text: str, language: Language) -> bool:
    """Whether the line is one of the fixed ones of a resolution: opening, meeting, annex, date."""
    if len(text) > 160:
        return False
    patterns = (language.meeting, language.annex, language.date)
    return is_opening(text, language) or any(pattern.fullmatch(text) for pattern in patterns)


def _is_text(piece: Piece) -> bool:
    """Whether it is a paragraph rather than a heading."""
    return piece.label is not None or len(piece.text) > _LONG or _begins_paragraph(piece.text)


def _begins_paragraph(text: str) -> bool:
    match = match_opening(text)
    return match is not None and match.known


def _joined(before: str, after: str) -> str:
    """A compound broken at its hyphen is closed up; all else is parted by a space."""
    if before.endswith(("-", "–")) and not before.endswith((" -", " –")):
        return before + after
    return f"{before} {after}"


def sub_levels(pieces: Sequence[Piece]) -> dict[int, int]:
    """The level of every labelled sub-paragraph, by its place, from all those of its clause."""

    def ends(place: int) -> bool:
        piece = pieces[place]
        if piece.table:
            return piece.table_level == 0  # else it is a table of the clause
        return not piece.ended or guess_kind(piece.text) is not None

    return levels_by_place([piece.label for piece in pieces], ends)


def numbered_from(pieces: Sequence[Piece], language: Language) -> dict[int, int]:
    """For each place the place of the next numbered paragraph of the same part of the text."""
    result: dict[int, int] = {}
    following = -1
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if number_of(piece) is not None:
            following = place
        elif is_opening(piece.text, language) or language.annex.fullmatch(piece.text[:160]):
            following = -1
        result[place] = following
    return result


def number_of(piece: Piece) -> int | None:
    """The number of a numbered paragraph."""
    return piece.label.number if piece.label is not None else None
