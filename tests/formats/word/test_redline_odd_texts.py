"""Tracked changes over bases, and of drafts, that are odd: as real texts and their scans are."""

import pytest
from lxml import etree
from msgspec.structs import replace

from formats.samples import draft, italic, lamps
from formats.word.office import W, part, with_part, words
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.operations import set_text
from penholder.document.resolution import AgendaItem
from penholder.document.spans import Text
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import redline
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write


def readings(data):
    """What accepting all and rejecting all give, as the proof sees them."""
    return [
        view(read_docx(data, "file", changes).resolution) for changes in ("accepted", "rejected")
    ]


def with_body(resolution, lines):
    body, annexes = from_lines(lines)
    return replace(resolution, body=body, annexes=annexes, notes=())


def test_notes_without_words_stay_as_they_are():
    empty = replace(lamps(), notes=tuple(replace(note, spans=()) for note in lamps().notes))
    new = set_text(empty, "n5", (Text("Every week;"),))
    data = redline(write(empty), new).data
    assert readings(data) == [view(new), view(empty)]


def test_agenda_items_in_another_language_are_exchanged_whole():
    heads = [
        replace(lamps().masthead, agenda_items=(AgendaItem(number, "Lighthouses"),))
        for number in ("7", "19 (c)")
    ]
    base = write(replace(lamps(), language="fr", masthead=heads[0]))
    new = replace(lamps(), masthead=heads[1])
    data = redline(base, new).data
    assert readings(data) == [view(new), view(read_docx(base, "base").resolution)]


def test_italics_of_a_heading_do_not_stay_in_the_clause_it_becomes():
    words = "The lamps of the harbour and of the outer mole at night"
    heading = Line("h", LineKind.HEADING, (Text(words, italic=True),), 2)
    clause = Line("c", LineKind.OPERATIVE, italic("Lights", f" {words[4:]} without fail;"))
    rest = [Line(f"n{n}", LineKind.OPERATIVE, italic("Urges", f" care {n};")) for n in range(3)]
    base = write(with_body(lamps(), [rest[0], heading, *rest[1:]]))
    new = with_body(lamps(), [rest[0], clause, *rest[1:]])
    data = redline(base, new).data
    assert readings(data) == [view(new), view(read_docx(base, "base").resolution)]


def test_a_draft_that_no_word_file_reads_as_is_proved_by_its_own_word_file():
    lines = [
        Line("t1", LineKind.PLAIN, (Text("Ninetieth session"),)),
        Line("t2", LineKind.OPENING, (Text("The General Assembly,"),)),
        Line("t3", LineKind.OPERATIVE, italic("Urges", " non\u2011permanent keepers to sleep.")),
    ]
    head = replace(lamps().masthead, session="", agenda_items=())
    scanned = replace(
        with_body(lamps(), lines), masthead=head, title=(), opening=(), adoption=None, closing=None
    )
    result = redline(write(lamps()), scanned)
    assert result.proof.as_exported
    assert "what the draft is as a Word file" in result.proof.sentence
    exported = view(read_docx(write(scanned), "draft").resolution)
    assert readings(result.data) == [exported, view(lamps())]


def test_hyphens_that_go_are_no_part_of_the_words_a_draft_is_proved_by():
    lines = [
        Line("t1", LineKind.PLAIN, (Text("Ninetieth session"),)),
        Line("t2", LineKind.OPENING, (Text("The General Assembly,"),)),
        Line("t3", LineKind.PREAMBULAR, italic("Aware", " of the lamps of the old harbour,")),
    ]
    head = replace(lamps().masthead, session="", agenda_items=())
    scanned = replace(
        with_body(lamps(), lines), masthead=head, title=(), opening=(), adoption=None, closing=None
    )
    spans = (Text("Non\u2011permanent", italic=True), Text(" of the lamps of the old harbour,"))
    base = with_body(lamps(), [Line("b1", LineKind.PREAMBULAR, spans)])
    assert redline(write(base), scanned).proof.as_exported


def test_session_and_agenda_item_in_one_scanned_line_become_lines_of_their_own():
    root = part(write(draft()))
    session, committee, item = (
        next(p for p in root.iter(W + "p") if words(p).startswith(begin))
        for begin in ("Ninety-first", "Second Committee", "Agenda item")
    )
    session.append(session[-1].__copy__())
    session[-1].find(W + "t").text = " Agenda item 19 (c)"
    for paragraph in (committee, item):
        paragraph.getparent().remove(paragraph)
    base = with_part(write(draft()), "word/document.xml", root)
    head = replace(draft().masthead, body="Third Committee", agenda_items=(AgendaItem("7"),))
    data = redline(base, replace(draft(), masthead=head)).data
    shown = [words(p) for p in part(data).iter(W + "p") if words(p)]
    place = shown.index("Ninety-first session")
    assert shown[place + 1 : place + 3] == ["Third Committee", "Agenda item 7"]


def test_a_title_is_not_split_off_a_paragraph():
    text = "that the lamps of the old harbour are lit at dusk and kept by the pilots of each port"
    old = [Line("c", LineKind.OPERATIVE, italic("Decides", f" {text};"))]
    parts = [
        Line("h", LineKind.HEADING, (Text(f"Decides {text[:40]}"),), 1),
        Line("c", LineKind.OPERATIVE, italic("Decides", f" {text[40:]};")),
    ]
    rest = [Line(f"n{n}", LineKind.OPERATIVE, italic("Urges", f" care {n};")) for n in range(3)]
    base = write(with_body(lamps(), [*old, *rest]))
    data = redline(base, with_body(lamps(), [*parts, *rest])).data
    for paragraph in part(data).iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val").startswith("H2"):
            assert next(paragraph.iter(W + "delText"), None) is None


def raised(run):
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        run.insert(0, properties)
    etree.SubElement(properties, W + "vertAlign").set(W + "val", "superscript")


def in_a_link(run):
    around = etree.Element(W + "hyperlink")
    run.addprevious(around)
    around.append(run)


def in_the_run_of_the_words(run):
    following = run.getnext()
    for child in following.findall(W + "t"):
        run.append(child)
    following.getparent().remove(following)


@pytest.mark.parametrize("shaped", [raised, in_a_link, in_the_run_of_the_words])
def test_only_the_label_of_a_line_that_is_renumbered_is_exchanged_however_it_stands(shaped):
    lines = [
        *(Line(f"n{n}", LineKind.OPERATIVE, (Text(f"Lamp {n} shall be lit;"),)) for n in range(3)),
        Line("u", LineKind.OPERATIVE, italic("Urges", " the port to keep them lit;")),
    ]
    root = part(write(with_body(lamps(), lines)))
    for paragraph in root.iter(W + "p"):
        if "Lamp" in words(paragraph):
            shaped(paragraph.find(W + "r"))
    base = with_part(write(with_body(lamps(), lines)), "word/document.xml", root)
    added = Line("x", LineKind.OPERATIVE, italic("Thanks", " the pilots;"))
    new = with_body(lamps(), [added, *lines])
    data = redline(base, new).data
    assert readings(data) == [view(new), view(read_docx(base, "base").resolution)]
    gone = [node.text for node in part(data).iter(W + "delText")]
    assert gone == ["1", "2", "3", "4"]
