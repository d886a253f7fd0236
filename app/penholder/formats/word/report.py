"""Word files that report something: a page upright or across, tables with a repeated head, a foot.

They are ordinary files to be edited, printed and sent on, not documents in United Nations format.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.formats.word.elements import Element, element, field, paragraph, run
from penholder.formats.word.package import WordPackage
from penholder.formats.word.styles import styles_part

ACROSS_WIDTH = 13_640
"""Twips: a Letter page across less its margins."""

_LETTER = (12_240, 15_840)
_EDGES = {"top": 1000, "right": 1100, "bottom": 1000, "left": 1100}
_BORDER = {"val": "single", "sz": 4, "space": 0, "color": "A6A6A6"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def report_file(
    content: Sequence[Element], title: str, subject: str, *, across: bool, language: str = "en"
) -> bytes:
    """The .docx of a report; pages are numbered at their feet. The same content gives the same
    bytes.
    """
    package = WordPackage()
    foot = package.add("footer", _footer(), "footer1")
    body = element("w:body", *content, _section(foot, across=across))
    package.add("styles", styles_part(language))
    package.set_properties(title, subject)
    return package.to_bytes(element("w:document", body))


def grid_table(widths: Sequence[int]) -> Element:
    """An empty table with grey rules and columns of fixed widths in twips."""
    margins = (element(f"w:{side}", w=85, type="dxa") for side in ("left", "right"))
    properties = element(
        "w:tblPr",
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblBorders", *(element(f"w:{side}", **_BORDER) for side in _SIDES)),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", properties, grid)


def head_row(heads: Sequence[str], widths: Sequence[int]) -> Element:
    """The first row, repeated on every page."""
    cells = [
        table_cell([paragraph("Normal", run(text, bold=True), after=3)], width)
        for text, width in zip(heads, widths, strict=True)
    ]
    return element("w:tr", element("w:trPr", element("w:tblHeader")), *cells)


def table_cell(content: Sequence[Element], width: int, *, span: int = 1) -> Element:
    """A cell; one without content gets the empty paragraph that every cell must have."""
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=span))
    return element("w:tc", properties, *(content or [paragraph("Normal")]))


def _footer() -> Element:
    numbers = [*field("PAGE", "1"), run("/"), *field("NUMPAGES", "1")]
    return element("w:ftr", paragraph("Footer", *numbers, align="right"))


def _section(foot: str, *, across: bool) -> Element:
    width, height = reversed(_LETTER) if across else _LETTER
    size = {"w": width, "h": height}
    page = element("w:pgSz", **size, orient="landscape") if across else element("w:pgSz", **size)
    return element(
        "w:sectPr",
        element("w:footerReference", type="default", r_id=foot),
        page,
        element("w:pgMar", **_EDGES, header=500, footer=500, gutter=0),
    )
