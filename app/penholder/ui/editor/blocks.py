"""One block of the surface for each line of the text, and back.

What a block is (its role, node id, kind, level, locked label ...) lives in properties of its
`QTextBlockFormat`; note marks, references, blanks, tables and characters that Qt keeps for itself
are inline objects with their data in the character format. So Qt's undo stack carries all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)

from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableRow
from penholder.document.spans import (
    Blank,
    Inline,
    NoteMark,
    ParagraphReference,
    Span,
    Text,
    normalized,
)

OBJECT = "\ufffc"
LINE_BREAK = "\u2028"
KEPT_BY_QT = frozenset("\r\u2028\u2029\ufdd0\ufdd1\ufffc\x00")
"""Characters that a QTextDocument gives a meaning of its own; as text they are inline objects."""


class Role(StrEnum):
    """What a block holds."""

    TITLE = "title"
    OPENING = "opening"
    LINE = "line"
    NOTE = "note"


class Property(IntEnum):
    """Our properties of block and character formats."""

    ROLE = QTextFormat.Property.UserProperty.value + 1
    NODE = ROLE + 1
    KIND = ROLE + 2
    LEVEL = ROLE + 3
    LABEL = ROLE + 4
    DEPTH = ROLE + 5
    RESTARTS = ROLE + 6
    PLACEHOLDER = ROLE + 7
    BOLD = ROLE + 8
    DATA = ROLE + 9
    DETAILS = ROLE + 10
    GROUND = ROLE + 11
    """Of a mark over a table: the colour of its ground, by name."""


class ObjectType(IntEnum):
    """Our inline objects."""

    NOTE = QTextFormat.ObjectTypes.UserObject.value + 1
    REFERENCE = NOTE + 1
    BLANK = NOTE + 2
    CHARACTER = NOTE + 3
    TABLE = NOTE + 4


@dataclass(frozen=True)
class Piece:
    """The content of one block. A note is a line with the note's id and its own sign as label."""

    role: Role
    line: Line
    placeholder: bool = False


class _Table(msgspec.Struct):
    rows: tuple[TableRow, ...]
    header_rows: int


_SPAN: msgspec.json.Decoder[ParagraphReference | Blank] = msgspec.json.Decoder(
    ParagraphReference | Blank
)
_TABLE = msgspec.json.Decoder(_Table)

SMALLER = -1
"""Notes are set in four fifths of the size of the text, as on the page."""

_BOLD_LOOK = frozenset({LineKind.HEADING, LineKind.ANNEX})
_INDENTED = frozenset({LineKind.SUBPARAGRAPH, LineKind.CONTINUATION, LineKind.TABLE})


def block_format(piece: Piece) -> QTextBlockFormat:
    """The block format of a piece: its place on the sheet and its data.

    Qt seeks a property among those of a format one by one, for every block it lays out: what it
    asks for comes first, and what most blocks are is not written.
    """
    line = piece.line
    form = QTextBlockFormat()
    _place(form, piece)
    if line.id:  # PySide gives "" back as []
        form.setProperty(Property.NODE, line.id)
    form.setProperty(Property.KIND, line.kind.value)
    if piece.role is not Role.LINE:
        form.setProperty(Property.ROLE, piece.role.value)
    if line.level:
        form.setProperty(Property.LEVEL, line.level)
    if line.label is not None:
        form.setProperty(Property.LABEL, line.label)
    if line.depth:
        form.setProperty(Property.DEPTH, line.depth)
    if line.restarts:
        form.setProperty(Property.RESTARTS, True)
    if piece.placeholder:
        form.setProperty(Property.PLACEHOLDER, True)
    return form


def indent_of(piece: Piece) -> int:
    """How many indents the words of a block stand from the left: one is the margin of numbers."""
    line = piece.line
    if line.kind in _INDENTED:
        return 1 + line.level
    return 1 + line.level + line.depth if line.kind is LineKind.QUOTED else 1


def _place(form: QTextBlockFormat, piece: Piece) -> None:
    line = piece.line
    form.setIndent(indent_of(piece))
    form.setBottomMargin(3 if piece.role is Role.NOTE else 8)
    if line.kind in _BOLD_LOOK or piece.role is Role.TITLE:
        form.setTopMargin(10)
    if line.kind is LineKind.ANNEX:
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    height = 100 if piece.role is Role.NOTE else 112
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)


