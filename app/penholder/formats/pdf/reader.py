"""Reads a PDF file into a resolution, page by page, and says what could not be placed."""

from __future__ import annotations

import io
import threading
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import msgspec
import pypdfium2 as pypdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from penholder.cancelling import until_cancelled
from penholder.document.ids import NoteId
from penholder.document.lines import from_lines
from penholder.document.numbering import marks_in_order, with_typed_labels
from penholder.document.resolution import Resolution
from penholder.errors import InputError
from penholder.formats.pdf.findings import (
    furniture_with_places,
    guesses_of,
    kind_of,
    masthead_warnings,
    warnings_of,
)
from penholder.formats.pdf.front import Front, read_front
from penholder.formats.pdf.furniture import Furniture, PageText, part_page
from penholder.formats.pdf.glyphs import PageContent, page_content
from penholder.formats.pdf.guard import MAX_UNPACKED_BYTES, calls_too_often, survey
from penholder.formats.pdf.notes import FootNotes
from penholder.formats.pdf.page_findings import page_warnings
from penholder.formats.pdf.page_lines import Line, lines_of
from penholder.formats.pdf.paragraphs import Block, Column, blocks_of, column_of
from penholder.formats.pdf.right_to_left import is_right_to_left, mirrored
from penholder.formats.pdf.structure import Structure, read_structure
from penholder.formats.pdf.tables import Table, take_tables
from penholder.formats.references import link_references
from penholder.formats.report import ImportReport, Unplaced
from penholder.formats.text.language import Language, is_opening, language_of

MAX_PAGES = 1000
"""The longest resolution has 59 pages; reports reach several hundred."""

MAX_CHARACTERS = 3_000_000
"""The longest resolution has 220,000 characters."""

MAX_OBJECTS = 400_000
"""Texts and lines drawn on all pages; the longest resolution has 9,400."""

_PDFIUM = threading.Lock()
"""PDFium must not be used from two threads at a time."""


@dataclass(frozen=True)
class Reading:
    """Everything a reading gives; `furniture` is what the report only counts."""

    resolution: Resolution
    report: ImportReport
    furniture: tuple[Furniture, ...]


