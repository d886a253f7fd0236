"""Heads and feet of the pages: the masthead of the first, symbol and title on later ones."""

from __future__ import annotations

from docx.oxml.ns import qn

from penholder.document.resolution import Masthead, Resolution
from penholder.formats.word.elements import (
    Element,
    element,
    field,
    paragraph,
    run,
    run_of,
    run_properties,
)
from penholder.formats.word.front import short_title
from penholder.formats.word.layouts import Words, words
from penholder.formats.word.options import PageSize, WordOptions

MASTHEAD_COLUMNS = (1267, 1872, 245, 3110, 245, 3096, 15)
PAGE_COLUMNS = (4920, 4920)
FIRST_FOOT_COLUMNS = (3801, 4920)
NAME_HEIGHT, MASTHEAD_HEIGHT = 864, 2880
FIRST_BOTTOM, LATER_BOTTOM, FOOTER = 1728, 1152, 504
"""Bottom margins in twips of the first and of later pages, and of the foot.

The official files have a section for the first page and a continuous one after it. LibreOffice
knows no margins of continuous sections; so there is one section, with the margin of later pages,
and the foot of the first page is as high as its margin asks: the same page in both programs.
"""

LINE = 240
FIRST_FOOT_HEIGHT = FIRST_BOTTOM - FOOTER - LINE
"""Height in twips of the first page's foot above its closing paragraph."""

THIN, FINE, THICK = 4, 2, 12
"""Rules in eighths of a point: 0.5, 0.25 and 1.5 points."""


PAGES = {PageSize.LETTER: (12240, 15840), PageSize.A4: (11906, 16838)}
"""Width and height in twips. The printed part is as wide on both: lines end alike."""

PRINTED = 9840
LINES_NUMBERED = 5


def section(relations: dict[str, str], options: WordOptions, *, right_to_left: bool) -> Element:
    """w:sectPr: the paper, the margins of the template, a first page of its own, odd and even."""
    width, height = PAGES[options.page]
    side = (width - PRINTED) // 2
    references = [
        element(f"w:{part}Reference", type=kind, r_id=relations[f"{part}-{kind}"])
        for part in ("header", "footer")
        for kind in ("even", "default", "first")
    ]
    return element(
        "w:sectPr",
        *references,
        element("w:pgSz", w=width, h=height),
        element(
            "w:pgMar",
            top=1440,
            right=side,
            bottom=LATER_BOTTOM,
            left=side,
            header=432,
            footer=FOOTER,
            gutter=0,
        ),
        *_numbered_lines(options),
        element("w:cols", space=720),
        element("w:titlePg"),
        *([element("w:bidi")] if right_to_left else []),
    )


def _numbered_lines(options: WordOptions) -> list[Element]:
    if not options.line_numbers:
        return []
    return [element("w:lnNumType", countBy=LINES_NUMBERED, restart="newPage")]


def first_header(
    head: Masthead, language: str = "en", emblem: Element | None = None, circulation: str = ""
) -> Element:
    """The masthead: two rows of a fixed table.

    `emblem` is the user's own picture for the emblem's place, which stays empty without;
    `circulation` a line such as "Zero draft" under date and language.
    """
    texts = words(language)
    top = [
        _cell(MASTHEAD_COLUMNS[0], [paragraph("Normal")], rule=THIN),
        _cell(
            MASTHEAD_COLUMNS[1],
            [paragraph("HCh", run(texts.nations, bold=False), after=3.6)],
            rule=THIN,
            align="bottom",
        ),
        _cell(MASTHEAD_COLUMNS[2], [paragraph("Normal")], rule=THIN, align="bottom"),
        _cell(
            sum(MASTHEAD_COLUMNS[3:]),
            [paragraph("Normal", *_symbol(head.symbol), align="right", after=8)],
            rule=THIN,
            align="bottom",
            span=4,
        ),
    ]
    bottom = [
        _cell(MASTHEAD_COLUMNS[0], [_emblem(emblem)], rule=THICK),
        _cell(
            sum(MASTHEAD_COLUMNS[1:4]),
            [paragraph("XLarge", run(head.organ), before=5.45)],
            rule=THICK,
            span=3,
        ),
        _cell(MASTHEAD_COLUMNS[4], [paragraph("Normal", before=6)], rule=THICK),
        _cell(sum(MASTHEAD_COLUMNS[5:]), _issue(head, texts, circulation), rule=THICK, span=2),
    ]
    table = _table(MASTHEAD_COLUMNS, [(NAME_HEIGHT, top), (MASTHEAD_HEIGHT, bottom)])
    return element("w:hdr", table, _last_paragraph())


