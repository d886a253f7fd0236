"""Damaged, hostile and absurd Word files end in one sentence, or in a bounded result."""

import copy
import io
import random
import zipfile

import pytest
from lxml import etree

from formats.word.reader_files import (
    NAMESPACES,
    deleted,
    docx,
    footnote,
    inserted,
    italic,
    mark,
    packed,
    paragraph,
    run,
    table,
)
from penholder.document.validate import problems
from penholder.errors import InputError
from penholder.formats.word.reader import read
from penholder.formats.word.reading import blocks, package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data):
    with pytest.raises(InputError) as caught:
        read(data, "draft.docx")
    message = str(caught.value)
    assert "draft.docx" in message
    assert "\n" not in message
    return message


def whole():
    return docx(
        paragraph("Eighty-first session", style="Session"),
        paragraph("Chile: draft resolution", style="Sponsors"),
        paragraph("\t\tFerries", style="TitleH1"),
        paragraph("\t", italic("The General Assembly"), ","),
        paragraph(italic("Recalling"), " its ", deleted("old"), inserted(run("new")), " words,"),
        paragraph("1.\tWelcomes", mark("1"), " the piers:"),
        table(["a", "b"], ["c", "d"]),
        paragraph("(a)\tOf wood;"),
        footnotes=footnote("1", " See."),
    )


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"\x00" * 5000])
def test_what_is_no_zip_is_refused(data):
    assert "not a readable Word document" in refusal(data)


def test_truncated_file_is_refused():
    data = whole()
    for size in range(100, len(data) - 30, len(data) // 9):
        refusal(data[:size])


def test_old_word_files_and_encrypted_ones_are_named():
    assert "old Word document" in refusal(OLE + b"\x00" * 600)
    encrypted = OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(encrypted)


def test_zip_with_a_password_is_named():
    data = bytearray(whole())
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:  # each entry of the directory
        data[start + 8] |= 1
        start += 4
    start = 0
    while (start := data.find(b"PK\x03\x04", start)) >= 0:
        data[start + 6] |= 1
        start += 4
    assert "password" in refusal(bytes(data))


def test_zip_without_a_text_is_refused():
    assert "no text part" in refusal(packed({"word/styles.xml": "<x/>"}))
    assert "no text part" in refusal(packed({"word/document.xml": "<html/>"}))


def test_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_PART_BYTES", 200_000)
    bomb = f"<w:document {NAMESPACES}><w:body>{' ' * 300_000}</w:body></w:document>"
    assert "unpacks to far more" in refusal(packed({"word/document.xml": bomb}))


def test_sum_of_parts_is_bounded(monkeypatch):
    monkeypatch.setattr(package, "MAX_TOTAL_BYTES", 200_000)
    filler = f"<!--{'x' * 150_000}-->"
    data = docx(paragraph("Noting."), styles=filler, comments=filler)
    assert "unpacks to far more" in refusal(data)


def test_absurd_number_of_tags_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_TAGS", 5_000)
    assert "more marked-up parts" in refusal(docx("<w:p/>" * 6_000))


def test_a_million_empty_paragraphs_are_read_in_bounded_time():
    resolution, _ = read(docx(paragraph("Noting the sea."), "<w:p/>" * 1_000_000), "draft.docx")
    assert len(resolution.body) == 1


def test_far_too_many_paragraphs_are_refused(monkeypatch):
    monkeypatch.setattr(blocks, "MAX_BLOCKS", 50)
    assert "over 50 paragraphs" in refusal(docx(paragraph("x") * 60))
    assert "over 50 paragraphs" in refusal(docx(table(*[["x", "y"]] * 30)))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://example.org/evil.dtd">',
    ],
)
def test_entities_are_refused_and_never_fetched(declaration):
    text = (
        f"{declaration}<w:document {NAMESPACES}><w:body>"
        f"<w:p><w:r><w:t>x{'&a;' if 'ENTITY' in declaration else ''}</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    refusal(packed({"word/document.xml": text}))


def test_text_nested_absurdly_deep_is_refused():
    deep = 100
    for opening, closing in (("<w:ins>", "</w:ins>"), ("<w:sdt>", "</w:sdt>")):
        runs = opening * deep + run("x") + closing * deep
        refusal(docx(f"<w:p>{runs}</w:p>"))
    refusal(docx("<w:sdt>" * deep + paragraph("x") + "</w:sdt>" * deep))
    refusal(docx("<w:tbl><w:tr><w:tc>" * deep + paragraph("x") + "</w:tc></w:tr></w:tbl>" * deep))


def test_styles_and_lists_that_refer_to_one_another_in_a_circle_are_read():
    circle = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    data = docx(paragraph("Noting the sea.", style="A"), styles=circle, numbering=lists)
    resolution, _ = read(data, "draft.docx")
    assert len(resolution.body) == 1


@pytest.mark.parametrize("number", ["99999999999999999999", "-5", "NaN", "inf", "1e9", ""])
def test_absurd_numbers_in_the_file_are_harmless(number):
    shape = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
    indent = f'<w:ind w:left="{number}" w:hanging="{number}"/>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{number}"><w:start w:val="{number}"/>'
        '<w:numFmt w:val="lowerRoman"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    cell = (f'<w:gridSpan w:val="{number}"/>', "x")
    data = docx(paragraph("Noting.", shape=shape + indent), table([cell]), numbering=lists)
    resolution, _ = read(data, "draft.docx")
    assert problems(resolution) == []


def test_parts_that_are_missing_do_no_harm():
    relation = '<Relationship Id="r1" Type="x/styles" Target="nowhere.xml"/>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relation}</Relationships>"
    )
    text = f"<w:document {NAMESPACES}><w:body>{paragraph('Noting.')}</w:body></w:document>"
    data = packed({"word/document.xml": text, "word/_rels/document.xml.rels": rels})
    resolution, _ = read(data, "draft.docx")
    assert len(resolution.body) == 1


