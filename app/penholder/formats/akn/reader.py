"""Reads Akoma Ntoso: our own documents exactly, those of others by their text and numbers.

Entities are never resolved and nothing is fetched: a document with a type declaration is refused.
"""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from penholder.document.resolution import Resolution
from penholder.document.validate import problems
from penholder.errors import InputError
from penholder.formats.akn.foreign import text_of
from penholder.formats.akn.names import akn, own
from penholder.formats.akn.own import read_own
from penholder.formats.report import ImportReport
from penholder.formats.text.reader import read_text

MAX_BYTES = 20 * 1024 * 1024
"""A resolution of 220,000 characters is a document of under 2 MB."""


def read(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """Reads a document. Raises InputError when it is no Akoma Ntoso, or broken."""
    root = _parsed(data, name)
    if not isinstance(root.tag, str) or etree.QName(root).localname != "akomaNtoso":
        raise InputError(
            f"{name} is an XML file, but no Akoma Ntoso document: Penholder reads only those."
        )
    statement = root.find(akn("statement"))
    main = root.find(f"{akn('statement')}/{akn('mainBody')}")
    if statement is not None and main is not None and main.get(own("format")) is not None:
        resolution = read_own(statement)
        if not problems(resolution):
            return resolution, ImportReport()
    text = text_of(root)
    resolution, report = read_text(text, name)
    guess = "The document was read by its text alone: check kinds and levels of the paragraphs."
    return resolution, replace(report, warnings=(*report.warnings, guess))


def _parsed(data: bytes, name: str) -> etree._Element:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} is far too long to be a resolution: choose another file.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"{name} is damaged: it is not well-formed XML. Get the file again from its source."
        ) from error
    if b"<!DOCTYPE" in data[:65536] or root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"{name} has a document type declaration, which is not safe to read.")
    return root
