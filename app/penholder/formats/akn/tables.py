"""Tables in Akoma Ntoso: rows of `th` and `td` with their paragraphs."""

from __future__ import annotations

from lxml import etree

from penholder.document.nodes import Table
from penholder.formats.akn.inline import InlineWriter
from penholder.formats.akn.names import akn


def add_table(parent: etree._Element, table: Table, inline: InlineWriter) -> None:
    """Adds the table; one without rows is an empty paragraph, as the schema has no empty tables."""
    if not any(row.cells for row in table.rows):
        etree.SubElement(parent, akn("p"))
        return
    element = etree.SubElement(parent, akn("table"))
    for place, row in enumerate(table.rows):
        line = etree.SubElement(element, akn("tr"))
        tag = akn("th" if place < table.header_rows else "td")
        for cell in row.cells:
            box = etree.SubElement(line, tag)
            if cell.columns > 1:
                box.set("colspan", str(cell.columns))
            if cell.rows > 1:
                box.set("rowspan", str(cell.rows))
            for text in cell.paragraphs:
                inline.put(etree.SubElement(box, akn("p")), text)
