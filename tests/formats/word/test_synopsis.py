"""The comparison as a Word table: every word of both texts, changes told without colour too."""

from formats.samples import draft, italic, lamps
from formats.word.office import NS, W, as_text, part, parts, words
from penholder.compare import compare
from penholder.document.operations import lines_of, move, set_text
from penholder.document.spans import Text
from penholder.document.text import plain_text
from penholder.formats.word.synopsis import write_synopsis


def synopsis(old, new):
    return write_synopsis(compare(old, new), old, new, "old.txt", "new.txt")


def columns(data):
    """The words of the three columns, row by row, without the head."""
    table = part(data).find(".//w:tbl", NS)
    rows = table.findall("w:tr", NS)[1:]
    cells = [row.findall("w:tc", NS) for row in rows]
    return [[words(cell) for cell in row] for row in cells if len(row) == 3]


def changed_lamps():
    new = set_text(lamps(), "n2", italic("Noting", " that lamps go out in heavy rain,"))
    new = set_text(new, "n5", (Text("Every week;"),))
    return move(new, "n9", "n2")


def marked(data, mark):
    return [
        words(run)
        for run in part(data).iter(W + "r")
        if run.find(f"w:rPr/w:{mark}", NS) is not None
    ]


def test_each_column_holds_every_line_of_its_text():
    old, new = lamps(), changed_lamps()
    rows = columns(synopsis(old, new))
    for resolution, column in ((old, 0), (new, 1)):
        joined = " ".join(row[column] for row in rows)
        for line in lines_of(resolution):
            for word in plain_text(line.spans).split():
                assert word in joined


def test_words_that_went_are_struck_and_words_that_came_underlined():
    data = synopsis(lamps(), changed_lamps())
    assert "day" in "".join(marked(data, "strike"))
    assert "heavy" in "".join(marked(data, "u"))
    assert "heavy" not in "".join(marked(data, "strike"))


def test_an_added_and_a_removed_line_have_an_empty_side_and_a_remark():
    old = draft()
    rows = columns(synopsis(lamps(), old))
    added = next(row for row in rows if "about fog" in row[1])
    assert added[0] == ""
    assert "new" in added[2]


def test_notes_stand_at_the_end():
    rows = columns(synopsis(lamps(), changed_lamps()))
    assert "Lamp Accord, chap. I." in rows[-2][0]
    assert "See A/90/5." in rows[-1][0] + rows[-1][1]


def test_the_same_comparison_gives_the_same_bytes():
    assert synopsis(lamps(), draft()) == synopsis(lamps(), draft())
    assert "word/footer1.xml" in parts(synopsis(lamps(), draft()))


def test_libreoffice_finds_the_words_of_both_texts(tmp_path):
    found = as_text(synopsis(lamps(), draft()), tmp_path)
    assert "polish the lens" in found
    assert "keep lamps" in found
