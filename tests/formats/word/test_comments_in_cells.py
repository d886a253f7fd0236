"""Comments on words in cells of tables: read with their cell, and written back to it."""

import pytest
from msgspec.structs import replace

from formats.samples import lamps
from formats.word.reader_files import (
    deleted,
    docx,
    inserted,
    italic,
    level,
    numbered,
    paragraph,
    run,
    table,
)
from formats.word.valid import errors
from penholder.document.cells import CellPlace, text_at
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.operations import lines_of, with_lines
from penholder.document.spans import Blank, BlankKind, NoteMark, ParagraphReference, Text, plain
from penholder.document.text import plain_text
from penholder.formats.word import writer
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.options import STANDARD
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.reading.proposing import read_proposed
from penholder.formats.word.redline import Options, redline
from penholder.negotiation.making import cut

DATE = "2026-05-06T07:08:09Z"
OPENING = paragraph("\t", italic("The General Assembly"), ",")
LIST = paragraph("Noting the list of lamps:")
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
REFERENCE = '<w:r><w:commentReference w:id="1"/></w:r>'
SAID = f'<w:comment w:id="1" w:author="Eve" w:date="{DATE}">{paragraph("Which?")}</w:comment>'


def marked(before, words, after):
    """The content of a cell with a comment on some of its words."""
    return f"{START if not before else run(before) + START}{run(words)}{END}{REFERENCE}{run(after)}"


def in_cells(reading):
    """The comments of a reading with their places and words."""
    rows = {line.id: line.rows for line in lines_of(reading.resolution)}
    found = []
    for each in reading.comments:
        spans = None if each.cell is None else text_at(rows[each.node], each.cell)
        cell = None if each.cell is None else (each.cell.row, each.cell.cell, each.cell.paragraph)
        found.append((each.text, cell, plain_text(cut(spans or (), each.start, each.end))))
    return found


def read(data, changes="accepted"):
    return in_cells(read_docx(data, "commented.docx", changes))


def with_table(*rows):
    """A draft with a table of these rows; a cell is its text, or its paragraphs as spans."""
    made = tuple(
        TableRow(
            tuple(TableCell((plain(cell),) if isinstance(cell, str) else cell) for cell in row)
        )
        for row in rows
    )
    text = lamps()
    return with_lines(text, [*lines_of(text), Line("t1", LineKind.TABLE, rows=made)])


def on(words, text, said="Why?"):
    """A comment on words that stand in a cell of the draft."""
    for row, cells in enumerate(lines_of(text)[-1].rows):
        for cell, content in enumerate(cells.cells):
            for number, spans in enumerate(content.paragraphs):
                start = plain_text(spans).find(words)
                if start >= 0:
                    place = CellPlace(row, cell, number)
                    end = start + len(words)
                    return Comment("Eve", DATE, said, "t1", "", start, end, place)
    raise AssertionError(words)


LAMPS = (["Lamp", "Place"], ["Green lamp", "Old harbour"], ["Red lamp", "New harbour"])


def test_comment_is_read_with_its_cell_and_words():
    body = table(["Lamp", "Place"], ["One", marked("The old ", "harbour", " wall")])
    assert read(docx(OPENING, LIST, body, comments=SAID)) == [("Which?", (1, 1, 0), "harbour")]


def test_comment_over_two_cells_goes_to_the_end_of_the_first():
    body = table([f"{run('The ')}{START}{run('old lamp')}", f"{run('Port')}{END}{REFERENCE}"])
    assert read(docx(OPENING, LIST, body, comments=SAID)) == [("Which?", (0, 0, 0), "old lamp")]


def test_comment_in_a_cell_that_covers_several_rows():
    top = ('<w:vMerge w:val="restart"/>', "Lamps")
    below = ("<w:vMerge/>", marked("", "Bells", " too"))
    body = table([top, "One"], [below, "Two"])
    assert read(docx(OPENING, LIST, body, comments=SAID)) == [("Which?", (0, 0, 1), "Bells")]


