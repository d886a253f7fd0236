"""Tables in text files: what our own export writes comes back, and no other line is a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.samples import draft, lamps
from formats.words_of import words_of
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import TableCell, TableRow
from penholder.document.operations import insert_lines, lines_of, with_lines
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.validate import problems
from penholder.formats.registry import read_file
from penholder.formats.text.reader import read_text
from penholder.formats.text.writer import write_text

PORTS = ("Port", "Lamps"), ("Old", "5"), ("Far", "12")


def rows(*texts):
    """Rows of cells, each given as its text, its paragraphs, or whole."""
    return tuple(TableRow(tuple(map(cell, row))) for row in texts)


def cell(given):
    if isinstance(given, TableCell):
        return given
    paragraphs = (given,) if isinstance(given, str) else given
    return TableCell(tuple(map(plain, paragraphs)) if any(paragraphs) else ())


def with_table(made, header_rows=0, after="n1", level=0, text=None):
    line = Line("t1", LineKind.TABLE, level=level, rows=made, header_rows=header_rows)
    return insert_lines(text or lamps(), [line], after)


def read_back(text):
    again, report = read_text(write_text(text))
    assert report.unplaced == ()
    return again


def tables(text):
    return [line for line in lines_of(text) if line.kind is LineKind.TABLE]


@pytest.mark.parametrize(
    "made",
    [
        rows(*PORTS),
        rows(["One cell"]),
        rows(["", "Far"], ["Old", ""], ["", ""]),
        rows([("First.", "Second."), "x"]),
        rows([TableCell((plain("Both"),), 2), "x"], ["a", "b", "c"]),
        rows([TableCell((plain("Down"),), 1, 3), "x"], ["y"], ["z"]),
        rows([TableCell((plain("Block"),), 2, 2), "x"], ["y"], ["a", "b", "c"]),
        rows([TableCell((), 2, 2)], [], ["a", "b"]),
        rows(
            ["│", "¶", "↑", "←", "\\", "\\│ a ¶ b \\\\"], ["← up", "↑ up", "a│b", "|", "├───┤", ""]
        ),
    ],
)
def test_a_table_comes_back_as_it_was(made):
    (found,) = tables(read_back(with_table(made)))
    assert found.rows == made


def test_repeated_rows_come_back_and_the_lines_can_be_read():
    text = with_table(rows(*PORTS), 1)
    assert tables(read_back(text))[0].header_rows == 1
    written = write_text(text).splitlines()
    at = written.index("\t│ Port │ Lamps │")
    assert written[at : at + 4] == [
        "\t│ Port │ Lamps │",
        "\t├───┼───┤",
        "\t│ Old │ 5 │",
        "\t│ Far │ 12 │",
    ]
    whole = with_table(rows(*PORTS), 3)
    assert tables(read_back(whole))[0].header_rows == 3


def test_marks_of_notes_in_cells_come_back():
    made = (TableRow((TableCell(((Text("Old"), NoteMark("f2")),)), TableCell((plain("7"),)))),)
    again = read_back(with_table(made))
    (found,) = tables(again)
    (text,) = found.rows[0].cells[0].paragraphs
    assert [type(span) for span in text] == [Text, NoteMark]
    noted = {note.id: note.spans for note in again.notes}
    assert noted[text[1].note] == plain("See A/90/5.")


def test_raised_digits_in_a_cell_are_no_marks():
    again = read_back(with_table(rows(["5 km²", "3 m¹"])))
    assert tables(again)[0].rows == rows(["5 km²", "3 m¹"])
    assert len(again.notes) == 2


def test_digits_in_cells_are_no_marks_of_run_in_notes():
    words = ["1. Notes the lamps;1", "\t│ Old1 │ Far2 │", "2. Notes the bells.2"]
    text = "\n".join([*words, "1 See A/90/5.", "2 See A/90/6."])
    resolution, _ = read_text(text)
    assert tables(resolution)[0].rows == rows(["Old1", "Far2"])
    assert len(resolution.notes) == 2


def test_tables_stand_in_their_clauses_and_the_text_goes_on_behind_them():
    text = with_table(rows(*PORTS), after="n5", level=3)
    kinds = [(line.kind, line.level) for line in lines_of(text)]
    again = read_back(text)
    assert [(line.kind, line.level) for line in lines_of(again)] == kinds
    at_clause = with_lines(text, [each for each in lines_of(text) if each.id != "n7"])
    moved = with_table(rows(*PORTS), after="n7", level=1)
    for each in (at_clause, moved, draft()):
        shape = [(line.kind, line.level, line.rows) for line in lines_of(each)]
        assert [(line.kind, line.level, line.rows) for line in lines_of(read_back(each))] == shape


def test_two_tables_in_a_row_stay_two():
    first = with_table(rows(*PORTS), 1)
    second = Line("t2", LineKind.TABLE, rows=rows(["Bell"]))
    again = read_back(insert_lines(first, [second], "t1"))
    assert [(each.rows, each.header_rows) for each in tables(again)] == [
        (rows(*PORTS), 1),
        (rows(["Bell"]), 0),
    ]


def test_a_table_behind_a_heading_or_at_an_annex_is_no_title():
    text = insert_lines(draft(), [Line("t1", LineKind.TABLE, rows=rows(*PORTS))], "n2")
    text = insert_lines(text, [Line("t2", LineKind.TABLE, rows=rows(["Bell"]))], "n7")
    again = read_back(text)
    shape = [(line.kind, line.rows) for line in lines_of(text)]
    assert [(line.kind, line.rows) for line in lines_of(again)] == shape


def test_a_table_at_the_end_is_no_note():
    made = with_table(rows(["1", "See A/90/5."], ["¹", "2"]), after="n9")
    again = read_back(made)
    assert tables(again)[0].rows == tables(made)[0].rows
    assert [note.spans for note in again.notes] == [note.spans for note in lamps().notes]


def test_other_lines_with_bars_stay_text():
    text = "The General Assembly,\n| a | b |\nNoting the lamps │ and bells,\n├───┤\n1. Decides it."
    assert tables(read_text(text)[0]) == []


def test_rows_that_do_not_fit_together_lose_nothing():
    text = "1. Notes:\n\t│ ← │ ↑ │\n\t│ a │\n\t││\n\t│ ↑ │ ← │ ← │ b \\│\n\t├───┤\n\t├───┤\n"
    (found,) = tables(read_text(text)[0])
    texts = [[plain_of(cell) for cell in row.cells] for row in found.rows]
    assert texts == [["←", "↑"], ["a"], [], ["↑", "b \\"]]
    assert found.header_rows == 4


@pytest.mark.parametrize("words", ["│ a │ b │", "\\\\│ a │", "├───┤"])
def test_a_paragraph_that_looks_like_a_line_of_a_table_comes_back_as_text(words):
    line = Line("p1", LineKind.PLAIN, plain(words))
    back = read_back(insert_lines(with_table(rows(*PORTS)), [line], "t1"))
    assert [each.rows for each in tables(back)] == [rows(*PORTS)]
    assert plain(words) in [line.spans for line in lines_of(back)]


def plain_of(cell):
    return "¶".join(span.text for text in cell.paragraphs for span in text)


@given(st.lists(st.text(alphabet="│↑←¶├─┤\\ \tab1.\n", max_size=12), max_size=8))
def test_whatever_stands_between_bars_gives_a_valid_text_with_all_letters(lines):
    text = "The General Assembly,\n1. Notes:\n" + "\n".join(f"\t│{line}│" for line in lines)
    resolution, report = read_text(text)
    assert problems(resolution) == []
    kept = "".join(words_of(resolution, report).elements())
    assert sum(map(kept.count, "ab")) >= sum(map("".join(lines).count, "ab"))
    once = read_back(resolution)
    assert [each.rows for each in tables(read_back(once))] == [each.rows for each in tables(once)]


CELLS = st.text(alphabet="│↑←¶\\ ab²", max_size=6)


@given(st.lists(st.lists(st.lists(CELLS, max_size=3), max_size=4), min_size=1, max_size=4))
def test_any_words_of_cells_come_back(texts):
    made = tuple(
        TableRow(tuple(TableCell(tuple(plain(each.strip()) for each in c)) for c in row))
        for row in texts
    )
    (found,) = tables(read_back(with_table(made)))
    assert [[shown(c) for c in row.cells] for row in found.rows] == [
        [shown(c) for c in row.cells] for row in made
    ]


def shown(cell):
    """The paragraphs of a cell; of none and one without words a text file knows one, and a line
    break is a space there.
    """
    texts = ["".join(span.text for span in text).strip() for text in cell.paragraphs]
    texts = [text.replace("\n", " ") for text in texts]
    return texts if texts != [""] else []


def test_no_plain_text_of_the_corpus_has_a_table(corpus):
    found = [*(corpus / "text").glob("*.txt"), *(corpus / "fr").glob("*.txt")]
    found += (corpus / "multilang").glob("*.txt")
    assert found
    for path in found:
        assert tables(read_file(path)[0]) == [], path.name


def test_tables_of_real_word_files_come_back(corpus):
    count = 0
    for path in sorted((corpus / "docx").glob("*.docx")):
        text = read_file(path)[0]
        if not tables(text):
            continue
        count += 1
        again = read_back(text)
        shape = [grid(line) for line in tables(text)]
        assert [grid(line) for line in tables(again)] == shape, path.name
    assert count


def grid(line):
    return line.header_rows, [
        [(shown(cell), cell.columns, cell.rows) for cell in row.cells] for row in line.rows
    ]