def _emblem(picture: Element | None) -> Element:
    if picture is None:
        return paragraph("Normal", before=6)
    made = paragraph("Normal", run_of([picture]), before=6)
    # Lines of exactly twelve points would cut the picture off.
    for spacing in made[0].iterchildren(qn("w:spacing")):
        spacing.set(qn("w:lineRule"), "auto")
        spacing.set(qn("w:line"), str(LINE))
    return made


def _symbol(symbol: str) -> list[Element]:
    if not symbol:
        return []
    return [run(symbol[0], size=20, position=-4), run(symbol[1:], position=-4)]


def _issue(head: Masthead, texts: Words, circulation: str) -> list[Element]:
    distribution = texts.line("distribution", head.distribution)
    made = [paragraph("Normal", run(distribution), before=12), paragraph("Normal", run(head.date))]
    if head.original_language:
        made.append(paragraph("Normal"))
        made.append(paragraph("Normal", run(texts.line("original", head.original_language))))
    if circulation:
        made.append(paragraph("Normal"))
        made.append(paragraph("Normal", run(circulation, bold=True)))
    return made


def later_header(resolution: Resolution, *, even: bool, circulation: str = "") -> Element:
    """The head of a later page: the symbol on the outer side, the short title on the inner."""
    symbol, title = resolution.masthead.symbol, short_title(resolution)
    marked = "\n".join(part for part in (circulation, symbol) if part)
    left, right = (marked, title) if even else (title, marked)
    cells = [
        _cell(PAGE_COLUMNS[0], [_head_paragraph(left)], rule=FINE, align="bottom"),
        _cell(PAGE_COLUMNS[1], [_head_paragraph(right, "right")], rule=FINE, align="bottom"),
    ]
    return element("w:hdr", _table(PAGE_COLUMNS, [(NAME_HEIGHT, cells)]), paragraph("Header"))


def _head_paragraph(text: str, align: str | None = None) -> Element:
    return paragraph("Header", run(text, bold=True), align=align, after=4)


def footer(*, even: bool) -> Element:
    """The foot of a later page: its number on the outer side, the job number's place empty."""
    cells = [
        _cell(PAGE_COLUMNS[0], [_page_number()] if even else [paragraph("Footer")]),
        _cell(PAGE_COLUMNS[1], [paragraph("Footer")] if even else [_page_number("right")]),
    ]
    return element("w:ftr", _table(PAGE_COLUMNS, [(None, cells)]), paragraph("Footer"))


def first_footer() -> Element:
    """The foot of the first page: job number, bar code and sign stay empty until processed."""
    cells = [_cell(width, [paragraph("Footer")]) for width in FIRST_FOOT_COLUMNS]
    return element(
        "w:ftr", _table(FIRST_FOOT_COLUMNS, [(FIRST_FOOT_HEIGHT, cells)]), paragraph("Footer")
    )


def _page_number(align: str | None = None) -> Element:
    bold = run_properties(bold=True)
    return paragraph(
        "Footer", *field("PAGE", "1", bold), run("/"), *field("NUMPAGES", "1", bold), align=align
    )


def _last_paragraph() -> Element:
    """The paragraph that must end the masthead, as low as can be."""
    made = paragraph("Header")
    properties = made[0]
    properties.append(element("w:spacing", line=20, lineRule="exact"))
    return made


def _cell(
    width: int,
    content: list[Element],
    *,
    rule: int | None = None,
    align: str | None = None,
    span: int = 1,
) -> Element:
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=span))
    if rule is not None:
        line = element("w:bottom", val="single", sz=rule, space=0, color="auto")
        properties.append(element("w:tcBorders", line))
    if align is not None:
        properties.append(element("w:vAlign", val=align))
    return element("w:tc", properties, *content)


def _table(columns: tuple[int, ...], rows: list[tuple[int | None, list[Element]]]) -> Element:
    zero = [element(f"w:{side}", w=0, type="dxa") for side in ("left", "right")]
    properties = element(
        "w:tblPr",
        element("w:tblW", w=sum(columns), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *zero),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in columns))
    table = element("w:tbl", properties, grid)
    for height, cells in rows:
        row = element("w:tr")
        if height is not None:
            row.append(element("w:trPr", element("w:trHeight", val=height, hRule="exact")))
        row.extend(cells)
        table.append(row)
    return table