def test_comment_behind_a_number_that_word_counts():
    counted = numbered(1, 0, marked("The old ", "lamp", "")).removeprefix("<w:p>")
    cell = f"<w:tbl><w:tr><w:tc><w:p>{counted}</w:tc></w:tr></w:tbl>"
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = docx(OPENING, LIST, cell, comments=SAID, numbering=numbering)
    assert read(data) == [("Which?", (0, 0, 0), "lamp")]
    text = read_docx(data, "own.docx").resolution
    node = lines_of(text)[-1].id
    said = [
        Comment("Bo", DATE, "Old?", node, "", 7, 10, CellPlace(0, 0)),
        Comment("Bo", DATE, "All?", node, "", 0, 0, CellPlace(0, 0)),
    ]
    found = read(with_comments(data, text, said))
    assert found == [
        ("Which?", (0, 0, 0), "lamp"),
        ("Old?", (0, 0, 0), "old"),
        ("All?", (0, 0, 0), ""),
    ]


def test_comment_on_words_of_a_cell_that_are_struck_is_kept_with_them():
    struck = f"{run('Port ')}{START}{deleted('of old')}{END}{REFERENCE}{inserted(run('of new'))}"
    new_row = '<w:tr><w:trPr><w:ins w:id="9" w:author="Ada"/></w:trPr><w:tc>%s</w:tc></w:tr>'
    body = table([struck]).replace("<w:tbl>", "<w:tbl>" + new_row % paragraph("New row"))
    read_back = read_proposed(docx(OPENING, LIST, body, comments=SAID), "back.docx")
    (found,) = read_back.comments
    (line,) = (each for each in read_back.lines if each.id == found.node)
    assert found.rejected
    spans = text_at(line.before.rows, found.cell)
    assert plain_text(cut(spans, found.start, found.end)) == "of old"


def test_comments_stand_at_their_words_in_their_cells_and_the_text_is_the_same():
    text = with_table(*LAMPS)
    said = [on("harbour", text, "Which?"), on("Red", text, "Or green?"), on("Place", text, "Head")]
    bare = writer.write(text, STANDARD)
    data = with_comments(bare, text, said)
    assert sorted(read(data)) == [
        ("Head", (0, 1, 0), "Place"),
        ("Or green?", (2, 0, 0), "Red"),
        ("Which?", (1, 1, 0), "harbour"),
    ]
    assert read_docx(data, "x.docx").resolution == read_docx(bare, "x.docx").resolution
    assert errors(data) == []


def test_comments_behind_blanks_notes_and_references_of_a_cell():
    blank = Blank(BlankKind.DATE, "date of the fog")
    note = NoteMark(lamps().notes[0].id)
    spans = (Text("  Of "), blank, Text(", paragraph "), ParagraphReference("n3", "1"), note)
    text = with_table(["Lamp", ((), (*spans, Text(" every port")))])
    said = on("every", text)
    start = said.start - len("[date of the fog]") - len("1") + 3  # one position each, and the mark
    data = with_comments(writer.write(text), text, [replace(said, start=start, end=start + 5)])
    assert read(data) == [("Why?", (0, 1, 0), "every")]


def test_comment_whose_words_are_gone_stands_at_the_beginning_of_its_cell_or_at_the_table():
    text = with_table(*LAMPS, ["", "Far"])
    at_cell = Comment("Eve", DATE, "Cell", "t1", "", 0, 0, CellPlace(1, 1))
    no_words = Comment("Eve", DATE, "Empty", "t1", "", 0, 0, CellPlace(3, 0))
    nowhere = Comment("Eve", DATE, "Nowhere", "t1", "", 2, 4, CellPlace(40, 1))
    data = with_comments(writer.write(text), text, [at_cell, no_words, nowhere])
    found = {said: (cell, words) for said, cell, words in read(data)}
    assert found["Cell"] == ((1, 1, 0), "")
    assert found["Empty"] == ((3, 0, 0), "")
    assert found["Nowhere"] == ((0, 0, 0), "")
    assert errors(data) == []


