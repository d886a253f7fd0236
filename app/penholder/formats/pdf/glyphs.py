"""Text runs and rules of a PDF page, as PDFium gives them.

A run is one text object of the page: characters of one font on one baseline. PDFium's raw interface
is used, because one Python object per run is what the time is spent on: the 59 pages of the longest
resolution have 9,400 of them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

MAX_RUNS = 20_000
"""Runs of one page; the fullest official page has 400."""

MAX_OBJECTS = 60_000
"""Objects drawn on one page: texts, lines, pictures."""

MAX_CHARACTERS = 200_000
"""Characters of one page; the fullest official page has 5,000."""

_MAX_FORM_DEPTH = 4
_BUFFER_BYTES = 16_384
_DOUBTFUL_GAP = 0.235
"""A word space is a quarter of the type size wide; in a narrower gap it may be PDFium's guess."""

_DOUBTFUL_PUNCTUATION_GAP = 0.35
"""No space is typed before a full stop or comma: a guess there is wrong in wider gaps too."""

_NO_BREAK_HYPHEN_GAP = 0.12

_UNPRINTABLE = dict.fromkeys(range(32)) | {
    # PDFium writes a hyphen at the end of a line so (it may be a hyphenation), and line breaks.
    0x02: "-",
    0xFFFE: "-",
    0x09: " ",
    0x0A: " ",
    0x0D: " ",
}

Handle: TypeAlias = Any
"""A pointer or structure of PDFium's C interface; the binding has no types."""


class Run(NamedTuple):
    """Characters of one look on one baseline; positions in points from the bottom left.

    A `text` of one space is a blank: it marks a space typed there, its width unknown.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    barcode: bool = False


class Rule(NamedTuple):
    """A drawn line or filled box without text."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class PageContent:
    """What stands on one page: runs in the order of the file, and rules.

    `pictures` counts the pictures, `picture_share` is the part of the page the largest covers;
    `cut` says that there is more text than any page holds, which was not read.
    """

    width: float
    height: float
    runs: list[Run]
    rules: list[Rule]
    pictures: int
    picture_share: float = 0.0
    cut: bool = False


class _Font(NamedTuple):
    bold: bool
    italic: bool
    barcode: bool


