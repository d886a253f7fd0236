"""Tracked changes judged by LibreOffice: accepting all gives the draft, rejecting all the base."""

import pytest
from msgspec.structs import replace

from formats.samples import draft, italic, lamps
from formats.word import settling
from formats.word.test_redline import lines_of, with_a_note_in_the_middle, with_lines
from formats.word.test_redline_tables import ROWS, tabled
from penholder.document.lines import Line, LineKind
from penholder.document.operations import move, set_text
from penholder.document.resolution import Note
from penholder.document.spans import NoteMark, Text
from penholder.formats.word.redline import Options, redline
from penholder.formats.word.writer import write


def pairs():
    """Changes of every kind, among them those that LibreOffice once understood otherwise."""
    lines = lines_of(lamps())
    added = Line("x1", LineKind.OPERATIVE, italic("Welcomes", " the new lens;"))
    longer = replace(lines[1], spans=italic("Noting", " that lamps go out in the rain, at night,"))
    marked = replace(lines[1], spans=(*lines[1].spans, NoteMark("x")))
    note = Note("x", (Text("The night log."),))
    apart = (*italic("Noting", " that lamps go out in the rain at night,"), NoteMark("x"))
    parted = replace(lines[1], spans=apart)
    first_whole, first_apart = with_a_note_in_the_middle(0)
    later_whole, later_apart = with_a_note_in_the_middle(1)
    return {
        "a word": (lamps(), set_text(lamps(), "n2", italic("Noting", " that lamps go out,"))),
        "a paragraph moved": (lamps(), move(lamps(), "n9", "n2")),
        "words at the end, then a paragraph": (
            lamps(), with_lines(lamps(), [lines[0], longer, added, *lines[2:]]),
        ),
        "a note at the end, then a paragraph": (
            lamps(), with_lines(lamps(), [lines[0], marked, added, *lines[2:]], (note,)),
        ),
        "words and a note at the end, one sign between them, then a paragraph": (
            lamps(), with_lines(lamps(), [lines[0], parted, added, *lines[2:]], (note,)),
        ),
        "the paragraph with the first note, split": (first_whole, first_apart),
        "the paragraph with the first note, joined": (first_apart, first_whole),
        "a paragraph with a note, split": (later_whole, later_apart),
        "a paragraph with a note, joined": (later_apart, later_whole),
        "a draft over an adopted text": (lamps(), draft()),
        "an adopted text over a draft": (draft(), lamps()),
        "rows of a table": (
            tabled(ROWS), tabled((ROWS[0], ("Old mole", "7"), ROWS[1], ("Breakwater", "5"))),
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """For each pair: accepted and draft, rejected and base, as LibreOffice shows them."""
    if not settling.is_installed():
        pytest.skip("LibreOffice (soffice) is not installed")
    names, files = [], []
    for name, (old, new) in pairs().items():
        base = write(old)
        data = redline(base, new, Options(moves=True)).data
        names.append(name)
        files += [(data, True), (write(new), True), (data, False), (base, True)]
    found = list(map(settling.shown, settling.settled(files, tmp_path_factory.mktemp("office"))))
    return {name: found[place * 4 : place * 4 + 4] for place, name in enumerate(names)}


@pytest.mark.parametrize("name", list(pairs()))
def test_libreoffice_accepts_to_the_draft_and_rejects_to_the_base(judged, name):
    accepted, meant, rejected, base = judged[name]
    assert accepted == meant
    assert rejected == base