def test_document_without_words_is_refused():
    assert "no text in it" in refusal(docx("<w:p/>"))


def mutated_bytes(data, chance):
    """The zip with some of its bytes changed, cut or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed))
        match chance.randrange(3):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randrange(1, 40)]
            case _:
                changed[place:place] = changed[place : place + chance.randrange(1, 40)]
    return bytes(changed)


def mutated_parts(data, chance):
    """The zip with elements of its parts moved, doubled, renamed and lost; it still opens."""
    source = zipfile.ZipFile(io.BytesIO(data))
    files = {name: source.read(name) for name in source.namelist()}
    name = chance.choice([n for n in files if n.startswith("word/") and n.endswith(".xml")])
    root = etree.fromstring(files[name])
    for _ in range(chance.randint(1, 6)):
        elements = list(root.iter())
        if len(elements) < 3:
            break
        element, other = chance.sample(elements[1:], 2)
        match chance.randrange(6):
            case 0:
                element.getparent().remove(element)
            case 1:
                element.addprevious(copy.deepcopy(element))
            case 2:
                other.append(copy.deepcopy(element))
            case 3:
                element.tag = other.tag
            case 4:
                for key in element.attrib:
                    element.set(key, chance.choice(["", "-1", "0", "1", "x", "99999999999"]))
            case _:
                element.text = chance.choice(["", "1.", "(i)", "*", "\u2028", "OP5 alt", "“", ":"])
    files[name] = etree.tostring(root)
    return packed(files)


@pytest.mark.parametrize("mutate", [mutated_bytes, mutated_parts])
def test_mutated_files_give_a_sentence_or_a_valid_resolution(mutate):
    chance = random.Random(20261123)
    data = whole()
    read_well = 0
    for _ in range(300):
        try:
            resolution, _ = read(mutate(data, chance), "draft.docx")
        except InputError:
            continue
        read_well += 1
        assert problems(resolution) == []
    assert read_well > 0
