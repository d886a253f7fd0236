"""What a redline leaves alone, what it takes on from its neighbours, and how it can be stopped."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree
from msgspec.structs import replace

from formats.samples import draft, italic, lamps
from formats.word.office import W, part, parts
from formats.word.test_redline import lines_of, tracked, with_lines, words_of
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.operations import move, set_text
from penholder.document.resolution import AgendaItem, Masthead, Resolution
from penholder.document.spans import plain
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.formats.word.changing.base import Base
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import Cancelled, Options, redline
from penholder.formats.word.redline.rejected import gives_base
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write


def with_document(data, change):
    """A Word file whose document was changed by a function."""

    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in parts(data).items():
            if name == "word/document.xml":
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root, encoding="UTF-8", standalone=True)
            archive.writestr(name, content)
    return made.getvalue()


def test_paragraphs_without_changes_keep_their_xml():
    base = write(lamps())
    after = redline(base, set_text(lamps(), "n2", italic("Noting", " that lamps go out at night,")))
    before = [etree.tostring(child) for child in part(base)[0]]
    now = [etree.tostring(child) for child in part(after.data)[0]]
    assert len(now) == len(before)
    assert sum(one != other for one, other in zip(before, now, strict=True)) == 1


def test_new_words_look_like_those_beside_them():
    def red(root):
        for run in root.iter(W + "r"):
            if any("rain" in (node.text or "") for node in run.iter(W + "t")):
                look = etree.Element(W + "rPr")
                etree.SubElement(look, W + "color").set(W + "val", "FF0000")
                run.insert(0, look)

    base = with_document(write(lamps()), red)
    new = set_text(lamps(), "n2", italic("Noting", " that lamps go out in the snow,"))
    inserted = next(part(redline(base, new).data).iter(W + "ins"))
    assert words_of(inserted) == "snow"
    assert inserted.find(f"{W}r/{W}rPr/{W}color").get(W + "val") == "FF0000"


def test_words_after_a_space_at_the_end_of_a_paragraph_stand_before_it():
    def spaced(root):
        node = next(n for n in root.iter(W + "t") if (n.text or "").endswith("rain,"))
        node.text += " "

    base = with_document(write(lamps()), spaced)
    new = set_text(lamps(), "n2", italic("Noting", " that lamps go out in the rain, and in fog,"))
    data = redline(base, new).data
    assert view(read_docx(data, "file").resolution) == view(new)


def test_a_file_that_differs_in_formatting_only_is_no_base():
    base = write(lamps())
    names = Base(base).names

    def bold(root):
        run = next(root.iter(W + "r"))
        look = etree.Element(W + "rPr")
        etree.SubElement(look, W + "b")
        run.insert(0, look)

    assert gives_base(base, base, names, lambda number: True)
    assert not gives_base(with_document(base, bold), base, names, lambda number: True)


@pytest.mark.parametrize("change", ["text", "paragraph", "note mark"])
def test_a_file_that_lost_anything_is_no_base(change):
    base = write(lamps())
    names = Base(base).names

    def broken(root):
        if change == "text":
            next(n for n in root.iter(W + "t") if "rain" in (n.text or "")).text = "hail"
        elif change == "paragraph":
            root[0].remove(root[0][6])
        else:
            mark = next(root.iter(W + "footnoteReference"))
            mark.getparent().remove(mark)

    assert not gives_base(with_document(base, broken), base, names, lambda number: True)


FIELDS = {
    "session": replace(draft().masthead, session=""),
    "committee": replace(draft().masthead, body=""),
    "agenda": replace(draft().masthead, agenda_items=()),
    "date": replace(draft().masthead, date=""),
    "distribution": replace(draft().masthead, distribution=""),
    "language": replace(draft().masthead, original_language=""),
    "symbol": replace(draft().masthead, symbol=""),
    "all": Masthead(organ="General Assembly"),
}


@pytest.mark.parametrize("field", list(FIELDS))
def test_a_field_of_the_first_page_comes_and_goes(field):
    without, with_all = replace(draft(), masthead=FIELDS[field]), draft()
    for old, new in ((without, with_all), (with_all, without)):
        data = redline(write(old), new).data
        assert view(read_docx(data, "file").resolution) == view(new)
        assert view(read_docx(data, "file", "rejected").resolution) == view(old)


def test_agenda_items_of_other_number_are_exchanged():
    items = (AgendaItem("19 (c)", "Lighthouses"), AgendaItem("20", "Fog"))
    new = replace(draft(), masthead=replace(draft().masthead, agenda_items=items))
    data = redline(write(draft()), new).data
    assert read_docx(data, "file").resolution.masthead.agenda_items == items


def test_general_distribution_is_not_looked_for_in_the_name_of_the_organ():
    head = replace(lamps().masthead, distribution="Limited")
    data = redline(write(lamps()), replace(lamps(), masthead=head)).data
    assert read_docx(data, "file").resolution.masthead == head


def test_a_moved_paragraph_is_marked_as_moved_where_that_is_asked_for():
    phrase = italic("Thanks", " the keepers of all towers for their long watch in winter nights;")
    thanks = Line("x", LineKind.OPERATIVE, phrase)
    lines = lines_of(lamps())
    old = with_lines(lamps(), [*lines, thanks])
    result = redline(write(old), move(old, "x", "n3"), Options(moves=True))
    root = part(result.data)
    assert result.proof.moves == 1
    assert "1 paragraph moved" in result.proof.sentence
    assert words_of(next(root.iter(W + "moveTo"))) or list(root.iter(W + "moveTo"))
    names = [root.find(f".//{W}move{end}RangeStart").get(W + "name") for end in ("From", "To")]
    assert names[0] == names[1]
    starts = {e.get(W + "id") for e in root.iter(W + "moveFromRangeStart", W + "moveToRangeStart")}
    ends = {e.get(W + "id") for e in root.iter(W + "moveFromRangeEnd", W + "moveToRangeEnd")}
    assert starts == ends
    assert not tracked(redline(write(old), move(old, "x", "n3")).data, "moveTo")


def test_a_base_without_italics_gets_those_of_the_draft():
    def roman(root):
        for look in list(root.iter(W + "i")):
            look.getparent().remove(look)

    base = with_document(write(lamps()), roman)
    data = redline(base, lamps()).data
    assert view(read_docx(data, "file").resolution) == view(lamps())


def test_progress_is_told_and_may_stop_it():
    told = []
    redline(write(lamps()), lamps(), progress=lambda step, number, count: told.append(number))
    assert told == [0, 1, 2, 3]

    def stop(step, number, count):
        if number == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        redline(write(lamps()), lamps(), progress=stop)


def test_a_label_typed_without_a_full_stop_leaves_nothing_behind():
    lines = [
        Line(
            f"p{n}", LineKind.OPERATIVE, italic("Urges", f" the keepers of tower {n};"), label=label
        )
        for n, label in enumerate(("1 bis", None, None))
    ]
    old = with_lines(replace(lamps(), notes=()), lines)
    new = with_lines(replace(lamps(), notes=()), lines[1:])
    data = redline(write(old), new).data
    assert view(read_docx(data, "file").resolution) == view(new)


def test_a_base_with_a_damaged_picture_is_refused_in_one_sentence():
    made = BytesIO(write(lamps()))
    with ZipFile(made, "a") as archive:
        archive.writestr("word/media/emblem.png", b"a picture " * 50)
    data = bytearray(made.getvalue())
    place = data.index(b"a picture ")
    data[place : place + 9] = b"b picture"
    with pytest.raises(InputError, match="is damaged"):
        redline(bytes(data), lamps())


def test_a_base_that_unpacks_without_end_is_refused():
    made = BytesIO(write(lamps()))
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"word/media/{number}.bin", bytes(90_000_000))
    with pytest.raises(InputError, match="far more than any resolution"):
        redline(made.getvalue(), lamps())


@pytest.mark.parametrize("part_name", ["title", "opening"])
def test_a_part_that_goes_leaves_no_empty_paragraph(part_name):
    text = lamps()
    shown = plain_text(getattr(text, part_name))
    data = redline(write(text), replace(text, **{part_name: ()})).data
    found = [p for p in part(data).iter(f"{W}p") if shown in "".join(p.itertext())]
    gone = found[0]
    assert all(run.getparent().tag == f"{W}del" for run in gone.iter(f"{W}r"))
    assert gone.find(f"{W}pPr/{W}rPr/{W}del") is not None


def test_new_line_of_the_session_block_is_in_the_language_of_the_draft():
    head = Masthead(organ="Assemblée générale", session="Quatre-vingt-dixième session")
    lines = [
        Line(
            "a", LineKind.PREAMBULAR, italic("Rappelant", " que les phares du port sont éteints,")
        ),
        Line("b", LineKind.OPERATIVE, italic("Prie", " les gardiens de les allumer.")),
    ]
    body, _ = from_lines(lines)
    opening = italic("L’Assemblée générale", ",")
    text = Resolution(head, title=plain("Phares"), opening=opening, body=body, language="fr")
    new = replace(text, masthead=replace(head, agenda_items=(AgendaItem("24"),)))
    root = part(redline(write(text), new).data)
    inserted = ["".join(change.itertext()) for change in root.iter(f"{W}ins")]
    assert any("24 de l’ordre du jour" in words for words in inserted)


def test_lines_of_an_agenda_item_stay_lines():
    text = replace(lamps(), adoption=None)
    before = replace(
        text.masthead, agenda_items=(AgendaItem("24 (b)", "Lamps: lamps of the port"),)
    )
    after = replace(text.masthead, agenda_items=(AgendaItem("24 (b)", "Lamps:\nlamps of the fog"),))
    data = redline(write(replace(text, masthead=before)), replace(text, masthead=after)).data
    assert [
        run.tag for run in part(data).iter(f"{W}br") if run.getparent().getparent().tag == f"{W}ins"
    ]


def test_a_text_in_another_language_than_it_says_is_laid_over_all_the_same():
    head = Masthead(organ="Assemblée générale", session="Quatre-vingt-dixième session")
    text = replace(lamps(), language="fr", masthead=head, adoption=None)
    new = replace(text, masthead=replace(head, agenda_items=(AgendaItem("24"),)))
    assert redline(write(text), new).proof.as_exported
