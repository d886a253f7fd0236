"""Akoma Ntoso: valid by the official schema, read back exactly, safe against hostile files."""

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from formats.samples import draft, lamps
from penholder.document.lines import to_lines
from penholder.document.nodes import Paragraph, ParagraphKind, SubParagraph
from penholder.document.numbering import labels
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Text, normalized
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.formats.akn.names import AKN
from penholder.formats.akn.reader import read
from penholder.formats.akn.writer import write
from penholder.formats.registry import read_file
from penholder.formats.report import ImportReport

NAMES = {"a": AKN}


def awkward():
    """A preamble with sub-paragraphs, a second opening, and a note that is marked nowhere."""
    body = (
        Paragraph(
            "n1",
            ParagraphKind.PREAMBULAR,
            (Text("Recalling:"),),
            (SubParagraph("n2", (Text("the lamp;"),)), SubParagraph("n3", (Text("x"),), (), "(z)")),
        ),
        Paragraph("n4", ParagraphKind.OPERATIVE, (Text("Lights it;"),), (), "5 bis."),
        Paragraph("n5", ParagraphKind.OPENING, (Text("The Council,"),)),
        Paragraph("n6", ParagraphKind.PREAMBULAR, (Text("Noting\nthat,"),)),
    )
    notes = (Note("f1", (Text("Marked nowhere."),)),)
    return Resolution(opening=(Text("The General Assembly,"),), body=body, notes=notes)


@pytest.mark.parametrize("resolution", [lamps(), draft(), awkward(), Resolution()])
def test_our_own_document_reads_back_the_same(resolution):
    assert read(write(resolution), "lamp.xml") == (resolution, ImportReport())


def test_parts_of_the_resolution_are_parts_of_the_standard():
    root = etree.fromstring(write(lamps()))
    assert root.xpath("string(//a:preface//a:docNumber)", namespaces=NAMES) == "A/RES/90/7"
    assert root.xpath("string(//a:preamble/a:formula)", namespaces=NAMES) == "The General Assembly,"
    assert root.xpath("count(//a:mainBody/a:paragraph)", namespaces=NAMES) == 2
    points = root.xpath("//a:paragraph/a:list/a:point/a:num/text()", namespaces=NAMES)
    assert points == ["(a)", "(b)"]
    assert root.xpath("string(//a:paragraph/a:wrapUp)", namespaces=NAMES) == "in all weathers;"
    assert root.xpath("count(//a:authorialNote)", namespaces=NAMES) == 2
    assert root.xpath("string(//a:noteRef/@marker)", namespaces=NAMES) == "1"
    assert root.xpath("string(//a:ref/@href)", namespaces=NAMES) == "#para_1"
    assert root.xpath("string(//a:FRBRWork/a:FRBRdate/@date)", namespaces=NAMES) == "2035-12-21"


@pytest.mark.parametrize("resolution", [lamps(), draft(), awkward(), Resolution()])
def test_the_document_is_valid_by_the_official_schema(corpus, resolution):
    assert errors_of(corpus, write(resolution)) == []


def test_real_texts_are_valid_and_read_back_the_same(corpus):
    for path in sorted((corpus / "text").glob("*.txt")):
        resolution, _ = read_file(path)
        data = write(resolution)
        assert errors_of(corpus, data) == [], path.name
        assert read(data, "a.xml")[0] == resolution, path.name


XML_ATTRIBUTES = b"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="lang" type="xsd:language"/><xsd:attribute name="id" type="xsd:ID"/>
<xsd:attribute name="space" type="xsd:string"/></xsd:schema>"""


class XmlNamespace(etree.Resolver):
    """Gives the declarations of xml:lang and others, which the schema imports from the web."""

    def resolve(self, url, public_id, context):
        return self.resolve_string(XML_ATTRIBUTES, context) if "xml.xsd" in (url or "") else None


@functools.cache
def schema_in(path):
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(XmlNamespace())
    return etree.XMLSchema(etree.parse(path, parser))


def errors_of(corpus, data):
    """What the official schema has against the document."""
    schema = schema_in(corpus / "akn" / "akomantoso30.xsd")
    schema.validate(etree.fromstring(data))
    return [error.message for error in schema.error_log]


printable = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff"),
    max_size=40,
)


@given(printable, printable)
def test_any_words_survive(first, second):
    text = normalized((Text(first, italic=True, bold=True), Text(second), Text("a\nb\r\tc")))
    body = (Paragraph("n1", ParagraphKind.OPERATIVE, text),)
    resolution = Resolution(title=normalized((Text(second),)), body=body)
    assert read(write(resolution), "a.xml")[0] == resolution


def test_documents_of_others_are_read_by_their_text():
    data = b"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>
    <meta><x>no words</x></meta><preamble><formula><p>The General Assembly,</p></formula>
    <container><p><i>Recalling</i> the lamp<authorialNote><p>The lamp.</p></authorialNote>,</p>
    </container></preamble><mainBody>
    <paragraph><num>1.</num><list><intro><p>Requests the keepers:</p></intro>
    <point><num>(a)</num><content><p>To polish;</p></content></point></list></paragraph>
    <paragraph><num>2.</num><content><p>Thanks all.</p></content></paragraph>
    </mainBody></statement></akomaNtoso>"""
    resolution, report = read(data, "a.xml")
    shown = labels(resolution)
    lines = [(line.level, shown.get(line.id, "")) for line in to_lines(resolution.body)]
    assert lines == [(0, ""), (0, "1."), (1, "(a)"), (0, "2.")]
    assert [plain_text(note.spans) for note in resolution.notes] == ["The lamp."]
    assert report.warnings


def test_real_documents_of_others_are_read(corpus):
    resolution, report = read_file(corpus / "akn" / "res_2.xml")
    words = " ".join(plain_text(line.spans) for line in to_lines(resolution.body))
    assert "telecommunication" in words
    assert report.warnings


BOMB = b"""<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">&y;</akomaNtoso>"""
FILE = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso>&x;</akomaNtoso>"""


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (BOMB, "document type declaration"),
        (FILE, "document type declaration"),
        (b"<akomaNtoso", "not well-formed"),
        (b"<other/>", "no Akoma Ntoso"),
        (b"<akomaNtoso>" * 5000, "not well-formed"),
        (b"<akomaNtoso/>", "no text"),
    ],
)
def test_hostile_and_broken_documents_are_refused(data, sentence):
    with pytest.raises(InputError, match=sentence):
        read(data, "a.xml")


def test_control_characters_become_a_sign_that_xml_can_hold():
    body = (Paragraph("n1", ParagraphKind.OPERATIVE, (Text("a\x00b"),)),)
    again, _ = read(write(replace(lamps(), body=body)), "a.xml")
    assert plain_text(again.body[0].chapeau) == "a\ufffdb"
