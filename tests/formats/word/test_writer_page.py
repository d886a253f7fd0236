"""Where things stand on the first page as LibreOffice prints it, and the figures of the format."""

import pytest
from msgspec.structs import replace

from formats.samples import draft, lamps
from formats.word.office import W, part
from formats.word.rendered import as_pdf, pages, place
from penholder.document.resolution import AgendaItem, Sponsor, Sponsors
from penholder.document.spans import Text
from penholder.formats.word.options import STANDARD
from penholder.formats.word.styles import figures
from penholder.formats.word.writer import write

# Where official pages have them, in points from the top left: x, and the base line of the letters,
# 2.0 above the bottom of the box that the figures of the format give for text of ten points.
ADOPTED = {
    "United Nations": (123.4, 57.8),
    "General Assembly": (123.4, 86.3),
    "Distr.: General": (396.9, 86.8),
    "2 February 2036": (396.9, 98.3),
    "Ninetieth session": (59.8, 222.3),
    "Agenda item 24 (b)": (59.8, 234.3),
    "Lights of the coast": (59.8, 246.3),
    "Resolution adopted by": (123.1, 278.7),
    "on 21 December 2035": (123.1, 293.7),
    "[on the report of": (123.1, 317.7),
    "Harbour lights": (123.1, 341.8),
    "Recalling": (146.9, 384.4),
}
X, Y = 1.0, 2.0
LANDMARKS = sorted(ADOPTED)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The lines of the first page of an adopted text and of a draft."""
    folder = tmp_path_factory.mktemp("page")
    items = (AgendaItem("24 (b)", "Lights of the coast"),)
    adopted = replace(lamps(), masthead=replace(lamps().masthead, agenda_items=items))
    star = Sponsors((Sponsor("Iraq"),), notes=("f1",))
    notes = (replace(lamps().notes[0], label="*", spans=(Text("On behalf of the keepers."),)),)
    starred = replace(lamps(), adoption=None, sponsors=star, notes=(*notes, *lamps().notes[1:]))
    sources = []
    for name, text in (("adopted", adopted), ("starred", starred)):
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(write(text, STANDARD))
    return {path.stem: pages(path) for path in as_pdf(sources, folder)}


@pytest.mark.parametrize("words", LANDMARKS)
def test_the_first_page_stands_as_the_official_one(printed, words):
    top = 70 if words == "General Assembly" else 0
    x, base = place(printed["adopted"][0], words, after=top)
    assert abs(x - ADOPTED[words][0]) <= X
    assert abs(base - ADOPTED[words][1]) <= Y


def test_the_text_of_a_note_stands_apart_from_its_mark(printed):
    for text, words in (("adopted", "Lamp Accord, chap"), ("starred", "On behalf of the keepers")):
        x, _base = place(printed[text][0], words, after=500)
        assert abs(x - 123.4) <= X


def test_the_sign_of_a_note_stands_once_before_its_text(printed):
    line = next(line for line in printed["starred"][0] if "Onbehalf" in line.text)
    assert line.text.startswith("*On")


def test_the_section_has_the_figures_of_the_format():
    section = part(write(draft())).find(f".//{W}sectPr")
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    assert (size.get(W + "w"), size.get(W + "h")) == ("12240", "15840")
    found = {side: margins.get(W + side) for side in ("top", "left", "right", "header", "footer")}
    assert found == {
        "top": "1440",
        "left": "1200",
        "right": "1200",
        "header": "432",
        "footer": "504",
    }
    # The foot of the first page makes up its bottom margin of 1728: 504 + 984 + 240.
    foot = part(write(draft()), "word/footer3.xml").find(f".//{W}trHeight")
    assert (margins.get(W + "bottom"), foot.get(W + "val")) == ("1152", "984")


@pytest.mark.parametrize(
    ("style", "figure"),
    [
        ("Normal", {"sz": "20", "spacing": "4", "w": "103"}),
        ("HM", {"sz": "34", "spacing": "-3", "w": "99", "b": None}),
        ("HCh", {"sz": "28", "spacing": "-2", "b": None}),
        ("H1", {"sz": "24", "b": None}),
        ("H23", {"sz": "20", "spacing": "2", "b": None}),
        ("H4", {"sz": "20", "spacing": "3", "i": None}),
        ("SM", {"sz": "40", "spacing": "-4", "w": "98", "b": None}),
        ("XLarge", {"sz": "40", "spacing": "-4", "w": "98", "b": None}),
        ("FootnoteText", {"sz": "17", "spacing": "5", "w": "104"}),
        ("Header", {"sz": "17"}),
        ("Footer", {"sz": "17", "b": None}),
    ],
)
def test_styles_have_the_figures_of_the_template(style, figure):
    root = part(write(lamps()), "word/styles.xml")
    found = next(item for item in root if item.get(W + "styleId") == style)
    runs = found.find(W + "rPr")
    assert {name: runs.find(W + name).get(W + "val") for name in figure} == figure


def test_styles_have_their_official_names():
    root = part(write(lamps()), "word/styles.xml")
    names = {item.find(W + "name").get(W + "val") for item in root.iter(W + "style")}
    official = {
        *("Normal", "__Single Txt", "_ H __M", "_ H _Ch", "_ H_1", "_ H_2/3", "_ H_4", "__S_M"),
        *("XLarge", "Title_H_CH", "Title_H1", "Title_H2", "Session", "Agenda_Item_Normal"),
        *("Agenda_Title_H2", "Sponsors", "footnote text", "footnote reference", "header", "footer"),
    }
    assert official <= names
    assert len(figures().style) == len({style.id for style in figures().style})


def test_the_masthead_has_the_columns_of_the_template():
    table = part(write(lamps()), "word/header3.xml").find(W + "tbl")
    columns = [int(item.get(W + "w")) for item in table.iter(W + "gridCol")]
    heights = [item.get(W + "val") for item in table.iter(W + "trHeight")]
    assert columns == [1267, 1872, 245, 3110, 245, 3096, 15]
    assert heights == ["864", "2880"]


def test_page_numbers_are_fields():
    for name in ("word/footer1.xml", "word/footer2.xml"):
        fields = [node.text.strip() for node in part(write(lamps()), name).iter(W + "instrText")]
        assert fields == ["PAGE", "NUMPAGES"]
