"""Small empty paragraphs of a base: they stay with what stays, and go between what goes."""

from lxml import etree
from msgspec.structs import replace

from formats.samples import italic, lamps
from formats.word.office import W, part, with_part
from formats.word.test_redline import lines_of, with_lines
from penholder.document.lines import Line, LineKind
from penholder.formats.word.changing.base import Base
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import redline
from penholder.formats.word.redline.rejected import gives_base
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write

THIRD = Line("p3", LineKind.PREAMBULAR, italic("Aware", " of the fog,"))
FOURTH = Line("p4", LineKind.PREAMBULAR, italic("Convinced", " that bells help,"))


def old():
    lines = lines_of(lamps())
    return with_lines(lamps(), [*lines[:2], THIRD, FOURTH, *lines[2:]])


def with_gaps(data, *beginnings):
    """The file with two empty paragraphs before each paragraph that begins so."""
    root = part(data)
    for paragraph in list(root.iter(W + "p")):
        text = "".join(node.text or "" for node in paragraph.iter(W + "t"))
        if text.startswith(beginnings):
            for _ in range(2):
                paragraph.addprevious(etree.Element(W + "p"))
    return with_part(data, "word/document.xml", root)


def gone_gaps(data):
    """How many empty paragraphs there are, and how many of them go."""
    paragraphs = part(data).iter(W + "p")
    empty = [p for p in paragraphs if next(p.iter(W + "t", W + "delText"), None) is None]
    gone = [p for p in empty if p.find(f"{W}pPr/{W}rPr/{W}del") is not None]
    return len(empty), len(gone)


def laid(base, new):
    result = redline(base, new).data
    assert gives_base(result, base, Base(base).names, lambda number: True)
    assert view(read_docx(result, "file").resolution) == view(new)
    return result


def test_gaps_between_paragraphs_that_go_go_with_them():
    base = with_gaps(write(old()), "Aware", "Convinced")
    before = gone_gaps(base)[0]
    lines = [line for line in lines_of(old()) if line.id not in ("n2", "p3", "p4")]
    assert gone_gaps(laid(base, with_lines(lamps(), lines))) == (before, 4)


def test_gaps_beside_what_stays_stay():
    base = with_gaps(write(old()), "Aware", "Convinced")
    lines = [line for line in lines_of(old()) if line.id != "p3"]
    assert gone_gaps(laid(base, with_lines(lamps(), lines)))[1] == 0


def test_new_paragraphs_between_those_that_go_change_nothing_about_the_gaps():
    base = with_gaps(write(old()), "Aware")
    new = Line("x1", LineKind.PREAMBULAR, italic("Welcoming", " seven golden buoys off the mole,"))
    lines = [line for line in lines_of(old()) if line.id not in ("n2", "p3", "p4")]
    assert gone_gaps(laid(base, with_lines(lamps(), [lines[0], new, *lines[1:]])))[1] == 2


def test_the_last_new_paragraph_takes_the_place_of_a_gap_that_the_text_ends_with():
    text = replace(old(), closing=None, annexes=())
    last = lines_of(text)[-1]
    root = part(write(text))
    body = root.find(W + "body")
    body[-1].addprevious(etree.Element(W + "p"))
    base = with_part(write(text), "word/document.xml", root)
    end = Line("x1", LineKind.OPERATIVE, italic("Invites", " seven golden buoys into the bay."))
    kept = [line for line in lines_of(text) if line.id != last.id]
    result = laid(base, with_lines(text, [*kept, end]))
    paragraphs = list(part(result).find(W + "body").iterchildren(W + "p"))
    assert "buoys" in "".join(node.text or "" for node in paragraphs[-1].iter(W + "t"))
