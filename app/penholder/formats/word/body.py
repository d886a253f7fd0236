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

_HEADINGS = {1: "H1", 2: "H23"}


def body(lines: Sequence[Line], labels: Mapping[NodeId, str], marks: Marks) -> list[Element]:
    """The paragraphs of the body and annexes."""
    made: list[Element] = []
    for line in lines:
        label = labels.get(line.id, "")
        if line.kind is LineKind.TABLE:
            made += [_table(line, marks), paragraph("SingleTxt", after=0)]
        elif line.kind is LineKind.ANNEX:
            made += _annex(line, marks)
        else:
            made.append(_text(line, label, marks))
    return made


def _text(line: Line, label: str, marks: Marks) -> Element:
    runs = marks.runs(line.spans, plain=line.kind is LineKind.HEADING)
    match line.kind:
        case LineKind.SUBPARAGRAPH:
            text, label_width = _sub_indent(line.level)
            return paragraph("SingleTxt", run(f"{label}\t"), *runs, left=text, hanging=label_width)
        case LineKind.CONTINUATION:
            deeper = _sub_indent(line.level)[0] if line.level else None
            return paragraph("SingleTxt", *runs, left=deeper)
        case LineKind.QUOTED:
            left = STOPS[min(len(STOPS) - 1, 1 + line.level + line.depth)]
            return paragraph(
                "SingleTxt", *_typed(label), *runs, left=left, right=1742, hanging=_hanging(label)
            )
        case LineKind.HEADING:
            style = _HEADINGS.get(line.level, "H4")
            return paragraph(
                style,
                *_typed(label),
                *runs,
                left=STOPS[1] if label else STOPS[0],
                right=1267,
                hanging=_hanging(label),
                before=6,
                after=6,
                outline=min(8, line.level),
            )
        case _:
            return paragraph("SingleTxt", run(f"\t{label}\t" if label else "\t"), *runs)


def _typed(label: str) -> list[Element]:
    return [run(f"{label}\t")] if label else []


def _hanging(label: str) -> int | None:
    return STOPS[1] - STOPS[0] if label else None


def _sub_indent(level: int) -> tuple[int, int]:
    """Where the text of a sub-paragraph of a level stands, and how far before it its label."""
    place = min(len(STOPS) - 1, 2 + max(1, level))
    return STOPS[place], STOPS[place] - STOPS[place - 1]


def _annex(line: Line, marks: Marks) -> list[Element]:
    made = [
        paragraph(
            "HCh",
            run(line.label or "Annex"),
            left=1267,
            right=1267,
            after=12,
            page_break=True,
            outline=0,
        )
    ]
    if line.spans:
        title = marks.runs(line.spans, plain=True)
        made.append(paragraph("H1", *title, left=1267, right=1267, after=12))
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
