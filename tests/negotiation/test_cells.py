"""Comments on words in cells: where they stand in the draft as it is now, and in its exports."""

import msgspec
from msgspec.structs import replace

from formats.word.reader_files import docx, paragraph, run, table
from negotiation.files import OPENING
from penholder.document.cells import CellPlace, text_at
from penholder.document.nodes import TableCell, TableRow
from penholder.document.operations import lines_of, remove, with_lines
from penholder.document.spans import plain
from penholder.document.text import plain_text
from penholder.formats.word import writer
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation import keeping
from penholder.negotiation.applying import texts_of
from penholder.negotiation.cells import Tables
from penholder.negotiation.making import cut
from penholder.negotiation.remarks import spot_of, to_be_written
from penholder.negotiation.returned import read_returned

LIST = paragraph("Noting the list of lamps:")
ROWS = (["Lamp", "Place"], ["Green lamp", "Old stone harbour"], ["Red lamp", "New harbour"])
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
SAID = f'<w:comment w:id="1" w:author="Eve">{paragraph("Which?")}</w:comment>'


def sent():
    return read_docx(docx(OPENING, LIST, table(*ROWS)), "sent.docx").resolution


def commented():
    """The returned file: Eve asks about the stone harbour of the second row."""
    cell = f"{run('Old ')}{START}{run('stone harbour')}{END}"
    body = table(ROWS[0], ["Green lamp", cell], ROWS[2])
    return read_returned(docx(OPENING, LIST, body, comments=SAID), "back.docx", sent())


def with_rows(*rows):
    lines = lines_of(sent())
    made = tuple(
        TableRow(tuple(TableCell((plain(cell),) if cell else ()) for cell in row)) for row in rows
    )
    return with_lines(sent(), [*lines[:-1], replace(lines[-1], rows=made)])


def place_and_words(draft):
    (remark,) = commented().remarks
    tables = Tables(draft)
    spot = spot_of(remark, texts_of(draft), tables)
    if spot.cell is None:
        return None
    text = text_at(tables.rows(spot.node), spot.cell) or ()
    return (spot.cell.row, spot.cell.cell), plain_text(cut(text, spot.start, spot.end))


def test_comment_knows_its_cell_and_words():
    (remark,) = commented().remarks
    assert remark.words == "stone harbour"
    assert place_and_words(sent()) == ((1, 1), "stone harbour")


def test_comment_follows_its_words_when_rows_come_before_and_the_cell_is_edited():
    new = ["Blue lamp", "Bay"]
    edited = ["Green lamp", "Old grey stone harbour wall"]
    assert place_and_words(with_rows(ROWS[0], new, ROWS[1], ROWS[2])) == ((2, 1), "stone harbour")
    assert place_and_words(with_rows(new, ROWS[0], edited)) == ((2, 1), "stone harbour")


def test_comment_whose_words_are_gone_stands_at_the_beginning_of_its_cell():
    assert place_and_words(with_rows(ROWS[0], ["Green lamp", "Bay"])) == ((1, 1), "")
    assert place_and_words(with_rows(ROWS[0], ["Green lamp", ""])) == ((1, 1), "")


def test_comment_whose_row_is_gone_stands_at_the_table():
    assert place_and_words(with_rows(ROWS[0])) is None
    assert place_and_words(with_rows(["Bell", "Tower"], ["Flag", "Roof"])) is None
    (remark,) = commented().remarks
    gone = remove(sent(), remark.node)
    assert spot_of(remark, texts_of(gone), Tables(gone)) is None


def test_comment_goes_back_into_the_file_at_its_words_in_its_cell():
    draft = with_rows(ROWS[0], ["Blue lamp", "Bay"], ["Green lamp", "The stone harbour"], ROWS[2])
    data = with_comments(writer.write(draft), draft, to_be_written(draft, [commented()], {}))
    again = read_docx(data, "out.docx")
    (found,) = again.comments
    text = text_at(lines_of(again.resolution)[-1].rows, found.cell)
    assert (found.cell.row, found.cell.cell) == (2, 1)
    assert plain_text(cut(text, found.start, found.end)) == "stone harbour"


def test_cells_are_kept_with_the_draft_and_comments_kept_earlier_open():
    kept = keeping.Kept((commented(),))
    assert keeping.decode(keeping.encode(kept)) == kept
    bare = msgspec.json.decode(keeping.encode(kept))
    for name in ("cell", "row"):
        del bare["files"][0]["remarks"][0][name]
    (remark,) = keeping.decode(msgspec.json.encode(bare)).files[0].remarks
    assert spot_of(remark, texts_of(sent())).cell is None


def test_comment_on_a_cell_without_words_keeps_it_through_edits_and_goes_back_there():
    body = table(ROWS[0], ["Green lamp", f"{START}{END}"])
    back = read_returned(docx(OPENING, LIST, body, comments=SAID), "eve.docx", sent())
    (remark,) = back.remarks
    assert (remark.cell, remark.words) == (CellPlace(1, 1), "")
    longer = with_rows(ROWS[0], ["Blue lamp", ""], ["Green lamp", ""], ROWS[2])
    assert spot_of(remark, texts_of(longer), Tables(longer)).cell == CellPlace(2, 1)
    data = with_comments(writer.write(longer), longer, to_be_written(longer, [back], {}))
    (found,) = read_docx(data, "out.docx").comments
    assert (found.cell, found.start, found.end) == (CellPlace(2, 1), 0, 0)


def test_comment_on_a_cell_that_was_emptied_goes_back_to_it():
    emptied = with_rows(ROWS[0], ["Green lamp", ""], ROWS[2])
    data = with_comments(writer.write(emptied), emptied, to_be_written(emptied, [commented()], {}))
    (found,) = read_docx(data, "out.docx").comments
    assert found.cell == CellPlace(1, 1)