def test_comments_go_into_cells_of_the_file_for_submission():
    base = writer.write(with_table(*LAMPS))
    text = with_table(LAMPS[0], ["Blue lamp", "Quiet bay"], ["Green lamp", "Old far harbour"])
    made = redline(base, text, Options("A. Keeper", DATE)).data
    data = with_comments(made, text, [on("far harbour", text), on("Quiet", text, "Is it?")])
    assert sorted(read(data)) == [
        ("Is it?", (1, 1, 0), "Quiet"),
        ("Why?", (2, 1, 0), "far harbour"),
    ]
    for changes in ("accepted", "rejected"):
        before, after = (read_docx(each, "x.docx", changes).resolution for each in (made, data))
        assert after == before


EMPTY = f"{START}{END}{REFERENCE}"


def test_comment_on_a_cell_without_words_is_read_with_the_cell():
    for body in (table(["Lamp", "Place"], ["One", EMPTY]), table(["", EMPTY], ["One", "Port"])):
        ((said, cell, words),) = read(docx(OPENING, LIST, body, comments=SAID))
        row = 1 if "Place" in body else 0
        assert (said, cell, words) == ("Which?", (row, 1, 0), "")


def test_comment_on_an_empty_paragraph_of_a_cell_with_words_stands_at_its_beginning():
    cell = f"<w:tc>{paragraph('Port')}<w:p>{EMPTY}</w:p></w:tc>"
    body = table(["Lamp", "Place"]).replace("</w:tr>", f"{cell}</w:tr>")
    assert read(docx(OPENING, LIST, body, comments=SAID)) == [("Which?", (0, 2, 0), "")]


def test_comment_in_the_empty_lower_part_of_a_merged_cell():
    top, below = ('<w:vMerge w:val="restart"/>', ""), ("<w:vMerge/>", EMPTY)
    body = table(["Lamp", top], ["One", below])
    assert read(docx(OPENING, LIST, body, comments=SAID)) == [("Which?", (0, 1, 0), "")]


def test_comment_on_a_cell_whose_words_are_struck_is_kept_with_them():
    body = table(["Lamp", f"{START}{deleted('Old port')}{END}{REFERENCE}"])
    data = docx(OPENING, LIST, body, comments=SAID)
    (found,) = read_proposed(data, "back.docx").comments
    assert (found.rejected, found.cell, found.start, found.end) == (True, CellPlace(0, 1), 0, 8)
    assert read(data) == [("Which?", (0, 1, 0), "")]


def test_comments_on_cells_without_words_are_written_back_there():
    text = with_table(["Lamp", "", ((), ())], ["", "Far", ""])
    places = [CellPlace(0, 1), CellPlace(0, 2, 1), CellPlace(1, 0), CellPlace(1, 2)]
    said = [
        Comment("Eve", DATE, f"{place.row}{place.cell}", "t1", "", 0, 0, place) for place in places
    ]
    bare = writer.write(text, STANDARD)
    data = with_comments(bare, text, said)
    assert sorted(read(data)) == [
        ("01", (0, 1, 0), ""),
        ("02", (0, 2, 0), ""),
        ("10", (1, 0, 0), ""),
        ("12", (1, 2, 0), ""),
    ]
    assert read_docx(data, "x.docx").resolution == read_docx(bare, "x.docx").resolution
    assert errors(data) == []


@pytest.mark.parametrize("count", [400])
def test_thousands_of_comments_in_one_table(count):
    text = with_table(*([f"Lamp {number}", f"Port {number} of the bay"] for number in range(count)))
    said = [
        Comment("Eve", DATE, f"{number}-{turn}", "t1", "", 0, 4, CellPlace(number, turn % 2))
        for number in range(count)
        for turn in range(5)
    ]
    found = read(with_comments(writer.write(text), text, said))
    assert len(found) == 5 * count
    assert {words for _, _, words in found} == {"Lamp", "Port"}