def char_format(piece: Piece, *, italic: bool = False, bold: bool = False) -> QTextCharFormat:
    """The look of text in a block. Bold as part of the text is told apart from bold headings."""
    form = QTextCharFormat()
    if italic:
        form.setFontItalic(True)
    if bold:
        form.setProperty(Property.BOLD, True)
    if piece.role is Role.NOTE:
        form.setProperty(QTextFormat.Property.FontSizeAdjustment, SMALLER)
    if bold or piece.role is Role.TITLE or piece.line.kind in _BOLD_LOOK:
        form.setFontWeight(QFont.Weight.Bold)
    return form


def object_format(piece: Piece, span: Span | str, line: Line | None = None) -> QTextCharFormat:
    """The format of the inline object for a mark, reference, blank, kept character or table."""
    form = char_format(piece)
    match span:
        case NoteMark():
            form.setObjectType(ObjectType.NOTE)
            form.setProperty(Property.DATA, span.note)
        case ParagraphReference():
            form.setObjectType(ObjectType.REFERENCE)
            form.setProperty(Property.DATA, msgspec.json.encode(span).decode())
        case Blank():
            form.setObjectType(ObjectType.BLANK)
            form.setProperty(Property.DATA, msgspec.json.encode(span).decode())
        case str():
            form.setObjectType(ObjectType.CHARACTER)
            form.setProperty(Property.DATA, ord(span))
        case _ if line is not None:
            form.setObjectType(ObjectType.TABLE)
            table = _Table(line.rows, line.header_rows)
            form.setProperty(Property.DATA, msgspec.json.encode(table).decode())
    return form


def write_block(cursor: QTextCursor, piece: Piece) -> None:
    """Fills the cursor's block, which is empty, with a piece."""
    cursor.setBlockFormat(block_format(piece))
    cursor.setBlockCharFormat(char_format(piece))
    if piece.line.kind is LineKind.TABLE and piece.role is Role.LINE:
        cursor.insertText(OBJECT, object_format(piece, Text(""), piece.line))
    else:
        write_spans(cursor, piece, piece.line.spans)


def write_spans(cursor: QTextCursor, piece: Piece, spans: Inline) -> None:
    """Inserts spans at the cursor, as text of the block of a piece."""
    for span in spans:
        if isinstance(span, Text):
            _write_text(cursor, piece, span)
        else:
            cursor.insertText(OBJECT, object_format(piece, span))


def _write_text(cursor: QTextCursor, piece: Piece, span: Text) -> None:
    form = char_format(piece, italic=span.italic, bold=span.bold)
    start = 0
    for place, sign in enumerate(span.text):
        if sign in KEPT_BY_QT:
            if place > start:
                cursor.insertText(span.text[start:place].replace("\n", LINE_BREAK), form)
            kept = object_format(piece, sign)
            kept.setFontItalic(span.italic)
            kept.setProperty(Property.BOLD, span.bold)
            cursor.insertText(OBJECT, kept)
            start = place + 1
    if start < len(span.text):
        cursor.insertText(span.text[start:].replace("\n", LINE_BREAK), form)


class Head(NamedTuple):
    """What the format of a block says of it, apart from its text."""

    role: Role
    kind: LineKind
    node: str
    level: int
    label: str | None
    depth: int
    restarts: bool
    placeholder: bool


Heads = dict[int, Head]
"""What block formats say, by the number Qt gave each of them: it gives it to no other, until the
document is cleared. Most keys change no format, and to ask one costs a call for each property.
"""


def read_block(block: QTextBlock, known: Heads | None = None) -> Piece:
    """The piece in a block; `known` is filled with the formats of its document."""
    if known is None:
        head = _head_of(block.blockFormat())
    else:
        number = block.blockFormatIndex()
        found = known.get(number)
        if found is None:
            found = known[number] = _head_of(block.blockFormat())
        head = found
    role, kind, node, level, label, depth, restarts, placeholder = head
    if kind is LineKind.TABLE and role is Role.LINE:
        table = _table_in(block)
        rows, header = (table.rows, table.header_rows) if table else ((), 0)
        return Piece(role, Line(node, kind, level=level, rows=rows, header_rows=header))
    spans = read_spans(block)
    return Piece(
        role, Line(node, kind, spans, level, label, depth, restarts), placeholder and not spans
    )


