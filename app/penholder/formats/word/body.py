"""The text of a resolution as Word paragraphs, with typed numbers after a tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.resolution import Closing
from penholder.formats.word.elements import Element, element, paragraph, run
from penholder.formats.word.marks import Marks

STOPS = (1267, 1742, 2218, 2693, 3182, 3658, 4133, 4622, 5098, 5573, 6048)
"""Tab stops of `__Single Txt` in twips: numbers and texts of every level stand on them."""

COLUMN = 12240 - 2 * 1200 - 2 * 1267
"""Width of the text column in twips."""

_ROMAN = frozenset("IVXL")


def body(lines: Sequence[Line], labels: Mapping[NodeId, str], marks: Marks) -> list[Element]:
    """The paragraphs of the body and annexes.

    Their places are those counted on 72 official pages of sessions 73 to 80: the first line of a
    sub-paragraph (a) is set in as that of a paragraph is and the others begin at the margin (483
    of 483 in the text column), (i) stands a tab further in; the roman number of a section has a
    line of its own above the title (46 of 46), headings and the word "Annex" no page of their own.
    """
    made: list[Element] = []
    in_annex = False
    for line in lines:
        label = labels.get(line.id, "")
        if line.kind is LineKind.TABLE:
            made += [_table(line, marks), paragraph("SingleTxt", after=0)]
        elif line.kind is LineKind.ANNEX:
            in_annex = True
            made += _annex(line, marks)
        elif line.kind is LineKind.HEADING:
            made += _heading(line, label, marks, in_annex=in_annex)
        else:
            made.append(_text(line, label, marks))
    return made


def typed_label(kind: LineKind, level: int, label: str) -> str:
    """What is typed before the text of a line: its label and the tabs around it."""
    match kind:
        case LineKind.SUBPARAGRAPH if level > 1:
            return f"{label}\t" if label else ""
        case LineKind.QUOTED | LineKind.HEADING:
            return f"{label}\t" if label else ""
        case LineKind.CONTINUATION | LineKind.ANNEX:
            return ""
        case _:
            return f"\t{label}\t" if label else "\t"


def has_line_of_its_own(label: str) -> bool:
    """Whether the label of a heading stands above its title: "II", but not "II." or "A."."""
    return bool(label) and set(label) <= _ROMAN


def _text(line: Line, label: str, marks: Marks) -> Element:
    before = typed_label(line.kind, line.level, label)
    runs = [*([run(before)] if before else []), *marks.runs(line.spans)]
    match line.kind:
        case LineKind.SUBPARAGRAPH:
            return paragraph("SingleTxt", *runs, left=_set_in(line.level - 1))
        case LineKind.CONTINUATION:
            return paragraph("SingleTxt", *runs, left=_set_in(line.level))
        case LineKind.QUOTED:
            left = STOPS[min(len(STOPS) - 1, 1 + line.level + line.depth)]
            return paragraph("SingleTxt", *runs, left=left, right=1742, hanging=_hanging(label))
        case _:
            return paragraph("SingleTxt", *runs)


def _set_in(level: int) -> int | None:
    """The left indent of text of a level; that of the style, None, for the outermost."""
    return STOPS[min(len(STOPS) - 1, level)] if level > 0 else None


def _hanging(label: str) -> int | None:
    return STOPS[1] - STOPS[0] if label else None


def _heading(line: Line, label: str, marks: Marks, *, in_annex: bool) -> list[Element]:
    title = marks.runs(line.spans, plain=True)
    style = heading_style(line.level, label, in_annex=in_annex)
    outline = min(8, line.level)
    if has_line_of_its_own(label) and title:
        number = paragraph(
            style, run(label), left=STOPS[0], right=STOPS[0], before=12, keep_next=True
        )
        below = paragraph(style, *title, left=STOPS[0], right=STOPS[0], after=6, outline=outline)
        return [number, below]
    before = typed_label(line.kind, line.level, label)
    return [
        paragraph(
            style,
            *([run(before)] if before else []),
            *title,
            left=STOPS[1] if label else STOPS[0],
            right=STOPS[0],
            hanging=_hanging(label),
            before=12,
            after=6,
            outline=outline,
        )
    ]


def heading_style(level: int, label: str, *, in_annex: bool) -> str:
    """The id of the style of a heading.

    Of the headings of an outcome document some are larger; those of sections never are.
    """
    large = level == 1 and in_annex and not label
    return "H1" if large else "H23" if level <= 2 else "H4"


def _annex(line: Line, marks: Marks) -> list[Element]:
    made = [
        paragraph(
            "H1",
            run(line.label or "Annex"),
            left=STOPS[0],
            right=STOPS[0],
            before=18,
            after=12,
            outline=0,
        )
    ]
    if line.spans:
        title = marks.runs(line.spans, plain=True)
        made.append(paragraph("H1", *title, left=STOPS[0], right=STOPS[0], after=12))
    return made


def closing(end: Closing) -> list[Element]:
    """The meeting line: italic and right."""
    rows = [text for text in (end.meeting, end.date) if text]
    return [
        paragraph(
            "SingleTxt",
            run(text, italic=True),
            align="right",
            after=0,
            before=12 if place == 0 else None,
        )
        for place, text in enumerate(rows)
    ]


def _table(line: Line, marks: Marks) -> Element:
    columns = max((sum(cell.columns for cell in row.cells) for row in line.rows), default=1)
    columns = max(1, columns)
    width = COLUMN // columns
    borders = element(
        "w:tblBorders",
        *(
            element(f"w:{side}", val="single", sz=4, space=0, color="auto")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
    )
    cell_margins = element(
        "w:tblCellMar",
        element("w:left", w=57, type="dxa"),
        element("w:right", w=57, type="dxa"),
    )
    properties = element(
        "w:tblPr",
        element("w:tblW", w=width * columns, type="dxa"),
        element("w:tblInd", w=1267, type="dxa"),
        borders,
        element("w:tblLayout", type="fixed"),
        cell_margins,
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for _ in range(columns)))
    table = element("w:tbl", properties, grid)
    hanging: dict[int, TableCell] = {}
    left_over: dict[int, int] = {}
    for number, row in enumerate(line.rows):
        head = number < line.header_rows
        table.append(_row(row, width, marks, head=head, left_over=left_over, hanging=hanging))
    return table


def _row(
    row: TableRow,
    width: int,
    marks: Marks,
    *,
    head: bool,
    left_over: dict[int, int],
    hanging: dict[int, TableCell],
) -> Element:
    """A row; cells that cover further rows are continued below as Word wants them (vMerge)."""
    made = element("w:tr")
    if head:
        made.append(element("w:trPr", element("w:tblHeader")))
    column = 0
    cells = list(row.cells)
    while cells or left_over.get(column, 0):
        if left_over.get(column, 0):
            above = hanging[column]
            left_over[column] -= 1
            made.append(_cell(above, width, marks, merge="continue"))
            column += above.columns
            continue
        cell = cells.pop(0)
        if cell.rows > 1:
            left_over[column], hanging[column] = cell.rows - 1, cell
        made.append(_cell(cell, width, marks, merge="restart" if cell.rows > 1 else None))
        column += max(1, cell.columns)
    return made


def _cell(cell: TableCell, width: int, marks: Marks, *, merge: str | None) -> Element:
    properties = element("w:tcPr", element("w:tcW", w=width * cell.columns, type="dxa"))
    if cell.columns > 1:
        properties.append(element("w:gridSpan", val=cell.columns))
    if merge is not None:
        properties.append(element("w:vMerge", val=merge))
    texts = () if merge == "continue" else cell.paragraphs
    content = [paragraph("Normal", *marks.runs(text)) for text in texts]
    return element("w:tc", properties, *(content or [paragraph("Normal")]))
