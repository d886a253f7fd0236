"""Document templates: whole drafts to begin with, made of clauses with their blanks.

The file format is described in resources/templates/README.md.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

import msgspec
from msgspec.structs import replace

from penholder import resources
from penholder.document import operations
from penholder.document.ids import random_id
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.resolution import Masthead, Resolution
from penholder.document.spans import Text, split_at
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.phrasebook import clauses
from penholder.phrasebook.phrases import match_opening, with_repeat
from penholder.phrasebook.sequence import expected_repeats


class TemplateLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause by its id, or a section with its label and title."""

    clause: str = ""
    section: str = ""
    title: str = ""


class DocumentTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One template: its first page and its lines. `heading` is the title of the resolution."""

    id: str
    title: str
    when: str
    organ: str
    line: tuple[TemplateLine, ...]
    body: str = ""
    heading: str = ""
    opening: str = ""


@cache
def document_templates() -> tuple[DocumentTemplate, ...]:
    """Every template that the program ships with, in the order of the files. Raises InputError."""
    found = []
    for file in sorted(resources.path("templates").glob("*.toml")):
        try:
            found.append(msgspec.toml.decode(file.read_bytes(), type=DocumentTemplate))
        except msgspec.DecodeError as error:
            raise InputError(f"{file.name} is not a document template: {error}.") from error
    return tuple(found)


def draft_from(template: DocumentTemplate) -> Resolution:
    """A draft with new ids, its blanks unfilled; the last operative paragraph ends in a full stop.

    Raises InputError for a clause there is not.
    """
    lines: list[Line] = []
    sections = 0
    for item in template.line:
        if item.section:
            title = clauses.parse_blanks(item.title)
            restarts = sections > 0
            sections += 1
            heading = Line(random_id(), LineKind.HEADING, title, 1, item.section, 0, restarts)
            lines.append(heading)
            continue
        clause = clauses.find(item.clause)
        if clause is None:
            raise InputError(f"The template “{template.title}” has no clause “{item.clause}”.")
        lines.extend(clauses.template_lines(clause))
    opening = template.opening or f"The {template.organ}"
    masthead = Masthead(
        organ=template.organ,
        body=template.body,
        distribution="Limited",
        original_language="English",
    )
    draft = Resolution(
        masthead=masthead,
        title=clauses.parse_blanks(template.heading),
        opening=(Text(opening, italic=True), Text(",")),
    )
    return operations.with_lines(draft, _with_end(_with_repeat_words(lines)))


_KINDS = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}


def _with_repeat_words(lines: list[Line]) -> list[Line]:
    """The lines with "also" and "further" where neighbours begin alike."""
    result: list[Line] = []
    for kind, run in groupby(lines, key=lambda line: line.kind):
        group = list(run)
        if kind in _KINDS:
            part = _KINDS[kind]
            matches = [match_opening(plain_text(line.spans), part) for line in group]
            expected = expected_repeats(matches)
            for place, (match, word) in enumerate(zip(matches, expected, strict=True)):
                if match is not None and word:
                    rest = split_at(group[place].spans, match.length)[1]
                    phrase = Text(with_repeat(match.phrase, part, word), italic=True)
                    group[place] = replace(group[place], spans=(phrase, *rest))
        result += group
    return result


def _with_end(lines: list[Line]) -> list[Line]:
    """The lines with a full stop at the end of the text."""
    last = lines[-1]
    span = last.spans[-1] if last.spans else None
    if not isinstance(span, Text) or not span.text.endswith(";"):
        return lines
    ended = Text(span.text[:-1] + ".", span.italic, span.bold)
    return [*lines[:-1], replace(last, spans=(*last.spans[:-1], ended))]