class _Reader:
    """Reads the objects of one page; the buffers are made once."""

    def __init__(self, page: Handle, textpage: Handle, width: float, height: float) -> None:
        self.page = page
        self.turn = pdfium.FPDFPage_GetRotation(page)  # quarters of a circle, clockwise
        self.paper = (height, width) if self.turn % 2 else (width, height)
        self.textpage = textpage
        self.buffer = ctypes.create_string_buffer(_BUFFER_BYTES)
        self.text_buffer = ctypes.cast(self.buffer, ctypes.POINTER(ctypes.c_ushort))
        self.left, self.bottom, self.right, self.top, self.size = (
            ctypes.c_float() for _ in range(5)
        )
        self.matrix = pdfium.FS_MATRIX()
        self.fonts: dict[int, _Font] = {}  # by address: the same only while the page is open
        self.runs: list[Run] = []
        self.rules: list[Rule] = []
        self.pictures = 0
        self.largest_picture = 0.0
        self.characters = 0
        self.cut = False

    def read(self) -> None:
        count = pdfium.FPDFPage_CountObjects(self.page)
        self.cut = count > MAX_OBJECTS
        count = 0 if self.cut else count
        get = pdfium.FPDFPage_GetObject
        page = self.page
        for index in range(count):
            self._object(get(page, index), 0, None)
            if self.cut:
                return

    def _object(self, item: Handle, depth: int, outer: Handle) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._text(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._picture(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
            for child, form in self._children(item, outer):
                self._object(child, depth + 1, form)
                if self.cut:
                    return

    def _picture(self, item: Handle) -> None:
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        area = (right.value - left.value) * (top.value - bottom.value)
        self.pictures += 1
        self.largest_picture = max(self.largest_picture, area)

    def _children(self, form: Handle, outer: Handle) -> Iterator[tuple[Handle, Handle]]:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(form, matrix)
        placed = _multiplied(matrix, outer) if outer is not None else matrix
        for index in range(min(pdfium.FPDFFormObj_CountObjects(form), MAX_RUNS)):
            yield pdfium.FPDFFormObj_GetObject(form, index), placed

    def _text(self, item: Handle, outer: Handle) -> None:
        left, right, matrix, size = self.left, self.right, self.matrix, self.size
        pdfium.FPDFPageObj_GetBounds(item, left, self.bottom, right, self.top)
        x0, x1 = left.value, right.value
        if x1 - x0 < 0.001 and outer is None:  # a blank: its box is a point on the baseline
            if not self.turn:
                self.runs.append(Run(" ", x0, x0, self.bottom.value, 0.0, False, False))
            return
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        pdfium.FPDFTextObj_GetFontSize(item, size)
        y, points = matrix.f, size.value * (abs(matrix.d) or abs(matrix.b))
        if self.turn:
            x0, x1, y = self._turned()
        if outer is not None:
            x0, x1 = x0 * outer.a + outer.e, x1 * outer.a + outer.e
            y, points = y * outer.d + outer.f, points * abs(outer.d)
        text = self._characters(item)
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS or len(self.runs) > MAX_RUNS:
            self.cut = True
        elif not text.strip():
            self.runs.append(Run(" ", x0, x0, y, points, False, False))
        else:
            font = self._font(pdfium.FPDFTextObj_GetFont(item))
            self.runs.append(Run(text, x0, x1, y, points, *font))

    def _turned(self) -> tuple[float, float, float]:
        """Left, right and baseline as a reader sees them on a page that is shown turned."""
        width, height = self.paper
        if self.turn == 1:
            return self.bottom.value, self.top.value, width - self.matrix.e
        if self.turn == 2:
            return width - self.right.value, width - self.left.value, height - self.matrix.f
        return height - self.top.value, height - self.bottom.value, self.matrix.e

    def _characters(self, item: Handle) -> str:
        length = pdfium.FPDFTextObj_GetText(item, self.textpage, self.text_buffer, _BUFFER_BYTES)
        buffer = self.buffer
        if length > _BUFFER_BYTES:  # then nothing was written
            length = min(length, 2 * MAX_CHARACTERS)
            buffer = ctypes.create_string_buffer(length)
            target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FPDFTextObj_GetText(item, self.textpage, target, length)
        text = ctypes.string_at(buffer, max(0, length - 2)).decode("utf-16-le", "replace")
        return text if text.isprintable() else text.translate(_UNPRINTABLE)

    def _font(self, handle: Handle) -> _Font:
        key = ctypes.addressof(handle.contents)
        found = self.fonts.get(key)
        if found is None:
            length = pdfium.FPDFFont_GetBaseFontName(
                handle, ctypes.cast(self.buffer, ctypes.POINTER(ctypes.c_char)), _BUFFER_BYTES
            )
            raw = ctypes.string_at(self.buffer, max(0, min(length, _BUFFER_BYTES) - 1))
            name = raw.decode("utf-8", "replace").lower()
            found = _Font(
                "bold" in name or "black" in name,
                "italic" in name or "oblique" in name or self._is_slanted(handle),
                "barcode" in name or "bar code" in name or "code39" in name,
            )
            self.fonts[key] = found
        return found

    def _is_slanted(self, handle: Handle) -> bool:
        angle = ctypes.c_int()
        return bool(pdfium.FPDFFont_GetItalicAngle(handle, angle)) and angle.value < 0

    def _path(self, item: Handle) -> None:
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if len(self.rules) < MAX_RUNS:
            self.rules.append(Rule(left.value, right.value, bottom.value, top.value))


def page_content(page: Handle, textpage: Handle, width: float, height: float) -> PageContent:
    """The content of a page: `page` and `textpage` are PDFium's handles, the size is as shown."""
    reader = _Reader(page, textpage, width, height)
    reader.read()
    runs = _without_guessed_spaces(reader.runs, textpage)
    share = reader.largest_picture / max(1.0, width * height)
    return PageContent(width, height, runs, reader.rules, reader.pictures, share, reader.cut)


def _without_guessed_spaces(runs: list[Run], textpage: Handle) -> list[Run]:
    """PDFium puts a space where a gap looks like one; in justified lines it is often wrong.

    Only doubtful gaps are looked at: the text of a run ends in a space and the next is near.
    """
    for index in range(len(runs) - 1):
        run, after = runs[index], runs[index + 1]
        if (
            run.text[-1:] == " "
            and run.text != " "
            and after.text != " "
            and run.baseline == after.baseline
            and -run.size < after.left - run.right < _doubtful(run.text, after.text) * run.size
            and _is_guessed(run, textpage)
        ):
            runs[index] = run._replace(text=run.text[:-1])
    return runs


def _doubtful(text: str, after: str) -> float:
    if text.endswith("- "):
        return _NO_BREAK_HYPHEN_GAP
    return _DOUBTFUL_PUNCTUATION_GAP if after[0] in ".,;:)”’" else _DOUBTFUL_GAP


def _is_guessed(run: Run, textpage: Handle) -> bool:
    """Whether PDFium made up the space at the end of a run.

    A no-break hyphen of Word is a hyphen and a space that takes no room: no space either.
    """
    if run.text.endswith("- ") and len(run.text) < 4:
        return True
    for height in (0.2, 0.55):  # of low signs, of quotation marks
        last = pdfium.FPDFText_GetCharIndexAtPos(
            textpage, run.right - 0.3, run.baseline + height * run.size, 1.0, 0.3 * run.size
        )
        if last < 0:
            continue
        for index in (last + 1, last + 2):
            if pdfium.FPDFText_GetUnicode(textpage, index) == 0x20:
                return bool(pdfium.FPDFText_IsGenerated(textpage, index) == 1)
    return False


def _multiplied(inner: Handle, outer: Handle) -> Handle:
    result = pdfium.FS_MATRIX()
    result.a = inner.a * outer.a + inner.b * outer.c
    result.b = inner.a * outer.b + inner.b * outer.d
    result.c = inner.c * outer.a + inner.d * outer.c
    result.d = inner.c * outer.b + inner.d * outer.d
    result.e = inner.e * outer.a + inner.f * outer.c + outer.e
    result.f = inner.e * outer.b + inner.f * outer.d + outer.f
    return result
