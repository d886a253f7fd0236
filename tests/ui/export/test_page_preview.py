"""The first page is shown as the Word file will have it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.nodes import TableCell, TableRow
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.text import plain_text
from penholder.formats.word.options import STANDARD, PageSize, WordOptions
from penholder.ui.export import page_preview
from penholder.ui.export.page_preview import PagePreview
from penholder.ui.export.preview_notes import Foot
from penholder.ui.export.preview_pen import Pen
from penholder.ui.export.preview_table import LEADING, paint_table
from penholder.ui.export.preview_words import MOST_LETTERS, ShownWords


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was put on the page outside the paragraphs, in order."""
    words: list[str] = []
    monkeypatch.setattr(Pen, "put", lambda _pen, _x, _y, text, _f: words.append(text))
    return words


@pytest.fixture
def foot(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes at the foot of the page, in order."""
    found: list[str] = []
    monkeypatch.setattr(Foot, "paint", lambda foot, _painter, _bottom: found.extend(foot._set))
    return found


def show(qtbot, resolution: Resolution, options: WordOptions = STANDARD) -> None:
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.set_options(options)
    preview.set_resolution(resolution)
    preview.grab()


def text(*lines: Line, notes: tuple[Note, ...] = ()) -> Resolution:
    body, annexes = from_lines(lines)
    return Resolution(body=body, annexes=annexes, notes=notes)


def clauses(count: int, words: str = "Requests more lamps;") -> list[Line]:
    return [Line(f"op{n}", LineKind.OPERATIVE, plain(words)) for n in range(count)]


def test_the_mark_of_a_note_stands_at_the_title(qtbot, put):
    title = (*plain("Lamps"), NoteMark("n"))
    show(qtbot, Resolution(title=title, notes=(Note("n", plain("Late."), label="*"),)))
    assert "Lamps*" in put


def test_half_a_character_does_not_stop_the_page(qtbot, put):
    show(qtbot, Resolution(title=plain("Lamps"), opening=plain("The Council \ud83d,")))
    assert "Lamps" in put


def test_headings_stand_with_their_labels(qtbot, put):
    section = Line("h", LineKind.HEADING, plain("Upkeep"), level=2, label="I")
    part = Line("i", LineKind.HEADING, plain("Lenses"), level=3, label="A.")
    show(qtbot, text(section, *clauses(2), part))
    assert [word for word in put if word][1:] == ["I", "Upkeep", "1.", "2.", "A.", "Lenses"]


def test_no_heading_stands_at_the_foot_of_the_page(qtbot, put, monkeypatch):
    lines: list[float] = []
    monkeypatch.setattr(page_preview._Page, "_count_line", lambda _page, base: lines.append(base))
    show(qtbot, text(*clauses(80)))
    whole = len(lines)
    for before in range(whole - 4, whole + 1):
        put.clear()
        heading = Line("h", LineKind.HEADING, plain("Upkeep"), level=2)
        show(qtbot, text(*clauses(before), heading, *[Line("z", LineKind.PLAIN, plain("End"))]))
        assert ("Upkeep" in put) is (before <= whole - 3)


def test_the_note_of_a_heading_stands_at_the_foot(qtbot, foot):
    heading = Line("h", LineKind.HEADING, (*plain("Upkeep"), NoteMark("n")), level=2)
    show(qtbot, text(heading, *clauses(2), notes=(Note("n", plain("See there.")),)))
    assert foot == ["n"]


def test_a_text_longer_than_any_page_is_cut_before_it_is_set():
    shown = ShownWords({}, {}, None)
    words, looks = shown.looks((Text("lamps " * 400_000), Text("more", italic=True)))
    assert len(words) == MOST_LETTERS
    assert [(each.start, each.length) for each in looks] == [(0, MOST_LETTERS), (MOST_LETTERS, 0)]


def test_notes_marked_on_the_page_stand_at_its_foot_and_no_others(qtbot, foot):
    notes = tuple(Note(name, plain("See there.")) for name in ("title", "first", "cell", "last"))
    marked = Line("a", LineKind.PREAMBULAR, (*plain("Noting"), NoteMark("first")))
    cell = TableCell(((NoteMark("cell"),),))
    table = Line("t", LineKind.TABLE, rows=(TableRow((cell,)),))
    last = Line("z", LineKind.OPERATIVE, (*plain("Ends"), NoteMark("last")))
    resolution = text(marked, table, *clauses(60), last, notes=notes)
    title = (*plain("Lamps"), NoteMark("title"))
    show(qtbot, Resolution(title=title, body=resolution.body, notes=notes))
    assert foot == ["title", "first", "cell"]


def test_a_line_for_whose_note_there_is_no_room_goes_to_the_next_page(qtbot, put, foot):
    note = Note("n", plain("Far too long for the page. " * 400))
    marked = Line("a", LineKind.OPERATIVE, (*plain("Ends"), NoteMark("n")))
    show(qtbot, text(*clauses(2), marked, notes=(note,)))
    assert foot == []


def test_no_number_stands_without_its_line(qtbot, put, monkeypatch):
    lines: list[float] = []
    monkeypatch.setattr(page_preview._Page, "_count_line", lambda _page, base: lines.append(base))
    show(qtbot, text(*clauses(80)))
    assert 10 < len(lines) < 80
    assert [word for word in put if word][1:] == [f"{n + 1}." for n in range(len(lines))]
    on_letter = len(lines)
    lines.clear()
    show(qtbot, text(*clauses(80)), replace(STANDARD, page=PageSize.A4))
    assert len(lines) > on_letter  # the longer paper


def words_of(spans):
    return plain_text(spans), []


def painted(rows, height: float, words=words_of) -> tuple[QImage, tuple[float, bool]]:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(10)
    result = paint_table(painter, rows, QRectF(10, 10, 150, height), font, words)
    painter.end()
    return image, result


def ink(image: QImage, left: int, top: int, right: int, below: int) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(left, right)
        for y in range(top, below)
    )


def cell(*paragraphs: str, **spans: int) -> TableCell:
    return TableCell(tuple(map(plain, paragraphs)), **spans)


def test_a_table_has_lines_around_its_cells_and_their_words(qtbot):
    rows = (TableRow((cell("HH"), cell(""))), TableRow((cell(""), cell("HH"))))
    image, (height, whole) = painted(rows, 100)
    assert (height, whole) == (2 * LEADING, True)
    assert ink(image, 14, 12, 80, 20) > 0  # words of the first cell
    assert ink(image, 90, 12, 155, 20) == 0
    assert ink(image, 90, 24, 155, 32) > 0
    assert image.pixelColor(85, 16).lightness() < 255  # between the columns


def test_a_cell_that_covers_rows_is_as_high_as_they_are(qtbot):
    rows = (
        TableRow((cell("a", "b", "c", rows=2), cell("d"))),
        TableRow((cell("e"),)),
    )
    _, (height, whole) = painted(rows, 100)
    assert (height, whole) == (3 * LEADING, True)


def test_a_table_of_any_length_costs_no_more_than_a_page(qtbot):
    rows = tuple(TableRow((cell(f"row {n}"),)) for n in range(100_000))
    laid: list[str] = []
    painter_result = painted(rows, 100, lambda spans: (laid.append(plain_text(spans)) or "x", []))
    assert painter_result[1] == (8 * LEADING, False)
    assert len(laid) < 100


def test_rows_that_have_no_room_are_not_laid_out(qtbot):
    laid: list[str] = []
    rows = tuple(TableRow(tuple(cell("x") for _ in range(150))) for _ in range(50))
    painted(rows, 3 * LEADING + 1, lambda spans: (laid.append(plain_text(spans)) or "x", []))
    assert len(laid) == 4 * 150  # the fourth row shows that there is no room for it


def test_rows_without_room_are_left_to_the_next_page(qtbot):
    rows = tuple(TableRow((cell("HH"),)) for _ in range(9))
    image, (height, whole) = painted(rows, 3 * LEADING + 1)
    assert (height, whole) == (3 * LEADING, False)
    assert ink(image, 0, 48, 200, 200) == 0
