"""Writes a resolution as Akoma Ntoso 3.0 in the United Nations profile (AKN4UN).

The masthead, adoption lines and title are the preface; opening line and leading preambular
paragraphs the preamble; all else the main body: operative paragraphs are `paragraph`, their
sub-paragraphs `point` in `list`, text after them `wrapUp`, what the standard has no name for
`hcontainer`. Annexes are attachments, notes stand where they are first marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.nodes import (
    BodyNode,
    ClauseBlock,
    Continuation,
    Heading,
    Paragraph,
    ParagraphKind,
    Quotation,
    SubParagraph,
    Table,
)
from penholder.document.numbering import line_labels, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline
from penholder.formats.akn.front import add_conclusions, add_preface
from penholder.formats.akn.inline import InlineWriter
from penholder.formats.akn.metadata import add_meta
from penholder.formats.akn.names import AKN, OWN, XML_LANG, akn, own
from penholder.formats.akn.tables import add_table
from penholder.formats.markup import allowed

_HIERARCHY = {
    ParagraphKind.OPERATIVE: ("paragraph", ""),
    ParagraphKind.PREAMBULAR: ("hcontainer", "preambularParagraph"),
    ParagraphKind.OPENING: ("hcontainer", "enactingFormula"),
    ParagraphKind.PLAIN: ("hcontainer", "text"),
}


def write(resolution: Resolution) -> bytes:
    """The document as UTF-8 XML; no white space is added, as it would belong to the text."""
    root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN, "ph": OWN})  # type: ignore[dict-item]
    statement = etree.SubElement(root, akn("statement"), name="resolution")
    statement.set("contains", "originalVersion")
    _Writer(resolution, statement).write()
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


class _Writer:
    """The writing of one resolution."""

    def __init__(self, resolution: Resolution, statement: etree._Element) -> None:
        self.resolution = resolution
        self.statement = statement
        lines = to_lines(resolution.body, resolution.annexes)
        self.lines: dict[str, Line] = {line.id: line for line in lines}
        self.labels = line_labels(lines, resolution.language)
        references = reference_texts(lines, resolution.language, self.labels)
        self.inline = InlineWriter(resolution, references)
        self.inline.eids.update(_eids(lines))

    def write(self) -> None:
        """Writes all parts in the order the schema wants."""
        resolution = self.resolution
        add_meta(self.statement, resolution)
        add_preface(self.statement, resolution, self.inline)
        rest = self._preamble(list(resolution.body))
        main = self._main_body(self.statement, rest)
        main.set(XML_LANG, resolution.language)  # the statement itself may bear no language
        main.set(own("format"), "1")
        add_conclusions(self.statement, resolution)
        self._attachments()
        self._unmarked_notes()

    def _preamble(self, body: list[BodyNode]) -> list[BodyNode]:
        """The opening line and the paragraphs of the preamble; gives what follows them."""
        count = 0
        for node in body:
            if not (isinstance(node, Paragraph) and node.kind is ParagraphKind.PREAMBULAR):
                break
            count += 1
        if not self.resolution.opening and not count:
            return body
        preamble = etree.SubElement(self.statement, akn("preamble"))
        if self.resolution.opening:
            formula = etree.SubElement(preamble, akn("formula"), name="enactingFormula")
            formula.set("eId", "formula_1")
            self._text(formula, self.resolution.opening)
        for node in body[:count]:
            if isinstance(node, Paragraph):
                self._container(preamble, node.id, "preambularParagraph", node.chapeau, node.blocks)
        return body[count:]

    def _container(
        self,
        parent: etree._Element,
        node: str,
        name: str,
        spans: Inline,
        blocks: Sequence[ClauseBlock] = (),
    ) -> None:
        """A clause of the preamble; sub-paragraphs are containers in it."""
        element = etree.SubElement(parent, akn("container"), name=name)
        self._identify(element, node)
        paragraph = etree.SubElement(element, akn("p"))
        label = self._label(node)
        if label:
            span = etree.SubElement(paragraph, akn("span"), {"class": "num"})
            span.text = f"{label} "
        self.inline.put(paragraph, spans)
        for block in blocks:
            match block:
                case SubParagraph():
                    self._container(element, block.id, "subparagraph", block.chapeau, block.blocks)
                case Continuation():
                    self._container(element, block.id, "continuation", block.spans)
                case Quotation():
                    self._container(element, block.id, "quotation", block.spans)
                case Table():
                    inner = etree.SubElement(element, akn("container"), name="table")
                    self._identify(inner, block.id)
                    add_table(inner, block, self.inline)

    def _main_body(self, parent: etree._Element, body: Sequence[BodyNode]) -> etree._Element:
        main = etree.SubElement(parent, akn("mainBody"))
        for node in body:
            match node:
                case Heading():
                    self._heading(main, node)
                case Paragraph():
                    tag, name = _HIERARCHY[node.kind]
                    self._clause(main, tag, name, node.id, node.chapeau, node.blocks)
                case Quotation():
                    self._clause(main, "hcontainer", "quotation", node.id, node.spans)
                case Table():
                    self._table(main, node)
        if not len(main):
            etree.SubElement(main, akn("p"))
        return main

    def _heading(self, parent: etree._Element, node: Heading) -> None:
        element = etree.SubElement(parent, akn("hcontainer"), name="section")
        self._identify(element, node.id)
        if node.label:
            etree.SubElement(element, akn("num")).text = allowed(node.label)
        self.inline.put(etree.SubElement(element, akn("heading")), node.spans)

    def _clause(
        self,
        parent: etree._Element,
        tag: str,
        name: str,
        node: str,
        spans: Inline,
        blocks: Sequence[ClauseBlock] = (),
    ) -> None:
        """A clause of the main body: its number, its text, and what stands in it."""
        element = etree.SubElement(parent, akn(tag), {"name": name} if name else {})
        eid = self._identify(element, node)
        label = self._label(node)
        if label:
            etree.SubElement(element, akn("num")).text = allowed(label)
        if not blocks:
            self._text(etree.SubElement(element, akn("content"), eId=f"{eid}__content"), spans)
            return
        self._text(etree.SubElement(element, akn("intro"), eId=f"{eid}__intro"), spans)
        self._blocks(element, eid, blocks)

    def _blocks(self, element: etree._Element, eid: str, blocks: Sequence[ClauseBlock]) -> None:
        points: etree._Element | None = None
        for place, block in enumerate(blocks, 1):
            if isinstance(block, SubParagraph):
                if points is None:
                    points = etree.SubElement(element, akn("list"), eId=f"{eid}__list_{place}")
                self._clause(points, "point", "", block.id, block.chapeau, block.blocks)
                continue
            points = None
            match block:
                case Continuation() if place == len(blocks):
                    wrap_up = etree.SubElement(element, akn("wrapUp"), eId=f"{eid}__wrapup")
                    paragraph = etree.SubElement(wrap_up, akn("p"))
                    self._identify(paragraph, block.id)
                    self.inline.put(paragraph, block.spans)
                case Continuation():
                    self._clause(element, "hcontainer", "continuation", block.id, block.spans)
                case Quotation():
                    self._clause(element, "hcontainer", "quotation", block.id, block.spans)
                case Table():
                    self._table(element, block)

    def _table(self, parent: etree._Element, table: Table) -> None:
        element = etree.SubElement(parent, akn("hcontainer"), name="table")
        eid = self._identify(element, table.id)
        content = etree.SubElement(element, akn("content"), eId=f"{eid}__content")
        add_table(content, table, self.inline)

    def _attachments(self) -> None:
        if not self.resolution.annexes:
            return
        attachments = etree.SubElement(self.statement, akn("attachments"))
        for place, annex in enumerate(self.resolution.annexes, 1):
            attachment = etree.SubElement(attachments, akn("attachment"))
            self._identify(attachment, annex.id)
            if annex.label:
                etree.SubElement(attachment, akn("num")).text = allowed(annex.label)
            self.inline.put(etree.SubElement(attachment, akn("heading")), annex.title)
            document = etree.SubElement(attachment, akn("doc"), name="annex")
            add_meta(document, self.resolution, f"annex_{place}")
            self._main_body(document, annex.body)

    def _unmarked_notes(self) -> None:
        """Notes marked nowhere stand in the metadata, so that none is lost."""
        unmarked = self.inline.unwritten()
        meta = self.statement.find(akn("meta"))
        if not unmarked or meta is None:
            return
        notes = etree.SubElement(meta, akn("notes"), source="#penholder")
        for note in unmarked:
            self.inline.note(etree.SubElement(notes, akn("note")), note)

    def _identify(self, element: etree._Element, node: str) -> str:
        """Gives the element its eId and, in attributes of ours, what the line of it is."""
        line = self.lines[node]
        eid = self.inline.eids[node]
        element.set("eId", eid)
        element.set(own("id"), allowed(node))
        element.set(own("kind"), line.kind.value)
        element.set(own("level"), str(line.level))
        if line.label is not None:
            element.set(own("label"), allowed(line.label))
        if line.depth:
            element.set(own("depth"), str(line.depth))
        if line.restarts:
            element.set(own("restarts"), "yes")
        if line.header_rows:
            element.set(own("header-rows"), str(line.header_rows))
        return eid

    def _label(self, node: str) -> str:
        line = self.lines[node]
        if line.kind is LineKind.QUOTED:
            return line.label or ""
        return self.labels.get(node, "")

    def _text(self, parent: etree._Element, spans: Inline) -> None:
        self.inline.put(etree.SubElement(parent, akn("p")), spans)


def _eids(lines: Sequence[Line]) -> dict[str, str]:
    """Names of elements in the way of the standard: "para_12", "rec_3", "point_4" ..."""
    words = {
        LineKind.OPERATIVE: "para",
        LineKind.PREAMBULAR: "rec",
        LineKind.SUBPARAGRAPH: "point",
        LineKind.HEADING: "sec",
        LineKind.ANNEX: "att",
    }
    counts: dict[str, int] = {}
    result: dict[str, str] = {}
    for line in lines:
        word = words.get(line.kind, line.kind.value)
        counts[word] = counts.get(word, 0) + 1
        result[line.id] = f"{word}_{counts[word]}"
    return result
