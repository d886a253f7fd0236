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
from penholder.formats.word.direction import is_right_to_left, turn
from penholder.formats.word.elements import Element, element, paragraph
from penholder.formats.word.front import front, leave_out_of_count
from penholder.formats.word.links import organ_key
from penholder.formats.word.marks import Look, Marks
from penholder.formats.word.notes import footnotes_part
from penholder.formats.word.options import WordOptions
from penholder.formats.word.package import WordPackage
from penholder.formats.word.page import first_footer, first_header, footer, later_header, section
from penholder.formats.word.pictures import emblem, watermark
from penholder.formats.word.settings import settings
from penholder.formats.word.styles import styles_part

AS_TYPED = WordOptions()


def write(resolution: Resolution, options: WordOptions = AS_TYPED) -> bytes:
    """The bytes of the .docx; the same resolution always gives the same bytes."""
    package = WordPackage()
    relations = _heads_and_feet(package, resolution, options)
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, resolution.language)
    notes = {note.id: note for note in resolution.notes}
    references = reference_texts(lines, resolution.language, labels)
    notes_part = package.part("footnotes")
    marks = Marks(notes, note_labels(resolution), references, _look(resolution, options))
    marks.look.relate = package.main.link if options.hyperlinks else None
    content = front(resolution, marks)
    if options.line_numbers:
        leave_out_of_count(content)
    text, annexes = _parts(lines)
    content += body(text, labels, marks)
    if resolution.closing is not None:
        content += closing(resolution.closing)
    content += body(annexes, labels, marks)
    content += _unmarked(resolution, marks)
    turned = is_right_to_left(resolution.language)
    page = section(relations, options, right_to_left=turned)
    document = element("w:document", element("w:body", *content, page))
    package.add("styles", styles_part(resolution.language))
    package.add("settings", settings(footnotes=True))
    marks.look.relate = notes_part.link if options.hyperlinks else None
    notes_part.root = footnotes_part(marks.order, notes, marks)
    if turned:
        turn(document)
        turn(notes_part.root)
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


def _heads_and_feet(
    package: WordPackage, resolution: Resolution, options: WordOptions
) -> dict[str, str]:
    circulation, language = options.circulation.strip(), resolution.language
    first = package.part("header", "header3")
    picture = emblem(first, options.emblem) if options.emblem is not None else None
    first.root = first_header(resolution.masthead, language, picture, circulation)
    parts = {
        "header-first": first,
        "header-even": package.part("header", "header1"),
        "header-default": package.part("header", "header2"),
        "footer-even": package.part("footer", "footer1"),
        "footer-default": package.part("footer", "footer2"),
        "footer-first": package.part("footer", "footer3"),
    }
    for page in ("even", "default"):
        even = page == "even"
        head = later_header(resolution, even=even, circulation=circulation)
        parts[f"header-{page}"].root = head
        parts[f"footer-{page}"].root = footer(even=even)
    parts["footer-first"].root = first_footer()
    for number, (name, part) in enumerate(parts.items(), start=1):
        if options.watermark.strip() and name.startswith("header") and part.root is not None:
            part.root[-1].append(watermark(options.watermark.strip(), number))
        if is_right_to_left(language) and part.root is not None:
            turn(part.root)
    return {name: package.relation(part) for name, part in parts.items()}
