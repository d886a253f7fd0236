"""Pages as they are printed: where the letters stand on a PDF, and Word files made into PDF."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

TIMEOUT = 300
SAME_LINE = 3.4
"""Letters whose base lines are no further apart (points) stand on one line: marks are raised."""


@dataclass
class Line:
    """A line of a page: its letters from left to right, `x` of each origin, `base` from the top.

    `ends` is the right edge of each letter, `size` the size of most letters, in points.
    """

    base: float
    size: float
    text: str = ""
    xs: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where the first letter begins."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """Where the last letter ends."""
        return self.ends[-1]


@dataclass(frozen=True)
class Letter:
    """A letter: the origin of its glyph in points from the top left, its right edge, its size."""

    text: str
    x: float
    base: float
    end: float
    size: float


def pages(source: Path | bytes) -> list[list[Line]]:
    """The lines of every page, from the top."""
    document = pdfium.PdfDocument(source)
    try:
        return [_lines(_letters(page)) for page in document]
    finally:
        document.close()


def _letters(page: pdfium.PdfPage) -> list[Letter]:
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[Letter] = []
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text.raw, index)
        letter = "-" if code in (2, 0xFFFE, 0xAD) else chr(code)
        if letter.isspace() or code == 0:
            continue
        pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
        size = pdfium_c.FPDFText_GetFontSize(text.raw, index)
        box = text.get_charbox(index, loose=True)
        found.append(Letter(letter, x.value, height - y.value, box[2], size))
    return found


def _lines(letters: Sequence[Letter]) -> list[Line]:
    bases: list[float] = []
    rows: list[list[Letter]] = []
    # The lines are laid down by letters of full size; raised marks then join the line below them.
    for letter in sorted(letters, key=lambda item: (-round(item.size), item.base)):
        place = bisect_left(bases, letter.base - SAME_LINE)
        near = [i for i in (place, place + 1) if i < len(bases)]
        best = min(near, key=lambda i: abs(bases[i] - letter.base), default=None)
        if best is not None and abs(bases[best] - letter.base) <= SAME_LINE:
            rows[best].append(letter)
            continue
        at = bisect_left(bases, letter.base)
        bases.insert(at, letter.base)
        rows.insert(at, [letter])
    return [_line(base, row) for base, row in zip(bases, rows, strict=True)]


def _line(base: float, row: list[Letter]) -> Line:
    row.sort(key=lambda item: item.x)
    sizes = sorted(letter.size for letter in row)
    return Line(
        base,
        sizes[len(sizes) // 2],
        "".join(letter.text for letter in row),
        [letter.x for letter in row],
        [letter.end for letter in row],
    )


def place(lines: Sequence[Line], words: str, *, after: float = 0.0) -> tuple[float, float] | None:
    """Where words begin (x, base line), below a height of the page; white space is no matter."""
    wanted = re.sub(r"\s+", "", words)
    for line in lines:
        at = line.text.find(wanted) if line.base > after else -1
        if at >= 0 and wanted:
            return line.xs[at], line.base
    return None


def soffice() -> str:
    """LibreOffice; without it the test is skipped, and fails on CI, which must have it."""
    found = shutil.which("soffice")
    if found is None:
        reason = "LibreOffice (soffice) is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def as_pdf(sources: Sequence[Path], folder: Path, office: str = "") -> list[Path]:
    """The Word files as LibreOffice prints them, in a folder; `office` names another than ours."""
    profile = (folder / "profile").resolve().as_uri()
    command = [
        office or soffice(),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    command += ["--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT)
    return [folder / f"{source.stem}.pdf" for source in sources]
