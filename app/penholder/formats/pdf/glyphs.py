"""Text runs and rules of a PDF page, as PDFium gives them.

A run is one text object of the page: characters of one font on one baseline. PDFium's raw interface
is used, because one Python object per run is what the time is spent on: the 59 pages of the longest
resolution have 9,400 of them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

MAX_RUNS = 20_000
"""Runs of one page; the fullest official page has 400."""

MAX_CHARACTERS = 200_000
"""Characters of one page; the fullest official page has 5,000."""

_MAX_FORM_DEPTH = 4
_BUFFER_BYTES = 16_384
_DOUBTFUL_GAP = 0.235
"""A word space is a quarter of the type size wide; in a narrower gap it may be PDFium's guess."""

_DOUBTFUL_PUNCTUATION_GAP = 0.35
"""No space is typed before a full stop or comma: a guess there is wrong in wider gaps too."""

_NO_BREAK_HYPHEN_GAP = 0.12

_LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""PDFium writes a hyphen at the end of a line as one of these (it may be a hyphenation)."""


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
    """What stands on one page: runs in the order of the file, rules, and pictures counted."""

    width: float
    height: float
    runs: list[Run]
    rules: list[Rule]
    pictures: int
    cut: bool = False


class _Font(NamedTuple):
    bold: bool
    italic: bool
    barcode: bool


class _Reader:
    """Reads the objects of one page; the buffers are made once."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self.page = page
        self.textpage = textpage
        self.buffer = ctypes.create_string_buffer(_BUFFER_BYTES)
        self.text_buffer = ctypes.cast(self.buffer, ctypes.POINTER(ctypes.c_ushort))
        self.left, self.bottom, self.right, self.top, self.size = (
            ctypes.c_float() for _ in range(5)
        )
        self.matrix = pdfium.FS_MATRIX()
        self.fonts: dict[int | None, _Font] = {}
        self.runs: list[Run] = []
        self.rules: list[Rule] = []
        self.pictures = 0
        self.characters = 0
        self.cut = False

    def read(self) -> None:
        count = pdfium.FPDFPage_CountObjects(self.page)
        get = pdfium.FPDFPage_GetObject
        page = self.page
        for index in range(count):
            self._object(get(page, index), 0, None)
            if self.cut:
                return

    def _object(self, item: Any, depth: int, outer: Any) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._text(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
            for child, form in self._children(item, outer):
                self._object(child, depth + 1, form)
                if self.cut:
                    return

    def _children(self, form: Any, outer: Any) -> Iterator[tuple[Any, Any]]:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(form, matrix)
        placed = _multiplied(matrix, outer) if outer is not None else matrix
        for index in range(min(pdfium.FPDFFormObj_CountObjects(form), MAX_RUNS)):
            yield pdfium.FPDFFormObj_GetObject(form, index), placed

    def _text(self, item: Any, outer: Any) -> None:
        left, right, matrix, size = self.left, self.right, self.matrix, self.size
        pdfium.FPDFPageObj_GetBounds(item, left, self.bottom, right, self.top)
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        pdfium.FPDFTextObj_GetFontSize(item, size)
        x0, x1, y = left.value, right.value, matrix.f
        scale = abs(matrix.d) or abs(matrix.b)
        if outer is not None:
            x0, x1 = x0 * outer.a + outer.e, x1 * outer.a + outer.e
            y, scale = y * outer.d + outer.f, scale * abs(outer.d)
        if x1 - x0 < 0.001:
            self.runs.append(Run(" ", x0, x0, y, size.value * scale, False, False))
            return
        length = pdfium.FPDFTextObj_GetText(item, self.textpage, self.text_buffer, _BUFFER_BYTES)
        text = ctypes.string_at(self.buffer, max(0, min(length, _BUFFER_BYTES) - 2)).decode(
            "utf-16-le", "replace"
        )
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS or len(self.runs) > MAX_RUNS:
            self.cut = True
            return
        if "\x02" in text or "\ufffe" in text:
            text = text.translate(_LINE_END_HYPHENS)
        font = self._font(pdfium.FPDFTextObj_GetFont(item))
        self.runs.append(Run(text, x0, x1, y, size.value * scale, *font))

    def _font(self, handle: Any) -> _Font:
        key = ctypes.cast(handle, ctypes.c_void_p).value
        found = self.fonts.get(key)
        if found is None:
            length = pdfium.FPDFFont_GetBaseFontName(
                handle, ctypes.cast(self.buffer, ctypes.POINTER(ctypes.c_char)), _BUFFER_BYTES
            )
            raw = ctypes.string_at(self.buffer, max(0, min(length, _BUFFER_BYTES) - 1))
            name = raw.decode("utf-8", "replace").lower()
            found = _Font(
                "bold" in name or "black" in name,
                "italic" in name or "oblique" in name,
                "barcode" in name or "code39" in name,
            )
            self.fonts[key] = found
        return found

    def _path(self, item: Any) -> None:
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if len(self.rules) < MAX_RUNS:
            self.rules.append(Rule(left.value, right.value, bottom.value, top.value))


def page_content(page: Any, textpage: Any, width: float, height: float) -> PageContent:
    """The content of a page. `page` and `textpage` are PDFium's raw handles."""
    reader = _Reader(page, textpage)
    reader.read()
    runs = _without_guessed_spaces(reader.runs, textpage)
    return PageContent(width, height, runs, reader.rules, reader.pictures, reader.cut)


def _without_guessed_spaces(runs: list[Run], textpage: Any) -> list[Run]:
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


def _is_guessed(run: Run, textpage: Any) -> bool:
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


def _multiplied(inner: Any, outer: Any) -> Any:
    result = pdfium.FS_MATRIX()
    result.a = inner.a * outer.a + inner.b * outer.c
    result.b = inner.a * outer.b + inner.b * outer.d
    result.c = inner.c * outer.a + inner.d * outer.c
    result.d = inner.c * outer.b + inner.d * outer.d
    result.e = inner.e * outer.a + inner.f * outer.c + outer.e
    result.f = inner.e * outer.b + inner.f * outer.d + outer.f
    return result
