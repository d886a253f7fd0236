"""Writes a resolution as a Word file in the format of the United Nations.

Styles, page, masthead, notes and tabs follow the Secretariat's template (resources/word and the
modules beside this one). Every word, number and mark of the resolution is in the file as typed: no
space is exchanged for another, blanks stand in square brackets, highlighted.
"""

from __future__ import annotations

from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, note_labels, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.word.body import body, closing
from penholder.formats.word.elements import Element, element, paragraph
from penholder.formats.word.front import front
from penholder.formats.word.links import organ_key
from penholder.formats.word.marks import Look, Marks
from penholder.formats.word.notes import footnotes_part
from penholder.formats.word.options import WordOptions
from penholder.formats.word.package import WordPackage
from penholder.formats.word.page import first_footer, first_header, footer, later_header, section
from penholder.formats.word.settings import settings
from penholder.formats.word.styles import styles_part

AS_TYPED = WordOptions()


def write(resolution: Resolution, options: WordOptions = AS_TYPED) -> bytes:
    """The bytes of the .docx; the same resolution always gives the same bytes."""
    package = WordPackage()
    relations = _heads_and_feet(package, resolution)
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, resolution.language)
    notes = {note.id: note for note in resolution.notes}
    references = reference_texts(lines, resolution.language, labels)
    notes_part = package.part("footnotes")
    marks = Marks(notes, note_labels(resolution), references, _look(resolution, options))
    marks.look.relate = package.main.link if options.hyperlinks else None
    content = front(resolution, marks)
    text, annexes = _parts(lines)
    content += body(text, labels, marks)
    if resolution.closing is not None:
        content += closing(resolution.closing)
    content += body(annexes, labels, marks)
    content += _unmarked(resolution, marks)
    document = element("w:document", element("w:body", *content, section(relations)))
    package.add("styles", styles_part(resolution.language))
    package.add("settings", settings(footnotes=True))
    marks.look.relate = notes_part.link if options.hyperlinks else None
    notes_part.root = footnotes_part(marks.order, notes, marks)
    title = " ".join(plain_text(resolution.title).split())
    package.set_properties(title, resolution.masthead.symbol, options.author, resolution.language)
    return package.to_bytes(document)


def _look(resolution: Resolution, options: WordOptions) -> Look:
    language = resolution.language if options.no_break_spaces else None
    head = resolution.masthead
    return Look(language, organ_key(head.organ, head.symbol))


def _parts(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The body, and the annexes, which stand after the meeting line."""
    first = next((i for i, line in enumerate(lines) if line.kind is LineKind.ANNEX), len(lines))
    return lines[:first], lines[first:]


def _unmarked(resolution: Resolution, marks: Marks) -> list[Element]:
    """Notes marked nowhere, as a last paragraph with their marks, so that none is lost."""
    left = [note.id for note in resolution.notes if note.id not in marks.order]
    if not left:
        return []
    return [paragraph("SingleTxt", *(mark for note in left for mark in marks.mark(note)))]


def _heads_and_feet(package: WordPackage, resolution: Resolution) -> dict[str, str]:
    parts = {
        "header-even": later_header(resolution, even=True),
        "header-default": later_header(resolution, even=False),
        "header-first": first_header(resolution.masthead),
        "footer-even": footer(even=True),
        "footer-default": footer(even=False),
        "footer-first": first_footer(),
    }
    numbers = {"even": 1, "default": 2, "first": 3}
    relations: dict[str, str] = {}
    for name, root in parts.items():
        kind, page = name.split("-")
        relations[name] = package.add(kind, root, f"{kind}{numbers[page]}")
    return relations
