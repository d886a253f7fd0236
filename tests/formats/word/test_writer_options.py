"""What a user may choose for a Word file, each choice by what it leaves in the file."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from msgspec.structs import replace

from formats.samples import draft, italic, lamps
from formats.word.office import W, part, parts, words
from penholder.document.operations import set_text
from penholder.document.spans import Text
from penholder.errors import InputError
from penholder.formats.word.links import links_in
from penholder.formats.word.options import PageSize, WordOptions
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline.proof import view
from penholder.formats.word.spaces import joined
from penholder.formats.word.writer import write

CITING = " resolution 70/1 of 25 September 2015 and document A/71/208, No. 39,"


def citing():
    return set_text(lamps(), "n2", italic("Noting", CITING))


def addresses(data):
    from lxml import etree

    root = etree.fromstring(parts(data)["word/_rels/document.xml.rels"])
    return {node.get("Target") for node in root if node.get("TargetMode") == "External"}


def heads(data):
    return {name: part(data, name) for name in parts(data) if name.startswith("word/header")}


def png(width=4, height=2):
    def chunk(kind, data):
        packed = kind + data
        return struct.pack(">I", len(data)) + packed + struct.pack(">I", zlib.crc32(packed))

    rows = zlib.compress((b"\0" + b"\x20\x40\x60" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_links_lead_to_the_documents_cited_and_can_be_left_out():
    found = addresses(write(citing(), WordOptions(hyperlinks=True)))
    assert found == {"https://undocs.org/A/RES/70/1", "https://undocs.org/A/71/208"}
    assert addresses(write(citing())) == set()


def test_links_change_no_word():
    linked = read_docx(write(citing(), WordOptions(hyperlinks=True)), "file").resolution
    assert view(linked) == view(citing())


@pytest.mark.parametrize(
    ("text", "organ", "address"),
    [
        ("resolution 57/270 B of 23 June 2003", "GA", "A/RES/57/270B"),
        ("Security Council resolution 1325 (2000)", "GA", "S/RES/1325(2000)"),
        ("its resolution 26/3", "HRC", "A/HRC/RES/26/3"),
        ("see A/80/604/Add.1", "GA", "A/80/604/Add.1"),
    ],
)
def test_the_address_of_a_citation_is_that_of_its_document(text, organ, address):
    assert [link.address for link in links_in(text, organ)] == [f"https://undocs.org/{address}"]


@pytest.mark.parametrize(
    ("text", "shown", "address"),
    [
        ("See www.un.org/depts/los.", "www.un.org/depts/los", "https://www.un.org/depts/los"),
        ("(available at https://undocs.org/A/71/208).", "https://undocs.org/A/71/208", None),
        ("On http://x.test/a?b=c&d, as before", "http://x.test/a?b=c&d", None),
    ],
)
def test_a_web_address_leads_there_without_the_signs_behind_it(text, shown, address):
    (link,) = links_in(text)
    assert text[link.start : link.end] == shown
    assert link.address == (address or shown)


def test_a_number_that_may_be_of_either_organ_gets_no_link():
    assert links_in("resolution 26/3", "HRC") == []


def test_day_and_month_number_and_unit_stay_on_one_line():
    text = "on 21 December 2016, 5 per cent of 1.5 million, No. 39, in 2016 May ended"
    found = joined(text, "en")
    joins = {found[i - 2 : i + 3] for i, sign in enumerate(found) if sign == "\xa0"}
    assert joins == {"21\xa0De", " 5\xa0pe", ".5\xa0mi", "o.\xa039"}
    assert joined("le 1er mai 2016", "fr") == "le 1er\xa0mai 2016"
    assert joined("el 1 de mayo", "es") == "el 1\xa0de mayo"


def test_spaces_stay_as_typed_unless_asked():
    assert "\xa0" not in words(part(write(citing())))
    assert "25\xa0September" in words(part(write(citing(), WordOptions(no_break_spaces=True))))


def test_the_emblem_is_the_users_own_picture_in_its_place(tmp_path):
    picture = tmp_path / "ours.png"
    picture.write_bytes(png())
    data = write(lamps(), WordOptions(emblem=picture))
    assert parts(data)["word/media/emblem.png"] == png()
    nodes = [node for head in heads(data).values() for node in head.iter()]
    extents = [node for node in nodes if node.tag.endswith("}extent")]
    assert [(int(node.get("cx")), int(node.get("cy"))) for node in extents] == [(713232, 356616)]
    assert not [name for name in parts(write(lamps())) if "media" in name]


@pytest.mark.parametrize("content", [b"", b"not a picture", png()[:20]])
def test_a_picture_that_cannot_be_read_is_refused_in_a_sentence(tmp_path, content):
    picture = tmp_path / "broken.png"
    picture.write_bytes(content)
    with pytest.raises(InputError, match=r"broken\.png"):
        write(lamps(), WordOptions(emblem=picture))


def test_a_picture_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        write(lamps(), WordOptions(emblem=tmp_path / "none.png"))


def test_lines_are_numbered_where_asked():
    assert part(write(lamps(), WordOptions(line_numbers=True))).find(f".//{W}lnNumType") is not None
    assert part(write(lamps())).find(f".//{W}lnNumType") is None


def test_the_numbers_of_lines_begin_with_the_text():
    document = part(write(draft(), WordOptions(line_numbers=True)))
    counted = [
        item.find(f"{W}pStyle").get(W + "val")
        for item in document.iter(W + "pPr")
        if item.find(f"{W}suppressLineNumbers") is None
    ]
    assert counted[0] == "SingleTxt"


def test_a_watermark_is_in_the_heads_of_all_pages_and_in_no_text():
    data = write(lamps(), WordOptions(watermark="DRAFT"))
    shapes = [
        node.get("string")
        for head in heads(data).values()
        for node in head.iter("{urn:schemas-microsoft-com:vml}textpath")
        if node.get("string")
    ]
    assert shapes == ["DRAFT"] * 3
    assert view(read_docx(data, "file").resolution) == view(lamps())


def test_a_circulation_line_stands_in_the_heads_of_all_pages():
    data = write(draft(), WordOptions(circulation="Zero draft"))
    assert all("Zero draft" in words(head) for head in heads(data).values())
    found = read_docx(data, "file").resolution
    assert view(found) == view(draft())
    assert replace(found.masthead) == draft().masthead


def test_a4_keeps_the_printed_width_and_so_the_line_ends():
    margins = part(write(lamps(), WordOptions(page=PageSize.A4))).find(f".//{W}pgMar")
    size = part(write(lamps(), WordOptions(page=PageSize.A4))).find(f".//{W}pgSz")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert int(size.get(W + "w")) - 2 * int(margins.get(W + "left")) == 9840


def test_nobody_is_named_unless_asked():
    core = parts(write(lamps(), WordOptions(author="A Delegate")))["docProps/core.xml"]
    assert b"A Delegate" in core
    assert b"A Delegate" not in parts(write(lamps()))["docProps/core.xml"]


def arabic():
    text = set_text(lamps(), "n2", (Text("وإذ تلاحظ", italic=True), Text(" أن المصابيح تنطفئ،")))
    head = replace(text.masthead, agenda_items=())
    return replace(text, language="ar", masthead=head)


def test_an_arabic_text_runs_from_right_to_left():
    document = part(write(arabic()))
    properties = list(document.iter(W + "pPr"))
    assert properties
    assert all(item.find(W + "bidi") is not None for item in properties)
    turned = [run for run in document.iter(W + "r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert "وإذ تلاحظ" in [words(run) for run in turned]
    assert document.find(f".//{W}sectPr/{W}bidi") is not None


def test_an_arabic_text_reads_back_as_it_was():
    assert view(read_docx(write(arabic()), "file").resolution) == view(arabic())


def test_every_choice_at_once_makes_a_valid_file(tmp_path):
    picture = tmp_path / "ours.png"
    picture.write_bytes(png())
    everything = WordOptions(
        hyperlinks=True,
        no_break_spaces=True,
        emblem=picture,
        line_numbers=True,
        watermark="DRAFT",
        circulation="Rev.1",
        page=PageSize.A4,
        author="A Delegate",
    )
    data = write(replace(citing(), language="ar"), everything)
    assert io.BytesIO(data).read(2) == b"PK"
