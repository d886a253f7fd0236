"""Reads web pages: our own exactly, any other (or a clipboard's) as text with its lists and notes.

Nothing is fetched and nothing runs: scripts, styles and pictures are passed over.
"""

from __future__ import annotations

import lxml.etree
import lxml.html
from msgspec.structs import replace

from penholder.document.resolution import Resolution
from penholder.document.validate import problems
from penholder.errors import InputError
from penholder.formats.document_kind import kind_of
from penholder.formats.html_own import read_own
from penholder.formats.html_text import page_of
from penholder.formats.report import ImportReport
from penholder.formats.text.reader import read_text

MAX_BYTES = 20 * 1024 * 1024
"""A resolution of 220,000 characters is a page of under 1 MB, with Word's clutter of 5 MB."""


def read(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """Reads a page. Raises InputError when there is no text in it."""
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} is far too long to be a resolution: choose another file.")
    root = _parsed(data, name)
    own = root.find(".//article[@data-penholder]")
    if own is not None:
        resolution = read_own(own, root.get("lang") or "en")
        if not problems(resolution):
            kind = kind_of(resolution)
            warnings = () if kind.is_resolution else (kind.sentence,)
            return resolution, ImportReport(warnings=warnings)
    return _read_foreign(root, name)


def read_clipboard(html: str) -> tuple[Resolution, ImportReport]:
    """Reads what another program put on the clipboard as HTML. Raises InputError."""
    return read(html.encode("utf-8", "replace"), "The clipboard")


def _read_foreign(root: lxml.html.HtmlElement, name: str) -> tuple[Resolution, ImportReport]:
    text, asides = page_of(root)
    resolution, report = read_text(text, name)
    report = replace(report, unplaced=(*report.unplaced, *asides))
    guess = "The page was read by its text alone: check kinds and levels of the paragraphs."
    return resolution, replace(report, warnings=(*report.warnings, guess))


def _parsed(data: bytes, name: str) -> lxml.html.HtmlElement:
    encoding = _encoding(data)
    parser = lxml.html.HTMLParser(encoding=encoding, no_network=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"{name} has no text in it: there is nothing to read.") from error
    # What is nested deeper than libxml2 goes (2,048 levels) is not in the tree: no half pages.
    if any(entry.type == lxml.etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise InputError(
            f"{name} nests its text deeper than any page does: it is damaged, or made to do harm,"
            " and was not read."
        )
    return root


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are that; else the page's own declaration counts."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