def read(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """Reads a PDF file. Raises InputError where it cannot be opened or has no text."""
    reading = read_whole(data, name)
    return reading.resolution, reading.report


def read_whole(data: bytes, name: str) -> Reading:
    """Reads a PDF file, furniture included. Raises InputError as `read`."""
    with _PDFIUM:
        contents = _contents(data, name)
    right_to_left = is_right_to_left(contents)
    if right_to_left:
        contents = [mirrored(content) for content in contents]
    lines = [lines_of(page, each.runs) for page, each in until_cancelled(enumerate(contents))]
    if not any(lines):
        raise InputError(_no_text(contents, name))
    both = until_cancelled(zip(contents, lines, strict=True))
    pages = [part_page(content, page) for content, page in both]
    return _assembled(pages, page_warnings(contents, right_to_left=right_to_left))


def _contents(data: bytes, name: str) -> list[PageContent]:
    streams = survey(data)
    if streams.unpacked > MAX_UNPACKED_BYTES:
        raise InputError(_too_large(name))
    document = _opened(data, name)
    if streams.may_call or b"/Encrypt" in data:
        document = _checked(document, name)
    try:
        return list(_pages(document, name))
    finally:
        document.close()


def _opened(data: bytes, name: str) -> pypdfium.PdfDocument:
    try:
        return pypdfium.PdfDocument(data)
    except pypdfium.PdfiumError as error:
        raise InputError(_refusal(str(error), name)) from error


def _checked(document: pypdfium.PdfDocument, name: str) -> pypdfium.PdfDocument:
    """The document written anew, so that nothing in it is hidden from the checks."""
    copy = io.BytesIO()
    try:
        document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
    except pypdfium.PdfiumError as error:
        raise InputError(_refusal(str(error), name)) from error
    finally:
        document.close()
    data = copy.getvalue()
    if survey(data).unpacked > MAX_UNPACKED_BYTES or calls_too_often(data):
        raise InputError(_too_large(name))
    return _opened(data, name)


def _pages(document: pypdfium.PdfDocument, name: str) -> Iterator[PageContent]:
    if len(document) > MAX_PAGES:
        raise InputError(
            f"{name} has {len(document)} pages: no resolution is so long; choose another file."
        )
    characters = runs = 0
    for index in until_cancelled(range(len(document))):
        content = _page(document, index, name)
        characters += sum(len(run.text) for run in content.runs)
        runs += len(content.runs) + len(content.rules)
        if content.cut or characters > MAX_CHARACTERS or runs > MAX_OBJECTS:
            raise InputError(_too_large(name))
        yield content


def _page(document: pypdfium.PdfDocument, index: int, name: str) -> PageContent:
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pypdfium.PdfiumError as error:
        raise InputError(
            f"Page {index + 1} of {name} cannot be read: the file is damaged. Download it again."
        ) from error
    try:
        return page_content(page.raw, textpage.raw, *page.get_size())
    finally:
        textpage.close()
        page.close()


def _too_large(name: str) -> str:
    return f"{name} unpacks to far more than any resolution holds: choose another file."


def _refusal(reason: str, name: str) -> str:
    if "assword" in reason:
        return (
            f"{name} is protected by a password: open it in a PDF viewer, save it without the"
            " password and try again."
        )
    return f"{name} is not a PDF file that can be read: it is damaged or incomplete."


def _no_text(contents: Sequence[PageContent], name: str) -> str:
    if any(content.pictures for content in contents):
        return (
            f"{name} holds pictures of pages and no text: use a file with text from"
            " documents.un.org, or run text recognition (OCR) on it first."
        )
    return f"{name} holds no text."


def _assembled(pages: list[PageText], about_pages: Sequence[str]) -> Reading:
    tables = take_tables(pages)
    notes = FootNotes()
    for page in pages:
        notes.add_page(page.table_notes)
        notes.add_page(page.notes)
    lines = [line for page in pages for line in page.body]
    language = language_of(" ".join(line.text.split()) for line in lines[:400])
    column = column_of(lines, pages[0].margin)
    flow = _flow(pages, tables, column)
    first = list(takewhile(lambda item: isinstance(item, Block), flow))
    front = read_front(pages[0].masthead, _blocks(first), column, notes.find, language)
    text = flow[front.taken :]
    kind = kind_of(front, any(is_opening(block.text, language) for block in _blocks(text)))
    structure = read_structure(text, column, notes.find, language, plain=not kind.is_resolution)
    resolution = _resolution(front, structure, notes, language)
    furniture = (*front.furniture, *(item for page in pages for item in page.furniture))
    warnings = [
        *front.warnings,
        *about_pages,
        *masthead_warnings(front, resolution),
        *warnings_of(resolution, structure, kind),
    ]
    unplaced = [Unplaced(text, "masthead") for text in front.left_over]
    last = [" ".join(line.text for line in page.body[-2:]) for page in pages]
    unplaced += [
        Unplaced(line.text, f"foot of page {line.page + 1}", last[line.page])
        for line in notes.stray
    ]
    report = ImportReport(
        tuple(unplaced),
        tuple(warnings),
        dict(Counter(item.kind for item in furniture)),
        tuple(guesses_of(resolution, structure)),
        furniture_with_places(furniture, pages),
    )
    return Reading(resolution, report, furniture)


def _blocks(flow: Sequence[Block | Table]) -> list[Block]:
    return [item for item in flow if isinstance(item, Block)]


def _flow(
    pages: Sequence[PageText], tables: Sequence[Table], column: Column
) -> list[Block | Table]:
    """Blocks and tables in reading order."""
    flow: list[Block | Table] = []
    pending: list[Line] = []
    waiting = deque(tables)
    for page in pages:
        for line in page.body:
            while waiting and (waiting[0].page, -waiting[0].top) < (page.page, -line.baseline):
                flow.extend(blocks_of(pending, column))
                pending = []
                flow.append(waiting.popleft())
            pending.append(line)
    flow.extend(blocks_of(pending, column))
    flow.extend(waiting)
    return flow


def _resolution(
    front: Front, structure: Structure, notes: FootNotes, language: Language
) -> Resolution:
    lines = with_typed_labels(structure.lines, structure.typed, language.code)
    body, annexes = from_lines(lines)
    resolution = Resolution(
        masthead=front.masthead,
        sponsors=front.sponsors,
        adoption=front.adoption,
        title=front.title,
        opening=structure.opening,
        body=body,
        annexes=annexes,
        closing=structure.closing,
        notes=notes.resolved(),
        language=language.code,
    )
    return link_references(_with_free_labels(resolution))


def _with_free_labels(resolution: Resolution) -> Resolution:
    """Notes whose number counting the marks gives lose their typed label; the others keep it."""
    typed = {note.id: note.label for note in resolution.notes}
    free: set[NoteId] = set()
    for note in dict.fromkeys(marks_in_order(resolution)):
        if typed.get(note) == str(len(free) + 1):
            free.add(note)
    notes = tuple(
        msgspec.structs.replace(note, label=None) if note.id in free else note
        for note in resolution.notes
    )
    return msgspec.structs.replace(resolution, notes=notes)