def _head_of(form: QTextBlockFormat) -> Head:
    label = form.property(Property.LABEL)
    return Head(
        Role(_text(form, Property.ROLE) or Role.LINE),
        LineKind(_text(form, Property.KIND) or LineKind.PLAIN),
        _text(form, Property.NODE),
        int(form.property(Property.LEVEL) or 0),
        label if label is None or isinstance(label, str) else "",  # PySide gives "" back as []
        int(form.property(Property.DEPTH) or 0),
        bool(form.property(Property.RESTARTS)),
        bool(form.property(Property.PLACEHOLDER)),
    )


def read_spans(block: QTextBlock, start: int = 0, end: int | None = None) -> Inline:
    """The text of a block as spans, or the part between two positions (UTF-16 units)."""
    units = _units_of(block)
    end = block.length() - 1 if end is None else end
    spans: list[Span] = []
    for part in block.textFormats():
        first = max(start, part.start)
        last = min(end, part.start + part.length)
        if first < last:
            spans.extend(_spans_of(str(units[first:last]), part.format))
    return normalized(spans)


def _units_of(block: QTextBlock) -> str | _Units:
    """The text of a block to be sliced by UTF-16 units; halves of characters count too.

    PySide leaves halves out of `text()`, and all that follows them would be read at wrong places.
    """
    text, size = block.text(), block.length() - 1
    if len(text) == size:  # nothing was left out, and no character is two units
        return text
    units = _Units(text)
    if units.count() == size:
        return units
    document, start = block.document(), block.position()
    return _Units("".join(document.characterAt(start + unit) for unit in range(size)))


class _Units:
    """Text sliced by UTF-16 units, as Qt counts."""

    def __init__(self, text: str) -> None:
        self._data = text.encode("utf-16-le", "surrogatepass")

    def count(self) -> int:
        return len(self._data) // 2

    def __getitem__(self, part: slice) -> str:
        data = self._data[part.start * 2 : part.stop * 2]
        return data.decode("utf-16-le", "replace")


def _spans_of(text: str, form: QTextCharFormat) -> list[Span]:
    italic, bold = form.fontItalic(), form.boolProperty(Property.BOLD)
    kind = form.objectType()
    if kind < ObjectType.NOTE or OBJECT not in text:
        return [Text(_clean(text), italic, bold)]
    found: list[Span] = []
    for sign in text:
        if sign != OBJECT:  # typed beside an object with the object's format
            found.append(Text(_clean(sign), italic, bold))
        else:
            span = _object_span(kind, form, italic=italic, bold=bold)
            if span is not None:
                found.append(span)
    return found


def _object_span(kind: int, form: QTextCharFormat, *, italic: bool, bold: bool) -> Span | None:
    data = form.property(Property.DATA)
    match kind:
        case ObjectType.NOTE:
            return NoteMark(str(data))
        case ObjectType.REFERENCE | ObjectType.BLANK:
            return _SPAN.decode(str(data))
        case ObjectType.CHARACTER:
            return Text(chr(int(data)), italic, bold)
        case _:
            return None


def _clean(text: str) -> str:
    """Line breaks as the document has them; half characters as the sign for a broken one."""
    if text.isascii():
        return text
    text = text.replace(LINE_BREAK, "\n")
    if text.isprintable():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def table_in(data: str) -> tuple[tuple[TableRow, ...], int]:
    """The rows in the data of a table's inline object, and how many of them are headings."""
    table = _TABLE.decode(data)
    return table.rows, table.header_rows


def _table_in(block: QTextBlock) -> _Table | None:
    for part in block.textFormats():
        if part.format.objectType() == ObjectType.TABLE:
            return _TABLE.decode(str(part.format.property(Property.DATA)))
    return None


def _text(form: QTextBlockFormat, name: Property) -> str:
    value = form.property(name)
    return "" if value is None else str(value)
